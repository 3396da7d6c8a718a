"""Is a motion made, worded and confirmed on its page, by those who may?"""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from governance.actions.motions.wording import revise_clause
from governance.enums import MotionState
from governance.models import Motion
from groundwork.bilingual import TextState


@pytest.fixture
def item(house):
    return house.item(recommendation=house.recommendation())


@pytest.fixture
def motion(house):
    return house.motion(item=house.item())


@pytest.fixture
def clause(motion):
    return motion.clauses.first()


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def stale(clause, secretariat):
    """A clause whose French no longer follows the English."""
    return revise_clause(clause=clause, version=1, en="Changed", fr=clause.text_fr, by=secretariat)


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def page(client, motion):
    return client.get(at("motion", motion.pk)).content.decode()


def once():
    return str(uuid.uuid4())


def tomorrow():
    return (timezone.localtime() + timedelta(days=1)).date().isoformat()


# Making one


def test_a_motion_is_made_from_the_recommendation_with_a_clause_for_each_point(keeper, item):
    address = at("make_motion", item.meeting.gathering.slug_en, item.pk)
    data = {"recommendation": item.recommendation_id, "once": once()}
    first, second = keeper.post(address, data), keeper.post(address, data)
    motion = Motion.objects.get()
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"] == at("motion", motion.pk)
    assert [clause.label for clause in motion.clauses.all()] == ["M1", "M2"]
    assert motion.clauses.first().heading.en == "recommended measure"


def test_a_motion_is_made_from_a_question(keeper, house, item):
    slug = item.meeting.gathering.slug_en
    answer = keeper.post(at("make_motion", slug, item.pk), {"motion-question_en": "Shall we?", "once": once()})
    motion = Motion.objects.get()
    assert answer["Location"] == at("motion", motion.pk)
    assert motion.question.unready() == ("fr",)
    assert "This motion has no clause yet." in page(keeper, motion)


@pytest.mark.parametrize("question", ["", "   ", "x" * 601])
def test_an_empty_or_overlong_question_makes_no_motion(keeper, item, question):
    slug = item.meeting.gathering.slug_en
    answer = keeper.post(at("make_motion", slug, item.pk), {"motion-question_en": question, "once": once()})
    assert answer.status_code == 422
    assert not Motion.objects.exists()


@pytest.mark.parametrize("name", ["member", "alternate", "observer", "group_co_chair", "stranger"])
def test_only_co_chairs_and_secretariat_make_word_and_put_motions(client, house, motion, clause, name):
    client.force_login(house.people[name])
    slug = motion.item.meeting.gathering.slug_en
    names = ["revise_question", "add_clause", "confirm_text", "open_vote", "call_consensus", "withdraw_motion"]
    acts = [at("make_motion", slug, motion.item.pk), at("revise_clause", motion.pk, clause.pk)]
    for address in acts + [at(each, motion.pk) for each in names]:
        assert client.post(address, {"language": "fr"}).status_code == 403
    motion.refresh_from_db()
    assert motion.state == MotionState.DRAFT


@pytest.mark.parametrize("name", ["co_chair", "member", "observer", "group_co_chair"])
def test_members_read_it(client, house, motion, name):
    client.force_login(house.people[name])
    words = page(client, motion)
    assert "Point 1" in words
    assert '<div class="record" lang="fr-CA"><p>Point 1 (fr)</p></div>' in words
    assert ("Edit clause M1" in words) == (name == "co_chair")


def test_a_stranger_sees_no_motion(client, stranger, motion):
    client.force_login(stranger)
    assert client.get(at("motion", motion.pk)).status_code == 403


def test_whoever_follows_a_link_to_an_act_sees_the_motion(keeper, motion):
    assert keeper.get(at("open_vote", motion.pk))["Location"] == at("motion", motion.pk)


# Wording


