"""What hangs on a body that is not its structure, and to whom does it pass when the body ends?

Belongings are what is still open: recommendations it made or received, action items it answers for, reports it owes,
meetings not yet held. A body that moves keeps them; one that ends leaves them to another, or does not end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from councils.enums import LineKind
from councils.models import Body, BodyCharter, BodyComponent, ReportingLine
from governance.effects.terms import Facts
from governance.enums import ActionState, MeetingState, RecommendationState, ReportState
from governance.models import ActionItem, Delegation, Meeting, Recommendation, Report
from groundwork.refusals import Refusal

OPEN_RECOMMENDATIONS = [
    RecommendationState.DRAFT,
    RecommendationState.SUBMITTED,
    RecommendationState.DEFERRED,
    RecommendationState.REFERRED,
]
OPEN_ACTIONS = [ActionState.OPEN, ActionState.IN_PROGRESS]
SORTS = ("recommendations", "actions", "reports", "meetings")


@dataclass(frozen=True)
class Belongings:
    """What is open of some bodies, each sort in the order in which it was recorded."""

    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    reports: tuple[Report, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, sort) for sort in SORTS)

    def as_facts(self) -> Facts:
        """Each by its reference, or by its number where it has none; a sort of which there is nothing is left out."""
        found = {sort: [word_of(row) for row in getattr(self, sort)] for sort in SORTS}
        return {sort: words for sort, words in found.items() if words}


def word_of(row: Any) -> str:
    """The reference of a row, or its number."""
    return str(getattr(row, "reference", "") or row.pk)


def belongings_of(bodies: Iterable[Body]) -> Belongings:
    """What is open of these bodies. Four queries."""
    bodies = list(bodies)
    made_or_received = Q(body__in=bodies) | Q(sponsor__in=bodies)
    return Belongings(
        tuple(Recommendation.objects.filter(made_or_received, state__in=OPEN_RECOMMENDATIONS).order_by("pk")),
        tuple(ActionItem.objects.filter(owner__in=bodies, state__in=OPEN_ACTIONS).order_by("pk")),
        tuple(Report.objects.filter(body__in=bodies, state=ReportState.OWED).order_by("pk")),
        tuple(Meeting.objects.filter(body__in=bodies, state=MeetingState.DRAFT).order_by("pk")),
    )


def pass_on(bodies: Sequence[Body], heir: Body | None, on: date) -> Facts:
    """Give what is open of these bodies to another, inside the caller's transaction; what they were delegated ends.

    Returns what passed, for the ledger. Only what nobody else has to take over may be left without an heir.
    """
    bodies = [body for body in bodies if body != heir]
    left = belongings_of(bodies)
    powers = Delegation.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), body__in=bodies, starts_on__lt=on)
    facts: Facts = {"delegations_ended": ended} if (ended := powers.update(ends_on=on)) else {}
    if heir is None or not left:
        return facts
    numbers = {sort: [row.pk for row in getattr(left, sort)] for sort in SORTS}
    recommendations = Recommendation.objects.filter(pk__in=numbers["recommendations"])
    recommendations.filter(body__in=bodies).update(body=heir, version=F("version") + 1)
    recommendations.filter(sponsor__in=bodies).update(sponsor=heir, version=F("version") + 1)
    ActionItem.objects.filter(pk__in=numbers["actions"]).update(owner=heir, version=F("version") + 1)
    Report.objects.filter(pk__in=numbers["reports"]).update(body=heir, version=F("version") + 1)
    Meeting.objects.filter(pk__in=numbers["meetings"]).update(body=heir)
    return facts | {"passed": {"from": [body.key for body in bodies], "to": heir.key, **left.as_facts()}}


def body_above(body: Body, on: date) -> Body | None:
    """To whom a body answers on a day: the body it reports to, or the joint council of which it is a component."""
    line = ReportingLine.objects.standing(on).filter(body=body, kind=LineKind.PRIMARY).select_related("parent").first()
    if line is not None:
        return line.parent
    part = BodyComponent.objects.standing(on).filter(part=body).select_related("whole").order_by("pk").first()
    return part.whole if part else None


def refuse_legacy(bodies: Sequence[Body], heir: Body | None, on: date) -> Refusal | None:
    """Why can what is open of these bodies not pass to another on that day?"""
    left = belongings_of([body for body in bodies if body != heir])
    if heir is None:
        return refuse_ownerless(left)
    if not BodyCharter.objects.standing(on).filter(body=heir).exists():
        return Refusal("no-such-body-then", _("%(body)s does not exist on that day.") % {"body": heir.key})
    taken = set(Meeting.objects.filter(body=heir).values_list("gathering_id", "starts_at"))
    coming = [(meeting.gathering_id, meeting.starts_at) for meeting in left.meetings]
    if len(set(coming)) < len(coming) or taken & set(coming):
        return Refusal(
            "meetings-clash", _("Two of their meetings begin at the same time. Change one of them before this.")
        )
    return None


def refuse_ownerless(left: Belongings) -> Refusal | None:
    """Why can a body not end that leaves this behind, with nobody to take it over?"""
    if not left:
        return None
    return Refusal(
        "nobody-takes-over",
        _("It still has open matters, and there is no body above it to take them over. Name the body that does."),
    )
