"""How do members mark items before a meeting, and how does that bring an item into the consent group?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person, Seat
from governance.enums import AdvanceMark
from governance.models import AdvanceReading, AgendaItem, ItemRecusal, Meeting
from governance.rules.advance_reading import (
    consent_after,
    refuse_mark,
    refuse_pull,
    refuse_recused,
    seats_marking,
)
from groundwork.bilingual import reader_language
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require


@transaction.atomic
def mark_item(*, item: AgendaItem, mark: str, by: Person, text: str = "", language: str = "") -> list[AdvanceReading]:
    """Say of an item, for all seats of this person in its body: no objection, a comment, or to be discussed.

    A later mark takes the place of the one before. With enough “no objection” and nobody who wants to discuss it, the
    item goes into the consent group in the same act; it leaves it when that holds no more. Raises Refused where nobody
    reads beforehand, for a comment without words, once the meeting has begun, or without a seat.
    """
    item = changing(AgendaItem, item.pk)
    relying_on(Meeting, item.meeting_id)
    require(refuse_mark(by, item, mark, text))
    seats = seats_marking(by, item.meeting.body)
    require(refuse_recused(seats, item))
    had_enough = has_enough(item)
    out = set(ItemRecusal.objects.filter(item=item, ended_at=None).values_list("seat_id", flat=True))
    readings = [
        write_mark(item, seat, mark, text.strip(), language or reader_language(), by)
        for seat in seats
        if seat.pk not in out
    ]
    record("item.marked-beforehand", by=by, on=item, mark=mark, seats=[each.seat.key for each in readings])
    regroup(item, had_enough=had_enough, by=by)
    return readings


def write_mark(item: AgendaItem, seat: Seat, mark: str, text: str, language: str, by: Person) -> AdvanceReading:
    """What a seat says now, in the place of what it said before."""
    said = {"text": text, "language": language if text else ""}
    reading, _created = AdvanceReading.objects.update_or_create(
        item=item, seat=seat, defaults={"mark": mark, "person": by, "marked_at": timezone.now(), **said}
    )
    return reading


def has_enough(item: AgendaItem) -> bool:
    """Whether so many seats have no objection that the item needs no discussion, and nobody wants one. Two queries."""
    enough = consent_after(item.meeting.body)
    marks = list(item.advance_readings.values_list("mark", flat=True))
    return enough is not None and AdvanceMark.DISCUSS not in marks and marks.count(AdvanceMark.NO_OBJECTION) >= enough


def regroup(item: AgendaItem, *, had_enough: bool, by: Person) -> None:
    """Put the item into the consent group, or take it out, as its marks say; the secretariat's own choice stands
    until somebody wants to discuss it."""
    wanted = item.advance_readings.filter(mark=AdvanceMark.DISCUSS).exists()
    enough = not wanted and has_enough(item)
    if enough and not item.consent and item.pulled_at is None:
        item.consent = True
    elif item.consent and (wanted or (had_enough and not enough)):
        item.consent = False
    else:
        return
    item.version += 1
    item.save(update_fields=["consent", "version"])
    act = "item.into-the-consent-group" if item.consent else "item.out-of-the-consent-group"
    record(act, by=by, on=item, because="marks")


@transaction.atomic
def pull_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Ask for an item to be taken out of the consent group: it is dealt with by itself, and does not go back.

    Raises Refused when it is not in the group, after the meeting, or for who has no voice in the body.
    """
    item = changing(AgendaItem, item.pk)
    require(refuse_pull(by, item))
    require(refuse_decided(item))
    item.pulled_by, item.pulled_at = by, timezone.now()
    item.version += 1
    item.save(update_fields=["pulled_by", "pulled_at", "version"])
    record("item.out-of-the-consent-group", by=by, on=item, because="asked")
    return item


def refuse_decided(item: AgendaItem) -> Refusal | None:
    """Why is it too late to take this item out? The group was carried already."""
    return Refusal("decided", _("This item is decided already.")) if item.decisions.exists() else None
