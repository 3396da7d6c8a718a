"""Is what a motion would change drafted on its page, and shown wherever it is decided?"""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.actions.decisions.recording import record_decision
from governance.actions.motions.drafting import propose_effect
from governance.actions.motions.wording import withdraw_motion
from governance.actions.votes import open_vote
from governance.models import Clause, Decision, Effect
from groundwork.models import LedgerEntry
from tests.factories.decisions import MOVE, recorded
from tests.factories.house import TODAY, tomorrow
from tests.governance.motions.drafting import LATER, at, furnish, new, posted

HTMX = {"headers": {"HX-Request": "true"}}
INFORMS = {"kind": "set_authority", "body": "WG", "authority": "informs"}

NEW_BODY = {
    "kind": "establish", "key": "DT", "body_kind": "working_group", "authority": "recommends",
    "name_en": "Digital Trust", "name_fr": "Confiance numérique",
}  # fmt: skip


@pytest.fixture
def motion(house):
    return furnish(house).motion(item=house.item())


@pytest.fixture
def clause(motion, secretariat):
    """A clause that would move the working group, and change what it may do."""
    clause = propose_effect(clause=motion.clauses.first(), version=1, effect=MOVE, on=TODAY, by=secretariat)
    return propose_effect(clause=clause, version=2, effect=INFORMS, on=TODAY, by=secretariat)


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


def words(answer) -> str:
    return html.unescape(answer.content.decode())


def page(client, motion) -> str:
    return words(client.get(at("motion", motion.pk)))


# On the page of the motion


def test_the_clause_says_what_it_would_change(keeper, motion, clause):
    shown = page(keeper, motion)
    assert "What it would change" in shown
    assert shown.index("The WG reports to the JC.") < shown.index("The WG may now inform.")
    assert at("revise_effect", motion.pk, clause.pk, 2) in shown
    assert '<optgroup label="Who reports to whom">' in shown
    assert at("motion_changes", motion.pk) in shown


def test_who_may_not_draft_reads_it_without_buttons(client, member, motion, clause):
    client.force_login(member)
    shown = page(client, motion)
    assert "The WG reports to the JC." in shown
    assert at("revise_effect", motion.pk, clause.pk, 1) not in shown
    assert at("propose_effect", motion.pk, clause.pk) not in shown


def test_once_it_is_put_nobody_changes_it(keeper, motion, clause, secretariat):
    open_vote(motion=motion, method="written", closes_at=tomorrow(), by=secretariat)
    assert at("remove_effect", motion.pk, clause.pk, 1) not in page(keeper, motion)
    assert keeper.post(at("remove_effect", motion.pk, clause.pk, 1), posted(3)).status_code == 409
    assert keeper.get(new(clause, "move")).status_code == 409


@pytest.mark.parametrize("name", ["member", "alternate", "observer", "group_co_chair", "stranger"])
def test_others_are_refused_at_every_address(client, house, motion, clause, name):
    client.force_login(house.people[name])
    assert client.get(new(clause, "move")).status_code == 403
    assert client.post(new(clause, "move"), posted(3, body="WG2", to="JC")).status_code == 403
    for act in ("revise_effect", "move_effect", "remove_effect"):
        assert client.post(at(act, motion.pk, clause.pk, 1), posted(3)).status_code == 403
    clause.refresh_from_db()
    assert clause.effects == [MOVE, INFORMS]


def test_it_is_moved_removed_and_found_again(keeper, motion, clause):
    answer = keeper.post(at("move_effect", motion.pk, clause.pk, 2), posted(3, to="earlier"))
    assert (answer.status_code, answer["Location"]) == (303, f"{at('motion', motion.pk)}#effects-{clause.pk}")
    assert page(keeper, motion).index("may now inform") < page(keeper, motion).index("reports to the JC")
    keeper.post(at("remove_effect", motion.pk, clause.pk, 1), posted(4))
    clause.refresh_from_db()
    assert clause.effects == [MOVE]


def test_a_double_press_acts_once(keeper, motion, clause):
    data = posted(3, body="WG2", to="JC")
    first, second = (keeper.post(new(clause, "move"), data) for _press in range(2))
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"]
    data = posted(4)
    for _press in range(2):
        assert keeper.post(at("remove_effect", motion.pk, clause.pk, 1), data).status_code == 303
    clause.refresh_from_db()
    assert [effect["kind"] for effect in clause.effects] == ["set_authority", "move"]
    assert LedgerEntry.objects.filter(act="motion.effect-removed").count() == 1


