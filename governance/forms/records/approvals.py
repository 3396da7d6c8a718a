"""What does a co-chair send with an approval, or with the changes that are asked for?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """The hash of what was read; and, where changes are asked for, which."""

    use_required_attribute = False
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    because = forms.CharField(
        label=_("What should be changed?"), max_length=600, required=False, strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, seen: str = "") -> None:
        super().__init__(data, initial={"seen": seen})
