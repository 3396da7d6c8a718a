"""What is typed when a holiday is added, and when a year is loaded?"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Jurisdiction
from governance.actions.meetings.holidays import FIRST_YEAR, LAST_YEAR
from governance.forms.fields import DayField, pair_fields, typed
from governance.forms.ordering import ReaderFirst

Typed = Mapping[str, Any] | None


class HolidayForm(ReaderFirst):
    """A holiday of a jurisdiction."""

    day = DayField(label=_("Day"), help_text=_("Year-month-day, for example 2026-12-01"))

    def __init__(self, jurisdictions: Iterable[Jurisdiction], data: Typed = None) -> None:
        super().__init__(data)
        self.jurisdictions = {row.code: row for row in jurisdictions}
        self.fields["jurisdiction"] = forms.ChoiceField(
            label=_("Jurisdiction"),
            choices=[("", _("Choose a jurisdiction"))]
            + [(code, str(row.name)) for code, row in self.jurisdictions.items()],
            error_messages={"required": _("Choose a jurisdiction.")},
        )
        self.fields |= pair_fields("name", _("Name in English"), _("Name in French"), max_length=120)
        self.order_fields(["jurisdiction", "day"])

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        return {
            "jurisdiction": self.jurisdictions[self.cleaned_data["jurisdiction"]],
            "day": self.cleaned_data["day"],
            "name": typed(self.cleaned_data, "name"),
        }


class YearForm(forms.Form):
    """A year whose statutory holidays are loaded."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