def test_a_stale_form_is_refused_and_keeps_what_was_typed(keeper, clause):
    data = posted(2, bodies=["WG", "WG3"], into="WG2")
    answer = keeper.post(new(clause, "merge"), data)
    assert answer.status_code == 422
    assert "Somebody changed this meanwhile" in words(answer)
    form = answer.context["form"]
    assert (form["bodies"].value(), form["into"].value(), form["version"].value()) == (["WG", "WG3"], "WG2", "3")
    assert keeper.post(new(clause, "merge"), {**data, "version": "3"}).status_code == 303


@pytest.mark.parametrize("version", ["2", "", "x", "9" * 40])
def test_a_stale_button_is_refused(keeper, motion, clause, version):
    for act in ("move_effect", "remove_effect"):
        assert keeper.post(at(act, motion.pk, clause.pk, 1), posted() | {"version": version}).status_code == 409


@pytest.mark.parametrize("number", [0, 3, 999])
def test_a_change_that_is_not_there_is_not_found(keeper, motion, clause, number):
    assert keeper.get(at("revise_effect", motion.pk, clause.pk, number)).status_code == 404
    assert keeper.post(at("remove_effect", motion.pk, clause.pk, number), posted(3)).status_code == 409


def test_an_action_of_a_clause_is_shown_and_removed_but_not_typed_here(keeper, motion, clause):
    action = {"kind": "action", "owner": "WG", "title_en": "Report", "title_fr": "Rapport", "due_days": 90}
    Clause.objects.filter(pk=clause.pk).update(effects=[action])
    assert "An action item is opened: report." in page(keeper, motion)
    assert keeper.get(at("revise_effect", motion.pk, clause.pk, 1)).status_code == 404
    assert keeper.get(at("motion_changes", motion.pk)).context["page"].preview.steps == ()


def test_whoever_follows_a_link_to_a_button_sees_the_motion(keeper, motion, clause):
    for act in ("move_effect", "remove_effect"):
        assert keeper.get(at(act, motion.pk, clause.pk, 1))["Location"] == at("motion", motion.pk)


def test_a_motion_costs_as_many_queries_with_many_changes(client, house, co_chair):
    client.force_login(co_chair)
    motion = furnish(house).motion(points=3, item=house.item())
    counted = []
    for effects in ([MOVE], [MOVE, INFORMS] * 15):
        motion.clauses.update(effects=effects)
        with CaptureQueriesContext(connection) as queries:
            page(client, motion)
        counted.append(len(queries))
    assert counted[0] == counted[1]


# What would change


def test_the_page_shows_before_and_after_and_what_differs(keeper, motion, clause):
    answer = keeper.get(at("motion_changes", motion.pk))
    shown = words(answer)
    assert answer.status_code == 200
    assert shown.count('<svg class="diagram diagram--drawn') == 2
    assert "If every clause is carried" in shown
    assert [(change.before_words, change.after_words) for change in answer.context["page"].preview.changes] == [
        ("PSSDC", "JC"), ("recommends", "informs"),
    ]  # fmt: skip
    assert "Not possible" not in shown


def test_nothing_of_a_preview_stays(keeper, motion, clause):
    before = LedgerEntry.objects.count()
    keeper.get(at("motion_changes", motion.pk))
    assert LedgerEntry.objects.count() == before
    assert not Effect.objects.exists()


def test_the_day_is_that_of_the_meeting_or_chosen(keeper, motion, clause):
    assert keeper.get(at("motion_changes", motion.pk)).context["page"].preview.on == TODAY
    later = keeper.get(at("motion_changes", motion.pk), {"on": LATER})
    assert later.context["page"].preview.on.isoformat() == LATER


@pytest.mark.parametrize("on", ["2031-02-31", "1899-12-31", "2020-01-01", "yesterday", "9999-12-31"])
def test_a_day_that_cannot_be_is_asked_again(keeper, motion, clause, on):
    for more in ({}, HTMX):
        answer = keeper.get(at("motion_changes", motion.pk), {"on": on}, **more)
        assert answer.status_code == 422
        assert "Enter the date" in words(answer) or "Enter a day" in words(answer)


def test_a_step_that_cannot_be_says_why_and_the_others_go_on(keeper, motion, clause):
    Clause.objects.filter(pk=clause.pk).update(effects=[{**MOVE, "to": "WG"}, INFORMS])
    shown = words(keeper.get(at("motion_changes", motion.pk)))
    assert "One change could not be enacted then." in shown
    assert "A body cannot report to itself." in shown
    assert "informs" in shown


