"""How does what waits become an item of an agenda, with its questions, documents, outcomes and motions?"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.queries.names import names_on
from governance import rules
from governance.actions.agendas.building import NewItem, add_item, ask_question, place_items
from governance.actions.intake.proposed_items import settled, tell_proposer
from governance.actions.recommendations.contributions import note_contribution
from governance.enums import MotionState, ProposedItemState, QuestionKind
from governance.models import AgendaItem, Document, Gathering, Meeting, Motion, ProposedItem, Recommendation
from governance.queries.intake.backlog import everything_waiting, home_of, meetings_to_fill
from governance.queries.intake.backlog_entries import STANDING, Entry, keys_of
from governance.queries.intake.completeness import standing_missing
from governance.queries.meetings.gatherings import days_of
from governance.rules.proposed_items import refuse_place_proposed
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

MOST = 200  # entries placed at once
UNUSABLE = 422
COPIED = ("summary", "expected_outcome", "presenter")
GONE = Refusal("not-waiting", _("One of these does not wait any more: look at the list again."), "entries")


@transaction.atomic
def place_proposed_item(
    *, proposed: ProposedItem, meeting: Meeting, by: Person, before: AgendaItem | None = None
) -> AgendaItem:
    """Put a submitted item on an agenda, with its questions, documents and outcomes, and tell who submitted it.

    Raises Refused when it was placed, declined or withdrawn already, as add_item does, or without the right.
    """
    proposed = changing(ProposedItem, proposed.pk)
    require(refuse_place_proposed(by, proposed))
    new = item_of_proposed(proposed)
    item = add_item(
        meeting=meeting, title=new.title, minutes=new.minutes, purpose=new.purpose, by=by, sponsor=new.sponsor,
        recommendation=new.recommendation, details=new.details, before=before,
    )  # fmt: skip
    took_over(proposed, item, by)
    record("proposed-item.placed", by=by, on=proposed, item=item, meeting=meeting)
    return item


@transaction.atomic
def place_waiting(
    *,
    keys: Sequence[str],
    gathering: Gathering,
    by: Person,
    meeting: Meeting | None = None,
    before: AgendaItem | None = None,
) -> list[AgendaItem]:
    """Put what waits under these keys on the agendas of a gathering, in this order: all of it, or none.

    Each goes to the meeting of its own body, or all to one `meeting`, `before` an item of it. Raises Refused when
    something does not wait any more, has no meeting there, lies before another body, or without the right.
    """
    gathering = changing(Gathering, gathering.pk)
    require(rules.refuse_prepare(by))
    require(refuse_keys(keys))
    places = placed_where(entries_for(keys, gathering), gathering, meeting)
    added = []
    for to, entries in places:
        items = place_items(meeting=to, new=[new_item(each, to, by) for each in entries], by=by, before=before)
        for entry, item in zip(entries, items, strict=True):
            taken_over(entry, item, by)
        added += items
    record("agenda.filled", by=by, on=gathering, keys=list(keys), items=[item.pk for item in added])
    return added


def refuse_keys(keys: Sequence[str]) -> Refusal | None:
    """Why is this no choice?"""
    if not keys:
        return Refusal("nothing-chosen", _("Choose at least one."), "entries", UNUSABLE)
    if len(keys) > MOST or len(set(keys)) < len(keys):
        return Refusal("too-many", _("Choose each once, and 200 or fewer."), "entries", UNUSABLE)
    return None


def entries_for(keys: Sequence[str], gathering: Gathering) -> list[Entry]:
    """What waits under these keys now. Raises Refused when one of them does not."""
    names = names_on()
    waiting = everything_waiting(names, days_of(gathering)[1])
    if any(key.startswith(STANDING) for key in keys):
        waiting += standing_missing(meetings_to_fill(gathering), names)
    known = keys_of(waiting)
    require(None if all(key in known for key in keys) else GONE)
    return [known[key] for key in keys]


def placed_where(
    entries: Iterable[Entry], gathering: Gathering, meeting: Meeting | None
) -> list[tuple[Meeting, list[Entry]]]:
    """The meetings, each with what goes there. Raises Refused for what has no place."""
    meetings = meetings_to_fill(gathering)
    found: dict[int, tuple[Meeting, list[Entry]]] = {}
    for entry in entries:
        to = meeting or home_of(entry, meetings)
        if to is None:
            words = _("“%(title)s”: its body does not meet at this gathering. Choose a meeting.")
            require(Refusal("no-meeting", words % {"title": entry.title}, "to", UNUSABLE))
        assert to is not None
        if entry.kind in {"recommendation", "motion"} and to.body_id != entry.home:
            words = _("“%(title)s” lies before another body than the one of this meeting.")
            require(Refusal("another-body", words % {"title": entry.title}, "to", UNUSABLE))
        found.setdefault(to.pk, (to, []))[1].append(entry)
    return list(found.values())


def new_item(entry: Entry, meeting: Meeting, by: Person) -> NewItem:
    """How it stands on the agenda. Raises Refused for a submitted item that was settled meanwhile."""
    if entry.kind == "proposed":
        proposed = changing(ProposedItem, entry.id)
        require(refuse_place_proposed(by, proposed))
        return item_of_proposed(proposed)
    if entry.kind in {"carried", STANDING}:
        return item_again(AgendaItem.objects.get(pk=entry.id), standing=entry.kind == STANDING)
    recommendation = Recommendation.objects.filter(pk=entry.recommendation).first() if entry.recommendation else None
    if entry.kind == "motion" or (recommendation and recommendation.body_id != meeting.body_id):
        recommendation = None
    return NewItem(
        title=entry.title,
        minutes=entry.minutes,
        purpose=entry.purpose,
        recommendation=recommendation,
        sponsor=Body.objects.filter(pk=entry.sponsor).first() if entry.sponsor else None,
        details={"source": entry.source, "carried_from_id": entry.carried_from, "illustrative": entry.illustrative},
    )


def item_of_proposed(proposed: ProposedItem) -> NewItem:
    """A submitted item as it stands on an agenda."""
    details: dict[str, Any] = {
        "engagement_level_id": proposed.engagement_level_id,
        "priority_id": proposed.priority_id,
        "carried_from_id": proposed.carried_from_id,
        "illustrative": proposed.illustrative,
    }
    presenter = proposed.presenter
    if not (presenter.en or presenter.fr) and proposed.sponsor_jurisdiction:
        proposed.presenter = proposed.sponsor_jurisdiction.name
    return NewItem(
        proposed.title, proposed.minutes, proposed.purpose, proposed.recommendation, sponsor=proposed.sponsor,
        details=details | texts_of(proposed),
    )  # fmt: skip


def item_again(old: AgendaItem, *, standing: bool) -> NewItem:
    """An item of an earlier meeting as it stands on this one: a standing one begins anew, any other is carried on."""
    details: dict[str, Any] = {
        "standing": standing,
        "in_camera": old.in_camera,
        "engagement_level_id": old.engagement_level_id,
        "priority_id": old.priority_id,
        "carried_from_id": None if standing else old.pk,
        "illustrative": old.illustrative,
    }
    again = None if standing else old.recommendation
    return NewItem(
        old.title, old.minutes, old.purpose, again, is_break=old.is_break, sponsor=old.sponsor,
        details=details | texts_of(old),
    )  # fmt: skip


def texts_of(row: ProposedItem | AgendaItem) -> dict[str, Any]:
    """The texts beside the title, as columns."""
    found: dict[str, Any] = {}
    for name in COPIED:
        found |= getattr(row, name).columns(name, states=name == "summary")
    return found


def taken_over(entry: Entry, item: AgendaItem, by: Person) -> None:
    """What hangs on the thing itself goes with it, inside the caller's transaction."""
    if entry.kind == "proposed":
        took_over(changing(ProposedItem, entry.id), item, by)
    elif entry.kind == "carried":
        carried_on(entry.id, item, by)
    elif entry.kind == "motion":
        moved_to(Motion.objects.filter(pk=entry.id), item, by)


