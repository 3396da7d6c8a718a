"""Where does a record of the demonstration come from, and how exact is its day?"""

import datetime
from dataclasses import dataclass
from typing import ClassVar, Literal

from groundwork.bilingual import Pair


@dataclass(frozen=True, kw_only=True)
class When:
    """A day as exact as its source: a month or year stands for its first day, `unknown` for no day at all."""

    date: datetime.date | None
    precision: Literal["day", "month", "year", "unknown"]


UNKNOWN = When(date=None, precision="unknown")


def year(number: int) -> When:
    """The first day of the year, no more exact than the year."""
    return When(date=datetime.date(number, 1, 1), precision="year")


def month(number: int, *, of: int) -> When:
    """The first day of the month `number` (1 to 12) of the year `of`, no more exact than the month."""
    return When(date=datetime.date(of, number, 1), precision="month")


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """A record that says where it comes from.

    `provenance` is "deck", "public" (published elsewhere about the real bodies) or "ours". When it is "deck"
    the fields named in QUOTED hold the deck's own French; `deck_words` is how a slide prints what the record
    says otherwise. `anomalies` are keys of `anomalies.py`; `notes` say what stays open, or is our reading.
    """

    QUOTED: ClassVar[tuple[str, ...]] = ()

    slide: int | None = None
    more_slides: tuple[int, ...] = ()
    provenance: Literal["deck", "public", "ours"] = "deck"
    deck_words: str = ""
    anomalies: tuple[str, ...] = ()
    notes: tuple[Pair, ...] = ()

    @property
    def ours(self) -> bool:
        """Whether we added it, so that the page marks it as illustrative."""
        return self.provenance == "ours"

    @property
    def slides(self) -> tuple[int, ...]:
        """All slides that it is drawn from, the main one first."""
        return () if self.slide is None else (self.slide, *self.more_slides)

    @property
    def source(self) -> str:
        """For the columns called `source`: `deck:7`, `deck:7,12`, `public`, or nothing when it is ours."""
        if self.provenance == "deck":
            return "deck:" + ",".join(map(str, self.slides)) if self.slides else "deck"
        return "public" if self.provenance == "public" else ""


@dataclass(frozen=True, kw_only=True)
class Anomaly(Sourced):
    """Something in the deck that is unclear, and that we show instead of mending it."""

    key: str
    number: int
    text: Pair


@dataclass(frozen=True, kw_only=True)
class Slide(Sourced):
    """The title of one slide; its number is `slide`."""

    QUOTED = ("title", "subtitle")

    title: Pair
    subtitle: Pair | None = None
