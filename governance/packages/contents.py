"""What stands in a meeting package, apart from how it looks? Frozen shapes that know no table."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from groundwork.bilingual import Pair
from groundwork.ledger import digest, plain

NOTHING = Pair()
UNCLASSIFIED = Pair("Unclassified", "Non classifié")


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
class Recommendation:
    reference: str
    state: str
    title: Pair
    question: Pair
    rationale: Pair
    sponsor: Pair
    note: Pair
    points: tuple[Clause, ...]


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
class ClauseOutcome:
    """What became of one clause, with the words decided where they are no longer those that were put."""

    label: str
    outcome: str
    amended: Pair
    changes: tuple[Change, ...]
    actions: tuple["Action", ...]


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


@dataclass(frozen=True)
class Motion:
    title: Pair
    question: Pair
    note: Pair
    state: str
    clauses: tuple[Clause, ...]
    vote: VoteResult | None = None
    decision: Decision | None = None


@dataclass(frozen=True)
class Question:
    label: str
    kind: str
    text: Pair


@dataclass(frozen=True)
class Item:
    """An item as the table finds it: printed number (breaks and sections have none), hours, and what goes with it."""

    number: str | None
    starts_at: datetime
    ends_at: datetime
    new_day: bool
    title: Pair
    minutes: int
    purpose: str = ""
    presenter: Pair = NOTHING
    sponsor: Pair = NOTHING
    level: Pair = NOTHING
    expected_outcome: Pair = NOTHING
    summary: Pair = NOTHING
    questions: tuple[Question, ...] = ()
    recommendation: Recommendation | None = None
    motions: tuple[Motion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    illustrative: bool = False

    @property
    def is_break(self) -> bool:
        return self.number is None


@dataclass(frozen=True)
class MeetingSection:
    """The meeting of one body: its hours are those of its own time zone."""

    body: Pair
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    mode: str
    items: tuple[Item, ...]

    @property
    def numbered(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.is_break)


@dataclass(frozen=True)
class PackageContents:
    """All that is printed, as of one moment. Version and moment are the package's, not the facts'."""

    slug: Pair
    house: Pair
    secretariat: Pair
    place: Pair
    first_day: date | None
    last_day: date | None
    precision: str
    version: int
    as_of: datetime
    note: Pair = NOTHING
    format: Pair = NOTHING
    marking: Pair = UNCLASSIFIED
    illustrative: bool = False
    meetings: tuple[MeetingSection, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def numbered(self) -> tuple[Item, ...]:
        """Every item of the gathering that has a number."""
        return tuple(item for meeting in self.meetings for item in meeting.numbered)


def facts_hash(contents: PackageContents) -> str:
    """SHA-256 of the facts alone: two versions with the same hash say the same."""
    facts = asdict(replace(contents, version=0))
    del facts["as_of"]
    return digest(plain(facts))
