"""Which fields have gatherings, formats, agendas and recommendations?"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from governance.demonstration.shapes.provenance import Sourced, When
from groundwork.bilingual import Pair


@dataclass(frozen=True, kw_only=True)
class Gathering(Sourced):
    """A past gathering, by place and month; a "report" is one of which the deck names the report alone."""

    key: str
    kind: Literal["gathering", "report"]
    place: Pair
    when: When


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One meeting of the coming gathering; days count from its first day (0), times are local."""

    key: str
    body: str
    name: Pair
    first_day: int
    starts: datetime.time
    last_day: int
    ends: datetime.time


@dataclass(frozen=True, kw_only=True)
class ComingGathering(Sourced):
    """A gathering that lies ahead of whatever day it is; `name` has no date in it."""

    key: str
    name: Pair
    place: Pair
    starts_in_days: int
    length_in_days: int
    time_zone: str
    format: str
    sittings: tuple[Sitting, ...]


@dataclass(frozen=True, kw_only=True)
class FormatPart:
    """How long a body sits, in half days."""

    body: str
    half_days: int


@dataclass(frozen=True, kw_only=True)
class MeetingFormat(Sourced):
    """`parts` is empty where the deck is silent; `parallel` (do the councils sit at once?) is then None."""

    key: str
    name: Pair
    parts: tuple[FormatPart, ...] = ()
    parallel: bool | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Sourced):
    """`sitting`, `sponsor`, `presenter`, `recommendation` are keys; so are `expected` and `questions`.

    `day` is 1 or 2, `starts` local; the gaps between items are breaks.
    """

    key: str
    sitting: str
    day: int
    starts: datetime.time
    minutes: int
    title: Pair
    purpose: Literal["information", "discussion", "decision"]
    sponsor: str
    presenter: str
    level: int | None = None
    expected: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    recommendation: str | None = None


@dataclass(frozen=True, kw_only=True)
class Point(Sourced):
    """A recommended point; `short`, `outcomes` (numbers of the logic model) and `effects` are our reading.

    Each effect is a mapping with a `kind`: move, adopt_format, delegate, action, commitment or review. Its
    entry `illustrative` names the entries for which the deck has no word.
    """

    QUOTED = ("text", "heading", "lead_in")

    key: str
    kind: Literal["measure", "next_step", "quick_win"]
    text: Pair
    heading: Pair
    short: Pair
    lead_in: Pair | None = None
    outcomes: tuple[str, ...] = ()
    effects: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recommendation(Sourced):
    """The points together, as they are proposed; `proposer` is a body, `author` a person."""

    key: str
    title: Pair
    reason: Pair
    proposer: str
    author: str
    points: tuple[str, ...]
