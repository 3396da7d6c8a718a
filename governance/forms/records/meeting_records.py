"""What is typed about a record: until when comments are taken, a comment, an answer, a correction, a discussion?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField, WordsField
from governance.models import Meeting
from groundwork.bilingual import Pair, reader_language
from groundwork.dates_in_words import day

BOTH = [("en", "English"), ("fr", "Français")]


class CirculateForm(forms.Form):
    """Until when comments are taken, and the hash of the draft that was read."""

    use_required_attribute = False
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    comments_until = DayField(
        label=_("Comments until"), required=False, help_text=_("Year-month-day, for example 2026-12-01")
    )


class CommentForm(forms.Form):
    """What somebody says of a record."""

    use_required_attribute = False
    text = WordsField(
        label=_("Your comment"), rows=3, max_length=2000, required=True,
        error_messages={"required": _("Write what you want to say.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of your comment"), choices=BOTH, widget=forms.RadioSelect)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"language": reader_language()})


class AnswerCommentForm(forms.Form):
    """What became of a comment."""

    use_required_attribute = False
    answer_en = WordsField(label=_("Answer in English"), rows=2, max_length=600, required=False)
    answer_fr = WordsField(label=_("Answer in French"), rows=2, max_length=600, required=False)

    @property
    def answer(self) -> Pair:
        return Pair(self.cleaned_data["answer_en"], self.cleaned_data["answer_fr"])


class CorrectionForm(forms.Form):
    """What is put right in an approved record."""

    use_required_attribute = False
    text_en = WordsField(label=_("Correction in English"), rows=3, max_length=2000, required=False)
    text_fr = WordsField(label=_("Correction in French"), rows=3, max_length=2000, required=False)

    @property
    def text(self) -> Pair:
        return Pair(self.cleaned_data["text_en"], self.cleaned_data["text_fr"])


class DiscussionForm(forms.Form):
    """What was discussed under an item, in each language."""

    use_required_attribute = False
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    discussion_en = WordsField(label=_("Discussion in English"), rows=5, max_length=4000, required=False)
    discussion_fr = WordsField(label=_("Discussion in French"), rows=5, max_length=4000, required=False)
    matches = forms.BooleanField(label=_("Both texts say the same"), required=False)


class AdoptForm(forms.Form):
    """Which meeting adopted the record."""

    use_required_attribute = False

    def __init__(self, meetings: Sequence[Meeting], data: Any = None) -> None:
        super().__init__(data)
        self.meetings = {str(each.pk): each for each in meetings}
        choices = [
            (key, f"{each.gathering.place}, {day(each.starts_at, reader_language())}")
            for key, each in self.meetings.items()
        ]
        self.fields["at"] = forms.ChoiceField(label=_("Adopted at the meeting of"), choices=choices)

    @property
    def at(self) -> Meeting:
        return self.meetings[self.cleaned_data["at"]]
