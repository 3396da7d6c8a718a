"""Do members mark items before the meeting, does that make the consent group, and does one question carry it?"""

import html
import re
import uuid

import pytest
from django.urls import reverse
from django.utils.translation import override

from councils.rules import standing_of
from governance.actions.agendas.advance_reading import mark_item, pull_item
from governance.actions.agendas.consent import carry_consent_group
from governance.actions.meetings.calling import begin_meeting
from governance.models import AdvanceReading, AgendaItem, Decision, Document, ItemRecusal, Procedure
from governance.queries.agendas.advance_reading import Load, reading_load
from governance.queries.desk.page import desk_of
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused

READERS = ["co_chair", "member", "yukon", "other_co_chair", "nb_cio", "yukon_cio"]


@pytest.fixture
def meeting(house):
    Procedure.objects.filter(body=house.bodies["JC"]).update(consent_after=3)
    return house.meeting()


@pytest.fixture
def item(house, meeting):
    return house.item(meeting)


def marked(house, item, *marks):
    """The readers mark it, one after another; each mark is a word, or nothing."""
    for name, mark in zip(READERS, marks, strict=False):
        mark_item(item=item, mark=mark, text="Words." if mark == "comment" else "", by=house.people[name])
    item.refresh_from_db()
    return item.consent and item.pulled_at is None


AGREE, COMMENT, DISCUSS = "no_objection", "comment", "discuss"


@pytest.mark.parametrize(
    ("marks", "in_group"),
    [
        ([], False),
        ([AGREE, AGREE], False),
        ([AGREE, AGREE, AGREE], True),
        ([AGREE, COMMENT, AGREE, AGREE], True),
        ([AGREE, DISCUSS, AGREE, AGREE], False),
        ([AGREE, AGREE, AGREE, DISCUSS], False),
        ([COMMENT, COMMENT, COMMENT, COMMENT], False),
    ],
)
def test_enough_no_objections_and_no_discussion_make_the_group(house, item, marks, in_group):
    assert marked(house, item, *marks) == in_group


def test_a_changed_mark_puts_it_in_and_takes_it_out_again(house, item):
    assert marked(house, item, AGREE, AGREE, AGREE)
    assert not marked(house, item, DISCUSS)
    assert marked(house, item, AGREE)
    assert not marked(house, item, COMMENT)
    assert AdvanceReading.objects.count() == 3
    acts = LedgerEntry.objects.filter(act__contains="consent-group").order_by("pk").values_list("act", flat=True)
    assert [act.split(".")[1][:4] for act in acts] == ["into", "out-", "into", "out-"]


def test_the_secretariats_own_choice_stands_until_somebody_wants_to_discuss(house, item):
    AgendaItem.objects.filter(pk=item.pk).update(consent=True)
    assert marked(house, item, COMMENT)
    assert not marked(house, item, DISCUSS)


def test_who_may_mark(house, item, alternate):
    for name in ("observer", "secretariat", "group_co_chair", "stranger"):
        with refused("no-seat"):
            mark_item(item=item, mark=AGREE, by=house.people[name])
    mark_item(item=item, mark=AGREE, by=house.people["member"])
    mark_item(item=item, mark=DISCUSS, by=alternate)
    assert [(each.mark, each.person) for each in AdvanceReading.objects.all()] == [(DISCUSS, alternate)]


def test_what_is_no_mark_is_refused(house, item, member, secretariat):
    with refused("no-comment"):
        mark_item(item=item, mark=COMMENT, text=" ", by=member)
    with refused("no-mark"):
        mark_item(item=item, mark="sing", by=member)
    with refused("too-long"):
        mark_item(item=item, mark=COMMENT, text="x" * 2001, by=member)
    ItemRecusal.objects.create(item=item, seat=house.seats["PSSDC:CA-NB:1"], interest="I", declared_by=member)
    with refused("recused"):
        mark_item(item=item, mark=AGREE, by=member)
    begin_meeting(meeting=item.meeting, by=secretariat)
    with refused("meeting-begun"):
        mark_item(item=item, mark=AGREE, by=house.people["yukon"])


