"""Reporting lines: what is refused, on which days a circle exists, and who wins when two act at once."""

import threading
from datetime import date

import pytest
from django.db import connection

from councils.actions.lives import dissolve_body
from councils.actions.reporting import draw_line, end_line, move_body
from councils.enums import LineKind
from councils.grounds import decided
from councils.models import BodyCharter, BodyEvent, ReportingLine
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories.decisions import refused
from tests.factories.house import GROUND, START

JUNE, JULY, AUGUST = date(2020, 6, 1), date(2020, 7, 1), date(2020, 8, 1)
D1, D2 = decided("D-2020-001"), decided("D-2020-002")


def line(house, child, parent, kind=LineKind.PRIMARY, starts_on=START, ends_on=None):
    ends = {"body": house.bodies[child], "parent": house.bodies[parent]}
    return draw_line(**ends, kind=kind, starts_on=starts_on, ends_on=ends_on, ground=GROUND, by=None)


def believed(house, key="WG"):
    rows = ReportingLine.objects.known().filter(body=house.bodies[key]).order_by("in_force")
    return [(row.parent.key, row.starts_on, row.ends_on, row.opened_by, row.closed_by) for row in rows]


@pytest.mark.parametrize("kind", list(LineKind))
def test_no_line_leads_to_the_body_itself(house, kind):
    with refused("reports-to-itself"):
        line(house, "WG", "WG", kind)


@pytest.mark.parametrize("functional", ["DM-JC", "ICCS-DM", "JC-ICCS"])
def test_a_functional_line_of_june_closes_no_circle_with_others(house, functional):
    """One of three lines is functional and in force in June alone; whichever it is, there is no circle in June."""
    pairs = ["DM-JC", "ICCS-DM", "JC-ICCS"]
    for pair in pairs:
        if pair != functional:
            line(house, *pair.split("-"))
    with refused("circle"):
        line(house, *functional.split("-"), LineKind.FUNCTIONAL, JUNE, JULY)
    line(house, *functional.split("-"), LineKind.LIAISON, JUNE, JULY)


def test_a_circle_of_lines_that_meet_only_in_june_is_refused(house):
    line(house, "DM", "ICCS", starts_on=START, ends_on=JULY)
    line(house, "ICCS", "JC", starts_on=JUNE)
    with refused("circle"):
        line(house, "JC", "DM", LineKind.FUNCTIONAL, START)
    assert line(house, "JC", "DM", LineKind.FUNCTIONAL, START, JUNE)
    assert line(house, "JC", "DM", LineKind.FUNCTIONAL, JULY)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "code"),
    [
        (date(1899, 12, 31), None, "bad-day"),
        (START, date.max, "bad-day"),
        (JULY, JUNE, "ends-before-it-starts"),
        (JUNE, JUNE, "ends-before-it-starts"),
        (date(1997, 1, 1), None, "no-such-body-then"),
    ],
)
def test_days_on_which_no_line_can_be(house, starts_on, ends_on, code):
    with refused(code):
        line(house, "DM", "JC", LineKind.LIAISON, starts_on, ends_on)


@pytest.mark.parametrize("on", [date(1899, 12, 31), date.max])
def test_no_body_moves_on_an_impossible_day(house, on):
    with refused("bad-day"):
        move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=on, ground=D1, by=None)


def test_the_same_line_twice_is_refused_and_another_kind_is_not(house):
    line(house, "DM", "JC", LineKind.LIAISON)
    with refused("second-line"):
        line(house, "DM", "JC", LineKind.LIAISON, JUNE)
    assert line(house, "DM", "JC", LineKind.FUNCTIONAL, JUNE)


def test_a_line_ends_on_a_day_by_its_decision(house):
    ends = {"body": house.bodies["WG"], "parent": house.bodies["PSSDC"], "kind": LineKind.PRIMARY}
    end_line(**ends, on=JUNE, ground=D1, by=None)
    assert believed(house) == [("PSSDC", START, JUNE, "", "D-2020-001")]
    for on, code in ((JULY, "no-such-line"), (date(1899, 1, 1), "bad-day"), (START, "ends-before-it-starts")):
        with refused(code):
            end_line(**ends, on=on, ground=D2, by=None)


