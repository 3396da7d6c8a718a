"""What is typed and chosen when a document is uploaded?"""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from governance.actions.intake.documents import Upload
from governance.forms.fields import pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.rules.documents_bytes import TAKEN, refuse_size
from groundwork.bilingual import LANGUAGES, Pair, other_language

Files = MultiValueDict[str, UploadedFile] | None
MISPLACED = _("The name of this file says the other language. Is it in the right place?")
CHOOSE_AGAIN = _("Choose the file again: a browser does not keep it.")
# A language that a name says: rapport_FR.pdf, report (english).docx
SAYS = {
    "en": re.compile(r"(?i)(?<![a-zà-ÿ])(en|eng|english|anglais)(?![a-zà-ÿ])"),
    "fr": re.compile(r"(?i)(?<![a-zà-ÿ])(fr|fra|fre|french|français|francais)(?![a-zà-ÿ])"),
}


class FileOfAnySize(forms.FileField):
    """A file whose emptiness and size are refused in the words of the rule, before its bytes are read."""

    def __init__(self, **options: Any) -> None:
        widget = forms.FileInput(attrs={"accept": TAKEN})
        super().__init__(allow_empty_file=True, required=options.pop("required", False), widget=widget, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        if found and (refusal := refuse_size(found.size or 0)):
            raise forms.ValidationError(str(refusal), code=refusal.code)
        return found


class UploadForm(ReaderFirst):
    """A document: its title, its file in each language, and whether it is kept from observers."""

    file_en = FileOfAnySize(label=_("File in English"))
    file_fr = FileOfAnySize(label=_("File in French"))
    withheld = forms.BooleanField(label=_("Withhold it from observers"), required=False)
    as_chosen = forms.BooleanField(label=_("Yes, each file is in the language where I put it"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, files: Files = None) -> None:
        super().__init__(data, files)
        self.fields |= pair_fields("title", _("Title, in English"), _("Title, in French"), max_length=200)
        self.doubtful = False
        self.order_fields(["title_en", "title_fr", "file_en", "file_fr", "withheld", "as_chosen"])

    def clean(self) -> dict[str, Any]:
        """One file in each language, and the right one as far as its name and its bytes tell."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for code in LANGUAGES:
            if len(self.sent(code)) > 1:
                self.add_error(f"file_{code}", _("Two files were put here. Put one into each language."))
            elif not given.get("as_chosen") and self.misplaced(code):
                self.doubt(f"file_{code}", MISPLACED)
        if not given.get("as_chosen") and self.the_same_twice(given):
            self.doubt("file_fr", _("The same file was put into both languages. Does it hold both?"))
        return given

    def doubt(self, field: str, words: Any) -> None:
        """Ask again, and offer to leave it as it is."""
        self.doubtful = True
        self.add_error(field, words)

    def sent(self, code: str) -> list[Any]:
        """Every file that was sent for this language."""
        return self.files.getlist(f"file_{code}") if isinstance(self.files, MultiValueDict) else []

    def misplaced(self, code: str) -> bool:
        """Whether the name says the other language and not this one."""
        names = [each.name or "" for each in self.sent(code)]
        return any(SAYS[other_language(code)].search(name) and not SAYS[code].search(name) for name in names)

    def the_same_twice(self, given: Mapping[str, Any]) -> bool:
        """Whether both languages were given the same bytes."""
        en, fr = given.get("file_en"), given.get("file_fr")
        if not en or not fr or en.size != fr.size:
            return False
        same = en.read() == fr.read()
        en.seek(0)
        fr.seek(0)
        return bool(same)

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = self.cleaned_data
        sides = {code: upload_of(cleaned[f"file_{code}"]) for code in LANGUAGES if cleaned.get(f"file_{code}")}
        title: Pair = typed(cleaned, "title")
        return {"title": title, "sides": sides, "withheld": cleaned["withheld"]}

    @property
    def choose_again(self) -> Any:
        """What a person must know when the form comes back: the files are not in it any more."""
        return CHOOSE_AGAIN if self.is_bound and self.files and self.errors else ""


class OneFileForm(forms.Form):
    """One file in a language that is known: a newer one, or the side that was missing."""

    as_chosen = forms.BooleanField(label=_("Yes, this file is in that language"), required=False)

    def __init__(self, language: str, data: Mapping[str, Any] | None = None, files: Files = None) -> None:
        super().__init__(data, files)
        self.language, self.doubtful = language, False
        label = _("File in French") if language == "fr" else _("File in English")
        self.fields["file"] = FileOfAnySize(
            label=label, required=True, error_messages={"required": _("Choose a file.")}
        )
        self.order_fields(["file", "as_chosen"])

    def clean(self) -> dict[str, Any]:
        """The right language, as far as the name tells."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        name = given["file"].name or "" if given.get("file") else ""
        said = SAYS[other_language(self.language)].search(name) and not SAYS[self.language].search(name)
        if said and not given.get("as_chosen"):
            self.doubtful = True
            self.add_error("file", MISPLACED)
        return given

    def given(self) -> Upload:
        """What the action takes."""
        return upload_of(self.cleaned_data["file"])


def upload_of(file: UploadedFile) -> Upload:
    """A file as the action takes it."""
    return Upload(file.name or "", file.read())
