"""How is somebody chosen who shall speak for a seat?"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField

REASON_LENGTH = 600
Choices = list[tuple[str, str]]


class VoiceForm(forms.Form):
    """For which seat, and who; the secretariat says why, and a proxy for all votes until which day."""

    use_required_attribute = False  # the server says what is missing, in the words of the page

    seat = forms.ChoiceField(label=_("Seat"), error_messages={"invalid_choice": _("Choose the seat")})
    person = forms.ChoiceField(
        label=_("Who shall speak for the seat"),
        help_text=_("They are asked by mail and on their home page. It holds once they accept."),
        error_messages={"required": _("Choose a person"), "invalid_choice": _("Choose a person")},
    )
    last_day = DayField(label=_("Last day"), help_text=_("Year-month-day, for example 2026-12-01"))
    because = forms.CharField(
        label=_("Reason"),
        help_text=_("Why the secretariat does this for the seat. It stays on record."),
        max_length=REASON_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        seats: Choices,
        people: tuple[Choices, Choices],
        chosen: str = "",
        until: bool = False,
        for_others: bool = False,
    ) -> None:
        super().__init__(data, initial={"seat": chosen if chosen in dict(seats) else seats[0][0]})
        self.auto_id = "id_voice_%s"
        self.fields["seat"].choices = seats  # type: ignore[attr-defined]
        self.fields["person"].choices = [("", ""), *grouped(people)]  # type: ignore[attr-defined]
        if len(seats) == 1:
            self.fields["seat"].widget = forms.HiddenInput()
        if not until:
            del self.fields["last_day"]
        if not for_others:
            del self.fields["because"]

    @property
    def because_given(self) -> str:
        return str(self.cleaned_data.get("because", ""))

    @property
    def until(self) -> date | None:
        """The first day without it."""
        last = self.cleaned_data.get("last_day")
        return last + timedelta(days=1) if last else None


def grouped(people: tuple[Choices, Choices]) -> Sequence[Any]:
    """Those of the same jurisdiction first, under their own heading; one list where there are none."""
    near, far = people
    return [(_("Same jurisdiction"), near), (_("Others"), far)] if near and far else [*near, *far]
