"""How is the reason of an act typed, in both languages?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import WordsField, typed
from groundwork.bilingual import Pair

LONGEST = 600


class BecauseForm(forms.Form):
    """Why something is done to a vote. Both languages are asked for by the rule of the act."""

    use_required_attribute = False

    because_en = WordsField(
        label=_("Reason, in English"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2, "lang": "en-CA"})
    )
    because_fr = WordsField(
        label=_("Reason, in French"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2, "lang": "fr-CA"})
    )

    def __init__(self, *args: Any, name: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.auto_id = f"id_{name}_%s"
        self.name = name

    @property
    def because(self) -> Pair:
        """The reason as it was typed."""
        pair = typed(self.cleaned_data, "because")
        return Pair(pair.en.strip(), pair.fr.strip())
