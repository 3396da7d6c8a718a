"""May these words of a clause be changed by an amendment, and may the amendment be put, now?"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Jurisdiction, Person
from councils.rules import for_jurisdiction, refuse_unless_secretariat, standing_of
from governance import rights
from governance.amending import composed_pair
from governance.enums import AmendmentState, MotionState
from governance.models import Amendment, Clause, ClauseOutcome, Motion
from governance.rules.places import refuse_chair_or_secretariat
from groundwork.bilingual import Pair
from groundwork.refusals import Refusal

UNUSABLE = 422
PUT = (MotionState.DRAFT, MotionState.OPEN)  # put, and its vote not closed yet


def refuse_propose_amendment(
    person: Person | None, clause: Clause, jurisdiction: Jurisdiction | None = None, body: Body | None = None
) -> Refusal | None:
    """Why may this person not propose other words for this clause, in whose name they say?"""
    standing = standing_of(person)
    if not standing.holds(rights.RECOMMEND):
        return rights.RECOMMEND.refused(
            "not-a-member", _("Only members, working groups and the secretariat may propose an amendment.")
        )
    if clause.motion.state != MotionState.DRAFT:
        return Refusal("text-frozen", _("The text was frozen when the vote opened."))
    if getattr(clause.motion, "amendment", None) is not None:
        return Refusal("an-amendment", _("This is an amendment itself. Rewrite it, or propose another beside it."))
    about = {for_jurisdiction(jurisdiction), body.key if body else ""} - {""}
    if all(standing.holds(rights.PROPOSE, {each}) for each in about):
        return None
    return rights.PROPOSE.refused("not-in-their-name", _("You do not act for them."), about=about)


def refuse_rewrite(person: Person, amendment: Amendment) -> Refusal | None:
    """Why may this person not rewrite this amendment? It is its proposer's and the secretariat's until it is put."""
    if amendment.proposed_by_id != person.pk and refuse_unless_secretariat(person) is not None:
        return refuse_unless_secretariat(person, rights.PROPOSE)
    if refusal := refuse_not_open(amendment):
        return refusal
    if amendment.clause.motion.state != MotionState.DRAFT:
        return Refusal("text-frozen", _("The text was frozen when the vote opened."))
    return refuse_put_already(amendment)


def refuse_withdraw_amendment(person: Person, amendment: Amendment) -> Refusal | None:
    """Why may this person not withdraw it? Its proposer alone may, until its vote opens."""
    if amendment.proposed_by_id != person.pk:
        return Refusal("not-its-proposer", _("Only who proposed this amendment may withdraw it."), status=403)
    if refusal := refuse_not_open(amendment):
        return refusal
    if amendment.motion is not None and amendment.motion.state == MotionState.OPEN:
        return Refusal("vote-open", _("A vote on this amendment is open. Close it first."))
    return None


def refuse_order_amendment(person: Person, amendment: Amendment) -> Refusal | None:
    """Why may this person not say in which order it is voted?"""
    if refusal := refuse_chair_or_secretariat(person, amendment.clause.motion.body):
        return refusal
    if put_on([amendment.clause]):
        return Refusal("amendment-put", _("An amendment to this clause is put to a vote. Settle it first."))
    return refuse_not_open(amendment)


def refuse_put_amendment(person: Person, amendment: Amendment) -> Refusal | None:
    """Why can this amendment not be put? Those before it on the same clause are settled first; its words must fit."""
    parent = amendment.clause.motion
    if refusal := refuse_chair_or_secretariat(person, parent.body):
        return refusal
    if refusal := refuse_not_open(amendment) or refuse_put_already(amendment):
        return refusal
    if parent.state != MotionState.DRAFT:
        return Refusal("text-frozen", _("The text was frozen when the vote opened."))
    earlier = amendment.clause.amendments.filter(state=AmendmentState.PROPOSED, position__lt=amendment.position).first()
    if earlier is not None:
        return Refusal(
            "earlier-first", _("Settle amendment %(number)s to this clause first.") % {"number": earlier.position}
        )
    if put_on([amendment.clause]):  # one that was settled is voted on again
        return Refusal("amendment-put", _("An amendment to this clause is put to a vote. Settle it first."))
    return refuse_conflict(amendment)


def refuse_conflict(amendment: Amendment) -> Refusal | None:
    """Why do its words not fit the clause any more? The same words were changed meanwhile."""
    if composed_pair(amendment.base, amendment.clause.text, amendment.text) is not None:
        return None
    return Refusal(
        "amendment-conflicts",
        _("The clause changed in the same words since this amendment was written. Rewrite it against the clause."),
    )


def refuse_not_open(amendment: Amendment) -> Refusal | None:
    """Why is nothing to be done about it any more?"""
    if amendment.state == AmendmentState.PROPOSED:
        return None
    return Refusal("amendment-settled", _("What became of this amendment is settled."))


def refuse_put_already(amendment: Amendment) -> Refusal | None:
    """Why does it stand as it is? It is put to a vote."""
    if amendment.motion is None or amendment.motion.state not in PUT:
        return None
    return Refusal("amendment-put-already", _("This amendment is put already. Withdraw its motion first."))


def refuse_amended_words(base: Pair, text: Pair) -> Refusal | None:
    """Why is this no amendment? It changes nothing, or takes all words away."""
    if not text.en.strip() and not text.fr.strip():
        return Refusal("no-text", _("Write the clause, in one language at least."), "text_en", UNUSABLE)
    if base.as_facts() == text.as_facts():
        return Refusal("nothing-changed", _("This says what the clause says already."), "text_en", UNUSABLE)
    return None


def refuse_reword(clause: Clause) -> Refusal | None:
    """Why are the words of this clause not edited? An amendment to them is put, or they are an amendment's own."""
    if put_on([clause]):
        return Refusal("amendment-put", _("An amendment to this clause is put to a vote. Settle it first."))
    return refuse_amendments_own(clause.motion)


