"""Which states and kinds do models, nodes, priorities and findings have?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    DRAFT = "draft", pgettext_lazy("measurement", "draft")
    SUBMITTED = "submitted", pgettext_lazy("measurement", "submitted")
    RETURNED = "returned", pgettext_lazy("measurement", "returned")
    APPROVED = "approved", pgettext_lazy("measurement", "approved")


class Progress(TextChoices):
    """How far an indicator is on the way to its target; priorities.rules.progress has the rule."""

    ON_TRACK = "on_track", _("on track")
    AT_RISK = "at_risk", _("at risk")
    OFF_TRACK = "off_track", _("off track")
    NO_TARGET = "no_target", _("no target")
    UNMEASURED = "unmeasured", _("not measured yet")


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
