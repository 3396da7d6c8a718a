"""Where did a recommendation come from, where was it forwarded, and does it still say what was forwarded?"""

from dataclasses import dataclass

from django.db.models import QuerySet

from governance.models import Recommendation
from groundwork.ledger import digest

TEXTS = ("title", "question", "rationale", "expected_effects")


@dataclass(frozen=True)
class Forwarded:
    """The other end of a forwarding; `differs` when what stands there now is not what was forwarded."""

    recommendation: Recommendation
    differs: bool


@dataclass(frozen=True)
class Provenance:
    """Both ways: whence it came, and where it went; `changed_here` when it has changed since it arrived."""

    origin: Forwarded | None
    copies: tuple[Forwarded, ...]
    changed_here: bool
    hash: str


def hash_of(recommendation: Recommendation) -> str:
    """The SHA-256 of the canonical JSON of all its texts and points, as `forwarded_hash` keeps it. One query."""
    return digest(
        {
            "texts": {name: getattr(recommendation, name).as_facts() for name in TEXTS},
            "points": [
                {"label": row.label, "kind": str(row.kind), "text": row.text.as_facts(), "effects": row.effects}
                for row in recommendation.points.all()
            ],
        }
    )


def provenance_of(recommendation: Recommendation, readable: QuerySet[Recommendation]) -> Provenance:
    """Its forwardings among those that this reader may see. Four queries at most, however many copies there are."""
    here = hash_of(recommendation) if recommendation.forwarded_from_id else ""
    origin = (
        readable.filter(pk=recommendation.forwarded_from_id).prefetch_related("points").first()
        if recommendation.forwarded_from_id
        else None
    )
    copies = list(readable.filter(forwarded_from=recommendation).order_by("pk"))
    now = hash_of(recommendation) if copies else ""
    return Provenance(
        origin=Forwarded(origin, hash_of(origin) != recommendation.forwarded_hash) if origin else None,
        copies=tuple(Forwarded(copy, copy.forwarded_hash != now) for copy in copies),
        changed_here=bool(here) and here != recommendation.forwarded_hash,
        hash=recommendation.forwarded_hash,
    )