def refuse_amendments_own(motion: Motion) -> Refusal | None:
    """Why does this motion keep its clause? It is an amendment's: what is voted is what was proposed."""
    if not Amendment.objects.filter(motion=motion).exists():
        return None
    return Refusal("an-amendment", _("This motion puts an amendment. Withdraw it and rewrite the amendment."))


def refuse_unsettled(motion: Motion) -> Refusal | None:
    """Why can this motion not be put yet? An amendment to it is put, the motion that it would amend is put already,
    or a clause waits for what another motion decides. Four queries at most."""
    clauses = list(motion.clauses.all())
    if put_on(clauses):
        return Refusal("amendment-put", _("An amendment to this motion is put to a vote. Settle it first."))
    amended = Amendment.objects.filter(motion=motion).select_related("clause__motion").first()
    if amended is not None and amended.clause.motion.state != MotionState.DRAFT:
        return Refusal("text-frozen", _("The text was frozen when the vote opened."))
    if amended is not None and put_on([amended.clause], but=amended):
        return Refusal("amendment-put", _("An amendment to this clause is put to a vote. Settle it first."))
    waits = Clause.objects.filter(dependants__motion=motion).exclude(motion=motion)
    if (
        waits.exclude(pk__in=ClauseOutcome.objects.values("clause"))
        .exclude(motion__state__in=[MotionState.WITHDRAWN, MotionState.FALLEN])
        .exists()
    ):
        return Refusal("condition-open", _("What a clause of this motion depends on is not decided yet."))
    return None


def put_on(clauses: list[Clause], but: Amendment | None = None) -> bool:
    """Whether an amendment to one of these clauses, `but` aside, is put, for the first time or again, and its vote
    not closed yet. One query."""
    put = Q(state=AmendmentState.PROPOSED, motion__state__in=PUT) | Q(motion__state=MotionState.OPEN)
    return Amendment.objects.filter(put, clause__in=clauses).exclude(pk=but.pk if but else 0).exists()
