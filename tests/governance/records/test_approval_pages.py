"""Are co-chairs told what waits for them, and do they approve on the page, or ask for changes?"""

import html
import uuid

from django.urls import reverse
from django.utils.translation import override

from councils.models import Notice
from councils.rules import standing_of
from governance.enums import Approvals
from governance.mail.message import letter_of
from governance.models import Approval
from governance.queries.desk.page import desk_of
from tests.governance.records.approving import given


def test_co_chairs_are_told_and_the_notice_stops_when_it_is_answered(issue, co_chair, other_co_chair, member):
    version = issue(Approvals.TACIT)
    notices = {each.person: each for each in Notice.objects.filter(kind="approval.asked")}
    assert set(notices) == {co_chair, other_co_chair}
    letter = letter_of(notices[co_chair])
    assert "The agenda, version A" in letter.subject
    assert letter.not_owed is None
    given(version, co_chair)
    assert letter_of(notices[co_chair]).not_owed is not None
    assert letter_of(notices[other_co_chair]).not_owed is None


def test_home_shows_what_waits_for_an_approval(issue, co_chair, other_co_chair, member):
    version = issue(Approvals.BOTH)

    def waiting(person):
        return [row.kind for row in desk_of(person, standing_of(person)).rows if row.kind == "approval"]

    assert (waiting(co_chair), waiting(member)) == (["approval"], [])
    given(version, co_chair)
    assert (waiting(co_chair), waiting(other_co_chair)) == ([], ["approval"])


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def read(client, name, *args):
    return html.unescape(client.get(at(name, *args)).content.decode())


def test_a_co_chair_approves_on_the_page_of_the_version(client, meeting, issue, co_chair, member):
    version = issue(Approvals.BOTH)
    slug = meeting.gathering.slug_en
    client.force_login(member)
    assert "Your approval" not in read(client, "agenda_version", slug, 1)
    client.force_login(co_chair)
    assert version.content_hash in read(client, "agenda_version", slug, 1)
    typed = {"seen": version.content_hash, "once": str(uuid.uuid4())}
    assert client.post(at("approve_agenda", slug, 1), typed | {"seen": "0" * 64}).status_code == 422
    answers = [client.post(at("approve_agenda", slug, 1), typed) for _press in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert Approval.objects.count() == 1
    assert "Co Chair" in read(client, "agenda_version", slug, 1)
    assert "awaited" in read(client, "agenda_versions", slug)


def test_changes_are_asked_for_on_the_page_and_what_was_typed_is_kept(client, meeting, issue, co_chair, secretariat):
    version = issue(Approvals.BOTH)
    slug = meeting.gathering.slug_en
    client.force_login(co_chair)
    typed = {"seen": version.content_hash, "because": ""}
    answer = client.post(at("change_agenda", slug, 1), typed)
    assert answer.status_code == 422
    assert "Say what should be changed." in html.unescape(answer.content.decode())
    assert client.post(at("change_agenda", slug, 1), typed | {"because": "Item 3 first."}).status_code == 303
    client.force_login(secretariat)
    page = read(client, "agenda_versions", slug)
    assert "changes asked for" in page
    assert "Item 3 first." in page
