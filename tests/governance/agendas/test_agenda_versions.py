"""Is a version frozen as it was issued, is what came after supplementary, and is the difference told exactly?"""

import html
import uuid
from copy import deepcopy

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from councils.queries.names import names_on
from governance.actions.agendas.building import add_item, remove_item
from governance.actions.agendas.versions import issue_version
from governance.models import AgendaItem, AgendaVersion, Document, Procedure
from governance.queries.agendas.versions_content import content_of, hash_of
from governance.queries.agendas.versions_delta import AgendaDelta, delta
from governance.queries.agendas.versions_words import told
from governance.rules.agenda_versions import letter_of
from tests.factories.decisions import refused
from tests.factories.house import both


@pytest.fixture
def meeting(house):
    Procedure.objects.filter(body=house.bodies["JC"]).update(agenda_versions=True)
    return house.meeting()


def issued(house, meeting):
    return issue_version(gathering=meeting.gathering, by=house.people["secretariat"])


def paper(item, by, sha="a", **details):
    given = {"position": 1, "language": "en", "name": "paper.pdf", "pages": 12, "title": both("Paper"), **details}
    title = given.pop("title")
    return Document.objects.create(
        item=item, file="documents/x", media_type="application/pdf", size=9, sha256=sha * 64, uploaded_by=by,
        **title.columns("title", states=False), **given,
    )  # fmt: skip


