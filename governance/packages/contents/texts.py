"""What was put forward, put to the vote and decided under an item? Frozen shapes that know no table."""

from dataclasses import dataclass
from datetime import date, datetime

from groundwork.bilingual import Pair

NOTHING = Pair()


@dataclass(frozen=True)
class Change:
    """What a clause would change, in a sentence; of a decided one also whether it is in force, and from when."""

    words: Pair
    state: str = ""
    effective_on: date | None = None
    held_because: Pair = NOTHING


@dataclass(frozen=True)
class Clause:
    """One part of a motion, or one point of a recommendation, and what carrying it would change."""

    label: str
    heading: Pair
    text: Pair
    note: Pair = NOTHING
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Advice:
    """Advice that was asked of a body or a person; without an `answer` it is still awaited."""

    of: Pair
    due_on: date
    answer: str = ""
    text: Pair = NOTHING
    answered_on: date | None = None


@dataclass(frozen=True)
class Recommendation:
    reference: str
    state: str
    title: Pair
    question: Pair
    rationale: Pair
    sponsor: Pair
    note: Pair
    points: tuple[Clause, ...]
    expected_effects: Pair = NOTHING
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What the rule engine found for one clause, and its proof in both languages."""

    label: str
    outcome: str
    proof: Pair


@dataclass(frozen=True)
class VoteResult:
    """A vote: open, until `at` when it `has_end`, or else since; or closed at `at`, with what was found."""

    reference: str
    method: str
    state: str
    outcome: str
    at: datetime
    override: Pair
    findings: tuple[Finding, ...] = ()
    has_end: bool = False


@dataclass(frozen=True)
class Action:
    """An action item, standing commitment or review, and the last word on how far it is."""

    reference: str
    kind: str
    title: Pair
    owner: Pair
    due_on: date | None
    state: str
    decision: str = ""
    note: str = ""
    note_language: str = "en"
    noted_on: date | None = None
    late: bool = False


@dataclass(frozen=True)
class ClauseOutcome:
    """What became of one clause, with the words decided where they are no longer those that were put."""

    label: str
    outcome: str
    amended: Pair
    changes: tuple[Change, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Reservation:
    jurisdiction: Pair
    label: str
    option: str
    text: str
    language: str


@dataclass(frozen=True)
class Decision:
    reference: str
    body: Pair
    title: Pair
    outcome: str
    state: str
    decided_on: date
    effective_on: date
    override: Pair = NOTHING
    clauses: tuple[ClauseOutcome, ...] = ()
    reservations: tuple[Reservation, ...] = ()


@dataclass(frozen=True)
class Motion:
    title: Pair
    question: Pair
    note: Pair
    state: str
    clauses: tuple[Clause, ...]
    vote: VoteResult | None = None
    decision: Decision | None = None
