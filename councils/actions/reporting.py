"""How does a body come to answer to another, and cease to?"""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import life_of, refuse_absent, refuse_days, refuse_range, until
from councils.actions.guards import CIRCLE, ITSELF
from councils.actions.rows import Written, in_turn, refuse_close
from councils.enums import EventKind, LineKind
from councils.grounds import Ground
from councils.models import Body, BodyEvent, Person, ReportingLine
from councils.queries.names import names_on
from councils.queries.reporting import reporting_chain
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

DAY = timedelta(days=1)


@transaction.atomic
def draw_line(
    *,
    body: Body,
    parent: Body,
    kind: LineKind,
    ground: Ground,
    by: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> ReportingLine:
    """Draw a dated line from a body up to another; without an end it goes on as long as both exist.

    Raises Refused for a circle, a line to itself, a second primary line, days on which one of the two does not
    exist, or when `by` may not record structure.
    """
    require(refuse_change_of_structure(by))
    in_turn(body, parent)
    require(refuse_line(body, parent, starts_on, ends_on))
    written = Written()
    ends = until(ends_on, life_of(body, starts_on), life_of(parent, starts_on))
    line = written.append(
        ReportingLine(body=body, parent=parent, kind=kind, in_force=since(starts_on, ends), **ground.columns())
    )
    record(
        "line.drawn",
        by=by,
        on=line,
        body=body.key,
        parent=parent.key,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return line


@transaction.atomic
def move_body(*, body: Body, to: Body, on: date, ground: Ground, by: Person | None) -> ReportingLine:
    """Change the body to which this one reports, from a day on. The old line ends by the same decision.

    Returns the new line. Raises Refused when it would report to itself or to a body below it, already reports
    there, or one of the two does not exist on that day.
    """
    require(refuse_change_of_structure(by))
    in_turn(body, to)
    require(refuse_move(body, to, on))
    written, current = Written(), primary_line(body, on)
    ends_on = until(current.ends_on if current else None, life_of(body, on), life_of(to, on))
    if current is not None:
        written.end(current, on=on, ground=ground)
    line = written.append(
        ReportingLine(body=body, parent=to, kind=LineKind.PRIMARY, in_force=since(on, ends_on), **ground.columns())
    )
    note_move(written, line, on, ground)
    record(
        "body.moved",
        by=by,
        on=body,
        body=body.key,
        to=to.key,
        day=on,
        decision=ground.opened_by,
        was=current.parent.key if current else None,
        rows=written.facts,
    )
    return line


@transaction.atomic
def end_line(*, body: Body, parent: Body, kind: LineKind, on: date, ground: Ground, by: Person | None) -> ReportingLine:
    """End a line on a day, which is the first without it. Raises Refused when there is none then, or `by` may not."""
    require(refuse_change_of_structure(by))
    in_turn(body, parent)
    require(refuse_end_of_line(body, parent, kind, on))
    written = Written()
    current = ReportingLine.objects.standing(on).get(body=body, parent=parent, kind=kind)
    line = written.end(current, on=on, ground=ground)
    assert line is not None
    record(
        "line.ended",
        by=by,
        on=line,
        body=body.key,
        parent=parent.key,
        kind=kind,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return line


def refuse_line(body: Body, parent: Body, starts_on: date | None, ends_on: date | None = None) -> Refusal | None:
    """Why can no line be drawn between the two for those days? (Circles and second lines the database refuses.)"""
    if body == parent:
        return ITSELF
    return refuse_range(starts_on, ends_on) or refuse_absent(starts_on, ends_on, body, parent)


def refuse_move(body: Body, to: Body, on: date, current: ReportingLine | None = None) -> Refusal | None:
    """Why can this body not report there from that day on? `current` is its primary line then, if it is at hand."""
    if body == to:
        return ITSELF
    if refusal := refuse_days(on) or refuse_absent(on, None, body, to):
        return refusal
    current = current or primary_line(body, on)
    if current is not None and current.parent_id == to.pk:
        return Refusal("already-reports-there", _("It already reports there."))
    if body.pk in {step.parent_id for step in reporting_chain(to, on)}:
        return CIRCLE
    return None


def refuse_end_of_line(body: Body, parent: Body, kind: str, on: date) -> Refusal | None:
    """Why can this line not end on that day?"""
    if refusal := refuse_days(on):
        return refusal
    current = ReportingLine.objects.standing(on).filter(body=body, parent=parent, kind=kind).first()
    if current is None:
        return Refusal("no-such-line", _("There is no such line on that day."))
    return refuse_close(current, on)


def primary_line(body: Body, on: date) -> ReportingLine | None:
    """The line by which a body reports on a day."""
    return ReportingLine.objects.standing(on).filter(body=body, kind=LineKind.PRIMARY).first()


def note_move(written: Written, line: ReportingLine, on: date, ground: Ground) -> None:
    """Write the move into the life of the body, with the name that the other has on that day."""
    name = names_on(on)[line.parent_id].name
    described = Pair(f"New reporting line: {name.en}", f"Changement de rattachement : {name.fr}")
    written.append(
        BodyEvent(
            body=line.body,
            kind=EventKind.MOVED,
            in_force=since(on, on + DAY),
            **described.columns("description", states=False),
            **ground.columns(),
        )
    )
