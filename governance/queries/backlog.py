"""Which recommendations wait for a place on an agenda?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from councils.queries.names import BodyWords
from governance.enums import MeetingState, RecommendationState
from governance.models import AgendaItem, Gathering, Recommendation
from groundwork.bilingual import Pair

WAITING = [RecommendationState.SUBMITTED, RecommendationState.DEFERRED]


@dataclass(frozen=True)
class Waiting:
    """A recommendation that waits; `meeting` is where it may go, nothing when its body does not meet here."""

    id: int
    reference: str
    title: Pair
    state: str
    state_label: str
    body: BodyWords
    submitted_on: date | None
    en_ready: bool
    fr_ready: bool
    meeting: int | None
    illustrative: bool


def backlog(gathering: Gathering, names: dict[int, BodyWords]) -> list[Waiting]:
    """Submitted and deferred recommendations on no agenda that is still to be held, the oldest first. Two queries."""
    places = {
        body: pk
        for pk, body in gathering.meetings.exclude(state=MeetingState.ENDED)
        .order_by("-starts_at")
        .values_list("pk", "body_id")
    }
    planned = AgendaItem.objects.filter(recommendation=OuterRef("pk"), removed=False).exclude(
        meeting__state=MeetingState.ENDED
    )
    rows = Recommendation.objects.filter(~Exists(planned), state__in=WAITING).order_by("submitted_on", "pk")
    return [
        Waiting(
            id=row.pk,
            reference=row.reference,
            title=row.title,
            state=row.state,
            state_label=row.get_state_display(),
            body=names[row.body_id],
            submitted_on=row.submitted_on,
            en_ready="en" not in row.title.unready(),
            fr_ready="fr" not in row.title.unready(),
            meeting=places.get(row.body_id),
            illustrative=row.illustrative,
        )
        for row in rows
    ]
