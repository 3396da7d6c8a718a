"""Which rows of structure does a test need? Each is made directly, as if it were recorded from the deck, slide 7."""

from datetime import date
from typing import Any

from django.db import transaction

from councils.actions.rows import Written
from councils.enums import BodyKind, EventKind, LineKind, NameKind, OrderOfGovernment, Role
from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    Jurisdiction,
    Membership,
    Person,
    ReportingLine,
    Seat,
    SeatTerm,
)
from groundwork.dates import since

FROM_THE_DECK = {"basis": "deck", "source": "deck:7"}


def row(start: date | None, end: date | None, more: dict[str, Any]) -> dict[str, Any]:
    """The columns that every row of structure has; an unknown start is not dated."""
    dated = {} if start else {"start_precision": "unknown"}
    ground = {"basis": "decided"} if more.get("opened_by") else FROM_THE_DECK
    return {"in_force": since(start, end), **dated, **ground, **more}


def body(
    key: str,
    kind: str = BodyKind.WORKING_GROUP,
    start: date | None = None,
    end: date | None = None,
    *,
    name: tuple[str, str] | None = None,
    acronym: tuple[str, str] | None = None,
    authority: str = "recommends",
    **more: Any,
) -> Body:
    """A body with its charter and its names, in force for the same days."""
    slug = key.lower()
    made = Body.objects.create(key=key, kind=kind, slug_en=f"{slug}-en", slug_fr=f"{slug}-fr", source="deck:7")
    BodyCharter.objects.create(body=made, authority=authority, **row(start, end, more))
    english, french = name or (f"{key} in English", f"{key} en français")
    BodyName.objects.create(body=made, kind=NameKind.OFFICIAL, name_en=english, name_fr=french, **row(start, end, more))
    if acronym:
        BodyName.objects.create(
            body=made, kind=NameKind.ACRONYM, name_en=acronym[0], name_fr=acronym[1], **row(start, end, more)
        )
    return made


def renamed(body: Body, name: tuple[str, str], start: date, **more: Any) -> BodyName:
    """Another official name from a day on; the one before must have ended."""
    return BodyName.objects.create(
        body=body, kind=NameKind.OFFICIAL, name_en=name[0], name_fr=name[1], **row(start, None, more)
    )


def line(
    child: Body,
    parent: Body,
    start: date | None = None,
    end: date | None = None,
    kind: str = LineKind.PRIMARY,
    **more: Any,
) -> ReportingLine:
    """A line from a body up to another."""
    return ReportingLine.objects.create(body=child, parent=parent, kind=kind, **row(start, end, more))


def component(whole: Body, part: Body, start: date | None = None, **more: Any) -> BodyComponent:
    """A council as a component of a joint council."""
    return BodyComponent.objects.create(whole=whole, part=part, **row(start, None, more))


def event(
    of: Body,
    kind: str = EventKind.CREATED,
    start: date | None = None,
    end: date | None = None,
    words: tuple[str, str] = ("It happened", "C’est arrivé"),
    **more: Any,
) -> BodyEvent:
    """Something in the life of a body."""
    return BodyEvent.objects.create(
        body=of, kind=kind, description_en=words[0], description_fr=words[1], **row(start, end, more)
    )


def jurisdiction(code: str, order: int, name: tuple[str, str] | None = None) -> Jurisdiction:
    """A government; `order` is its place in the protocol order."""
    english, french = name or (code, code)
    return Jurisdiction.objects.create(
        code=code,
        order=OrderOfGovernment.PROVINCIAL,
        name_en=english,
        name_fr=french,
        protocol_order=order,
        with_article_fr=f"le {french}",
        with_de_fr=f"du {french}",
    )


def person(name: str, **more: Any) -> Person:
    """Somebody with an account."""
    address = name.lower().replace(" ", ".")
    return Person.objects.create_user(f"{address}@concert.example", name=name, **more)


def seat(
    of: Body,
    jurisdiction: Jurisdiction | None = None,
    number: int = 1,
    weight: int = 1,
    start: date | None = None,
    **more: Any,
) -> Seat:
    """A seat of a body and its term."""
    made = Seat.objects.create(body=of, jurisdiction=jurisdiction, number=number)
    SeatTerm.objects.create(seat=made, weight=weight, **row(start, None, more))
    return made


def membership(
    who: Person,
    seat: Seat,
    role: str = Role.MEMBER,
    start: date | None = None,
    end: date | None = None,
    alternate_for: Person | None = None,
    **more: Any,
) -> Membership:
    """A person in a seat."""
    return Membership.objects.create(
        person=who, seat=seat, role=role, alternate_for=alternate_for, **row(start, end, more)
    )


def close(row, *, on: date, closed_by: str = ""):
    """A row of the structure ended on a day: what was believed is closed, and said anew with its end."""
    with transaction.atomic():
        return Written().record_anew(row, in_force=since(row.starts_on, on), closed_by=closed_by)
