"""What is told of a vote to everybody who watches it, in each language once?"""

import json
from dataclasses import dataclass
from datetime import timedelta

from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from governance.enums import VoteState
from governance.models import VoteEvent
from governance.queries.votes.ballots import find_vote, turnout_of
from governance.queries.votes.participation import SPOKEN, Participation

HELLO = b"retry: 3000\n\n"
BEAT = b"event: beat\ndata: 1\n\n"
ONE_MINUTE: str | Promise = _("One minute left to vote.")
PAGES_A_SECOND = 50  # how many pages of the result the web serves with ease


@dataclass(frozen=True)
class Facts:
    """A vote as it stands; `last_minute` is true when it closes within a minute."""

    event: VoteEvent
    participation: Participation
    last_minute: bool

    @property
    def ended(self) -> bool:
        """Whether nothing can change any more."""
        return self.event.state != VoteState.OPEN

    @property
    def may_end_by_itself(self) -> bool:
        """Whether the clock alone changes it."""
        return self.participation.is_open

    @property
    def key(self) -> str:
        """The moment the vote is at; the page speaks when it becomes another one."""
        is_last = self.last_minute and self.participation.is_open
        return self.participation.phase + ("-minute" if is_last else "")

    @property
    def mark(self) -> tuple[str, str, str]:
        """Two facts with the same mark are told in the same words."""
        return self.participation.word, self.key, self.event.state

    def spoken(self, before: str) -> str:
        """The sentence of the moment that has come since the key `before`."""
        if self.key.endswith("-minute") and not before.endswith("-minute"):
            return str(ONE_MINUTE)
        return str(SPOKEN[self.participation.phase])

    def told(self, variant: tuple[str, bool], *, before: str, listeners: int) -> bytes:
        """The event for one language, with or without the names that are missing.

        Args:
            before: the key that was told last.
            listeners: how many hear it; as `within`, milliseconds, they spread out to fetch the page of the result.
        """
        language, shows_missing = variant
        with override(language):
            html = render_to_string("governance/votes/_participation.html", {
                "event": self.event, "participation": self.participation, "shows_missing": shows_missing,
                "swapped": True})  # fmt: skip
            said: dict[str, str | int] = {"key": self.key, "said": self.spoken(before), "html": html}
        if self.ended:
            said["within"] = int(timedelta(seconds=listeners / PAGES_A_SECOND) / timedelta(milliseconds=1))
        name = "closed" if self.ended else "state"
        return f"event: {name}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n".encode()


def facts_of(reference: str, *, last_minute: bool) -> Facts | None:
    """Read a vote, or None when there is none. Six queries, on the connection of this thread."""
    close_old_connections()  # one that a restarted server has left is looked at, and replaced
    event = find_vote(reference)
    return None if event is None else Facts(event, turnout_of(event), last_minute)
