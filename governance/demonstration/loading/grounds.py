"""On what ground does a record of the demonstration stand: the deck, what is published, or invention?"""

from typing import Any

from councils.enums import Basis
from councils.grounds import Ground
from governance.demonstration.anomalies import note_of
from governance.demonstration.shapes import Sourced, When
from groundwork.bilingual import Pair
from groundwork.dates import Precision

INVENTED = Pair(en="Invented for the demonstration.", fr="Inventé pour la démonstration.")
PUBLISHED = Pair(
    en="Published material says so; the deck does not.",
    fr="Des documents publiés le disent; la présentation, non.",
)


def ground_of(record: Sourced, *, start: When | None = None, end: When | None = None) -> Ground:
    """The ground of a row of the structure, with its notes, and how exactly its days are known."""
    precisions: dict[str, Any] = {
        "start_precision": start.precision if start else Precision.DAY,
        "end_precision": end.precision if end else Precision.DAY,
    }
    if record.provenance == "deck":
        return Ground(Basis.DECK, source=record.source, because=note_of(record), **precisions)
    if record.provenance == "public":
        return Ground(Basis.SECRETARIAT, source="public", because=PUBLISHED, **precisions)
    return Ground(Basis.SECRETARIAT, because=INVENTED, illustrative=True, **precisions)


def place_of(record: Sourced) -> str:
    """The slides whose words a record holds or borrows, as a `source`: `deck:2,10`; `public`; or nothing."""
    return "deck:" + ",".join(map(str, record.slides)) if record.slides else record.source
