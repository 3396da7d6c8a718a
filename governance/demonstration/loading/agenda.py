"""How does the agenda of the coming gathering come to be, with its breaks and its questions?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import groupby, pairwise

from governance.actions.agendas.building import add_item, ask_question
from governance.demonstration.agenda import AGENDA
from governance.demonstration.background import EXPECTED_OUTCOMES
from governance.demonstration.loading.grounds import place_of
from governance.demonstration.loading.made import Made
from governance.demonstration.questions import COMPLEX_NEEDS, DISCUSSION_QUESTIONS
from governance.demonstration.shapes import AgendaItem
from governance.enums import Purpose, QuestionKind
from governance.models import AgendaItem as Row
from groundwork.bilingual import Pair

BREAK = Pair(en="Break", fr="Pause").approved()
LUNCH = Pair(en="Lunch", fr="Dîner").approved()
EVENING = Pair(en="Informal exchanges", fr="Échanges informels").approved()
DAY_ENDS = time(16, 30)

_EXPECTED = {outcome.key: outcome.text for outcome in EXPECTED_OUTCOMES}
_QUESTIONS = {question.key: question for question in (*DISCUSSION_QUESTIONS, COMPLEX_NEEDS)}


@dataclass(frozen=True)
class Gap:
    """The minutes between two items, and what they are called."""

    minutes: int
    title: Pair


def load_agenda(made: Made) -> None:
    """Every item, in order, with a break wherever the hours leave one."""
    for sitting, items in groupby(AGENDA, key=lambda item: item.sitting):
        for entry in with_gaps(list(items)):
            if isinstance(entry, Gap):
                add_break(made, sitting, entry)
            else:
                put_on_agenda(made, entry)


def with_gaps(items: list[AgendaItem]) -> Iterator[AgendaItem | Gap]:
    """The items of a meeting, and the gaps between them; the first day ends at half past four."""
    for item, following in pairwise([*items, None]):
        assert item is not None
        yield item
        if following is None:
            continue
        ends = minutes_into(item.starts) + item.minutes
        is_evening = following.day != item.day
        begins = minutes_into(DAY_ENDS if is_evening else following.starts)
        if begins > ends:
            yield Gap(begins - ends, name_of_gap(ends, is_evening))


def minutes_into(hour: time) -> int:
    """How many minutes of the day have gone by."""
    return hour.hour * 60 + hour.minute


def name_of_gap(begins: int, is_evening: bool) -> Pair:
    """What people do then; it begins so many minutes into the day."""
    if is_evening:
        return EVENING
    return LUNCH if minutes_into(time(11, 30)) <= begins < minutes_into(time(13)) else BREAK


def add_break(made: Made, sitting: str, gap: Gap) -> None:
    """A break of the agenda."""
    add_item(
        meeting=made.meetings[sitting],
        title=gap.title,
        minutes=gap.minutes,
        is_break=True,
        details={"illustrative": True},
        by=made.secretariat,
    )


def put_on_agenda(made: Made, item: AgendaItem) -> None:
    """One item with its questions."""
    presenter = made.people[item.presenter].name
    expected = [_EXPECTED[key] for key in item.expected]
    row = add_item(
        meeting=made.meetings[item.sitting],
        title=item.title.approved(),
        minutes=item.minutes,
        purpose=Purpose(item.purpose),
        sponsor=made.bodies[item.sponsor],
        recommendation=made.recommendations[item.recommendation] if item.recommendation else None,
        details={
            "engagement_level": made.levels[item.level] if item.level else None,
            "source": place_of(item),
            "illustrative": True,
            "presenter_en": presenter,
            "presenter_fr": presenter,
            "expected_outcome_en": " ".join(text.en for text in expected),
            "expected_outcome_fr": " ".join(text.fr for text in expected),
        },
        by=made.secretariat,
    )
    made.items[item.key] = row
    for key in item.questions:
        ask(made, row, key)


def ask(made: Made, row: Row, key: str) -> None:
    """One question of the deck, under the item where it would be discussed."""
    question = _QUESTIONS[key]
    ask_question(
        item=row,
        kind=QuestionKind(question.kind),
        text=question.text,
        label=key if key.startswith("Q") else "",
        source=question.source,
        by=made.secretariat,
    )
