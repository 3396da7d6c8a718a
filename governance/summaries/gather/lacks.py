"""What does a body lack: a report, time for its action items, somebody who chairs it, effort, a language?"""

from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal

from councils.enums import BodyKind, Role
from councils.models import Membership
from governance.summaries.facts import Lack, Named, ReportFact
from governance.summaries.gather.doings import Doings
from governance.summaries.gather.line import Line
from governance.summaries.gather.reports import Said
from groundwork.bilingual import Pair, TextState

CHAIRED = {BodyKind.COUNCIL, BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}


def chaired_bodies(line: Line, on: date) -> AbstractSet[str]:
    """Which bodies below had a co-chair on that day, by key. One query."""
    held = Membership.objects.standing(on).filter(seat__body__in=line.ids, role=Role.CO_CHAIR)
    return set(held.values_list("seat__body__key", flat=True))


def lacks_of(body: Named, said: Said, doings: Doings, chaired: AbstractSet[str]) -> tuple[Lack, ...]:
    """Everything that this body lacks at the end of the period. No query."""
    found = []
    if said.owed is not None:
        found.append(Lack("report", on=said.owed.due_on))
    if doings.late:
        found.append(Lack("late", count=len(doings.late)))
    if body.kind in CHAIRED and body.key not in chaired:
        found.append(Lack("co_chair"))
    if said.report is not None:
        found += _of_the_report(said.report)
    return tuple(found)


def _of_the_report(report: ReportFact) -> list[Lack]:
    found = []
    if report.effort_used and report.effort_promised:
        short = Decimal(report.effort_promised) - Decimal(report.effort_used)
        if short > 0:
            found.append(Lack("effort", count=int(short.to_integral_value(rounding="ROUND_CEILING"))))
    texts = [pair for pair in (report.done, report.next, report.risks, report.contribution) if pair.en or pair.fr]
    behind = sum(_behind(pair) for pair in texts)
    return [*found, Lack("language", count=behind)] if behind else found


def _behind(pair: Pair) -> bool:
    """Whether a side is missing, or does not match the other."""
    return not (pair.en.strip() and pair.fr.strip()) or TextState.STALE in (pair.en_state, pair.fr_state)
