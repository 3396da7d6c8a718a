"""May this motion be changed, or put to a vote, by this person, now?"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.enums import MotionState, RecommendationState
from governance.models import (
    Clause,
    Motion,
    Recommendation,
)
from governance.rules.places import refuse_chair_or_secretariat
from groundwork.bilingual import Pair
from groundwork.refusals import Refusal

UNUSABLE = 422
PUT_FROM = {RecommendationState.SUBMITTED, RecommendationState.DEFERRED}


def refuse_edit_motion(person: Person | None, motion: Motion) -> Refusal | None:
    """Why may this person not change the words of this motion? Once it is put to a vote, its text is frozen."""
    if refusal := refuse_chair_or_secretariat(person, motion.body):
        return refusal
    if motion.state != MotionState.DRAFT:
        return Refusal("text-frozen", _("The text was frozen when the vote opened."))
    return None


def refuse_put_recommendation(recommendation: Recommendation) -> Refusal | None:
    """Why is no motion made of this recommendation? It is submitted first, and what became of it is not settled."""
    if recommendation.state in PUT_FROM:
        return None
    return Refusal(
        "recommendation-not-open",
        _("This recommendation is “%(state)s”. A motion is made of one that is submitted or deferred.")
        % {"state": recommendation.get_state_display()},
    )


def texts_put(motion: Motion, clauses: Iterable[Clause]) -> list[tuple[str, Pair]]:
    """The texts that are put to the vote, each with the name by which people know it."""
    texts: list[tuple[str, Pair]] = [(str(_("question")), motion.question)]
    for clause in clauses:
        texts.append((str(_("clause %(label)s") % {"label": clause.label or clause.position}), clause.text))
    return texts
