"""Names, powers, levels, terms of reference and components: each changes by an act that closes a row and opens one."""

from datetime import date

import pytest

from councils.actions.bodies import establish_body, join_component, leave_component, note_event
from councils.actions.charters import rename_body, set_authority, set_level
from councils.actions.reporting import move_body
from councils.actions.terms import adopt_terms
from councils.enums import EventKind, NameKind
from councils.grounds import decided, recorded
from councils.models import Body, BodyCharter, BodyComponent, BodyEvent, BodyName, TermsOfReference
from councils.models.terms import TERMS_LENGTH
from councils.queries.names import names_on
from councils.queries.structure import structure_on
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import GROUND, START, both

JUNE, JULY = date(2020, 6, 1), date(2020, 7, 1)
D1, D2 = decided("D-2020-001"), decided("D-2020-002")
NEW = Pair("Data Working Group", "Groupe de travail sur les données")


def days(model, **of):
    """Each known row of the body, its days and who opened and closed it."""
    rows = model.objects.known().filter(**of).order_by("in_force")
    return [(row.starts_on, row.ends_on, row.opened_by, row.closed_by) for row in rows]


def test_a_new_name_follows_the_old_one_and_is_noted(house):
    body = house.bodies["WG"]
    (name,) = rename_body(body=body, name=NEW, on=JUNE, ground=D1, by=None)
    assert name.name == NEW
    assert days(BodyName, body=body, kind=NameKind.OFFICIAL) == [
        (START, JUNE, "", "D-2020-001"),
        (JUNE, None, "D-2020-001", ""),
    ]
    assert names_on(date(2020, 5, 31))[body.pk].name.en == "WG"
    event = BodyEvent.objects.get(body=body)
    assert (event.kind, event.description.fr) == (EventKind.RENAMED, f"Nouveau nom : {NEW.fr}")


def test_an_acronym_may_come_later_and_alone(house):
    body = house.bodies["WG"]
    rename_body(body=body, acronym=Pair("DWG", "GTD"), on=JUNE, ground=D1, by=None)
    assert days(BodyName, body=body, kind=NameKind.ACRONYM) == [(JUNE, None, "D-2020-001", "")]
    assert days(BodyName, body=body, kind=NameKind.OFFICIAL) == [(START, None, "", "")]


def test_the_later_of_two_decisions_for_the_same_day_is_the_one_that_holds(house):
    body = house.bodies["WG"]
    rename_body(body=body, name=NEW, on=JUNE, ground=D1, by=None)
    rename_body(body=body, name=both("Other"), on=JUNE, ground=D2, by=None)
    assert names_on(JUNE)[body.pk].name.en == "Other"
    assert days(BodyName, body=body) == [(START, JUNE, "", "D-2020-001"), (JUNE, None, "D-2020-002", "")]


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({}, "nothing-changes"),
        ({"name": both("WG")}, "nothing-changes"),
        ({"name": Pair("Only English", " ")}, "one-language"),
        ({"acronym": Pair("", "")}, "one-language"),
        ({"name": NEW, "on": date(1997, 12, 31)}, "no-such-body-then"),
        ({"name": NEW, "on": date(1899, 12, 31)}, "bad-day"),
        ({"name": Pair("n" * 201, "n")}, "too-long"),
    ],
)
def test_names_that_cannot_be(house, terms, code):
    with refused(code):
        rename_body(**{"body": house.bodies["WG"], "on": JUNE, "ground": D1, "by": None} | terms)
    assert BodyName.objects.filter(body=house.bodies["WG"]).count() == 1


def test_names_never_overlap(house):
    body = house.bodies["WG"]
    rename_body(body=body, name=NEW, on=JULY, ground=D1, by=None)
    rename_body(body=body, name=both("In June"), on=JUNE, ground=D2, by=None)
    assert days(BodyName, body=body) == [
        (START, JUNE, "", "D-2020-002"),
        (JUNE, JULY, "D-2020-002", "D-2020-001"),
        (JULY, None, "D-2020-001", ""),
    ]


