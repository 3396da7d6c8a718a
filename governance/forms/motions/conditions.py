"""What may be chosen as the conditions of a motion or of a clause?"""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.models import Clause, Motion


class ConditionsForm(forms.Form):
    """The clauses that must be carried first; none leaves it without a condition."""

    needs = forms.MultipleChoiceField(
        label=_("Only if these are carried"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, clauses: list[Clause], motion: Motion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.clauses = {str(each.pk): each for each in clauses}
        self.fields["needs"].choices = [  # type: ignore[attr-defined]
            (key, called(each, motion)) for key, each in self.clauses.items()
        ]

    @property
    def chosen(self) -> list[Clause]:
        return [self.clauses[key] for key in self.cleaned_data["needs"]]


def called(clause: Clause, motion: Motion) -> str:
    """A clause by its label, and by its motion when that is another one."""
    label = gettext("Clause %(label)s") % {"label": clause}
    begins = str(clause.text)[:80]
    return f"{label} – {begins}" if clause.motion_id == motion.pk else f"{clause.motion.title}, {label} – {begins}"
