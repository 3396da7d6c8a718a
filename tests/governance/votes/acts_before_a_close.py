"""Which acts lead from the draft of a motion to the last voice of its vote, each with the rule before it?"""

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import initialize

from governance import rules
from governance.actions.motions.amendments import propose_amendment, put_amendment, withdraw_amendment
from governance.actions.motions.wording import add_clause, revise_clause, withdraw_motion
from governance.actions.votes import (
    Position,
    answer_roll_call,
    call_consensus,
    cast_slip,
    cast_vote,
    count_hands,
    open_vote,
    options_of,
    recuse,
)
from governance.enums import VoteMethod
from governance.frozen import freeze_seats
from governance.lifecycles import MOTION
from governance.models import Amendment, Clause, Motion, Participation, Procedure, Vote
from groundwork.bilingual import Pair
from tests.factories.house import both, tomorrow
from tests.factories.ways import CONSENSUS, MAJORITY
from tests.governance.motions.life_of_a_motion import (
    CA,
    HOLDERS,
    NB,
    Life,
    chairs,
    numbers,
    people,
    seats,
    step,
    suppose,
    why_not_cast,
)

METHODS = [each for each in VoteMethod if each != VoteMethod.CONSENSUS_CALL]
IN_WRITING = [VoteMethod.WRITTEN, VoteMethod.CONCERNS]
CAST = [VoteMethod.WRITTEN, VoteMethod.BALLOT, VoteMethod.CONCERNS]
SETTLED = ("amendment.settled", "motion.clause-amended", "amendment.not-composed", "motion.fallen")
choices = st.integers(0, 4)


