"""What may the secretariat propose for an item?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.enums import ProposedCourse
from governance.forms.fields import WordsField
from governance.forms.ordering import ReaderFirst
from groundwork.bilingual import Pair


class CourseForm(ReaderFirst):
    """The course that is proposed for an item, with a note."""

    course = forms.ChoiceField(
        label=_("Proposed course"), required=False, choices=[("", _("none")), *ProposedCourse.choices]
    )
    note_en = WordsField(label=_("Note, in English"), max_length=400, rows=2)
    note_fr = WordsField(label=_("Note, in French"), max_length=400, rows=2)

    @property
    def note(self) -> Pair:
        return Pair(*(self.cleaned_data.get(f"note_{code}") or "" for code in ("en", "fr")))
