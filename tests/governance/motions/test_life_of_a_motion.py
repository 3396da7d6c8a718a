"""The whole life of a motion among three seats, in any order that hypothesis thinks of; what must hold, holds."""

from datetime import timedelta
from typing import ClassVar

from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from councils.actions.memberships import appoint, end_membership
from councils.actions.seats import set_weight
from councils.enums import Role
from councils.grounds import deck
from councils.models import Membership
from governance import rules
from governance.actions.decisions.recording import Recorded, record_decision
from governance.actions.votes import (
    cancel_vote,
    close_vote,
    escalate,
    extend_vote,
    lift_concern,
    publish_positions,
    reconsider,
)
from governance.actions.votes.voices import accept_voice, name_substitute, offer_proxy, take_back_voice
from governance.enums import MotionState, VoiceKind, VoteMethod, VoteState
from governance.models import Concern, Motion, Procedure, Voice, VoteEvent
from groundwork.bilingual import Pair
from tests.factories.house import TODAY, both, tomorrow
from tests.governance.motions.life_of_a_motion import HOLDERS, chairs, numbers, people, seats, step, suppose
from tests.governance.votes.acts_before_a_close import CAST, SETTLED, BeforeTheClose, choices
from tests.governance.votes.ballots import past_its_time

WHY = "Away"
reasons = st.sampled_from([both("Because"), both("Because"), Pair("Because", "")])
names = st.sampled_from(["stranger", "observer", "member", "co_chair"])
LEFT = ("voice.ended-with-place", "link.revoked-with-place")


