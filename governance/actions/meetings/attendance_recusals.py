"""How does a seat take no part in an item of the agenda, and in the votes that are opened on it?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person, Seat
from governance.actions.meetings.calling import refuse_ended
from governance.electorates import voting_seats
from governance.models import AgendaItem, ItemRecusal, Recusal, VoteEvent
from governance.rules.attendance import refuse_end_recusal, refuse_no_interest, refuse_recuse_seat
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def recuse_from_item(*, item: AgendaItem, seat: Seat, interest: str, by: Person) -> ItemRecusal:
    """Take a seat out of an item, with its declared interest: its papers are withheld from it, and in a vote opened
    on the item from now on it takes no part.

    Done twice, the first declaration stands. Raises Refused once the meeting has ended, for a seat that does not
    decide there, without a declared interest, or without the right.
    """
    item = changing(AgendaItem, item.pk)
    require(refuse_ended(item.meeting))
    require(refuse_recuse_seat(by, item, seat))
    require(refuse_elsewhere(item, seat))
    require(refuse_no_interest(interest))
    before = item.recusals.filter(seat=seat, ended_at=None).first()
    if before is not None:
        return before
    recusal = ItemRecusal.objects.create(item=item, seat=seat, interest=interest.strip(), declared_by=by)
    record("item.seat-recused", by=by, on=item, seat=seat.key)
    return recusal


@transaction.atomic
def take_part_again(*, recusal: ItemRecusal, by: Person) -> ItemRecusal:
    """Take a declared interest back: the seat takes part in the item again; votes opened meanwhile stay as they are.

    Done twice, nothing happens. Raises Refused once the meeting has ended, or without the right.
    """
    item = changing(AgendaItem, recusal.item_id)
    recusal = changing(ItemRecusal, recusal.pk)
    require(refuse_ended(item.meeting))
    require(refuse_end_recusal(by, recusal))
    if recusal.ended_at is None:
        recusal.ended_at = timezone.now()
        recusal.save(update_fields=["ended_at"])
        record("item.seat-takes-part-again", by=by, on=item, seat=recusal.seat.key)
    return recusal


def carry_recusals(event: VoteEvent) -> int:
    """Let a vote that is being opened start with the seats recused that are out of its item, inside the caller's
    transaction. Returns how many."""
    if event.motion.item_id is None:
        return 0
    out = {row.seat_id: row for row in standing_recusals(event.motion.item_id)}
    electors = event.electors.filter(seat__in=out)
    return len(
        Recusal.objects.bulk_create(
            Recusal(
                elector=elector,
                interest=out[elector.seat_id].interest,
                interest_language=out[elector.seat_id].declared_by.preferred_language,
                declared_by=out[elector.seat_id].declared_by,
            )
            for elector in electors
        )
    )


def standing_recusals(item: int) -> list[ItemRecusal]:
    """The declarations that nobody took back."""
    return list(ItemRecusal.objects.filter(item=item, ended_at=None).select_related("declared_by"))


def refuse_elsewhere(item: AgendaItem, seat: Seat) -> Refusal | None:
    """Why has this seat no part in the item anyway?"""
    day = timezone.localdate(item.meeting.starts_at)
    if seat.pk not in {voting.seat.pk for voting in voting_seats(item.meeting.body, day)}:
        return Refusal("not-of-this-body", _("This seat does not decide in this meeting."), "seat", status=422)
    return None
