"""How is a voice cast in one trip to the database: the vote, its ledger entry, its receipt and its notices, or nothing?

This is the hot path of the house, and the one place where a page acts without the ORM: in a meeting everybody votes
at the same moment. The statement is `cast_vote` of the migration `0007_the_ballot_box`; it decides nothing that
`governance.rules` does not say as well, and where it does nothing, the rules find the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone
from psycopg.types.json import Jsonb

from councils.models import Person
from groundwork.asked import ask_again
from groundwork.ledger import digest, draft

WHOLE = "*"
CAST = "SELECT result, closes_now FROM cast_vote(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


@dataclass(frozen=True)
class Position:
    """What a seat says on a clause; an objection and a reservation need their reason."""

    option: str
    reason: str = ""
    language: str = "en"

    def as_facts(self) -> dict[str, str]:
        return {"option": self.option, "reason": self.reason.strip(), "language": self.language}


@dataclass(frozen=True)
class Cast:
    """What became of it: `changed` is false where the seat had said exactly this before.

    `closes_now` is the number of the vote when this was the last voice that it waited for.
    """

    changed: bool
    closes_now: int | None


def put_in(
    *, reference: str, seat: str, positions: Mapping[str, Position], by: Person, seen: datetime | None = None
) -> Cast | None:
    """Cast, or change, the voice of a seat; one statement, and a transaction of its own where there is none yet.

    `reference` is of the vote, `seat` the key of the seat; `positions` are by the number of the clause as text, or
    one for `WHOLE`. `seen` is when the vote that the voter saw on the page was cast. Returns None when nothing was
    done: closed, not theirs, recused, somebody else voted unseen, no option of the rule. Each reason must have
    passed `rules.refuse_position` before.
    """
    at = timezone.now()
    said = {clause: position.as_facts() for clause, position in positions.items()}
    facts = {"seat": seat, "cast_hash": cast_hash(reference, seat, said, at), "clauses": sorted(said)}
    drafted = draft("vote.cast", by=by, subject=reference, at=at, **facts)
    entry = drafted.entry
    terms: list[Any] = [
        reference, seat, by.pk, timezone.localdate(at), seen, at, Jsonb(said),
        Jsonb({"act": entry.act, "subject": entry.subject, "facts": entry.facts,
               "testimony_hash": entry.testimony_hash, "content_hash": entry.content_hash}),
        Jsonb({"salt": drafted.salt, "fields": drafted.fields}),
        Jsonb({"vote": reference, **facts}),
    ]  # fmt: skip
    ask_again()
    with connection.cursor() as cursor:
        cursor.execute(CAST, terms)
        found = cursor.fetchone()
    return Cast(found[0] == "cast", found[1]) if found else None


def cast_hash(reference: str, seat: str, said: Mapping[str, Any], at: datetime) -> str:
    """The hash of what was cast, shown on the receipt: vote, seat, positions with their reasons, moment."""
    return digest({"vote": reference, "seat": seat, "said": said, "at": at.isoformat()})
