"""Is everything told that changed between two days, with the decision that changed just that?"""

from datetime import date

import pytest
from django.utils import translation

from councils.actions.charters import rename_body, set_authority, set_level
from councils.actions.lives import merge_bodies, split_body
from councils.actions.terms import adopt_terms
from councils.enums import BodyKind
from councils.grounds import decided
from councils.models import EngagementLevel
from councils.queries.change_rows import change_rows
from councils.queries.changes import compare
from councils.queries.structure import structure_on
from councils.queries.structure_facts import structure_facts
from councils.queries.timeline import timeline
from groundwork.bilingual import Pair
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
START, MARCH, MAY, JULY = date(2015, 1, 1), date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)
TEXT = Pair("What the group does", "Ce que fait le groupe")


@pytest.fixture
def groups(db):
    for level, name in enumerate(("Inform", "Exchange"), 1):
        EngagementLevel.objects.get_or_create(level=level, defaults={"name_en": name, "name_fr": f"{name} (fr)"})
    return {key: make.body(key, BodyKind.WORKING_GROUP, START) for key in ("WG-A", "WG-B", "WG-C", "WG-D")}


def told(before: date, after: date) -> list[tuple[str, str, str, str, str, str]]:
    rows = change_rows(compare(structure_on(before), structure_on(after)))
    return [
        ("+".join(words.key for words in row.bodies), row.label, row.before_words, row.after_words, str(row.on),
         row.answer.reference)
        for row in rows
    ]  # fmt: skip


def test_powers_level_terms_and_names_each_with_its_own_decision(groups):
    body = groups["WG-A"]
    set_authority(body=body, authority="decides", on=MARCH, ground=decided("D-2026-001"), by=None)
    set_level(body=body, level=2, on=MAY, ground=decided("D-2026-002"), by=None)
    adopt_terms(body=body, text=TEXT, on=MARCH, ground=decided("D-2026-003"), by=None)
    adopt_terms(body=body, text=TEXT, on=JULY, ground=decided("D-2026-004"), by=None)
    rename_body(body=body, name=None, acronym=Pair("GA", "GA"), on=MAY, ground=decided("D-2026-005"), by=None)
    assert told(date(2026, 1, 1), JULY) == [
        ("WG-A", "name", "", "GA", "May 1, 2026", "D-2026-005"),
        ("WG-A", "what it may do", "recommends", "decides", "March 1, 2026", "D-2026-001"),
        ("WG-A", "level of the operating framework", "", "Exchange", "May 1, 2026", "D-2026-002"),
        ("WG-A", "terms of reference", "", "version 2", "July 1, 2026", "D-2026-004"),
    ]
    assert told(MARCH, MAY) == [
        ("WG-A", "name", "", "GA", "May 1, 2026", "D-2026-005"),
        ("WG-A", "level of the operating framework", "", "Exchange", "May 1, 2026", "D-2026-002"),
    ]


def test_a_body_is_as_old_as_its_first_charter_and_ends_with_its_last(groups):
    body = groups["WG-A"]
    set_authority(body=body, authority="decides", on=MARCH, ground=decided("D-2026-001"), by=None)
    then = structure_on(MAY).by_key["WG-A"]
    assert then.since.on == START
    assert then.authority_held.since.on == MARCH
    merge_bodies(bodies=[body], into=groups["WG-B"], on=JULY, ground=decided("D-2026-006"), by=None)
    (ended,) = compare(structure_on(date(2026, 1, 1)), structure_on(JULY))
    assert (ended.on.on, ended.answer.reference) == (JULY, "D-2026-006")


def test_many_become_one_in_one_row(groups):
    merge_bodies(bodies=[groups["WG-A"], groups["WG-B"]], into=groups["WG-C"], on=MAY, ground=decided("D-2026-006"),
                 by=None)  # fmt: skip
    assert told(MARCH, MAY) == [
        ("WG-A+WG-B", "merged", "WG-A in English, WG-B in English", "WG-C in English", "May 1, 2026", "D-2026-006")
    ]
    changes = structure_facts(structure_on(MAY), compare(structure_on(MARCH), structure_on(MAY)))["changes"]
    assert [(each["change"], each["predecessors"], each["successors"]) for each in changes] == [
        ("ended", ["WG-A", "WG-B"], ["WG-C"]),
        ("ended", ["WG-A", "WG-B"], ["WG-C"]),
    ]


def test_one_becomes_many_in_one_row_on_the_page_too(client, groups):
    split_body(body=groups["WG-A"], into=[groups["WG-B"], groups["WG-C"]], heir=groups["WG-B"], on=MAY,
               ground=decided("D-2026-007"), by=None)  # fmt: skip
    assert told(MARCH, MAY) == [
        ("WG-A", "split", "WG-A in English", "WG-B in English, WG-C in English", "May 1, 2026", "D-2026-007")
    ]
    page = client.get(f"/en/structure?as-of={MAY}&compare={MARCH}").content.decode()
    assert "WG-B in English, WG-C in English" in page
    assert "Used to be" in page
    page = client.get(f"/fr/structure?au={MAY}&comparee={MARCH}").content.decode()
    assert "WG-B en français, WG-C en français" in page
    assert "scission" in page


def test_a_succession_is_told_only_between_the_two_days(groups):
    merge_bodies(bodies=[groups["WG-A"]], into=groups["WG-C"], on=MARCH, ground=decided("D-2026-006"), by=None)
    assert told(MARCH, JULY) == []
    assert structure_on(date(2026, 2, 28)).successions == ()
    assert [each.on for each in structure_on(JULY).successions] == [MARCH]


def test_the_timeline_has_every_day_on_which_something_changed(groups):
    body = groups["WG-A"]
    adopt_terms(body=body, text=TEXT, on=MARCH, ground=decided("D-2026-003"), by=None)
    set_authority(body=body, authority="decides", on=MAY, ground=decided("D-2026-001"), by=None)
    set_level(body=groups["WG-B"], level=1, on=JULY, ground=decided("D-2026-002"), by=None)
    set_level(body=groups["WG-C"], level=1, on=JULY, ground=decided("D-2026-002"), by=None)
    assert [(moment.on, moment.phrases) for moment in timeline()] == [
        (START, ["4 new bodies"]),
        (MARCH, ["1 version of terms of reference"]),
        (MAY, ["1 change of what a body may do"]),
        (JULY, ["2 changes of level"]),
    ]
    with translation.override("fr"):
        assert timeline()[-1].phrases == ["2 changements de niveau"]
