"""How does a decision appoint somebody, end a term, and create or end a seat?"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from councils.actions.memberships import (
    HOLDERS,
    appoint,
    end_membership,
    holder_of,
    refuse_appointment,
    refuse_end_of_membership,
    refuse_replacement,
    replace_holder,
)
from councils.actions.seats import create_seat, end_seat, refuse_end_of_seat, refuse_seat
from councils.enums import Role
from councils.grounds import decided
from councils.models import Membership, Person
from governance.effects.terms import Facts, Given, Occasion
from groundwork.refusals import Refusal


def refuse_appointing(given: Given, on: date) -> Refusal | None:
    """Why can this person not have this place from that day on?"""
    seat, role = given["seat"], given["role"]
    if role in HOLDERS:
        return refuse_replacement(seat, given["person"], role, on, given["until"])
    if Membership.objects.standing(on).filter(seat=seat, person=given["person"]).exists():
        return Refusal("has-this-seat", _("This person already has a place in this seat then."))
    return refuse_appointment(seat, role, on, given["until"], stood_in_for(given, on))


def seat(given: Given, occasion: Occasion) -> Facts:
    """The person has the place; who held the seat until then leaves it. An alternate stands in for the holder."""
    ground, before = decided(occasion.reference), holder_of(given["seat"], occasion.on)
    if given["role"] in HOLDERS:
        replace_holder(
            seat=given["seat"],
            person=given["person"],
            role=given["role"],
            on=occasion.on,
            ends_on=given["until"],
            ground=ground,
            by=None,
        )
        return {"replaced": before.person_id} if before else {}
    appoint(
        person=given["person"],
        seat=given["seat"],
        role=given["role"],
        starts_on=occasion.on,
        ends_on=given["until"],
        alternate_for=stood_in_for(given, occasion.on),
        ground=ground,
        by=None,
    )
    return {}


def stood_in_for(given: Given, on: date) -> Person | None:
    """In whose stead an alternate comes: the holder of the seat on that day."""
    holder = holder_of(given["seat"], on) if given["role"] == Role.ALTERNATE else None
    return holder.person if holder else None


def refuse_unseating(given: Given, on: date) -> Refusal | None:
    """Why can this person's term in the seat not end on that day?"""
    held = held_by(given, on)
    if held is None:
        return Refusal("not-in-this-seat", _("This person has no place in this seat on that day."))
    return refuse_end_of_membership(held, on)


def unseat(given: Given, occasion: Occasion) -> None:
    """The term ends; that day is the first without it."""
    held = held_by(given, occasion.on)
    assert held is not None
    end_membership(membership=held, on=occasion.on, ground=decided(occasion.reference), by=None)


def held_by(given: Given, on: date) -> Membership | None:
    """The place that the person has in the seat on that day."""
    rows = Membership.objects.standing(on).filter(seat=given["seat"], person=given["person"])
    return rows.select_related("seat__body").first()


def refuse_new_seat(given: Given, on: date) -> Refusal | None:
    """Why can there be no such seat from that day on?"""
    return refuse_seat(given["body"], given["jurisdiction"], given["number"] or 1, voices(given), on)


def create(given: Given, occasion: Occasion) -> None:
    """The government has a seat in the body from that day on."""
    create_seat(
        body=given["body"],
        jurisdiction=given["jurisdiction"],
        number=given["number"] or 1,
        weight=voices(given),
        starts_on=occasion.on,
        ground=decided(occasion.reference),
        by=None,
    )


def voices(given: Given) -> int:
    """The weight of the seat: one voice where nothing is said, none where that is said."""
    weight: int | None = given["weight"]
    return 1 if weight is None else weight


def refuse_end(given: Given, on: date) -> Refusal | None:
    """Why can this seat not end on that day?"""
    return refuse_end_of_seat(given["seat"], on)


def end(given: Given, occasion: Occasion) -> None:
    """The seat and the terms in it are no more from that day on."""
    end_seat(seat=given["seat"], on=occasion.on, ground=decided(occasion.reference), by=None)
