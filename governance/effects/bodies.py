"""How does a decision establish a body, name it, say what it may do, give it terms, or compose a joint council?"""

from datetime import date, timedelta

from django.utils.text import slugify

from councils.actions.bodies import (
    establish_body,
    join_component,
    leave_component,
    note_event,
    refuse_establishment,
    refuse_joining,
    refuse_leaving,
)
from councils.actions.charters import (
    refuse_authority,
    refuse_level,
    refuse_rename,
    rename_body,
    set_authority,
    set_level,
)
from councils.actions.days import refuse_absent
from councils.actions.reporting import draw_line
from councils.actions.terms import adopt_terms, refuse_terms
from councils.enums import EventKind, LineKind
from councils.grounds import decided
from councils.models import Body
from governance.effects.terms import Given, Occasion
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.refusals import Refusal

SLUG_LENGTH = 60


def refuse_establish(given: Given, on: date) -> Refusal | None:
    """Why can this body not be established on that day, under that one?"""
    if refusal := refuse_establishment(given["key"], address_of(given), given["name"], on):
        return refusal
    return refuse_absent(on, None, given["under"]) if given["under"] else None


def establish(given: Given, occasion: Occasion) -> None:
    """The body exists from that day on, and reports to the one above it."""
    new = newly_established(given, occasion, given["body_kind"])
    described = Pair(f"New body: {given['name'].en}", f"Nouvelle instance : {given['name'].fr}")
    note_beginning(new, EventKind.CREATED, described, occasion)


def newly_established(given: Given, occasion: Occasion, kind: str) -> Body:
    """The body itself and its line up, on the ground of the decision."""
    ground = decided(occasion.reference)
    new = establish_body(
        key=given["key"],
        kind=kind,
        authority=given["authority"],
        name=given["name"],
        slug=address_of(given),
        acronym=given["acronym"] if given["acronym"].en else None,
        starts_on=occasion.on,
        level=given["level"].pk if given["level"] else None,
        ground=ground,
        by=None,
    )
    if given["under"]:
        draw_line(body=new, parent=given["under"], kind=LineKind.PRIMARY, starts_on=occasion.on, ground=ground, by=None)
    return new


def note_beginning(body: Body, kind: EventKind, described: Pair, occasion: Occasion) -> None:
    """Write into the life of a body how it came to be."""
    note_event(
        body=body,
        kind=kind,
        description=described,
        on=occasion.on,
        until=occasion.on + timedelta(days=1),
        ground=decided(occasion.reference),
        by=None,
    )


def address_of(given: Given) -> Pair:
    """The address of a new body, from its name; an address that was used before is never used again, so that the
    key is added to it. Two queries at most."""
    sides = []
    for language in LANGUAGES:
        slug = slugify(given["name"].side(language))[:SLUG_LENGTH].strip("-") or slugify(given["key"])
        if Body.objects.filter(**{f"slug_{language}": slug}).exists():
            tail = f"-{slugify(given['key'])}"
            slug = slug[: SLUG_LENGTH - len(tail)] + tail
        sides.append(slug)
    return Pair(*sides)


def refuse_renaming(given: Given, on: date) -> Refusal | None:
    """Why can this body not be called so from that day on?"""
    return refuse_rename(given["body"], on, given["name"], acronym_of(given))


def rename(given: Given, occasion: Occasion) -> None:
    """The body is called otherwise from that day on."""
    rename_body(
        body=given["body"],
        on=occasion.on,
        name=given["name"],
        acronym=acronym_of(given),
        ground=decided(occasion.reference),
        by=None,
    )


def acronym_of(given: Given) -> Pair | None:
    """The new acronym; none where it stays as it is."""
    return given["acronym"] if given["acronym"].en else None


def refuse_new_authority(given: Given, on: date) -> Refusal | None:
    """Why can this body not be allowed this from that day on?"""
    return refuse_authority(given["body"], given["authority"], on)


def give_authority(given: Given, occasion: Occasion) -> None:
    """The body decides, recommends or informs from that day on."""
    set_authority(
        body=given["body"],
        authority=given["authority"],
        on=occasion.on,
        ground=decided(occasion.reference),
        by=None,
    )


def refuse_new_level(given: Given, on: date) -> Refusal | None:
    """Why can this body not work at this level from that day on?"""
    return refuse_level(given["body"], given["level"].pk, on)


def give_level(given: Given, occasion: Occasion) -> None:
    """The body works at another level of the operating framework from that day on."""
    set_level(body=given["body"], level=given["level"].pk, on=occasion.on, ground=decided(occasion.reference), by=None)


def refuse_new_terms(given: Given, on: date) -> Refusal | None:
    """Why can these not be the terms of reference of the body from that day on?"""
    return refuse_terms(given["body"], given["text"], on, given["review_on"])


def adopt(given: Given, occasion: Occasion) -> None:
    """The next version of the terms of reference holds from that day on."""
    adopt_terms(
        body=given["body"],
        text=given["text"],
        on=occasion.on,
        review_on=given["review_on"],
        ground=decided(occasion.reference),
        by=None,
    )


def refuse_join(given: Given, on: date) -> Refusal | None:
    """Why can the one not become a component of the other?"""
    return refuse_joining(given["whole"], given["part"], on)


def join(given: Given, occasion: Occasion) -> None:
    """The one is a component of the other from that day on."""
    join_component(
        whole=given["whole"], part=given["part"], starts_on=occasion.on, ground=decided(occasion.reference), by=None
    )


def refuse_leave(given: Given, on: date) -> Refusal | None:
    """Why can the one not cease to be a component of the other?"""
    return refuse_leaving(given["whole"], given["part"], on)


def leave(given: Given, occasion: Occasion) -> None:
    """The one is no component of the other any more from that day on."""
    leave_component(
        whole=given["whole"], part=given["part"], on=occasion.on, ground=decided(occasion.reference), by=None
    )
