"""Which kinds of bodies, lines, roles and events are there?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrderOfGovernment(TextChoices):
    FEDERAL = "federal", _("federal")
    PROVINCIAL = "provincial", _("provincial")
    TERRITORIAL = "territorial", _("territorial")
    MUNICIPAL = "municipal", _("municipal")


class BodyKind(TextChoices):
    COUNCIL = "council", _("council")
    JOINT_COUNCIL = "joint_council", _("joint council")
    WORKING_GROUP = "working_group", _("working group")
    SUB_COMMITTEE = "sub_committee", _("sub-committee")
    EXTERNAL_TABLE = "external_table", _("external table")
    SECRETARIAT = "secretariat", pgettext_lazy("kind of body", "secretariat")
    NON_MEMBER = "non_member", _("non-member")


class Authority(TextChoices):
    DECIDES = "decides", _("decides")
    RECOMMENDS = "recommends", _("recommends")
    INFORMS = "informs", _("informs")


class NameKind(TextChoices):
    OFFICIAL = "official", _("official name")
    ACRONYM = "acronym", _("acronym")


class LineKind(TextChoices):
    PRIMARY = "primary", _("reports to")
    FUNCTIONAL = "functional", _("functional line")
    LIAISON = "liaison", _("liaison")
    SECRETARIAT = "secretariat", _("support")


class Role(TextChoices):
    CO_CHAIR = "co_chair", _("co-chair")
    MEMBER = "member", _("member")
    ALTERNATE = "alternate", _("alternate")
    OBSERVER = "observer", _("observer")
    STAFF = "staff", pgettext_lazy("role", "secretariat")


class EventKind(TextChoices):
    CREATED = "created", _("created")
    RENAMED = "renamed", _("renamed")
    MOVED = "moved", _("moved to another body")
    PROMOTED = "promoted", _("promoted from a priority")
    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")
    DISSOLVED = "dissolved", _("dissolved")


class NoticeState(TextChoices):
    OWED = "owed", _("to be sent")
    SENT = "sent", _("sent")
    SUPPRESSED = "suppressed", _("not sent")
    FAILED = "failed", _("could not be sent")


class NotSent(TextChoices):
    """Why a notice was not sent, or could not be; a mail server gives its own reasons, in its own words."""

    NO_PLACE = "no-place", _("This person holds no place any more.")
    INACTIVE = "inactive", _("This account is not active any more.")
    NOT_THEIRS = "not-theirs", _("This person does not speak for a seat in this vote any more.")
    VOTED = "voted", _("The seat has voted in the meantime.")
    ENDED = "ended", _("The vote ended before it went.")
    SETTLED = "settled", _("What it would say was settled before it went.")
    REPLACED = "replaced", _("A later notice says what holds now.")
    DEMONSTRATION = "demonstration", _("Written while the demonstration was loaded, which writes to nobody.")
    NO_WORDS = "no-words", _("Nobody has written the words of this kind of notice.")
    UNREADABLE = "unreadable", _("It could not be written; the system’s log says why.")


class Basis(TextChoices):
    DECIDED = "decided", _("decided")
    DECK = "deck", _("recorded from the deck")
    SECRETARIAT = "secretariat", _("recorded by the secretariat")
