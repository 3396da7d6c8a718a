"""How is an item revised field by field, by several people at once, and nothing lost?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.agendas.building import refuse_item, refuse_removed
from governance.actions.meetings.calling import refuse_ended
from governance.enums import Purpose
from governance.models import AgendaItem
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

WITH_STATES = ("title", "summary")
PAIRS = (*WITH_STATES, "presenter", "expected_outcome")
TEXTS = tuple(f"{name}_{code}" for name in PAIRS for code in LANGUAGES)
FIELDS = (*TEXTS, "purpose", "minutes", "sponsor", "engagement_level", "priority", "standing", "in_camera")


@dataclass(frozen=True)
class Revised:
    """The item as it stands now, the fields that were saved, and those that somebody else had changed meanwhile."""

    item: AgendaItem
    saved: tuple[str, ...]
    conflicts: tuple[str, ...]


@transaction.atomic
def revise_item(
    *,
    item: AgendaItem,
    changes: Mapping[str, Any],
    by: Person,
    seen: Mapping[str, int] | None = None,
    matches: bool = False,
) -> Revised:
    """Change fields of an item (those of FIELDS), each on its own.

    `seen` are the versions of the fields that the editor saw (AgendaItem.field_versions; none is 0). A field that
    somebody changed meanwhile is left as it stands and named in `conflicts`; the others are saved. Without `seen`,
    what is given wins. `matches` says that both languages of title and summary say the same. Raises Refused for
    unusable values, when the item was taken off or its meeting has ended, or without the right.
    """
    item = changing(AgendaItem, item.pk)
    require(rules.refuse_prepare(by))
    require(refuse_ended(item.meeting))
    require(refuse_removed(item))
    changed = {name: value for name, value in changes.items() if getattr(item, name) != value}
    late = {name for name in changed if seen is not None and version_of(item, name) != seen.get(name, 0)}
    saved = {name: value for name, value in changed.items() if name not in late}
    require(refuse_fields(item, saved))
    apply(item, saved)
    if matches and not late:
        item.title, item.summary = confirmed_where_written(item.title), confirmed_where_written(item.summary)
    if saved or (matches and not late):
        item.field_versions = {**item.field_versions, **{name: version_of(item, name) + 1 for name in saved}}
        item.version += 1
        item.save()
        record("item.revised", by=by, on=item, fields=saved, matches=matches)
    return Revised(item, tuple(saved), tuple(name for name in changes if name in late))


def version_of(item: AgendaItem, name: str) -> int:
    """How often this field was changed since the item was put on the agenda."""
    return int(item.field_versions.get(name, 0))


def apply(item: AgendaItem, saved: Mapping[str, Any]) -> None:
    """Write the fields into the row; the other side of a text that changed may no longer match."""
    for name in PAIRS:
        sides = {code: saved.get(f"{name}_{code}", getattr(item, f"{name}_{code}")) for code in LANGUAGES}
        if any(f"{name}_{code}" in saved for code in LANGUAGES):
            text: Pair = getattr(item, name)
            setattr(item, name, text.revised(**sides) if name in WITH_STATES else Pair(**sides))
    for name, value in saved.items():
        if name not in TEXTS:
            setattr(item, name, value)


def confirmed_where_written(text: Pair) -> Pair:
    """The pair with both sides confirmed, when both are there."""
    return text.approved() if text.en.strip() and text.fr.strip() else text


def refuse_fields(item: AgendaItem, saved: Mapping[str, Any]) -> Refusal | None:
    """Why are these no values for the fields of this item?"""
    unknown = set(saved) - set(FIELDS)
    if unknown:
        raise ValueError(f"no fields of an agenda item: {sorted(unknown)}")
    if "purpose" in saved and saved["purpose"] not in Purpose.values:
        return Refusal("no-purpose", _("Choose what the item is for."), "purpose", status=422)
    if item.is_section and "minutes" in saved:
        return Refusal("section-has-no-minutes", _("A section takes no minutes of its own."), "minutes", status=422)
    title = Pair(saved.get("title_en", item.title.en), saved.get("title_fr", item.title.fr))
    return refuse_item(title, saved.get("minutes", item.minutes), is_section=item.is_section)