def test_with_htmx_it_is_shown_in_place(keeper, motion, clause):
    fragment = words(keeper.get(at("motion_changes", motion.pk), **HTMX))
    assert "<html" not in fragment
    assert f'id="would-change-{motion.pk}"' in fragment
    assert "The WG reports to the JC." in fragment
    assert f"{at('motion_changes', motion.pk)}?on={TODAY.isoformat()}" in fragment


def test_it_is_for_members_while_it_is_not_decided(client, house, motion, clause, secretariat):
    assert client.get(at("motion_changes", motion.pk)).status_code == 302
    for name, status in (("stranger", 403), ("member", 200), ("observer", 200)):
        client.force_login(house.people[name])
        assert client.get(at("motion_changes", motion.pk)).status_code == status
    withdraw_motion(motion=motion, by=secretariat)
    assert client.get(at("motion_changes", motion.pk))["Location"] == at("motion", motion.pk)


def test_a_motion_without_changes_says_so(keeper, motion):
    assert "No clause changes anything by itself." in words(keeper.get(at("motion_changes", motion.pk)))
    assert at("motion_changes", motion.pk) not in page(keeper, motion)


def test_it_speaks_french(keeper, motion, clause):
    shown = words(keeper.get(at("motion_changes", motion.pk, language="fr")))
    assert "Ce qui changerait" in shown
    assert "Si tous les volets sont adoptés" in shown


# Where it is decided


def test_the_item_leads_to_it(keeper, motion, clause):
    item = motion.item
    shown = words(keeper.get(at("item", item.meeting.gathering.slug_en, item.pk)))
    assert f'hx-get="{at("motion_changes", motion.pk)}"' in shown


def test_what_was_drafted_is_put_to_the_vote_recorded_and_kept(client, house, motion, clause, secretariat):
    house.all_present(motion.item.meeting)
    client.force_login(house.people["co_chair"])
    shown = words(client.get(at("record_decision", motion.pk)))
    assert "The WG reports to the JC." in shown
    assert at("motion_changes", motion.pk) in shown
    decision = record_decision(
        motion=motion, clauses=recorded(motion, "consensus", effects=[MOVE, INFORMS]),
        by=house.people["co_chair"], effective_on=TODAY, meeting=motion.item.meeting,
    )  # fmt: skip
    assert [effect.kind for effect in decision.outcomes.first().effects.all()] == ["move", "set_authority"]
    assert client.get(at("motion_changes", motion.pk))["Location"] == at("decision", decision.reference)


def test_where_it_is_recorded_a_body_that_the_motion_establishes_has_its_name(client, house, motion, secretariat):
    first, second = motion.clauses.all()
    propose_effect(clause=first, version=1, effect=NEW_BODY, on=TODAY, by=secretariat)
    propose_effect(clause=second, version=1, effect={**MOVE, "to": "DT"}, on=TODAY, by=secretariat)
    client.force_login(house.people["co_chair"])
    assert "The WG reports to the Digital Trust." in words(client.get(at("record_decision", motion.pk)))


def test_the_recording_form_takes_what_the_clause_proposes(client, house, motion, clause):
    house.all_present(motion.item.meeting)
    client.force_login(house.people["co_chair"])
    first, second = motion.clauses.all()
    data = {
        "outcome": "consensus", "effective_on": TODAY.isoformat(), "title_en": "T", "title_fr": "T",
        f"c{first.pk}_en": "One", f"c{first.pk}_fr": "Un", f"c{second.pk}_en": "Two", f"c{second.pk}_fr": "Deux",
        f"e{first.pk}_1": "on", **posted(),
    }  # fmt: skip
    answer = client.post(at("record_decision", motion.pk), data)
    assert answer.status_code == 303, words(answer)
    effect = Effect.objects.get(outcome__decision=Decision.objects.get())
    assert (effect.kind, effect.terms["to"]) == ("move", "JC")


def test_the_ballot_shows_what_was_frozen(client, member, motion, clause, secretariat):
    event = open_vote(motion=motion, method="written", closes_at=tomorrow(), by=secretariat)
    Clause.objects.filter(pk=clause.pk).update(effects=[])
    client.force_login(member)
    shown = words(client.get(at("ballot", event.reference)))
    assert "The WG reports to the JC." in shown
