"""How does an action item come out of a decision, and how is its progress told?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Jurisdiction, Person, Seat
from governance import rules
from governance.enums import ActionKind
from governance.lifecycles import ACTION_ITEM
from governance.models import ActionItem, ClauseOutcome, Gathering, ProgressNote
from governance.models.follow_ups import NOTE_LENGTH
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class Proposed:
    """Who does what by when: an action, a standing commitment, or a review with what is owed back.

    Its one owner is a body, a jurisdiction, a seat or a person.
    """

    kind: str
    title: Pair
    owner: Body | None = None
    jurisdiction: Jurisdiction | None = None
    due_on: date | None = None
    scope: Pair = field(default_factory=Pair)
    owed: Pair = field(default_factory=Pair)
    seat: Seat | None = None
    person: Person | None = None


def open_actions(outcome: ClauseOutcome, proposed: Sequence[Proposed]) -> list[ActionItem]:
    """Open the actions of a carried clause, inside the act that records the decision; each gets its reference.

    Raises Refused for an action without one owner, or without a due date unless it is a standing commitment.
    """
    opened = []
    for each in proposed:
        require(refuse_proposed(each))
        opened.append(
            ActionItem.objects.create(
                reference=next_reference("A"),
                outcome=outcome,
                kind=each.kind,
                owner=each.owner,
                owner_jurisdiction=each.jurisdiction,
                owner_seat=each.seat,
                owner_person=each.person,
                due_on=each.due_on,
                illustrative=outcome.decision.illustrative,
                **each.title.columns("title"),
                **each.scope.columns("scope", states=False),
                **each.owed.columns("owed", states=False),
            )
        )
    return opened


@transaction.atomic
def note_progress(
    *,
    action: ActionItem,
    text: str,
    language: str,
    by: Person,
    state: str | None = None,
    gathering: Gathering | None = None,
) -> ProgressNote:
    """Say how far an action is, in words and in state; a standing commitment gets a note per gathering.

    Raises Refused for an empty or over-long note, an action that ended, or without the right.
    """
    action = changing(ActionItem, action.pk)
    require(rules.refuse_note_progress(by, action))
    require(refuse_note(text))
    state = state or action.state
    if state != action.state:
        require(ACTION_ITEM.refuse(action.state, state))
        action.state = state
    action.version += 1
    action.save(update_fields=["state", "version"])
    note = ProgressNote.objects.create(
        action=action, gathering=gathering, text=text.strip(), language=language, state=state, written_by=by
    )
    record("action.progress-noted", by=by, on=action, state=state, language=language)
    return note


def refuse_proposed(proposed: Proposed) -> Refusal | None:
    """Why is this no action item?"""
    owners = [proposed.owner, proposed.jurisdiction, proposed.seat, proposed.person]
    if sum(each is not None for each in owners) != 1:
        return Refusal("no-owner", _("An action item has one owner."), status=422)
    if proposed.due_on is None and proposed.kind != ActionKind.COMMITMENT:
        return Refusal("no-due-date", _("An action item has a due date."), "due_on", status=422)
    if proposed.kind not in ActionKind.values:
        return Refusal("no-kind", _("Choose what kind of action item it is."), status=422)
    return None


def refuse_note(text: str) -> Refusal | None:
    """Why is this no progress note?"""
    if not text.strip():
        return Refusal("no-text", _("Write how far it is."), "text", status=422)
    if len(text.strip()) > NOTE_LENGTH:
        return Refusal("too-long", _("Write the note in 2,000 characters or fewer."), "text", status=422)
    return None
