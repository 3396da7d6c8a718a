"""What became of a motion, what does it change, and what follows from it?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DecisionState(TextChoices):
    RECORDED = "recorded", _("recorded")
    PUBLISHED = "published", _("published")


class Outcome(TextChoices):
    CONSENSUS = "consensus", _("Carried by consensus")
    AMENDED = "amended", _("Carried as amended")
    VOTE = "vote", _("Carried by vote")
    NOT_CARRIED = "not_carried", _("Not carried")
    DEFERRED = "deferred", _("Deferred")
    NOTED = "noted", _("Noted")
    REFERRED = "referred", _("Referred to a group")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    FALLEN = "fallen", _("Fallen: what it depends on was not carried")


CARRIED = [Outcome.CONSENSUS, Outcome.AMENDED, Outcome.VOTE]


class EffectKind(TextChoices):
    ESTABLISH = "establish", _("new body")
    RENAME = "rename", _("change of name")
    MOVE = "move", _("change of reporting line")
    DRAW_LINE = "draw_line", _("functional, liaison or support line")
    END_LINE = "end_line", _("end of a line")
    PROMOTE = "promote", _("priority becomes a working group")
    MERGE = "merge", _("merger")
    SPLIT = "split", _("split")
    DISSOLVE = "dissolve", _("dissolution")
    SET_AUTHORITY = "set_authority", _("what a body may do")
    SET_LEVEL = "set_level", _("level of the operating framework")
    ADOPT_TERMS = "adopt_terms", _("terms of reference")
    APPOINT = "appoint", _("appointment")
    END_MEMBERSHIP = "end_membership", _("end of a term")
    CREATE_SEAT = "create_seat", _("new seat")
    END_SEAT = "end_seat", _("end of a seat")
    ADD_COMPONENT = "add_component", _("new component of a joint council")
    END_COMPONENT = "end_component", _("end of a component")
    ADOPT_FORMAT = "adopt_format", _("meeting format")
    DELEGATE = "delegate", _("delegation")
    RESCIND = "rescind", _("rescission of a decision not yet in force")


class EffectState(TextChoices):
    PENDING = "pending", _("not yet in force")
    ENACTED = "enacted", _("in force")
    HELD = "held", _("held back")
    WITHDRAWN = "withdrawn", pgettext_lazy("masculine", "withdrawn")


class ActionKind(TextChoices):
    ACTION = "action", _("action item")
    COMMITMENT = "commitment", _("standing commitment")
    REVIEW = "review", _("review")


class ActionState(TextChoices):
    OPEN = "open", _("to come")
    IN_PROGRESS = "in_progress", _("in progress")
    DONE = "done", pgettext_lazy("feminine", "done")
    WITHDRAWN = "withdrawn", pgettext_lazy("feminine", "withdrawn")
