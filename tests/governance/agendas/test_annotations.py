"""Do the co-chairs and the secretariat, and nobody else, read and write what is noted beside an item?"""

import json

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.agendas.annotations import annotate_item
from governance.models import Annotation
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.models import Testimony as Told
from groundwork.refusals import Refused

SECRET = "Alberta will object; call on Yukon first."
NOTES, WORDING = Pair(SECRET, ""), Pair("I open the meeting.", "J’ouvre la séance.")
MAY = ["co_chair", "other_co_chair", "secretariat"]
MAY_NOT = ["member", "alternate", "observer", "group_co_chair", "stranger"]


@pytest.fixture
def item(house):
    return house.item()


def at(name, item, *more):
    with override("en"):
        return reverse(name, args=[item.meeting.gathering.slug_en, *more])


@pytest.mark.parametrize("name", MAY)
def test_those_who_lead_write_and_read(client, house, item, name):
    client.force_login(house.people[name])
    fields = {"version": "0", "notes_en": SECRET, "read_aloud_fr": WORDING.fr}
    assert client.post(at("annotate_item", item, item.pk), fields).status_code == 303
    words = client.get(at("annotated_agenda", item)).content.decode()
    assert SECRET in words
    assert WORDING.fr in words


@pytest.mark.parametrize("name", MAY_NOT)
def test_nobody_else_reads_or_writes(client, house, item, secretariat, name):
    annotate_item(item=item, notes=NOTES, read_aloud=WORDING, version=0, by=secretariat)
    client.force_login(house.people[name])
    answer = client.get(at("annotated_agenda", item))
    assert answer.status_code == 403
    assert SECRET not in answer.content.decode()
    assert client.post(at("annotate_item", item, item.pk), {"version": "1", "notes_en": "x"}).status_code == 403
    assert SECRET not in client.get(at("gathering", item)).content.decode()
    assert SECRET not in client.get(at("item", item, item.pk)).content.decode()
    with pytest.raises(Refused):
        annotate_item(item=item, notes=NOTES, read_aloud=WORDING, version=1, by=house.people[name])


def test_a_co_chair_reads_the_notes_of_their_own_body_alone(client, house, secretariat):
    gathering = house.gathering()
    theirs = house.item(house.meeting("PSCIOC", gathering=gathering))
    mine = house.item(house.meeting("PSSDC", gathering=gathering))
    for each in (theirs, mine):
        annotate_item(item=each, notes=Pair(f"Note {each.pk}!", ""), read_aloud=Pair(), version=0, by=secretariat)
    client.force_login(house.people["co_chair"])
    words = client.get(at("annotated_agenda", mine)).content.decode()
    assert f"Note {mine.pk}!" in words
    assert f"Note {theirs.pk}!" not in words


def test_the_ledger_keeps_a_hash_and_never_the_words(item, secretariat):
    annotate_item(item=item, notes=NOTES, read_aloud=WORDING, version=0, by=secretariat)
    entry = LedgerEntry.objects.get(act="item.annotated")
    assert set(entry.facts) == {"version", "hash"}
    assert len(entry.facts["hash"]) == 64
    kept = json.dumps([entry.facts, Told.objects.get(entry=entry).fields])
    assert SECRET not in kept
    assert WORDING.en not in kept


def test_two_who_write_at_once_lose_nothing(client, item, secretariat, co_chair):
    annotate_item(item=item, notes=NOTES, read_aloud=WORDING, version=0, by=co_chair)
    client.force_login(secretariat)
    answer = client.post(at("annotate_item", item, item.pk), {"version": "0", "notes_en": "Mine"})
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "As it stands now" in words
    assert SECRET in words
    assert "Mine</textarea>" in words
    again = client.post(at("annotate_item", item, item.pk), {"version": "1", "notes_en": "Mine"})
    assert again.status_code == 303
    assert Annotation.objects.get().notes.en == "Mine"


@pytest.mark.parametrize("fields", [{"notes_en": "x" * 4001}, {"read_aloud_fr": "x" * 2001}, {"version": "x"}])
def test_what_is_too_long_is_refused_and_kept(client, item, secretariat, fields):
    client.force_login(secretariat)
    assert client.post(at("annotate_item", item, item.pk), {"version": "0", **fields}).status_code == 422
    assert not Annotation.objects.exists()


def test_one_item_is_opened_for_writing_and_the_page_costs_the_same_with_many(
    client, house, item, secretariat, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(secretariat)
    annotate_item(item=item, notes=NOTES, read_aloud=WORDING, version=0, by=secretariat)
    page = at("annotated_agenda", item)
    assert f'action="{at("annotate_item", item, item.pk)}"' in client.get(f"{page}?item={item.pk}").content.decode()
    with django_assert_max_num_queries(15) as few:
        client.get(page)
    for _each in range(20):
        house.item(item.meeting)
    with django_assert_num_queries(len(few)):
        client.get(page)
