"""Who else may speak for a seat: a substitute named for one vote, a proxy, a personal link?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Person, Seat
from governance.enums import VoiceKind
from governance.models.votes import Elector, VoteEvent


class Voice(models.Model):
    """A person speaks for a seat: in one vote (a substitute), or in one or all until a day (a proxy).

    Both consent: it holds from `accepted_at` until `ended_at`.
    """

    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="voices")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="voices")
    kind = models.CharField(max_length=12, choices=VoiceKind.choices)
    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, null=True, blank=True, related_name="voices")
    until = models.DateField(null=True, blank=True)
    offered_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["offered_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_voice_is_for_a_vote_or_until_a_day",
                condition=Q(vote_event__isnull=False) | Q(until__isnull=False),
            ),
            models.CheckConstraint(
                name="a_voice_is_a_substitutes_or_a_proxys", condition=Q(kind__in=["substitute", "proxy"])
            ),
            models.UniqueConstraint(
                name="one_voice_of_a_kind_per_seat_and_vote",
                fields=["seat", "kind", "vote_event"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.seat_id}"


class BallotLink(models.Model):
    """A personal link: one seat, one vote, one person, until the close. Only the hash of its token is kept."""

    elector = models.ForeignKey(Elector, models.RESTRICT, related_name="links")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="ballot_links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.elector}"