def test_letters_run_on_after_z():
    assert [letter_of(each) for each in (1, 2, 26, 27, 52, 53, 702, 703)] == [
        "A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_a_version_holds_both_languages_and_its_hash(house, meeting):
    item = house.item(meeting)
    house.motion(points=1, item=item)
    paper(item, house.people["secretariat"])
    version = issued(house, meeting)
    assert (version.number, version.content_hash) == (1, hash_of(version.content))
    (row,) = version.content["meetings"][0]["items"]
    assert row["title"] == {"en": "Item", "fr": "Item (fr)"}
    assert row["motions"][0]["clauses"][0]["en"] == "Point 1"
    assert row["documents"][0]["sha256"] == "a" * 64
    stored = AgendaVersion.objects.get()
    assert hash_of(stored.content) == stored.content_hash


def test_what_is_added_after_the_first_version_is_supplementary(house, meeting):
    before = house.item(meeting)
    issued(house, meeting)
    after = house.item(meeting)
    other = house.item()
    assert (before.supplementary, after.supplementary, other.supplementary) == (False, True, False)


def test_nothing_is_issued_twice_or_where_it_is_off_or_by_others(house, meeting, co_chair, secretariat):
    with refused("nothing-to-issue"):
        issued(house, meeting)
    house.item(meeting)
    with refused("not-secretariat"):
        issue_version(gathering=meeting.gathering, by=co_chair)
    issued(house, meeting)
    with refused("unchanged"):
        issued(house, meeting)
    Procedure.objects.update(agenda_versions=False)
    with refused("versions-off"):
        issued(house, meeting)


def test_a_version_is_never_written_again(house, meeting):
    house.item(meeting)
    version = issued(house, meeting)
    with pytest.raises(IntegrityError, match="guard"), transaction.atomic():
        AgendaVersion.objects.filter(pk=version.pk).update(content={})


def test_the_delta_tells_what_was_added_removed_moved_changed(house, meeting, secretariat):
    first, second, third, gone = (house.item(meeting) for _each in range(4))
    old = paper(first, secretariat)
    version = issued(house, meeting)
    remove_item(item=gone, by=secretariat)
    new = add_item(meeting=meeting, title=both("New"), minutes=15, by=secretariat)
    AgendaItem.objects.filter(pk=first.pk).update(minutes=45, title_en="Other", position=4)
    AgendaItem.objects.filter(pk=second.pk).update(position=1)
    AgendaItem.objects.filter(pk=third.pk).update(position=2)
    AgendaItem.objects.filter(pk=new.pk).update(position=3)
    newer = paper(first, secretariat, "b", position=2)
    Document.objects.filter(pk=old.pk).update(replaced_by=newer)
    paper(first, secretariat, "c")
    found = delta(version.content, content_of(meeting.gathering, names_on()))
    assert [each.id for each in found.added] == [new.pk]
    assert found.added[0].supplementary
    assert [each.id for each in found.removed] == [gone.pk]
    assert [(each.entry.id, each.was.number, each.entry.number) for each in found.moved] == [(first.pk, "1", "4")]
    (changed,) = found.changed
    assert {each.name: (each.before, each.after) for each in changed.fields if each.name == "minutes"} == {
        "minutes": (30, 45)
    }
    assert [(each.what, each.language) for each in changed.documents] == [("replaced", "en"), ("added", "en")]
    assert not found.meetings


def test_a_meeting_held_at_another_hour_is_told(house, meeting):
    house.item(meeting)
    version = issued(house, meeting)
    meeting.room = both("Room 2")
    meeting.save()
    found = delta(version.content, content_of(meeting.gathering, names_on()))
    assert [(each.what, [field.name for field in each.fields]) for each in found.meetings] == [("changed", ["room"])]


# Properties

calmly = hypothesis_settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
ROW = {
    "kind": "item", "parent": None, "title": {"en": "T", "fr": "T"}, "minutes": 30, "purpose": "decision",
    "supplementary": False, "consent": False, "questions": [], "motions": [], "documents": [],
}  # fmt: skip


def content(meetings: dict[int, list[int]], minutes: dict[int, int]) -> dict:
    found = []
    for meeting, keys in meetings.items():
        items = [
            {**deepcopy(ROW), "id": key, "position": place, "number": str(place), "minutes": minutes.get(key, 30)}
            for place, key in enumerate(keys, start=1)
        ]
        found.append({"id": meeting, "body": "JC", "name": {"en": "JC", "fr": "CM"}, "room": {}, "items": items})
    return {"place": {"en": "", "fr": ""}, "meetings": found}


@st.composite
def agendas(draw):
    keys = draw(st.lists(st.integers(1, 12), unique=True, max_size=12))
    cut = draw(st.integers(0, len(keys)))
    minutes = {key: draw(st.sampled_from([30, 45])) for key in keys}
    return content({1: keys[:cut], 2: keys[cut:]}, minutes)


def order(agenda: dict) -> dict[int, list[int]]:
    return {each["id"]: [row["id"] for row in each["items"]] for each in agenda["meetings"]}


def applied(agenda: dict, found: AgendaDelta) -> dict[int, list[int]]:
    """The order of the newer version, from the older one and the delta alone."""
    moved = {each.entry.id: each.entry for each in found.moved}
    out = {each.id for each in found.removed} | moved.keys()
    new = {meeting: [key for key in keys if key not in out] for meeting, keys in order(agenda).items()}
    for entry in sorted([*found.added, *moved.values()], key=lambda each: (each.meeting, each.place)):
        new[entry.meeting].insert(entry.place - 1, entry.id)
    return new


@calmly
@given(agendas())
def test_nothing_is_different_from_itself(agenda):
    assert delta(agenda, deepcopy(agenda)).is_empty


@calmly
@given(agendas(), agendas())
def test_the_delta_gives_the_newer_from_the_older(older, newer):
    found = delta(older, newer)
    assert applied(older, found) == order(newer)
    changed = {each.entry.id: {field.name: field.after for field in each.fields} for each in found.changed}
    minutes = {row["id"]: row["minutes"] for each in older["meetings"] for row in each["items"]}
    for each in newer["meetings"]:
        for row in each["items"]:
            assert changed.get(row["id"], {}).get("minutes", minutes.get(row["id"], row["minutes"])) == row["minutes"]


@calmly
@given(agendas(), agendas())
def test_it_is_the_same_told_backwards(older, newer):
    there, back = delta(older, newer), delta(newer, older)
    assert {each.id for each in there.added} == {each.id for each in back.removed}
    assert len(there.moved) == len(back.moved)
    assert {each.entry.id for each in there.changed} == {each.entry.id for each in back.changed}
    assert len(told(there, older, newer).changed) == len(there.changed)


# On the pages


def at(name, *args, language="en"):
    with override(language):
        return reverse(name, args=args)


def text(answer):
    return html.unescape(answer.content.decode())


def test_versions_are_issued_and_compared_on_their_page(client, house, meeting, secretariat, member):
    slug = meeting.gathering.slug_en
    house.item(meeting)
    client.force_login(secretariat)
    once = {"once": str(uuid.uuid4())}
    answers = [client.post(at("issue_agenda", slug), once) for _press in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert AgendaVersion.objects.count() == 1
    assert client.post(at("issue_agenda", slug), {}).status_code == 409
    add_item(meeting=meeting, title=both("Late"), minutes=15, by=secretariat)
    page = text(client.get(at("agenda_versions", slug)))
    assert "Since version A" in page
    assert "Late" in page
    assert "supplementary" in page
    issued(house, meeting)
    page = text(client.get(at("agenda_versions", slug) + "?older=1&newer=2"))
    assert "From version A to version B" in page
    client.force_login(member)
    assert "Issue version" not in text(client.get(at("agenda_versions", slug)))
    assert "Item" in text(client.get(at("agenda_version", slug, 1)))
    assert client.get(at("agenda_version", slug, 9)).status_code == 404
    assert client.post(at("issue_agenda", slug), {}).status_code == 403


def test_where_it_is_off_no_page_speaks_of_versions(client, house, meeting, secretariat):
    slug = meeting.gathering.slug_en
    client.force_login(secretariat)
    assert at("agenda_versions", slug) in text(client.get(at("gathering", slug)))
    Procedure.objects.update(agenda_versions=False)
    page = text(client.get(at("gathering", slug)))
    assert at("agenda_versions", slug) not in page
    assert at("read_beforehand", slug) not in page


def test_the_page_asks_as_often_with_thirty_items_as_with_three(
    client, house, meeting, secretariat, django_assert_max_num_queries
):
    for _each in range(3):
        house.item(meeting)
    issued(house, meeting)
    client.force_login(secretariat)
    asked = []
    for more in (0, 27):
        for _each in range(more):
            house.item(meeting)
        with django_assert_max_num_queries(60) as counted:
            client.get(at("agenda_versions", meeting.gathering.slug_en))
        asked.append(len(counted))
    assert asked[0] == asked[1]
