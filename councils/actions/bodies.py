"""How does a body come to be, and of what is it composed?"""

from datetime import date

from django.db import transaction

from councils.enums import EventKind, NameKind
from councils.grounds import Ground
from councils.models import Body, BodyCharter, BodyComponent, BodyEvent, BodyName, Person
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import require


@transaction.atomic
def establish_body(
    *,
    key: str,
    kind: str,
    authority: str,
    name: Pair,
    slug: Pair,
    ground: Ground,
    by: Person | None,
    acronym: Pair | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    level: int | None = None,
    note: Pair | None = None,
) -> Body:
    """Record a body with its name, its authority and the days of its life ([starts_on, ends_on)).

    Raises Refused when `by` may not record structure.
    """
    require(refuse_change_of_structure(by))
    body = Body.objects.create(
        key=key,
        kind=kind,
        slug_en=slug.en,
        slug_fr=slug.fr,
        source=ground.source,
        illustrative=ground.illustrative,
        **(note or Pair()).columns("note", states=False),
    )
    life = {"body": body, "in_force": since(starts_on, ends_on), **ground.columns()}
    BodyCharter.objects.create(authority=authority, engagement_level_id=level, **life)
    BodyName.objects.create(kind=NameKind.OFFICIAL, **name.columns("name", states=False), **life)
    if acronym is not None:
        BodyName.objects.create(kind=NameKind.ACRONYM, **acronym.columns("name", states=False), **life)
    record(
        "body.established",
        by=by,
        on=body,
        key=key,
        kind=kind,
        authority=authority,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        ground=ground.opened_by or ground.source,
    )
    return body


@transaction.atomic
def join_component(
    *,
    whole: Body,
    part: Body,
    ground: Ground,
    by: Person | None,
    starts_on: date | None = None,
) -> BodyComponent:
    """A council becomes a component of a joint council. Raises Refused when `by` may not record structure."""
    require(refuse_change_of_structure(by))
    row = BodyComponent.objects.create(whole=whole, part=part, in_force=since(starts_on), **ground.columns())
    record(
        "body.component-joined",
        by=by,
        on=whole,
        part=part.key,
        starts_on=starts_on,
        ground=ground.opened_by or ground.source,
    )
    return row


@transaction.atomic
def note_event(
    *,
    body: Body,
    kind: EventKind,
    description: Pair,
    on: date,
    until: date,
    ground: Ground,
    by: Person | None,
    successors: tuple[Body, ...] = (),
) -> BodyEvent:
    """Note what happened in the life of a body between `on` and the day before `until` (as exactly as is known).

    Raises Refused when `by` may not record structure.
    """
    require(refuse_change_of_structure(by))
    row = BodyEvent.objects.create(
        body=body,
        kind=kind,
        in_force=since(on, until),
        **description.columns("description", states=False),
        **ground.columns(),
    )
    row.successors.set(successors)
    record(
        "body.event-noted",
        by=by,
        on=body,
        kind=kind,
        day=on,
        description=description,
        successors=[each.key for each in successors],
        ground=ground.opened_by or ground.source,
    )
    return row
