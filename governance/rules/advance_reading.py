"""May this person mark an item beforehand, ask for it to be taken out of the consent group, or carry the group?"""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person, Seat
from councils.rules import refuse_unless_secretariat, standing_of
from governance import rights
from governance.electorates import deciding_keys
from governance.enums import MEETING_OVER, AdvanceMark, MeetingState
from governance.models import AgendaItem, ItemRecusal, Procedure
from groundwork.refusals import Refusal

UNUSABLE = 422
LONGEST = 2000
IN_GROUP = Q(consent=True, pulled_at=None, removed=False)


def consent_after(body: Body) -> int | None:
    """After how many “no objection” an item of this body goes into the consent group; None where nobody reads
    beforehand. One query."""
    return Procedure.objects.filter(body=body).values_list("consent_after", flat=True).first()


def seats_marking(person: Person, body: Body, on: date | None = None) -> list[Seat]:
    """The seats for which this person marks the items of a body: those whose voice they carry in it."""
    keys = deciding_keys(body, on or timezone.localdate())
    held = standing_of(person, on).voting_seats().values()
    return [each.seat for each in held if each.seat.body.key in keys]


def refuse_mark(person: Person, item: AgendaItem, mark: str, text: str) -> Refusal | None:
    """Why may this person not say this of an item beforehand?"""
    if not seats_marking(person, item.meeting.body):
        keys = deciding_keys(item.meeting.body, timezone.localdate())
        words = _("Items are marked beforehand by those who hold a seat with a voice.")
        return rights.VOTE.refused("no-seat", words, about=keys)
    if consent_after(item.meeting.body) is None:
        return Refusal("not-read-beforehand", _("In this body nobody marks items beforehand."))
    return refuse_no_item(item) or refuse_words(mark, text)


def refuse_no_item(item: AgendaItem) -> Refusal | None:
    """Why is there nothing to mark? It is no item, it was taken off, or the meeting has begun."""
    if item.removed:
        return Refusal("item-removed", _("This item was taken off the agenda."))
    if not item.is_item:
        return Refusal("no-item", _("There is nothing to mark here."))
    if item.meeting.state != MeetingState.DRAFT:
        return Refusal("meeting-begun", _("The meeting has begun: speak in the meeting."))
    return None


def refuse_words(mark: str, text: str) -> Refusal | None:
    """Why is this no mark? A comment says something."""
    if mark not in AdvanceMark.values:
        return Refusal("no-mark", _("Choose what you say of this item."), "mark", UNUSABLE)
    if mark == AdvanceMark.COMMENT and not text.strip():
        return Refusal("no-comment", _("Write your comment."), "text", UNUSABLE)
    if len(text) > LONGEST:
        return Refusal("too-long", _("Write it in 2,000 characters or fewer."), "text", UNUSABLE)
    return None


def refuse_recused(seats: Collection[Seat], item: AgendaItem) -> Refusal | None:
    """Why do these seats say nothing of this item? All of them take no part in it. One query."""
    out = ItemRecusal.objects.filter(item=item, ended_at=None, seat__in=seats).count()
    return Refusal("recused", _("Your seat takes no part in this item.")) if out >= len(seats) else None


def refuse_pull(person: Person, item: AgendaItem) -> Refusal | None:
    """Why may this person not ask for an item to be taken out of the consent group? Any seat with a voice may, the
    co-chairs and the secretariat."""
    if not item.consent or item.pulled_at is not None or item.removed:
        return Refusal("not-in-group", _("This item is not in the consent group."))
    if item.meeting.state in MEETING_OVER:
        return Refusal("meeting-over", _("The meeting is over."))
    return refuse_ask(person, item.meeting.body)


def refuse_ask(person: Person, body: Body) -> Refusal | None:
    """Why has this person no say in the consent group of a body?"""
    if refuse_unless_secretariat(person) is None:
        return None
    keys = deciding_keys(body, timezone.localdate())
    if standing_of(person).holds(rights.VOTE, keys) or standing_of(person).holds(rights.CONDUCT, keys):
        return None
    return rights.VOTE.refused("no-seat", _("A member of the body asks for this."), about=keys)
