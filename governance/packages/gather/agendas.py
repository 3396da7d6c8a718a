"""Which items has each meeting of a gathering, at which hours, with which papers?"""

from django.db.models import Prefetch

from governance import models
from governance.packages.contents import Clause as ClauseShape
from governance.packages.contents import Item, MeetingSection, Question, Recommendation
from governance.packages.gather.changes import Names, changes_proposed
from governance.packages.gather.decisions import Decisions
from governance.packages.gather.motions import motion_shape, motions_with_papers
from governance.queries.agendas.schedule import Scheduled, scheduled_meetings
from groundwork.bilingual import Pair


def meetings_of(gathering: models.Gathering, names: Names, decisions: Decisions) -> tuple[MeetingSection, ...]:
    """The meetings in their order; printed numbers run on from one to the next. Eight queries."""
    return tuple(
        MeetingSection(
            body=names.body(meeting.body_id),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            time_zone=meeting.time_zone,
            mode=str(meeting.mode),
            items=tuple(_item_shape(row, names, decisions) for row in rows),
        )
        for meeting, rows in scheduled_meetings(_meetings(gathering))
    )


def _meetings(gathering: models.Gathering) -> list[models.Meeting]:
    points = models.RecommendedPoint.objects.order_by("position")
    items = (
        models.AgendaItem.objects.filter(removed=False)
        .select_related("recommendation", "engagement_level")
        .order_by("position")
        .prefetch_related(
            Prefetch("questions", models.DiscussionQuestion.objects.order_by("position")),
            Prefetch("recommendation__points", points),
            Prefetch("motions", motions_with_papers()),
        )
    )
    return list(gathering.meetings.order_by("starts_at", "pk").prefetch_related(Prefetch("items", items)))


def _item_shape(row: Scheduled[models.AgendaItem], names: Names, decisions: Decisions) -> Item:
    item = row.item
    return Item(
        number=row.label or None,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        new_day=row.new_day,
        title=item.title,
        minutes=item.minutes,
        purpose="" if item.is_break or item.is_section else str(item.purpose),
        presenter=item.presenter,
        sponsor=names.body(item.sponsor_id),
        level=item.engagement_level.name if item.engagement_level else Pair(),
        expected_outcome=item.expected_outcome,
        summary=item.summary,
        questions=tuple(Question(each.label, str(each.kind), each.text) for each in item.questions.all()),
        recommendation=_recommendation_shape(item.recommendation, names) if item.recommendation else None,
        motions=tuple(motion_shape(motion, names, decisions.by_motion) for motion in item.motions.all()),
        decisions=decisions.by_item.get(item.pk, ()),
        illustrative=item.illustrative,
    )


def _recommendation_shape(row: models.Recommendation, names: Names) -> Recommendation:
    return Recommendation(
        reference=row.reference,
        state=str(row.state),
        title=row.title,
        question=row.question,
        rationale=row.rationale,
        sponsor=names.body(row.sponsor_id),
        note=row.note,
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