def took_over(proposed: ProposedItem, item: AgendaItem, by: Person) -> None:
    """The questions, documents and outcomes of a submitted item, and its last state."""
    for each in proposed.questions:
        text = Pair(each.get("en", ""), each.get("fr", ""))
        ask_question(item=item, kind=QuestionKind(each["kind"]), text=text, by=by)
    Document.objects.filter(proposed_item=proposed).update(item=item)
    how = proposed.expected_outcome if proposed.expected_outcome.en or proposed.expected_outcome.fr else proposed.title
    sentence = Pair(how.en[:400], how.fr[:400])
    for node in proposed.outcomes.all():
        note_contribution(node=node, sentence=sentence, by=by, item=item, illustrative=proposed.illustrative)
    settled(proposed, ProposedItemState.PLACED, item)
    tell_proposer("proposed-item.placed", proposed, by)


def carried_on(old: int, item: AgendaItem, by: Person) -> None:
    """The questions, documents and draft motions of an item that comes again."""
    before = AgendaItem.objects.get(pk=old)
    for question in before.questions.all():
        ask_question(item=item, kind=QuestionKind(question.kind), text=question.text, label=question.label, by=by)
    again = list(before.documents.standing())
    for document in again:
        document.pk, document.item, document.proposed_item = None, item, None
    Document.objects.bulk_create(again)
    moved_to(Motion.objects.filter(item=before, state=MotionState.DRAFT), item, by)


def moved_to(motions: Iterable[Motion], item: AgendaItem, by: Person) -> None:
    """Let draft motions hang on another item: they are put there."""
    for motion in motions:
        Motion.objects.filter(pk=motion.pk).update(item=item)
        record("motion.taken-up", by=by, on=motion, item=item)
