"""Which fields do several forms of governance share?"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groundwork.bilingual import Pair
from groundwork.dates import read_day


class DayField(forms.CharField):
    """A day typed as 2026-12-01: native pickers turn month and day about with the language."""

    def __init__(self, **options: Any) -> None:
        options.setdefault(
            "widget",
            forms.TextInput(
                attrs={"class": "date-input", "autocomplete": "off", "inputmode": "numeric", "maxlength": 10}
            ),
        )
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        text = value.isoformat() if isinstance(value, date) else super().to_python(value)
        if not text:
            return None
        day = read_day(text)
        if day is None:
            raise ValidationError(_("Enter the date as year-month-day, for example 2026-12-01"), code="no-day")
        return day

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(_("Enter the date as year-month-day, for example 2026-12-01"), code="required")

    def run_validators(self, value: Any) -> None:
        """A day needs no validator of texts."""


class WordsField(forms.CharField):
    """A text typed by a person, whose lines end alike whatever the browser sends."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        if rows:
            options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        options.setdefault("required", False)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value) or ""


def pair_fields(name: str, en: Any, fr: Any, *, max_length: int, rows: int = 0) -> dict[str, forms.Field]:
    """Two fields, `<name>_en` and `<name>_fr`, for one text in both languages; either may stay empty."""
    return {
        f"{name}_en": WordsField(label=en, max_length=max_length, rows=rows),
        f"{name}_fr": WordsField(label=fr, max_length=max_length, rows=rows),
    }


def typed(cleaned: dict[str, Any], name: str) -> Pair:
    """The pair that was typed into the two fields, as a new text."""
    return Pair().revised(en=cleaned.get(f"{name}_en") or "", fr=cleaned.get(f"{name}_fr") or "")
