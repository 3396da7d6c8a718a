"""What is there after a meeting: a record with a comment, something to do, a text at a translator, a summary?"""

from django.utils import timezone

from governance.actions.records.translations import ask_translation
from governance.models import AgendaItem, Duty, Meeting, MeetingRecord, RecordComment
from governance.queries.records.composing import compose
from tests.factories.house import TODAY, House
from tests.factories.reports import up_the_line
from tests.priorities.aims import in_addresses


def afterwards(house: House, meeting: Meeting, item: AgendaItem) -> dict[str, object]:
    """A circulated record with a comment, something to do, a text at a translator, an ask, a summary."""
    by = house.people["secretariat"]
    text = MeetingRecord.objects.create(
        meeting=meeting, state="circulated", content=compose(meeting).as_json(), content_hash="0" * 64,
        circulated_at=timezone.now(), circulated_by=by,
    )  # fmt: skip
    return {
        "comment": RecordComment.objects.create(meeting_record=text, person=by, text="Well", language="en"),
        "duty": Duty.objects.create(gathering=meeting.gathering, kind="record", subject="meeting"),
        "translation": ask_translation(kind="item", number=item.pk, into="fr", due_on=TODAY, by=by),
        **up_the_line(house),
        "aims": in_addresses(house),
    }
