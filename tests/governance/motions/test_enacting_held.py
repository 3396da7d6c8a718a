"""What becomes of an effect that is impossible on its day, who is told, and what settles it?"""

import pytest

from councils.actions.lives import dissolve_body
from councils.grounds import decided as on_ground
from councils.models import Notice
from governance.actions.decisions.effects import enact_effect, withdraw_effect
from governance.enums import EffectState, ReportState
from governance.models import ActionItem, Delegation, Effect, Meeting, Recommendation, Report
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from priorities.models import Priority
from tests.factories.decisions import decided, refused
from tests.factories.effects import EXAMPLES, named
from tests.factories.house import TODAY

BECAUSE = Pair("The group is gone.", "Le groupe n’existe plus.")
TOLD = {"co_chair", "other_co_chair", "secretariat"}


def held(house):
    """An effect that became impossible: the body was dissolved by another decision meanwhile."""
    decided(house)
    dissolve_body(body=house.bodies["WG"], on=TODAY, ground=on_ground("D-1999-001"), by=None)
    sweep()
    return Effect.objects.get()


def test_it_is_held_nothing_is_half_done_and_the_reason_stands_in_both_languages(house):
    lines = LedgerEntry.objects.filter(act="body.moved").count()
    effect = held(house)
    assert effect.state == EffectState.HELD
    assert effect.held_because == Pair("WG does not exist on that day.", "WG n’existe pas à cette date.")
    assert LedgerEntry.objects.filter(act="body.moved").count() == lines
    entry = LedgerEntry.objects.get(act="effect.held")
    assert (entry.subject, entry.facts["reason"]) == (effect.outcome.decision.reference, "no-such-body-then")


def test_the_co_chairs_of_the_deciding_body_and_the_secretariat_are_told_once(house):
    effect = held(house)
    notices = Notice.objects.filter(kind="effect.held")
    assert {notice.person.email.split("@")[0] for notice in notices} == TOLD
    facts = notices.first().facts
    assert facts["decision"] == effect.outcome.decision.reference
    assert facts["effect"]["fr"].startswith("WG (fr) relève")
    assert facts["reason"] == {"en": effect.held_because.en, "fr": effect.held_because.fr}
    enact_effect(effect=effect)
    assert Notice.objects.filter(kind="effect.held").count() == len(TOLD)


def test_it_is_taken_up_again_only_by_hand(house):
    held(house)
    assert sweep().effects == 0


@pytest.mark.parametrize("who", ["member", "alternate", "observer", "group_co_chair", "stranger"])
def test_only_co_chairs_and_the_secretariat_withdraw_it(house, who):
    with refused("not-co-chair-nor-secretariat"):
        withdraw_effect(effect=held(house), because=BECAUSE, by=house.people[who])


@pytest.mark.parametrize("who", ["co_chair", "other_co_chair", "secretariat"])
def test_a_withdrawal_keeps_its_reason_and_is_witnessed(house, who):
    effect = withdraw_effect(effect=held(house), because=BECAUSE, by=house.people[who])
    effect.refresh_from_db()
    assert (effect.state, effect.withdrawn_because, effect.withdrawn_by) == (
        EffectState.WITHDRAWN, BECAUSE, house.people[who],
    )  # fmt: skip
    assert LedgerEntry.objects.get(act="effect.withdrawn").facts["because"] == {"en": BECAUSE.en, "fr": BECAUSE.fr}
    with refused("wrong-state"):
        withdraw_effect(effect=effect, because=BECAUSE, by=house.people[who])


def test_a_withdrawal_needs_its_reason_in_both_languages(house, secretariat):
    effect = held(house)
    for because, code in (
        (Pair("Only"), "no-reason"),
        (Pair(" ", "x"), "no-reason"),
        (Pair("x" * 601, "y"), "too-long"),
    ):
        with refused(code):
            withdraw_effect(effect=effect, because=because, by=secretariat)
    assert Effect.objects.get().state == EffectState.HELD


def test_what_only_waits_for_its_day_or_is_in_force_is_not_withdrawn(house, secretariat):
    decided(house)
    with refused("not-held"):
        withdraw_effect(effect=Effect.objects.get(), because=BECAUSE, by=secretariat)
    sweep()
    with refused("wrong-state"):
        withdraw_effect(effect=Effect.objects.get(), because=BECAUSE, by=secretariat)


@pytest.mark.parametrize(("kind", "heir"), [("merge", "WG-B"), ("split", "WG-C"), ("dissolve", "PSSDC")])
def test_what_is_open_passes_to_another_body_and_the_ledger_says_what(house, kind, heir):
    effect = EXAMPLES[kind].effect(house)
    decided(house, effects=({"kind": "delegate", "body": "WG", **named("Oversee", "Superviser", "scope")},))
    Effect.objects.filter(kind="delegate").get()
    sweep()
    Delegation.objects.update(starts_on="2020-01-01")
    decided(house, effects=(effect,))
    sweep()
    assert Effect.objects.get(kind=kind).state == EffectState.ENACTED, Effect.objects.get(kind=kind).held_because
    assert ActionItem.objects.get(owner__isnull=False).owner.key == heir
    assert Recommendation.objects.get(state="draft").sponsor.key == heir
    assert Report.objects.get(kind="cycle", state=ReportState.OWED).body.key == heir
    assert Meeting.objects.filter(body__key=heir).count() == 1
    assert Delegation.objects.get().ends_on == TODAY
    passed = LedgerEntry.objects.get(act="effect.enacted", facts__kind=kind).facts["passed"]
    assert (passed["from"], passed["to"]) == (effect.get("bodies", ["WG"]), heir)
    assert passed["actions"] == [ActionItem.objects.get().reference]
    assert {len(passed[sort]) for sort in ("recommendations", "actions", "reports", "meetings")} == {1}


def test_a_dissolved_body_owes_a_close_out_report(house):
    decision = decided(house, effects=({"kind": "dissolve", "body": "WG"},))
    sweep()
    report = Report.objects.get()
    assert (report.body.key, report.kind, report.state, report.owed_by) == (
        "WG", "close_out", ReportState.OWED, decision.reference,
    )  # fmt: skip
    assert (report.due_on - TODAY).days == 90
    assert LedgerEntry.objects.get(act="effect.enacted").facts["owed"]["to"] == "PSSDC"


def test_a_promoted_priority_names_its_group_and_the_group_its_priority(house):
    decided(house, effects=(EXAMPLES["promote"].effect(house),))
    sweep()
    priority = Priority.objects.get()
    assert (priority.state, priority.promoted_to.key) == ("promoted", "WG-ID")
    assert priority.promoted_to.events.get().kind == "promoted"


def test_an_appointment_replaces_the_holder_and_hands_on_the_alternate(house):
    seat = house.seats["PSSDC:CA-NB:1"]
    effect = {"kind": "appoint", "seat": seat.key, "person": house.people["stranger"].pk, "role": "member"}
    decided(house, effects=(effect,))
    sweep()
    standing = seat.memberships.standing(TODAY)
    assert standing.get(role="member").person == house.people["stranger"]
    assert standing.get(role="alternate").alternate_for == house.people["stranger"]
    assert seat.memberships.known().get(person=house.people["member"]).ends_on == TODAY
