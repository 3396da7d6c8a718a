"""What was decided, clause by clause, what does it change, and from when?"""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models import Body, Jurisdiction, Person
from governance.enums import DecisionState, EffectKind, EffectState, Outcome
from governance.models.agendas import AgendaItem
from governance.models.motions import Clause, Motion
from governance.models.votes import VoteEvent
from groundwork.bilingual import Bilingual

AT_ONCE = timedelta(minutes=2)  # a time is typed to the minute


class Decision(models.Model):
    """A decision of a body: recorded, then published when both texts match. Never edited once published.

    What is deferred says `until` when or on which `condition`; what is referred, to whom. `decided_at` is the real
    time, also when it was entered after the meeting.
    """

    reference = models.CharField(max_length=16, unique=True)
    body = models.ForeignKey(Body, models.RESTRICT, related_name="decisions")
    motion = models.OneToOneField(Motion, models.RESTRICT, null=True, blank=True, related_name="decision")
    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, null=True, blank=True, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.RESTRICT, null=True, blank=True, related_name="decisions")
    title = Bilingual(max_length=300, states=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    decided_on = models.DateField()
    effective_on = models.DateField()
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.RECORDED)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    publication_override = Bilingual(max_length=600)
    until = models.DateField(null=True, blank=True)
    condition = Bilingual(max_length=600)
    referred_to = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="referred_decisions")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_decision_takes_effect_when_taken_or_later",
                condition=Q(effective_on__gte=F("decided_on")),
            ),
            models.CheckConstraint(
                name="a_published_decision_says_when_and_by_whom",
                condition=Q(state="recorded", published_at=None, published_by=None)
                | Q(state="published", published_at__isnull=False, published_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def entered_later(self) -> bool:
        """Whether it was recorded after it was taken: its real time was entered afterwards."""
        return self.decided_at is not None and self.recorded_at - self.decided_at > AT_ONCE


class ClauseOutcome(models.Model):
    """What became of one clause, in the words that were decided; effects and actions hang on it."""

    decision = models.ForeignKey(Decision, models.RESTRICT, related_name="outcomes")
    clause = models.ForeignKey(Clause, models.RESTRICT, related_name="outcomes")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    text = Bilingual(max_length=2000, states=True)

    class Meta:
        ordering = ["clause__position"]
        constraints = [models.UniqueConstraint(name="one_outcome_per_clause", fields=["decision", "clause"])]

    def __str__(self) -> str:
        return f"{self.decision} {self.clause} {self.outcome}"


class Effect(models.Model):
    """What a carried clause changes on a day; the worker enacts it once, when the decision is published.

    `terms` are those of its kind (see governance.effects). One that became impossible is held, until a decision
    (`settled_by`) or a recorded withdrawal settles it.
    """

    outcome = models.ForeignKey(ClauseOutcome, models.RESTRICT, related_name="effects")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=EffectKind.choices)
    terms = models.JSONField()
    effective_on = models.DateField()
    state = models.CharField(max_length=10, choices=EffectState.choices, default=EffectState.PENDING)
    enacted_at = models.DateTimeField(null=True, blank=True)
    held_because = Bilingual(max_length=600)
    withdrawn_because = Bilingual(max_length=600)
    withdrawn_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    settled_by = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ["effective_on", "outcome__decision__reference", "position"]
        constraints = [
            models.UniqueConstraint(name="effects_of_an_outcome_are_ordered", fields=["outcome", "position"]),
            models.CheckConstraint(
                name="an_enacted_effect_says_when",
                condition=Q(state="enacted", enacted_at__isnull=False) | ~Q(state="enacted") & Q(enacted_at=None),
            ),
            models.CheckConstraint(
                name="a_withdrawn_effect_says_why",
                condition=~Q(state="withdrawn")
                | ~Q(settled_by="")
                | ~Q(withdrawn_because_en="", withdrawn_because_fr=""),
            ),
        ]
        indexes = [models.Index(fields=["effective_on"], name="effects_owed", condition=Q(state="pending"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.terms}"


class Delegation(models.Model):
    """A power that a decision gave to a body: its scope, its limit, and until when."""

    effect = models.OneToOneField(Effect, models.RESTRICT, related_name="delegation")
    body = models.ForeignKey(Body, models.RESTRICT, related_name="delegations")
    scope = Bilingual(max_length=1000)
    limit = Bilingual(max_length=400)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_delegation_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.starts_on}"


class Reservation(models.Model):
    """A jurisdiction's reservation or objection, kept by name in the record of a decision.

    `lifted_at` is when the table heard that it is lifted: it stays on record, and is shown as lifted.
    """

    decision = models.ForeignKey(Decision, models.RESTRICT, related_name="reservations")
    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, related_name="reservations")
    body_key = models.CharField(max_length=24)
    clause = models.ForeignKey(Clause, models.RESTRICT, null=True, blank=True, related_name="reservations")
    option = models.CharField(max_length=12)
    text = models.CharField(max_length=2000)
    language = models.CharField(max_length=2)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="a_reservation_is_said", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.decision}"
