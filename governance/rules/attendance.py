"""May this person take a seat out of an item of the agenda, or take that back?"""

from django.utils.translation import gettext_lazy as _

from councils.models import Person, Seat
from councils.rules import standing_of
from governance.models import AgendaItem, ItemRecusal
from governance.rules.places import refuse_chair_or_secretariat
from groundwork.refusals import Refusal


def refuse_recuse_seat(person: Person, item: AgendaItem, seat: Seat) -> Refusal | None:
    """Why may this person not take this seat out of the item? Who carries its voice may, and for what was said in the
    room the co-chairs and the secretariat; an assistant may not."""
    if seat.pk in standing_of(person).voting_seats():
        return None
    return refuse_chair_or_secretariat(person, item.meeting.body)


def refuse_end_recusal(person: Person, recusal: ItemRecusal) -> Refusal | None:
    """Why may this person not take it back? Those who may declare it may."""
    return refuse_recuse_seat(person, recusal.item, recusal.seat)


def refuse_no_interest(interest: str) -> Refusal | None:
    """Why is this no declaration?"""
    if not interest.strip():
        return Refusal("no-interest", _("Declare the interest."), "interest", status=422)
    return None
