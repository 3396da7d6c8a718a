"""What does the summary of a line say? All its reading, in one snapshot, in a number of queries that does not grow."""

from datetime import timedelta

from governance.enums import PackageState
from governance.models import Summary
from governance.summaries.facts import BodyFact, Numbers, Span, SummaryFacts, read_facts
from governance.summaries.gather.changes import changes_since
from governance.summaries.gather.doings import actions_of, decisions_of
from governance.summaries.gather.lacks import chaired_bodies, lacks_of
from governance.summaries.gather.line import Line, line_below
from governance.summaries.gather.numbers import attendance_of, levels_of, meetings_of, rows_of, totals_of
from governance.summaries.gather.outcomes import outcomes_of
from governance.summaries.gather.reports import Told, told_by
from governance.summaries.gather.span import Stretch
from groundwork.context import this_house
from groundwork.snapshot import snapshot

__all__ = ["gather", "gathered"]


def gather(summary: Summary) -> SummaryFacts:
    """The facts of a summary that is being compiled, as of the end of its period.

    Raises RuntimeError inside a transaction.
    """
    with snapshot():
        return gathered(summary)


def gathered(summary: Summary) -> SummaryFacts:
    """The same inside a transaction that somebody else began. About twenty queries."""
    as_of = summary.claimed_at
    assert as_of is not None
    before = _before(summary)
    first, last = summary.period.lower, summary.period.upper - timedelta(days=1)
    follows = before is not None and before.last == first - timedelta(days=1)
    stretch = Stretch(first, last, as_of, before.as_of if before and follows else None)
    line = line_below(summary.body_id, stretch.last)
    told = told_by(line, stretch)
    bodies, numbers = _doings(line, stretch, told)
    missing = tuple(each.body.key for each in bodies if told.of(each.body.key).reported in {"late", "missing"})
    house = this_house()
    return SummaryFacts(
        body=line.top,
        house=house.name,
        secretariat=house.secretariat,
        first=stretch.first,
        last=stretch.last,
        as_of=as_of,
        illustrative=summary.illustrative,
        previous=Span(before.first, before.last) if before else None,
        bodies=bodies,
        numbers=_compared(numbers, before),
        changes=changes_since(before, bodies, missing, stretch) if before else (),
        missing=missing,
    )


def _doings(line: Line, stretch: Stretch, told: Told) -> tuple[tuple[BodyFact, ...], Numbers]:
    """Each body with what it did, and all of them in numbers."""
    decisions, actions = decisions_of(line, stretch), actions_of(line, stretch)
    meetings, chaired = meetings_of(line, stretch), chaired_bodies(line, stretch.last)
    bodies = []
    for place in line.below:
        key, doings, said = place.body.key, actions[place.body.key], told.of(place.body.key)
        bodies.append(
            BodyFact(
                body=place.body, parent=place.parent, depth=place.depth, decisions=decisions[key],
                done=doings.done, late=doings.late, under_way=doings.under_way, report=said.report, asks=said.asks,
                lacks=lacks_of(place.body, said, doings, chaired),
            )
        )  # fmt: skip
    rows = rows_of(line, decisions, actions, meetings, told)
    numbers = Numbers(
        rows=rows,
        total=totals_of(rows),
        attendance=attendance_of(meetings),
        levels=levels_of(meetings),
        outcomes=outcomes_of(line, stretch, decisions, meetings),
    )
    return tuple(bodies), numbers


def _compared(numbers: Numbers, before: SummaryFacts | None) -> Numbers:
    """With the totals of the last summary beside its own."""
    if before is None:
        return numbers
    return Numbers(
        numbers.rows, numbers.total, before.numbers.total, numbers.attendance, numbers.levels, numbers.outcomes
    )


def _before(summary: Summary) -> SummaryFacts | None:
    """What the last summary said, where there is one. One query."""
    if summary.previous_id is None:
        return None
    previous = Summary.objects.filter(pk=summary.previous_id, state=PackageState.READY).first()
    return read_facts(previous.facts) if previous and previous.facts else None
