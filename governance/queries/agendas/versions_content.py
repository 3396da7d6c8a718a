"""What does the agenda of a gathering say now, as a version of it would be frozen?"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from councils.queries.names import BodyWords
from governance.enums import MotionState
from governance.models import AgendaItem, DiscussionQuestion, Document, Gathering, Meeting, Motion
from governance.queries.agendas.schedule import Scheduled, meetings_in_order, taking_place
from groundwork.bilingual import Pair
from groundwork.ledger import digest

Content = dict[str, Any]
TEXTS = ("title", "summary", "expected_outcome", "presenter", "proposed_note")
PLAIN = ("purpose", "minutes", "proposed_course", "standing", "in_camera", "supplementary")


def content_of(gathering: Gathering, names: dict[int, BodyWords]) -> Content:
    """All that is shown of the agenda, in both languages, as canonical JSON can hold it. Six queries.

    Hours follow from the minutes and are not repeated.
    """
    meetings = []
    for meeting, rows in taking_place(meetings_with_items(gathering)):
        items = [item_content(row, place, names) for place, row in enumerate(rows, start=1)]
        meetings.append(meeting_content(meeting, names) | {"items": items})
    return {"place": gathering.place.as_facts(), "meetings": meetings}


def hash_of(content: Content) -> str:
    """SHA-256 of the canonical JSON."""
    return digest(content)


def meetings_with_items(gathering: Gathering) -> Iterable[Meeting]:
    """The meetings with all that is printed under their items. Six queries."""
    motions = Motion.objects.exclude(state=MotionState.WITHDRAWN).filter(amendment=None).prefetch_related("clauses")
    items = (
        AgendaItem.objects.filter(removed=False)
        .select_related("recommendation", "engagement_level", "priority")
        .prefetch_related(
            Prefetch("questions", DiscussionQuestion.objects.order_by("position")),
            Prefetch("motions", motions.order_by("pk")),
            Prefetch("documents", Document.objects.standing().order_by("position", "language", "pk")),
        )
    )
    return meetings_in_order(gathering.meetings.all(), items)


def meeting_content(meeting: Meeting, names: dict[int, BodyWords]) -> Content:
    """When, where and how the body meets."""
    return {
        "id": meeting.pk,
        "body": names[meeting.body_id].key,
        "name": names[meeting.body_id].usual.as_facts(),
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "time_zone": meeting.time_zone,
        "mode": str(meeting.mode),
        "room": meeting.room.as_facts(),
    }


def item_content(row: Scheduled[AgendaItem], place: int, names: dict[int, BodyWords]) -> Content:
    """One item, break or section, with its questions, motions and documents."""
    item = row.item
    return {
        "id": item.pk,
        "position": place,
        "number": row.label,
        "kind": "break" if item.is_break else "section" if item.is_section else "item",
        "parent": item.parent_id,
        "consent": item.consent and item.pulled_at is None,
        "sponsor": names[item.sponsor_id].usual.as_facts() if item.sponsor_id else Pair().as_facts(),
        "level": item.engagement_level.name.as_facts() if item.engagement_level else Pair().as_facts(),
        "priority": item.priority.name.as_facts() if item.priority else Pair().as_facts(),
        "recommendation": item.recommendation.reference if item.recommendation else "",
        "questions": [{"label": each.label, "kind": str(each.kind), **each.text.as_facts()}
                      for each in item.questions.all()],
        "motions": [motion_content(each) for each in item.motions.all()],
        "documents": [document_content(each) for each in item.documents.all()],
        **{name: getattr(item, name).as_facts() for name in TEXTS},
        **{name: getattr(item, name) for name in PLAIN},
    }  # fmt: skip


def motion_content(motion: Motion) -> Content:
    """A motion in its own words."""
    return {
        "title": motion.title.as_facts(),
        "question": motion.question.as_facts(),
        "clauses": [{"label": each.label, **each.text.as_facts()} for each in motion.clauses.all()],
    }


def document_content(document: Document) -> Content:
    """A document by its hash: which bytes belonged to the version."""
    return {
        "position": document.position,
        "language": document.language,
        "title": document.title.as_facts(),
        "name": document.name,
        "sha256": document.sha256,
        "pages": document.pages,
        "withheld": document.withheld,
    }
