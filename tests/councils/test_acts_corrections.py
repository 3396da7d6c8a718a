"""A wrong date is set right by a new act: what was believed stays readable, and the reason stands beside it."""

from datetime import date

import pytest
from django.utils import timezone, translation

from councils.actions.corrections import correct_dates, retract
from councils.actions.lives import dissolve_body, merge_bodies
from councils.actions.reporting import move_body
from councils.enums import Role
from councils.grounds import decided
from councils.models import BodyCharter, BodyEvent, Membership, ReportingLine, SeatTerm
from councils.queries.provenance import who_decided, who_ended
from councils.queries.structure import structure_on
from councils.queries.structure_facts import as_json, structure_facts
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import START

JUNE, JULY, AUGUST = date(2020, 6, 1), date(2020, 7, 1), date(2020, 8, 1)
D1, D2 = decided("D-2020-001"), decided("D-2020-002")
WHY = Pair("The minutes say July.", "Le procès-verbal dit juillet.")


@pytest.fixture
def moved(house):
    """The group reports to the Joint Councils since June, by a decision."""
    return move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=JUNE, ground=D1, by=None)


def corrected(row, starts_on, ends_on=None, **more):
    return correct_dates(row=row, starts_on=starts_on, ends_on=ends_on, **{"because": WHY, "by": None} | more)


def test_the_row_is_recorded_anew_and_the_old_belief_stays(house, moved):
    known = timezone.now()
    believed = as_json(structure_facts(structure_on(JUNE, known)))
    new = corrected(moved, JULY)
    moved.refresh_from_db()
    assert moved.recorded.upper == new.recorded.lower
    assert (new.starts_on, new.opened_by, new.because) == (JULY, "D-2020-001", WHY)
    assert "WG" not in structure_on(JUNE).primary
    assert structure_on(JUNE, known).primary["WG"].parent == "JC"
    assert as_json(structure_facts(structure_on(JUNE, known))) == believed


def test_a_correction_is_said_beside_the_decision_in_both_languages(house, moved):
    assert who_decided(moved).remark == Pair()
    answer = who_decided(corrected(moved, JULY))
    assert str(answer) == "decision D-2020-001"
    assert answer.remark.en.startswith("Dates corrected by the secretariat on ")
    assert answer.remark.en.endswith("because: The minutes say July.")
    assert answer.remark.fr.endswith("Le procès-verbal dit juillet.")
    with translation.override("fr"):
        assert who_decided(ReportingLine.objects.latest("pk")).remark == answer.remark


def test_who_closed_it_stays_as_long_as_it_ends(house, moved):
    old = ReportingLine.objects.known().get(body=house.bodies["WG"], parent=house.bodies["PSSDC"])
    earlier = corrected(old, START, date(2020, 5, 1))
    assert (earlier.closed_by, who_ended(earlier).reference) == ("D-2020-001", "D-2020-001")
    retract(row=moved, because=WHY, by=None)
    assert corrected(earlier, START, None).closed_by == ""


def test_a_precision_is_kept_or_changed(house, moved):
    old = ReportingLine.objects.known().get(body=house.bodies["WG"], parent=house.bodies["PSSDC"])
    new = corrected(old, date(2005, 1, 1), JUNE, start_precision="year")
    assert (new.start_precision, new.end_precision) == ("year", "day")
    assert corrected(new, date(2006, 1, 1), JUNE).start_precision == "year"
    with refused("bad-precision"):
        corrected(moved, JULY, start_precision="hour")


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"starts_on": JUNE}, "nothing-changes"),
        ({"starts_on": JULY, "because": Pair("Only English", "")}, "no-reason"),
        ({"starts_on": JULY, "ends_on": JULY}, "ends-before-it-starts"),
        ({"starts_on": date(1899, 1, 1)}, "bad-day"),
        ({"starts_on": date(2020, 5, 1)}, "second-line"),
        ({"starts_on": JULY, "because": Pair("x" * 601, "y")}, "too-long"),
    ],
)
def test_corrections_that_cannot_be(house, moved, terms, code):
    with refused(code):
        corrected(moved, **terms)
    moved.refresh_from_db()
    assert moved.recorded.upper is None


def test_what_was_replaced_is_not_corrected_any_more(house, moved):
    corrected(moved, JULY)
    with refused("row-replaced"):
        corrected(moved, AUGUST)
    with refused("row-replaced"):
        retract(row=moved, because=WHY, by=None)


def test_a_row_is_taken_back_with_its_reason(house, moved):
    retract(row=moved, because=WHY, by=None)
    assert "WG" not in structure_on(JULY).primary
    entry = LedgerEntry.objects.order_by("pk").last()
    assert (entry.act, entry.facts["because"], len(entry.facts["rows"])) == ("structure.retracted", WHY.as_facts(), 1)
    with refused("no-reason"):
        retract(row=BodyEvent.objects.get(), because=Pair("", ""), by=None)


def test_a_correction_closes_no_circle(house, moved):
    corrected(moved, JUNE, JULY)
    move_body(body=house.bodies["JC"], to=house.bodies["WG"], on=JULY, ground=D2, by=None)
    line = ReportingLine.objects.known().get(body=house.bodies["WG"], parent=house.bodies["JC"])
    with refused("circle"):
        corrected(line, JUNE, AUGUST)


def test_nothing_is_left_hanging(house, moved):
    charter = BodyCharter.objects.known().get(body=house.bodies["WG"])
    with refused("left-hanging"):
        corrected(charter, JULY)
    with refused("left-hanging"):
        retract(row=charter, because=WHY, by=None)
    term = SeatTerm.objects.known().get(seat=house.seats["PSSDC:CA-NB:1"])
    with refused("left-hanging"):
        corrected(term, JUNE)
    membership = Membership.objects.known().get(seat=term.seat, role=Role.MEMBER)
    with refused("left-hanging"):
        corrected(membership, date(1990, 1, 1))
    assert corrected(membership, JUNE).starts_on == JUNE


def test_an_event_keeps_its_successors(house):
    dissolve_body(body=house.bodies["WG"], on=JUNE, heir=house.bodies["JC"], ground=D1, by=None)
    (event,) = merge_bodies(bodies=[house.bodies["DM"]], into=house.bodies["JC"], on=JUNE, ground=D2, by=None)
    new = corrected(event, date(2020, 1, 1), date(2021, 1, 1), start_precision="year", end_precision="year")
    assert [each.key for each in new.successors.all()] == ["JC"]


@pytest.mark.parametrize("who", ["member", "co_chair", "observer", "stranger"])
def test_only_the_secretariat_corrects(house, moved, who):
    with refused("not-secretariat"):
        corrected(moved, JULY, by=house.people[who])
    with refused("not-secretariat"):
        retract(row=moved, because=WHY, by=house.people[who])
    assert corrected(moved, JULY, by=house.people["secretariat"])
