"""Bodies that cease to be: what ends with them, what goes on elsewhere, and what the record says of it."""

from datetime import date

import pytest

from councils.actions.bodies import establish_body, join_component
from councils.actions.charters import set_authority
from councils.actions.lives import dissolve_body, merge_bodies, split_body
from councils.actions.reporting import draw_line, move_body
from councils.actions.seats import appoint, create_seat
from councils.actions.terms import adopt_terms
from councils.enums import EventKind, LineKind, Role
from councils.grounds import decided, recorded
from councils.models import (
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    Membership,
    ReportingLine,
    SeatTerm,
    TermsOfReference,
)
from councils.queries.provenance import who_ended
from councils.queries.structure import structure_on
from groundwork.bilingual import Pair
from groundwork.refusals import Refused
from tests.factories.decisions import refused
from tests.factories.house import GROUND, START, both

JUNE, JULY = date(2020, 6, 1), date(2020, 7, 1)
D1, D2, D3 = decided("D-2020-001"), decided("D-2020-002"), decided("D-2020-003")
RULES = {"by": None, "ground": D1, "on": JUNE}


def group(house, key, parent=None):
    """Another working group, with a reporting line where a parent is named."""
    house.bodies[key] = establish_body(
        key=key,
        kind="working_group",
        authority="recommends",
        name=both(key),
        acronym=both(key.lower()),
        slug=Pair(key.lower(), f"{key.lower()}-fr"),
        starts_on=START,
        ground=GROUND,
        by=None,
    )
    if parent:
        line(house, key, parent)
    return house.bodies[key]


def line(house, child, parent, kind=LineKind.PRIMARY, starts_on=START):
    return draw_line(
        body=house.bodies[child], parent=house.bodies[parent], kind=kind, starts_on=starts_on, ground=GROUND, by=None
    )


def parents(on=JUNE):
    return {key: found.parent for key, found in structure_on(on).primary.items()}


def test_everything_ends_with_a_body_on_the_day_by_the_same_decision(house, stranger):
    body = group(house, "X", "JC")
    line(house, "DM", "X", LineKind.LIAISON)
    seat = create_seat(body=body, jurisdiction=None, starts_on=START, ground=GROUND, by=None)
    appoint(person=stranger, seat=seat, role=Role.MEMBER, starts_on=START, ground=GROUND, by=None)
    adopt_terms(body=body, text=both("Terms"), on=START, ground=GROUND, by=None)
    join_component(whole=body, part=house.bodies["DM"], starts_on=START, ground=GROUND, by=None)
    event = dissolve_body(body=body, **RULES)
    rows = [
        *BodyCharter.objects.known().filter(body=body),
        *BodyName.objects.known().filter(body=body),
        *ReportingLine.objects.known().filter(body=body),
        *ReportingLine.objects.known().filter(parent=body),
        *BodyComponent.objects.known().filter(whole=body),
        *TermsOfReference.objects.known().filter(body=body),
        *SeatTerm.objects.known().filter(seat=seat),
        *Membership.objects.known().filter(seat=seat),
    ]
    assert len(rows) == 9
    assert {(row.starts_on, row.ends_on, row.closed_by) for row in rows} == {(START, JUNE, "D-2020-001")}
    assert (event.kind, event.starts_on, event.description.en) == (EventKind.DISSOLVED, JUNE, "X")
    assert "X" in structure_on(date(2020, 5, 31)).by_key
    assert "X" not in structure_on(JUNE).by_key


def test_a_body_to_which_others_report_is_not_dissolved_and_they_are_named(house):
    with pytest.raises(Refused) as no:
        dissolve_body(body=house.bodies["PSSDC"], **RULES)
    assert "Bodies still report to it then: WG." in str(no.value.refusal)
    dissolve_body(body=house.bodies["PSSDC"], heir=house.bodies["JC"], **RULES)
    assert parents()["WG"] == "JC"
    assert [each.key for each in BodyEvent.objects.get(kind="dissolved").successors.all()] == ["JC"]


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (START, "ends-before-it-starts"),
        (date(1990, 1, 1), "ends-before-it-starts"),
        (date(1899, 1, 1), "bad-day"),
        (date.max, "bad-day"),
    ],
)
def test_days_on_which_a_body_cannot_end(house, on, code):
    with refused(code):
        dissolve_body(body=house.bodies["WG"], on=on, ground=D1, by=None)


