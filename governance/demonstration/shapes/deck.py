"""Which fields has what the deck states, asks and recalls?"""

from dataclasses import dataclass
from typing import Literal

from governance.demonstration.shapes.provenance import Sourced, When
from groundwork.bilingual import Pair


@dataclass(frozen=True, kw_only=True)
class Statement(Sourced):
    """A sentence or phrase of the deck, under the heading that it stands under, if any."""

    QUOTED = ("text", "heading")

    key: str
    text: Pair
    heading: Pair | None = None


@dataclass(frozen=True, kw_only=True)
class HistoryColumn(Sourced):
    """A column of the background slide; `end` is the first day after it."""

    QUOTED = ("heading", "bullets")

    key: str
    heading: Pair
    start: When
    end: When
    bullets: tuple[Pair, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Period(Sourced):
    """A box of the evolution slide; `label` writes its years our way, `deck_words` as the slide does."""

    QUOTED = ("statements",)

    key: str
    label: Pair
    statements: tuple[Pair, ...]


@dataclass(frozen=True, kw_only=True)
class ExpectedOutcome(Sourced):
    """What the deck is to reach with its members; the purpose that it implies is our reading."""

    QUOTED = ("text",)

    key: str
    text: Pair
    purpose: Literal["information", "discussion", "decision"]


@dataclass(frozen=True, kw_only=True)
class Level(Sourced):
    """A level of the operating framework, from 1 to 4; the order is our reading."""

    QUOTED = ("name",)

    level: int
    name: Pair


@dataclass(frozen=True, kw_only=True)
class Question(Sourced):
    """A question of the deck; `beside` is what stands beside it on the slide, `bodies` whom that names."""

    QUOTED = ("text", "beside")

    key: str
    text: Pair
    kind: Literal["open", "closed"]
    beside: Pair | None = None
    bodies: tuple[str, ...] = ()