def test_where_it_is_off_nobody_marks(house, item, member):
    Procedure.objects.update(consent_after=None)
    with refused("not-read-beforehand"):
        mark_item(item=item, mark=AGREE, by=member)


def test_an_item_taken_out_does_not_come_back(house, item, member, observer):
    with refused("not-in-group"):
        pull_item(item=item, by=member)
    assert marked(house, item, AGREE, AGREE, AGREE)
    with refused("no-seat"):
        pull_item(item=item, by=observer)
    pull_item(item=item, by=member)
    assert not marked(house, item, AGREE, AGREE, AGREE, AGREE)
    item.refresh_from_db()
    assert item.pulled_by == member


@pytest.fixture
def group(house, meeting, secretariat):
    """Two items with a motion and one without, all in the group, and the meeting under way."""
    items = [house.item(meeting) for _each in range(3)]
    for item in items[:2]:
        house.motion(points=1, item=item)
    for item in items:
        assert marked(house, item, AGREE, AGREE, AGREE)
    house.all_present(meeting)
    begin_meeting(meeting=meeting, by=secretariat)
    return items


def test_one_question_carries_the_group_and_notes_what_has_no_motion(meeting, group, co_chair):
    decisions = carry_consent_group(meeting=meeting, items=group, by=co_chair)
    assert [each.outcome for each in decisions] == ["consensus", "consensus", "noted"]
    assert LedgerEntry.objects.filter(act="meeting.consent-group-carried").count() == 1
    with refused("decided"):
        pull_item(item=group[0], by=co_chair)


def test_it_is_all_or_nothing(meeting, group, co_chair, member, secretariat):
    with refused("not-co-chair"):
        carry_consent_group(meeting=meeting, items=group, by=secretariat)
    with refused("nothing-to-carry"):
        carry_consent_group(meeting=meeting, items=[], by=co_chair)
    pull_item(item=group[1], by=member)
    with refused("taken-out"):
        carry_consent_group(meeting=meeting, items=group, by=co_chair)
    assert not Decision.objects.exists()
    assert len(carry_consent_group(meeting=meeting, items=[group[0], group[2]], by=co_chair)) == 2


def test_the_reading_load_counts_pages_once_and_in_the_readers_language(house, meeting, item, secretariat):
    other = house.item(meeting)
    AgendaItem.objects.filter(pk=other.pk).update(purpose="information")
    for of, position, language, pages in (
        (item, 1, "en", 12),
        (item, 1, "fr", 14),
        (item, 2, "fr", 3),
        (other, 1, "en", 20),
    ):
        Document.objects.create(
            item=of, position=position, language=language, pages=pages, name="x.pdf", file="documents/x", size=1,
            media_type="application/pdf", sha256="a" * 64, uploaded_by=secretariat,
        )  # fmt: skip
    jc = {house.bodies["JC"].pk}
    assert reading_load(meeting.gathering, jc) == Load(15, 35)
    with override("fr"):
        assert reading_load(meeting.gathering, jc) == Load(17, 37)


def test_home_says_what_is_left_to_mark(house, item, member, observer):
    def left(person):
        return [row.detail for row in desk_of(person, standing_of(person)).rows if row.kind == "beforehand"]

    assert left(member) == ["1 item waits for your mark."]
    assert left(observer) == []
    mark_item(item=item, mark=AGREE, by=member)
    assert left(member) == []


# On the pages


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def read(client, name, *args):
    return html.unescape(client.get(at(name, *args)).content.decode())


