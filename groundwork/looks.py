"""Which colour and which icon does a state wear? Words first, shape second, colour third."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Look:
    """A family of colour (carried, lost, deferred, noted, open, change, grey), an icon, its own words."""

    family: str
    icon: str = ""
    words: str | Promise = ""


GREY = Look("grey")

LOOKS: dict[str, Look] = {
    # outcomes of a decision
    "carried": Look("carried", "check", _("Carried")),
    "consensus": Look("carried", "check", _("Carried by consensus")),
    "amended": Look("carried", "pencil", _("Carried as amended")),
    "vote": Look("carried", "check", _("Carried by vote")),
    "not_carried": Look("lost", "cross", _("Not carried")),
    "deferred": Look("deferred", "pause", _("Deferred")),
    "noted": Look("noted", "eye", _("Noted")),
    "referred": Look("noted", "arrow", _("Referred to a group")),
    "withdrawn": Look("grey", "minus", _("Withdrawn")),
    "fallen": Look("grey", "minus", _("Fallen")),
    "no_quorum": Look("lost", "alert", _("Quorum not reached")),
    # votes, texts, effects, packages, reports
    "open": Look("open", "clock", _("Vote open")),
    "closing": Look("open", "clock", _("Closes soon")),
    "closed": Look("grey", "lock", _("Vote closed")),
    "judged": Look("grey", "lock"),
    "cancelled": Look("grey", "minus"),
    "draft": GREY,
    "submitted": Look("noted", "eye"),
    "adopted": Look("carried", "check"),
    "decided": Look("carried", "check"),
    "published": Look("carried", "check"),
    "approved": Look("carried", "check"),
    "ready": Look("carried", "check"),
    "enacted": Look("carried", "check"),
    "recorded": Look("deferred", "alert"),
    "to_translate": Look("deferred", "alert"),
    "stale": Look("deferred", "alert", _("Does not match yet")),
    "held": Look("deferred", "pause"),
    "pending": Look("noted", "clock"),
    "queued": Look("noted", "clock"),
    "compiling": Look("noted", "clock"),
    "under_way": Look("noted", "clock"),
    "failed": Look("lost", "alert"),
    "change": Look("change", "branch"),
    "replaced": Look("change", "branch"),
    # follow-up
    "in_progress": Look("noted", "clock"),
    "done": Look("carried", "check"),
    "late": Look("deferred", "clock"),
    # coverage of an outcome
    "covered": Look("carried", "check"),
    "thin": Look("deferred", "minus"),
    "gap": Look("lost", "alert"),
    # the same word, another thing
    "action:open": GREY,
}


def look_of(value: str, kind: str = "") -> Look:
    """The look of a state; `kind` tells apart the same word for two things. An unknown state is grey."""
    key = str(value).replace("-", "_")
    return LOOKS.get(f"{kind}:{key}") or LOOKS.get(key) or GREY
