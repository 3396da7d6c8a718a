"""Is each kind of change asked for in its own terms, kept as typed, and shown for what it would do?"""

import html

import pytest

from governance.effects.spec import KINDS
from governance.forms.motions.drafting_keys import key_for
from governance.forms.motions.drafting_kinds import kinds_to_choose
from tests.factories.house import TODAY
from tests.governance.motions.drafting import PAIR, TYPED, at, furnish, new, posted, typed


@pytest.fixture
def motion(house):
    return furnish(house).motion(item=house.item())


@pytest.fixture
def clause(motion):
    return motion.clauses.first()


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


def words(answer) -> str:
    return html.unescape(answer.content.decode())


def test_every_kind_is_offered_once_and_tried_here():
    offered = [kind for _family, kinds in kinds_to_choose() for kind, _label in kinds]
    assert sorted(offered) == sorted(KINDS) == sorted(TYPED)


@pytest.mark.parametrize("kind", TYPED)
def test_a_change_is_chosen_typed_kept_and_previewed(keeper, house, clause, kind):
    if kind == "adopt_format":
        house.format()
    given, kept = typed(house, kind)
    asked = keeper.get(new(clause, kind))
    assert asked.status_code == 200
    assert all(f'name="{name}"' in asked.content.decode() for name in given)
    answer = keeper.post(new(clause, kind), posted(**given))
    assert (answer.status_code, answer.get("Location")) == (
        303, f"{at('motion', clause.motion_id)}#effects-{clause.pk}",
    ), words(answer)  # fmt: skip
    clause.refresh_from_db()
    assert clause.effects == [kept]
    sentence = keeper.get(at("motion", clause.motion_id)).context["page"].clauses[0].changes[0].words
    shown = keeper.get(at("motion_changes", clause.motion_id))
    step = shown.context["page"].preview.steps[0]
    assert step.refusal is None
    assert step.words == sentence
    assert sentence.en in words(shown)


@pytest.mark.parametrize("kind", TYPED)
def test_what_was_kept_is_typed_again_as_it_stands(keeper, house, clause, kind):
    if kind == "adopt_format":
        house.format()
    given, kept = typed(house, kind)
    keeper.post(new(clause, kind), posted(**given))
    address = at("revise_effect", clause.motion_id, clause.pk, 1)
    form = keeper.get(address).context["form"]
    again = {field.name: field.value() for field in form if field.value() not in (None, "")}
    again.pop("on")
    assert keeper.post(address, {**posted(2), **again}).status_code == 303
    clause.refresh_from_db()
    assert clause.effects == [kept]


def test_the_form_shows_both_languages_side_by_side_with_their_language(keeper, clause):
    page = keeper.get(new(clause, "rename")).content.decode()
    assert 'lang="fr-CA"' in page
    assert page.index('name="name_en"') < page.index('name="name_fr"')


def test_it_speaks_french(keeper, clause):
    address = f"{at('propose_effect', clause.motion_id, clause.pk, language='fr')}?kind=rename"
    page = keeper.get(address).content.decode()
    assert page.index('name="name_fr"') < page.index('name="name_en"')
    assert "Changement de nom" in page


@pytest.mark.parametrize(("kind", "changes", "said"), [
    ("adopt_terms", {"review_on": "2031-02-31"}, "Enter the date as year-month-day"),
    ("adopt_terms", {"review_on": "1899-12-31"}, "Enter a day from today on."),
    ("adopt_terms", {"review_on": "1 March 2031"}, "Enter the date as year-month-day"),
    ("adopt_terms", {"text_fr": ""}, "Write this in both languages."),
    ("adopt_terms", {"text_en": "x" * 20_001}, "20000"),
    ("rename", {"name_en": "", "name_fr": ""}, "Write this in both languages."),
    ("rename", {"acronym_en": "DT"}, "Write this in both languages."),
    ("rename", {"name_en": "a\x00b"}, "Null characters are not allowed."),
    ("move", {"to": "NOPE"}, "NOPE is not one of the available choices"),
    ("move", {"to": ""}, "Choose one."),
    ("move", {"to": "WG"}, "cannot report to itself"),
    ("move", {"body": "JC", "to": "WG"}, "below it"),
    ("merge", {"bodies": []}, "Choose at least one."),
    ("split", {"into": ["WG2", "NOPE"]}, "NOPE is not one of the available choices"),
    ("appoint", {"person": "999999"}, "999999 is not one of the available choices"),
    ("appoint", {"person": "x"}, "x is not one of the available choices"),
    ("dissolve", {"report_days": "0"}, "greater than or equal to 1"),
    ("dissolve", {"report_days": "two"}, "Enter a whole number."),
    ("create_seat", {"number": "1"}, "seat"),
    ("establish", {"body_kind": "club"}, "club is not one of the available choices"),
    ("move", {"on": "2020-01-01"}, "Enter a day from today on."),
    ("move", {"on": "2031-02-31"}, "Enter the date as year-month-day"),
    ("move", {"version": "x"}, "Enter a whole number."),
])  # fmt: skip
def test_what_cannot_be_is_asked_again_with_what_was_typed(keeper, house, clause, kind, changes, said):
    given, _kept = typed(house, kind)
    answer = keeper.post(new(clause, kind), {**posted(**given), **changes})
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Error:" in words(answer)
    clause.refresh_from_db()
    assert clause.effects == []


