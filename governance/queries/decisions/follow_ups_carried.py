"""Which action items are to be answered at a gathering, and is a decision followed up?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from councils.models import BodyComponent
from councils.queries.names import BodyWords
from governance.enums import ActionState
from governance.models import ActionItem, Decision, Gathering, ProgressNote
from governance.queries.decisions.action_owners import owner_words
from governance.queries.decisions.register import CLOSED, Progress, is_late
from groundwork.bilingual import Pair

NOBODY = Pair()


@dataclass(frozen=True)
class Carried:
    """An action item that waits for an answer at a gathering. Late ones are due before the gathering, or today."""

    action: ActionItem
    late: bool
    owner: Pair = NOBODY


def open_actions_for(gathering: Gathering, names: Mapping[int, BodyWords] | None = None) -> list[Carried]:
    """What is open of the decisions and the own actions of the bodies that meet, and has no note at this gathering
    yet; the late ones first. Three queries, however many there are. With `names`, the owners in words."""
    today = timezone.localdate()
    bodies = set(gathering.meetings.values_list("body_id", flat=True))
    bodies |= set(BodyComponent.objects.standing(today).filter(whole__in=bodies).values_list("part_id", flat=True))
    told = ProgressNote.objects.filter(action=OuterRef("pk"), gathering=gathering)
    ours = Q(outcome__decision__body__in=bodies) | Q(owner__in=bodies) | Q(owner_seat__body__in=bodies)
    rows = ActionItem.objects.filter(ours, ~Exists(told), state__in=[ActionState.OPEN, ActionState.IN_PROGRESS])
    related = rows.select_related("owner_jurisdiction", "owner_seat__jurisdiction", "owner_person", "outcome__decision")
    return [
        Carried(
            each,
            is_late(each.due_on, each.state, today),
            owner_words(each, names, people=True) if names else NOBODY,
        )
        for each in related.order_by(F("due_on").asc(nulls_last=True), "reference")
    ]


@dataclass(frozen=True)
class FollowUp:
    """How many of the actions of a decision are closed."""

    progress: Progress

    @property
    def complete(self) -> bool:
        """Whether it is followed up: it had actions, and all of them are closed."""
        return self.progress.dot == "done"


def follow_up_of(decision: Decision) -> FollowUp:
    """Whether all of its actions are closed. One query."""
    states = list(ActionItem.objects.filter(outcome__decision=decision).values_list("state", flat=True))
    return FollowUp(Progress(sum(state in CLOSED for state in states), len(states)))
