"""How is an agenda built: items added, put in order, timed, revised, taken off?"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from governance import rules
from governance.actions.meetings import refuse_ended
from governance.enums import Purpose, QuestionKind
from governance.models import AgendaItem, DiscussionQuestion, Meeting, Recommendation
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: Pair,
    minutes: int,
    by: Person,
    purpose: Purpose = Purpose.INFORMATION,
    recommendation: Recommendation | None = None,
    is_break: bool = False,
    sponsor: Body | None = None,
    details: dict[str, Any] | None = None,
) -> AgendaItem:
    """Put an item at the end of an agenda: a title in one language, a purpose and minutes are enough.

    `details` are further columns of the item. Raises Refused for minutes outside 1 to 600, an empty title,
    a recommendation that is on this agenda already, a meeting that has ended, or without the right.
    """
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_prepare(by))
    require(refuse_ended(meeting))
    require(refuse_item(title, minutes))
    require(refuse_twice(meeting, recommendation))
    last = AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("-position").first()
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=(last.position or 0) + 1 if last else 1,
        minutes=minutes,
        purpose=purpose,
        recommendation=recommendation,
        is_break=is_break,
        sponsor=sponsor,
        **title.columns("title"),
        **(details or {}),
    )
    record(
        "item.added",
        by=by,
        on=item,
        meeting=meeting,
        title=title,
        minutes=minutes,
        purpose=purpose,
        recommendation=recommendation,
    )
    return item


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
def revise_item(
    *,
    item: AgendaItem,
    version: int,
    by: Person,
    title: Pair | None = None,
    minutes: int | None = None,
    purpose: str | None = None,
    details: dict[str, Any] | None = None,
    matches: bool = False,
) -> AgendaItem:
    """Change what is given of an item, whose `version` the editor saw.

    `details` are further fields by their names, pairs as Pair. `matches` says that both languages of title and
    summary say the same. Raises Refused when somebody changed it or took it off meanwhile, for unusable values,
    or without the right.
    """
    item = changing(AgendaItem, item.pk)
    require(rules.refuse_prepare(by))
    require(refuse_ended(item.meeting))
    require(refuse_removed(item))
    require(refuse_stale(item, version))
    new_title = item.title.revised(en=title.en, fr=title.fr) if title else item.title
    require(refuse_item(new_title, item.minutes if minutes is None else minutes))
    item.title = new_title
    item.minutes = item.minutes if minutes is None else minutes
    item.purpose = purpose or item.purpose
    for name, value in (details or {}).items():
        setattr(item, name, item.summary.revised(en=value.en, fr=value.fr) if name == "summary" else value)
    if matches:
        item.title, item.summary = confirmed_where_written(item.title), confirmed_where_written(item.summary)
    item.version += 1
    item.save()
    record(
        "item.revised",
        by=by,
        on=item,
        title=item.title,
        minutes=item.minutes,
        purpose=item.purpose,
        details=details or {},
        matches=matches,
    )
    return item


def confirmed_where_written(text: Pair) -> Pair:
    """The pair with both sides confirmed, when both are there."""
    return text.approved() if text.en.strip() and text.fr.strip() else text


@transaction.atomic
def move_item(*, item: AgendaItem, steps: int, by: Person) -> AgendaItem:
    """Move an item up (negative) or down by some places; at the end of the agenda it stays there.

    Raises Refused when it was taken off meanwhile, or without the right.
    """
    meeting = changing(Meeting, item.meeting_id)
    require(rules.refuse_prepare(by))
    require(refuse_ended(meeting))
    require(refuse_removed(changing(AgendaItem, item.pk)))
    order = list(AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("position"))
    old = order.index(item)
    new = max(0, min(len(order) - 1, old + steps))
    order.insert(new, order.pop(old))
    for position, each in enumerate(order, start=1):
        if each.position != position:
            AgendaItem.objects.filter(pk=each.pk).update(position=position)
    record("item.moved", by=by, on=item, was=old + 1, now=new + 1)
    return AgendaItem.objects.get(pk=item.pk)


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Take an item off the agenda; it stays on record. Raises Refused when a motion hangs on it."""
    meeting = changing(Meeting, item.meeting_id)
    item = changing(AgendaItem, item.pk)
    require(rules.refuse_prepare(by))
    require(refuse_ended(meeting))
    require(refuse_removed(item))
    if item.motions.exclude(state="withdrawn").exists():
        require(Refusal("item-has-a-motion", _("A motion hangs on this item. Withdraw the motion first.")))
    item.removed, item.position = True, None
    item.save(update_fields=["removed", "position"])
    record("item.removed", by=by, on=item)
    return item


def refuse_item(title: Pair, minutes: int) -> Refusal | None:
    """Why is this no agenda item?"""
    if not (title.en.strip() or title.fr.strip()):
        return Refusal("no-title", _("Write a title, in one language at least."), "title_en", status=422)
    if not 1 <= minutes <= 600:
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