def test_a_body_ends_once(house):
    dissolve_body(body=house.bodies["WG"], **RULES)
    for on in (JUNE, JULY):
        with refused("already-ended"):
            dissolve_body(body=house.bodies["WG"], on=on, ground=D2, by=None)


def test_a_dissolved_body_is_nobodys_parent(house):
    dissolve_body(body=house.bodies["WG"], **RULES)
    group(house, "X")
    for act in (
        lambda: move_body(body=house.bodies["X"], to=house.bodies["WG"], on=JULY, ground=D2, by=None),
        lambda: line(house, "X", "WG", LineKind.FUNCTIONAL, JULY),
        lambda: move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=JUNE, ground=D2, by=None),
        lambda: create_seat(body=house.bodies["WG"], jurisdiction=None, number=2, starts_on=JUNE, ground=D2, by=None),
        lambda: adopt_terms(body=house.bodies["WG"], text=both("Terms"), on=JULY, ground=D2, by=None),
    ):
        with refused("no-such-body-then"):
            act()
    assert line(house, "X", "WG").ends_on == JUNE, "a line drawn into the past ends with the body"


def test_a_move_and_a_dissolution_on_one_day_in_the_order_of_their_numbers(house):
    wg = house.bodies["WG"]
    move_body(body=wg, to=house.bodies["JC"], **RULES)
    dissolve_body(body=wg, on=JUNE, ground=D2, by=None)
    assert [(row.parent.key, row.ends_on) for row in ReportingLine.objects.known().filter(body=wg)] == [("PSSDC", JUNE)]
    assert parents(date(2020, 5, 31))["WG"] == "PSSDC"


def test_a_dissolution_and_a_move_on_one_day_in_the_other_order(house):
    dissolve_body(body=house.bodies["WG"], **RULES)
    with refused("no-such-body-then"):
        move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=JUNE, ground=D2, by=None)


def test_a_body_to_which_one_was_moved_on_the_same_day_is_not_dissolved(house):
    move_body(body=house.bodies["WG"], to=house.bodies["DM"], **RULES)
    with refused("bodies-below"):
        dissolve_body(body=house.bodies["DM"], on=JUNE, ground=D2, by=None)


def test_new_powers_and_a_dissolution_on_one_day_end_the_life_by_the_dissolution(house):
    set_authority(body=house.bodies["WG"], authority="decides", **RULES)
    dissolve_body(body=house.bodies["WG"], on=JUNE, ground=D2, by=None)
    (charter,) = BodyCharter.objects.known().filter(body=house.bodies["WG"])
    assert (charter.ends_on, who_ended(charter).reference) == (JUNE, "D-2020-002")


def test_what_would_begin_later_is_taken_back(house):
    wg = house.bodies["WG"]
    move_body(body=wg, to=house.bodies["JC"], on=JULY, ground=D1, by=None)
    set_authority(body=wg, authority="decides", on=JULY, ground=D1, by=None)
    dissolve_body(body=wg, on=JUNE, ground=D2, by=None)
    assert "WG" not in structure_on(JULY).by_key
    assert not ReportingLine.objects.known().filter(body=wg, in_force__endswith=None).exists()


