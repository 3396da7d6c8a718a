"""Which decisions concern a body, which reports does it owe, and what that concerns it is still open?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone

from councils.models import Body, Person
from councils.queries.body_rows import references_about
from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.enums import EffectState, RecommendationState, ReportState
from governance.models import ActionItem, Decision, Effect, Recommendation, Report
from governance.queries.decisions.follow_ups import readable_actions
from governance.queries.decisions.register import CLOSED, is_late, readable_decisions
from governance.queries.recommendations.listed import readable_recommendations
from governance.queries.slices import Slice, slice_of
from governance.rules import refuse_read_unpublished

PER_PAGE = 25
REPORTS = 50
OPEN = [RecommendationState.SUBMITTED, RecommendationState.DEFERRED, RecommendationState.REFERRED]
WAITING = [EffectState.PENDING, EffectState.HELD]
NAMES_A_BODY = ("body", "to", "under", "into", "heir", "whole", "part")  # terms of effects that hold a body's key


@dataclass(frozen=True)
class DecisionRow:
    """A decision that the body took, that changed something about it, or that is to change something."""

    decision: Decision
    taken_by: BodyWords
    own: bool
    changed_it: bool


@dataclass(frozen=True)
class ReportRow:
    """A report of the body; late when it is owed and was due before today."""

    report: Report
    late: bool


@dataclass(frozen=True)
class OpenAction:
    """An action item that the body owns and that is not closed."""

    action: ActionItem
    late: bool


@dataclass(frozen=True)
class AboutBody:
    """What governance knows of a body: its decisions and those about it, its reports, and what is open."""

    body: BodyWords
    decisions: Slice[DecisionRow]
    reports: tuple[ReportRow, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[OpenAction, ...]

    @property
    def owed(self) -> list[ReportRow]:
        """What is due first comes first."""
        return [row for row in reversed(self.reports) if row.report.state == ReportState.OWED]

    @property
    def settled(self) -> list[ReportRow]:
        """Filed, or no longer owed; the latest first."""
        return [row for row in self.reports if row.report.state != ReportState.OWED]

    @property
    def late(self) -> int:
        """How many of its open action items are late."""
        return sum(row.late for row in self.actions)


def about_body(body: Body, standing: Standing, person: object, page_number: str | None = None) -> AboutBody:
    """All of it, as far as this reader may see it. Eight queries, however much there is."""
    today, names = timezone.localdate(), names_on()
    open_actions = readable_actions(standing).filter(owner=body).exclude(state__in=CLOSED)
    return AboutBody(
        body=names[body.pk],
        decisions=_decisions(body, standing, names, page_number),
        reports=tuple(_reports(body, today)),
        recommendations=tuple(
            readable_recommendations(standing, person)
            .filter(Q(body=body) | Q(sponsor=body), state__in=OPEN)
            .order_by("-submitted_on", "-pk")
        ),
        actions=tuple(
            OpenAction(row, is_late(row.due_on, row.state, today))
            for row in open_actions.order_by(F("due_on").asc(nulls_last=True), "reference")
        ),
    )


def report_of(body: Body, pk: int) -> Report | None:
    """A report of the body, with who filed it. One query."""
    return body.reports.filter(pk=pk).select_related("body", "filed_by").first()


def may_read_report(standing: Standing, report: Report, person: object) -> bool:
    """Whether this reader may read what a filed report says: members may, and who filed it."""
    if isinstance(person, Person) and report.filed_by_id == person.pk:
        return True
    return refuse_read_unpublished(standing) is None


def is_late_report(report: Report, today: date | None = None) -> bool:
    """Whether it is owed and was due before today."""
    return report.state == ReportState.OWED and report.due_on < (today or timezone.localdate())


def _decisions(
    body: Body, standing: Standing, names: Mapping[int, BodyWords], page_number: str | None
) -> Slice[DecisionRow]:
    changing = references_about(body)
    found = readable_decisions(standing).filter(
        Q(body=body) | Q(reference__in=changing) | Q(pk__in=_to_come(body).values("outcome__decision"))
    )
    part = slice_of(found.order_by("-decided_on", "-reference"), page_number, PER_PAGE)
    rows = [
        DecisionRow(each, names[each.body_id], each.body_id == body.pk, each.reference in changing)
        for each in part.rows
    ]
    return Slice(rows, part.earlier, part.later)


def _to_come(body: Body) -> QuerySet[Effect]:
    """The effects not yet in force that name the body."""
    named = Q(terms__bodies__contains=body.key)
    for term in NAMES_A_BODY:
        named |= Q(**{f"terms__{term}": body.key})
    return Effect.objects.filter(named, state__in=WAITING).order_by()


def _reports(body: Body, today: date) -> list[ReportRow]:
    """The owed ones, then the latest of the others."""
    settled = ExpressionWrapper(~Q(state=ReportState.OWED), BooleanField())
    return [
        ReportRow(row, is_late_report(row, today)) for row in body.reports.order_by(settled, "-due_on", "-pk")[:REPORTS]
    ]
