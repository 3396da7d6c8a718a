"""Who may listen to a vote or a meeting? Whoever holds a ticket of its page: the feed knows no sessions."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.core import signing

SALT = "governance.live"
LASTS = 8 * 3600  # seconds, as long as a session


@dataclass(frozen=True)
class Ticket:
    """What its holder may hear: of one vote or meeting, in one language, with or without the names that are missing."""

    reference: str
    language: str
    shows_missing: bool
    until: float

    @property
    def variant(self) -> tuple[str, bool]:
        """What two holders share who hear the same words."""
        return self.language, self.shows_missing


def issue(reference: str, language: str, *, shows_missing: bool) -> str:
    """A signed ticket for who was let onto the page of this vote; it ends after eight hours."""
    return signing.dumps([reference, language, shows_missing, int(time.time()) + LASTS], salt=SALT)


def read(word: str, reference: str) -> Ticket | None:
    """The ticket, when it is ours, for this vote, and has not ended."""
    try:
        ticket = Ticket(*signing.loads(word, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return ticket if ticket.reference == reference and ticket.until > time.time() else None


def feed_address(reference: str, language: str, *, shows_missing: bool) -> str:
    """Where the page listens; empty where there is no feed."""
    if not settings.EVENTS_URL:
        return ""
    ticket = issue(reference, language, shows_missing=shows_missing)
    return f"{settings.EVENTS_URL.rstrip('/')}/votes/{reference}?ticket={ticket}"


def meeting_feed(topic: str, language: str) -> str:
    """Where a page of a meeting listens, `M12` the run screen and `P12` the projector; empty where there is no feed."""
    if not settings.EVENTS_URL:
        return ""
    ticket = issue(topic, language, shows_missing=False)
    return f"{settings.EVENTS_URL.rstrip('/')}/meetings/{topic}?ticket={ticket}"
