"""Recommendations: their words, points, sponsors and languages, before they are submitted and when they come back."""

import uuid

import pytest
from django.urls import reverse

from governance.actions.recommendations import texts as acts
from governance.actions.recommendations.ends import refer_recommendation
from governance.actions.recommendations.writing import add_point, draft_recommendation, submit_recommendation
from governance.enums import PointKind
from governance.models import Recommendation
from groundwork.bilingual import Pair
from tests.factories.decisions import refused
from tests.factories.house import both


@pytest.fixture
def draft(house, member):
    row = draft_recommendation(body=house.bodies["JC"], title=both("Title"), by=member)
    for label in ("M1", "M2", "M3"):
        add_point(recommendation=row, label=label, kind=PointKind.MEASURE, text=both(label), by=member)
    return row


def texts(**changes):
    empty = dict.fromkeys(("question", "rationale", "expected_effects"), Pair())
    return {"title": both("Title"), **empty, **changes}


def posted(draft, **changes):
    draft.refresh_from_db()
    said = {"title_en": "New", "title_fr": "Nouveau", "sponsor": "", "version": draft.version}
    return {"once": str(uuid.uuid4()), **said, **changes}


def test_a_jurisdiction_may_propose_it_or_a_body_and_not_both(house, member):
    nb = house.jurisdictions["CA-NB"]
    row = draft_recommendation(body=house.bodies["JC"], title=both("T"), sponsor_jurisdiction=nb, by=member)
    assert (row.sponsor, row.sponsor_jurisdiction) == (None, nb)
    with refused("two-sponsors"):
        draft_recommendation(
            body=house.bodies["JC"], title=both("T"), sponsor=house.bodies["WG"], sponsor_jurisdiction=nb, by=member
        )


def test_the_page_keeps_a_jurisdiction_and_expected_effects(client, house, member, draft):
    client.force_login(member)
    address = reverse("revise_recommendation", args=[draft.pk])
    assert client.get(address).status_code == 200
    answer = client.post(address, posted(draft, sponsor="@CA-NB", expected_effects_fr="Moins de réunions"))
    draft.refresh_from_db()
    assert answer.status_code == 303
    assert (draft.sponsor_jurisdiction.code, draft.expected_effects.fr) == ("CA-NB", "Moins de réunions")
    assert draft.expected_effects.en_state == "to_translate"
    page = client.get(answer.url).content.decode()
    assert "New Brunswick" in page
    assert "Moins de réunions" in page


def test_the_side_that_does_not_follow_is_stale_until_it_is_confirmed(client, member, draft):
    acts.revise_recommendation(
        recommendation=draft, version=1, texts=texts(title=Pair("Other", "Title (fr)")), by=member
    )
    draft.refresh_from_db()
    assert draft.title.fr_state == "stale"
    client.force_login(member)
    client.post(reverse("confirm_recommendation", args=[draft.pk]), {"text": "title", "language": "fr"})
    draft.refresh_from_db()
    assert draft.title.matches


@pytest.mark.parametrize("name", ["state", "objects", "", "nope"])
def test_nothing_but_a_text_is_confirmed(member, draft, name):
    with refused("nothing-to-confirm"):
        acts.confirm_text(recommendation=draft, name=name, language="fr", by=member)


@pytest.mark.parametrize("changes", [
    {"title_en": "", "title_fr": ""}, {"title_en": "x" * 301}, {"expected_effects_en": "x" * 3001},
    {"title_en": "a\x00b"}, {"sponsor": "@NOPE"}, {"sponsor": "NOPE"}, {"version": ""}, {"version": "old"},
])  # fmt: skip
def test_words_that_cannot_be_are_asked_again(client, member, draft, changes):
    client.force_login(member)
    answer = client.post(
        reverse("revise_recommendation", args=[draft.pk]), posted(draft, question_en="Kept as typed", **changes)
    )
    assert answer.status_code == 422
    assert "Kept as typed" in answer.content.decode()


