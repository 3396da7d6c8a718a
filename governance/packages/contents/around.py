"""What stands in a package around its items: approvals, what changed, who comes, priorities, summaries, the record?"""

from dataclasses import dataclass
from datetime import date, datetime

from governance.packages.contents.texts import NOTHING
from governance.queries.records.content import RecordContent
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Said:
    """What one co-chair said to a version, or silence said in their place; `name` is nobody's for silence."""

    seat: Pair
    name: str
    kind: str
    at: datetime


@dataclass(frozen=True)
class Approval:
    """What became of the approval that one body asks for; `waiting` are the seats whose word is awaited."""

    body: Pair
    setting: str
    said: tuple[Said, ...]
    waiting: tuple[Pair, ...]
    done: bool


@dataclass(frozen=True)
class Issued:
    """The last issued version of the agenda, and who approved it. `current` when the agenda says the same still."""

    letter: str
    issued_at: datetime
    current: bool
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True)
class FieldNow:
    """A field with what it said before and what it says now."""

    label: Pair
    before: Pair
    after: Pair


@dataclass(frozen=True)
class PaperChange:
    """A document that was `added`, `removed`, `replaced` by other bytes, or `named` anew."""

    what: str
    title: Pair
    name: str
    language: str
    pages: int | None


@dataclass(frozen=True)
class ItemChange:
    """What became of an item: `added`, `removed`, `moved` or `changed`; `number` is the one it has now, or had."""

    what: str
    id: int
    number: str
    title: Pair
    body: Pair
    was: str = ""
    withheld: str = ""
    fields: tuple[FieldNow, ...] = ()
    papers: tuple[PaperChange, ...] = ()


@dataclass(frozen=True)
class MeetingChange:
    """A meeting that was `added`, `removed`, or is held otherwise."""

    what: str
    body: Pair
    fields: tuple[FieldNow, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What is different since the issued `agenda` or since the last `package`, which is called `label`."""

    since: str
    label: str
    at: datetime
    items: tuple[ItemChange, ...] = ()
    meetings: tuple[MeetingChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.meetings)


@dataclass(frozen=True)
class SeatComing:
    """Who comes for a seat. `presence` is what was noted at the meeting, `answer` what was said beforehand."""

    jurisdiction: Pair
    holder: str
    answer: str = ""
    presence: str = ""
    person: str = ""


@dataclass(frozen=True)
class CouncilComing:
    """The seats of one council at one meeting."""

    body: Pair
    meeting: Pair
    seats: tuple[SeatComing, ...]


@dataclass(frozen=True)
class PriorityNow:
    """A priority as it stands; `here` are the numbers of the items of this gathering that carry it."""

    name: Pair
    state: str
    body: Pair
    group: Pair = NOTHING
    leads: tuple[Pair, ...] = ()
    level_now: Pair = NOTHING
    level_aimed: Pair = NOTHING
    promoted_to: Pair = NOTHING
    here: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutcomeServed:
    """An outcome of the logic model, and how many decisions, actions and recommendations serve it."""

    number: str
    text: Pair
    tier: Pair
    decisions: int = 0
    actions: int = 0
    recommendations: int = 0

    @property
    def is_gap(self) -> bool:
        return not (self.decisions or self.actions or self.recommendations)


@dataclass(frozen=True)
class Figure:
    """A headline number of a summary."""

    label: str
    value: int
    before: int | None = None


@dataclass(frozen=True)
class SummaryShort:
    """The last summary of a reporting line: its period, its numbers, what is asked of the table above."""

    body: Pair
    first: date
    last: date
    figures: tuple[Figure, ...] = ()
    asks: tuple[tuple[Pair, Pair], ...] = ()
    missing: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Correction:
    text: Pair
    on: date


@dataclass(frozen=True)
class Record:
    """A record of decisions as it was circulated or approved. `people` are the names of those of whom it speaks."""

    meeting: int
    body: Pair
    number: int
    state: str
    circulated_at: datetime
    content: RecordContent
    content_hash: str
    approvals: tuple[Approval, ...] = ()
    corrections: tuple[Correction, ...] = ()
    people: tuple[tuple[int, str], ...] = ()
    adopted_on: date | None = None
