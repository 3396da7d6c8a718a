"""What stands beside the form of a recording: what was said in the vote, the agenda, who is present?"""

from django.db.models import Prefetch

from governance.enums import Presence
from governance.models import AgendaItem, Attendance, Decision, Meeting, Vote, VoteEvent
from governance.queries.agendas.item import printed_numbers


def said_in(event: VoteEvent | None) -> tuple[Vote, ...]:
    """Reservations and objections of the vote, once for each seat and reason."""
    if event is None:
        return ()
    rows = (
        Vote.objects.filter(vote_event=event, option__in=["reservation", "object"])
        .select_related("elector__jurisdiction", "clause")
        .order_by("elector__jurisdiction__protocol_order", "clause__position")
    )
    first: dict[tuple[int, str, str], Vote] = {}
    for row in rows:
        first.setdefault((row.elector_id, row.option, row.reason), row)
    return tuple(first.values())


def rail_of(meeting: Meeting | None) -> tuple[tuple[str, AgendaItem], ...]:
    """The agenda beside the form, with the numbers it is printed with: breaks and sections have none."""
    if meeting is None:
        return ()
    decisions = Prefetch("decisions", Decision.objects.order_by("reference"))
    rows = meeting.items.filter(removed=False).order_by("position").prefetch_related(decisions)
    numbers = printed_numbers(meeting.gathering_id)
    return tuple((numbers.get(item.pk, ""), item) for item in rows)


def present_at(meeting: Meeting | None) -> int:
    """How many seats are noted as present. One query."""
    if meeting is None:
        return 0
    return Attendance.objects.filter(
        meeting=meeting, presence__in=[Presence.PRESENT, Presence.REMOTE], seat__jurisdiction__isnull=False
    ).count()