def test_an_item_is_marked_by_one_press_with_and_without_htmx(client, house, item, member):
    slug = item.meeting.gathering.slug_en
    client.force_login(member)
    assert "No objection" in read(client, "read_beforehand", slug)
    url = at("mark_beforehand", slug, item.pk)
    assert client.post(url, {"mark": AGREE}).headers["Location"].endswith(f"#read-{item.pk}")
    piece = client.post(url, {"mark": DISCUSS}, headers={"hx-request": "true"})
    assert piece.status_code == 200
    assert f'id="discuss-{item.pk}" name="mark" value="discuss" aria-pressed="true"' in piece.content.decode()
    assert "<html" not in piece.content.decode()
    whole = client.get(at("read_beforehand", slug)).content.decode()
    card = piece.content.decode().split('<p class="vh"')[0]
    assert _without_tokens(card) in _without_tokens(whole)


def _without_tokens(text):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", re.sub(r"\s+", " ", text)).strip()


def test_a_comment_without_words_is_asked_for_again(client, item, member):
    slug = item.meeting.gathering.slug_en
    client.force_login(member)
    answer = client.post(at("mark_beforehand", slug, item.pk), {"mark": COMMENT})
    assert answer.status_code == 422
    assert f'href="#text-{item.pk}"' in answer.content.decode()
    assert client.post(at("mark_beforehand", slug, item.pk), {}).status_code == 422
    answer = client.post(at("mark_beforehand", slug, item.pk), {"mark": COMMENT, "text": "<b>Costs?</b>"})
    assert answer.status_code == 303
    page = client.get(at("read_beforehand", slug)).content.decode()
    assert "&lt;b&gt;Costs?" in page


def test_others_read_and_do_not_mark(client, house, item, member, observer, stranger):
    slug = item.meeting.gathering.slug_en
    mark_item(item=item, mark=COMMENT, text="Costs?", by=member)
    client.force_login(observer)
    page = read(client, "read_beforehand", slug)
    assert "Costs?" in page
    assert at("mark_beforehand", slug, item.pk) not in page
    assert client.post(at("mark_beforehand", slug, item.pk), {"mark": AGREE}).status_code in {403, 422}
    client.force_login(stranger)
    assert client.get(at("read_beforehand", slug)).status_code == 403


def test_off_it_is_absent(client, item, member):
    slug = item.meeting.gathering.slug_en
    client.force_login(member)
    assert at("read_beforehand", slug) in read(client, "gathering", slug)
    Procedure.objects.update(consent_after=None)
    assert at("read_beforehand", slug) not in read(client, "gathering", slug)
    assert "No objection" not in read(client, "read_beforehand", slug)


def test_the_group_is_carried_on_its_page(client, meeting, group, co_chair, member):
    slug = meeting.gathering.slug_en
    client.force_login(member)
    page = read(client, "consent_group", slug)
    assert "Take it out" in page
    assert "Nobody objects" not in page
    assert "3 items in the consent group" in read(client, "gathering", slug)
    assert client.post(at("take_out", slug, group[1].pk)).status_code == 303
    assert client.post(at("take_out", slug, group[1].pk)).status_code == 409
    client.force_login(co_chair)
    assert "Nobody objects: carry these 2 items" in read(client, "consent_group", slug)
    typed = {"meeting": meeting.pk, "items": [each.pk for each in group], "once": str(uuid.uuid4())}
    assert client.post(at("carry_group", slug), typed).status_code == 409
    typed |= {"items": [group[0].pk, group[2].pk], "once": str(uuid.uuid4())}
    answers = [client.post(at("carry_group", slug), typed) for _press in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert Decision.objects.count() == 2


def test_the_page_asks_as_often_with_thirty_items_as_with_three(
    client, house, meeting, member, django_assert_max_num_queries
):
    client.force_login(member)
    asked = []
    for more in (3, 27):
        for _each in range(more):
            mark_item(item=house.item(meeting), mark=AGREE, by=member)
        with django_assert_max_num_queries(40) as counted:
            client.get(at("read_beforehand", meeting.gathering.slug_en))
        asked.append(len(counted))
    assert asked[0] == asked[1]