def test_a_line_drawn_undated_leads_to_a_body_from_where_the_register_knows_it(house):
    assert line(house, "DM", "JC", LineKind.LIAISON, None).starts_on is None


def test_the_later_of_two_moves_on_one_day_is_the_one_that_holds(house):
    for to, ground in (("JC", D1), ("DM", D2)):
        move_body(body=house.bodies["WG"], to=house.bodies[to], on=JUNE, ground=ground, by=None)
    assert believed(house) == [
        ("PSSDC", START, JUNE, "", "D-2020-001"),
        ("DM", JUNE, None, "D-2020-002", ""),
    ]


def test_a_move_before_one_that_is_known_already_lasts_until_then(house):
    move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=JULY, ground=D1, by=None)
    move_body(body=house.bodies["WG"], to=house.bodies["DM"], on=JUNE, ground=D2, by=None)
    assert believed(house) == [
        ("PSSDC", START, JUNE, "", "D-2020-002"),
        ("DM", JUNE, JULY, "D-2020-002", ""),
        ("JC", JULY, None, "D-2020-001", ""),
    ]


def test_a_move_is_believed_whole_at_every_moment(house):
    """The end of the old line and the beginning of the new one, and what is noted, are of one moment."""
    move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=JUNE, ground=D1, by=None)
    old = ReportingLine.objects.get(body=house.bodies["WG"], recorded__upper_inf=False)
    rows = [*ReportingLine.objects.known().filter(body=house.bodies["WG"]), BodyEvent.objects.get()]
    assert {row.recorded.lower for row in rows} == {old.recorded.upper}


def at_once(*acts):
    """Each act in a thread and connection of its own, begun at the same moment; what came of each."""
    barrier, results = threading.Barrier(len(acts)), []

    def do(act):
        try:
            barrier.wait()
            act()
            results.append("done")
        except Refused as no:
            results.append(no.refusal.code)
        except Exception as error:
            results.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


def moving(house, key, to, on=JUNE, ground=D1):
    by = house.people["secretariat"]
    return lambda: move_body(body=house.bodies[key], to=house.bodies[to], on=on, ground=ground, by=by)


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_who_move_a_body_to_the_same_place_move_it_once(house):
    assert at_once(moving(house, "WG", "JC"), moving(house, "WG", "JC", ground=D2)) == ["already-reports-there", "done"]
    assert len(believed(house)) == 2
    assert LedgerEntry.objects.filter(act="body.moved").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_who_move_a_body_apart_leave_it_in_one_place(house):
    """From different days: whoever comes second acts upon what the first has done."""
    results = at_once(moving(house, "WG", "JC"), moving(house, "WG", "DM", on=JULY, ground=D2))
    assert results == ["done", "done"]
    assert [(row[0], row[1], row[2]) for row in believed(house)] == [
        ("PSSDC", START, JUNE),
        ("JC", JUNE, JULY),
        ("DM", JULY, None),
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_end_one_line_at_once_one_gets_the_sentence(house):
    ends = {"body": house.bodies["WG"], "parent": house.bodies["PSSDC"], "kind": LineKind.PRIMARY}
    both = [lambda ground=ground: end_line(**ends, on=JUNE, ground=ground, by=None) for ground in (D1, D2)]
    assert at_once(*both) == ["done", "no-such-line"]


@pytest.mark.django_db(transaction=True)
def test_a_move_and_a_dissolution_at_once_leave_no_line_to_nothing(house):
    results = at_once(
        moving(house, "WG", "DM"), lambda: dissolve_body(body=house.bodies["DM"], on=JUNE, ground=D2, by=None)
    )
    assert results in (["bodies-below", "done"], ["done", "no-such-body-then"])
    exists = BodyCharter.objects.standing(JUNE).filter(body=house.bodies["DM"]).exists()
    assert exists == ReportingLine.objects.standing(JUNE).filter(parent=house.bodies["DM"]).exists()


@pytest.mark.django_db(transaction=True)
def test_two_bodies_that_are_moved_below_each_other_at_once_do_not_both_move(house):
    results = at_once(moving(house, "DM", "ICCS"), moving(house, "ICCS", "DM"))
    assert results == ["circle", "done"]
