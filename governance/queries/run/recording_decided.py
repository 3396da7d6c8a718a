"""When a decision is put right: which effects and actions does it have already, among those that were proposed?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from governance.enums import ActionState, EffectState
from governance.models import ActionItem, ClauseOutcome
from governance.queries.decisions.action_owners import owner_key
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class ProposedAction:
    """What somebody would do because of a clause; `name` begins the names of its fields in the form."""

    name: str
    kind: str
    title: Pair
    owner: str
    due_on: date | None
    scope: Pair = field(default_factory=Pair)
    owed: Pair = field(default_factory=Pair)
    illustrative: bool = False
    ticked: bool = True


def effects_decided(row: ClauseOutcome) -> list[dict[str, Any]]:
    """The effects that stand, each as its kind with its terms. One query."""
    return [{"kind": each.kind, **each.terms} for each in row.effects.all() if each.state != EffectState.WITHDRAWN]


def actions_decided(proposed: Sequence[ProposedAction], row: ClauseOutcome) -> list[ProposedAction]:
    """The proposed actions, ticked as they were decided with their owner and day, then those that were added."""
    there = list(
        row.actions.exclude(state=ActionState.WITHDRAWN).select_related(
            "owner", "owner_jurisdiction", "owner_seat__body", "owner_seat__jurisdiction"
        )
    )
    found = []
    for each in proposed:
        same = next((action for action in there if is_of(action, each)), None)
        if same is not None:
            there.remove(same)
        found.append(as_it_is(each, same) if same else replace(each, ticked=False))
    for number, action in enumerate(there, start=1):
        name = f"a{row.clause_id}_x{number}"
        found.append(as_it_is(ProposedAction(name, action.kind, action.title, "", None), action))
    return found


def is_of(action: ActionItem, proposed: ProposedAction) -> bool:
    return action.kind == proposed.kind and action.title.as_facts() == proposed.title.as_facts()


def as_it_is(proposed: ProposedAction, action: ActionItem) -> ProposedAction:
    """With the owner and the day that the action has."""
    return replace(
        proposed, owner=owner_key(action), due_on=action.due_on, scope=action.scope, owed=action.owed, ticked=True,
    )  # fmt: skip
