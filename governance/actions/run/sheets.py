"""How do the real times of a meeting come in afterwards, when the room had no network?"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.models import AgendaItem, Meeting
from governance.rules.recording import refuse_enter_times
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

Times = tuple[datetime | None, datetime | None]


@transaction.atomic
def enter_times(*, meeting: Meeting, whole: Times, items: Mapping[AgendaItem, Times], by: Person) -> Meeting:
    """Enter from when to when the meeting and its items really lasted; the ledger says that it was entered later.

    An empty time leaves what is known. Raises Refused for a time to come, an end before its beginning, an item of
    another meeting, or for who is no co-chair.
    """
    meeting = changing(Meeting, meeting.pk)
    require(refuse_enter_times(by, meeting))
    rows = {row.pk: row for row in AgendaItem.objects.select_for_update(no_key=True).filter(meeting=meeting)}
    require(refuse_times(whole))
    meeting.began_at, meeting.finished_at = whole[0] or meeting.began_at, whole[1] or meeting.finished_at
    require(refuse_times((meeting.began_at, meeting.finished_at)))
    meeting.save(update_fields=["began_at", "finished_at"])
    changed = []
    for item, times in items.items():
        require(refuse_times(times, str(item.title)) or refuse_elsewhere(item.pk in rows))
        row = rows[item.pk]
        now = (times[0] or row.began_at, times[1] or row.finished_at)
        if now != (row.began_at, row.finished_at):
            require(refuse_times(now, str(item.title)))
            row.began_at, row.finished_at = now
            row.save(update_fields=["began_at", "finished_at"])
            changed.append([row.pk, *now])
    record("meeting.times-entered", by=by, on=meeting, began_at=meeting.began_at, finished_at=meeting.finished_at,
           items=changed)  # fmt: skip
    return meeting


def refuse_times(times: Times, of: str = "") -> Refusal | None:
    """Why can it not have lasted from the one to the other?"""
    began, finished = times
    before = f"{of} – " if of else ""
    if max((each for each in times if each), default=timezone.now()) > timezone.now():
        return Refusal("time-to-come", f"{before}{_('This time is still to come.')}", status=422)
    if finished and (began is None or finished < began):
        return Refusal("ends-before-it-starts", f"{before}{_('It ends before it begins.')}", status=422)
    return None


def refuse_elsewhere(is_here: bool) -> Refusal | None:
    """Why has this item no times in this meeting?"""
    return None if is_here else Refusal("another-meeting", _("An item is not on the agenda of this meeting."))