def test_what_a_body_may_do_and_its_level_change(house):
    body = house.bodies["WG"]
    set_authority(body=body, authority="decides", on=JUNE, ground=D1, by=None)
    set_level(body=body, level=3, on=JULY, ground=D2, by=None)
    assert days(BodyCharter, body=body) == [
        (START, JUNE, "", "D-2020-001"),
        (JUNE, JULY, "D-2020-001", "D-2020-002"),
        (JULY, None, "D-2020-002", ""),
    ]
    then = structure_on(JULY).by_key["WG"]
    assert (then.authority, then.level.en) == ("decides", "Collaborate")


def test_what_cannot_become_of_powers_and_levels(house):
    body, more = house.bodies["WG"], {"ground": D1, "by": None}
    for authority, on, code in (
        ("recommends", JUNE, "nothing-changes"),
        ("rules", JUNE, "no-authority"),
        ("decides", date(1990, 1, 1), "no-such-body-then"),
    ):
        with refused(code):
            set_authority(body=body, authority=authority, on=on, **more)
    set_level(body=body, level=2, on=JUNE, **more)
    for level, code in ((2, "nothing-changes"), (9, "no-level")):
        with refused(code):
            set_level(body=body, level=level, on=JULY, **more)


def test_terms_of_reference_are_numbered_and_follow_each_other(house):
    body = house.bodies["WG"]
    adopt_terms(body=body, text=both("First"), on=JUNE, review_on=JULY, ground=D1, by=None)
    second = adopt_terms(body=body, text=both("Second"), on=JULY, ground=D2, by=None)
    assert second.number == 2
    assert days(TermsOfReference, body=body) == [
        (JUNE, JULY, "D-2020-001", "D-2020-002"),
        (JULY, None, "D-2020-002", ""),
    ]


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"text": Pair("Only English", "")}, "one-language"),
        ({"text": Pair("a", "b" * (TERMS_LENGTH + 1))}, "too-long"),
        ({"review_on": date(2020, 5, 31)}, "review-too-early"),
        ({"on": date(1990, 1, 1)}, "no-such-body-then"),
    ],
)
def test_terms_of_reference_that_cannot_be(house, terms, code):
    given = {"body": house.bodies["WG"], "text": both("Text"), "on": JUNE, "ground": D1, "by": None}
    with refused(code):
        adopt_terms(**given | terms)
    assert not TermsOfReference.objects.exists()


def test_a_council_leaves_and_comes_back(house):
    ends = {"whole": house.bodies["JC"], "part": house.bodies["PSSDC"]}
    leave_component(**ends, on=JUNE, ground=D1, by=None)
    with refused("not-a-component"):
        leave_component(**ends, on=JULY, ground=D1, by=None)
    join_component(**ends, starts_on=JULY, ground=D2, by=None)
    assert days(BodyComponent, **ends) == [(START, JUNE, "", "D-2020-001"), (JULY, None, "D-2020-002", "")]
    with refused("already-component"):
        join_component(**ends, starts_on=JULY, ground=D2, by=None)
    with refused("own-component"):
        join_component(whole=ends["whole"], part=ends["whole"], ground=D2, by=None)


def test_a_whole_is_no_component_of_its_part_nor_of_what_is_below_it(house):
    bodies, more = house.bodies, {"ground": D1, "by": None}
    for part, whole in (("JC", "PSSDC"), ("JC", "WG"), ("PSSDC", "WG")):
        with refused("circle-of-components"):
            join_component(whole=bodies[whole], part=bodies[part], starts_on=JUNE, **more)
    join_component(whole=bodies["DM"], part=bodies["JC"], starts_on=JUNE, **more)
    for body, to in (("DM", "WG"), ("DM", "JC")):
        with refused("circle"):
            move_body(body=bodies[body], to=bodies[to], on=JULY, **more)
    leave_component(whole=bodies["DM"], part=bodies["JC"], on=JULY, **more)
    assert move_body(body=bodies["DM"], to=bodies["WG"], on=JULY, **more)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"key": "A:B"}, "bad-key"),
        ({"key": ""}, "bad-key"),
        ({"key": "K" * 25}, "bad-key"),
        ({"slug": Pair("a b", "c")}, "bad-address"),
        ({"slug": Pair("a" * 61, "c")}, "bad-address"),
        ({"kind": "club"}, "no-kind"),
        ({"authority": "rules"}, "no-authority"),
        ({"level": 9}, "no-level"),
        ({"name": Pair("n" * 201, "n")}, "too-long"),
        ({"note": Pair("n" * 601, "n")}, "too-long"),
    ],
)
def test_bodies_that_cannot_be(house, wrong, code):
    given = {"key": "NEW", "slug": Pair("new", "nouveau"), "kind": "working_group", "authority": "informs"}
    with refused(code):
        establish_body(**given | {"name": NEW, "starts_on": JUNE, "ground": D1, "by": None} | wrong)
    assert not Body.objects.filter(slug_en="new").exists()


