"""How strongly does a thing serve a result, with which means, and what is missing?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Strength(TextChoices):
    STRONG = "strong", _("strong")
    SOME = "some", _("some")


class Resource(TextChoices):
    """What a jurisdiction promises or a group asks for: effort in person-days, or money in dollars."""

    DAYS = "days", _("person-days")
    MONEY = "money", _("money")


class SupportState(TextChoices):
    ASKED = "asked", _("asked for")
    APPROVED = "approved", pgettext_lazy("masculine", "approved")
    DECLINED = "declined", pgettext_lazy("masculine", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("masculine", "withdrawn")


class GapKind(TextChoices):
    """Orphans both ways: what nothing carries, and what carries nothing."""

    OUTCOME = "outcome", _("an outcome that nothing carries")
    PRIORITY = "priority", _("a priority without a decision")
    GROUP = "group", _("a group without an outcome")
    DECISION = "decision", _("a decision without an outcome")
    ACTION = "action", _("an action item without an outcome")
    ASSUMPTION = "assumption", _("an assumption that was never tested")
    MEASURE = "measure", _("an outcome that nobody measures")
    MONEY = "money", _("an outcome without money or effort")
