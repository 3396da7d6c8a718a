"""Defects that other systems of decisions had, read in their sources and threads: none of them is here."""

import re
from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone, translation

from councils.actions.memberships import end_membership
from councils.actions.seats import set_weight
from councils.grounds import deck
from councils.models import Membership
from governance.actions.votes import close_vote, reconsider
from governance.ballot_box import WHOLE, Position, put_in
from governance.enums import VoteMethod, VoteState
from governance.forms.motions.wording import ClauseForm, OverrideForm, QuestionForm
from governance.forms.reasons import BecauseForm
from governance.forms.votes.casting import PositionForm
from governance.models import Voice, Vote, VoteEvent
from governance.rechecking import recheck
from governance.verdicts import verdict_of
from tests.factories.decisions import refused
from tests.factories.house import both, tomorrow
from tests.factories.votes import cast
from tests.factories.ways import CONSENSUS, put, room
from tests.governance.votes.ballots import closed, opened


def judged(votes, *, seats=None, **rule):
    """The verdict of a majority of so many seats, all in writing unless the rule says more."""
    total = seats or len(votes)
    rows = [{"id": str(number), "body": "X", "jurisdiction": f"J{number}", "order": "provincial"}
            for number in range(total)]  # fmt: skip
    said = [{"seat": str(number), "option": option} for number, option in enumerate(votes)]
    return verdict_of({"rule": {"method": "majority", **rule}, "mode": "written", "seats": rows, "votes": said})


def two_thirds(compare="at_least"):
    return {"fraction": "2/3", "compare": compare}


def test_1_loomio_quorum_always_reached(client, house, member):
    """Ten may vote, one does, half are needed: no quorum. And who sees what does not hang on it."""
    verdict = judged(["for"], seats=10, quorum={"fraction": "1/2", "compare": "at_least"})
    assert (verdict["outcome"], verdict["quorum"]) == ("no_quorum", {"met": False, "needed": 5, "have": 1})
    event = opened(house)
    shown = []
    for key in ("PSSDC:CA:1", "PSCIOC:CA:1", "PSSDC:CA-YT:1", "PSCIOC:CA-YT:1"):
        cast(house, event, key, "reservation", "A secret reason")
        client.force_login(member)
        shown.append("A secret reason" in client.get(f"/en/votes/{event.reference}").content.decode())
    assert shown == [False] * 4  # before the quorum and after it


@pytest.mark.parametrize(
    ("votes", "carried"), [(["for"] * 2 + ["against"], True), (["for"] * 33 + ["against"] * 17, False)]
)
def test_2_loomio_percentages_as_integers(votes, carried):
    """67 per cent refuses 2 of 3, and 66 lets 33 of 50 pass: two thirds are two thirds."""
    assert (judged(votes, threshold=two_thirds())["outcome"] == "carried") is carried
    assert Fraction(2, 3) != Fraction(67, 100)


@pytest.mark.parametrize("votes", [["abstain"] * 5, []])
def test_3_antragsgruen_two_thirds_of_nothing(votes):
    """All abstain, or nobody votes: not carried, and the reason says so."""
    verdict = judged(votes, seats=5, threshold=two_thirds())
    assert (verdict["outcome"], verdict["reason"]) == ("not_carried", "no_support")


def test_4_gitvote_floats():
    """`At least` and `more than` are different rules, exactly at the border."""
    half = ["for", "against"]
    assert judged(half, threshold={"fraction": "1/2", "compare": "at_least"})["outcome"] == "carried"
    assert judged(half, threshold={"fraction": "1/2", "compare": "more_than"})["outcome"] == "not_carried"
    assert judged(["for", "for", "against"], threshold=two_thirds())["outcome"] == "carried"
    assert judged(["for", "for", "against"], threshold=two_thirds("more_than"))["outcome"] == "not_carried"


def test_5_openslides_two_thirds_of_nine_is_six():
    assert judged(["for"] * 6 + ["against"] * 3, threshold=two_thirds())["outcome"] == "carried"
    assert judged(["for"] * 5 + ["against"] * 4, threshold=two_thirds())["outcome"] == "not_carried"


