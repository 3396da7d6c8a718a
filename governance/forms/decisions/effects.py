"""What is typed when an effect that is held back is withdrawn?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.actions.decisions.effects import REASON_LENGTH
from governance.forms.fields import WordsField, typed
from groundwork.bilingual import Pair


class WithdrawForm(forms.Form):
    """The reason, in both languages: it stays on the page of the decision."""

    because_en = WordsField(label=_("Reason in English"), max_length=REASON_LENGTH, rows=3, required=True)
    because_fr = WordsField(label=_("Reason in French"), max_length=REASON_LENGTH, rows=3, required=True)

    def because(self) -> Pair:
        """What was typed."""
        return typed(self.cleaned_data, "because")
