"""How does a body come to answer to another?"""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.rows import close
from councils.enums import EventKind, LineKind
from councils.grounds import Ground
from councils.models import Body, BodyCharter, BodyEvent, Person, ReportingLine
from councils.queries.names import names_on
from councils.queries.reporting import reporting_chain
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, Refused, require

CIRCLE = Refusal("circle", _("A body cannot report to a body below it."), status=422)


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
    """Draw a dated line from a body up to another. Raises Refused for a circle, a second primary line, no right."""
    require(refuse_change_of_structure(by))
    line = insert_line(
        ReportingLine(body=body, parent=parent, kind=kind, in_force=since(starts_on, ends_on), **ground.columns())
    )
    record(
        "line.drawn",
        by=by,
        on=line,
        body=body.key,
        parent=parent.key,
        kind=kind,
        starts_on=starts_on,
        ground=ground.opened_by or ground.source,
    )
    return line


@transaction.atomic
def move_body(*, body: Body, to: Body, on: date, ground: Ground, by: Person | None) -> ReportingLine:
    """Change the body to which this one reports, from a day on. The old line ends by the same decision.

    Returns the new line. Raises Refused when it would report to itself or to a body below it, already reports
    there, or one of the two does not exist on that day.
    """
    require(refuse_change_of_structure(by))
    current = ReportingLine.objects.standing(on).filter(body=body, kind=LineKind.PRIMARY).first()
    require(refuse_move(body, to, on, current))
    if current is not None:
        close(current, on=on, closed_by=ground.opened_by)
    line = insert_line(
        ReportingLine(body=body, parent=to, kind=LineKind.PRIMARY, in_force=since(on), **ground.columns())
    )
    note_move(line, ground, on)
    record(
        "body.moved",
        by=by,
        on=body,
        body=body.key,
        to=to.key,
        day=on,
        decision=ground.opened_by,
        was=current.parent.key if current else None,
    )
    return line


def refuse_move(body: Body, to: Body, on: date, current: ReportingLine | None) -> Refusal | None:
    """Why can this body not report there from that day on?"""
    if body == to:
        return Refusal("reports-to-itself", _("A body cannot report to itself."), status=422)
    existing = set(BodyCharter.objects.standing(on).filter(body__in=[body, to]).values_list("body_id", flat=True))
    if missing := [each.key for each in (body, to) if each.pk not in existing]:
        return Refusal("no-such-body-then", _("%(body)s does not exist on that day.") % {"body": ", ".join(missing)})
    if current is not None and current.parent_id == to.pk:
        return Refusal("already-reports-there", _("It already reports there."))
    if body.pk in {step.parent_id for step in reporting_chain(to, on)}:
        return CIRCLE
    return None


def insert_line(line: ReportingLine) -> ReportingLine:
    """Save a line; what the database refuses becomes a sentence."""
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError as error:
        if "circle" in str(error):
            raise Refused(CIRCLE) from error
        raise Refused(Refusal("second-line", _("It already has such a line on one of those days."))) from error
    return line


def note_move(line: ReportingLine, ground: Ground, on: date) -> None:
    """Write the move into the life of the body, with the name that the other has on that day."""
    name = names_on(on)[line.parent_id].name
    described = Pair(f"New reporting line: {name.en}", f"Changement de rattachement : {name.fr}")
    BodyEvent.objects.create(
        body=line.body,
        kind=EventKind.MOVED,
        in_force=since(on, date.fromordinal(on.toordinal() + 1)),
        **described.columns("description", states=False),
        **ground.columns(),
    )
