"""What is typed when something that was to be done is ticked or given to somebody?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Person


class TickForm(forms.Form):
    """How it was done, in a line."""

    use_required_attribute = False
    note = forms.CharField(label=_("How was it done?"), max_length=400, required=False, strip=True)


class AssignForm(forms.Form):
    """To whom it is given; to nobody when empty."""

    use_required_attribute = False

    def __init__(self, people: Sequence[Person], data: Any = None) -> None:
        super().__init__(data)
        self.people = {str(each.pk): each for each in people}
        self.fields["to"] = forms.ChoiceField(
            label=_("Who does it?"),
            required=False,
            choices=[("", _("nobody yet")), *((key, each.name) for key, each in self.people.items())],
        )

    @property
    def to(self) -> Person | None:
        return self.people.get(self.cleaned_data["to"])
