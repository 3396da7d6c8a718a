"""For which day does the reader ask? Days are typed as ISO dates, under the words of either language."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groundwork.bilingual import reader_language
from groundwork.dates import end_of, read_day

EARLIEST = 1900
# Field, then its word in an English and in a French address. A page understands both in both languages.
WORDS = {"as_of": ("as-of", "au"), "compare": ("compare", "comparee"), "known_on": ("known-on", "connu-au")}


class DayField(forms.CharField):
    """A day as year-month-day; empty means: not asked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=10, **kwargs)
        self.widget.attrs |= {"class": "date-input", "autocomplete": "off", "spellcheck": "false"}
        self.error_messages["max_length"] = _("Enter the date as year-month-day, for example 2026-12-01")

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        day = read_day(text)
        if day is None:
            raise forms.ValidationError(_("Enter the date as year-month-day, for example 2026-12-01"))
        if day.year < EARLIEST:
            raise forms.ValidationError(_("Enter a date from 1900 on. No council is older."))
        return day


class DaysForm(forms.Form):
    """The day of a page, the day with which it is compared, and the day at whose end this was known."""

    as_of = DayField(label=_("Structure as of"))
    compare = DayField(label=_("Compared with"))
    known_on = DayField(label=_("As known on"))

    def __init__(self, query: QueryDict) -> None:
        asked = {
            WORDS[name][self._mine]: next((query[word] for word in WORDS[name] if query.get(word)), "")
            for name in WORDS
        }
        day = WORDS["as_of"][self._mine]
        super().__init__(asked | {day: asked[day] or timezone.localdate().isoformat()})

    @property
    def _mine(self) -> int:
        return 1 if reader_language() == "fr" else 0

    def add_prefix(self, field_name: str) -> str:
        """The word of the reader's language, in the address and on the page."""
        return WORDS[field_name][self._mine] if field_name in WORDS else super().add_prefix(field_name)

    @property
    def on(self) -> date:
        """The day asked for, today when none is."""
        return self.cleaned_data.get("as_of") or timezone.localdate()

    @property
    def compared(self) -> date | None:
        return self.cleaned_data.get("compare")

    @property
    def from_first_to_last(self) -> tuple[date | None, date]:
        """Both days in the order of time, so that what changed is told forwards; nothing first where none is asked."""
        if self.compared is None:
            return None, self.on
        return min(self.on, self.compared), max(self.on, self.compared)

    @property
    def known(self) -> datetime | None:
        """The last moment of the day at whose end this was known; nothing when now is meant."""
        day = self.cleaned_data.get("known_on")
        return end_of(day) if day else None
