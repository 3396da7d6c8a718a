"""What is typed when the table above answers, or takes note?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import WordsField, typed
from governance.forms.ordering import ReaderFirst
from governance.rules.reports import ANSWER_LENGTH, NOTE_LENGTH
from groundwork.bilingual import Pair


class AnswerForm(ReaderFirst):
    """The answer, in one language or both."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    words_en = WordsField(label=_("Answer, in English"), max_length=ANSWER_LENGTH, rows=4)
    words_fr = WordsField(label=_("Answer, in French"), max_length=ANSWER_LENGTH, rows=4)

    @property
    def words(self) -> Pair:
        """What was typed."""
        return typed(self.cleaned_data, "words")


class NoteForm(AnswerForm):
    """What the table says of a summary; taking note needs no words."""

    words_en = WordsField(label=_("What the table says, in English"), max_length=NOTE_LENGTH, rows=3)
    words_fr = WordsField(label=_("What the table says, in French"), max_length=NOTE_LENGTH, rows=3)
