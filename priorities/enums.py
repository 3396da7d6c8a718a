"""Which states and kinds do models, nodes, priorities and findings have?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ModelState(TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    REPLACED = "replaced", _("replaced")


class NodeKind(TextChoices):
    """A result stands in the chain; an objective stands beside it (the deck: « objectifs pancanadiens »)."""

    RESULT = "result", _("result")
    OBJECTIVE = "objective", _("objective")


class IndicatorKind(TextChoices):
    NUMBER = "number", _("number")
    SCALE = "scale", _("scale")


class Direction(TextChoices):
    UP = "up", _("more is better")
    DOWN = "down", _("less is better")


class MeasurementState(TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")


class PriorityState(TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    ACTIVE = "active", _("active")
    PROMOTED = "promoted", _("promoted to a working group")
    CLOSED = "closed", _("closed")


class FindingKind(TextChoices):
    THEME = "theme", _("theme")
    CHALLENGE = "challenge", _("challenge")
    DRIVER = "driver", _("driver of change")
    MILESTONE = "milestone", _("label of the timeline")
    PERIOD = "period", _("period")
    HISTORY = "history", _("background")
    OUTCOME = "outcome", _("expected outcome")
    STATEMENT = "statement", _("statement")
    QUESTION = "question", _("question")
    GATHERING = "gathering", _("gathering named by the source")
    OPEN = "open", _("left open by the source")
