"""What is typed when somebody comes into a seat or leaves it, and when a seat is created or ended?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.actions.seating import Newcomer
from councils.enums import Role
from councils.forms.fields import BecauseForm, FuzzyDayField, MailField, NameField
from councils.grounds import Ground, recorded
from councils.models import Body, Jurisdiction, Person
from councils.queries.names import BodyWords

LANGUAGES = [("", "–"), ("en", "English"), ("fr", "Français")]


class PersonChoice(forms.ModelChoiceField):
    """Somebody who has an account."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.email})"


class AppointForm(BecauseForm):
    """Who comes into the seat, as what, from when until when; somebody known, or somebody new.

    `seen` is the term of the holder whom the page showed, so that nobody is replaced unseen.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.MEMBER)
    person = PersonChoice(
        label=_("Person"),
        required=False,
        queryset=Person.objects.none(),
        empty_label=_("somebody new, whom you name below"),
    )
    name = NameField(label=_("Name"), required=False)
    email = MailField(label=_("Work e-mail address"), required=False)
    language = forms.ChoiceField(label=_("Preferred language"), choices=LANGUAGES, required=False)
    alternate_for = PersonChoice(
        label=_("Stands in for"),
        required=False,
        queryset=Person.objects.none(),
        empty_label=_("nobody"),
        help_text=_("For an alternate alone."),
    )
    starts_on = FuzzyDayField(label=_("From"), help_text=_("yyyy-mm-dd; or the month or the year, if no more is known"))
    ends_on = FuzzyDayField(
        label=_("Until"),
        last=True,
        required=False,
        help_text=_("The first day without this place. Leave it empty while no end is known."),
    )
    order = ("seen", "person", "name", "email", "language", "role", "alternate_for", "starts_on", "ends_on")

    def __init__(self, *args: Any, holders: Iterable[Person] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = Person.objects.filter(is_active=True).order_by("name", "email")  # type: ignore[attr-defined]
        standing = Person.objects.filter(pk__in=[each.pk for each in holders]).order_by("name")
        self.fields["alternate_for"].queryset = standing  # type: ignore[attr-defined]
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "person" not in self.errors and not given.get("person"):
            self._refuse_nobody(given)
        alternate = given.get("role") == Role.ALTERNATE
        if alternate and not given.get("alternate_for") and "alternate_for" not in self.errors:
            self.add_error("alternate_for", _("Choose for whom the alternate stands in."))
        if not alternate and given.get("alternate_for"):
            self.add_error("alternate_for", _("Only an alternate stands in for somebody."))
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and start.on and end.on and end.on <= start.on:
            self.add_error("ends_on", _("The term ends before it begins."))
        return given

    @property
    def newcomer_fields(self) -> list[forms.BoundField]:
        """What is asked of somebody new."""
        return [self["name"], self["email"], self["language"]]

    def _refuse_nobody(self, given: dict[str, Any]) -> None:
        """Somebody new has a name, an address and a language."""
        if not given.get("name") and "name" not in self.errors:
            self.add_error("name", _("Choose somebody above, or write the name of somebody new."))
        if not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the work e-mail address of the person."))
        if not given.get("language"):
            self.add_error("language", _("Choose in which language this person is addressed."))

    @property
    def newcomer(self) -> Newcomer | None:
        """Who gets an account, when nobody known was chosen."""
        given = self.cleaned_data
        if given["person"] is not None:
            return None
        return Newcomer(given["name"], given["email"], given["language"])

    @property
    def ground(self) -> Ground:
        start, end = self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]
        return recorded(self.because, start_precision=start.precision, end_precision=end.precision)


class EndForm(BecauseForm):
    """On which day something ends."""

    ends_on = FuzzyDayField(label=_("Ends on"), help_text=_("The first day without it."), last=True)
    order = ("ends_on",)

    @property
    def ground(self) -> Ground:
        return recorded(self.because, end_precision=self.cleaned_data["ends_on"].precision)


class NewSeatForm(BecauseForm):
    """A seat of a body, for a jurisdiction or for none."""

    body = forms.TypedChoiceField(label=_("Body"), coerce=int)
    jurisdiction = forms.ModelChoiceField(
        label=_("Jurisdiction"), queryset=Jurisdiction.objects.all(), required=False, empty_label=_("none")
    )
    number = forms.IntegerField(
        label=_("Number of the seat"),
        min_value=1,
        max_value=100,
        initial=1,
        help_text=_("1, unless the jurisdiction has several seats there."),
    )
    has_voice = forms.BooleanField(label=_("The seat has a voice"), required=False, initial=True)
    starts_on = FuzzyDayField(label=_("From"), help_text=_("yyyy-mm-dd; or the month or the year, if no more is known"))
    order = ("body", "jurisdiction", "number", "has_voice", "starts_on")

    def __init__(self, *args: Any, names: dict[int, BodyWords], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = sorted((str(words.name), pk) for pk, words in names.items())
        self.fields["body"].choices = [(pk, name) for name, pk in choices]  # type: ignore[attr-defined]

    @property
    def chosen_body(self) -> Body:
        return Body.objects.get(pk=self.cleaned_data["body"])

    @property
    def weight(self) -> int:
        """A seat of no jurisdiction has no voice."""
        return int(self.cleaned_data["has_voice"] and self.cleaned_data["jurisdiction"] is not None)

    @property
    def ground(self) -> Ground:
        return recorded(self.because, start_precision=self.cleaned_data["starts_on"].precision)
