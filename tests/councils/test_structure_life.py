"""Whatever acts follow each other: what must hold does, no earlier answer changes, and the ledger tells it all."""

from datetime import date
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councils.actions.bodies import join_component, leave_component
from councils.actions.charters import rename_body, set_authority, set_level
from councils.actions.corrections import correct_dates, retract
from councils.actions.lives import dissolve_body, merge_bodies, split_body
from councils.actions.reporting import draw_line, end_line, move_body
from councils.actions.resting import found_outside
from councils.actions.seats import create_seat, end_membership, end_seat, replace_holder, set_weight
from councils.actions.terms import adopt_terms
from councils.enums import LineKind, Role
from councils.grounds import decided, recorded
from councils.models import BodyName, Membership, ReportingLine, Seat, SeatTerm
from councils.queries.structure import structure_on
from councils.queries.structure_facts import as_json, structure_facts
from councils.replay import TABLES, first_difference, recorded_structure, replay
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories.house import both

KEYS = ["WG", "PSSDC", "PSCIOC", "DM", "JC", "ICCS"]
DAYS = [date(2019, 1, 1), date(2019, 6, 1), date(2019, 7, 1), date(2020, 1, 1), date(2020, 6, 1)]
GROUNDS = [decided("D-2020-001"), decided("D-2020-002"), recorded(both("Minutes"))]
WHY = both("The minutes say otherwise")


def pick(rows, number):
    found = list(rows.order_by("pk"))
    return found[number % len(found)] if found else None


def correct(house, a, b, number, until, when):
    row = pick(list(TABLES.values())[number % len(TABLES)].objects.known(), number // len(TABLES))
    if row is not None:
        correct_dates(row=row, starts_on=when["on"], ends_on=until, because=WHY, by=None)


def take_back(house, a, b, number, until, when):
    row = pick(list(TABLES.values())[number % len(TABLES)].objects.known(), number // len(TABLES))
    if row is not None:
        retract(row=row, because=WHY, by=None)


def draw(house, a, b, number, until, when):
    kind = list(LineKind)[number % 4]
    draw_line(body=a, parent=b, kind=kind, starts_on=when["on"], ends_on=until, ground=when["ground"], by=None)


def stop(house, a, b, number, until, when):
    line = pick(ReportingLine.objects.standing(when["on"]), number)
    if line is not None:
        end_line(body=line.body, parent=line.parent, kind=line.kind, **when)


def leave_seat(house, a, b, number, until, when):
    held = pick(Membership.objects.standing(when["on"]), number)
    if held is not None:
        end_membership(membership=held, **when)


def sit(house, a, b, number, until, when):
    person = list(house.people.values())[number % len(house.people)]
    replace_holder(seat=pick(Seat.objects, number), person=person, role=Role.MEMBER, ends_on=until, **when)


def split(house, a, b, number, until, when):
    split_body(body=a, into=[b, house.bodies[KEYS[number % 6]]], heir=b, **when)


def seat(house, a, b, number, until, when):
    create_seat(body=a, jurisdiction=None, number=2, starts_on=when["on"], ground=when["ground"], by=None)


def join(house, a, b, number, until, when):
    join_component(whole=a, part=b, starts_on=when["on"], ground=when["ground"], by=None)


ACTS = {
    "move": lambda house, a, b, number, until, when: move_body(body=a, to=b, **when),
    "draw": draw,
    "stop": stop,
    "rename": lambda house, a, b, number, until, when: rename_body(body=a, name=both(f"N{number}"), **when),
    "authority": lambda house, a, b, number, until, when: set_authority(
        body=a, authority=["decides", "informs"][number % 2], **when
    ),
    "level": lambda house, a, b, number, until, when: set_level(body=a, level=1 + number % 4, **when),
    "terms": lambda house, a, b, number, until, when: adopt_terms(body=a, text=both(f"T{number}"), **when),
    "dissolve": lambda house, a, b, number, until, when: dissolve_body(body=a, heir=b if number % 2 else None, **when),
    "merge": lambda house, a, b, number, until, when: merge_bodies(bodies=[a], into=b, **when),
    "split": split,
    "join": join,
    "leave": lambda house, a, b, number, until, when: leave_component(whole=b, part=a, **when),
    "seat": seat,
    "end_seat": lambda house, a, b, number, until, when: end_seat(seat=pick(Seat.objects, number), **when),
    "weigh": lambda house, a, b, number, until, when: set_weight(
        seat=pick(Seat.objects, number), weight=number % 3, **when
    ),
    "sit": sit,
    "leave_seat": leave_seat,
    "correct": correct,
    "take_back": take_back,
}
LIVES = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTS)),
        st.sampled_from(KEYS),
        st.sampled_from(KEYS),
        st.integers(0, 200),
        st.sampled_from([None, *DAYS]),
        st.sampled_from(DAYS),
        st.sampled_from(GROUNDS),
    ),
    min_size=1,
    max_size=8,
)


def answers(known):
    """What the structure of each day is, as known at a moment."""
    return {day: as_json(structure_facts(structure_on(day, known))) for day in DAYS[1::2]}


def only_appended_and_closed(before, after):
    """No row is lost, and none says anything else than before, except until when it was believed."""
    for table, rows in before.items():
        for number, old in rows.items():
            new = after[table][number]
            assert {**old, "recorded": None} == {**new, "recorded": None}
            assert old["recorded"][0] == new["recorded"][0]
            assert old["recorded"][1] in {None, new["recorded"][1]}


def holds_on(day):
    """On that day: one primary line a body, no circle, one name of a kind, one time of a seat, one holder."""
    lines = list(ReportingLine.objects.standing(day))
    primary = [line.body_id for line in lines if line.kind == LineKind.PRIMARY]
    assert len(primary) == len(set(primary))
    up = {}
    for line in lines:
        if line.kind in {LineKind.PRIMARY, LineKind.FUNCTIONAL}:
            up.setdefault(line.body_id, set()).add(line.parent_id)
    for start, parents in up.items():
        seen, here = set(), set(parents)
        while here:
            assert start not in here
            seen |= here
            here = {parent for body in here for parent in up.get(body, ())} - seen
    place = structure_on(day).place
    for key in place:
        seen = {key}
        while (key := place.get(key)) is not None:
            assert key not in seen
            seen.add(key)
    for rows in (
        BodyName.objects.standing(day).values_list("body", "kind"),
        SeatTerm.objects.standing(day).values_list("seat"),
        Membership.objects.standing(day).filter(role__in=["member", "co_chair"]).values_list("seat"),
    ):
        assert len(rows) == len(set(rows))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(life=LIVES)
def test_any_life_keeps_what_must_hold_and_is_told_by_the_ledger(house, life):
    with transaction.atomic():
        moments = [(timezone.now(), None, recorded_structure())]
        for act, a, b, number, until, on, ground in life:
            when, ends_on = {"on": on, "ground": ground, "by": None}, until if until and until > on else None
            try:
                ACTS[act](house, house.bodies[a], house.bodies[b], number, ends_on, when)
            except Refused:
                continue
            known = timezone.now()
            moments.append((known, answers(known), recorded_structure()))
        for (_, _, before), (_, _, after) in pairwise(moments):
            only_appended_and_closed(before, after)
        for known, answered, _ in moments[1:]:
            assert answers(known) == answered
        for day in DAYS:
            holds_on(day)
        assert not [body.key for body in house.bodies.values() if found_outside(body)]
        assert first_difference(replay(LedgerEntry.objects.order_by("pk")), recorded_structure()) is None
        transaction.set_rollback(True)