def test_who_saw_an_older_version_is_told_and_keeps_what_was_typed(client, member, draft):
    client.force_login(member)
    address, first = reverse("revise_recommendation", args=[draft.pk]), posted(draft)
    client.post(address, posted(draft, title_en="By somebody else"))
    answer = client.post(address, first | {"title_en": "Typed in vain"})
    assert answer.status_code == 422
    assert "Somebody changed this meanwhile" in answer.content.decode()
    assert "Typed in vain" in answer.content.decode()
    draft.refresh_from_db()
    assert f'name="version" value="{draft.version}"' in answer.content.decode()


def test_a_point_is_changed_confirmed_and_removed_and_the_others_move_up(client, member, draft):
    client.force_login(member)
    first, second, third = draft.points.all()
    address = reverse("revise_point", args=[draft.pk, first.pk])
    assert client.get(address).status_code == 200
    sent = {"kind": "quick_win", "label": "Q1", "text_en": "Changed", "text_fr": "M1 (fr)", "version": draft.version}
    assert client.post(address, sent).status_code == 303
    first.refresh_from_db()
    assert (first.label, first.kind, first.text.en, first.text.fr_state) == ("Q1", "quick_win", "Changed", "stale")
    client.post(reverse("confirm_recommendation", args=[draft.pk]), {"point": first.pk, "language": "fr"})
    first.refresh_from_db()
    assert first.text.matches
    client.post(reverse("revise_point", args=[draft.pk, second.pk]), {"do": "remove"})
    assert list(draft.points.values_list("position", "label")) == [(1, "Q1"), (2, "M3")]
    assert client.post(address, sent | {"label": "M3", "version": 99}).status_code == 422
    assert third.label == "M3"


@pytest.mark.parametrize(
    "changes", [{"label": "M2"}, {"text_en": "", "text_fr": ""}, {"text_fr": "x" * 2001}, {"kind": "x"}]
)
def test_a_point_that_cannot_be_is_asked_again(client, member, draft, changes):
    client.force_login(member)
    point = draft.points.first()
    sent = {"kind": "measure", "label": "M1", "text_en": "T", "text_fr": "T", "version": draft.version, **changes}
    assert client.post(reverse("revise_point", args=[draft.pk, point.pk]), sent).status_code == 422


def test_once_submitted_it_stands(house, member, draft):
    submit_recommendation(recommendation=draft, by=member)
    with refused("submitted"):
        acts.revise_recommendation(recommendation=draft, version=1, texts=texts(), by=member)
    with refused("submitted"):
        acts.remove_point(point=draft.points.first(), by=house.people["secretariat"])


@pytest.mark.parametrize(("who", "code"), [
    ("observer", "not-proposer"), ("co_chair", "not-proposer"), ("stranger", "not-proposer"),
    ("member", None), ("secretariat", None),
])  # fmt: skip
def test_who_may_change_a_draft(house, draft, who, code):
    by = house.people[who]
    if code is None:
        acts.revise_recommendation(recommendation=draft, version=1, texts=texts(), by=by)
        return
    with refused(code):
        acts.revise_recommendation(recommendation=draft, version=1, texts=texts(), by=by)


def test_referred_it_is_changed_and_submitted_again_under_its_reference(client, house, member, draft):
    submit_recommendation(recommendation=draft, by=member)
    draft.refresh_from_db()
    refer_recommendation(
        recommendation=draft, to=house.bodies["WG"], because=both("Cost it"), by=house.people["co_chair"]
    )
    client.force_login(member)
    page = client.get(reverse("recommendation", args=[draft.reference])).content.decode()
    assert "Change it and submit it again" in page
    assert "Cost it" in page
    assert client.get(reverse("draft_recommendation", args=[draft.pk])).status_code == 200
    assert client.post(reverse("revise_recommendation", args=[draft.pk]), posted(draft)).status_code == 303
    reference = draft.reference
    client.post(reverse("submit_recommendation", args=[draft.pk]))
    draft.refresh_from_db()
    assert (draft.state, draft.reference, draft.title.en) == ("submitted", reference, "New")


def test_a_point_of_which_a_motion_was_made_stays_as_it_was(house, secretariat):
    motion = house.motion()
    Recommendation.objects.filter(pk=motion.recommendation_id).update(state="referred")
    point = motion.clauses.first().point
    with refused("point-was-put"):
        acts.remove_point(point=point, by=secretariat)
