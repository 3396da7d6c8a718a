"""What is typed when a text is sent to a translator, and brought back?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.forms.fields import DayField
from governance.forms.intake.documents import FileOfAnySize

NOBODY = ("", _("nobody yet"))


class TranslatorField(forms.Form):
    """A form that asks for a translator."""

    use_required_attribute = False

    def __init__(self, people: tuple[Sequence[Person], Sequence[Person]], data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.people = {str(each.pk): each for some in people for each in some}
        staff, others = ([(str(each.pk), each.name) for each in some] for some in people)
        choices = [NOBODY, (_("Secretariat"), staff), (_("Others who can sign in"), others)]
        self.fields["translator"] = forms.ChoiceField(label=_("Translator"), required=False, choices=choices)

    @property
    def translator(self) -> Person | None:
        return self.people.get(self.cleaned_data["translator"])


class AskTranslationForm(TranslatorField):
    """Into which language, and by when."""

    into = forms.ChoiceField(
        label=_("Translate into"), choices=[("fr", _("French")), ("en", _("English"))], widget=forms.RadioSelect
    )
    due_on = DayField(label=_("Due"), help_text=_("Year-month-day, for example 2026-12-01"))


class GiveTranslationForm(TranslatorField):
    """Who translates it."""


class ReturnForm(forms.Form):
    """The document that came back."""

    use_required_attribute = False
    file = FileOfAnySize(
        label=_("The translated document"), required=True, error_messages={"required": _("Choose the document.")}
    )
