"""Which bodies became which others: many one, one many? And from which day does the structure show it?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from councils.enums import EventKind
from councils.models import BodyEvent
from councils.queries.names import BodyWords
from councils.queries.provenance import Answer, When, starting, who_decided
from groundwork.dates import Precision

ENDINGS = {EventKind.DISSOLVED, EventKind.MERGED, EventKind.SPLIT}


@dataclass(frozen=True)
class Succession:
    """Bodies that merged into one, or one that was split into several; `on` is the first day of the new state."""

    kind: str
    on: date
    when: When
    answer: Answer
    bodies: tuple[BodyWords, ...]
    into: tuple[BodyWords, ...]

    @property
    def label(self) -> str:
        """“merged” or “split”."""
        return str(EventKind(self.kind).label)

    def concerns(self, key: str) -> bool:
        """Whether this body came of it, or ended by it."""
        return key in {words.key for words in (*self.bodies, *self.into)}


def event_day(event: BodyEvent) -> date | None:
    """From which day on the structure shows what happened: an ending dated by the year shows after that year."""
    inexact = event.start_precision in {Precision.MONTH, Precision.YEAR}
    return event.ends_on if event.kind in ENDINGS and inexact else event.starts_on


def into_of(event: BodyEvent) -> tuple[int, ...]:
    """The numbers of the bodies that came of an event, as the register read them."""
    return tuple(getattr(event, "into", ()))


def together(events: Iterable[BodyEvent]) -> Iterator[list[BodyEvent]]:
    """The events in their order; what brought several bodies into the same others on one day is one."""
    found: dict[tuple[object, ...], list[BodyEvent]] = {}
    for event in events:
        into = into_of(event)
        merged = event.kind == EventKind.MERGED and into
        same = (event_day(event), event.kind, into, event.opened_by) if merged else (event.pk,)
        found.setdefault(same, []).append(event)
    yield from found.values()


def successions(events: Iterable[BodyEvent], words: Mapping[int, BodyWords]) -> Iterator[Succession]:
    """Every event that has successors."""
    for found in together(events):
        on = event_day(found[0])
        if on is not None and into_of(found[0]):
            yield _succession(on, found, words)


def _succession(on: date, events: list[BodyEvent], words: Mapping[int, BodyWords]) -> Succession:
    first = events[0]
    return Succession(
        kind=first.kind,
        on=on,
        when=starting(first),
        answer=who_decided(first),
        bodies=tuple(words[event.body_id] for event in events),
        into=tuple(words[each] for each in into_of(first)),
    )
