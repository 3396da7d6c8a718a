"""How may a body prepare and keep its meetings, and why not like that?"""

from typing import Protocol

from django.utils.translation import gettext_lazy as _

from governance.enums import Approvals
from groundwork.refusals import Refusal

UNUSABLE = 422
INTAKE, TACIT, CONSENT = (1, 260), (1, 60), (1, 1000)  # what the database holds too


class OfMeetings(Protocol):
    """The settings that are about meetings."""

    @property
    def intake_days(self) -> int | None: ...
    @property
    def approvals(self) -> str: ...
    @property
    def tacit_days(self) -> int: ...
    @property
    def consent_after(self) -> int | None: ...


def refuse_meeting_settings(settings: OfMeetings) -> Refusal | None:
    """Why can a body not prepare its meetings like that?"""
    if settings.approvals not in Approvals.values:
        return Refusal("no-such-approval", _("Choose among the ways that are offered here."), "approvals", UNUSABLE)
    numbers = {
        "intake_days": (settings.intake_days, INTAKE),
        "tacit_days": (settings.tacit_days, TACIT),
        "consent_after": (settings.consent_after, CONSENT),
    }
    for field, (number, (least, most)) in numbers.items():
        if number is not None and not least <= number <= most:
            words = _("Give a number from %(least)s to %(most)s.") % {"least": least, "most": most}
            return Refusal("out-of-range", words, field, UNUSABLE)
    return None