def test_a_key_or_an_address_is_given_once(house):
    new = {"kind": "working_group", "authority": "informs", "name": NEW, "starts_on": JUNE, "ground": D1, "by": None}
    with refused("key-taken"):
        establish_body(key="WG", slug=Pair("a", "b"), **new)
    with refused("key-taken"):
        establish_body(key="NEW", slug=Pair("wg", "b"), **new)
    with refused("one-language"):
        establish_body(key="NEW", slug=Pair("a", "b"), **new | {"name": Pair("Only English", "")})
    for starts_on in (date(1899, 12, 31), date.max):
        with refused("bad-day"):
            establish_body(key="NEW", slug=Pair("a", "b"), **new | {"starts_on": starts_on})
    with refused("ends-before-it-starts"):
        establish_body(key="NEW", slug=Pair("a", "b"), **new, ends_on=JUNE)
    assert not Body.objects.filter(key="NEW").exists()


def test_an_event_of_no_day_is_refused(house):
    with refused("ends-before-it-starts"):
        note_event(
            body=house.bodies["WG"], kind=EventKind.CREATED, description=NEW, on=JUNE, until=JUNE, ground=D1, by=None
        )


def test_what_begins_in_a_body_with_a_known_end_ends_with_it(house):
    body = establish_body(
        key="SHORT",
        kind="working_group",
        authority="informs",
        name=NEW,
        slug=Pair("short", "court"),
        starts_on=START,
        ends_on=JULY,
        ground=GROUND,
        by=None,
    )
    rename_body(body=body, acronym=Pair("S", "C"), on=JUNE, ground=D1, by=None)
    adopt_terms(body=body, text=both("Terms"), on=JUNE, ground=D1, by=None)
    assert BodyName.objects.get(body=body, kind=NameKind.ACRONYM).ends_on == JULY
    assert TermsOfReference.objects.get(body=body).ends_on == JULY


def test_only_the_secretariat_and_the_worker_act(house):
    body, on = house.bodies["WG"], {"on": JUNE, "ground": recorded(both("Minutes"))}
    for act, terms in (
        (rename_body, {"name": NEW}),
        (set_authority, {"authority": "decides"}),
        (set_level, {"level": 2}),
        (adopt_terms, {"text": both("Text")}),
    ):
        with refused("not-secretariat"):
            act(body=body, **terms, **on, by=house.people["co_chair"])
        act(body=body, **terms, **on, by=house.people["secretariat"])


def test_each_act_is_one_entry_that_tells_its_rows(house):
    before = LedgerEntry.objects.count()
    rename_body(body=house.bodies["WG"], name=NEW, on=JUNE, ground=D1, by=None)
    entry = LedgerEntry.objects.order_by("pk").last()
    assert (LedgerEntry.objects.count(), entry.act) == (before + 1, "body.renamed")
    told = [(each["did"], each["row"]) for each in entry.facts["rows"]]
    assert told == [("closed", "names"), ("appended", "names"), ("appended", "names"), ("appended", "events")]
    new = entry.facts["rows"][2]
    assert (new["body"], new["name_fr"], new["in_force"], new["opened_by"]) == (
        "WG",
        NEW.fr,
        ["2020-06-01", None],
        "D-2020-001",
    )
