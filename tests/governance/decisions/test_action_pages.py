"""Action items: whose, how late, how far, and who may say so."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions.decisions.follow_ups import Proposed
from governance.enums import ActionKind
from governance.models import ActionItem, ProgressNote
from tests.factories.decisions import decided
from tests.factories.house import TODAY, both

NOTE = {"text": "Half of it", "language": "en", "state": "in_progress"}


def made(
    house, *, owner="WG", jurisdiction=None, kind=ActionKind.ACTION, publish=True, due_on=TODAY, title="Tell them"
):
    proposed = Proposed(
        kind, both(title), owner=None if jurisdiction else house.bodies[owner],
        jurisdiction=house.jurisdictions[jurisdiction] if jurisdiction else None, due_on=due_on)  # fmt: skip
    decided(house, actions=[proposed], publish=publish)
    return ActionItem.objects.latest("pk")


def url(action):
    return reverse("action", args=[action.reference])


def note(client, action, **changes):
    return client.post(
        reverse("note_progress", args=[action.reference]), {"once": str(uuid.uuid4()), **NOTE, **changes}
    )


def listed(client, show):
    return client.get(reverse("actions") + f"?show={show}").content.decode()


def test_a_note_moves_the_action_and_stays(house, client, group_co_chair):
    action = made(house)
    client.force_login(group_co_chair)
    response = note(client, action)
    action.refresh_from_db()
    assert (response.status_code, response.url, action.state) == (303, url(action) + "#notes", "in_progress")
    page = client.get(url(action)).content.decode()
    assert '<p lang="en-CA">Half of it</p>' in page
    assert group_co_chair.name in page


def test_a_note_is_told_at_a_gathering(house, client, secretariat):
    gathering = house.gathering()
    action = made(house, owner="JC", kind=ActionKind.COMMITMENT, due_on=None)
    client.force_login(secretariat)
    note(client, action, gathering=str(gathering.pk), language="fr", text="La moitié")
    found = ProgressNote.objects.get()
    assert (found.gathering, found.language) == (gathering, "fr")
    assert '<p lang="fr-CA">La moitié</p>' in client.get(url(action)).content.decode()


@pytest.mark.parametrize("changes", [
    {"text": ""}, {"text": "  "}, {"text": "x" * 2001}, {"text": "a\x00b"}, {"language": "de"}, {"state": "flying"},
    {"gathering": "999999"},
])  # fmt: skip
def test_an_unusable_note_is_asked_again(house, client, secretariat, changes):
    action = made(house)
    client.force_login(secretariat)
    response = note(client, action, **changes)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ProgressNote.objects.exists()


def test_a_double_press_notes_once(house, client, secretariat):
    action = made(house)
    client.force_login(secretariat)
    key = str(uuid.uuid4())
    assert note(client, action, once=key).url == note(client, action, once=key).url
    assert ProgressNote.objects.count() == 1


def test_what_is_done_takes_no_more_notes(house, client, secretariat):
    action = made(house)
    client.force_login(secretariat)
    note(client, action, state="done")
    assert "<textarea" not in client.get(url(action)).content.decode()
    assert note(client, action).status_code == 409
    assert ProgressNote.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [
    (None, 302), ("stranger", 403), ("observer", 403), ("member", 403), ("group_co_chair", 303), ("secretariat", 303),
])  # fmt: skip
def test_who_may_note_on_what_a_group_owns(house, client, who, status):
    action = made(house)
    if who:
        client.force_login(house.people[who])
    assert ("<textarea" in client.get(url(action)).content.decode()) == (status == 303)
    assert note(client, action).status_code == status


@pytest.mark.parametrize(("who", "status"), [
    ("member", 303), ("co_chair", 303), ("observer", 403), ("group_co_chair", 403)])  # fmt: skip
def test_members_of_the_councils_report_on_what_the_joint_councils_own(house, client, who, status):
    action = made(house, owner="JC")
    client.force_login(house.people[who])
    assert note(client, action).status_code == status


def test_a_jurisdiction_reports_on_its_own(house, client, member, co_chair):
    action = made(house, jurisdiction="CA-NB")
    client.force_login(co_chair)
    assert note(client, action).status_code == 403
    client.force_login(member)
    assert note(client, action).status_code == 303


def test_lists_are_mine_my_groups_late_and_all(house, client, group_co_chair, member):
    made(house, title="Group task", due_on=TODAY - timedelta(days=1))
    made(house, owner="JC", title="Joint task")
    made(house, jurisdiction="CA-NB", title="Provincial task")
    client.force_login(group_co_chair)
    assert "Group task" in listed(client, "mine")
    assert "Joint task" not in listed(client, "mine")
    client.force_login(member)
    assert "Provincial task" in listed(client, "mine")
    assert "Group task" not in listed(client, "mine")
    assert "Joint task" in listed(client, "group")
    assert "Group task" in listed(client, "late")
    assert "Joint task" not in listed(client, "late")
    assert all(f"{name} task" in listed(client, "all") for name in ("Group", "Joint", "Provincial"))
    assert "Late" in listed(client, "all")


def test_the_public_sees_actions_of_published_decisions_without_notes(house, client, secretariat):
    shown = made(house)
    hidden = made(house, publish=False, title="Not yet")
    client.force_login(secretariat)
    note(client, shown)
    client.logout()
    assert client.get(url(hidden)).status_code == 404
    page = client.get(url(shown)).content.decode()
    assert "Tell them" in page
    assert "Half of it" not in page
    assert "Not yet" not in listed(client, "mine")
    assert "Tell them" in listed(client, "mine")  # anonymous readers have no "mine": they see all


def test_an_unknown_list_is_the_first_one(house, client, secretariat):
    client.force_login(secretariat)
    assert client.get(reverse("actions") + "?show=%27&page=zz").status_code == 200
    assert client.get(reverse("action", args=["A-1999-001"])).status_code == 404


def test_an_empty_list_says_so(client, db):
    assert "They are created with decisions." in client.get(reverse("actions")).content.decode()


def test_list_and_page_cost_the_same_with_many_rows(house, client, secretariat, django_assert_max_num_queries):
    client.force_login(secretariat)
    action = made(house)
    for _ in range(3):
        with django_assert_max_num_queries(8):
            client.get(reverse("actions") + "?show=all")
        with django_assert_max_num_queries(10):
            client.get(url(action))
        note(client, action)
        made(house)
