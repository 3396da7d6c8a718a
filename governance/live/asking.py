"""Has anything moved in what somebody watches? One statement for all votes, one for all meetings."""

from collections.abc import Sequence
from typing import Any, LiteralString

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
# Whole rows are compared: whatever is changed of an item, a decision or the attendance, is seen.
MEETINGS = """
SELECT meeting.id, meeting.state, meeting.version, false, false,
       (SELECT md5(string_agg(item::text, ',' ORDER BY item.id)) FROM governance_agendaitem item
         WHERE item.meeting_id = meeting.id),
       (SELECT md5(string_agg(decision::text, ',' ORDER BY decision.id)) FROM governance_decision decision
          JOIN governance_agendaitem item ON item.id = decision.item_id WHERE item.meeting_id = meeting.id),
       (SELECT md5(string_agg(motion::text, ',' ORDER BY motion.id)) FROM governance_motion motion
          JOIN governance_agendaitem item ON item.id = motion.item_id WHERE item.meeting_id = meeting.id),
       (SELECT count(*) FROM governance_vote vote
          JOIN governance_voteevent event ON event.id = vote.vote_event_id AND event.state = 'open'
          JOIN governance_motion motion ON motion.id = event.motion_id
          JOIN governance_agendaitem item ON item.id = motion.item_id WHERE item.meeting_id = meeting.id),
       (SELECT array_agg(seat_id ORDER BY seat_id) FROM governance_attendance
         WHERE meeting_id = meeting.id AND presence IN ('present', 'remote'))
  FROM governance_meeting meeting WHERE meeting.id = ANY(%s)
"""


class Asking:
    """The one connection on which is asked; after an error the next question opens another.

    Args:
        address: of the database, as DATABASE_URL has it.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._open: psycopg.AsyncConnection[Row] | None = None

    async def ask(self, topics: Sequence[str]) -> dict[str, Row]:
        """How these votes and meetings stand, by topic; one that does not exist is not in it. Raises psycopg.Error."""
        meetings = [topic for topic in topics if not topic.startswith("V-")]
        votes = [topic for topic in topics if topic.startswith("V-")]
        try:
            if self._open is None:
                self._open = await psycopg.AsyncConnection.connect(
                    self._address, autocommit=True, connect_timeout=PATIENCE
                )
                await self._open.execute(f"SET statement_timeout = '{PATIENCE}s'")
            rows = {row[0]: row for row in await self._all(QUESTION, list(votes))}
            found = {row[0]: row for row in await self._all(MEETINGS, [int(topic[1:]) for topic in meetings])}
            return rows | {topic: found[int(topic[1:])] for topic in meetings if int(topic[1:]) in found}
        except psycopg.Error:
            await self.close()
            raise

    async def _all(self, question: LiteralString, wanted: Sequence[object]) -> list[Row]:
        """The answer; nothing is asked about nothing."""
        if not wanted or self._open is None:
            return []
        return await (await self._open.execute(question, [list(wanted)])).fetchall()

    async def close(self) -> None:
        """Let the connection go."""
        gone, self._open = self._open, None
        if gone is not None:
            await gone.close()
