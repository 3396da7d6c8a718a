"""What is typed when somebody says how far an action item is?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.enums import ActionState
from governance.forms.fields import WordsField
from governance.lifecycles import ACTION_ITEM
from governance.models import ActionItem, Gathering
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import span_of_days


class NoteForm(forms.Form):
    """How far it is, in words and in state, and at which gathering it is told."""

    text = WordsField(
        label=_("How far is it?"),
        rows=4,
        max_length=2000,
        required=True,
        error_messages={"required": _("Write how far it is.")},
    )
    language = forms.ChoiceField(
        label=_("Language of your note"), choices=[("en", "English"), ("fr", "Français")], widget=forms.RadioSelect
    )
    state = forms.ChoiceField(label=_("State"))
    gathering = forms.ChoiceField(label=_("Told at a gathering"), required=False)

    def __init__(
        self, action: ActionItem, gatherings: Sequence[Gathering], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self.gatherings = {str(row.pk): row for row in gatherings}
        self.fields["language"].initial = reader_language()
        following = [str(each) for each in ACTION_ITEM.table[ActionState(action.state)]]
        self.fields["state"] = forms.ChoiceField(
            label=_("State"),
            initial=action.state,
            choices=[(value, label) for value, label in ActionState.choices if value in {action.state, *following}],
        )
        self.fields["gathering"] = forms.ChoiceField(
            label=_("Told at a gathering"),
            required=False,
            choices=[("", _("at none")), *((key, _called(row)) for key, row in self.gatherings.items())],
        )

    def noted(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = self.cleaned_data
        return {
            "text": cleaned["text"],
            "language": cleaned["language"],
            "state": cleaned["state"],
            "gathering": self.gatherings.get(cleaned["gathering"]),
        }


def _called(gathering: Gathering) -> str:
    days = gathering.days
    return f"{gathering.place}, {span_of_days(days.lower, None, reader_language())}" if days else str(gathering.place)
