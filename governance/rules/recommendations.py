"""May this person change, settle, withdraw or forward this recommendation, or say what it rests on and serves?"""

from collections.abc import Collection
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyCharter, Person
from councils.rules import for_jurisdiction, refuse_unless_secretariat, standing_of
from governance import rights
from governance.enums import MotionState, RecommendationState
from governance.lifecycles import RECOMMENDATION
from governance.models import Recommendation, RecommendedPoint
from governance.rules.places import refuse_chair_or_secretariat
from groundwork.refusals import Refusal

OPEN_TO_CHANGE = (RecommendationState.DRAFT, RecommendationState.REFERRED)
ENDED = (RecommendationState.ADOPTED, RecommendationState.NOT_CARRIED, RecommendationState.WITHDRAWN)
WAITING = (MotionState.DRAFT, MotionState.OPEN, MotionState.JUDGED)
UNUSABLE = 422


def refuse_not_proposer(person: Person | None, recommendation: Recommendation) -> Refusal | None:
    """Why is this recommendation not this person's? It is its author's, its sponsor's and the secretariat's."""
    if refuse_unless_secretariat(person) is None:
        return None
    about = proposers(recommendation)
    standing = standing_of(person)
    own = person is not None and recommendation.created_by_id == person.pk and standing.holds(rights.RECOMMEND)
    if own or (about and standing.holds(rights.PROPOSE, about)):
        return None
    return rights.PROPOSE.refused(
        "not-proposer", _("Only who proposes this recommendation, or the secretariat, may do this."), about=about
    )


def proposers(recommendation: Recommendation) -> Collection[str]:
    """The words by which a right knows the body or jurisdiction that proposes it."""
    body = recommendation.sponsor
    return {body.key if body else "", for_jurisdiction(recommendation.sponsor_jurisdiction)} - {""}


def refuse_change(person: Person | None, recommendation: Recommendation) -> Refusal | None:
    """Why may this person not change its texts and points? Once submitted it stands, unless it was referred back."""
    if refusal := refuse_not_proposer(person, recommendation):
        return refusal
    if recommendation.state in OPEN_TO_CHANGE:
        return None
    return Refusal("submitted", _("This recommendation was submitted and is no longer changed."))


def refuse_change_point(person: Person, point: RecommendedPoint) -> Refusal | None:
    """Why may this person not change this point? What was put stays comparable with what was recommended."""
    if refusal := refuse_change(person, point.recommendation):
        return refusal
    if point.clauses.exists():
        return Refusal("point-was-put", _("A motion was made of this point. Add another point beside it."))
    return None


def refuse_link(person: Person | None, recommendation: Recommendation) -> Refusal | None:
    """Why may this person not say which outcomes it serves, or cite evidence? The secretariat may until it ended."""
    if refuse_unless_secretariat(person) is not None:
        return refuse_change(person, recommendation)
    if recommendation.state in ENDED:
        return Refusal("recommendation-ended", _("What became of this recommendation is settled."))
    return None


def refuse_settle(person: Person, recommendation: Recommendation, to: RecommendationState) -> Refusal | None:
    """Why may this person not defer or refer it without a decision? The body's co-chairs and the secretariat may."""
    if refusal := refuse_chair_or_secretariat(person, recommendation.body):
        return refusal
    return RECOMMENDATION.refuse(recommendation.state, to) or refuse_motion_waits(recommendation)


def refuse_withdraw(person: Person, recommendation: Recommendation) -> Refusal | None:
    """Why may this person not withdraw it?"""
    if refusal := refuse_not_proposer(person, recommendation):
        return refusal
    withdrawn = RecommendationState.WITHDRAWN
    return RECOMMENDATION.refuse(recommendation.state, withdrawn) or refuse_motion_waits(recommendation)


def refuse_motion_waits(recommendation: Recommendation) -> Refusal | None:
    """Why is it for the decision to say what becomes of it? A motion on it is not decided yet."""
    if not recommendation.motions.filter(state__in=WAITING).exists():
        return None
    return Refusal(
        "motion-waits", _("A motion on this recommendation is not decided yet. Decide it or withdraw it first.")
    )


def refuse_forward(person: Person, recommendation: Recommendation, to: Body, on: date | None = None) -> Refusal | None:
    """Why may this person not forward it to that body?"""
    if refusal := refuse_forwarding(person, recommendation):
        return refusal
    if to.pk == recommendation.body_id:
        return Refusal("same-body", _("It is before this body already."), "to", status=UNUSABLE)
    on = on or timezone.localdate()
    if not BodyCharter.objects.standing(on).filter(body=to).exists():
        return Refusal("no-such-body-then", _("This body does not exist today."), "to", status=UNUSABLE)
    if recommendation.forwarded_to.filter(body=to).exclude(state=RecommendationState.WITHDRAWN).exists():
        return Refusal("forwarded-already", _("It was forwarded to this body already."), "to", status=UNUSABLE)
    return None


def refuse_forwarding(person: Person, recommendation: Recommendation) -> Refusal | None:
    """Why may this person forward it to nobody? The co-chairs of its body and the secretariat forward what stands."""
    if refusal := refuse_chair_or_secretariat(person, recommendation.body):
        return refusal
    if recommendation.state in {RecommendationState.DRAFT, RecommendationState.WITHDRAWN}:
        return Refusal("not-submitted", _("Only a recommendation that was submitted is forwarded."))
    return None
