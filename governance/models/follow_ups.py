"""Who does what by when because of a decision, and how far is it?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Jurisdiction, Person, Seat
from governance.enums import ActionKind, ActionState
from governance.models.decisions import ClauseOutcome
from governance.models.meetings import Gathering
from groundwork.bilingual import Bilingual
from groundwork.constraints import exactly_one

NOTE_LENGTH = 2000  # characters
OWNERS = ["owner", "owner_jurisdiction", "owner_seat", "owner_person"]


class ActionItem(models.Model):
    """An action item, a standing commitment (a note at each gathering) or a review (recommendations owed back)."""

    reference = models.CharField(max_length=16, unique=True)
    outcome = models.ForeignKey(ClauseOutcome, models.RESTRICT, null=True, blank=True, related_name="actions")
    kind = models.CharField(max_length=12, choices=ActionKind.choices, default=ActionKind.ACTION)
    title = Bilingual(max_length=400, states=True)
    scope = Bilingual(max_length=1000)
    owed = Bilingual(max_length=400)
    owner = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="actions")
    owner_jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, null=True, blank=True, related_name="actions")
    owner_seat = models.ForeignKey(Seat, models.RESTRICT, null=True, blank=True, related_name="actions")
    owner_person = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="actions")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ActionState.choices, default=ActionState.OPEN)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_action_has_one_owner",
                condition=exactly_one(OWNERS),
            ),
            models.CheckConstraint(
                name="only_a_standing_commitment_has_no_due_date",
                condition=Q(kind=ActionKind.COMMITMENT) | Q(due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ProgressNote(models.Model):
    """How far an action was on a day, or at a gathering; appended, never edited."""

    action = models.ForeignKey(ActionItem, models.RESTRICT, related_name="notes")
    gathering = models.ForeignKey(Gathering, models.RESTRICT, null=True, blank=True, related_name="progress_notes")
    text = models.CharField(max_length=NOTE_LENGTH)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=12, choices=ActionState.choices)
    written_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [models.CheckConstraint(name="a_progress_note_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.action} {self.written_at:%Y-%m-%d}"