class BeforeTheClose(Life):
    """Drafting, amending, putting, speaking."""

    @initialize(rule=st.sampled_from([CONSENSUS, CONSENSUS, MAJORITY]), method=st.sampled_from([None, *METHODS, *CAST]))
    def begin_with_a_draft_or_an_open_vote(self, rule, method):
        self.begin(rule)
        if method is not None:
            self.open_it(number=0, method=method, by="secretariat")

    # Before it is put

    @step(number=numbers, by=people)
    def add_a_clause(self, number, by):
        motion, who = self.pick(Motion.objects, number), self.person(by)
        suppose(motion.clauses.count() < 4)
        why_not = rules.refuse_edit_motion(who, motion) or rules.refuse_amendments_own(motion)
        self.attempt(why_not, lambda: add_clause(motion=motion, text=both("More"), by=who), "motion.clause-added")

    @step(number=numbers, by=chairs, word=st.sampled_from("abc"))
    def revise_a_clause(self, number, by, word):
        clause, who = self.pick(Clause.objects, number), self.person(by)
        why_not = rules.refuse_edit_motion(who, clause.motion) or rules.refuse_reword(clause)
        en, fr = f"{clause.text.en} {word}", f"{clause.text.fr} {word}"
        self.attempt(why_not, lambda: revise_clause(clause=clause, version=clause.version, en=en, fr=fr, by=who),
                     "motion.clause-revised")  # fmt: skip

    @step(number=numbers, by=people, word=st.sampled_from("xyz"))
    def propose_an_amendment(self, number, by, word):
        clause, who = self.pick(Clause.objects, number), self.person(by)
        text = Pair(f"{word} {clause.text.en}", f"{word} {clause.text.fr}")
        self.attempt(rules.refuse_propose_amendment(who, clause),
                     lambda: propose_amendment(clause=clause, text=text, by=who), "amendment.proposed")  # fmt: skip

    @step(number=numbers, by=chairs)
    def put_an_amendment(self, number, by):
        amendment, who = self.pick(Amendment.objects, number), self.person(by)
        self.attempt(rules.refuse_put_amendment(who, amendment),
                     lambda: put_amendment(amendment=amendment, by=who), "amendment.put")  # fmt: skip

    @step(number=numbers, by=people)
    def withdraw_an_amendment(self, number, by):
        amendment, who = self.pick(Amendment.objects, number), self.person(by)
        self.attempt(rules.refuse_withdraw_amendment(who, amendment),
                     lambda: withdraw_amendment(amendment=amendment, by=who), "amendment.withdrawn")  # fmt: skip

    @step(number=numbers, by=chairs)
    def withdraw_a_motion(self, number, by):
        suppose(Motion.objects.count() > 1)
        motion, who = self.pick(Motion.objects, number), self.person(by)
        why_not = rules.refuse_chair_or_secretariat(who, motion.body) or MOTION.refuse(motion.state, "withdrawn")
        self.attempt(why_not, lambda: withdraw_motion(motion=motion, by=who), "motion.withdrawn")

    # Opening

    def way(self, method):
        in_room = method not in {*IN_WRITING}
        return {"method": method, "closes_at": None if in_room else tomorrow(),
                "meeting": self.meeting if in_room else None}  # fmt: skip

    def why_not_open(self, who, motion, way, override=None):
        """What the rules say, in their order: the place, the state, the words, then the number of seats."""
        minimum = Procedure.objects.get(body=motion.body)
        return rules.refuse_open_vote(
            who, motion, motion.clauses.all(), override=override or both("As it is"), **way
        ) or rules.refuse_too_few_for_secrecy(way["method"], minimum, freeze_seats(motion, timezone.localdate()))

    @step(number=numbers, method=st.sampled_from([*METHODS, *CAST, *CAST]), by=chairs)
    def open_it(self, number, method, by):
        motion, who = self.pick(Motion.objects, number), self.person(by)
        suppose(not self.weighs(method))
        way, override = self.way(method), both("As it is")
        self.opened(self.attempt(rules.refuse_judged(motion) or self.why_not_open(who, motion, way),
                    lambda: open_vote(motion=motion, by=who, override=override, **way), "vote.opened"))  # fmt: skip

    def weighs(self, method):
        """A weighted electorate has no count of hands; the engine says so, and no rule before it."""
        return method in rules.COUNTED and "seat.weight-set" in self.done

    @step(number=numbers, by=chairs)
    def call_it_by_consensus(self, number, by):
        motion, who = self.pick(Motion.objects, number), self.person(by)
        why_not = rules.refuse_judged(motion) or self.why_not_open(
            who, motion, {**self.way(VoteMethod.CONSENSUS_CALL), "meeting": None}
        )
        event = self.attempt(
            why_not, lambda: call_consensus(motion=motion, meeting=self.meeting, by=who, override=both("As it is")),
            "vote.consensus-called", "vote.closed", also=SETTLED)  # fmt: skip
        if event is not None:
            self.opened(event)
            said = dict.fromkeys(event.motion.clauses.all(), options_of(event)[0])
            for seat in (CA, NB):
                self.heard(event, seat, said, who)

    # Speaking

    @staticmethod
    def word(event, choice):
        """An option of the rule; the last choice is one of the other rule."""
        known = options_of(event)
        return (
            known[choice] if choice < len(known) else {3: known[0], 4: "for" if "agree" in known else "agree"}[choice]
        )

    @step(number=numbers, seat=seats, by=people, choice=choices, looked=st.booleans(), first=st.booleans())
    def cast(self, number, seat, by, choice, looked, first):
        event, who = self.vote(number), self.person(by)
        option = self.word(event, choice)
        elector = self.elector(event, seat)
        clauses = list(event.motion.clauses.all())[: 1 if first else None]
        votes = Vote.objects.filter(elector=elector).order_by("-cast_at")
        seen = votes.values_list("cast_at", flat=True).first() if looked else None
        same = self.same(event, seat, clauses, option)
        cast = self.attempt(
            why_not_cast(event, elector, option, who, seen),
            lambda: cast_vote(event=event, elector=elector, by=who, seen=seen,
                              positions=dict.fromkeys(clauses, Position(option, "Why"))),
            *(() if same else ("vote.cast",)))  # fmt: skip
        if cast is not None:
            assert cast.changed is not same
            known = self.remembered[event.pk].said
            changed = [each for each in clauses if known.get((seat, each.pk), ("",))[0] != option]
            self.heard(event, seat, dict.fromkeys(changed, option), who)

    @step(number=numbers, choice=choices, other=choices, seat=seats)
    def all_holders_speak(self, number, choice, other, seat):
        for each, who in HOLDERS.items():
            said = other if each == seat else choice
            self.cast(number=number, seat=each, by=who, choice=said, looked=True, first=False)

    def same(self, event, seat, clauses, option):
        """Whether the seat has said exactly this, on every clause from which it is not recused."""
        out, known = self.recused(event, seat), self.remembered[event.pk].said
        return all(known.get((seat, each.pk), ("",))[0] == option for each in clauses if each.pk not in out)

    @step(number=numbers, seat=seats, by=people, part=st.booleans())
    def declare_an_interest(self, number, seat, by, part):
        event, who = self.vote(number), self.person(by)
        elector, clause = self.elector(event, seat), event.motion.clauses.first() if part else None
        known = (clause.pk if clause else None) in self.recused(event, seat)
        self.attempt(rules.refuse_recusal(who, event, elector, clause, now=timezone.now()),
                     lambda: recuse(event=event, elector=elector, interest="Ours", language="en", by=who,
                                     clause=clause),
                     *(() if known else ("vote.recused",)))  # fmt: skip

    @step(number=numbers, seat=seats, by=chairs, choice=choices)
    def call_a_name(self, number, seat, by, choice):
        event, who = self.vote(number, VoteMethod.ROLL_CALL), self.person(by)
        option = self.word(event, choice)
        elector, clauses = self.elector(event, seat), list(event.motion.clauses.all())
        why_not = rules.refuse_answer(who, event, elector, now=timezone.now()) or rules.refuse_position(
            option, "Why", allowed=options_of(event))  # fmt: skip
        said = dict.fromkeys(clauses, Position(option, "Why"))
        if self.attempt(why_not, lambda: answer_roll_call(event=event, elector=elector, positions=said, by=who),
                        "vote.answered") is not None:  # fmt: skip
            self.heard(event, seat, dict.fromkeys(clauses, option), who)

    @step(number=numbers, by=chairs, hands=st.integers(-1, 3))
    def count(self, number, by, hands):
        event, who = self.vote(number, VoteMethod.SHOW_OF_HANDS), self.person(by)
        counts = {clause: {options_of(event)[0]: hands} for clause in event.motion.clauses.all()}
        self.attempt(rules.refuse_count(who, event, counts, options=options_of(event)),
                     lambda: count_hands(event=event, counts=counts, by=who), "vote.hands-counted")  # fmt: skip

    @step(number=numbers, seat=seats, by=people)
    def drop_a_slip(self, number, seat, by):
        event, who = self.vote(number, VoteMethod.SECRET), self.person(by)
        elector = self.elector(event, seat)
        chosen = dict.fromkeys(event.motion.clauses.all(), options_of(event)[0])
        self.attempt(rules.refuse_slip(who, event, elector, now=timezone.now()),
                     lambda: cast_slip(event=event, elector=elector, options=chosen, by=who),
                     "vote.took-part")  # fmt: skip
        assert event.slips.count() == Participation.objects.filter(elector__vote_event=event).count()
