"""Who is told by mail that a vote opened, got more time, closed or was cancelled? Inside the act that did it."""

from councils.notices import post_to
from governance.enums import VoteMethod
from governance.models import Extension, VoteEvent
from governance.queries.votes.speakers import speakers

# Where each votes for itself. What is called, counted or agreed in the room is heard by those who are in it.
TOLD = {VoteMethod.WRITTEN, VoteMethod.BALLOT, VoteMethod.CONCERNS, VoteMethod.SECRET}


def tell_opened(event: VoteEvent) -> int:
    """Ask everybody who speaks for a seat of the electorate for a vote. Returns how many."""
    return tell(event, "vote.opened")


def tell_extended(event: VoteEvent, extension: Extension) -> int:
    """Tell them that there is more time; each extension is told once."""
    return tell(event, "vote.extended", extension=extension.pk)


def tell_closed(event: VoteEvent) -> int:
    """Tell them what came of it."""
    return tell(event, "vote.closed")


def tell_cancelled(event: VoteEvent) -> int:
    """Tell them that it decides nothing."""
    return tell(event, "vote.cancelled")


def tell(event: VoteEvent, kind: str, **about: int) -> int:
    """Owe the notice to all who speak for a seat of this vote. Three statements, however many they are."""
    if event.method not in TOLD:
        return 0
    key = ":".join([kind, event.reference, *(str(each) for each in about.values()), ""]).rstrip(":")
    return post_to(speakers(event), kind=kind, key=key, facts={"vote": event.reference, **about})
