"""How does an agenda get its items, sections and breaks, and how are they taken off again?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from governance import rules
from governance.actions.meetings.calling import refuse_ended
from governance.enums import Purpose, QuestionKind
from governance.models import AgendaItem, DiscussionQuestion, Meeting, Recommendation
from governance.rules.agenda_versions import is_supplementary
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class NewItem:
    """What goes on an agenda: a title in one language, a purpose and minutes are enough; a section takes none.

    `details` are further columns of the item, by name.
    """

    title: Pair
    minutes: int
    purpose: str = Purpose.INFORMATION
    recommendation: Recommendation | None = None
    is_break: bool = False
    is_section: bool = False
    sponsor: Body | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: Pair,
    minutes: int,
    by: Person,
    purpose: str = Purpose.INFORMATION,
    recommendation: Recommendation | None = None,
    is_break: bool = False,
    is_section: bool = False,
    sponsor: Body | None = None,
    details: Mapping[str, Any] | None = None,
    before: AgendaItem | None = None,
) -> AgendaItem:
    """Put one item on an agenda, `before` another or at the end.

    Raises Refused for minutes outside 1 to 600, an empty title, a recommendation that is on this agenda already,
    a place that is gone, a meeting that has ended, or without the right.
    """
    new = NewItem(title, minutes, purpose, recommendation, is_break, is_section, sponsor, details or {})
    return placed(meeting, [new], by, before)[0]


@transaction.atomic
def place_items(
    *, meeting: Meeting, new: Sequence[NewItem], by: Person, before: AgendaItem | None = None
) -> list[AgendaItem]:
    """Put several items on an agenda, in this order, `before` another or at the end: all of them, or none.

    Raises Refused as add_item does.
    """
    return placed(meeting, new, by, before)


def placed(meeting: Meeting, new: Sequence[NewItem], by: Person, before: AgendaItem | None) -> list[AgendaItem]:
    """Make room and put the items there, inside the caller's transaction."""
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_prepare(by))
    require(refuse_ended(meeting))
    for each in new:
        require(refuse_item(each.title, each.minutes, is_section=each.is_section))
        require(refuse_twice(meeting, each.recommendation))
    place = first_place(meeting, before)
    AgendaItem.objects.filter(meeting=meeting, position__gte=place).update(position=F("position") + len(new))
    return [put(meeting, each, by, position) for position, each in enumerate(new, start=place)]


def put(meeting: Meeting, new: NewItem, by: Person, position: int) -> AgendaItem:
    """Write one item, inside the caller's transaction."""
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=position,
        minutes=0 if new.is_section else new.minutes,
        purpose=new.purpose,
        recommendation=new.recommendation,
        is_break=new.is_break,
        is_section=new.is_section,
        sponsor=new.sponsor,
        supplementary=is_supplementary(meeting),
        **new.title.columns("title"),
        **new.details,
    )
    record(
        "item.added",
        by=by,
        on=item,
        meeting=meeting,
        title=new.title,
        minutes=item.minutes,
        purpose=new.purpose,
        recommendation=new.recommendation,
    )
    return item


def first_place(meeting: Meeting, before: AgendaItem | None) -> int:
    """The position at which something is put before this item, or at the end; parts stay with their item.

    Raises Refused when the item is no longer on this agenda.
    """
    on_it = AgendaItem.objects.filter(meeting=meeting, removed=False)
    if before is None:
        return on_it.count() + 1
    found = on_it.filter(pk=before.pk).first()
    require(None if found else NO_PLACE)
    assert found is not None
    assert found.position is not None
    if found.parent_id is None:
        return found.position
    return found.position + on_it.filter(parent=found.parent_id, position__gte=found.position).count()


NO_PLACE = Refusal("no-such-place", _("The place you chose is no longer on this agenda. Choose another."), "before")


@transaction.atomic
def ask_question(
    *, item: AgendaItem, kind: QuestionKind, text: Pair, by: Person, label: str = "", source: str = ""
) -> DiscussionQuestion:
    """Put a discussion question under an item. Raises Refused without the right."""
    item = changing(AgendaItem, item.pk)
    require(rules.refuse_prepare(by))
    question = DiscussionQuestion.objects.create(
        item=item,
        position=item.questions.count() + 1,
        kind=kind,
        label=label,
        source=source,
        **text.columns("text", states=False),
    )
    record("item.question-asked", by=by, on=item, text=text, kind=kind)
    return question


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Take an item off the agenda; it stays on record, and its parts become items of their own.

    Raises Refused when a motion hangs on it, when it is off already, or without the right.
    """
    meeting = changing(Meeting, item.meeting_id)
    item = changing(AgendaItem, item.pk)
    require(rules.refuse_prepare(by))
    require(refuse_ended(meeting))
    require(refuse_removed(item))
    if item.motions.exclude(state="withdrawn").exists():
        require(Refusal("item-has-a-motion", _("A motion hangs on this item. Withdraw the motion first.")))
    place = item.position
    item.removed, item.position = True, None
    item.save(update_fields=["removed", "position"])
    item.parts.update(parent=None)
    AgendaItem.objects.filter(meeting=meeting, position__gt=place).update(position=F("position") - 1)
    record("item.removed", by=by, on=item)
    return item


def refuse_item(title: Pair, minutes: int, *, is_section: bool = False) -> Refusal | None:
    """Why is this no agenda item?"""
    if not (title.en.strip() or title.fr.strip()):
        return Refusal("no-title", _("Write a title, in one language at least."), "title_en", status=422)
    if not is_section and not 1 <= minutes <= 600:
        return Refusal("bad-minutes", _("An item takes from 1 to 600 minutes."), "minutes", status=422)
    return None


def refuse_twice(meeting: Meeting, recommendation: Recommendation | None) -> Refusal | None:
    """Why does this recommendation not go on the agenda? It is there already."""
    on_it = AgendaItem.objects.filter(meeting=meeting, removed=False, recommendation=recommendation)
    if recommendation is None or not on_it.exists():
        return None
    return Refusal("already-on-agenda", _("This recommendation is already on this agenda."), "recommendation")


def refuse_removed(item: AgendaItem) -> Refusal | None:
    """Why is this item no longer changed?"""
    return Refusal("item-removed", _("This item was taken off the agenda.")) if item.removed else None


def refuse_stale(row: Any, version: int) -> Refusal | None:
    """Why would this change overwrite somebody else's?"""
    if row.version == version:
        return None
    return Refusal("changed-meanwhile", _("Somebody changed this meanwhile. Look at it again; what you typed is kept."))
