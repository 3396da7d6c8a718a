"""One table of situations, and two who decide: the statement of the ballot box, and the rules that say why not.

`put_in` casts or does nothing; `refuse_vote` and `refuse_unseen` must refuse in exactly the situations in which it
does nothing, so that whoever was not heard is always told the reason.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance import rules
from governance.actions.votes import options_of, recuse
from governance.actions.votes.casting import refuse_unseen
from governance.ballot_box import WHOLE, Position, put_in
from governance.enums import VoteMethod
from governance.models import Attendance, Clause, Recusal, Voice, Vote, VoteEvent
from tests.factories.votes import cast
from tests.factories.ways import CONSENSUS, elector, put, room
from tests.governance.votes.ballots import past_its_time

NB, YT = "PSSDC:CA-NB:1", "PSSDC:CA-YT:1"


class Situation:
    """A vote of a council, who acts, for which seat, what they say and what they have seen."""

    def __init__(self, house):
        self.house = house
        self.method, self.rule, self.meeting = VoteMethod.WRITTEN, CONSENSUS, None
        self.who, self.seat, self.seen = "member", NB, None
        self.option, self.clause = "agree", WHOLE
        self.after = []

    def open(self):
        needs_room = self.method in {VoteMethod.BALLOT, VoteMethod.ROLL_CALL, VoteMethod.SHOW_OF_HANDS}
        meeting = room(self.house, but=[NB]) if needs_room else None
        self.event = put(self.house, self.method, rule=self.rule, meeting=meeting, silence_days=3)
        for step in self.after:
            step(self)
        self.event.refresh_from_db()
        return self

    @property
    def by(self):
        return self.house.people[self.who]

    @property
    def elector(self):
        return elector(self.house, self.event, self.seat)

    def voice(self, kind, *, accepted=True, ended=False, for_all=False, until=9, seat=NB):
        now, today = timezone.now(), timezone.localdate()
        Voice.objects.create(
            seat=self.house.seats[seat], person=self.house.people["stranger"], kind=kind,
            vote_event=None if for_all else self.event, until=today + timedelta(days=until) if for_all else None,
            offered_by=self.house.people["member"], accepted_at=now if accepted else None,
            ended_at=now if ended else None,
        )  # fmt: skip

    def said(self):
        return put_in(reference=self.event.reference, seat=self.seat, by=self.by, seen=self.seen,
                      positions={self.clause: Position(self.option, "Why")})  # fmt: skip

    def refusal(self):
        before = {vote.clause_id: vote for vote in Vote.objects.filter(elector=self.elector).select_related("cast_by")}
        return (
            rules.refuse_vote(self.by, self.event, self.elector, now=timezone.now())
            or rules.refuse_position(self.option, "Why", allowed=options_of(self.event))
            or refuse_unseen(before, self.by, self.seen)
        )


def told(**facts):
    return lambda situation: situation.__dict__.update(facts)


def then(step):
    return lambda situation: situation.after.append(step)


def substitute(**more):
    return then(lambda situation: situation.voice("substitute", **more))


def proxy(**more):
    return then(lambda situation: situation.voice("proxy", **more))


def closes(situation):
    VoteEvent.objects.filter(pk=situation.event.pk).update(state="closed", closed_at=timezone.now(), outcome="carried")


def cancelled(situation):
    VoteEvent.objects.filter(pk=situation.event.pk).update(state="cancelled", closed_at=timezone.now())


def recused(clause):
    def step(situation):
        part = situation.event.motion.clauses.first() if clause else None
        recuse(event=situation.event, elector=situation.elector, interest="Ours", language="en",
               by=situation.house.people["member"], clause=part)  # fmt: skip

    return then(step)


def voted_by(who, *, seen):
    def step(situation):
        cast(situation.house, situation.event, NB, "stand_aside", by=situation.house.people[who])
        if seen:
            situation.seen = Vote.objects.latest("cast_at").cast_at

    return then(step)


def there(situation):
    Attendance.objects.update_or_create(
        meeting=situation.event.meeting, seat=situation.house.seats[NB],
        defaults={"person": situation.house.people["stranger"], "presence": "remote"},
    )  # fmt: skip


def absent(situation):
    there(situation)
    Attendance.objects.filter(person=situation.house.people["stranger"]).update(presence="absent")


STRANGER = told(who="stranger")
ROOM = told(method=VoteMethod.BALLOT)
TABLE = {
    "its holder": ([], None),
    "its alternate": ([told(who="alternate")], None),
    "in the room": ([ROOM], None),
    "in a wait for concerns": ([told(method=VoteMethod.CONCERNS)], None),
    "where names are called": ([told(method=VoteMethod.ROLL_CALL)], "other-method"),
    "where hands are counted": ([told(method=VoteMethod.SHOW_OF_HANDS, rule={"method": "consensus"})], "other-method"),
    "in a secret ballot": ([told(method=VoteMethod.SECRET, rule={"method": "consensus"})], "other-method"),
    "closed": ([then(closes)], "vote-closed"),
    "cancelled": ([then(cancelled)], "vote-closed"),
    "past its time": ([then(lambda situation: past_its_time(situation.event))], "vote-closed"),
    "another seat": ([told(seat=YT)], "no-voting-seat"),
    "no seat": ([STRANGER], "no-voting-seat"),
    "an observer": ([told(who="observer")], "no-voting-seat"),
    "the secretariat": ([told(who="secretariat")], "no-voting-seat"),
    "a co-chair for another": ([told(who="co_chair")], "no-voting-seat"),
    "recused": ([recused(clause=False)], "recused"),
    "recused in one clause": ([recused(clause=True)], None),
    "an option of another rule": ([told(option="for")], "no-choice"),
    "no option": ([told(option="")], "no-choice"),
    "under a majority": ([told(rule={"method": "majority"}, option="for")], None),
    "consensus words under a majority": ([told(rule={"method": "majority"})], "no-choice"),
    "somebody else's vote unseen": ([voted_by("alternate", seen=False)], "already-voted"),
    "somebody else's vote seen": ([voted_by("alternate", seen=True)], None),
    "one's own vote before": ([voted_by("member", seen=False)], None),
    "a substitute": ([STRANGER, substitute()], None),
    "a substitute who did not agree": ([STRANGER, substitute(accepted=False)], "no-voting-seat"),
    "a substitute taken back": ([STRANGER, substitute(ended=True)], "no-voting-seat"),
    "a substitute for another seat": ([STRANGER, substitute(seat=YT)], "no-voting-seat"),
    "the holder beside a substitute": ([substitute()], "substitute-named"),
    "the alternate beside a substitute": ([told(who="alternate"), substitute()], "substitute-named"),
    "the holder beside one who did not agree": ([substitute(accepted=False)], None),
    "the holder beside one taken back": ([substitute(ended=True)], None),
    "a substitute for a recused seat": ([STRANGER, substitute(), recused(clause=False)], None),
    "a proxy for this vote": ([STRANGER, proxy()], None),
    "a proxy until a day": ([STRANGER, proxy(for_all=True)], None),
    "a proxy until today": ([STRANGER, proxy(for_all=True, until=0)], "no-voting-seat"),
    "a proxy taken back": ([STRANGER, proxy(ended=True)], "no-voting-seat"),
    "the holder beside a proxy": ([proxy()], None),
    "a proxy in the room, present": ([STRANGER, ROOM, proxy(), then(there)], None),
    "a proxy in the room, noted absent": ([STRANGER, ROOM, proxy(), then(absent)], "no-voting-seat"),
    "a proxy in the room, not noted": ([STRANGER, ROOM, proxy()], "no-voting-seat"),
    "a proxy beside a substitute": ([STRANGER, proxy(), then(
        lambda situation: Voice.objects.create(
            seat=situation.house.seats[NB], person=situation.house.people["group_co_chair"], kind="substitute",
            vote_event=situation.event, offered_by=situation.by, accepted_at=timezone.now()))], None),
    "a vote long replaced": ([voted_by("alternate", seen=True), voted_by("alternate", seen=False)], None),
}  # fmt: skip
TABLE["a substitute for a recused seat"] = (
    [STRANGER, then(lambda situation: Recusal.objects.create(
        elector=situation.elector, interest="Ours", interest_language="en",
        declared_by=situation.house.people["member"])), substitute()], "recused")  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_both_decide_alike(house, name):
    steps, code = TABLE[name]
    situation = Situation(house)
    for step in steps:
        step(situation)
    situation.open()
    refusal = situation.refusal()
    done = situation.said()
    assert (refusal.code if refusal else None) == code
    assert (done is None) == (refusal is not None)


def test_a_clause_of_another_motion_is_nothing(house):
    situation = Situation(house).open()
    other = Situation(house).open()
    situation.clause = str(Clause.objects.filter(motion=other.event.motion).first().pk)
    assert situation.said() is None


@pytest.mark.parametrize("seat", ["PSCIOC:CA-NB:1", "nonsense", ""])
def test_a_seat_that_is_not_in_the_electorate_is_nothing(house, seat):
    situation = Situation(house).open()
    situation.seat = seat
    assert situation.said() is None


def test_the_voice_says_as_what_it_was_cast(house):
    for kind in ("substitute", "proxy"):
        situation = Situation(house)
        situation.who = "stranger"
        situation.open()
        situation.voice(kind)
        situation.said()
        assert {vote.cast_as for vote in Vote.objects.filter(vote_event=situation.event)} == {kind}
