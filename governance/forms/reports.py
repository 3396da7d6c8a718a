"""What is typed when a body files a report?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import pair_fields
from governance.models.reports import REPORT_LENGTH
from groundwork.bilingual import LANGUAGES, Pair, written
from groundwork.context import TAGS


class ReportForm(forms.Form):
    """The report in one language, or in both."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields |= pair_fields(
            "text", _("Report in English"), _("Report in French"), max_length=REPORT_LENGTH, rows=12
        )
        for code in LANGUAGES:
            self.fields[f"text_{code}"].widget.attrs["lang"] = TAGS[code]

    def text(self) -> Pair:
        """What was typed; a side left empty is to be translated."""
        return written(self.cleaned_data["text_en"], self.cleaned_data["text_fr"])
