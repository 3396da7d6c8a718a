"""How does a body change its name, what it may do, or its level of the operating framework?"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import life_of, refuse_absent, refuse_days
from councils.actions.guards import NO_AUTHORITY, NO_LEVEL, ONE_LANGUAGE
from councils.actions.rows import Written, in_turn
from councils.enums import Authority, EventKind, NameKind
from councils.grounds import Ground
from councils.models import Body, BodyCharter, BodyEvent, BodyName, EngagementLevel, Person
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

NOTHING_CHANGES = Refusal("nothing-changes", _("That is how it already is."))
DAY = timedelta(days=1)


@transaction.atomic
def rename_body(
    *,
    body: Body,
    on: date,
    ground: Ground,
    by: Person | None,
    name: Pair | None = None,
    acronym: Pair | None = None,
) -> list[BodyName]:
    """Give a body another official name, another acronym, or both, from a day on; the old ones end.

    Returns the new names. Raises Refused for a name in one language, when nothing would change, the body does not
    exist then, a later name is recorded already, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body)
    require(refuse_rename(body, on, name, acronym))
    given = {NameKind.OFFICIAL: name, NameKind.ACRONYM: acronym}
    written = Written()
    rows = [
        call(written, body, kind, words, on, ground)
        for kind, words in given.items()
        if words is not None and words.as_facts() != called(body, kind, on).as_facts()
    ]
    note_name(written, body, name, acronym, on, ground)
    record(
        "body.renamed",
        by=by,
        on=body,
        body=body.key,
        day=on,
        name=name,
        acronym=acronym,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return rows


@transaction.atomic
def set_authority(*, body: Body, authority: str, on: date, ground: Ground, by: Person | None) -> BodyCharter:
    """Change what a body may do from a day on: decide, recommend, or inform.

    Returns the new row. Raises Refused when nothing would change, the body does not exist then, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body)
    require(refuse_authority(body, authority, on))
    written = Written()
    row = next_charter(written, body, on, ground, authority=authority)
    record(
        "body.authority-set",
        by=by,
        on=body,
        body=body.key,
        authority=authority,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


@transaction.atomic
def set_level(*, body: Body, level: int, on: date, ground: Ground, by: Person | None) -> BodyCharter:
    """Put a body at another level of the operating framework from a day on.

    Returns the new row. Raises Refused when nothing would change, there is no such level, the body does not exist
    then, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body)
    require(refuse_level(body, level, on))
    written = Written()
    row = next_charter(written, body, on, ground, engagement_level_id=level)
    record(
        "body.level-set",
        by=by,
        on=body,
        body=body.key,
        level=level,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


def next_charter(written: Written, body: Body, on: date, ground: Ground, **columns: Any) -> BodyCharter:
    """The charter of the day ends and goes on with other columns."""
    return written.follow(BodyCharter.objects.standing(on).get(body=body), on=on, ground=ground, **columns)


def call(written: Written, body: Body, kind: str, words: Pair, on: date, ground: Ground) -> BodyName:
    """The name of the day ends and the new one begins, until the body's own end."""
    current = BodyName.objects.standing(on).filter(body=body, kind=kind).first()
    columns = words.columns("name", states=False)
    if current is not None:
        return written.follow(current, on=on, ground=ground, **columns)
    life = life_of(body, on)
    in_force = since(on, life.ends_on if life else None)
    return written.append(BodyName(body=body, kind=kind, in_force=in_force, **columns, **ground.columns()))


def note_name(written: Written, body: Body, name: Pair | None, acronym: Pair | None, on: date, ground: Ground) -> None:
    """Write the new name, or the new acronym, into the life of the body."""
    if name is not None:
        described = Pair(f"New name: {name.en}", f"Nouveau nom : {name.fr}")
    else:
        words = acronym or Pair()
        described = Pair(f"New acronym: {words.en}", f"Nouveau sigle : {words.fr}")
    written.append(
        BodyEvent(
            body=body,
            kind=EventKind.RENAMED,
            in_force=since(on, on + DAY),
            **described.columns("description", states=False),
            **ground.columns(),
        )
    )


def called(body: Body, kind: str, on: date) -> Pair:
    """What the body is called on a day, empty where it has no such name."""
    row = BodyName.objects.standing(on).filter(body=body, kind=kind).first()
    return row.name if row else Pair()


def refuse_rename(body: Body, on: date, name: Pair | None, acronym: Pair | None) -> Refusal | None:
    """Why can this body not be called so from that day on?"""
    if refusal := refuse_days(on) or refuse_absent(on, None, body):
        return refusal
    given = {NameKind.OFFICIAL: name, NameKind.ACRONYM: acronym}
    if any(words is not None and not (words.en.strip() and words.fr.strip()) for words in given.values()):
        return ONE_LANGUAGE
    if all(words is None or words.as_facts() == called(body, kind, on).as_facts() for kind, words in given.items()):
        return NOTHING_CHANGES
    return None


def refuse_authority(body: Body, authority: str, on: date) -> Refusal | None:
    """Why can this body not be given this authority from that day on?"""
    if authority not in Authority.values:
        return NO_AUTHORITY
    if refusal := refuse_days(on) or refuse_absent(on, None, body):
        return refusal
    same = BodyCharter.objects.standing(on).filter(body=body, authority=authority)
    return NOTHING_CHANGES if same.exists() else None


def refuse_level(body: Body, level: int, on: date) -> Refusal | None:
    """Why can this body not be put at this level from that day on?"""
    if not EngagementLevel.objects.filter(level=level).exists():
        return NO_LEVEL
    if refusal := refuse_days(on) or refuse_absent(on, None, body):
        return refusal
    same = BodyCharter.objects.standing(on).filter(body=body, engagement_level=level)
    return NOTHING_CHANGES if same.exists() else None
