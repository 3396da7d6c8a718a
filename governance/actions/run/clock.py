"""How does a meeting go from item to item, each with its real times?"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.models import AgendaItem, Meeting
from governance.rules.recording import refuse_run
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def take_up_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Begin an item, or go on with it; whichever was running stops. An item that is taken up again goes on.

    Raises Refused unless its meeting is under way, for an item taken off the agenda, or without the right.
    """
    meeting = changing(Meeting, item.meeting_id)
    item = changing(AgendaItem, item.pk)
    require(refuse_run(by, meeting) or refuse_no_item(item))
    now = timezone.now()
    stopped = stop_running(meeting, now, but=item.pk)
    item.began_at, item.finished_at = item.began_at or now, None
    item.save(update_fields=["began_at", "finished_at"])
    record("item.taken-up", by=by, on=item, meeting=meeting.pk, stopped=stopped)
    return item


@transaction.atomic
def finish_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Stop the clock of an item. Raises Refused when it does not run, or without the right."""
    meeting = changing(Meeting, item.meeting_id)
    item = changing(AgendaItem, item.pk)
    require(refuse_run(by, meeting))
    if item.began_at is None or item.finished_at is not None:
        require(Refusal("not-running", _("This item is not being dealt with.")))
    item.finished_at = timezone.now()
    item.save(update_fields=["finished_at"])
    record("item.finished", by=by, on=item, meeting=meeting.pk)
    return item


def stop_running(meeting: Meeting, now: datetime, *, but: int) -> list[int]:
    """Stop the clocks that run, except that of one item. Returns which."""
    running = AgendaItem.objects.filter(meeting=meeting, began_at__isnull=False, finished_at=None).exclude(pk=but)
    stopped = list(running.values_list("pk", flat=True))
    running.update(finished_at=now)
    return stopped


def refuse_no_item(item: AgendaItem) -> Refusal | None:
    """Why can this not be taken up?"""
    if item.removed or item.is_section:
        return Refusal("no-item", _("This is no item of the agenda."))
    return None
