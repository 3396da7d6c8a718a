"""How is a question made ready to be put: its clauses, its words in both languages, its rule?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from councils.models import Body, Person
from governance import rules
from governance.actions.agendas.building import refuse_stale
from governance.actions.motions.conditions import fall_motions
from governance.enums import MotionState, PointKind
from governance.lifecycles import MOTION
from governance.models import AgendaItem, Clause, Motion, Recommendation
from groundwork.bilingual import LANGUAGES, Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require


@transaction.atomic
def make_motion(
    *,
    body: Body,
    by: Person,
    item: AgendaItem | None = None,
    recommendation: Recommendation | None = None,
    title: Pair | None = None,
    question: Pair | None = None,
    note: Pair | None = None,
    illustrative: bool = False,
) -> Motion:
    """Make a motion; from a recommendation it takes title, question and a clause for each point.

    Raises Refused without the right, for a recommendation that is a draft or whose end is settled, or when neither
    a recommendation nor a question is given.
    """
    require(rules.refuse_chair_or_secretariat(by, body))
    if recommendation is not None:
        recommendation = relying_on(Recommendation, recommendation.pk)
        require(rules.refuse_put_recommendation(recommendation))
        title, question = title or recommendation.title, question or recommendation.question
        note = note or recommendation.note
    require(refuse_no_question(question))
    motion = Motion.objects.create(
        body=body,
        item=item,
        recommendation=recommendation,
        created_by=by,
        illustrative=illustrative,
        **(title or question or Pair()).columns("title"),
        **(question or Pair()).columns("question"),
        **(note or Pair()).columns("note", states=False),
    )
    if recommendation is not None:
        copy_points(motion, recommendation)
    record(
        "motion.made",
        by=by,
        on=motion,
        body=body.key,
        question=motion.question,
        recommendation=recommendation,
        clauses=[clause.text for clause in motion.clauses.all()],
    )
    return motion


def copy_points(motion: Motion, recommendation: Recommendation) -> None:
    """Give the motion a clause for each point, in the same words."""
    kinds = {language: kinds_in(language) for language in LANGUAGES}
    for point in recommendation.points.all():
        heading = Pair(kinds["en"][point.kind], kinds["fr"][point.kind])
        Clause.objects.create(
            motion=motion,
            position=point.position,
            label=point.label,
            point=point,
            effects=point.effects,
            **point.text.columns("text"),
            **heading.columns("heading", states=False),
            **point.note.columns("note", states=False),
        )


def kinds_in(language: str) -> dict[str, str]:
    """What each kind of point is called in this language, whoever reads."""
    with override(language):
        return {str(kind): str(kind.label) for kind in PointKind}


@transaction.atomic
def revise_question(*, motion: Motion, version: int, en: str, fr: str, by: Person) -> Motion:
    """Change the words of the question, whose `version` the editor saw; the side that did not follow becomes stale.

    Raises Refused when somebody changed it meanwhile, for an empty question, once it is put, or without the right.
    """
    motion = changing(Motion, motion.pk)
    require(rules.refuse_edit_motion(by, motion))
    require(refuse_stale(motion, version))
    question = motion.question.revised(en=en.strip(), fr=fr.strip())
    require(refuse_no_question(question))
    return write_question(motion, question, "motion.question-revised", by)


@transaction.atomic
def confirm_question(*, motion: Motion, language: str, by: Person) -> Motion:
    """Say that the question in this language says what the other says. Raises Refused without the right."""
    motion = changing(Motion, motion.pk)
    require(rules.refuse_edit_motion(by, motion))
    require(refuse_nothing_to_confirm(motion.question, language))
    return write_question(motion, motion.question.confirmed(language), "motion.question-confirmed", by)


def write_question(motion: Motion, question: Pair, act: str, by: Person) -> Motion:
    """Save the words of the question and witness it, inside the caller's transaction."""
    motion.question = question
    motion.version += 1
    motion.save(update_fields=[*columns_of("question"), "version"])
    record(act, by=by, on=motion, question=question.as_dict())
    return motion