class WholeLife(BeforeTheClose):
    """Others speak for a seat, seats change, and the vote ends in one of its ways."""

    seen: ClassVar[set[str]] = set()

    def teardown(self):
        self.seen.update(self.done)
        super().teardown()

    # Others who speak

    @step(number=numbers, seat=seats, person=names, by=people)
    def name_somebody(self, number, seat, person, by):
        event, who, named = self.vote(number), self.person(by), self.person(person)
        elector = self.elector(event, seat)
        stands = Voice.objects.filter(seat=elector.seat, kind=VoiceKind.SUBSTITUTE, vote_event=event, person=named,
                                      offered_by=who, ended_at=None).exists()  # fmt: skip
        why_not = None if stands else rules.refuse_name_substitute(
            who, event, elector, named, because=WHY, now=timezone.now())  # fmt: skip
        self.attempt(why_not, lambda: name_substitute(event=event, elector=elector, person=named, by=who, because=WHY),
                     *(() if stands else ("voice.offered",)))  # fmt: skip

    @step(seat=seats, person=names, by=people, days=st.integers(0, 2))
    def offer_a_proxy(self, seat, person, by, days):
        who, named, until = self.person(by), self.person(person), timezone.localdate() + timedelta(days=days)
        row = self.house.seats[seat]
        why_not = rules.refuse_offer_proxy(
            who, row, named, event=None, until=until, because=WHY, now=timezone.now())  # fmt: skip
        self.attempt(why_not, lambda: offer_proxy(seat=row, person=named, by=who, until=until, because=WHY),
                     "voice.offered")  # fmt: skip

    @step(number=numbers, by=people, themselves=st.booleans())
    def accept(self, number, by, themselves):
        voice = self.pick(Voice.objects.select_related("seat__body", "vote_event", "person"), number)
        who = voice.person if themselves else self.person(by)
        stands = voice.accepted_at is not None and voice.ended_at is None and who.pk == voice.person_id
        why_not = None if stands else rules.refuse_accept_voice(who, voice, now=timezone.now())
        self.attempt(why_not, lambda: accept_voice(voice=voice, by=who), *(() if stands else ("voice.accepted",)))

    @step(number=numbers, by=people)
    def take_back(self, number, by):
        voice, who = self.pick(Voice.objects.select_related("seat__body", "vote_event"), number), self.person(by)
        over = voice.ended_at is not None
        why_not = None if over else rules.refuse_take_back_voice(who, voice, now=timezone.now())
        self.attempt(why_not, lambda: take_back_voice(voice=voice, by=who), *(() if over else ("voice.ended",)))

    # Seats change, once in a life

    @step(seat=seats)
    def a_holder_goes(self, seat):
        held = Membership.objects.standing(TODAY).filter(seat=self.house.seats[seat], role__in=["co_chair", "member"])
        suppose(held.exists() and "membership.ended" not in self.done)
        self.attempt(None, lambda: end_membership(membership=held.get(), on=TODAY, ground=deck(7), by=None),
                     "membership.ended", also=LEFT)  # fmt: skip

    @step(seat=seats)
    def a_successor_comes(self, seat):
        row = self.house.seats[seat]
        suppose(not Membership.objects.standing(TODAY).filter(seat=row, role__in=["co_chair", "member"]).exists())
        self.attempt(None, lambda: appoint(person=self.person("stranger"), seat=row, role=Role.MEMBER, starts_on=TODAY,
                                           ground=deck(7), by=None), "membership.opened")  # fmt: skip

    @step(seat=seats)
    def a_seat_weighs_more(self, seat):
        suppose("seat.weight-set" not in self.done)
        self.attempt(None, lambda: set_weight(seat=self.house.seats[seat], weight=3, on=TODAY, ground=deck(7), by=None),
                     "seat.weight-set")  # fmt: skip

    # The clock, and more time

    @step(number=numbers)
    def time_passes(self, number):
        event = self.vote(number)
        suppose(event.state == VoteState.OPEN and event.closes_at is not None)
        past_its_time(event)
        self.changed = True

    @step(number=numbers, seat=seats)
    def speak_too_late(self, number, seat):
        self.time_passes(number=number)
        self.cast(number=number, seat=seat, by=HOLDERS[seat], choice=0, looked=True, first=False)

    @step(number=numbers, by=chairs, because=reasons, days=st.integers(0, 3))
    def extend(self, number, by, because, days):
        event, who, until = self.vote(number), self.person(by), tomorrow() + timedelta(days=days)
        why_not = rules.refuse_extend(who, event, until, because, now=timezone.now())
        self.attempt(why_not, lambda: extend_vote(event=event, closes_at=until, because=because, by=who),
                     "vote.extended")  # fmt: skip

    @step(number=numbers, by=chairs, because=reasons)
    def lift(self, number, by, because):
        concern, who = self.pick(Concern.objects.select_related("elector__vote_event"), number), self.person(by)
        why_not = rules.refuse_lift(who, concern.elector.vote_event, concern, because)
        self.attempt(why_not, lambda: lift_concern(concern=concern, because=because, by=who), "concern.lifted")

    # The end

    @step(number=numbers, method=st.sampled_from(CAST), choice=choices, other=choices, seat=seats)
    def vote_to_the_end(self, number, method, choice, other, seat):
        """A motion is put where it is a draft, all holders speak, and the secretariat closes it."""
        motion = self.pick(Motion.objects, number)
        if motion.state == MotionState.DRAFT:
            self.open_it(number=number, method=method, by="secretariat")
        event = motion.vote_events.filter(state=VoteState.OPEN).first()
        suppose(event)
        rank = VoteEvent.objects.filter(pk__gt=event.pk).count()
        self.all_holders_speak(number=rank, choice=choice, other=other, seat=seat)
        self.close(number=rank, by="secretariat")

    @step(number=numbers, word=st.sampled_from("xyz"), choice=choices, seat=seats, after=choices)
    def amend_to_the_end(self, number, word, choice, seat, after):
        """An amendment is proposed, put and voted; where there was no consensus, voted once more."""
        self.propose_an_amendment(number=number, by="secretariat", word=word)
        self.put_an_amendment(number=0, by="secretariat")
        self.vote_to_the_end(number=0, method=VoteMethod.WRITTEN, choice=0, other=choice, seat=seat)
        self.put_to_a_vote_after(number=0, by="secretariat")
        self.all_holders_speak(number=0, choice=0, other=after, seat=seat)
        self.close(number=0, by="secretariat")

    @step(number=numbers)
    def reconsider_and_give_it_up(self, number):
        self.put_again(number=number, by="secretariat", because=both("New"))
        self.cancel(number=0, by="secretariat")
        self.add_a_clause(number=0, by="secretariat")

    @step(number=numbers, choice=choices, seat=seats)
    def reconsider_to_the_end(self, number, choice, seat):
        self.put_again(number=number, by="secretariat", because=both("New"))
        self.all_holders_speak(number=0, choice=choice, other=choice, seat=seat)
        self.close(number=0, by="secretariat")

    @step(number=numbers, by=st.one_of(st.none(), chairs))
    def close(self, number, by):
        event, who = self.vote(number), self.person(by) if by else None
        why_not = rules.refuse_close_vote(who, event, now=timezone.now())
        self.attempt(why_not, lambda: close_vote(event=event, by=who), "vote.closed", also=SETTLED)

    @step(number=numbers, by=chairs)
    def cancel(self, number, by):
        suppose(self.done.count("vote.cancelled") < 2)
        event, who = self.vote(number), self.person(by)
        why_not = rules.refuse_close_vote(who, event, now=timezone.now())
        self.attempt(why_not, lambda: cancel_vote(event=event, because=both("No"), by=who), "vote.cancelled")

    @step(number=numbers, by=chairs)
    def publish(self, number, by):
        event, who = self.vote(number), self.person(by)
        self.attempt(rules.refuse_publish_positions(who, event),
                     lambda: publish_positions(event=event, by=who), "vote.positions-published")  # fmt: skip
        if event.pk in self.remembered:
            self.remembered[event.pk].ended = None  # the one thing that is written to a vote that ended

    @step(number=numbers, by=chairs)
    def put_to_a_vote_after(self, number, by):
        event, who = self.vote(number), self.person(by)
        procedure, way = Procedure.objects.get(body=event.motion.body), self.way(VoteMethod.WRITTEN)
        why_not = rules.refuse_escalate(who, event, procedure) or self.why_not_open(
            who, event.motion, way, override=event.override)  # fmt: skip
        self.opened(self.attempt(why_not, lambda: escalate(event=event, by=who, method=VoteMethod.WRITTEN,
                                                           closes_at=way["closes_at"]), "vote.escalated"))  # fmt: skip

    @step(number=numbers, by=chairs, because=reasons)
    def put_again(self, number, by, because):
        event, who, way = self.vote(number), self.person(by), self.way(VoteMethod.WRITTEN)
        decided = event.motion.state == MotionState.DECIDED
        motion = Motion(body=event.motion.body) if decided else event.motion
        why_not = rules.refuse_reconsider(who, event, because) or (
            None if decided else self.why_not_open(who, motion, way, override=event.override)
        )
        self.opened(self.attempt(why_not, lambda: reconsider(event=event, because=because, by=who,
                    method=VoteMethod.WRITTEN, closes_at=way["closes_at"]), "vote.reconsidered"))  # fmt: skip

    @step(number=numbers, by=st.sampled_from(["co_chair", "co_chair", "secretariat"]))
    def decide(self, number, by):
        motion, who = self.pick(Motion.objects, number), self.person(by)
        event = motion.vote_events.filter(state=VoteState.CLOSED).order_by("-closed_at").first()
        found = dict(event.verdicts.values_list("clause", "outcome")) if event else {}
        ends = {"carried": "vote", "not_carried": "not_carried"}
        clauses = {each: Recorded(ends.get(found.get(each.pk), "deferred"), each.text) for each in motion.clauses.all()}
        self.attempt(rules.refuse_record_decision(who, motion),
                     lambda: record_decision(motion=motion, clauses=clauses, by=who, effective_on=TODAY),
                     "decision.recorded", also=SETTLED)  # fmt: skip


def test_whatever_happens_to_a_motion_what_must_hold_holds(house):
    WholeLife.house = house
    WholeLife.seen.clear()
    quick = settings(max_examples=12, stateful_step_count=25, deadline=None, database=None, derandomize=True,
                     phases=[Phase.generate],  # a life that fails is short enough to read, and long to shrink
                     suppress_health_check=list(HealthCheck))  # fmt: skip
    run_state_machine_as_test(WholeLife, settings=quick)
    assert {"vote.opened", "vote.cast", "vote.closed", "vote.reconsidered", "vote.cancelled"} <= WholeLife.seen
