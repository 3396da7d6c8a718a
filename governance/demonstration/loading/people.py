"""How do the people of the demonstration get their accounts, their seats and their roles?"""

from councils.actions.people import register_person
from councils.actions.seats import appoint, create_seat
from councils.enums import Role
from councils.models import Seat
from governance.demonstration.loading.grounds import ground_of
from governance.demonstration.loading.made import SECRETARIAT, Made
from governance.demonstration.people import CAST, PEOPLE
from governance.demonstration.seats import SEATS
from governance.demonstration.shapes import Person
from governance.demonstration.shapes import Seat as SeatRecord
from groundwork.bilingual import Pair

_ROLES = {member.person: member.role for member in CAST}


def load_first_person(made: Made) -> None:
    """The first person of the secretariat, in whose name all else is recorded."""
    register(made, next(person for person in PEOPLE if person.key == SECRETARIAT))
    seat_people(made, next(seat for seat in SEATS if seat.holder == SECRETARIAT))


def load_people(made: Made) -> None:
    """Everybody else, each with an account."""
    for person in PEOPLE:
        if person.key not in made.people:
            register(made, person)


def register(made: Made, person: Person) -> None:
    """One person. Whoever the sign-in page offers has their role as position."""
    acting = made.by
    made.people[person.key] = register_person(
        email=person.email,
        name=person.name,
        preferred_language=person.language,
        position=person.position or _ROLES.get(person.key, Pair()),
        illustrative=True,
        by=acting,
    )


def load_seats(made: Made) -> None:
    """Every other seat, its holder and their alternates."""
    for record in SEATS:
        if record.key not in made.seats:
            seat_people(made, record)


def seat_people(made: Made, record: SeatRecord) -> None:
    """One seat, who holds it, and who stands in for the holder."""
    acting = None if record.holder == SECRETARIAT else made.by  # nobody appoints themselves
    jurisdiction = made.jurisdictions[record.jurisdiction] if record.jurisdiction else None
    seat = create_seat(
        body=made.bodies[record.body],
        jurisdiction=jurisdiction,
        number=record.number,
        weight=record.weight,
        starts_on=made.in_office_since,
        ground=ground_of(record),
        by=acting,
    )
    made.seats[record.key] = seat
    holder = made.people[record.holder]
    appoint(
        person=holder,
        seat=seat,
        role=Role(record.role),
        starts_on=made.in_office_since,
        ground=ground_of(record),
        by=acting,
    )
    appoint_alternates(made, record, seat)


def appoint_alternates(made: Made, record: SeatRecord, seat: Seat) -> None:
    """Those who may carry the voice of the seat when its holder cannot."""
    for key in record.alternates:
        appoint(
            person=made.people[key],
            seat=seat,
            role=Role.ALTERNATE,
            alternate_for=made.people[record.holder],
            starts_on=made.in_office_since,
            ground=ground_of(record),
            by=made.by,
        )
