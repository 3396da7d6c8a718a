"""What does the formal check say is missing of an item, in words, and that it blocks no draft?"""

import pytest
from django.urls import reverse

from governance.actions.intake.documents import Upload, add_documents
from governance.actions.intake.proposed_items import draft_item
from governance.actions.motions.wording import make_motion
from governance.models import AgendaItem, Motion
from governance.queries.intake.formal_check import check_item, check_proposed
from groundwork.bilingual import Pair
from tests.factories.house import both
from tests.governance.agendas.papers import locked_pdf, pdf


@pytest.fixture(autouse=True)
def in_memory(settings):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def said(found, *, blocks=True) -> set[str]:
    return {str(each.text) for each in found if each.blocks is blocks}


@pytest.mark.parametrize(("columns", "words"), [
    ({"title_fr": ""}, "No title in French"),
    ({"title_en": ""}, "No title in English"),
    ({"title_fr_state": "stale"}, "The French title does not match the English yet"),
    ({"title_en_state": "to_translate"}, "The English title does not match the French yet"),
    ({"summary_en": "S"}, "No summary in French"),
    ({"summary_en": "S", "summary_fr": "S", "summary_fr_state": "stale"},
     "The French summary does not match the English yet"),
    ({"expected_outcome_fr": "R"}, "No expected outcome in English"),
    ({}, None),
])  # fmt: skip
def test_texts(house, columns, words):
    item = house.item()
    AgendaItem.objects.filter(pk=item.pk).update(purpose="information", **columns)
    item.refresh_from_db()
    assert said(check_item(item)) == ({words} if words else set())


def test_a_decision_without_a_motion_and_a_motion_that_does_not_match(house, secretariat):
    item = house.item()
    assert said(check_item(item)) == {"For decision, and no motion hangs on it"}
    motion = make_motion(body=house.bodies["JC"], item=item, recommendation=house.recommendation(), by=secretariat)
    assert said(check_item(item)) == set()
    Motion.objects.filter(pk=motion.pk).update(title_fr_state="stale")
    assert said(check_item(item)) == {f"Motion “{motion.title}”: a text is missing or does not match yet"}


def test_documents(house, secretariat):
    item = house.item()
    AgendaItem.objects.filter(pk=item.pk).update(purpose="information")
    item.refresh_from_db()
    sides = {"en": Upload("plan.pdf", locked_pdf(""))}
    add_documents(place=item, title=both("Plan"), sides=sides, by=secretariat)
    found = said(check_item(item))
    assert "“Plan”: no document in French" in found
    assert any("plan.pdf – Protected against changes" in each for each in found)


def test_advice_blocks_nothing(house, group_co_chair):
    proposed = draft_item(body=house.bodies["JC"], title=Pair("T"), minutes=5, purpose="discussion", by=group_co_chair)
    found = check_proposed(proposed)
    assert said(found) == {"No title in French"}
    assert said(found, blocks=False) == {
        "It does not say which outcome is expected", "For discussion, and it asks no question",
        "Nobody is named who presents it",
    }  # fmt: skip


def test_a_decision_that_is_proposed_without_a_recommendation(house, group_co_chair):
    proposed = draft_item(body=house.bodies["JC"], title=both("T"), minutes=5, purpose="decision", by=group_co_chair)
    assert said(check_proposed(proposed)) == {"For decision, and no recommendation says what is to be decided"}


def test_a_break_needs_its_name_alone(house):
    item = house.item(is_break=True)
    assert check_item(item) == []


def test_the_agenda_lists_documents_that_block_sending(house, client, secretariat):
    item = house.item()
    add_documents(place=item, title=both("Plan"), sides={"fr": Upload("plan.pdf", pdf())}, by=secretariat)
    client.force_login(secretariat)
    page = client.get(reverse("gathering", args=[item.meeting.gathering.slug_en])).content.decode()
    assert "Item 1: a document is missing in English" in page
