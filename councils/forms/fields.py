"""Which fields do the forms of seats and people share?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Membership
from councils.roster import cells
from councils.roster.cells import Day
from councils.roster.problems import Unusable
from groundwork.bilingual import Pair, reader_language

BECAUSE_LENGTH = Membership._meta.get_field("because_en").max_length


class CellField(forms.CharField):
    """A field that reads what is typed as a cell of a roster is read, with the same sentences."""

    read: Any = None

    def clean(self, value: Any) -> Any:
        text = " ".join(str(value or "").split())
        if not text and not self.required:
            return ""
        try:
            return type(self).read(text)
        except Unusable as error:
            raise forms.ValidationError(str(error)) from None


class NameField(CellField):
    """The name of a person."""

    read = staticmethod(cells.person_name)


class MailField(CellField):
    """A work address."""

    read = staticmethod(cells.mail_address)
    widget = forms.EmailInput


class FuzzyDayField(CellField):
    """A day, a month or a year, as exactly as it is known: answers with a Day."""

    last = False

    def __init__(self, *, last: bool = False, **options: Any) -> None:
        options.setdefault("max_length", 10)
        super().__init__(**options)
        self.last = last
        self.widget.attrs |= {"class": "date-input", "autocomplete": "off", "spellcheck": "false"}

    def clean(self, value: Any) -> Day:
        text = "".join(str(value or "").split())
        if self.required and not text:
            raise forms.ValidationError(_("Enter the date as year-month-day, for example 2026-12-01"))
        try:
            return cells.day_after(text) if self.last else cells.first_day(text)
        except Unusable as error:
            raise forms.ValidationError(str(error)) from None


class BecauseForm(forms.Form):
    """A form of what the secretariat records, which says why in both languages."""

    because_en = forms.CharField(
        label=_("Why it is recorded, in English"),
        max_length=BECAUSE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason in both languages.")},
    )
    because_fr = forms.CharField(
        label=_("Why it is recorded, in French"),
        max_length=BECAUSE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "fr-CA"}),
        error_messages={"required": _("Write the reason in both languages.")},
    )
    order: tuple[str, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reasons = ("because_fr", "because_en") if reader_language() == "fr" else ("because_en", "because_fr")
        self.order_fields([*self.order, *reasons])

    @property
    def because(self) -> Pair:
        """The reason, in both languages."""
        return Pair(self.cleaned_data["because_en"], self.cleaned_data["because_fr"])


FIELDS_OF_REFUSALS: dict[str, tuple[str, ...]] = {
    "seat-taken": ("starts_on",),
    "no-such-seat-then": ("starts_on", "ends_on"),
    "no-such-body-then": ("starts_on", "ends_on"),
    "bad-day": ("starts_on", "ends_on"),
    "ends-before-it-starts": ("ends_on",),
    "already-ended": ("ends_on",),
    "seat-exists": ("number",),
    "bad-number": ("number",),
    "already-holds": ("person",),
    "has-this-seat": ("person",),
    "not-a-holder": ("role",),
    "alternate-for-nobody": ("alternate_for",),
    "email-taken": ("email",),
    "bad-email": ("email",),
}
