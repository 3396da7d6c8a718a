"""How is it typed how a body prepares and keeps its meetings? Everything here is off until it is switched on."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.enums import Approvals
from governance.rules.procedure_meetings import CONSENT, INTAKE, TACIT

INTAKE_WORDS = _("Business days before the meeting. Empty: items are taken at any time.")
VERSIONS_WORDS = _("Each version is kept as it was issued, and what changed since is told.")
CONSENT_WORDS = _("So many “no objection”, and nobody who wants to discuss it. Empty: nobody marks items beforehand.")
RELEASE_WORDS = _("First to members, then to observers, then to everybody; otherwise to all at once.")


def meeting_fields() -> dict[str, forms.Field]:
    """Intake, versions, approvals, reading beforehand, and the release of records."""
    return {
        "intake_days": bounded(
            _("Days before a meeting when its intake ends"), INTAKE, hint=INTAKE_WORDS, required=False
        ),
        "agenda_versions": ticked(_("The agenda is issued in versions: A, B, C"), VERSIONS_WORDS),
        "approvals": forms.ChoiceField(
            label=_("Agendas and records of decisions are approved"), choices=Approvals.choices,
            widget=forms.RadioSelect,
        ),
        "tacit_days": bounded(_("Days after which silence approves"), TACIT, hint=_("Business days.")),
        "consent_after": bounded(
            _("Items go into the consent group after"), CONSENT, hint=CONSENT_WORDS, required=False
        ),
        "staged_release": ticked(_("Records are released step by step"), RELEASE_WORDS),
    }  # fmt: skip


def meetings_given(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, by the names of the settings."""
    return {name: typed[name] for name in meeting_fields()}


def ticked(label: Any, hint: Any = "") -> forms.BooleanField:
    """A setting that is on or off."""
    return forms.BooleanField(label=label, help_text=hint, required=False)


def bounded(label: Any, limits: tuple[int, int], *, hint: Any = "", required: bool = True) -> forms.IntegerField:
    """A number within limits; empty for none, where that is possible."""
    least, most = limits
    words = _("Give a number from %(least)s to %(most)s.") % {"least": least, "most": most}
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), words)
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=hint, required=required, error_messages=errors
    )
