"""The register and the page of a decision: who sees what, what waits, what is published, and that it stays."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions.decisions.follow_ups import Proposed
from governance.actions.decisions.matching import match_text
from governance.actions.decisions.recording import publish_decision, record_decision
from governance.enums import ActionKind
from governance.models import ClauseOutcome, Contribution, Decision
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from priorities.models import LogicModel, ResultNode, ResultTier
from tests.factories.decisions import MOVE, decided, judged, recorded
from tests.factories.house import TODAY, both

FORMAT = {"kind": "adopt_format", "format": "one-and-a-half"}


def url(decision):
    return reverse("decision", args=[decision.reference])


def page(client, decision, query=""):
    response = client.get(url(decision) + query)
    assert response.status_code == 200
    return response.content.decode()


def unmatched(house):
    """A decision whose first clause was edited in English alone."""
    motion = judged(house)
    clauses = recorded(motion, effects=[MOVE])
    first = motion.clauses.first()
    edited = first.text.revised(en=first.text.en + ", from today", fr=first.text.fr)
    clauses[first] = type(clauses[first])("amended", edited, clauses[first].effects, [])
    return record_decision(motion=motion, clauses=clauses, by=house.people["co_chair"], effective_on=TODAY)


@pytest.mark.parametrize(("who", "status"), [
    (None, 404), ("stranger", 404), ("observer", 404), ("member", 200), ("alternate", 200), ("group_co_chair", 200),
    ("co_chair", 200), ("secretariat", 200),
])  # fmt: skip
def test_what_is_recorded_is_for_members_until_it_is_published(house, client, who, status):
    decision = decided(house, publish=False)
    if who:
        client.force_login(house.people[who])
    assert client.get(url(decision)).status_code == status
    found = decision.reference in client.get(reverse("decisions")).content.decode()
    assert found == (status == 200)
    publish_decision(decision=decision, by=house.people["secretariat"])
    assert client.get(url(decision)).status_code == 200
    assert decision.reference in client.get(reverse("decisions")).content.decode()


def test_both_texts_stand_side_by_side_in_their_language(house, client):
    text = page(client, decided(house))
    assert '<div class="record" lang="en-CA"><p>Point 1</p>' in text
    assert '<div class="record" lang="fr-CA"><p>Point 1 (fr)</p>' in text


def test_the_trail_leads_from_recommendation_to_actions(house, client, member):
    client.force_login(member)
    decision = decided(house, actions=[
        Proposed(ActionKind.ACTION, both("Tell them"), owner=house.bodies["WG"], due_on=TODAY)])  # fmt: skip
    text = page(client, decision)
    trail = text[text.index('class="trail"') :]
    places = [
        trail.index(word)
        for word in (
            decision.motion.recommendation.reference,
            decision.vote_event.reference,
            "Carried by vote",
            "Tell them",
        )
    ]
    assert places == sorted(places)
    assert "How this was computed" in trail
    assert f"/structure?as-of={TODAY.isoformat()}&amp;compare={(TODAY - timedelta(days=1)).isoformat()}" in trail


def test_the_public_sees_neither_positions_nor_reasons_nor_names(house, client, member, co_chair):
    decision = decided(house)
    assert decision.reservations.exists()
    text = page(client, decision)
    assert "Sous réserve de fonds" not in text
    assert "How this was computed" not in text
    assert 'class="tally"' not in text
    assert co_chair.name not in text
    client.force_login(member)
    assert "Sous réserve de fonds" in page(client, decision)
    assert co_chair.name in page(client, decision)


def test_an_effect_says_where_it_stands(house, client, secretariat):
    client.force_login(secretariat)
    decision = decided(house, publish=False)
    assert "waits for publication" in page(client, decision)
    publish_decision(decision=decision, by=secretariat)
    assert "being put in force" in page(client, decision)
    sweep()
    assert "being put in force" not in page(client, decision)
    later = decided(house, effective_on=TODAY + timedelta(days=9), effects=[{**MOVE, "body": "WG", "to": "PSCIOC"}])
    assert "not yet in force" in page(client, later)


def test_an_effect_that_is_held_back_says_why(house, client):
    first, second = decided(house), decided(house)  # the same move twice: the second finds it done
    sweep()
    assert "held back" in page(client, second)
    assert "It already reports there." in page(client, second)
    assert "held back" not in page(client, first)


def test_compare_marks_what_differs_from_the_recommendation(house, client, member):
    client.force_login(member)
    decision = unmatched(house)
    assert "<ins>" in page(client, decision, "?compare=1")
    texts = page(client, decision)
    assert "<ins>" not in texts[texts.index('id="texts"') : texts.index('class="trail"')]


def test_the_outcomes_served_are_named(house, client):
    decision = decided(house)
    model = LogicModel.objects.create(body=house.bodies["JC"], version=1, title_en="Model", title_fr="Modèle")
    tier = ResultTier.objects.create(
        key="o", position=1, name_en="O", name_fr="R", name_plural_en="Os", name_plural_fr="Rs"
    )
    node = ResultNode.objects.create(
        model=model, tier=tier, number="1.3", text_en="Clear lines", text_fr="Liens clairs"
    )
    Contribution.objects.create(node=node, recommendation=decision.motion.recommendation)
    assert "Clear lines" in page(client, decision)


def test_a_text_behind_stops_publication_until_it_is_confirmed(house, client, secretariat):
    client.force_login(secretariat)
    decision = unmatched(house)
    row = decision.outcomes.first()
    assert "The French text does not match yet. Confirm it." in page(client, decision)
    assert "Publish in both languages" not in page(client, decision)
    refused = client.post(reverse("publish_decision", args=[decision.reference]))
    assert refused.status_code == 409
    fields = {f"m{row.pk}-text_en": row.text.en, f"m{row.pk}-text_fr": "Point 1 (fr), dès aujourd’hui"}
    matched = client.post(reverse("match_text", args=[decision.reference, row.pk]), fields)
    assert (matched.status_code, matched.url) == (303, url(decision) + "#publish")
    assert "Publish in both languages" in page(client, decision)
    published = client.post(reverse("publish_decision", args=[decision.reference]))
    assert (published.status_code, published.url) == (303, url(decision))
    decision.refresh_from_db()
    assert (decision.state, decision.published_by) == ("published", secretariat)
    assert "Texts of clause M1 confirmed" in page(client, decision)


def test_a_title_behind_can_be_confirmed_too(house, client, secretariat):
    client.force_login(secretariat)
    motion = judged(house)
    decision = record_decision(
        motion=motion, clauses=recorded(motion), by=house.people["co_chair"], effective_on=TODAY, title=Pair("Only")
    )
    assert "A French text is missing." in page(client, decision)
    address = reverse("match_title", args=[decision.reference])
    assert client.post(address, {"title-text_en": "Only", "title-text_fr": " "}).status_code == 422
    assert client.post(address, {"title-text_en": "Only", "title-text_fr": "Seul"}).status_code == 303
    assert client.post(reverse("publish_decision", args=[decision.reference])).status_code == 303


@pytest.mark.parametrize("text", ["", "x" * 2001, "a\x00b"])
def test_an_unusable_text_is_asked_again_and_the_other_kept(house, client, secretariat, text):
    client.force_login(secretariat)
    decision = unmatched(house)
    row = decision.outcomes.first()
    response = client.post(reverse("match_text", args=[decision.reference, row.pk]), {
        f"m{row.pk}-text_en": "Kept as typed", f"m{row.pk}-text_fr": text})  # fmt: skip
    assert response.status_code == 422
    assert "Kept as typed" in response.content.decode()
    assert "Kept as typed" not in ClauseOutcome.objects.get(pk=row.pk).text.en


@pytest.mark.parametrize(("who", "status"), [
    (None, 404), ("stranger", 404), ("observer", 404), ("member", 403), ("alternate", 403), ("group_co_chair", 403),
])  # fmt: skip
def test_who_may_neither_match_nor_publish(house, client, who, status):
    decision = unmatched(house)
    row = decision.outcomes.first()
    if who:
        client.force_login(house.people[who])
        if status == 403:
            assert "These texts match" not in page(client, decision)
    typed = {f"m{row.pk}-text_en": "New", f"m{row.pk}-text_fr": "Neuf"}
    assert client.post(reverse("match_text", args=[decision.reference, row.pk]), typed).status_code in {status, 422}
    assert client.post(reverse("publish_decision", args=[decision.reference])).status_code == status
    assert ClauseOutcome.objects.get(pk=row.pk).text.en != "New"
    assert Decision.objects.get().state == "recorded"


def test_what_is_published_is_never_edited(house, client, secretariat):
    client.force_login(secretariat)
    decision = decided(house)
    row = decision.outcomes.first()
    before = row.text
    response = client.post(reverse("match_text", args=[decision.reference, row.pk]), {
        f"m{row.pk}-text_en": "New", f"m{row.pk}-text_fr": "Neuf"})  # fmt: skip
    assert response.status_code == 422
    assert "A published decision is never edited" in response.content.decode()
    assert ClauseOutcome.objects.get(pk=row.pk).text == before
    assert client.post(reverse("publish_decision", args=[decision.reference])).status_code == 409
    assert "<textarea" not in page(client, decision)


def test_texts_confirmed_meanwhile_are_not_replaced_unseen(house, client, secretariat, co_chair):
    decision = unmatched(house)
    row = decision.outcomes.first()
    address = reverse("match_text", args=[decision.reference, row.pk])
    client.force_login(secretariat)
    shown = page(client, decision)
    stale = re.search(rf'name="m{row.pk}-seen" value="(\w+)"', shown)[1]
    match_text(outcome=row, en="First", fr="Premier", by=co_chair)
    typed = {f"m{row.pk}-text_en": "Second", f"m{row.pk}-text_fr": "Deuxième", f"m{row.pk}-seen": stale}
    response = client.post(address, typed)
    assert response.status_code == 422
    assert "Somebody changed this meanwhile" in response.content.decode()
    assert "Deuxième" in response.content.decode()
    assert ClauseOutcome.objects.get(pk=row.pk).text.en == "First"
    fresh = re.search(rf'name="m{row.pk}-seen" value="(\w+)"', response.content.decode())[1]
    assert client.post(address, typed | {f"m{row.pk}-seen": fresh}).status_code == 303
    assert ClauseOutcome.objects.get(pk=row.pk).text.fr == "Deuxième"


def test_a_double_press_confirms_once_and_publishes_once(house, client, secretariat):
    client.force_login(secretariat)
    decision = unmatched(house)
    row = decision.outcomes.first()
    typed = {f"m{row.pk}-text_en": "New", f"m{row.pk}-text_fr": "Neuf"}
    for _ in range(2):
        assert client.post(reverse("match_text", args=[decision.reference, row.pk]), typed).status_code == 303
    key = re.search(r'name="once" value="([\w-]+)"', page(client, decision))[1]
    for _ in range(2):
        address = reverse("publish_decision", args=[decision.reference])
        assert client.post(address, {"once": key}).url == url(decision)
    acts = [entry.act for entry in LedgerEntry.objects.filter(subject=decision.reference)]
    assert acts == ["decision.recorded", "decision.text-matched", "decision.published"]


def test_a_text_of_another_decision_is_not_found(house, client, secretariat):
    client.force_login(secretariat)
    first, second = unmatched(house), unmatched(house)
    assert client.post(reverse("match_text", args=[first.reference, second.outcomes.first().pk])).status_code == 404


def test_the_page_costs_the_same_with_many_clauses(house, client, member, django_assert_max_num_queries):
    client.force_login(member)
    house.format()
    actions = [Proposed(ActionKind.ACTION, both(f"A{n}"), owner=house.bodies["WG"], due_on=TODAY) for n in range(20)]
    small, large = decided(house), decided(house, effects=[MOVE, FORMAT], actions=actions)
    for decision in (small, large):
        with django_assert_max_num_queries(4 + 12):
            page(client, decision)


def test_the_other_language_is_one_press_away(house, client):
    decision = decided(house)
    text = page(client, decision)
    other = re.search(r'hreflang="fr-CA" href="([^"]*)"', text)
    assert other
    assert client.get(re.sub(r"^https?://[^/]*", "", other.group(1))).status_code == 200
