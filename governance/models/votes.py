"""Who could vote, who voted what, and what came of it? Frozen when it opens, closed for ever when it closes."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models import Jurisdiction, Person, Seat
from governance.enums import Option, VoiceKind, VoteMethod, VoteState
from governance.models.meetings import Meeting
from governance.models.motions import Clause, Motion
from groundwork.bilingual import Bilingual

REASON_LENGTH = 2000  # characters


class VoteEvent(models.Model):
    """One vote on one motion. `frozen` holds rule, electorate and both texts as they were when it opened.

    `frozen_hash` is the SHA-256 of its canonical JSON. A closed vote is never reopened or edited: one that `follows`
    another comes after a consensus that was not reached, one that `reconsiders` another after an objection or new fact.
    """

    reference = models.CharField(max_length=16, unique=True)
    motion = models.ForeignKey(Motion, models.RESTRICT, related_name="vote_events")
    meeting = models.ForeignKey(Meeting, models.RESTRICT, null=True, blank=True, related_name="vote_events")
    method = models.CharField(max_length=16, choices=VoteMethod.choices)
    state = models.CharField(max_length=10, choices=VoteState.choices, default=VoteState.OPEN)
    frozen = models.JSONField()
    frozen_hash = models.CharField(max_length=64)
    positions_open = models.BooleanField(default=False)
    closes_when_all_voted = models.BooleanField(default=False)
    follows = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="followed_by")
    reconsiders = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="reconsidered_by")
    because = Bilingual(max_length=600)
    positions_published_at = models.DateTimeField(null=True, blank=True)
    positions_published_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    override = Bilingual(max_length=600)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=12, blank=True)
    cancelled_because = Bilingual(max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_vote_per_motion", fields=["motion"], condition=Q(state=VoteState.OPEN)
            ),
            models.CheckConstraint(
                name="a_vote_that_ended_says_when",
                condition=Q(state=VoteState.OPEN, closed_at=None)
                | ~Q(state=VoteState.OPEN) & Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_closed_vote_has_its_outcome", condition=~Q(state=VoteState.CLOSED) | ~Q(outcome="")
            ),
            models.CheckConstraint(
                name="a_vote_closes_after_it_opens",
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opened_at")),
            ),
            models.CheckConstraint(
                name="a_written_procedure_has_its_closing_time",
                condition=~Q(method=VoteMethod.WRITTEN) | Q(closes_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["closes_at"], name="open_votes_by_end", condition=Q(state="open"))]

    def __str__(self) -> str:
        return self.reference


class Elector(models.Model):
    """A seat in the frozen electorate of a vote. Who held it at the opening stands in `holder`, removable;
    `holder_hash`, a salted commitment to it, stays."""

    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, related_name="electors")
    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="electorates")
    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, related_name="electorates")
    seat_key = models.CharField(max_length=60)
    body_key = models.CharField(max_length=24)
    weight = models.PositiveSmallIntegerField()
    co_chair = models.BooleanField(default=False)
    holder_hash = models.CharField(max_length=64)
    holder_salt = models.CharField(max_length=64, blank=True)
    holder = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_seat_is_in_an_electorate_once", fields=["vote_event", "seat"]),
            models.UniqueConstraint(name="a_seat_is_found_by_its_key", fields=["vote_event", "seat_key"]),
        ]

    def __str__(self) -> str:
        return f"{self.vote_event_id} {self.seat_key}"


class Recusal(models.Model):
    """A seat takes no part in a vote, or in one clause of it; its interest is declared."""

    elector = models.ForeignKey(Elector, models.RESTRICT, related_name="recusals")
    clause = models.ForeignKey(Clause, models.RESTRICT, null=True, blank=True, related_name="recusals")
    interest = models.CharField(max_length=600)
    interest_language = models.CharField(max_length=2)
    declared_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    declared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_seat_is_recused_once", fields=["elector", "clause"], nulls_distinct=False),
            models.CheckConstraint(name="a_recusal_declares_its_interest", condition=~Q(interest="")),
        ]

    def __str__(self) -> str:
        return f"{self.elector} recused"


class Vote(models.Model):
    """The position of a seat on a clause. One voice per seat: whoever cast it is recorded, changes keep history."""

    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, related_name="votes")
    elector = models.ForeignKey(Elector, models.RESTRICT, related_name="votes")
    clause = models.ForeignKey(Clause, models.RESTRICT, related_name="votes")
    option = models.CharField(max_length=12, choices=Option.choices)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    reason_language = models.CharField(max_length=2, default="en")
    cast_by = models.ForeignKey(Person, models.RESTRICT, related_name="votes_cast")
    cast_at = models.DateTimeField(default=timezone.now)
    cast_as = models.CharField(max_length=12, choices=VoiceKind.choices, default=VoiceKind.HOLDER)
    declared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_voice_per_seat_and_clause", fields=["elector", "clause"]),
            models.CheckConstraint(name="vote_is_one_of_the_options", condition=Q(option__in=Option.values)),
            models.CheckConstraint(
                name="objection_and_reservation_have_a_reason",
                condition=~Q(option__in=["object", "reservation"]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.elector} {self.option}"


class VoteHistory(models.Model):
    """What a vote was before it was changed; written by the database itself."""

    vote = models.ForeignKey(Vote, models.RESTRICT, related_name="history")
    option = models.CharField(max_length=12)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    cast_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    cast_at = models.DateTimeField()
    replaced_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "vote histories"
        ordering = ["replaced_at", "id"]

    def __str__(self) -> str:
        return f"{self.vote_id} {self.option}"


class ClauseVerdict(models.Model):
    """What the engine found for a clause, with the whole case it judged, so that anyone can judge it again."""

    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, related_name="verdicts")
    clause = models.ForeignKey(Clause, models.RESTRICT, related_name="verdicts")
    outcome = models.CharField(max_length=12)
    reason = models.CharField(max_length=40)
    case = models.JSONField()
    case_hash = models.CharField(max_length=64)
    verdict = models.JSONField()
    fallen_because = models.ForeignKey(Clause, models.RESTRICT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["clause__position"]
        constraints = [models.UniqueConstraint(name="one_verdict_per_clause", fields=["vote_event", "clause"])]

    def __str__(self) -> str:
        return f"{self.vote_event} {self.clause} {self.outcome}"