def test_a_clause_is_edited_in_place_and_the_other_side_falls_behind(keeper, motion, clause):
    assert 'name="text_en"' in keeper.get(f"{at('motion', motion.pk)}?edit={clause.pk}").content.decode()
    answer = keeper.post(at("revise_clause", motion.pk, clause.pk), {
        "version": 1, "text_en": "Changed", "text_fr": clause.text_fr})  # fmt: skip
    assert answer["Location"].endswith(f"#clause-{clause.pk}")
    clause.refresh_from_db()
    assert (clause.text.en, clause.text.fr_state) == ("Changed", TextState.STALE)
    words = page(keeper, motion)
    assert "Confirm the French" in words
    assert "does not match yet" in words


def test_a_language_is_confirmed(keeper, motion, stale):
    answer = keeper.post(at("confirm_text", motion.pk), {"clause": stale.pk, "language": "fr"})
    assert answer.status_code == 303
    stale.refresh_from_db()
    assert stale.text.matches
    assert "Confirm the French" not in page(keeper, motion)


@pytest.mark.parametrize(("clause", "language", "status"), [("", "xx", 422), ("0", "fr", 404), ("x", "fr", 404)])
def test_nothing_else_is_confirmed(keeper, motion, clause, language, status):
    assert keeper.post(at("confirm_text", motion.pk), {"clause": clause, "language": language}).status_code == status


def test_a_stale_edit_is_refused_and_both_are_shown(keeper, secretariat, motion, clause):
    revise_clause(clause=clause, version=1, en="Theirs", fr="Le leur", by=secretariat)
    data = {"version": 1, "text_en": "Mine", "text_fr": "Le mien"}
    answer = keeper.post(at("revise_clause", motion.pk, clause.pk), data)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody changed this meanwhile" in words
    assert "Theirs" in words
    assert ">\nMine</textarea>" in words
    assert 'name="version" value="2"' in words
    assert keeper.post(at("revise_clause", motion.pk, clause.pk), data | {"version": 2}).status_code == 303


@pytest.mark.parametrize("text", [{"text_en": "", "text_fr": ""}, {"text_en": "x" * 2001, "text_fr": "y"}])
def test_an_empty_or_overlong_clause_is_refused(keeper, motion, clause, text):
    revising = (at("revise_clause", motion.pk, clause.pk), {"version": 1} | text)
    adding = (at("add_clause", motion.pk), {f"add-{key}": value for key, value in text.items()})
    for address, given in (revising, adding):
        answer = keeper.post(address, given)
        assert answer.status_code == 422
        assert "characters or fewer" in answer.content.decode() or "one language at least" in answer.content.decode()
    assert motion.clauses.count() == 2


def test_a_clause_is_added_once(keeper, motion):
    data = {"add-text_en": "More", "add-text_fr": "Encore", "once": once()}
    for _press in range(2):
        assert keeper.post(at("add_clause", motion.pk), data).status_code == 303
    assert motion.clauses.count() == 3


def test_the_question_is_edited_and_confirmed(keeper, motion):
    assert 'name="question_en"' in keeper.get(f"{at('motion', motion.pk)}?edit=question").content.decode()
    data = {"version": 1, "question_en": "And now?", "question_fr": motion.question_fr}
    assert keeper.post(at("revise_question", motion.pk), data).status_code == 303
    motion.refresh_from_db()
    assert motion.question.fr_state == TextState.STALE
    assert keeper.post(at("revise_question", motion.pk), data | {"question_en": "Stale"}).status_code == 422
    assert keeper.post(at("confirm_text", motion.pk), {"language": "fr"}).status_code == 303
    motion.refresh_from_db()
    assert motion.question.matches


def test_a_motion_costs_few_queries(client, house, co_chair, django_assert_max_num_queries):
    motion = house.motion(points=30, item=house.item())
    client.force_login(co_chair)
    with django_assert_max_num_queries(13):
        page(client, motion)


def test_it_speaks_french(keeper, motion):
    with override("fr"):
        answer = keeper.get(reverse("motion", args=[motion.pk]))
    assert '<div class="record" lang="en-CA"><p>Point 1</p></div>' in answer.content.decode()