@transaction.atomic
def add_clause(*, motion: Motion, text: Pair, by: Person, label: str = "") -> Clause:
    """Add a clause to a draft motion. Raises Refused for an empty text, once it is put, or without the right."""
    motion = changing(Motion, motion.pk)
    require(rules.refuse_edit_motion(by, motion))
    require(rules.refuse_amendments_own(motion) or refuse_clause(text))
    clause = Clause.objects.create(
        motion=motion, position=motion.clauses.count() + 1, label=label, **text.columns("text")
    )
    record("motion.clause-added", by=by, on=motion, position=clause.position, text=text)
    return clause


@transaction.atomic
def revise_clause(*, clause: Clause, version: int, en: str, fr: str, by: Person) -> Clause:
    """Change the words of a clause, whose `version` the editor saw; the side that did not follow becomes stale.

    Raises Refused when somebody changed it meanwhile, for an empty or over-long text, once it is put, or
    without the right.
    """
    motion = changing(Motion, clause.motion_id)
    clause = changing(Clause, clause.pk)
    require(rules.refuse_edit_motion(by, motion))
    require(rules.refuse_reword(clause) or refuse_stale(clause, version))
    text = clause.text.revised(en=en.strip(), fr=fr.strip())
    require(refuse_clause(text))
    return write_clause(clause, text, "motion.clause-revised", by)


@transaction.atomic
def confirm_clause(*, clause: Clause, language: str, by: Person) -> Clause:
    """Say that a clause's text in this language says what the other says. Raises Refused without the right."""
    motion = changing(Motion, clause.motion_id)
    clause = changing(Clause, clause.pk)
    require(rules.refuse_edit_motion(by, motion))
    require(refuse_nothing_to_confirm(clause.text, language))
    return write_clause(clause, clause.text.confirmed(language), "motion.clause-confirmed", by)


def write_clause(clause: Clause, text: Pair, act: str, by: Person | None) -> Clause:
    """Save the words of a clause and witness it, inside the caller's transaction."""
    clause.text = text
    clause.version += 1
    clause.save(update_fields=[*columns_of("text"), "version"])
    record(act, by=by, on=clause.motion, position=clause.position, text=text.as_dict())
    return clause


@transaction.atomic
def withdraw_motion(*, motion: Motion, by: Person) -> Motion:
    """Withdraw a motion that is not put to a vote. Raises Refused otherwise."""
    motion = changing(Motion, motion.pk)
    require(rules.refuse_chair_or_secretariat(by, motion.body))
    require(MOTION.refuse(motion.state, MotionState.WITHDRAWN))
    motion.state = MotionState.WITHDRAWN
    motion.save(update_fields=["state"])
    record("motion.withdrawn", by=by, on=motion)
    fall_motions(by)
    return motion


def refuse_no_question(question: Pair | None) -> Refusal | None:
    """Why is this no question? One language is enough for a draft."""
    if question is not None and (question.en.strip() or question.fr.strip()):
        return None
    return Refusal("no-question", _("Write the question, in one language at least."), "question_en", status=422)


def refuse_nothing_to_confirm(text: Pair, language: str) -> Refusal | None:
    """Why can this side not be confirmed?"""
    if language in LANGUAGES and text.side(language).strip():
        return None
    return Refusal("no-text", _("There is no text to confirm."), status=422)


def refuse_clause(text: Pair) -> Refusal | None:
    """Why is this no clause?"""
    limit = Clause._meta.get_field("text_en").max_length or 0
    if not (text.en or text.fr):
        return Refusal("no-text", _("Write the clause, in one language at least."), "text_en", status=422)
    for language in LANGUAGES:
        if len(text.side(language)) > limit:
            return Refusal(
                "too-long",
                _("Write the clause in %(limit)s characters or fewer.") % {"limit": limit},
                f"text_{language}",
                status=422,
            )
    return None
