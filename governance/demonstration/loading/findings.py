"""How does what the deck states, asks, recalls and leaves open come on record?"""

from collections.abc import Iterator
from dataclasses import dataclass

from governance.demonstration.anomalies import ANOMALIES, note_of
from governance.demonstration.background import (
    CHALLENGES,
    DRIVERS,
    EXPECTED_OUTCOMES,
    ICCS_STATEMENTS,
    THEMES,
)
from governance.demonstration.evolution import EVOLUTION, HISTORY, TIMELINE_LABELS, UNCHANGED_STRUCTURE
from governance.demonstration.gatherings import GATHERINGS
from governance.demonstration.loading.grounds import place_of
from governance.demonstration.loading.made import Made
from governance.demonstration.logic_model import OBJECTIVES
from governance.demonstration.questions import COMPLEX_NEEDS, DISCUSSION_QUESTIONS, TODAYS_QUESTION
from governance.demonstration.shapes import ExpectedOutcome, Gathering, Question, Sourced, Statement
from governance.demonstration.slides import SLIDES
from groundwork.bilingual import Pair
from groundwork.dates_in_words import fuzzy
from priorities.actions.findings import record_finding
from priorities.enums import FindingKind

_TITLES = {slide.slides[0]: slide.title for slide in SLIDES}


@dataclass(frozen=True)
class Said:
    """One finding, before it is recorded."""

    record: Sourced
    key: str
    text: Pair
    heading: Pair | None = None


def load_findings(made: Made) -> None:
    """Everything, kind by kind, in the order of the slides."""
    kinds: dict[FindingKind, Iterator[Said]] = {
        FindingKind.OUTCOME: stated(EXPECTED_OUTCOMES),
        FindingKind.GATHERING: (gathered(each) for each in GATHERINGS),
        FindingKind.MILESTONE: stated(TIMELINE_LABELS),
        FindingKind.HISTORY: columns(),
        FindingKind.THEME: stated(THEMES),
        FindingKind.CHALLENGE: stated(CHALLENGES),
        FindingKind.PERIOD: periods(),
        FindingKind.STATEMENT: titled((UNCHANGED_STRUCTURE, *OBJECTIVES, *ICCS_STATEMENTS)),
        FindingKind.DRIVER: stated(DRIVERS),
        FindingKind.QUESTION: stated((COMPLEX_NEEDS, *DISCUSSION_QUESTIONS, TODAYS_QUESTION)),
        FindingKind.OPEN: (Said(each, f"open-{each.key}", each.text) for each in ANOMALIES),
    }
    for kind, findings in kinds.items():
        for position, said in enumerate(findings, start=1):
            record_finding(
                key=said.key,
                kind=kind,
                position=position,
                text=said.text,
                heading=said.heading,
                note=note_of(said.record),
                source=place_of(said.record) or "deck",
                by=made.by,
            )


def stated(records: tuple[Statement | ExpectedOutcome | Question, ...]) -> Iterator[Said]:
    """Sentences and questions; the heading of a question is what stands beside it on the slide."""
    for each in records:
        heading = each.beside if isinstance(each, Question) else getattr(each, "heading", None)
        key = f"question-{each.key}".lower() if isinstance(each, Question) else each.key
        yield Said(each, key, each.text, heading)


def titled(records: tuple[Statement, ...]) -> Iterator[Said]:
    """Sentences under the titles of their slides."""
    for each in records:
        yield Said(each, each.key, each.text, _TITLES[each.slides[0]])


def columns() -> Iterator[Said]:
    """The columns of the background slide, a finding for each bullet; one for a column without bullets."""
    for column in HISTORY:
        for number, bullet in enumerate(column.bullets or (column.heading,), start=1):
            yield Said(column, f"history-{column.key}-{number}", bullet, column.heading)


def periods() -> Iterator[Said]:
    """The boxes of the evolution slide, a finding for each line."""
    for period in EVOLUTION:
        for number, statement in enumerate(period.statements, start=1):
            yield Said(period, f"period-{period.key}-{number}", statement, period.label)


def gathered(gathering: Gathering) -> Said:
    """A gathering as the timeline names it: place and month."""
    date, precision = gathering.when.date, gathering.when.precision
    when = Pair(en=fuzzy(date, precision, "en"), fr=fuzzy(date, precision, "fr"))
    text = Pair(en=f"{gathering.place.en}, {when.en}", fr=f"{gathering.place.fr}, {when.fr}")
    return Said(gathering, f"gathering-{gathering.key}", text)
