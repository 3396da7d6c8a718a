"""How do recommendations, motions and votes stand, and what can be said in them?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PointKind(TextChoices):
    MEASURE = "measure", _("recommended measure")
    NEXT_STEP = "next_step", _("recommended next step")
    QUICK_WIN = "quick_win", _("quick win")


class RecommendationState(TextChoices):
    DRAFT = "draft", pgettext_lazy("feminine", "draft")
    SUBMITTED = "submitted", pgettext_lazy("feminine", "submitted")
    ADOPTED = "adopted", pgettext_lazy("feminine", "adopted")
    DEFERRED = "deferred", pgettext_lazy("feminine", "deferred")
    REFERRED = "referred", pgettext_lazy("feminine", "referred")
    NOT_CARRIED = "not_carried", pgettext_lazy("feminine", "not carried")
    WITHDRAWN = "withdrawn", pgettext_lazy("feminine", "withdrawn")


class AdviceAnswer(TextChoices):
    FAVOURABLE = "favourable", pgettext_lazy("masculine", "favourable")
    CONDITIONAL = "conditional", pgettext_lazy("masculine", "favourable, with conditions")
    UNFAVOURABLE = "unfavourable", pgettext_lazy("masculine", "unfavourable")
    NONE = "none", _("no advice given")


class MotionState(TextChoices):
    DRAFT = "draft", pgettext_lazy("feminine", "draft")
    OPEN = "open", _("put to a vote")
    JUDGED = "judged", _("vote closed")
    DECIDED = "decided", pgettext_lazy("feminine", "decided")
    FALLEN = "fallen", pgettext_lazy("feminine", "fallen")
    WITHDRAWN = "withdrawn", pgettext_lazy("feminine", "withdrawn")


class AmendmentState(TextChoices):
    PROPOSED = "proposed", pgettext_lazy("masculine", "proposed")
    CARRIED = "carried", pgettext_lazy("masculine", "carried")
    NOT_CARRIED = "not_carried", pgettext_lazy("masculine", "not carried")
    WITHDRAWN = "withdrawn", pgettext_lazy("masculine", "withdrawn")


class VoteMethod(TextChoices):
    WRITTEN = "written", _("written procedure")
    BALLOT = "ballot", _("vote in the meeting")
    CONSENSUS_CALL = "consensus_call", _("consensus call")
    CONCERNS = "concerns", _("consensus, after a wait for concerns")
    ROLL_CALL = "roll_call", _("roll call")
    SHOW_OF_HANDS = "show_of_hands", _("show of hands")
    SECRET = "secret", _("secret ballot")


class VoiceKind(TextChoices):
    HOLDER = "holder", _("holder")
    ALTERNATE = "alternate", _("alternate")
    SUBSTITUTE = "substitute", _("substitute")
    PROXY = "proxy", _("proxy")
    SECRETARIAT = "secretariat", _("recorded by the secretariat")


class VoteState(TextChoices):
    OPEN = "open", _("vote open")
    CLOSED = "closed", _("vote closed")
    CANCELLED = "cancelled", _("vote cancelled")


class Option(TextChoices):
    AGREE = "agree", _("Agree")
    RESERVATION = "reservation", _("Agree, with reservation")
    STAND_ASIDE = "stand_aside", _("Stand aside")
    OBJECT = "object", _("Object")
    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAIN = "abstain", _("Abstain")


CONSENSUS_OPTIONS = [Option.AGREE, Option.RESERVATION, Option.STAND_ASIDE, Option.OBJECT]


MAJORITY_OPTIONS = [Option.FOR, Option.AGAINST, Option.ABSTAIN]


NEEDS_REASON = [Option.OBJECT, Option.RESERVATION]
