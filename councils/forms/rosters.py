"""For which body, jurisdiction and day is a roster asked, and which file is imported?"""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from councils.forms.days import DaysForm
from councils.forms.fields import BecauseForm
from councils.grounds import Ground, recorded
from councils.roster.problems import Unusable
from councils.roster.reading import MOST_BYTES, decoded, too_large

FILTERS = {"body": ("body", "instance"), "jurisdiction": ("jurisdiction", "administration")}
MOST_PASTED = 2_000_000  # characters; more than that is a file


class RosterForm(DaysForm):
    """The day of the roster, and the body and the jurisdiction to which it is narrowed."""

    body = forms.CharField(label=_("Body"), required=False, max_length=24)
    jurisdiction = forms.CharField(label=_("Jurisdiction"), required=False, max_length=12)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        asked = {
            words[self._mine]: next((query[word] for word in words if query.get(word)), "")
            for words in FILTERS.values()
        }
        self.data = {**self.data, **asked}

    def add_prefix(self, field_name: str) -> str:
        return FILTERS[field_name][self._mine] if field_name in FILTERS else super().add_prefix(field_name)

    def chosen(self, name: str) -> str:
        """The body or jurisdiction asked for; nothing for all of them."""
        return self.cleaned_data.get(name, "")


class CheckForm(forms.Form):
    """A roster as a file, or pasted."""

    file = forms.FileField(
        label=_("CSV file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
        help_text=_("At most 20,000 lines and 5 MB."),
    )
    text = forms.CharField(
        label=_("or the lines themselves, pasted"),
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off", "maxlength": None}),
    )
    create_seats = forms.BooleanField(
        label=_("Create the seats that do not exist yet"),
        required=False,
        help_text=_("Without it, a line about a seat that was never there is a problem."),
    )

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(too_large())
        return file

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        given["remark"] = ""
        if given.get("file") is not None:
            try:
                given["text"], given["remark"] = decoded(given["file"].read())
            except Unusable as error:
                self.add_error("file", str(error))
        elif not given.get("text", "").strip():
            self.add_error("file", _("Choose a file, or paste the lines."))
        return given


class ImportForm(BecauseForm):
    """A roster that was looked at, and why it is recorded. `sealed` is the file as it was looked at."""

    sealed = forms.CharField(widget=forms.HiddenInput)
    create_seats = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def ground(self) -> Ground:
        return recorded(self.because)
