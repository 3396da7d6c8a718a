"""What was the sense of the table, was what was expected of an item achieved, and what becomes of it?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.actions.agendas.building import refuse_stale
from governance.actions.recommendations.writing import add_point, draft_recommendation
from governance.enums import OutcomeMet, PointKind
from governance.models import AgendaItem, DiscussionQuestion, Recommendation
from governance.rules.recording import refuse_note_sense
from groundwork.bilingual import Pair, columns_of, written
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

LONGEST_SENSE = int(DiscussionQuestion._meta.get_field("sense_en").max_length or 0)
LONGEST_NOTE = int(AgendaItem._meta.get_field("outcome_note_en").max_length or 0)
LONGEST_TITLE = int(Recommendation._meta.get_field("title_en").max_length or 0)


@transaction.atomic
def note_sense(*, question: DiscussionQuestion, version: int, sense: Pair, by: Person) -> DiscussionQuestion:
    """Note in a line what the table said to a question; one language is enough, and nothing takes it back.

    `version` is what its writer saw. Raises Refused before the meeting, when somebody else noted it meanwhile, for a
    text too long, or without the right.
    """
    question = changing(DiscussionQuestion, question.pk)
    require(refuse_note_sense(by, question.item.meeting))
    require(refuse_stale(question, version) or refuse_long(sense, LONGEST_SENSE, "sense_en"))
    question.sense = sense
    question.version += 1
    question.save(update_fields=[*columns_of("sense", states=False), "version"])
    record("question.sense-noted", by=by, on=question, item=question.item_id, sense=sense)
    return question


@transaction.atomic
def note_outcome_met(*, item: AgendaItem, met: str, by: Person, note: Pair | None = None) -> AgendaItem:
    """Note whether what was expected of an item was achieved, partly or not; "" takes it back.

    Raises Refused before the meeting, for another word, a note too long, or without the right.
    """
    item, note = changing(AgendaItem, item.pk), note or Pair()
    require(refuse_note_sense(by, item.meeting))
    if met and met not in OutcomeMet.values:
        require(Refusal("no-answer", _("Choose achieved, partly or not."), "met", status=422))
    require(refuse_long(note, LONGEST_NOTE, "note_en"))
    item.outcome_met, item.outcome_note = met, note
    item.save(update_fields=["outcome_met", *columns_of("outcome_note", states=False)])
    record("item.outcome-met", by=by, on=item, met=met, note=note)
    return item


@transaction.atomic
def take_further(*, item: AgendaItem, text: Pair, kind: PointKind, by: Person) -> Recommendation:
    """Make a draft recommendation of what the table said: a measure, or a quick win, as its one point.

    It is made to the body that met, and nothing is submitted. Raises Refused for an empty text or without the right.
    """
    text = written(text.en, text.fr)
    if not (text.en or text.fr):
        require(Refusal("no-text", _("Note it first: there is nothing to take further yet."), status=422))
    draft = draft_recommendation(
        body=item.meeting.body, title=short(text), rationale=item.title, sponsor=item.sponsor, by=by,
        illustrative=item.illustrative,
    )  # fmt: skip
    add_point(recommendation=draft, label="1", kind=kind, text=text, by=by)
    record("item.taken-further", by=by, on=item, kind=kind, recommendation=draft.pk)
    return draft


def short(text: Pair) -> Pair:
    """Its beginning, as long as a title may be."""
    return written(cut(text.en), cut(text.fr))


def cut(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def refuse_long(text: Pair, limit: int, name: str) -> Refusal | None:
    """Why is this too long for a line?"""
    if max(len(text.en), len(text.fr)) > limit:
        words = _("Write it in %(limit)s characters or fewer.") % {"limit": limit}
        return Refusal("too-long", words, name, status=422)
    return None
