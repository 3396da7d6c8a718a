"""May this motion be changed, or put to a vote, by this person, now?"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.enums import MotionState
from governance.models import (
    Clause,
    Motion,
)
from governance.rules.places import refuse_chair_or_secretariat
from groundwork.bilingual import Pair
from groundwork.refusals import Refusal

UNUSABLE = 422


def refuse_edit_motion(person: Person | None, motion: Motion) -> Refusal | None:
    """Why may this person not change the words of this motion? Once it is put to a vote, its text is frozen."""
    if refusal := refuse_chair_or_secretariat(person, motion.body):
        return refusal
    if motion.state != MotionState.DRAFT:
        return Refusal("text-frozen", _("The text was frozen when the vote opened."))
    return None


def texts_put(motion: Motion, clauses: Iterable[Clause]) -> list[tuple[str, Pair]]:
    """The texts that are put to the vote, each with the name by which people know it."""
    texts: list[tuple[str, Pair]] = [(str(_("question")), motion.question)]
    for clause in clauses:
        texts.append((str(_("clause %(label)s") % {"label": clause.label or clause.position}), clause.text))
    return texts
