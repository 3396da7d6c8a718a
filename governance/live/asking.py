"""Has anything moved in the votes that somebody watches? One statement for all of them."""

from collections.abc import Sequence
from typing import Any

import psycopg

Row = tuple[Any, ...]
AT_LAST = "1 minute"
PATIENCE = 5  # seconds for a connection; an answer takes milliseconds
# Everything that can change the words about participation. Times are compared by the clock that also refuses votes.
QUESTION = f"""
SELECT event.reference, event.state, event.closes_at,
       coalesce(event.closes_at <= now(), false), coalesce(event.closes_at - now() <= interval '{AT_LAST}', false),
       (SELECT count(DISTINCT elector_id) FROM governance_vote WHERE vote_event_id = event.id),
       (SELECT count(*) FROM governance_participation JOIN governance_elector elector ON elector.id = elector_id
         WHERE elector.vote_event_id = event.id),
       (SELECT count(*) FROM governance_recusal JOIN governance_elector elector ON elector.id = elector_id
         WHERE elector.vote_event_id = event.id),
       (SELECT array_agg(count ORDER BY id) FROM governance_handcount WHERE vote_event_id = event.id),
       (SELECT array_agg(seat_id ORDER BY seat_id) FROM governance_attendance
         WHERE meeting_id = event.meeting_id AND presence IN ('present', 'remote'))
  FROM governance_voteevent event WHERE event.reference = ANY(%s)
"""
DUE, LAST_MINUTE = 3, 4


class Asking:
    """The one connection on which is asked; after an error the next question opens another.

    Args:
        address: of the database, as DATABASE_URL has it.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._open: psycopg.AsyncConnection[Row] | None = None

    async def ask(self, references: Sequence[str]) -> dict[str, Row]:
        """How these votes stand, by reference; one that does not exist is not in it. Raises psycopg.Error."""
        try:
            if self._open is None:
                self._open = await psycopg.AsyncConnection.connect(
                    self._address, autocommit=True, connect_timeout=PATIENCE
                )
                await self._open.execute(f"SET statement_timeout = '{PATIENCE}s'")
            found = await self._open.execute(QUESTION, [list(references)])
            return {row[0]: row for row in await found.fetchall()}
        except psycopg.Error:
            await self.close()
            raise

    async def close(self) -> None:
        """Let the connection go."""
        gone, self._open = self._open, None
        if gone is not None:
            await gone.close()