def test_several_become_one_and_what_was_below_them_goes_along(house):
    a, b, into = group(house, "A", "PSSDC"), group(house, "B", "PSCIOC"), group(house, "INTO", "A")
    group(house, "SUB", "B")
    line(house, "DM", "A", LineKind.LIAISON)
    line(house, "DM", "B", LineKind.LIAISON)
    events = merge_bodies(bodies=[a, b], into=into, **RULES)
    assert parents() | {"SUB": "INTO", "INTO": "PSSDC"} == parents()
    assert {"A", "B"}.isdisjoint(structure_on(JUNE).by_key)
    assert [(each.kind, each.description.fr) for each in events] == [
        (EventKind.MERGED, "A (fr), fusion avec INTO (fr)"),
        (EventKind.MERGED, "B (fr), fusion avec INTO (fr)"),
    ]
    assert all(list(each.successors.all()) == [into] for each in events)
    liaisons = ReportingLine.objects.standing(JUNE).filter(body=house.bodies["DM"], kind=LineKind.LIAISON)
    assert [each.parent.key for each in liaisons] == ["INTO"]


def test_mergers_that_cannot_be(house):
    a, into = group(house, "A", "JC"), group(house, "INTO", "A")
    for bodies, to, code in (
        ([], into, "nothing-to-merge"),
        ([a, a], into, "nothing-to-merge"),
        ([a, into], into, "own-successor"),
    ):
        with refused(code):
            merge_bodies(bodies=bodies, into=to, **RULES)
    dissolve_body(body=into, **RULES)
    with refused("no-such-body-then"):
        merge_bodies(bodies=[a], into=into, on=JUNE, ground=D2, by=None)
    with refused("already-ended"):
        merge_bodies(bodies=[into], into=a, on=JULY, ground=D2, by=None)


def test_a_merger_that_would_close_a_circle_is_refused_whole(house):
    a = group(house, "A", "JC")
    group(house, "MIDDLE", "A")
    into = group(house, "INTO", "MIDDLE")
    with refused("circle"):
        merge_bodies(bodies=[a], into=into, **RULES)
    assert parents()["MIDDLE"] == "A"


def test_one_becomes_several_and_what_was_below_goes_to_the_heir(house):
    whole = group(house, "WHOLE", "JC")
    group(house, "SUB", "WHOLE")
    one, two = group(house, "ONE", "WHOLE"), group(house, "TWO")
    event = split_body(body=whole, into=[one, two], heir=two, **RULES)
    assert parents() | {"SUB": "TWO", "ONE": "JC"} == parents()
    assert "WHOLE" not in structure_on(JUNE).by_key
    assert event.kind == EventKind.SPLIT
    assert {each.key for each in event.successors.all()} == {"ONE", "TWO"}
    assert event.description.en == "WHOLE, split into ONE and TWO"


def test_splits_that_cannot_be(house):
    whole, one, two = (group(house, key) for key in ("WHOLE", "ONE", "TWO"))
    for into, heir, code in (
        ([one], one, "too-few-successors"),
        ([one, one], one, "too-few-successors"),
        ([one, two], whole, "heir-elsewhere"),
        ([one, whole], one, "own-successor"),
    ):
        with refused(code):
            split_body(body=whole, into=into, heir=heir, **RULES)
    dissolve_body(body=two, **RULES)
    with refused("no-such-body-then"):
        split_body(body=whole, into=[one, two], heir=one, on=JUNE, ground=D2, by=None)


def test_an_end_that_the_secretariat_recorded_says_why(house):
    reason = Pair("Minutes of 2009.", "Procès-verbal de 2009.")
    move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=date(2008, 1, 1), ground=D1, by=None)
    dissolve_body(body=house.bodies["WG"], on=date(2009, 6, 1), ground=recorded(reason), by=house.people["secretariat"])
    line = ReportingLine.objects.known().get(body=house.bodies["WG"], parent=house.bodies["JC"])
    assert str(who_ended(line)).endswith("because: Minutes of 2009.")


@pytest.mark.parametrize("act", ["dissolve", "merge", "split"])
def test_nobody_but_the_secretariat_ends_a_body(house, act):
    a, b = house.bodies["WG"], house.bodies["DM"]
    terms = {"on": JUNE, "ground": D1, "by": house.people["co_chair"]}
    with refused("not-secretariat"):
        if act == "dissolve":
            dissolve_body(body=a, **terms)
        elif act == "merge":
            merge_bodies(bodies=[a], into=b, **terms)
        else:
            split_body(body=a, into=[b, house.bodies["JC"]], heir=b, **terms)
