"""What may be typed about a motion: its question, its clauses, and how it is put to a vote?"""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import WordsField, typed
from governance.forms.ordering import ReaderFirst
from governance.models import Clause, Motion
from groundwork.bilingual import Pair

IN_SESSION = Pair("Amended in session", "Modifié en séance")
LONGEST_CLAUSE = int(Clause._meta.get_field("text_en").max_length or 0)
LONGEST_QUESTION = int(Motion._meta.get_field("question_en").max_length or 0)
CLAUSE_TOO_LONG = {"max_length": _("Write the clause in %(limit)s characters or fewer.") % {"limit": LONGEST_CLAUSE}}


class HourField(forms.CharField):
    """An hour typed as 17:00."""

    def __init__(self, **options: Any) -> None:
        attrs = {"class": "hour-input", "autocomplete": "off", "inputmode": "numeric", "maxlength": 5}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:h]([0-5][0-9])", text.replace(" ", ""))
        if not found:
            raise ValidationError(_("Enter the hour as hours:minutes, for example 17:00"), code="no-hour")
        return time(int(found[1]), int(found[2]))

    def run_validators(self, value: Any) -> None:
        """An hour needs no validator of texts."""


class QuestionForm(ReaderFirst):
    """The question that a motion asks."""

    question_en = WordsField(label=_("Question, in English"), max_length=LONGEST_QUESTION, rows=3)
    question_fr = WordsField(label=_("Question, in French"), max_length=LONGEST_QUESTION, rows=3)

    @property
    def question(self) -> Pair:
        return typed(self.cleaned_data, "question")


class QuestionRevisionForm(QuestionForm):
    """The question of a motion that exists, and the version that the editor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ClauseForm(ReaderFirst):
    """The words of a clause."""

    text_en = WordsField(label=_("Clause, in English"), rows=5, max_length=LONGEST_CLAUSE,
                         error_messages=CLAUSE_TOO_LONG)  # fmt: skip
    text_fr = WordsField(label=_("Clause, in French"), rows=5, max_length=LONGEST_CLAUSE,
                         error_messages=CLAUSE_TOO_LONG)  # fmt: skip

    @property
    def text(self) -> Pair:
        return typed(self.cleaned_data, "text")


class ClauseRevisionForm(ClauseForm):
    """The words of a clause that exists, and the version that the editor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class OverrideForm(ReaderFirst):
    """Why a text that is missing or does not match is put all the same; the page shows the reason."""

    override_en = WordsField(label=_("Reason, in English"), max_length=600)
    override_fr = WordsField(label=_("Reason, in French"), max_length=600)

    @property
    def override(self) -> Pair:
        """The reason, blank where none was given."""
        return Pair(*(self.cleaned_data.get(f"override_{code}") or "" for code in ("en", "fr")))
