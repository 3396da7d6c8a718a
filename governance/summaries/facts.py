"""What stands in the summary of a reporting line? Frozen shapes, kept as JSON and read back from it."""

from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from groundwork.bilingual import Pair
from groundwork.ledger import digest, plain

T = TypeVar("T")
SCHEMA = 1
NOTHING = Pair()


@dataclass(frozen=True)
class Named:
    """A body as it was called on the last day."""

    key: str
    kind: str
    name: Pair
    short: Pair


@dataclass(frozen=True)
class DecisionFact:
    """A decision that was published in the period."""

    reference: str
    title: Pair
    outcome: str
    decided_on: date
    effective_on: date


@dataclass(frozen=True)
class ActionFact:
    """An action item; `on` is the day on which it was closed."""

    reference: str
    title: Pair
    due_on: date | None = None
    on: date | None = None


@dataclass(frozen=True)
class ReportFact:
    """What a body reported. Efforts are person-days as they were written: `12.5`."""

    id: int
    due_on: date
    filed_on: date
    late: bool
    nothing: bool
    done: Pair = NOTHING
    next: Pair = NOTHING
    risks: Pair = NOTHING
    contribution: Pair = NOTHING
    effort_used: str = ""
    effort_promised: str = ""


@dataclass(frozen=True)
class AskFact:
    """What is asked of the bodies above, and how far that was at the end of the period."""

    id: int
    kind: str
    text: Pair
    state: str
    answer: Pair = NOTHING
    answered_for: Pair = NOTHING
    answered_on: date | None = None
    on_behalf: bool = False


@dataclass(frozen=True)
class Lack:
    """What a body lacks: `report`, `late`, `co_chair`, `effort` or `language`."""

    code: str
    count: int = 0
    on: date | None = None


@dataclass(frozen=True)
class BodyFact:
    """One body below, as deep below as `depth` says."""

    body: Named
    parent: str
    depth: int
    decisions: tuple[DecisionFact, ...] = ()
    done: tuple[ActionFact, ...] = ()
    late: tuple[ActionFact, ...] = ()
    under_way: int = 0
    report: ReportFact | None = None
    asks: tuple[AskFact, ...] = ()
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True)
class Row:
    """One body in numbers; `reported` is yes, nothing, late, missing, waived or none (nothing was owed)."""

    body: Named
    decisions: int = 0
    done: int = 0
    late: int = 0
    meetings: int = 0
    minutes: int = 0
    reported: str = "none"


@dataclass(frozen=True)
class Totals:
    decisions: int = 0
    done: int = 0
    late: int = 0
    meetings: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Attended:
    """How often the seats of a jurisdiction were there. Nobody is named, on purpose."""

    code: str
    jurisdiction: Pair
    present: int = 0
    remote: int = 0
    absent: int = 0

    @property
    def seats(self) -> int:
        return self.present + self.remote + self.absent


@dataclass(frozen=True)
class Level:
    """Agenda time on a level of the framework; 0 is time for which no level was given."""

    level: int
    name: Pair
    minutes: int
    items: int


@dataclass(frozen=True)
class Outcome:
    """An outcome of the logic model, and how many decisions, actions, items and recommendations served it."""

    number: str
    text: Pair
    touched: int


@dataclass(frozen=True)
class Numbers:
    rows: tuple[Row, ...] = ()
    total: Totals = Totals()
    before: Totals | None = None
    attendance: tuple[Attended, ...] = ()
    levels: tuple[Level, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Change:
    """What is otherwise than in the last summary: joined, left, renamed, moved, answered, noted, reported, settled."""

    code: str
    body: Pair
    was: Pair = NOTHING
    now: Pair = NOTHING
    reference: str = ""


@dataclass(frozen=True)
class Span:
    first: date
    last: date


@dataclass(frozen=True)
class SummaryFacts:
    """All of it, as of one moment, along the line as it was on the last day; both days are in the period."""

    body: Named
    house: Pair
    secretariat: Pair
    first: date
    last: date
    as_of: datetime
    illustrative: bool = False
    previous: Span | None = None
    bodies: tuple[BodyFact, ...] = ()
    numbers: Numbers = Numbers()
    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()
    schema: int = SCHEMA

    @property
    def asks(self) -> list[tuple[BodyFact, AskFact]]:
        """Everything that is asked, with who asks."""
        return [(each, ask) for each in self.bodies for ask in each.asks]

    @property
    def silent(self) -> list[BodyFact]:
        """Who owed a report and did not file it."""
        return [each for each in self.bodies if each.body.key in self.missing]


def kept(facts: SummaryFacts) -> dict[str, Any]:
    """The facts as JSON can hold them."""
    found: dict[str, Any] = plain(asdict(facts))
    return found


def facts_hash(kept_facts: dict[str, Any]) -> str:
    """SHA-256 of their canonical JSON."""
    return digest(kept_facts)


def read_facts(kept_facts: dict[str, Any]) -> SummaryFacts:
    """The facts as they were kept. Raises TypeError or ValueError for what is no summary."""
    return read(SummaryFacts, kept_facts)


def read(shape: type[T], value: Any) -> T:
    """A frozen shape from what JSON holds of it; what a later version added has its default."""
    hints = get_type_hints(shape)
    return shape(**{name: revived(hint, value[name]) for name, hint in hints.items() if name in value})


def revived(hint: Any, value: Any) -> Any:
    """One value, by the type that its field has."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = next(each for each in get_args(hint) if each is not type(None))
        return None if value is None else revived(inner, value)
    if origin is tuple:
        return tuple(revived(get_args(hint)[0], each) for each in value)
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    return read(hint, value) if isinstance(hint, type) and is_dataclass(hint) else value
