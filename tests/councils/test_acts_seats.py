"""Seats and who sits in them: opened, ended early, replaced, never edited."""

from datetime import date

import pytest

from councils.actions.seats import appoint, create_seat, end_membership, end_seat, replace_holder, set_weight
from councils.enums import Role
from councils.grounds import decided
from councils.models import Membership, Seat, SeatTerm
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import START

JUNE, JULY, AUGUST = date(2020, 6, 1), date(2020, 7, 1), date(2020, 8, 1)
D1, D2 = decided("D-2020-001"), decided("D-2020-002")


@pytest.fixture
def seat(house):
    """New Brunswick's seat, with a member and an alternate."""
    return house.seats["PSSDC:CA-NB:1"]


def sitting(seat, on):
    rows = Membership.objects.standing(on).filter(seat=seat).order_by("pk")
    return {row.person.email.split("@")[0]: row.role for row in rows}


def of(seat, role=Role.MEMBER):
    return Membership.objects.known().get(seat=seat, role=role, in_force__endswith=None)


def test_a_seat_is_created_ended_and_opened_again(house):
    terms = {"body": house.bodies["WG"], "jurisdiction": house.jurisdictions["CA-NB"], "by": None}
    seat = create_seat(**terms, starts_on=START, ground=D1)
    with refused("seat-exists"):
        create_seat(**terms, starts_on=JUNE, ground=D1)
    end_seat(seat=seat, on=JUNE, ground=D2, by=None)
    assert create_seat(**terms, starts_on=JULY, weight=2, ground=D2) == seat
    assert [(row.starts_on, row.ends_on, row.weight) for row in seat.terms.known().order_by("in_force")] == [
        (START, JUNE, 1),
        (JULY, None, 2),
    ]
    assert Seat.objects.filter(body=house.bodies["WG"], jurisdiction__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"starts_on": date(1990, 1, 1)}, "no-such-body-then"),
        ({"starts_on": date(1899, 1, 1)}, "bad-day"),
        ({"weight": -1}, "bad-weight"),
        ({"weight": 101}, "bad-weight"),
        ({"number": 0}, "bad-number"),
    ],
)
def test_seats_that_cannot_be(house, terms, code):
    given = {"body": house.bodies["WG"], "jurisdiction": None, "number": 2, "starts_on": JUNE, "ground": D1, "by": None}
    with refused(code):
        create_seat(**given | terms)


def test_a_seat_ends_with_everybody_in_it(house, seat):
    end_seat(seat=seat, on=JUNE, ground=D1, by=None)
    assert set(sitting(seat, date(2020, 5, 31))) == {"member", "alternate"}
    assert sitting(seat, JUNE) == {}
    rows = Membership.objects.known().filter(seat=seat)
    assert {(row.ends_on, row.closed_by) for row in rows} == {(JUNE, "D-2020-001")}
    with refused("no-such-seat-then"):
        end_seat(seat=seat, on=JULY, ground=D2, by=None)


def test_a_voice_changes_its_weight(house, seat):
    set_weight(seat=seat, weight=3, on=JUNE, ground=D1, by=None)
    assert SeatTerm.objects.standing(JUNE).get(seat=seat).weight == 3
    for weight, on, code in (
        (3, JULY, "same-weight"),
        (101, JULY, "bad-weight"),
        (2, date(1990, 1, 1), "no-such-seat-then"),
    ):
        with refused(code):
            set_weight(seat=seat, weight=weight, on=on, ground=D2, by=None)


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"starts_on": date(2020, 5, 31)}, "no-such-seat-then"),
        ({"starts_on": date(1990, 1, 1)}, "no-such-body-then"),
        ({"starts_on": date(1899, 1, 1)}, "bad-day"),
        ({"starts_on": JULY, "ends_on": JULY}, "ends-before-it-starts"),
        ({"starts_on": JUNE, "ends_on": date(2030, 1, 1)}, "no-such-seat-then"),
        ({"starts_on": AUGUST}, "no-such-seat-then"),
    ],
)
def test_no_term_before_or_after_its_seat(house, stranger, days, code):
    """The seat exists from June to August."""
    seat = create_seat(body=house.bodies["WG"], jurisdiction=None, number=2, starts_on=JUNE, ground=D1, by=None)
    end_seat(seat=seat, on=AUGUST, ground=D1, by=None)
    with refused(code):
        appoint(person=stranger, seat=seat, role=Role.MEMBER, ground=D2, by=None, **days)
    assert appoint(person=stranger, seat=seat, role=Role.MEMBER, ground=D2, by=None, starts_on=JULY).ends_on == AUGUST


