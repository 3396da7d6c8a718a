"""What does a member say of an item before the meeting?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.enums import AdvanceMark
from governance.rules.advance_reading import LONGEST


class MarkForm(forms.Form):
    """One of three marks, each on a button of its own; a comment says something."""

    use_required_attribute = False
    mark = forms.ChoiceField(
        choices=AdvanceMark.choices, error_messages={"required": _("Choose what you say of this item.")}
    )
    text = forms.CharField(
        label=_("Comment"), max_length=LONGEST, required=False, strip=True, widget=forms.Textarea(attrs={"rows": 3})
    )