@pytest.mark.parametrize("kind", ["", "club", "action", "MOVE"])
def test_an_unknown_kind_is_asked_again(keeper, clause, kind):
    answer = keeper.get(new(clause, kind))
    assert answer.status_code == 422
    assert "Choose what it would change." in words(answer)


def test_without_a_kind_the_page_asks_for_it(keeper, clause):
    answer = keeper.get(at("propose_effect", clause.motion_id, clause.pk))
    assert answer.status_code == 200
    assert '<option value="merge">' in answer.content.decode()


def test_a_body_that_the_motion_establishes_can_be_chosen_by_what_follows(keeper, house, motion, clause):
    given, _kept = typed(house, "establish")
    keeper.post(new(clause, "establish"), posted(**given))
    second = motion.clauses.last()
    page = words(keeper.get(new(second, "move")))
    assert '<optgroup label="Established by this motion"><option value="DT">Digital Trust</option>' in page.replace(
        "\n", "").replace("  ", "")  # fmt: skip
    assert keeper.post(new(second, "move"), posted(body="WG", to="DT")).status_code == 303
    steps = keeper.get(at("motion_changes", motion.pk)).context["page"].preview.steps
    assert [step.refusal for step in steps] == [None, None]
    assert "Digital Trust" in steps[1].words.en


def test_a_seat_that_the_motion_creates_can_be_given_to_somebody(keeper, house, stranger, clause):
    keeper.post(new(clause, "create_seat"), posted(body="PSSDC", jurisdiction="CA", number="2"))
    answer = keeper.post(new(clause, "appoint"), posted(2, seat="PSSDC:CA:2", person=str(stranger.pk), role="member"))
    assert answer.status_code == 303, words(answer)


@pytest.mark.parametrize(("name", "acronym", "taken", "key"), [
    ("Digital Trust", "", (), "DIGITAL-TRUST"),
    ("Digital Trust", "DT", (), "DT"),
    ("Digital Trust", "DT", ("DT", "DT-2"), "DT-3"),
    ("Working Group on the Governance of Shared Services", "", (), "WORKING-GROUP-ON-THE"),
    ("Élan", "", (), "ELAN"),
    ("2030 Table", "", (), "BODY-2030-TABLE"),
    ("x" * 60, "", ("X" * 24,), "X" * 22 + "-2"),
    ("数字", "", (), "BODY"),
])  # fmt: skip
def test_a_new_body_gets_a_key_that_nobody_has(name, acronym, taken, key):
    assert key_for({"name_en": name, "acronym_en": acronym}, taken) == key


def test_two_new_bodies_of_one_name_get_two_keys_and_keep_them(keeper, clause):
    establish = {**PAIR, "body_kind": "working_group", "authority": "recommends"}
    keeper.post(new(clause, "establish"), posted(**establish))
    keeper.post(new(clause, "establish"), posted(2, **{**establish, "name_fr": "Autre"}))
    address = at("revise_effect", clause.motion_id, clause.pk, 1)
    assert keeper.post(address, posted(3, **{**establish, "name_en": "Trust"})).status_code == 303
    clause.refresh_from_db()
    assert [effect["key"] for effect in clause.effects] == ["DIGITAL-TRUST", "DIGITAL-TRUST-2"]


def test_the_day_that_is_asked_for_decides_what_there_is_to_choose(keeper, clause):
    later = f"{new(clause, 'move')}&on={TODAY.replace(year=TODAY.year + 1).isoformat()}"
    assert keeper.get(later).context["form"].initial["on"].year == TODAY.year + 1
    assert keeper.get(f"{new(clause, 'move')}&on=nonsense").status_code == 200
