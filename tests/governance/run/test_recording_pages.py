"""Recording a decision in the browser: two presses as recommended, nothing lost when it is refused."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from governance.actions.votes import open_vote
from governance.models import ActionItem, Decision, Effect
from tests.factories.decisions import judged
from tests.factories.house import TODAY, both, tomorrow
from tests.factories.run import ACTION, MOVE, filled

COMMITMENT = {"kind": "commitment", "owner": "JC", "title_en": "Deliver", "title_fr": "Offrir"}
REVIEW = {
    "kind": "review", "lead": "WG", "due_days": 180, "title_en": "Review", "title_fr": "Examen",
    "scope_en": "All of it", "scope_fr": "Tout", "owed_en": "Advice", "owed_fr": "Des conseils",
}  # fmt: skip
EFFECTS = {1: [MOVE, ACTION], 2: [COMMITMENT, REVIEW]}


def url(motion):
    return reverse("record_decision", args=[motion.pk])


def clause(motion, position=1):
    return motion.clauses.get(position=position)


@pytest.fixture
def motion(house):
    return judged(house, effects=EFFECTS)


@pytest.fixture
def chair(client, co_chair):
    client.force_login(co_chair)
    return client


def test_as_recommended_is_an_outcome_and_a_press(chair, motion):
    response = chair.post(url(motion), filled(chair, url(motion), outcome="consensus"))
    decision = Decision.objects.get()
    assert (response.status_code, response.url) == (303, reverse("decision", args=[decision.reference]))
    assert decision.effective_on == decision.decided_on == TODAY
    assert [row.text.en for row in decision.outcomes.all()] == [row.text.en for row in motion.clauses.all()]
    effect = Effect.objects.get()
    assert effect.terms == {"body": "WG", "to": "JC", "from": "PSSDC"}
    found = {row.kind: row for row in ActionItem.objects.select_related("owner")}
    assert {kind: row.owner.key for kind, row in found.items()} == {
        "action": "ICCS",
        "commitment": "JC",
        "review": "WG",
    }
    assert found["action"].due_on == TODAY + timedelta(days=60)
    assert found["commitment"].due_on is None
    assert (found["review"].scope.fr, found["review"].owed.en) == ("Tout", "Advice")


def test_nothing_is_chosen_beforehand(chair, motion):
    page = chair.get(url(motion)).content.decode()
    assert not re.search(r'name="outcome"[^>]*checked', page)
    response = chair.post(url(motion), filled(chair, url(motion)))
    assert response.status_code == 422
    assert "Choose an outcome." in response.content.decode()
    assert not Decision.objects.exists()


def test_what_is_unticked_does_not_happen(chair, motion):
    first = clause(motion)
    chair.post(
        url(motion), filled(chair, url(motion), outcome="vote", **{f"e{first.pk}_1": None, f"a{first.pk}_2": None})
    )
    assert not Effect.objects.exists()
    assert {row.kind for row in ActionItem.objects.all()} == {"commitment", "review"}


def test_owner_due_date_and_title_of_an_action_can_be_changed(chair, motion):
    name = f"a{clause(motion).pk}_2"
    changes = {f"{name}_owner": "CA-NB", f"{name}_due_on": "2030-01-31", f"{name}_title_en": "Tell all"}
    chair.post(url(motion), filled(chair, url(motion), outcome="vote", **changes))
    action = ActionItem.objects.get(kind="action")
    assert (action.owner, action.owner_jurisdiction.code) == (None, "CA-NB")
    assert (action.due_on, action.title.en) == (date(2030, 1, 31), "Tell all")


def test_an_action_can_be_added_to_a_clause(chair, motion):
    second = clause(motion, 2)
    changes = {"x_title_en": "One more", "x_owner": "WG", "x_due_on": "2030-02-01", "x_clause": str(second.pk)}
    chair.post(url(motion), filled(chair, url(motion), outcome="vote", **changes))
    action = ActionItem.objects.get(title_en="One more")
    assert (action.outcome.clause, action.owner.key) == (second, "WG")


def test_an_edit_in_one_language_is_recorded_and_waits(chair, motion):
    first = clause(motion)
    text = first.text.en + ", from today"
    response = chair.post(url(motion), filled(chair, url(motion), outcome="amended", **{f"c{first.pk}_en": text}))
    assert response.status_code == 303
    row = Decision.objects.get().outcomes.get(clause=first)
    assert (row.text.en, row.text.fr_state, row.outcome) == (text, "stale", "amended")
    assert Decision.objects.get().outcomes.get(clause__position=2).outcome == "consensus"  # its words stayed


def test_looking_at_the_changes_marks_them_and_records_nothing(chair, motion):
    first = clause(motion)
    data = filled(
        chair, url(motion), check="1", **{f"c{first.pk}_en": first.text.en + " at once", f"e{first.pk}_1": None}
    )
    response = chair.post(url(motion), data)
    page = response.content.decode()
    assert response.status_code == 200
    assert re.search(r"<ins>.*at once.*</ins>", page)
    assert "Does not match yet" in page
    assert "Choose an outcome.</li>" not in page
    assert not response.context["form"][f"e{first.pk}_1"].value()
    assert not Decision.objects.exists()


def test_clause_by_clause(chair, motion):
    second = clause(motion, 2)
    chair.post(url(motion), filled(chair, url(motion), outcome="vote", **{f"c{second.pk}_outcome": "deferred"}))
    decision = Decision.objects.get()
    assert list(decision.outcomes.values_list("outcome", flat=True)) == ["vote", "deferred"]
    assert {row.kind for row in ActionItem.objects.all()} == {"action"}


def test_a_clause_that_the_vote_did_not_carry_is_prefilled_so(house, chair):
    motion = judged(house, objector="PSCIOC:CA:1")
    form = chair.get(url(motion)).context["form"]
    assert all(part.outcome.value() == "not_carried" for part in form.parts)
    first = clause(motion)
    response = chair.post(url(motion), filled(chair, url(motion), outcome="vote", **{f"c{first.pk}_outcome": "vote"}))
    assert response.status_code == 422
    assert "was not carried by the vote" in response.content.decode()


@pytest.mark.parametrize(("day", "words"), [
    ("yesterday", "cannot take effect before it is taken"), ("1 December 2026", "year-month-day"),
    ("2026-02-30", "year-month-day"), ("", "year-month-day"), ("0000-00-00", "year-month-day"),
])  # fmt: skip
def test_an_unusable_day_keeps_everything_typed(chair, motion, day, words):
    day = (TODAY - timedelta(days=1)).isoformat() if day == "yesterday" else day
    first = clause(motion)
    changes = {f"c{first.pk}_fr": "Autre texte", "effective_on": day, f"a{first.pk}_2_title_en": "Kept"}
    response = chair.post(url(motion), filled(chair, url(motion), outcome="vote", **changes))
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Autre texte" in page
    assert 'value="Kept"' in page
    assert page.index('role="alert"') < page.index("<h1>")
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("name", "value"), [
    ("c{}_en", "x" * 2001), ("title_en", "x" * 301), ("a{}_2_title_fr", "x" * 401), ("c{}_fr", "a\x00b"),
    ("outcome", "perhaps"), ("c{}_outcome", "perhaps"), ("a{}_2_owner", "NOBODY"), ("a{}_2_due_on", "soon"),
    ("a{}_2_owner", ""), ("a{}_2_due_on", ""),
])  # fmt: skip
def test_what_cannot_be_recorded_is_asked_again(chair, motion, name, value):
    changes = {"outcome": "vote", name.format(clause(motion).pk): value}
    response = chair.post(url(motion), filled(chair, url(motion), **changes))
    assert response.status_code == 422
    assert response.context["form"].errors
    assert not Decision.objects.exists()


def test_a_clause_needs_a_text_in_one_language(chair, motion):
    first = clause(motion)
    response = chair.post(
        url(motion), filled(chair, url(motion), outcome="vote", **{f"c{first.pk}_en": " ", f"c{first.pk}_fr": ""})
    )
    assert response.status_code == 422
    assert "Write the text, in one language at least." in response.content.decode()


def test_a_body_cannot_be_moved_under_itself(house, chair):
    motion = judged(house, effects={1: [{**MOVE, "to": "WG"}]})
    response = chair.post(url(motion), filled(chair, url(motion), outcome="vote"))
    assert response.status_code == 422
    assert "cannot report to itself" in response.content.decode()
    assert not Decision.objects.exists()


def test_the_second_co_chair_sees_what_the_first_recorded(house, client, motion, co_chair, other_co_chair):
    client.force_login(other_co_chair)
    theirs = filled(client, url(motion), outcome="deferred", effective_on="2030-01-01")
    client.force_login(co_chair)
    client.post(url(motion), filled(client, url(motion), outcome="vote"))
    client.force_login(other_co_chair)
    response = client.post(url(motion), theirs)
    page = response.content.decode()
    decision = Decision.objects.get()
    assert response.status_code == 409
    assert f"{co_chair.name} recorded this decision. See it before you change it." in page
    assert reverse("decision", args=[decision.reference]) in page
    assert 'value="2030-01-01"' in page
    assert decision.outcome == "vote"


def test_a_double_press_records_once_and_leads_to_the_same_page(chair, motion):
    data = filled(chair, url(motion), outcome="vote")
    answers = [chair.post(url(motion), data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].url == answers[1].url
    assert Decision.objects.count() == 1


def test_once_recorded_the_form_leads_to_the_decision(chair, motion):
    chair.post(url(motion), filled(chair, url(motion), outcome="vote"))
    response = chair.get(url(motion))
    assert (response.status_code, response.url) == (302, reverse("decision", args=[Decision.objects.get().reference]))


@pytest.mark.parametrize(("who", "status"), [
    (None, 302), ("stranger", 404), ("observer", 404), ("member", 403), ("alternate", 403), ("group_co_chair", 403),
    ("secretariat", 403),
])  # fmt: skip
def test_who_may_not_record(house, client, motion, who, status):
    if who:
        client.force_login(house.people[who])
    assert client.get(url(motion)).status_code == status
    assert client.post(url(motion), {"outcome": "vote"}).status_code in {status, 422 if status == 403 else status}
    assert not Decision.objects.exists()


def test_consensus_needs_a_meeting(house, chair):
    motion = house.motion()
    assert "consensus is recorded in a meeting" in chair.get(url(motion)).content.decode()
    response = chair.post(url(motion), filled(chair, url(motion), outcome="consensus"))
    assert response.status_code == 422
    assert "Consensus is recorded in a meeting" in response.content.decode()


def test_consensus_needs_somebody_present(house, chair):
    meeting = house.meeting()
    motion = house.motion(item=house.item(meeting))
    assert "note first who is present" in chair.get(url(motion)).content.decode()
    response = chair.post(url(motion), filled(chair, url(motion), outcome="consensus"))
    assert response.status_code == 422
    assert "Note who is present first" in response.content.decode()


def test_consensus_in_a_meeting_is_one_press_and_leaves_a_proof(house, chair):
    meeting = house.meeting()
    motion = house.motion(item=house.item(meeting))
    house.all_present(meeting)
    assert "6 of 6 seats" in chair.get(url(motion)).content.decode()
    response = chair.post(url(motion), filled(chair, url(motion), outcome="consensus"))
    decision = Decision.objects.get()
    assert response.status_code == 303
    assert (decision.vote_event.method, decision.vote_event.outcome) == ("consensus_call", "carried")


def test_without_a_vote_it_can_be_deferred(house, chair):
    motion = house.motion()
    assert chair.post(url(motion), filled(chair, url(motion), outcome="deferred")).status_code == 303
    assert Decision.objects.get().vote_event is None


def test_an_open_vote_comes_first(house, chair):
    motion = house.motion()
    open_vote(motion=motion, method="written", closes_at=tomorrow(), by=house.people["secretariat"])
    response = chair.get(url(motion))
    assert response.status_code == 409
    assert "Close it first" in response.content.decode()


def test_reservations_stand_on_the_page_by_name_in_their_language(chair, motion):
    page = chair.get(url(motion)).content.decode()
    assert "New Brunswick" in page
    assert '<span lang="fr-CA">«&nbsp;Sous réserve de fonds&nbsp;»</span>' in page


def test_the_page_costs_the_same_with_many_clauses(house, chair, django_assert_max_num_queries):
    few, many = house.motion(points=2, effects=EFFECTS), house.motion(points=20, effects=EFFECTS)
    chair.get(url(few))
    for motion in (few, many):
        with django_assert_max_num_queries(12):
            chair.get(url(motion))


def test_a_title_in_one_language_is_enough_and_waits(chair, motion):
    chair.post(url(motion), filled(chair, url(motion), outcome="vote", title_fr=""))
    decision = Decision.objects.get()
    assert "fr" in decision.title.unready()
    assert decision.title.en == both("Next steps").en