def test_6_openslides_delegated_votes_of_the_absent(house, stranger):
    """In the room, presence is that of the person who acts: a proxy who is not there says nothing."""
    event = put(house, VoteMethod.BALLOT, rule=CONSENSUS, meeting=room(house))
    Voice.objects.create(seat=house.seats["PSSDC:CA-NB:1"], person=stranger, kind="proxy", vote_event=event,
                         offered_by=house.people["member"], accepted_at=timezone.now())  # fmt: skip
    said = {WHOLE: Position("agree")}
    assert put_in(reference=event.reference, seat="PSSDC:CA-NB:1", positions=said, by=stranger) is None
    event.meeting.attendances.filter(seat=house.seats["PSSDC:CA-NB:1"]).update(person=stranger)
    assert put_in(reference=event.reference, seat="PSSDC:CA-NB:1", positions=said, by=stranger) is not None


def test_7_datatracker_old_ballots_change_with_the_members(house, member):
    """After the roster has changed, a verdict computed anew is identical."""
    event = closed(house, but={"PSCIOC:CA-YT:1": ("object", "No")})
    before = [row.verdict for row in event.verdicts.all()]
    held = Membership.objects.standing(timezone.localdate()).of(member).get()
    end_membership(membership=held, on=timezone.localdate(), ground=deck(7), by=None)
    set_weight(seat=house.seats["PSSDC:CA:1"], weight=5, on=timezone.localdate(), ground=deck(7), by=None)
    assert member.pk not in {each.person_id for each in Membership.objects.standing(timezone.localdate())}
    assert recheck(VoteEvent.objects.get(pk=event.pk)) is None
    assert [row.verdict for row in VoteEvent.objects.get(pk=event.pk).verdicts.all()] == before


def test_8_rfcbot_an_objection_after_completion(house, secretariat, member):
    """It opens a reconsideration; the closed act is not edited."""
    event = closed(house)
    with refused("vote-closed"):
        cast(house, event, "PSSDC:CA-NB:1", "object", "Too late", by=member)
    again = reconsider(
        event=event, method=VoteMethod.WRITTEN, closes_at=tomorrow(), because=both("New"), by=secretariat
    )
    event.refresh_from_db()
    assert (event.state, again.state, again.reconsiders_id) == (VoteState.CLOSED, VoteState.OPEN, event.pk)
    assert set(Vote.objects.filter(vote_event=event).values_list("option", flat=True)) == {"agree"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_9_decidim_two_fields_with_one_name(language):
    """No two fields of a form share their label, in either language."""
    forms = [
        QuestionForm(),
        ClauseForm(),
        OverrideForm(),
        BecauseForm(name="x"),
        PositionForm(options=["agree", "object"]),
    ]
    with translation.override(language):
        for form in forms:
            labels = [str(field.label) for field in form.fields.values() if not field.widget.is_hidden]
            assert len(labels) == len(set(labels)), form


def test_10_datatracker_a_vote_with_nothing_says_so(client, house, secretariat, member):
    """Nobody voted: the result says that, instead of an empty page. (Packages have their own test.)"""
    event = opened(house)
    close_vote(event=event, by=secretariat)
    client.force_login(member)
    assert "0 took part, 2 are needed." in client.get(f"/en/votes/{event.reference}").content.decode()


def test_11_openslides_a_privacy_setting_hides_a_right(client, house, stranger):
    """Who may act reads what it takes to act, though nothing else of the body is theirs to browse."""
    event = opened(house)
    Voice.objects.create(seat=house.seats["PSSDC:CA-NB:1"], person=stranger, kind="substitute", vote_event=event,
                         offered_by=house.people["member"], accepted_at=timezone.now())  # fmt: skip
    client.force_login(stranger)
    assert client.get(f"/en/motions/{event.motion_id}").status_code == 403
    page = client.get(f"/en/votes/{event.reference}").content.decode()
    assert re.search(r"<button[^>]*>Record my vote<", page)
    cast(house, event, "PSSDC:CA-NB:1", by=stranger)
    assert Vote.objects.filter(cast_by=stranger).exists()
    assert timezone.now() - Vote.objects.first().cast_at < timedelta(minutes=1)
