"""What was done to a decision, when and by whom, as the ledger has it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from councils.queries.names import BodyWords
from governance.models import Decision
from governance.queries.effect_words import effect_words
from groundwork.models import LedgerEntry


@dataclass(frozen=True)
class HistoryRow:
    """One line of the ledger: when, what was done, and by whom; nobody where the worker did it."""

    at: datetime
    words: str
    name: str


def history_of(decision: Decision, labels: Mapping[int, str], bodies: Mapping[str, BodyWords]) -> list[HistoryRow]:
    """Every act on the decision, the newest first; `labels` are those of its clauses by position. One query."""
    entries = LedgerEntry.objects.filter(subject=decision.reference).select_related("testimony").order_by("-id")
    return [HistoryRow(entry.at, words_of(entry, labels, bodies), _name(entry)) for entry in entries]


def words_of(entry: LedgerEntry, labels: Mapping[int, str], bodies: Mapping[str, BodyWords]) -> str:
    """What the entry says was done, as a reader says it."""
    if entry.act == "decision.text-matched":
        return _("Texts of clause %(label)s confirmed") % {"label": labels.get(entry.facts.get("clause", 0), "")}
    if entry.act in {"effect.enacted", "effect.held"}:
        prefix = _("In force") if entry.act == "effect.enacted" else _("Held back")
        words = effect_words(entry.facts["kind"], entry.facts["terms"], bodies)
        return _("%(what)s: %(words)s") % {"what": prefix, "words": words}
    return {
        "decision.recorded": _("Recorded"),
        "decision.published": _("Published in both languages"),
        "decision.title-matched": _("Titles confirmed"),
    }.get(entry.act, entry.act)


def _name(entry: LedgerEntry) -> str:
    """Who did it; the worker has no number of its own, and a removed name stays empty."""
    fields = entry.testimony.fields
    return str(fields.get("name", "")) if "id" in fields else ""
