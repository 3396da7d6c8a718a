"""Who owns an action item, how are they named, and what does each gathering ask of them again?"""

from datetime import timedelta

import pytest
from django.urls import reverse

from councils.queries.names import names_on
from governance.actions.decisions.follow_ups import Proposed, note_progress
from governance.models import ActionItem
from governance.queries.decisions.action_owners import owner_key, owner_named, owner_words, people_to_own, seats_to_own
from governance.queries.decisions.follow_ups_carried import follow_up_of, open_actions_for
from tests.factories.decisions import decided, refused
from tests.factories.house import TODAY, both


def action_of(house, due_on=TODAY, **owner):
    decided(house, effects=[], actions=[Proposed("action", both("Do"), due_on=due_on, **owner)])
    return ActionItem.objects.get()


def test_an_owner_is_named_by_its_key_and_back(house):
    person = house.people["member"]
    keys = {"WG": "body", "CA-NB": "jurisdiction", "PSSDC:CA-NB:1": "seat", f"person:{person.pk}": "person"}
    for key, kind in keys.items():
        owner = owner_named(key)
        assert [name for name, value in vars(owner).items() if value] == [kind]
    assert not any(vars(owner_named("person:x")).values())
    assert "PSSDC:CA-NB:1" in dict(seats_to_own())
    assert dict(people_to_own())[f"person:{person.pk}"] == person.name
    assert f"person:{house.people['observer'].pk}" not in dict(people_to_own())


def test_a_seat_is_named_to_everybody_and_a_person_to_members(house):
    action = action_of(house, person=house.people["member"])
    assert owner_words(action, names_on()).en == "a named person"
    assert owner_words(action, names_on(), people=True).en == "Member"
    assert owner_key(action) == f"person:{house.people['member'].pk}"


def test_the_public_page_of_an_action_names_no_person(house, client):
    action = action_of(house, person=house.people["member"])
    page = client.get(reverse("action", args=[action.reference])).content.decode()
    assert "a named person" in page
    assert "Member<" not in page
    client.force_login(house.people["secretariat"])
    assert ">Member<" in client.get(reverse("action", args=[action.reference])).content.decode()


@pytest.mark.parametrize(("owner", "may", "may_not"), [
    ("seat", "member", "yukon"), ("seat", "alternate", "nb_cio"), ("person", "yukon", "member"),
])  # fmt: skip
def test_who_owns_it_reports_on_it(house, owner, may, may_not):
    who = {"seat": house.seats["PSSDC:CA-NB:1"]} if owner == "seat" else {"person": house.people["yukon"]}
    action = action_of(house, **who)
    with refused("not-owner"):
        note_progress(action=action, text="Well", language="en", by=house.people[may_not])
    note_progress(action=action, text="Well", language="en", by=house.people[may])


def test_an_action_has_exactly_one_owner(house):
    with refused("no-owner"):
        action_of(house, seat=house.seats["PSSDC:CA-NB:1"], person=house.people["member"])


def test_what_is_open_is_carried_into_each_gathering_until_it_is_answered_there(house):
    action = action_of(house, due_on=TODAY - timedelta(days=2), owner=house.bodies["WG"])
    gathering = house.meeting(gathering=house.gathering(TODAY + timedelta(days=20))).gathering
    [carried] = open_actions_for(gathering)
    assert (carried.action, carried.late) == (action, True)
    by = house.people["secretariat"]
    note_progress(action=action, text="Half way", language="en", state="in_progress", gathering=gathering, by=by)
    assert open_actions_for(gathering) == []
    after = house.meeting(gathering=house.gathering(TODAY + timedelta(days=60))).gathering
    assert [each.action for each in open_actions_for(after)] == [action]
    note_progress(action=action, text="Done", language="en", state="done", by=by)
    assert open_actions_for(after) == []


def test_a_decision_is_followed_up_when_all_its_actions_are_closed(house, client):
    action = action_of(house, owner=house.bodies["WG"])
    decision = action.outcome.decision
    assert not follow_up_of(decision).complete
    note_progress(action=action, text="Done", language="en", state="done", by=house.people["secretariat"])
    assert follow_up_of(decision).complete
    assert "Followed up" in client.get(reverse("decision", args=[decision.reference])).content.decode()
    assert "Followed up" in client.get(reverse("decisions")).content.decode()


def test_the_agenda_says_which_actions_are_to_be_answered(house, client):
    action_of(house, due_on=TODAY - timedelta(days=2), owner=house.bodies["WG"])
    gathering = house.meeting().gathering
    client.force_login(house.people["member"])
    page = client.get(reverse("actions_to_answer", args=[gathering.slug_en])).content.decode()
    assert "Do" in page
    assert "Late" in page
    assert (
        reverse("actions_to_answer", args=[gathering.slug_en])
        in client.get(reverse("gathering", args=[gathering.slug_en])).content.decode()
    )
