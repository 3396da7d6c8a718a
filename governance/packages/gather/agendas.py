"""Which items has each meeting of a gathering, at which hours, with which papers?"""

from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from governance import models
from governance.enums import MeetingState
from governance.packages.contents import Advice, Item, MeetingSection, Question, Recommendation
from governance.packages.contents import Clause as ClauseShape
from governance.packages.gather.changes import Names, changes_proposed
from governance.packages.gather.decisions import Decisions
from governance.packages.gather.lines import lines_of
from governance.packages.gather.motions import motion_shape, motions_with_papers
from governance.packages.gather.papers import papers_of
from governance.packages.gather.sight import Sight
from governance.queries.agendas.schedule import Scheduled, meetings_in_order, scheduled_meetings
from governance.queries.recommendations.advice import in_words
from groundwork.bilingual import Pair


def meetings_of(
    meetings: Iterable[models.Meeting], names: Names, decisions: Decisions, sight: Sight
) -> tuple[MeetingSection, ...]:
    """The meetings in their order; printed numbers run on from one to the next. No query."""
    return tuple(
        MeetingSection(
            id=meeting.pk,
            body=names.body(meeting.body_id),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            time_zone=meeting.time_zone,
            mode=str(meeting.mode),
            room=meeting.room,
            cancelled=meeting.state == MeetingState.CANCELLED,
            cancelled_because=meeting.cancelled_because,
            items=tuple(_item_shape(row, names, decisions, sight) for row in rows),
        )
        for meeting, rows in scheduled_meetings(meetings)
    )


def meetings_read(gathering: models.Gathering) -> list[models.Meeting]:
    """The meetings with all that is printed under their items. Eleven queries."""
    points = models.RecommendedPoint.objects.order_by("position")
    asked = models.AdviceRequest.objects.filter(withdrawn_at=None).select_related("person")
    items = (
        models.AgendaItem.objects.filter(removed=False)
        .select_related("recommendation", "engagement_level", "priority", "meeting__body")
        .prefetch_related(
            Prefetch("questions", models.DiscussionQuestion.objects.order_by("position")),
            Prefetch("recommendation__points", points),
            Prefetch("recommendation__advice", asked.order_by("asked_at", "pk")),
            Prefetch("documents", models.Document.objects.standing().order_by("position", "language", "pk")),
            Prefetch("motions", motions_with_papers()),
        )
    )
    return list(meetings_in_order(gathering.meetings.all(), items))


def effects_proposed(meetings: Iterable[models.Meeting]) -> list[Mapping[str, Any]]:
    """Every effect that is proposed under any item. No query."""
    found: list[Mapping[str, Any]] = []
    for meeting in meetings:
        for item in meeting.items.all():
            points = item.recommendation.points.all() if item.recommendation else ()
            found += [effect for point in points for effect in point.effects]
            found += [effect for row in item.motions.all() for clause in row.clauses.all() for effect in clause.effects]
    return found


def _item_shape(row: Scheduled[models.AgendaItem], names: Names, decisions: Decisions, sight: Sight) -> Item:
    item = row.item
    hours: dict[str, Any] = {
        "id": item.pk, "number": row.label or None, "new_day": row.new_day, "minutes": item.minutes,
        "starts_at": row.starts_at.astimezone(UTC), "ends_at": row.ends_at.astimezone(UTC),
    }  # fmt: skip
    if item.pk in sight.withheld:
        return Item(**hours, title=Pair(), withheld=sight.withheld[item.pk])
    return Item(
        **hours,
        title=item.title,
        purpose=str(item.purpose) if item.is_item else "",
        presenter=item.presenter,
        sponsor=names.body(item.sponsor_id),
        level=item.engagement_level.name if item.engagement_level else Pair(),
        priority=item.priority.name if item.priority else Pair(),
        expected_outcome=item.expected_outcome,
        summary=item.summary,
        questions=tuple(Question(each.label, str(each.kind), each.text) for each in item.questions.all()),
        recommendation=_recommendation_shape(item.recommendation, names, sight) if item.recommendation else None,
        motions=tuple(motion_shape(motion, names, decisions.by_motion, sight) for motion in item.motions.all()),
        decisions=decisions.by_item.get(item.pk, ()),
        illustrative=item.illustrative,
        is_section=item.is_section,
        in_camera=item.in_camera,
        papers=papers_of(item, sight),
        lines=lines_of(item, names),
    )


def _recommendation_shape(row: models.Recommendation, names: Names, sight: Sight) -> Recommendation:
    return Recommendation(
        reference=row.reference,
        state=str(row.state),
        title=row.title,
        question=row.question,
        rationale=row.rationale,
        sponsor=names.body(row.sponsor_id),
        note=row.note,
        expected_effects=row.expected_effects,
        advice=tuple(_advice_shape(each, names) for each in row.advice.all()) if sight.unpublished else (),
        points=tuple(
            ClauseShape(
                label=point.label,
                heading=Pair(),
                text=point.text,
                note=point.note,
                changes=changes_proposed(point.effects, names),
            )
            for point in row.points.all()
        ),
    )


def _advice_shape(row: models.AdviceRequest, names: Names) -> Advice:
    return Advice(
        of=in_words(row, names.by_id).of,
        due_on=row.due_on,
        answer=str(row.answer),
        text=row.text,
        answered_on=timezone.localdate(row.answered_at) if row.answered_at else None,
    )
