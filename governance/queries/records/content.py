"""What does a record of decisions say, as it is frozen and as it is read again?"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar, get_args, get_type_hints

from governance.enums import Option, OutcomeMet
from governance.enums import Presence as Presences
from groundwork.bilingual import Pair
from groundwork.ledger import digest

R = TypeVar("R")
NOTHING = Pair()


@dataclass(frozen=True)
class Presence:
    """Who was there for a seat from a moment on; `person` is a number, 0 where nobody was named."""

    at: str
    presence: str
    person: int = 0

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def label(self) -> str:
        return str(Presences(self.presence).label)


@dataclass(frozen=True)
class Sat:
    """A seat at the meeting. `presence` is empty where nothing was noted; `changes` say who came and left when."""

    seat: str
    jurisdiction: Pair
    presence: str
    person: int
    changes: tuple[Presence, ...] = ()

    @property
    def label(self) -> str:
        """Its presence in words; nothing where nothing was noted."""
        return str(Presences(self.presence).label) if self.presence else ""


@dataclass(frozen=True)
class CouncilPresent:
    """The seats of one council."""

    body: str
    name: Pair
    seats: tuple[Sat, ...]


@dataclass(frozen=True)
class SenseNoted:
    """A discussion question, and what the table said to it."""

    label: str
    text: Pair
    sense: Pair


@dataclass(frozen=True)
class ClauseDecided:
    """What became of a clause, in the words that were decided."""

    label: str
    outcome: str
    text: Pair


@dataclass(frozen=True)
class ReservationKept:
    """A reservation or an objection by the name of its jurisdiction, in the language in which it was said."""

    jurisdiction: Pair
    council: Pair
    clause: str
    option: str
    text: str
    language: str
    lifted: bool = False

    @property
    def label(self) -> str:
        return str(Option(self.option).label)


@dataclass(frozen=True)
class ActionTaken:
    """Who does what by when; `person` is a number where the owner is a person."""

    reference: str
    kind: str
    title: Pair
    owner: Pair
    person: int
    due_on: str

    @property
    def due(self) -> date | None:
        return day_of(self.due_on)


@dataclass(frozen=True)
class DecisionTaken:
    """A decision with its vote in one sentence. `withheld` says why a reader does not see it; it is never frozen.

    What was entered later has its real moment in `decided_at` and that of the entry in `entered_at`.
    """

    reference: str
    title: Pair = NOTHING
    outcome: str = ""
    decided_on: str = ""
    effective_on: str = ""
    until: str = ""
    condition: Pair = NOTHING
    referred_to: Pair = NOTHING
    verdict: Pair = NOTHING
    clauses: tuple[ClauseDecided, ...] = ()
    reservations: tuple[ReservationKept, ...] = ()
    actions: tuple[ActionTaken, ...] = ()
    decided_at: str = ""
    entered_at: str = ""
    withheld: str = ""

    @property
    def decided(self) -> date | None:
        return day_of(self.decided_on)

    @property
    def really(self) -> datetime | None:
        """When it was really taken, where it was entered later."""
        return datetime.fromisoformat(self.decided_at) if self.decided_at else None

    @property
    def entered(self) -> datetime | None:
        """When it was entered, where that was later."""
        return datetime.fromisoformat(self.entered_at) if self.entered_at else None

    @property
    def effective(self) -> date | None:
        return day_of(self.effective_on)

    @property
    def deferred_until(self) -> date | None:
        return day_of(self.until)


@dataclass(frozen=True)
class ItemHeld:
    """An item, break or section with its printed number. `withheld` as with decisions: the number always stays."""

    id: int
    number: str
    kind: str
    in_camera: bool
    title: Pair = NOTHING
    purpose: str = ""
    discussion: Pair = NOTHING
    outcome_met: str = ""
    outcome_note: Pair = NOTHING
    questions: tuple[SenseNoted, ...] = ()
    recused: tuple[Pair, ...] = ()
    decisions: tuple[DecisionTaken, ...] = ()
    withheld: str = ""

    @property
    def met(self) -> str:
        """How far its expected outcome was achieved, in words."""
        return str(OutcomeMet(self.outcome_met).label) if self.outcome_met else ""


@dataclass(frozen=True)
class RecordContent:
    """All that the record of a meeting says. Moments and days are ISO 8601, states of texts those of the rows."""

    meeting: int
    body: str
    name: Pair
    place: Pair
    starts_at: str
    ends_at: str
    time_zone: str
    mode: str
    room: Pair
    councils: tuple[CouncilPresent, ...]
    items: tuple[ItemHeld, ...]

    @property
    def decisions(self) -> tuple[DecisionTaken, ...]:
        """Every decision of the meeting, in the order of its items."""
        return tuple(decision for item in self.items for decision in item.decisions)

    def as_json(self) -> dict[str, Any]:
        """As canonical JSON can hold it: lists, words, numbers, both languages with their states."""
        plain = as_plain(asdict(self))
        assert isinstance(plain, dict)
        return plain

    @property
    def hash(self) -> str:
        """SHA-256 of its canonical JSON."""
        return digest(self.as_json())


def day_of(iso: str) -> date | None:
    """The day that is written so; None for nothing."""
    return date.fromisoformat(iso) if iso else None


def as_plain(value: Any) -> Any:
    """The same with lists for tuples and plain words for choices."""
    if isinstance(value, dict):
        return {key: as_plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def content_from(frozen: Mapping[str, Any]) -> RecordContent:
    """The content of a record as it was frozen."""
    return shaped(RecordContent, frozen)


def shaped(kind: type[R], value: Mapping[str, Any]) -> R:
    """A dataclass from what `as_json` made of it; a field that is new since has its default."""
    hints = get_type_hints(kind)
    assert is_dataclass(kind)
    known = {each.name: value[each.name] for each in fields(kind) if each.name in value}
    return kind(**{name: part(hints[name], found) for name, found in known.items()})


def part(hint: Any, value: Any) -> Any:
    """One field in its shape."""
    if isinstance(value, list):
        return tuple(part(get_args(hint)[0], each) for each in value)
    return shaped(hint, value) if isinstance(value, dict) else value