def test_terms_in_a_seat_do_not_overlap(house, seat, stranger):
    ground = {"ground": D2, "by": None}
    with refused("seat-taken"):
        appoint(person=stranger, seat=seat, role=Role.CO_CHAIR, starts_on=JUNE, **ground)
    end_membership(membership=of(seat), on=JULY, **ground)
    with refused("seat-taken"):
        appoint(person=stranger, seat=seat, role=Role.MEMBER, starts_on=JUNE, ends_on=AUGUST, **ground)
    assert appoint(person=stranger, seat=seat, role=Role.MEMBER, starts_on=JULY, **ground)
    with refused("has-this-seat"):
        appoint(person=stranger, seat=seat, role=Role.OBSERVER, starts_on=AUGUST, **ground)


def test_an_alternate_needs_somebody_who_holds_the_seat(house, seat, member, stranger):
    terms = {"person": stranger, "seat": seat, "role": Role.ALTERNATE, "starts_on": JUNE, "ground": D1, "by": None}
    for stands_in in (None, stranger, house.people["yukon"]):
        with refused("alternate-for-nobody"):
            appoint(**terms, alternate_for=stands_in)
    assert appoint(**terms, alternate_for=member)
    with refused("alternate-for-nobody"):
        appoint(**terms | {"role": Role.OBSERVER, "person": house.people["yukon"]}, alternate_for=member)


def test_a_term_ends_once_and_not_before_it_starts(house, seat):
    membership = of(seat)
    for on, code in ((START, "ends-before-it-starts"), (date(1899, 1, 1), "bad-day")):
        with refused(code):
            end_membership(membership=membership, on=on, ground=D1, by=None)
    ended = end_membership(membership=membership, on=JUNE, ground=D1, by=None)
    assert ended.closed_by == "D-2020-001"
    with refused("row-replaced"):
        end_membership(membership=membership, on=JULY, ground=D2, by=None)
    with refused("already-ended"):
        end_membership(membership=ended, on=JULY, ground=D2, by=None)


def test_whoever_replaces_the_holder_inherits_the_alternates(house, seat, stranger):
    new = replace_holder(seat=seat, person=stranger, role=Role.CO_CHAIR, on=JUNE, ground=D1, by=None)
    assert sitting(seat, date(2020, 5, 31)) == {"member": "member", "alternate": "alternate"}
    assert sitting(seat, JUNE) == {"stranger": "co_chair", "alternate": "alternate"}
    assert of(seat, Role.ALTERNATE).alternate_for == stranger
    assert (new.opened_by, new.starts_on) == ("D-2020-001", JUNE)
    assert LedgerEntry.objects.filter(act="membership.replaced").count() == 1


def test_the_alternate_who_becomes_the_holder_is_no_alternate_any_more(house, seat, alternate):
    replace_holder(seat=seat, person=alternate, role=Role.MEMBER, on=JUNE, ground=D1, by=None)
    assert sitting(seat, JUNE) == {"alternate": "member"}


def test_the_holder_takes_the_chair(house, seat, member):
    replace_holder(seat=seat, person=member, role=Role.CO_CHAIR, on=JUNE, ground=D1, by=None)
    assert sitting(seat, JUNE) == {"member": "co_chair", "alternate": "alternate"}
    for role, code in ((Role.CO_CHAIR, "already-holds"), (Role.OBSERVER, "not-a-holder")):
        with refused(code):
            replace_holder(seat=seat, person=member, role=role, on=JULY, ground=D2, by=None)


def test_a_vacant_seat_is_filled_for_a_time(house, seat, stranger):
    end_membership(membership=of(seat), on=JUNE, ground=D1, by=None)
    terms = {"seat": seat, "person": stranger, "role": Role.MEMBER, "ground": D2, "by": None}
    assert replace_holder(**terms, on=JULY, ends_on=AUGUST).ends_on == AUGUST
    with refused("ends-before-it-starts"):
        replace_holder(**terms, on=AUGUST, ends_on=JULY)


def test_the_ledger_tells_of_people_by_their_number_alone(house, seat, stranger):
    replace_holder(seat=seat, person=stranger, role=Role.MEMBER, on=JUNE, ground=D1, by=None)
    facts = LedgerEntry.objects.get(act="membership.replaced").facts
    assert {each["person"] for each in facts["rows"] if each["did"] == "appended"} == {
        f"person:{house.people[name].pk}" for name in ("member", "stranger", "alternate")
    }
    assert stranger.name not in str(facts)
    assert stranger.email not in str(facts)
