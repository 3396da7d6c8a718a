"""What is typed about how often a body reports?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.actions.reports.schedules import Rhythm
from governance.enums import ScheduleKind
from governance.forms.fields import DayField
from governance.models import ReportSchedule

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class ScheduleForm(forms.Form):
    """Every so many months, the next one by a day, there to be written so many days before."""

    use_required_attribute = False

    kind = forms.ChoiceField(choices=ScheduleKind.choices, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    every_months = forms.IntegerField(
        label=_("Every how many months"), min_value=1, max_value=60, initial=6,
        widget=forms.NumberInput(attrs=NUMBER),
        error_messages=dict.fromkeys(
            ("min_value", "max_value", "invalid", "required"), _("A report comes round every 1 to 60 months.")
        ),
    )  # fmt: skip
    next_due = DayField(label=_("The next one is due on"))
    opens_days = forms.IntegerField(
        label=_("Opens so many days before"), min_value=0, max_value=90, initial=30,
        widget=forms.NumberInput(attrs=NUMBER),
        error_messages=dict.fromkeys(
            ("min_value", "max_value", "invalid", "required"), _("It opens 0 to 90 days before it is due.")
        ),
    )  # fmt: skip

    def __init__(self, kind: str, data: Any = None, *, schedule: ReportSchedule | None = None) -> None:
        initial: dict[str, Any] = {"kind": kind, "version": 0}
        if schedule is not None:
            initial |= {"version": schedule.version, "every_months": schedule.every_months,
                        "next_due": schedule.next_due, "opens_days": schedule.opens_days}  # fmt: skip
        super().__init__(data, initial=initial, auto_id=f"id_{kind}_%s")
        if kind == ScheduleKind.SUMMARY:
            self.fields["next_due"].label = _("The next period ends before")
            self.fields["opens_days"].required = False
            self.fields["opens_days"].widget = forms.HiddenInput()

    @property
    def rhythm(self) -> Rhythm:
        """What was typed."""
        given = self.cleaned_data
        return Rhythm(given["every_months"], given["next_due"], given.get("opens_days") or 0)
