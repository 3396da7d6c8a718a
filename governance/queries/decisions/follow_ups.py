"""Which action items are there, whose, how far, and which are late?"""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone

from councils.enums import Role
from councils.models import BodyComponent
from councils.queries.names import names_on
from councils.rules import Standing, refuse_see_people
from governance.enums import DecisionState
from governance.models import ActionItem, Gathering, ProgressNote
from governance.queries.decisions.action_owners import mine, owner_words
from governance.queries.decisions.register import CLOSED, is_late
from governance.rules import refuse_read_unpublished
from groundwork.bilingual import Pair

PER_PAGE = 50
SCOPES = ("mine", "group", "late", "all")


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    action: ActionItem
    owner: Pair
    late: bool


@dataclass(frozen=True)
class ActionPage:
    """Everything on the page of an action item."""

    action: ActionItem
    owner: Pair
    late: bool
    notes: tuple[ProgressNote, ...]


def readable_actions(standing: Standing) -> QuerySet[ActionItem]:
    """The action items that this reader may see: those of published decisions; members see all."""
    if refuse_read_unpublished(standing) is None:
        return ActionItem.objects.all()
    return ActionItem.objects.filter(outcome__decision__state=DecisionState.PUBLISHED)


def list_of(standing: Standing, scope: str, page_number: str | None) -> tuple[Page, list[Row]]:
    """A page of the list: what is open by due day, then what is closed. Five queries at most."""
    today = timezone.localdate()
    names = names_on(today)
    found = scoped(readable_actions(standing), standing, scope, today).select_related(
        "owner_jurisdiction", "owner_seat__jurisdiction", "owner_person", "outcome__decision"
    )
    people = refuse_see_people(standing) is None
    closed = ExpressionWrapper(Q(state__in=CLOSED), BooleanField())
    page = Paginator(found.order_by(closed, F("due_on").asc(nulls_last=True), "reference"), PER_PAGE).get_page(
        page_number
    )
    return page, [
        Row(action, owner_words(action, names, people=people), is_late(action.due_on, action.state, today))
        for action in page
    ]


def scoped(actions: QuerySet[ActionItem], standing: Standing, scope: str, today: date) -> QuerySet[ActionItem]:
    """The action items of a scope: mine, my group's, late, or all."""
    open_ones = actions.exclude(state__in=CLOSED)
    if scope == "late":
        return open_ones.filter(due_on__lt=today)
    if scope == "mine":
        return open_ones.filter(mine(standing))
    if scope == "group":
        bodies = [held.seat.body_id for held in standing.memberships if held.role != Role.OBSERVER]
        wholes = BodyComponent.objects.standing(today).filter(part__in=bodies).values("whole")
        return open_ones.filter(Q(owner__in=bodies) | Q(owner__in=wholes) | Q(owner_seat__body__in=bodies))
    return actions


def action_seen_by(standing: Standing, reference: str) -> ActionItem | None:
    """The action item with this reference, if this reader may see it. One query."""
    return (
        readable_actions(standing)
        .filter(reference=reference)
        .select_related(
            "owner",
            "owner_jurisdiction",
            "owner_seat__jurisdiction",
            "owner_seat__body",
            "owner_person",
            "outcome__decision",
            "outcome__clause",
        )
        .first()
    )


def action_page(action: ActionItem, standing: Standing) -> ActionPage:
    """Gather the page. Three queries; notes are for members."""
    names = names_on()
    notes: tuple[ProgressNote, ...] = ()
    if refuse_read_unpublished(standing) is None:
        notes = tuple(action.notes.select_related("written_by", "gathering").order_by("-written_at", "-id"))
    return ActionPage(
        action,
        owner_words(action, names, people=refuse_see_people(standing) is None),
        is_late(action.due_on, action.state, timezone.localdate()),
        notes,
    )


def gatherings_to_report_at() -> list[Gathering]:
    """The gatherings at which progress may be told, the latest first. One query."""
    return list(Gathering.objects.filter(days__isnull=False).order_by("-days")[:8])
