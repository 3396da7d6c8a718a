"""Votes in the other ways: a council of its own, a plain majority, and a room in which everybody is."""

from governance.actions.agendas.building import add_item
from governance.actions.meetings.attendance import note_attendance
from governance.actions.motions.wording import add_clause, make_motion
from governance.actions.votes import open_vote
from governance.enums import Purpose, VoteMethod
from governance.models import Elector, Meeting, Motion, Procedure, VoteEvent
from tests.factories.house import House, both, tomorrow

MAJORITY = {"method": "majority", "quorum": {"fraction": "1/2", "compare": "more_than"}}
CONSENSUS = {"method": "consensus", "quorum": {"fraction": "1/2", "compare": "more_than"}}


def procedure(house: House, rule=MAJORITY, body="PSSDC", **settings) -> Procedure:
    """How a council decides; a ballot of three seats is secret enough here."""
    Procedure.objects.filter(body=house.bodies[body]).delete()
    return Procedure.objects.create(body=house.bodies[body], rule=rule, **{"secret_minimum": 3, **settings})


def motion(house: House, *, body="PSSDC", clauses=2, meeting: Meeting | None = None) -> Motion:
    """A motion of a council, with its clauses; of a meeting when one is given."""
    by = house.people["secretariat"]
    item = None
    if meeting is not None:
        item = add_item(meeting=meeting, title=both("Item"), minutes=30, purpose=Purpose.DECISION, by=by)
    made = make_motion(body=house.bodies[body], item=item, title=both("Title"), question=both("Agreed?"), by=by)
    for number in range(1, clauses + 1):
        add_clause(motion=made, text=both(f"Clause {number}"), by=by)
    return made


def room(house: House, *, body="PSSDC", but=()) -> Meeting:
    """A meeting of a council at which all its seats are noted, but those in `but`."""
    meeting = house.meeting(body)
    seats = [seat for key, seat in house.seats.items() if key.startswith(f"{body}:") and seat.jurisdiction_id]
    present = {seat: house.holder(seat.key) for seat in seats if seat.key not in but}
    note_attendance(meeting=meeting, present=present, by=house.people["secretariat"])
    return meeting


def put(
    house: House, method: VoteMethod, *, rule=MAJORITY, meeting: Meeting | None = None, clauses=2, **settings
) -> VoteEvent:
    """A vote of the first council in this way: in a room when one is given, or until tomorrow."""
    procedure(house, rule, **settings)
    return open_vote(
        motion=motion(house, meeting=meeting, clauses=clauses), method=method, by=house.people["secretariat"],
        meeting=meeting, closes_at=tomorrow() if meeting is None and method != VoteMethod.CONCERNS else None,
    )  # fmt: skip


def elector(house: House, event: VoteEvent, key: str) -> Elector:
    """The place of a seat in the electorate."""
    return Elector.objects.get(vote_event=event, seat=house.seats[key])
