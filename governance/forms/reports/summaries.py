"""Of which period is a summary asked for?"""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField
from governance.rules.periods import months_later


class PeriodForm(forms.Form):
    """The first and the last day, both in the period; the last six months to begin with."""

    use_required_attribute = False

    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))

    def __init__(self, data: Any = None) -> None:
        today = timezone.localdate()
        super().__init__(data, initial={"first": months_later(today, -6), "last": today - timedelta(days=1)})
