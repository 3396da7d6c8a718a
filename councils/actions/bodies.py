"""How does a body come to be, of what is it composed, and what is noted of its life?"""

import re
from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import life_of, refuse_absent, refuse_range, until
from councils.actions.guards import NO_AUTHORITY, NO_LEVEL, ONE_LANGUAGE, OWN_COMPONENT, refuse_too_long
from councils.actions.rows import Written, in_turn, refuse_close
from councils.enums import Authority, BodyKind, EventKind, NameKind
from councils.grounds import Ground
from councils.models import Body, BodyCharter, BodyComponent, BodyEvent, BodyName, EngagementLevel, Person
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, Refused, require

KEY = re.compile(r"[A-Za-z0-9-]+")
KEY_LENGTH, SLUG_LENGTH = 24, 60  # characters
KEY_TAKEN = Refusal("key-taken", _("Another body already has this short key or this address."), "key")
NOT_A_COMPONENT = Refusal("not-a-component", _("It is no component of it on that day."))


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

    Raises Refused when `by` may not record structure, for impossible days, or a key or address that is taken.
    """
    require(refuse_change_of_structure(by))
    require(refuse_description(key, kind, authority, slug, level))
    require(refuse_establishment(key, slug, name, starts_on, ends_on))
    written, body = Written(), new_body(key, kind, slug, note or Pair(), ground)
    life = {"body": body, "in_force": since(starts_on, ends_on), **ground.columns()}
    written.append(BodyCharter(authority=authority, engagement_level_id=level, **life))
    for kind_of_name, words in ((NameKind.OFFICIAL, name), (NameKind.ACRONYM, acronym)):
        if words is not None:
            written.append(BodyName(kind=kind_of_name, **words.columns("name", states=False), **life))
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
        rows=written.facts,
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
    """A council becomes a component of a joint council.

    Raises Refused when `by` may not record structure, one of the two does not exist then, or it is one already.
    """
    require(refuse_change_of_structure(by))
    in_turn(whole, part)
    require(refuse_joining(whole, part, starts_on))
    ends_on = until(None, life_of(whole, starts_on), life_of(part, starts_on))
    written = Written()
    row = written.append(BodyComponent(whole=whole, part=part, in_force=since(starts_on, ends_on), **ground.columns()))
    record(
        "body.component-joined",
        by=by,
        on=whole,
        part=part.key,
        starts_on=starts_on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


@transaction.atomic
def leave_component(*, whole: Body, part: Body, on: date, ground: Ground, by: Person | None) -> BodyComponent:
    """A council is no longer a component from a day on. Raises Refused when it is none then, or `by` may not."""
    require(refuse_change_of_structure(by))
    in_turn(whole, part)
    require(refuse_leaving(whole, part, on))
    written = Written()
    row = written.end(component_on(whole, part, on), on=on, ground=ground)
    assert row is not None
    record(
        "body.component-left",
        by=by,
        on=whole,
        part=part.key,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
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
    successors: Sequence[Body] = (),
) -> BodyEvent:
    """Note what happened in the life of a body between `on` and the day before `until` (as exactly as is known).

    Raises Refused when `by` may not record structure, or for impossible days.
    """
    require(refuse_change_of_structure(by))
    require(refuse_range(on, until))
    written = Written()
    row = written.append(
        BodyEvent(
            body=body,
            kind=kind,
            in_force=since(on, until),
            **description.columns("description", states=False),
            **ground.columns(),
        ),
        successors=successors,
    )
    record(
        "body.event-noted",
        by=by,
        on=body,
        kind=kind,
        day=on,
        description=description,
        successors=[each.key for each in successors],
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


def new_body(key: str, kind: str, slug: Pair, note: Pair, ground: Ground) -> Body:
    """The body itself, which has no days."""
    body = Body(
        key=key,
        kind=kind,
        slug_en=slug.en,
        slug_fr=slug.fr,
        source=ground.source,
        illustrative=ground.illustrative,
        **note.columns("note", states=False),
    )
    require(refuse_too_long(body))
    try:
        with transaction.atomic():
            body.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(KEY_TAKEN) from error
    return body


def refuse_establishment(
    key: str, slug: Pair, name: Pair, starts_on: date | None, ends_on: date | None = None
) -> Refusal | None:
    """Why can no body with this key, these addresses and this name be recorded for those days?"""
    if refusal := refuse_range(starts_on, ends_on):
        return refusal
    if not name.en.strip() or not name.fr.strip():
        return ONE_LANGUAGE
    known = Body.objects.filter(key=key) | Body.objects.filter(slug_en=slug.en) | Body.objects.filter(slug_fr=slug.fr)
    return KEY_TAKEN if known.exists() else None


def refuse_description(key: str, kind: str, authority: str, slug: Pair, level: int | None) -> Refusal | None:
    """Why can no body be so? Its key and addresses are words, its kind, authority and level are known ones."""
    if not KEY.fullmatch(key) or len(key) > KEY_LENGTH:
        return Refusal("bad-key", _("A short key has at most 24 letters, digits and hyphens."), "key", status=422)
    if not all(KEY.fullmatch(word) and len(word) <= SLUG_LENGTH for word in (slug.en, slug.fr)):
        return Refusal("bad-address", _("An address has at most 60 letters, digits and hyphens."), "slug", status=422)
    if kind not in BodyKind.values:
        return Refusal("no-kind", _("Say of which kind the body is."), "kind", status=422)
    if authority not in Authority.values:
        return NO_AUTHORITY
    if level is not None and not EngagementLevel.objects.filter(level=level).exists():
        return NO_LEVEL
    return None


def refuse_joining(whole: Body, part: Body, starts_on: date | None) -> Refusal | None:
    """Why can the one not become a component of the other from that day on?"""
    if refusal := refuse_range(starts_on, None):
        return refusal
    return OWN_COMPONENT if whole == part else refuse_absent(starts_on, None, whole, part)


def refuse_leaving(whole: Body, part: Body, on: date) -> Refusal | None:
    """Why can the one not cease to be a component of the other on that day?"""
    if refusal := refuse_range(on, None):
        return refusal
    row = BodyComponent.objects.standing(on).filter(whole=whole, part=part).first()
    return NOT_A_COMPONENT if row is None else refuse_close(row, on)


def component_on(whole: Body, part: Body, on: date) -> BodyComponent:
    """The row by which the one is a component of the other on a day. Raises DoesNotExist."""
    return BodyComponent.objects.standing(on).get(whole=whole, part=part)
