"""What waits for an agenda: submitted, deferred, carried over, ready; and what was referred and has not come back?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from councils.queries.names import BodyWords
from governance.enums import (
    DecisionState,
    MeetingState,
    MotionState,
    Outcome,
    ProposedItemState,
    Purpose,
    RecommendationState,
)
from governance.models import AgendaItem, Decision, ProposedItem, Recommendation
from governance.queries.desk.docket import link
from governance.queries.intake.backlog_entries import Entry, Planned
from governance.queries.meetings.gatherings import slug_of
from governance.queries.motions.conditions import ready_motions
from groundwork.bilingual import Pair, reader_language
from groundwork.dates_in_words import day
from groundwork.models import LedgerEntry

Names = Mapping[int, BodyWords]
USUAL = {Purpose.INFORMATION: 15, Purpose.DISCUSSION: 30, Purpose.DECISION: 30}  # minutes
UNDER_WAY = (MotionState.OPEN, MotionState.JUDGED)


def proposed_items(names: Names, today: date) -> Iterable[Entry]:
    """Items that were submitted and wait for an answer. One query."""
    rows = ProposedItem.objects.filter(state=ProposedItemState.SUBMITTED).select_related("gathering")
    for row in rows.order_by("submitted_at", "pk"):
        notes = [_("submitted after the intake ended")] if row.late else []
        notes += [_("for %(place)s") % {"place": row.gathering.place}] if row.gathering else []
        yield Entry(
            f"proposed-{row.pk}", "proposed", row.title, row.body_id, names.get(row.body_id),
            link("proposed_item", row.pk), row.minutes, row.purpose, notes=tuple(notes), late=row.late,
            illustrative=row.illustrative, recommendation=row.recommendation_id, sponsor=row.sponsor_id,
            carried_from=row.carried_from_id,
        )  # fmt: skip


def recommendations(names: Names, on_agendas: Planned, today: date) -> Iterable[Entry]:
    """Recommendations that are submitted, deferred or referred, and on no agenda that is to be held. Three queries."""
    states = [RecommendationState.SUBMITTED, RecommendationState.DEFERRED, RecommendationState.REFERRED]
    rows = list(Recommendation.objects.filter(state__in=states).order_by("submitted_on", "pk"))
    deferred = deferrals([row.reference for row in rows if row.state == RecommendationState.DEFERRED])
    held = last_items([row.pk for row in rows])
    for row in rows:
        if row.pk in on_agendas.recommendations:
            continue
        referred = row.state == RecommendationState.REFERRED
        until, notes = deferred.get(row.reference, (None, ()))
        yield Entry(
            f"recommendation-{row.pk}", "referral" if referred else "recommendation", row.title, row.body_id,
            names.get(row.body_id), link("recommendation", row.reference),
            USUAL[Purpose.DISCUSSION if referred else Purpose.DECISION],
            Purpose.DISCUSSION if referred else Purpose.DECISION,
            reference=row.reference, notes=(_("referred, and not submitted again yet"),) if referred else notes,
            due=until, late=until is not None and until < today, illustrative=row.illustrative,
            recommendation=row.pk, sponsor=row.sponsor_id, carried_from=held.get(row.pk),
        )  # fmt: skip


def deferrals(references: list[str]) -> dict[str, tuple[date | None, tuple[str, ...]]]:
    """Until when, or until what, each of these recommendations was deferred, as the ledger says. One query."""
    found: dict[str, tuple[date | None, tuple[str, ...]]] = {}
    entries = LedgerEntry.objects.filter(act="recommendation.deferred", subject__in=references).order_by("at")
    for entry in entries if references else []:
        until = entry.facts.get("until")
        condition = entry.facts.get("condition") or {}
        found[entry.subject] = deferral(
            date.fromisoformat(until) if until else None, Pair(condition.get("en", ""), condition.get("fr", ""))
        )
    return found


def deferral(until: date | None, condition: Pair) -> tuple[date | None, tuple[str, ...]]:
    """A deferral with its words."""
    when = _("deferred until %(day)s") % {"day": day(until, reader_language())} if until else ""
    notes = [when or _("until a condition is met")]
    notes += [str(condition)] if condition.en or condition.fr else []
    return until, tuple(notes)


def last_items(pks: list[int]) -> dict[int, int]:
    """The last item at which each of these recommendations was before a meeting that ended. One query."""
    items = AgendaItem.objects.filter(recommendation__in=pks, removed=False, meeting__state=MeetingState.ENDED)
    found = items.order_by("meeting__starts_at").values_list("recommendation_id", "pk") if pks else []
    return {recommendation or 0: pk for recommendation, pk in found}


def carried_over(names: Names, on_agendas: Planned, today: date) -> Iterable[Entry]:
    """Items of ended meetings that must come again: for decision and not decided, deferred, or never reached.

    Never reached are those without a real time in a meeting whose other items have one. Those taken up again since
    are left out, and those of a recommendation, which waits under its own name. Two queries.
    """
    rows = list(open_items().select_related("meeting__gathering").order_by("-meeting__starts_at", "position"))
    deferred = last_deferrals(row.pk for row in rows)
    for row in rows:
        until, notes = deferred.get(row.pk) or (
            None,
            (_("not settled at %(place)s") % {"place": row.meeting.gathering.place},),
        )
        yield Entry(
            f"carried-{row.pk}", "carried", row.title, row.meeting.body_id, names.get(row.meeting.body_id),
            link("item", slug_of(row.meeting.gathering), row.pk), row.minutes, row.purpose, notes=notes, due=until,
            late=until is not None and until < today, illustrative=row.illustrative,
            recommendation=row.recommendation_id, sponsor=row.sponsor_id, carried_from=row.pk,
        )  # fmt: skip


def open_items() -> Any:
    """The items of ended meetings without an outcome that ends them. No query by itself."""
    mine = Q(item=OuterRef("pk")) | Q(motion__item=OuterRef("pk"))
    decided = Decision.objects.filter(mine)
    reached = AgendaItem.objects.filter(meeting=OuterRef("meeting"), began_at__isnull=False)
    undecided = Q(purpose=Purpose.DECISION) & ~Exists(decided)
    unreached = ~Q(purpose=Purpose.DECISION) & Q(began_at=None) & Exists(reached) & ~Exists(decided)
    deferred = Exists(decided.filter(outcome=Outcome.DEFERRED))
    rows = AgendaItem.objects.numbered().filter(
        undecided | unreached | deferred,
        ~Exists(AgendaItem.objects.filter(carried_from=OuterRef("pk"), removed=False)),
        ~Exists(ProposedItem.objects.filter(carried_from=OuterRef("pk"), state=ProposedItemState.SUBMITTED)),
        meeting__state=MeetingState.ENDED,
        recommendation=None,
        standing=False,
    )
    return rows.exclude(motions__state__in=UNDER_WAY)


def last_deferrals(items: Iterable[int]) -> dict[int, tuple[date | None, tuple[str, ...]]]:
    """Until when or on which condition each of these items was deferred. One query."""
    numbers = list(items)
    rows = Decision.objects.filter(Q(item__in=numbers) | Q(motion__item__in=numbers), outcome=Outcome.DEFERRED)
    found = rows.select_related("motion").order_by("decided_on", "pk") if numbers else []
    return {
        each.item_id or (each.motion.item_id if each.motion else 0) or 0: deferral(each.until, each.condition)
        for each in found
    }


def motions(names: Names, on_agendas: Planned) -> Iterable[Entry]:
    """Conditional motions whose conditions are all met, and that hang on no item to come. One query."""
    for row in ready_motions(names):
        if row.item_id in on_agendas.items:
            continue
        yield Entry(
            f"motion-{row.pk}", "motion", row.title, row.body_id, names.get(row.body_id), link("motion", row.pk),
            USUAL[Purpose.DECISION], Purpose.DECISION, notes=(_("what it depends on is carried"),),
            illustrative=row.illustrative, recommendation=row.recommendation_id, carried_from=row.item_id,
        )  # fmt: skip


def referrals(names: Names, on_agendas: Planned) -> Iterable[Entry]:
    """Matters that a decision referred to a body and that have not come back. One query.

    A recommendation that was referred waits under its own name. One comes back with an item made of the referral.
    """
    back = AgendaItem.objects.filter(source__startswith="referral:", removed=False).values_list("source", flat=True)
    rows = Decision.objects.filter(referred_to__isnull=False).filter(Q(motion=None) | Q(motion__recommendation=None))
    answered = set(back)
    for row in rows.select_related("item__meeting__gathering").order_by("decided_on", "pk"):
        source = f"referral:{row.pk}"
        if source in answered:
            continue
        to = names.get(row.referred_to_id or 0)
        notes = [_("referred to %(body)s") % {"body": to.short if to else "–"}]
        notes += [] if row.state == DecisionState.PUBLISHED else [_("not published yet")]
        yield Entry(
            f"referral-{row.pk}", "referral", row.title, row.body_id, names.get(row.body_id),
            link("decision", row.reference), USUAL[Purpose.DISCUSSION], Purpose.DISCUSSION,
            reference=row.reference, source=source, carried_from=row.item_id, illustrative=row.illustrative,
            notes=tuple(notes),
        )  # fmt: skip
