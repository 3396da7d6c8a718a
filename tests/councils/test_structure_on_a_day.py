"""Which structure is there on a day, what changed, when, and who decided it?"""

from datetime import date, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone, translation

from councils.enums import BodyKind, EventKind, LineKind
from councils.queries.changes import compare, left_without_groups
from councils.queries.provenance import who_decided
from councils.queries.reporting import bodies_below, reporting_chain
from councils.queries.structure import structure_on
from councils.queries.structure_facts import as_csv, as_json, structure_facts
from councils.queries.timeline import timeline
from tests.councils.conftest import move
from tests.factories import councils as make
from tests.factories.councils import close
from tests.factories.structures import crowd

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2026, 11, 23), date(2026, 12, 1)


def forget(row):
    """Nobody believes the row any more."""
    type(row).objects.filter(pk=row.pk).update(recorded=DateTimeTZRange(row.recorded.lower, timezone.now(), "[)"))


def test_before_and_after_differ_in_exactly_the_two_lines(moved):
    before, after = (structure_facts(structure_on(day)) for day in (AFTER - timedelta(days=1), AFTER))
    assert before["bodies"] == after["bodies"]
    assert before["components"] == after["components"]
    assert [(line["body"], line["parent"], line["opened_by"]) for line in before["lines"]] == [
        ("WG-BUS", "PSSDC", ""),
        ("WG-DATA", "PSSDC", ""),
    ]
    assert [(line["body"], line["parent"], line["opened_by"]) for line in after["lines"]] == [
        ("WG-BUS", "JC", "D-2026-021"),
        ("WG-DATA", "JC", "D-2026-021"),
    ]


def test_yesterdays_structure_does_not_change(joint):
    then = as_json(structure_facts(structure_on(BEFORE)))
    move(joint["WG-DATA"], joint["JC"], AFTER, "D-2026-021")
    assert as_json(structure_facts(structure_on(BEFORE))) == then


def test_what_was_believed_then_stays_readable(joint):
    known = timezone.now()
    move(joint["WG-DATA"], joint["JC"], AFTER, "D-2026-021")
    assert structure_on(AFTER, known).primary["WG-DATA"].parent == "PSSDC"
    assert structure_on(AFTER).primary["WG-DATA"].parent == "JC"


def test_a_comparison_names_the_decision_of_each_move(moved):
    changes = compare(structure_on(BEFORE), structure_on(AFTER))
    assert [(each.kind, each.body.key, each.was, each.now, each.answer.reference) for each in changes] == [
        ("moved", "WG-DATA", "PSSDC", "JC", "D-2026-021"),
        ("moved", "WG-BUS", "PSSDC", "JC", "D-2026-021"),
    ]
    assert all(each.on.on == AFTER for each in changes)


def test_a_day_compared_with_itself_shows_no_change(moved):
    assert compare(structure_on(AFTER), structure_on(AFTER)) == []


def test_a_council_that_loses_its_last_group_is_named(moved):
    assert [body.key for body in left_without_groups(structure_on(BEFORE), structure_on(AFTER))] == ["PSSDC"]


def test_bodies_that_begin_end_and_are_renamed(joint):
    group = make.body(
        "WG-X",
        start=date(2015, 1, 1),
        end=date(2019, 1, 1),
        start_precision="year",
        end_precision="year",
        closed_by="D-2018-004",
    )
    changes = compare(structure_on(date(2014, 1, 1)), structure_on(date(2016, 1, 1)))
    assert [(each.kind, each.body.key, str(each.on)) for each in changes] == [("created", group.key, "2015")]
    changes = compare(structure_on(date(2016, 1, 1)), structure_on(date(2026, 1, 1)))
    assert [(each.kind, str(each.on), each.answer.reference) for each in changes] == [("ended", "2018", "D-2018-004")]


def test_a_new_name_says_who_gave_it():
    body = make.body("WG-Y", start=date(2015, 1, 1), name=("Old", "Ancien"))
    close(body.names.get(), on=AFTER)
    make.renamed(body, ("New", "Nouveau"), AFTER, opened_by="D-2026-030")
    (change,) = compare(structure_on(BEFORE), structure_on(AFTER))
    assert (change.kind, str(change.before), str(change.after), change.answer.reference) == (
        "renamed",
        "Old",
        "New",
        "D-2026-030",
    )


def test_a_body_without_a_name_on_the_day_is_called_by_what_is_known():
    body = make.body("WG-Z", start=date(2015, 1, 1))
    forget(body.names.get())
    assert structure_on(date(2020, 1, 1)).by_key["WG-Z"].words.name.en == "WG-Z"


def test_before_its_first_dated_day_the_register_is_silent(joint):
    structure = structure_on(date(1997, 12, 31))
    assert structure.before_the_register
    assert structure.bodies == structure.lines == ()
    assert structure.begins_on == date(1998, 1, 1)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2400, 2, 29), date.max])
