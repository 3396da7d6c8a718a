"""How does a form take a number that a person types in their language?"""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from groundwork.bilingual import reader_language
from groundwork.numbers import Unit, read_number, write_number
from groundwork.refusals import Refusal


class NumberField(forms.CharField):
    """A number, exactly as it was typed, in the reader's language; None where it is left empty.

    A field of text, not of numbers: the browser's own field takes one language's mark and drops what it cannot read.
    """

    def __init__(self, *, unit: Unit | None = None, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "spellcheck": "false", "class": "date-input"}
        options.setdefault("max_length", 40)
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)
        self.unit = unit or Unit()

    def prepare_value(self, value: Any) -> Any:
        """A number as the reader's language writes it; what was typed as it was typed."""
        return write_number(value, reader_language(), self.unit.decimals) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        found = read_number(text, reader_language(), self.unit)
        if isinstance(found, Refusal):
            raise ValidationError(str(found), code=found.code)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another number was typed: `1 234,50` says what 1234.5 said."""
        text = str(data or "").strip()
        found = read_number(text, reader_language(), self.unit) if text else None
        return isinstance(found, Refusal) or found != (initial if initial != "" else None)
