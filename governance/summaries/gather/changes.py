"""What is otherwise than in the last summary of the line?"""

from collections.abc import Iterable, Iterator

from governance.enums import AskState
from governance.models import Ask
from governance.summaries.facts import BodyFact, Change, SummaryFacts
from governance.summaries.gather.span import Stretch


def changes_since(
    before: SummaryFacts, bodies: Iterable[BodyFact], missing: Iterable[str], stretch: Stretch
) -> tuple[Change, ...]:
    """The changes, those of the line itself first. One query."""
    now, then = {each.body.key: each for each in bodies}, {each.body.key: each for each in before.bodies}
    return (
        *_of_the_line(then, now),
        *_of_the_asks(before, stretch),
        *_of_the_reports(before, now, set(missing)),
        *_of_the_actions(then, now),
    )


def _of_the_line(then: dict[str, BodyFact], now: dict[str, BodyFact]) -> Iterator[Change]:
    """Who joined, left, got another name or another place."""
    for key, each in now.items():
        if key not in then:
            yield Change("joined", each.body.name)
            continue
        if then[key].body.name != each.body.name:
            yield Change("renamed", each.body.name, was=then[key].body.name, now=each.body.name)
        if then[key].parent != each.parent:
            yield Change("moved", each.body.name)
    for key, each in then.items():
        if key not in now:
            yield Change("left", each.body.name)


def _of_the_asks(before: SummaryFacts, stretch: Stretch) -> Iterator[Change]:
    """What waited for an answer then and was noted or answered by the end of the period."""
    waiting = {ask.id: (each, ask) for each, ask in before.asks if ask.state != AskState.ANSWERED}
    rows = Ask.objects.filter(pk__in=waiting, answered_at__lt=stretch.ends).exclude(state=AskState.OPEN).order_by("pk")
    for row in rows:
        each, ask = waiting[row.pk]
        if row.state != ask.state:
            yield Change(str(row.state), each.body.name, was=ask.text, now=row.answer)


def _of_the_reports(before: SummaryFacts, now: dict[str, BodyFact], missing: set[str]) -> Iterator[Change]:
    """Who owed a report then and has filed it since."""
    for key in before.missing:
        if key in now and key not in missing:
            yield Change("reported", now[key].body.name)


def _of_the_actions(then: dict[str, BodyFact], now: dict[str, BodyFact]) -> Iterator[Change]:
    """What was late then and is done now."""
    for key, each in now.items():
        late = {action.reference for action in then[key].late} if key in then else set()
        for action in each.done:
            if action.reference in late:
                yield Change("settled", each.body.name, now=action.title, reference=action.reference)
