"""How does a body cease to be: dissolved, merged into another, or split into several?"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import refuse_absent, refuse_days
from councils.actions.endings import Ending, lines_down, who_reports_to
from councils.actions.leaving import end_rights_without_a_place
from councils.actions.rows import Written, in_turn
from councils.enums import EventKind
from councils.grounds import Ground
from councils.models import Body, BodyCharter, BodyEvent, Person
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require


@transaction.atomic
def dissolve_body(
    *,
    body: Body,
    on: date,
    ground: Ground,
    by: Person | None,
    description: Pair | None = None,
    heir: Body | None = None,
) -> BodyEvent:
    """End a body on a day, which is the first without it, and with it its names, lines, seats and terms.

    With an `heir` the bodies that report to it report there from then on. Returns what was noted of its life.
    Raises Refused when bodies still report to it then and there is no heir, it does not exist then, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body, *([heir] if heir else []), *who_reports_to((body,), on))
    require(refuse_dissolution(body, on, heir))
    written = Written()
    ending = Ending(written, on, ground, (body,), heir)
    ending.end_all()
    event = ending.note(body, EventKind.DISSOLVED, description)
    end_rights_without_a_place(*written.people.values())
    record(
        "body.dissolved",
        by=by,
        on=body,
        body=body.key,
        day=on,
        heir=heir.key if heir else None,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return event


@transaction.atomic
def merge_bodies(*, bodies: Sequence[Body], into: Body, on: date, ground: Ground, by: Person | None) -> list[BodyEvent]:
    """Merge bodies into one that exists: they end on the day, and who reported to them reports to it.

    Where the one reported to a merged body, it reports from then on to the next body above. Returns what was noted
    of each life. Raises Refused when one of them does not exist then, for a circle, or when `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(*bodies, into, *who_reports_to(bodies, on))
    require(refuse_merger(bodies, into, on))
    written = Written()
    ending = Ending(written, on, ground, tuple(bodies), into)
    ending.end_all()
    events = [ending.note(body, EventKind.MERGED) for body in bodies]
    end_rights_without_a_place(*written.people.values())
    record(
        "bodies.merged",
        by=by,
        on=into,
        bodies=[body.key for body in bodies],
        into=into.key,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return events


@transaction.atomic
def split_body(
    *, body: Body, into: Sequence[Body], heir: Body, on: date, ground: Ground, by: Person | None
) -> BodyEvent:
    """Split a body into several that exist: it ends on the day, and who reported to it reports to the heir.

    Successors that reported to it report from then on to the next body above. Returns what was noted of its life.
    Raises Refused for fewer than two successors, an heir who is none of them, a body that does not exist then, or
    when `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body, *into, *who_reports_to((body,), on))
    require(refuse_split(body, into, heir, on))
    written = Written()
    ending = Ending(written, on, ground, (body,), heir, tuple(into))
    ending.end_all()
    event = ending.note(body, EventKind.SPLIT)
    end_rights_without_a_place(*written.people.values())
    record(
        "body.split",
        by=by,
        on=body,
        body=body.key,
        into=[each.key for each in into],
        heir=heir.key,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return event


def refuse_dissolution(body: Body, on: date, heir: Body | None = None) -> Refusal | None:
    """Why can this body not end on that day?"""
    if refusal := refuse_end_of_life(body, on):
        return refusal
    if heir is not None:
        return refuse_heirs((body,), (heir,), on)
    below = sorted({line.body.key for line in lines_down((body,), on)})
    if not below:
        return None
    return Refusal(
        "bodies-below", _("Bodies still report to it then: %(bodies)s. Move them first.") % {"bodies": ", ".join(below)}
    )


def refuse_merger(bodies: Sequence[Body], into: Body, on: date) -> Refusal | None:
    """Why can these bodies not be merged into that one on that day?"""
    if not bodies or len({body.pk for body in bodies}) < len(bodies):
        return Refusal("nothing-to-merge", _("Name the bodies to merge, each once."), status=422)
    for body in bodies:
        if refusal := refuse_end_of_life(body, on):
            return refusal
    return refuse_heirs(bodies, (into,), on)


def refuse_split(body: Body, into: Sequence[Body], heir: Body, on: date) -> Refusal | None:
    """Why can this body not be split into those on that day?"""
    if len({each.pk for each in into}) < 2 or len({each.pk for each in into}) < len(into):
        return Refusal(
            "too-few-successors", _("A body is split into two others at least, each named once."), status=422
        )
    if heir not in into:
        return Refusal("heir-elsewhere", _("The heir is one of the bodies into which it is split."), status=422)
    return refuse_end_of_life(body, on) or refuse_heirs((body,), into, on)


def refuse_heirs(bodies: Sequence[Body], heirs: Sequence[Body], on: date) -> Refusal | None:
    """Why can those not follow these? A body cannot follow itself, and must exist then."""
    if {each.pk for each in bodies} & {each.pk for each in heirs}:
        return Refusal("own-successor", _("A body cannot be its own successor."), status=422)
    return refuse_absent(on, None, *heirs)


def refuse_end_of_life(body: Body, on: date) -> Refusal | None:
    """Why can this body not cease to be on that day? It has already, or has not begun before."""
    if refusal := refuse_days(on):
        return refusal
    charters = BodyCharter.objects.known().filter(body=body)
    if charters.standing(on).filter(in_force__overlap=since(None, on)).exists():
        return None
    before, after = charters.filter(in_force__overlap=since(None, on)), charters.filter(in_force__overlap=since(on))
    if before.exists() and after.exists():
        return None  # it was given another charter on that very day
    if before.exists():
        return Refusal("already-ended", _("This has already ended."))
    if after.exists():
        return Refusal("ends-before-it-starts", _("This cannot end before it starts."), status=422)
    return Refusal("no-such-body-then", _("%(body)s does not exist on that day.") % {"body": body.key})
