"""Structure through time: rows are appended and closed, lines make no circle, on any day."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councils.actions.reporting import draw_line, move_body
from councils.actions.seats import appoint, end_membership
from councils.enums import LineKind, Role
from councils.grounds import decided, deck
from councils.models import Membership, ReportingLine
from groundwork.refusals import Refused
from tests.factories.house import GROUND, START

JUNE = date(2020, 6, 1)
JULY = date(2020, 7, 1)


def refused(code):
    return pytest.raises(Refused, check=lambda refused: refused.refusal.code == code)


def test_a_move_closes_the_old_line_and_opens_the_new_by_the_same_decision(house):
    move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=JUNE, ground=decided("D-2020-001"), by=None)
    rows = ReportingLine.objects.known().filter(body=house.bodies["WG"]).order_by("in_force")
    assert [(row.parent.key, row.starts_on, row.ends_on, row.opened_by, row.closed_by) for row in rows] == [
        ("PSSDC", START, JUNE, "", "D-2020-001"),
        ("JC", JUNE, None, "D-2020-001", ""),
    ]


@pytest.mark.parametrize(
    ("body", "to", "code"),
    [("WG", "WG", "reports-to-itself"), ("WG", "PSSDC", "already-reports-there"), ("JC", "WG", "circle")],
)
def test_moves_that_cannot_be(house, body, to, code):
    with refused(code):
        move_body(body=house.bodies[body], to=house.bodies[to], on=JUNE, ground=decided("D-2020-001"), by=None)
    assert ReportingLine.objects.filter(recorded__upper_inf=False).count() == 0


def test_a_circle_that_exists_only_in_june_is_refused(house):
    draw_line(
        body=house.bodies["JC"],
        parent=house.bodies["DM"],
        kind=LineKind.PRIMARY,
        starts_on=START,
        ends_on=JUNE,
        ground=GROUND,
        by=None,
    )
    draw_line(
        body=house.bodies["DM"],
        parent=house.bodies["ICCS"],
        kind=LineKind.PRIMARY,
        starts_on=START,
        ground=GROUND,
        by=None,
    )
    draw_line(
        body=house.bodies["ICCS"],
        parent=house.bodies["JC"],
        kind=LineKind.PRIMARY,
        starts_on=JULY,
        ground=GROUND,
        by=None,
    )
    with refused("circle"):
        draw_line(
            body=house.bodies["JC"],
            parent=house.bodies["DM"],
            kind=LineKind.FUNCTIONAL,
            starts_on=JULY,
            ends_on=date(2020, 8, 1),
            ground=GROUND,
            by=None,
        )
    assert draw_line(
        body=house.bodies["JC"],
        parent=house.bodies["DM"],
        kind=LineKind.FUNCTIONAL,
        starts_on=JUNE,
        ends_on=JULY,
        ground=GROUND,
        by=None,
    )


def test_a_body_has_one_primary_line_on_a_day(house):
    with refused("second-line"):
        draw_line(
            body=house.bodies["WG"],
            parent=house.bodies["JC"],
            kind=LineKind.PRIMARY,
            starts_on=JUNE,
            ground=GROUND,
            by=None,
        )


def test_a_seat_has_one_holder_on_a_day(house, stranger):
    seat = house.seats["PSSDC:CA-NB:1"]
    with refused("seat-taken"):
        appoint(person=stranger, seat=seat, role=Role.MEMBER, starts_on=JUNE, ground=GROUND, by=None)
    membership = Membership.objects.known().get(seat=seat, role=Role.MEMBER)
    end_membership(membership=membership, on=JUNE, ground=GROUND, by=None)
    assert appoint(person=stranger, seat=seat, role=Role.MEMBER, starts_on=JUNE, ground=GROUND, by=None)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE councils_reportingline SET parent_id = body_id",
        "DELETE FROM councils_reportingline",
        "UPDATE councils_membership SET role = 'observer'",
        "TRUNCATE councils_bodyname",
        "UPDATE councils_seatterm SET weight = 9",
        "DELETE FROM councils_body",
        "UPDATE councils_reportingline SET recorded = tstzrange(lower(recorded), clock_timestamp()), opened_by = 'D-1'",
    ],
)
def test_the_database_refuses_to_rewrite_the_structure(house, sql):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


def test_a_row_without_a_ground_is_refused(house):
    with pytest.raises(IntegrityError, match="says_who_decided_it"), transaction.atomic():
        ReportingLine.objects.create(
            body=house.bodies["DM"],
            parent=house.bodies["JC"],
            kind="liaison",
            in_force=("2020-01-01", None),
            basis="decided",
        )


@pytest.mark.parametrize("who", ["member", "co_chair", "observer", "stranger", "group_co_chair", "alternate"])
def test_nobody_edits_the_chart(house, who):
    with refused("not-secretariat"):
        draw_line(
            body=house.bodies["DM"],
            parent=house.bodies["JC"],
            kind=LineKind.LIAISON,
            ground=deck(7),
            by=house.people[who],
        )


@pytest.mark.django_db(transaction=True)
def test_two_lines_that_close_a_circle_together_cannot_both_be_drawn(house):
    results = []
    barrier = threading.Barrier(2)

    def draw(child, parent):
        barrier.wait()
        try:
            draw_line(
                body=house.bodies[child],
                parent=house.bodies[parent],
                kind=LineKind.PRIMARY,
                starts_on=START,
                ground=GROUND,
                by=None,
            )
            results.append("drawn")
        except Refused as no:
            results.append(no.refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=draw, args=pair) for pair in (("DM", "ICCS"), ("ICCS", "DM"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["circle", "drawn"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moves=st.lists(
        st.tuples(
            st.sampled_from(["WG", "PSSDC", "PSCIOC", "DM", "JC"]),
            st.sampled_from(["WG", "PSSDC", "PSCIOC", "DM", "JC"]),
            st.dates(date(2019, 1, 1), date(2021, 1, 1)),
        ),
        max_size=8,
    )
)
def test_after_any_moves_every_chain_ends_and_every_body_has_at_most_one_parent(house, moves):
    with transaction.atomic():
        for body, to, on in moves:
            try:
                move_body(body=house.bodies[body], to=house.bodies[to], on=on, ground=decided("D-2020-001"), by=None)
            except Refused:
                continue
        for on in {on for _, _, on in moves} | {timezone.localdate()}:
            lines = ReportingLine.objects.standing(on).filter(kind="primary").values_list("body_id", "parent_id")
            parents = dict(lines)
            assert len(parents) == len(lines)
            for start in parents:
                seen, here = set(), start
                while here in parents:
                    assert here not in seen
                    seen.add(here)
                    here = parents[here]
        transaction.set_rollback(True)
