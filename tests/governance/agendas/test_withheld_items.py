"""Is what is in camera withheld visibly from whom it is kept, on every page of an agenda, and never renumbered?"""

import html
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document as WordDocument

from governance.actions.agendas.versions import issue_version
from governance.actions.votes import open_vote
from governance.models import AgendaItem, ItemRecusal, Procedure
from governance.rules.withheld import withheld_from
from tests.factories.house import tomorrow

SECRET = "Salaries of the deputies"


@pytest.fixture
def meeting(house):
    Procedure.objects.filter(body=house.bodies["JC"]).update(agenda_versions=True)
    found = house.meeting()
    for place, title in enumerate(("Opening", SECRET, "Salary table", "Closing")):
        row = named(house.item(found), title)
        if place == 1:
            closed = row
            AgendaItem.objects.filter(pk=row.pk).update(in_camera=True, summary_en="What they earn")
        if place == 2:
            AgendaItem.objects.filter(pk=row.pk).update(parent=closed)
    return found


def named(item, title):
    AgendaItem.objects.filter(pk=item.pk).update(title_en=title, title_fr=f"{title} (fr)")
    return item


def pages(meeting):
    slug = meeting.gathering.slug_en
    closed = AgendaItem.objects.get(title_en=SECRET)
    return {
        "agenda": reverse("gathering", args=[slug]), "ahead": reverse("forward_agenda"),
        "version": reverse("agenda_version", args=[slug, 1]), "versions": reverse("agenda_versions", args=[slug]),
        "item": reverse("item", args=[slug, closed.pk]), "documents": reverse("item_documents", args=[slug, closed.pk]),
    }  # fmt: skip


def read(client, address):
    answer = client.get(address)
    return answer.status_code, html.unescape(answer.content.decode())


def test_pages_of_an_agenda_withhold_it_from_observers_and_keep_its_number(client, house, meeting, observer, member):
    version = issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    AgendaItem.objects.filter(title_en=SECRET).update(minutes=50, summary_en="They earn more")
    client.force_login(observer)
    for name, address in pages(meeting).items():
        status, shown = read(client, address)
        assert status == (403 if name in {"item", "documents"} else 200), name
        assert "Salar" not in shown, name
        assert "earn" not in shown, name
        if name not in {"versions"}:
            assert "Item 2 is withheld: in camera" in shown, name
        if name in {"agenda", "version"}:
            assert "Item 2.1 is withheld: in camera" in shown, name
            assert "Closing" in shown, name
    assert version.content["meetings"][0]["items"][1]["title"]["en"] == SECRET
    client.force_login(member)
    assert all(SECRET in read(client, address)[1] for name, address in pages(meeting).items() if name != "versions")
    assert "They earn more" in read(client, pages(meeting)["versions"])[1]


def test_a_delta_tells_that_it_moved_and_not_what_it_says(client, house, meeting, observer):
    issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    added = named(house.item(meeting), "Bonuses")
    AgendaItem.objects.filter(pk=added.pk).update(in_camera=True)
    client.force_login(observer)
    _status, shown = read(client, pages(meeting)["versions"])
    assert "Bonuses" not in shown
    assert "Item 4 is withheld: in camera" in shown
    AgendaItem.objects.filter(pk=added.pk).update(in_camera=False)
    assert "Bonuses" in read(client, pages(meeting)["versions"])[1]


def test_what_is_closed_later_is_withheld_in_older_versions_too(client, house, meeting, observer):
    AgendaItem.objects.filter(title_en=SECRET).update(in_camera=False)
    issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    client.force_login(observer)
    assert SECRET in read(client, pages(meeting)["version"])[1]
    AgendaItem.objects.filter(title_en=SECRET).update(in_camera=True)
    assert SECRET not in read(client, pages(meeting)["version"])[1]


def test_a_declared_interest_withholds_it_from_the_seat_and_from_nobody_else(client, house, meeting, member, co_chair):
    closed = AgendaItem.objects.get(title_en=SECRET)
    seat = house.seats["PSSDC:CA-NB:1"]
    ItemRecusal.objects.create(item=closed, seat=seat, interest="We own it", declared_by=house.people["secretariat"])
    assert withheld_from(member, [closed.pk]) == {closed.pk: "interest"}
    assert withheld_from(co_chair, [closed.pk]) == withheld_from(house.people["secretariat"], [closed.pk]) == {}
    client.force_login(member)
    _status, shown = read(client, pages(meeting)["agenda"])
    assert SECRET not in shown
    assert "Item 2 is withheld: an interest was declared" in shown


def test_the_word_document_of_the_agenda_withholds_it(client, meeting, observer, member):
    for reader, sees in ((observer, False), (member, True)):
        client.force_login(reader)
        answer = client.get(reverse("agenda_word", args=[meeting.gathering.slug_en]) + "?language=both")
        words = "\n".join(each.text for each in WordDocument(BytesIO(answer.content)).paragraphs)
        assert (SECRET in words, "Item 2 is withheld: in camera" in words) == (sees, not sees)
        assert "Le point 2 n’est pas communiqué" in words or sees


def test_a_motion_under_it_is_withheld(client, house, meeting, observer, member):
    motion = house.motion(points=1, item=AgendaItem.objects.get(title_en=SECRET))
    for reader, status in ((observer, 403), (member, 200)):
        client.force_login(reader)
        assert client.get(reverse("motion", args=[motion.pk])).status_code == status


def test_it_is_withheld_where_it_is_read_beforehand_and_in_the_consent_group(client, house, meeting, observer, member):
    Procedure.objects.filter(body=house.bodies["JC"]).update(consent_after=1)
    AgendaItem.objects.filter(title_en=SECRET).update(consent=True)
    for reader, sees in ((observer, False), (member, True)):
        client.force_login(reader)
        for name in ("read_beforehand", "consent_group"):
            status, shown = read(client, reverse(name, args=[meeting.gathering.slug_en]))
            assert (status, SECRET in shown) == (200, sees), name


def test_a_vote_on_it_is_not_for_observers(client, house, meeting, observer, member):
    motion = house.motion(points=1, item=AgendaItem.objects.get(title_en=SECRET))
    event = open_vote(motion=motion, method="written", closes_at=tomorrow(), by=house.people["secretariat"])
    for reader, status in ((observer, 404), (member, 200)):
        client.force_login(reader)
        assert client.get(reverse("ballot", args=[event.reference])).status_code == status
        assert (event.reference in client.get(reverse("votes")).content.decode()) is (status == 200)
