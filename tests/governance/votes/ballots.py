"""How do tests of votes open, cast and close one in few words?"""

from datetime import timedelta

from governance.actions.votes import Position, cast_vote, close_vote, open_vote
from governance.enums import VoteMethod
from governance.models import Elector, VoteEvent
from tests.factories.house import House, tomorrow


def opened(house: House, *, method: VoteMethod = VoteMethod.WRITTEN, **kwargs) -> VoteEvent:
    """A vote that is open: a written procedure until tomorrow, or one in the room."""
    closes_at = tomorrow() if method == VoteMethod.WRITTEN else None
    return open_vote(motion=house.motion(**kwargs), method=method, closes_at=closes_at, by=house.people["secretariat"])


def cast(house: House, event: VoteEvent, key: str, option: str = "agree", reason: str = "", **kwargs) -> None:
    """The seat with this key says this on every clause."""
    elector = Elector.objects.get(vote_event=event, seat=house.seats[key])
    positions = {clause: Position(option, reason) for clause in event.motion.clauses.all()}
    by = kwargs.pop("by", None) or house.holder(key)
    cast_vote(event=event, elector=elector, positions=positions, by=by, **kwargs)


def everybody(house: House, event: VoteEvent, option: str = "agree", *, but: dict[str, tuple[str, str]] | None = None):
    """All six seats vote; those in `but` say something else, with a reason."""
    for key, seat in house.seats.items():
        if seat.jurisdiction_id:
            cast(house, event, key, *(but or {}).get(key, (option, "")))


def closed(
    house: House, option: str = "agree", *, but: dict[str, tuple[str, str]] | None = None, **kwargs
) -> VoteEvent:
    """A vote in which all have voted, closed by the secretariat."""
    event = opened(house, **kwargs)
    everybody(house, event, option, but=but)
    return close_vote(event=event, by=house.people["secretariat"])


def past_its_time(event: VoteEvent) -> VoteEvent:
    """Its closing time has come, and nobody has closed it yet."""
    VoteEvent.objects.filter(pk=event.pk).update(closes_at=event.opened_at + timedelta(microseconds=1))
    event.refresh_from_db()
    return event
