"""Who is reminded to vote, when? Only those whose seat has not voted: a day before the close, or when asked for."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import NoticeState
from councils.models import Notice, Person
from councils.notices import post_to
from councils.rules import refuse_unless_secretariat
from governance.actions.votes.telling import TOLD
from governance.enums import VoteState
from governance.models import Elector, VoteEvent
from governance.queries.votes.participation import takes_votes
from governance.queries.votes.speakers import speakers
from governance.queries.votes.waiting import waiting
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language
from groundwork.ledger import record
from groundwork.locks import relying_on
from groundwork.refusals import Refusal, require

KIND = "vote.closing"
A_DAY = timedelta(hours=24)


@transaction.atomic
def remind_voters(*, event: VoteEvent, by: Person) -> int:
    """Remind by mail those whose seat has not voted yet. Returns how many people.

    Raises Refused without the right, once nothing can be cast any more, in a vote that is taken in the room, when
    they were reminded less than a day ago, or when nobody is missing.
    """
    event = relying_on(VoteEvent, event.pk)
    now = timezone.now()
    require(refuse_remind(by, event, now))
    missing = list(waiting(now).filter(vote_event=event))
    require(None if missing else Refusal("all-voted", _("Everyone has voted.")))
    reminded = owe(event, missing, now, key=f"{now:%Y%m%dT%H%M%S}")
    record("vote.reminded", by=by, on=event, seats=sorted(each.seat_key for each in missing))
    return reminded


def refuse_remind(person: Person | None, event: VoteEvent, now: datetime) -> Refusal | None:
    """Why may this person not remind the voters of this vote now?"""
    if refusal := refuse_unless_secretariat(person):
        return refusal
    if not takes_votes(event, now):
        return Refusal("vote-closed", _("This vote is already closed."))
    if event.method not in TOLD:
        return Refusal("in-the-room", _("This vote is taken in the room: nobody is reminded by mail."))
    if last := reminded_last(event, now):
        return Refusal(
            "reminded-lately",
            _("Those who had not voted were reminded on %(moment)s. It can be done again a day later.")
            % {"moment": written.moment(last, reader_language())},
        )
    return None


def reminded_last(event: VoteEvent, now: datetime) -> datetime | None:
    """When its voters were last reminded, if that is less than a day ago; what was not sent reminded nobody."""
    found = Notice.objects.filter(kind=KIND, key__startswith=f"{KIND}:{event.reference}:", queued_at__gt=now - A_DAY)
    return (
        found.exclude(state=NoticeState.SUPPRESSED).order_by("-queued_at").values_list("queued_at", flat=True).first()
    )


def remind_before_the_close(now: datetime) -> int:
    """Remind those whose seat has not voted, a day before each close, once; for the sweep. Returns how many people.

    A vote that was open for less than a day before that asks nobody twice, nor one whose voters the secretariat has
    just reminded.
    """
    soon = VoteEvent.objects.filter(
        state=VoteState.OPEN, method__in=TOLD, closes_at__gt=now, closes_at__lte=now + A_DAY,
        opened_at__lt=F("closes_at") - A_DAY,
    )  # fmt: skip
    reminded = 0
    for event in soon.order_by("closes_at", "pk"):
        if reminded_last(event, now) is None:
            with transaction.atomic():
                assert event.closes_at is not None
                missing = list(waiting(now).filter(vote_event=event))
                reminded += owe(event, missing, now, key=f"{event.closes_at:%Y%m%dT%H%M%S}") if missing else 0
    return reminded


def owe(event: VoteEvent, missing: list[Elector], now: datetime, *, key: str) -> int:
    """Owe the reminder to whoever speaks for these seats, inside the caller's transaction."""
    closes_at = event.closes_at.isoformat() if event.closes_at else ""
    return post_to(
        speakers(event, missing),
        kind=KIND,
        key=f"{KIND}:{event.reference}:{key}",
        facts={"vote": event.reference, "closes_at": closes_at},
        due_at=now,
    )