def test_far_days_have_an_answer(joint, day):
    assert structure_on(day).on == day


def test_a_line_to_a_body_that_no_longer_exists_is_not_shown(joint):
    gone = make.body("WG-GONE", start=date(2015, 1, 1), end=date(2019, 1, 1))
    make.line(gone, joint["JC"])
    assert "WG-GONE" not in structure_on(date(2020, 1, 1)).primary


def test_chain_and_bodies_below_are_one_query_each(joint, django_assert_num_queries):
    sub = make.body("SUB", BodyKind.SUB_COMMITTEE)
    make.line(sub, joint["WG-DATA"])
    make.line(joint["PSSDC"], joint["JC"], kind=LineKind.LIAISON)
    with django_assert_num_queries(1):
        chain = reporting_chain(sub, BEFORE)
    assert [(step.depth, step.parent_id) for step in chain] == [(1, joint["WG-DATA"].pk), (2, joint["PSSDC"].pk)]
    with django_assert_num_queries(1):
        below = bodies_below(joint["PSSDC"], BEFORE)
    assert [(step.depth, step.body_id) for step in below] == [
        (1, joint["WG-DATA"].pk),
        (2, sub.pk),
        (1, joint["WG-BUS"].pk),
    ]


def test_the_chain_of_a_day_and_of_a_moment(moved):
    assert [step.parent_id for step in reporting_chain(moved["WG-DATA"], BEFORE)] == [moved["PSSDC"].pk]
    assert [step.parent_id for step in reporting_chain(moved["WG-DATA"], AFTER)] == [moved["JC"].pk]
    assert reporting_chain(moved["WG-DATA"], AFTER, timezone.now() - timedelta(days=1)) == []


def test_the_timeline_says_what_the_record_says_and_counts_the_rest(moved):
    make.event(
        moved["JC"],
        EventKind.CREATED,
        date(1998, 1, 1),
        date(1999, 1, 1),
        ("They unite", "Ils s’unissent"),
        start_precision="year",
        end_precision="year",
    )
    ended = make.body(
        "WG-X", start=date(2015, 1, 1), end=date(2019, 1, 1), start_precision="year", end_precision="year"
    )
    make.event(
        ended,
        EventKind.DISSOLVED,
        date(2018, 1, 1),
        date(2019, 1, 1),
        ("Framework group", "Groupe du cadre"),
        start_precision="year",
        end_precision="year",
    )
    assert [(moment.on, str(moment.when), moment.phrases) for moment in timeline()] == [
        (date(1998, 1, 1), "1998", ["They unite"]),
        (date(2015, 1, 1), "2015", ["1 new body"]),
        (date(2019, 1, 1), "2018", ["End: Framework group"]),
        (AFTER, "December 1, 2026", ["2 groups moved"]),
    ]


def test_nothing_has_no_answer(moved):
    recorded_on = datetime(2026, 11, 22, 12, tzinfo=timezone.get_current_timezone())
    secretariat = make.line(
        moved["PSSDC"],
        moved["JC"],
        kind=LineKind.LIAISON,
        basis="secretariat",
        source="",
        because_en="minutes of 2009",
        because_fr="procès-verbal de 2009",
        opened_by="",
        recorded=DateTimeTZRange(recorded_on, None, "[)"),
    )
    deck = make.body("WG-A").charters.get()
    several = make.body("WG-B", source="deck:7,12").charters.get()
    published = make.body("WG-C", source="public").charters.get()
    assert str(who_decided(secretariat)) == (
        "recorded by the secretariat on November 22, 2026 because: minutes of 2009"
    )
    assert [str(who_decided(row)) for row in (deck, several, published)] == [
        "recorded from the deck, slide 7",
        "recorded from the deck, slides 7, 12",
        "recorded from published material",
    ]
    line = structure_on(AFTER).primary["WG-DATA"]
    assert str(line.answer) == "decision D-2026-021"


def test_the_facts_are_the_same_whatever_the_language(moved):
    english = as_json(structure_facts(structure_on(AFTER)))
    with translation.override("fr"):
        assert as_json(structure_facts(structure_on(AFTER))) == english


def test_the_table_has_a_row_for_everything_and_no_formula(moved):
    make.body("WG-SUM", name=("=SUM(A1)", "+1"))
    rows = as_csv(structure_facts(structure_on(AFTER))).splitlines()
    assert len(rows) == 1 + 6 + 2 + 2
    assert any("'=SUM(A1),'+1" in row for row in rows)


@pytest.mark.parametrize("count", [3, 300])
def test_a_structure_costs_the_same_however_many_bodies(count, django_assert_num_queries):
    crowd(count, make.body("TOP", BodyKind.COUNCIL, date(1998, 1, 1)))
    with django_assert_num_queries(7):
        structure = structure_on(BEFORE)
        assert len(structure.bodies) == count + 1
        assert len(structure.below("TOP")) == count
