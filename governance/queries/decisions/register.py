"""Which decisions are on the register, and how far is each?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import BodyKind
from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.enums import ActionState, DecisionState, EffectState
from governance.models import ActionItem, ClauseOutcome, Decision, Effect
from governance.rules import refuse_read_unpublished
from groundwork import dates_in_words as written
from groundwork.bilingual import Pair, reader_language

PER_PAGE = 50
CLOSED = [ActionState.DONE, ActionState.WITHDRAWN]
# What a decision said before its recorder replaced it stays in its history, and changes nothing.
REPLACED = Q(settled_by=F("outcome__decision__reference"))


@dataclass(frozen=True)
class Progress:
    """How far the follow-up of a decision is: so many of so many."""

    done: int = 0
    total: int = 0

    @property
    def dot(self) -> str:
        """The dot of the trail: none, todo, doing or done."""
        if not self.total:
            return "none"
        return "done" if self.done == self.total else "doing" if self.done else "todo"


@dataclass(frozen=True)
class Row:
    """One line of the register."""

    decision: Decision
    body: BodyWords
    mark: str
    effects: Progress
    actions: Progress

    @property
    def called(self) -> Pair:
        """The joint body by its name, a council by its acronym."""
        return self.body.name if self.body.kind == BodyKind.JOINT_COUNCIL else self.body.short

    @property
    def dots(self) -> tuple[str, str, str, str, str]:
        """Recommendation, vote, decision, effects, actions, as the thread draws them."""
        decision = self.decision
        has_recommendation = decision.motion is not None and decision.motion.recommendation_id is not None
        actions = (
            "doing" if self.actions.dot == "todo" and decision.state == DecisionState.PUBLISHED else self.actions.dot
        )
        return (
            "done" if has_recommendation else "none",
            "done" if decision.vote_event_id else "none",
            "done" if decision.state == DecisionState.PUBLISHED else "doing",
            self.effects.dot,
            actions,
        )


@dataclass(frozen=True)
class Offer:
    """What the register can be filtered by, and how many decisions it holds for this reader."""

    names: Mapping[int, BodyWords]
    bodies: list[BodyWords]
    years: list[int]
    total: int


@dataclass(frozen=True)
class Register:
    """A page of the register."""

    page: Page
    rows: list[Row]
    found: int
    total: int


def mark_of(words: BodyWords) -> str:
    """The key of a body's mark: the joint body's, or its own."""
    return "joint" if words.kind == BodyKind.JOINT_COUNCIL else words.key.lower()


def readable_decisions(standing: Standing) -> QuerySet[Decision]:
    """The decisions that this reader may see: published ones; members see recorded ones too."""
    if refuse_read_unpublished(standing) is None:
        return Decision.objects.all()
    return Decision.objects.filter(state=DecisionState.PUBLISHED)


def offered(standing: Standing) -> Offer:
    """The bodies and years of which this reader finds decisions. Three queries."""
    names = names_on(timezone.localdate())
    counted = list(
        readable_decisions(standing).order_by().values_list("body_id", "decided_on__year").annotate(Count("pk"))
    )
    return Offer(
        names=names,
        bodies=[names[body] for body in sorted({row[0] for row in counted})],
        years=sorted({row[1] for row in counted}, reverse=True),
        total=sum(row[2] for row in counted),
    )


def register_of(standing: Standing, offer: Offer, filters: Mapping[str, Any], page_number: str | None) -> Register:
    """A page of the register, newest first. Four queries, however many rows there are."""
    found = filtered(readable_decisions(standing), filters, offer.names)
    paginator = Paginator(
        found.select_related("motion", "item__meeting__gathering").order_by("-decided_on", "-reference"), PER_PAGE
    )
    page = paginator.get_page(page_number)
    decisions = list(page.object_list)
    effects, actions = _progress(decisions)
    rows = [
        Row(
            decision=decision,
            body=offer.names[decision.body_id],
            mark=mark_of(offer.names[decision.body_id]),
            effects=effects.get(decision.pk, Progress()),
            actions=actions.get(decision.pk, Progress()),
        )
        for decision in decisions
    ]
    return Register(page, rows, paginator.count, offer.total)


def filtered(
    decisions: QuerySet[Decision], filters: Mapping[str, Any], names: Mapping[int, BodyWords]
) -> QuerySet[Decision]:
    """The decisions that pass the filters `body` (a key), `year`, `outcome`; an empty one lets all pass."""
    if filters.get("body"):
        decisions = decisions.filter(body__in=[words.id for words in names.values() if words.key == filters["body"]])
    if filters.get("year"):
        decisions = decisions.filter(decided_on__year=filters["year"])
    if filters.get("outcome"):
        decisions = decisions.filter(outcome=filters["outcome"])
    return decisions


def _progress(decisions: list[Decision]) -> tuple[dict[int, Progress], dict[int, Progress]]:
    effects = (
        Effect.objects.filter(outcome__decision__in=decisions)
        .exclude(REPLACED)
        .order_by()
        .values_list("outcome__decision")
        .annotate(done=Count("pk", filter=Q(state=EffectState.ENACTED)), total=Count("pk"))
    )
    actions = (
        ActionItem.objects.filter(outcome__decision__in=decisions)
        .order_by()
        .values_list("outcome__decision")
        .annotate(done=Count("pk", filter=Q(state__in=CLOSED)), total=Count("pk"))
    )
    return (
        {pk: Progress(done, total) for pk, done, total in effects},
        {pk: Progress(done, total) for pk, done, total in actions},
    )


def decision_seen_by(standing: Standing, reference: str) -> Decision | None:
    """The decision with this reference and all that its page names; None where the reader may not see it."""
    return (
        readable_decisions(standing)
        .filter(reference=reference)
        .select_related(
            "body",
            "motion__recommendation",
            "vote_event__meeting__gathering",
            "item__meeting__gathering",
            "recorded_by",
            "published_by",
        )
        .first()
    )


def clause_to_match(decision: Decision, number: int) -> ClauseOutcome | None:
    """The outcome of a clause of this decision, by its number."""
    return decision.outcomes.filter(pk=number).select_related("clause", "decision").first()


def is_late(due_on: date | None, state: str, today: date) -> bool:
    """Whether something was due before today and is not closed."""
    return due_on is not None and due_on < today and state not in CLOSED


def goes_on(decision: Decision) -> list[str]:
    """How it goes on: until when or on which condition it is deferred, to whom referred. Three queries at most."""
    lines = []
    if decision.until:
        lines.append(_("Until %(day)s") % {"day": written.day(decision.until, reader_language())})
    if str(decision.condition):
        lines.append(_("On condition: %(words)s") % {"words": decision.condition})
    if decision.referred_to_id:
        lines.append(
            _("Referred to: %(body)s") % {"body": names_on(timezone.localdate())[decision.referred_to_id].name}
        )
    return lines
