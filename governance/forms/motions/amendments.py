"""What may be typed of an amendment: the clause in other words, why, and in whose name?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Jurisdiction
from governance.forms.fields import WordsField
from governance.forms.motions.wording import ClauseForm
from groundwork.bilingual import Pair


class AmendmentForm(ClauseForm):
    """The clause as it should read, the reason, and who proposes it."""

    rationale_en = WordsField(label=_("Reason, in English"), max_length=1000, rows=2)
    rationale_fr = WordsField(label=_("Reason, in French"), max_length=1000, rows=2)
    name = forms.ChoiceField(label=_("In the name of"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, names: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if names:
            self.fields["name"].choices = names  # type: ignore[attr-defined]
        else:
            del self.fields["name"]

    @property
    def rationale(self) -> Pair:
        return Pair(*(self.cleaned_data.get(f"rationale_{code}") or "" for code in ("en", "fr")))

    @property
    def words(self) -> Pair:
        """The clause as it should read."""
        return Pair(*(self.cleaned_data.get(f"text_{code}") or "" for code in ("en", "fr")))

    @property
    def named(self) -> dict[str, Any]:
        """The jurisdiction or the body in whose name it is proposed."""
        name = self.cleaned_data.get("name") or ""
        if name.startswith("@"):
            return {"jurisdiction": Jurisdiction.objects.get(code=name[1:])}
        return {"body": Body.objects.get(key=name)} if name else {}
