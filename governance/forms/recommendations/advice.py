"""What is typed when advice is asked for, and when it is given?"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.queries.names import BodyWords
from governance.enums import AdviceAnswer
from governance.forms.fields import pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.models.advice import ADVICE_LENGTH
from governance.rules.advice import GIVEN

Typed = Mapping[str, Any] | None


class AskForm(ReaderFirst):
    """Of whom, what, and within how many business days."""

    business_days = forms.IntegerField(
        label=_("Within how many business days?"),
        min_value=1,
        max_value=250,
        help_text=_("Counted without the holidays of the jurisdictions that answer."),
    )

    def __init__(
        self, bodies: Iterable[BodyWords], people: Iterable[Person], data: Typed = None, *, days: int = 10
    ) -> None:
        super().__init__(data, initial={"business_days": days})
        groups = [
            (_("Bodies"), [(f"b:{words.key}", str(words.name)) for words in bodies]),
            (_("People"), [(f"p:{person.pk}", person.name) for person in people]),
        ]
        self.fields["of"] = forms.ChoiceField(
            label=_("Whose advice?"),
            choices=[("", _("Choose a body or a person")), *groups],
            error_messages={"required": _("Choose a body or a person.")},
        )
        self.fields |= pair_fields(
            "question", _("Question in English"), _("Question in French"), max_length=600, rows=3
        )
        self.order_fields(["of", "question_en", "question_fr", "business_days"])

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        kind, _colon, key = self.cleaned_data["of"].partition(":")
        of: Body | Person = Body.objects.get(key=key) if kind == "b" else Person.objects.get(pk=int(key))
        return {
            "of": of,
            "question": typed(self.cleaned_data, "question"),
            "business_days": self.cleaned_data["business_days"],
        }


class AnswerForm(ReaderFirst):
    """The advice: its answer, and its words."""

    answer = forms.ChoiceField(
        label=_("Your advice"),
        choices=[(each.value, each.label) for each in GIVEN],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )

    def __init__(self, data: Typed = None) -> None:
        super().__init__(data)
        self.fields |= pair_fields(
            "text", _("In words, in English"), _("In words, in French"), max_length=ADVICE_LENGTH, rows=6
        )
        self.order_fields(None)

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        return {"answer": AdviceAnswer(self.cleaned_data["answer"]), "text": typed(self.cleaned_data, "text")}
