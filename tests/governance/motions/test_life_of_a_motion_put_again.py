"""What was voted on is voted on again, given up, or ends otherwise: what then becomes of its words and of its vote?"""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from councils.actions.leaving import end_sessions_of_leavers
from councils.actions.memberships import end_membership
from councils.grounds import deck
from councils.models import Membership, Person
from governance.actions.agendas.courses import follow_courses, propose_course
from governance.actions.decisions.recording import record_decision
from governance.actions.meetings.calling import begin_meeting
from governance.actions.motions.amendments import propose_amendment, put_amendment
from governance.actions.motions.wording import add_clause, make_motion
from governance.actions.recommendations.ends import refer_recommendation, withdraw_recommendation
from governance.actions.votes import cancel_vote, close_vote, escalate, open_vote, reconsider
from governance.actions.votes.links import make_link
from governance.actions.votes.voices import accept_voice, offer_proxy
from governance.enums import AmendmentState, MotionState, VoteMethod
from governance.models import BallotLink, Motion, Recommendation, Voice, Vote
from governance.queries.agendas.courses import blocks_to_follow
from governance.rechecking import recheck
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import recorded, refused
from tests.factories.house import both, tomorrow
from tests.factories.voices import NB, elector_of, with_procedure
from tests.factories.votes import cast, opened
from tests.factories.ways import CONSENSUS, MAJORITY, motion, procedure

SEATS = ("PSSDC:CA:1", NB, "PSSDC:CA-YT:1")
BETTER = Pair("Clause 1, amended", "Clause 1, amended (fr)")


def voted(house, event, options, by):
    """The three seats say these, and it is closed."""
    for key, option in zip(SEATS, options, strict=True):
        cast(house, event, key, option, "Why")
    return close_vote(event=event, by=by)


def put(motion, by):
    return open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=by, override=both("As it is"))


def again(event, by):
    return reconsider(event=event, method=VoteMethod.WRITTEN, closes_at=tomorrow(), because=both("New"), by=by)


@pytest.fixture
def clause(house):
    procedure(house, CONSENSUS, vote_rule=MAJORITY)
    return motion(house).clauses.first()


@pytest.fixture
def amendment(clause, secretariat):
    amendment = propose_amendment(clause=clause, text=BETTER, by=secretariat)
    put_amendment(amendment=amendment, by=secretariat)
    amendment.refresh_from_db()
    return amendment


def stands(amendment, clause):
    amendment.refresh_from_db()
    clause.refresh_from_db()
    return amendment.state, clause.text.en


# A vote given up


def test_a_reconsideration_that_is_cancelled_leaves_the_closed_vote_and_its_words(house, clause, secretariat):
    event = voted(house, put(clause.motion, secretariat), ["agree"] * 3, secretariat)
    cancel_vote(event=again(event, secretariat), because=both("Not needed"), by=secretariat)
    put_once = Motion.objects.get(pk=clause.motion_id)
    assert put_once.state == MotionState.JUDGED
    with refused("text-frozen"):
        add_clause(motion=put_once, text=both("One more"), by=secretariat)
    event.refresh_from_db()
    assert recheck(event) is None


def test_the_first_vote_that_is_cancelled_leaves_a_draft(house, clause, secretariat):
    cancel_vote(event=put(clause.motion, secretariat), because=both("Not yet"), by=secretariat)
    assert Motion.objects.get(pk=clause.motion_id).state == MotionState.DRAFT


# An amendment voted on again


