"""Which file of a logic model is looked at, and then imported?"""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from councils.roster.problems import Unusable
from priorities.queries.sheets.reading import MOST_BYTES, text_of, too_large


class CheckForm(forms.Form):
    """A logic model as a file, or pasted."""

    file = forms.FileField(
        label=_("CSV file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
        help_text=_("At most 2,000 lines and 1 MB."),
    )
    text = forms.CharField(
        label=_("or the lines themselves, pasted"),
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off", "maxlength": None}),
    )

    def clean_file(self) -> UploadedFile | None:
        """Refused before it is read when it is too large."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(too_large())
        return file

    def clean(self) -> dict[str, Any]:
        """The text, however it was given, with a remark on how it was read."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        given["remark"] = ""
        if given.get("file") is not None:
            try:
                given["text"], given["remark"] = text_of(given["file"].read())
            except Unusable as error:
                self.add_error("file", str(error))
        elif not given.get("text", "").strip():
            self.add_error("file", _("Choose a file, or paste the lines."))
        return given


class ImportForm(forms.Form):
    """A file that was looked at, as it was looked at."""

    sealed = forms.CharField(widget=forms.HiddenInput)
