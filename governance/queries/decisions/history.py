"""What was done to a decision, when and by whom, as the ledger has it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from councils.queries.names import BodyWords
from governance.models import Decision
from governance.queries.effect_words import Known, effect_words
from groundwork.models import LedgerEntry


@dataclass(frozen=True)
class HistoryRow:
    """One line of the ledger: when, what was done, and by whom; nobody where the worker did it."""

    at: datetime
    words: str
    name: str


def history_of(
    decision: Decision, labels: Mapping[int, str], bodies: Mapping[str, BodyWords], known: Known
) -> list[HistoryRow]:
    """Every act on the decision, the newest first; `labels` are those of its clauses by position, `known` what its
    effects name. One query."""
    entries = LedgerEntry.objects.filter(subject=decision.reference).select_related("testimony").order_by("-id")
    return [HistoryRow(entry.at, words_of(entry, labels, bodies, known), _name(entry)) for entry in entries]


def words_of(entry: LedgerEntry, labels: Mapping[int, str], bodies: Mapping[str, BodyWords], known: Known) -> str:
    """What the entry says was done, as a reader says it."""
    if entry.act == "decision.text-matched":
        return _("Texts of clause %(label)s confirmed") % {"label": labels.get(entry.facts.get("clause", 0), "")}
    settled = {
        "effect.enacted": _("In force"),
        "effect.held": _("Held back"),
        "effect.withdrawn": pgettext("effect", "Withdrawn"),
    }
    if entry.act in settled:
        words = effect_words(entry.facts["kind"], entry.facts["terms"], bodies, known=known)
        return _("%(what)s: %(words)s") % {"what": settled[entry.act], "words": words}
    if entry.act == "decision.rescinded":
        return _("Rescinded by decision %(reference)s") % {"reference": entry.facts["settled_by"]}
    return {
        "decision.recorded": _("Recorded"),
        "decision.item-recorded": _("Recorded"),
        "decision.replaced": _("Replaced; what it said before is kept"),
        "decision.corrected": _("Corrected, beside its text"),
        "decision.published": _("Published in both languages"),
        "decision.title-matched": _("Titles confirmed"),
    }.get(entry.act, entry.act)


def _name(entry: LedgerEntry) -> str:
    """Who did it; the worker has no number of its own, and a removed name stays empty."""
    fields = entry.testimony.fields
    return str(fields.get("name", "")) if "id" in fields else ""
