"""On what ground does a row of the structure stand: a decision, the deck, or the secretariat's own record?"""

from dataclasses import dataclass, field
from typing import Any

from councils.enums import Basis
from groundwork.bilingual import Pair
from groundwork.dates import Precision


@dataclass(frozen=True)
class Ground:
    """Who decided it, or where it was found; and how exactly its dates are known."""

    basis: str
    opened_by: str = ""
    source: str = ""
    because: Pair = field(default_factory=Pair)
    start_precision: str = Precision.DAY
    end_precision: str = Precision.DAY
    illustrative: bool = False

    def columns(self) -> dict[str, Any]:
        """The ground as columns of a structure row."""
        return {
            "basis": self.basis,
            "opened_by": self.opened_by,
            "source": self.source,
            **self.because.columns("because", states=False),
            "start_precision": self.start_precision,
            "end_precision": self.end_precision,
            "illustrative": self.illustrative,
        }


def decided(reference: str) -> Ground:
    """A decision made it so."""
    return Ground(Basis.DECIDED, opened_by=reference)


def deck(slide: int, **details: Any) -> Ground:
    """The deck says it, on that slide."""
    return Ground(Basis.DECK, source=f"deck:{slide}", **details)


def recorded(because: Pair, **details: Any) -> Ground:
    """The secretariat recorded it, for a reason."""
    return Ground(Basis.SECRETARIAT, because=because, **details)