def test_an_amendment_without_consensus_is_carried_by_the_vote_after_it(house, clause, amendment, secretariat):
    event = voted(house, put(amendment.motion, secretariat), ["agree", "agree", "object"], secretariat)
    assert stands(amendment, clause) == (AmendmentState.NOT_CARRIED, "Clause 1")
    after = escalate(event=event, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    voted(house, after, ["for", "for", "against"], secretariat)
    assert stands(amendment, clause) == (AmendmentState.CARRIED, BETTER.en)


def test_an_amendment_that_was_carried_is_taken_out_again(house, clause, amendment, secretariat):
    event = voted(house, put(amendment.motion, secretariat), ["agree"] * 3, secretariat)
    assert stands(amendment, clause) == (AmendmentState.CARRIED, BETTER.en)
    second = again(event, secretariat)
    with refused("amendment-put"):
        put(Motion.objects.get(pk=clause.motion_id), secretariat)
    voted(house, second, ["agree", "agree", "object"], secretariat)
    assert stands(amendment, clause) == (AmendmentState.NOT_CARRIED, "Clause 1")
    acts = list(LedgerEntry.objects.filter(act__startswith="amendment.settled").order_by("pk"))
    assert [entry.facts["state"] for entry in acts] == ["carried", "not_carried"]


def test_the_same_answer_again_changes_nothing(house, clause, amendment, secretariat):
    event = voted(house, put(amendment.motion, secretariat), ["agree"] * 3, secretariat)
    voted(house, again(event, secretariat), ["agree"] * 3, secretariat)
    assert stands(amendment, clause) == (AmendmentState.CARRIED, BETTER.en)
    assert LedgerEntry.objects.filter(act="amendment.settled").count() == 1


def test_once_the_motion_is_put_its_amendments_stand(house, clause, amendment, secretariat):
    event = voted(house, put(amendment.motion, secretariat), ["agree"] * 3, secretariat)
    put(Motion.objects.get(pk=clause.motion_id), secretariat)
    with refused("text-frozen"):
        again(event, secretariat)


# What may be put, and what may be decided


@pytest.mark.parametrize("state", ["draft", "withdrawn", "referred", "adopted", "not_carried"])
def test_no_motion_is_made_of_what_is_not_submitted_or_is_settled(house, secretariat, state):
    recommendation = house.recommendation()
    if state == "withdrawn":
        withdraw_recommendation(recommendation=recommendation, because=both("No"), by=secretariat)
    elif state == "referred":
        refer_recommendation(recommendation=recommendation, to=house.bodies["WG"], because=both("No"), by=secretariat)
    else:
        reference = {"reference": ""} if state == "draft" else {}
        Recommendation.objects.filter(pk=recommendation.pk).update(state=state, **reference)
    count = Motion.objects.count()
    with refused("recommendation-not-open") as caught:
        make_motion(body=house.bodies["JC"], recommendation=recommendation, by=secretariat)
    assert Motion.objects.count() == count
    assert "submitted or deferred" in str(caught.value.refusal)


def test_the_refusal_is_said_in_french_too(house, secretariat):
    recommendation = house.recommendation()
    withdraw_recommendation(recommendation=recommendation, because=both("No"), by=secretariat)
    with translation.override("fr"), refused("recommendation-not-open") as caught:
        make_motion(body=house.bodies["JC"], recommendation=recommendation, by=secretariat)
    assert "Une motion se fait à partir d’une recommandation soumise ou reportée." in str(caught.value.refusal)


def test_a_motion_that_fell_is_not_decided(house, co_chair):
    fallen = house.motion()
    Motion.objects.filter(pk=fallen.pk).update(state=MotionState.FALLEN)
    fallen.refresh_from_db()
    with refused("wrong-state"):
        record_decision(
            motion=fallen, clauses=recorded(fallen, "noted"), by=co_chair, effective_on=timezone.localdate()
        )


def test_a_recommendation_that_meets_its_end_is_another_version(house, co_chair):
    put_off = house.motion()
    before = put_off.recommendation.version
    clauses = recorded(put_off, "deferred")
    record_decision(motion=put_off, clauses=clauses, by=co_chair, effective_on=timezone.localdate())
    after = Recommendation.objects.get(pk=put_off.recommendation_id)
    assert (after.state, after.version) == ("deferred", before + 1)


def test_what_is_noted_or_put_off_needs_no_motion(house, co_chair, secretariat):
    meeting = house.meeting()
    house.all_present(meeting)
    begin_meeting(meeting=meeting, by=secretariat)
    items = [propose_course(item=house.item(meeting), course=course, by=secretariat) for course in ("note", "defer")]
    (block,) = blocks_to_follow(meeting.gathering)
    assert [line.course for line in block.lines] == ["note", "defer"]
    decisions = follow_courses(meeting=meeting, items=items, by=co_chair)
    assert [(each.item, each.motion, each.outcome) for each in decisions] == [
        (items[0], None, "noted"),
        (items[1], None, "deferred"),
    ]
    assert blocks_to_follow(meeting.gathering) == ()
    with refused("not-followed"):
        follow_courses(meeting=meeting, items=items, by=co_chair)


# Whose place ended with a day, while nobody looked


@pytest.fixture
def tomorrow_comes(monkeypatch):
    """The term of a person was given its last day; then it is the day after."""

    def come(person: Person) -> None:
        held = Membership.objects.standing(timezone.localdate()).get(person=person)
        end_membership(membership=held, on=timezone.localdate() + timedelta(1), ground=deck(7), by=None)
        later = timezone.now() + timedelta(1)
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    return come


def opened_for_long(house):
    closes_at = timezone.now() + timedelta(9)
    by = house.people["secretariat"]
    return open_vote(motion=house.motion(), method=VoteMethod.WRITTEN, closes_at=closes_at, by=by)


def test_a_personal_link_ends_with_the_day_although_nobody_was_signed_in(client, house, member, tomorrow_comes):
    with_procedure(house, personal_links=True)
    token = make_link(elector=elector_of(house, opened_for_long(house)), person=member, by=None)
    tomorrow_comes(member)
    assert client.post(f"/en/ballot/{token}", {"option": "agree"}).status_code == 404  # before any sweep
    assert end_sessions_of_leavers() == 1
    assert BallotLink.objects.get().revoked_at is not None
    assert not Vote.objects.exists()
    assert end_sessions_of_leavers() == 0


def test_a_voice_ends_with_the_day_although_nobody_was_signed_in(house, member, co_chair, tomorrow_comes):
    with_procedure(house, proxies=True)
    event = opened_for_long(house)
    voice = offer_proxy(seat=house.seats[NB], person=co_chair, until=timezone.localdate() + timedelta(9), by=member)
    accept_voice(voice=voice, by=co_chair)
    tomorrow_comes(co_chair)
    assert end_sessions_of_leavers() == 1
    assert Voice.objects.get().ended_at is not None
    with refused("no-voting-seat"):
        cast(house, event, NB, by=co_chair)


# The browser: its clock, its memory


def test_the_clock_of_the_browser_is_never_asked(client, house, member):
    event = opened(house)
    client.force_login(member)
    page = client.get(f"/en/votes/{event.reference}").content.decode()
    fields = {part.split('"')[0] for part in page.split(' name="')[1:]}
    assert not {field for field in fields if "time" in field or "date" in field or "clock" in field}
    posted = {"seat": NB, "seen": "", "option": "agree"}
    wrong = {"Date": "Thu, 01 Jan 2099 00:00:00 GMT"}
    assert client.post(f"/en/votes/{event.reference}/cast", posted, headers=wrong).status_code == 303
    assert abs(Vote.objects.first().cast_at - timezone.now()) < timedelta(minutes=1)


def test_back_and_sent_again_replaces_nobody_elses_vote(client, house, member, alternate):
    event = opened(house)
    client.force_login(member)
    old_form = {"seat": NB, "seen": "", "option": "reservation", "reason_reservation": "Only if funded"}
    address = f"/en/votes/{event.reference}/cast"
    assert client.post(address, old_form).status_code == 303
    cast(house, event, NB, "stand_aside", by=alternate, seen=Vote.objects.latest("cast_at").cast_at)
    answer = client.post(address, old_form)  # the form as it was before the first press
    assert answer.status_code == 409
    assert "Only if funded" in answer.content.decode()
    assert {(vote.option, vote.cast_by) for vote in Vote.objects.all()} == {("stand_aside", alternate)}
