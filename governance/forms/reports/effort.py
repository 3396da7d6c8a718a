"""How is an effort typed, in person-days, as English and French write numbers?"""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groundwork.bilingual import reader_language
from groundwork.dates_in_words import thousands

BLANKS = re.compile("[\\s\u00a0\u202f\u2009']+")
NUMBER = re.compile(r"(?P<whole>[0-9]{1,7})(?:[.,](?P<tenth>[0-9]))?")
IN_GROUPS = {
    "en": re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9])?"),
    "fr": re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9])?"),
}
GROUP = {"en": ",", "fr": "."}
MESSAGE = _("Enter a number of person-days with one decimal at most, for example %(example)s.")
EXAMPLE = {"en": "1,234.5", "fr": "1 234,5"}


def read_effort(text: str, language: str) -> Decimal | None:
    """The number that `1,234.5` or `1 234,5` names; None for what is none.

    Groups are those of the reader's language; a decimal mark may be either language's, since it cannot be mistaken
    for a group where one digit follows it.
    """
    bare = BLANKS.sub("", text)
    if IN_GROUPS[language].fullmatch(bare):
        bare = bare.replace(GROUP[language], "")
    found = NUMBER.fullmatch(bare)
    return Decimal(f"{found['whole']}.{found['tenth'] or 0}") if found else None


class EffortField(forms.CharField):
    """Person-days; empty where nobody counts them."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 16, "class": "hour-input"}
        )
        super().__init__(required=False, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        """A number as the reader's language writes it; what was typed as it was typed."""
        if isinstance(value, Decimal):
            return thousands(f"{value:.1f}".removesuffix(".0"), reader_language())
        return value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text or isinstance(value, Decimal):
            return value or None
        if BLANKS.sub("", text).startswith(("-", "−", "–")):
            raise ValidationError(_("Effort is not negative."), code="negative")
        found = read_effort(text, reader_language())
        if found is None:
            raise ValidationError(MESSAGE, code="no-number", params={"example": EXAMPLE[reader_language()]})
        return found

    def run_validators(self, value: Any) -> None:
        """A number needs no validator of texts."""
