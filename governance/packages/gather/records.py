"""What does the record of decisions of each meeting say, as members may read it?"""

from collections.abc import Iterable
from dataclasses import replace

from django.utils import timezone

from governance import models
from governance.enums import MeetingState
from governance.packages.contents import Correction, Record
from governance.packages.gather.changes import Names
from governance.packages.gather.sight import Sight
from governance.packages.gather.versions import approvals_of
from governance.queries.records.content import ItemHeld, RecordContent, content_from
from governance.queries.records.meeting_records import people_in
from governance.rules.withheld import IN_CAMERA

CIRCULATED = ("circulated", "approved", "adopted")


def records_of(meetings: Iterable[models.Meeting], names: Names, sight: Sight) -> tuple[Record, ...]:
    """The newest text of each meeting that was circulated. Three queries, and those of approvals, for each."""
    held = [meeting for meeting in meetings if meeting.state != MeetingState.CANCELLED]
    rows = models.MeetingRecord.objects.filter(meeting__in=held, state__in=CIRCULATED).order_by("meeting_id", "-number")
    newest = {row.meeting_id: row for row in rows.distinct("meeting_id").prefetch_related("corrections")}
    return tuple(_record(newest[each.pk], each, names, sight) for each in held if each.pk in newest)


def _record(row: models.MeetingRecord, meeting: models.Meeting, names: Names, sight: Sight) -> Record:
    content = record_seen(content_from(row.content), sight)
    assert row.circulated_at is not None
    return Record(
        meeting=meeting.pk,
        body=names.by_id[meeting.body_id].usual,
        number=row.number,
        state=str(row.state),
        circulated_at=row.circulated_at,
        content=content,
        content_hash=row.content_hash,
        approvals=approvals_of(row, names, people=sight.people),
        corrections=tuple(Correction(each.text, timezone.localdate(each.written_at)) for each in row.corrections.all()),
        people=tuple(sorted(people_in(content).items())) if sight.people else (),
        adopted_on=row.adopted_on,
    )


def record_seen(content: RecordContent, sight: Sight) -> RecordContent:
    """The record without the words of what is withheld: its number stays."""
    return replace(content, items=tuple(_held(item, sight) for item in content.items))


def _held(item: ItemHeld, sight: Sight) -> ItemHeld:
    why = sight.withheld.get(item.id) or (IN_CAMERA if item.in_camera and sight.kept_back else "")
    if not why:
        return item
    return ItemHeld(id=item.id, number=item.number, kind=item.kind, in_camera=True, withheld=why)
