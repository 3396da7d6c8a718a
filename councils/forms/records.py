"""What is typed when the secretariat records a fact of before the system, or sets a date right?"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import Authority, BodyKind, EventKind, LineKind, NameKind, Role
from councils.forms.fields import FIELDS_OF_REFUSALS, BecauseForm, FuzzyDayField
from councils.forms.seating import PersonChoice
from councils.grounds import Ground, recorded
from councils.models import Body, BodyEvent, BodyName, Jurisdiction, Person, Seat, StructureRow
from councils.queries.names import BodyWords
from councils.roster import cells
from councils.roster.cells import Day
from groundwork.bilingual import Pair, reader_language
from groundwork.dates import Precision

SOURCE_LENGTH = StructureRow._meta.get_field("source").max_length
NAME_LENGTH = BodyName._meta.get_field("name_en").max_length
WORDS_LENGTH = BodyEvent._meta.get_field("description_en").max_length
HOW_EXACT = _("yyyy-mm-dd; or the month or the year, if no more is known")
IN_BOTH = {"required": _("Write it in both languages.")}
PLACES: Mapping[str, tuple[str, ...]] = {
    **FIELDS_OF_REFUSALS,
    "circle": ("parent",),
    "reports-to-itself": ("parent",),
    "second-line": ("starts_on",),
    "name-overlaps": ("starts_on",),
    "left-hanging": ("starts_on",),
    "key-taken": ("key",),
}


def as_typed(on: date | None, precision: str, *, is_end: bool = False) -> str:
    """What somebody would type for a day of a row; an end known to the month or year is written by its last day."""
    if on is None or precision == Precision.UNKNOWN:
        return ""
    if is_end and precision != Precision.DAY:
        on -= timedelta(days=1)
    return on.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(precision), 10)]


def day_after(when: Day) -> Day:
    """The day after the last one on which it can have happened."""
    _first, after, precision = cells.stretch_of(as_typed(when.on, when.precision))
    return Day(after, precision)


def text(label: Any, *, most: int | None, french: bool = False, required: bool = True) -> forms.CharField:
    """One side of a text in both languages."""
    widget = forms.TextInput(attrs={"lang": "fr-CA"} if french else {})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, error_messages=IN_BOTH)


class WhenForm(BecauseForm):
    """From when until when, and why."""

    starts_on = FuzzyDayField(label=_("From"), required=False, help_text=_("Leave it empty when no source dates it."))
    ends_on = FuzzyDayField(
        label=_("Until"),
        last=True,
        required=False,
        help_text=_("The first day on which it no longer held. Leave it empty while it still holds."),
    )
    order = ("starts_on", "ends_on")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and start.on and end.on and end.on <= start.on:
            self.add_error("ends_on", _("This cannot end before it starts."))
        return given

    @property
    def start(self) -> Day:
        """When it began; not dated where nothing was typed."""
        start: Day = self.cleaned_data["starts_on"]
        return start if start.on else Day(None, Precision.UNKNOWN)

    @property
    def end(self) -> Day:
        end: Day = self.cleaned_data["ends_on"]
        return end

    @property
    def days(self) -> dict[str, date | None]:
        """The days as arguments of an act."""
        return {"starts_on": self.start.on, "ends_on": self.end.on}


class FactForm(WhenForm):
    """A fact of before the system: what, when, where it was found, and why it is recorded."""

    source = forms.CharField(
        label=_("Source"), max_length=SOURCE_LENGTH, help_text=_("For example: minutes of March 2009")
    )
    first: tuple[str, ...] = ()
    is_of_body = True

    def __init__(self, *args: Any, body: Body | None = None, names: Mapping[int, BodyWords], **options: Any) -> None:
        super().__init__(*args, **options)
        self.body, self.names = body, names
        self.fields["starts_on"].help_text = f"{HOW_EXACT}. {self.fields['starts_on'].help_text}"
        self.prepare()
        mine = [*self.first, "starts_on", "ends_on", "source"]
        if reader_language() == "fr":
            mine = [turned(name) for name in mine]
        self.order_fields([*mine, *[name for name in self.fields if name.startswith("because")]])

    def prepare(self) -> None:
        """Offer what there is to choose from."""

    def pair(self, name: str) -> Pair:
        """What was typed in both languages."""
        return Pair(self.cleaned_data[f"{name}_en"], self.cleaned_data[f"{name}_fr"])

    @property
    def ground(self) -> Ground:
        """Recorded, not decided: with the reason and the source."""
        return recorded(
            self.because,
            source=self.cleaned_data["source"],
            start_precision=self.start.precision,
            end_precision=self.end.precision,
        )


def turned(name: str) -> str:
    """The field of the other language, so that a French reader meets the French one first."""
    return {"_en": f"{name[:-3]}_fr", "_fr": f"{name[:-3]}_en"}.get(name[-3:], name)


class BodyChoice(forms.TypedChoiceField):
    """A body, called by its name in the reader's language."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=lambda pk: Body.objects.get(pk=pk), empty_value=None, **options)

    def offer(self, names: Mapping[int, BodyWords]) -> None:
        named = sorted((str(words.name), pk) for pk, words in names.items())
        self.choices = [("", "–"), *((pk, name) for name, pk in named)]


class LineForm(FactForm):
    """To whom the body reported, or had another line."""

    parent = BodyChoice(label=_("To which body"))
    kind = forms.ChoiceField(label=_("Kind of line"), choices=LineKind.choices)
    first = ("parent", "kind")

    def prepare(self) -> None:
        self.fields["parent"].offer(self.names)  # type: ignore[attr-defined]


class NameForm(FactForm):
    """What the body was called."""

    kind = forms.ChoiceField(label=_("Kind of name"), choices=NameKind.choices)
    name_en = text(_("Name, in English"), most=NAME_LENGTH)
    name_fr = text(_("Name, in French"), most=NAME_LENGTH, french=True)
    first = ("kind", "name_en", "name_fr")


class EventForm(FactForm):
    """What happened to the body: on a day, in a month or in a year."""

    kind = forms.ChoiceField(label=_("What happened"), choices=EventKind.choices)
    description_en = text(_("In words, in English"), most=WORDS_LENGTH)
    description_fr = text(_("In words, in French"), most=WORDS_LENGTH, french=True)
    successors = forms.TypedMultipleChoiceField(label=_("Bodies that came of it"), required=False, coerce=int)
    starts_on = FuzzyDayField(label=_("When"))
    ends_on = None  # type: ignore[assignment]  # what happened has no end of its own
    first = ("kind", "description_en", "description_fr", "successors")

    def prepare(self) -> None:
        named = sorted((str(words.name), pk) for pk, words in self.names.items())
        self.fields["successors"].choices = [(pk, name) for name, pk in named]  # type: ignore[attr-defined]
        self.fields["starts_on"].help_text = HOW_EXACT

    @property
    def end(self) -> Day:
        return day_after(self.start)


class SeatForm(FactForm):
    """A seat that the body had."""

    jurisdiction = forms.ModelChoiceField(
        label=_("Jurisdiction"), queryset=Jurisdiction.objects.all(), required=False, empty_label=_("none")
    )
    number = forms.IntegerField(
        label=_("Number of the seat"), min_value=1, max_value=100, initial=1,
        help_text=_("1, unless the jurisdiction has several seats there."),
    )  # fmt: skip
    has_voice = forms.BooleanField(label=_("The seat has a voice"), required=False, initial=True)
    first = ("jurisdiction", "number", "has_voice")

    @property
    def weight(self) -> int:
        """A seat of no jurisdiction has no voice."""
        return int(self.cleaned_data["has_voice"] and self.cleaned_data["jurisdiction"] is not None)


class SeatChoice(forms.ModelChoiceField):
    """A seat of the body, by its jurisdiction."""

    def label_from_instance(self, obj: Any) -> str:
        words = str(obj.jurisdiction) if obj.jurisdiction else str(_("No jurisdiction"))
        return words if obj.number == 1 else f"{words} ({obj.number})"


class TermForm(FactForm):
    """Who held a seat, as what."""

    seat = SeatChoice(label=_("Seat"), queryset=Seat.objects.none())
    person = PersonChoice(label=_("Person"), queryset=Person.objects.order_by("name", "email"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.MEMBER)
    alternate_for = PersonChoice(
        label=_("Stands in for"), required=False, queryset=Person.objects.order_by("name", "email"),
        empty_label=_("nobody"), help_text=_("For an alternate alone."),
    )  # fmt: skip
    first = ("seat", "person", "role", "alternate_for")

    def prepare(self) -> None:
        self.fields["seat"].queryset = Seat.objects.filter(body=self.body).in_protocol_order()  # type: ignore[attr-defined]


class BodyForm(FactForm):
    """A body of the past."""

    key = forms.SlugField(
        label=_("Short key"), max_length=Body._meta.get_field("key").max_length,
        help_text=_("Letters, digits and hyphens, for example WG-DATA. It never changes."),
    )  # fmt: skip
    name_en = text(_("Name, in English"), most=NAME_LENGTH)
    name_fr = text(_("Name, in French"), most=NAME_LENGTH, french=True)
    acronym_en = text(_("Acronym, in English"), most=20, required=False)
    acronym_fr = text(_("Acronym, in French"), most=20, required=False, french=True)
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    authority = forms.ChoiceField(label=_("What it might do"), choices=Authority.choices, initial=Authority.RECOMMENDS)
    first = ("name_en", "name_fr", "acronym_en", "acronym_fr", "key", "kind", "authority")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if bool(given.get("acronym_en")) != bool(given.get("acronym_fr")):
            lacking = "acronym_fr" if given.get("acronym_en") else "acronym_en"
            self.add_error(lacking, IN_BOTH["required"])
        return given


class CorrectionForm(WhenForm):
    """Other days for a row, and why the recorded ones were wrong."""

    def __init__(self, *args: Any, row: StructureRow, **options: Any) -> None:
        typed = {
            "starts_on": as_typed(row.starts_on, row.start_precision),
            "ends_on": as_typed(row.ends_on, row.end_precision, is_end=True),
        }
        super().__init__(*args, initial=typed, **options)
        self.fields["starts_on"].help_text = f"{HOW_EXACT}. {self.fields['starts_on'].help_text}"
        if isinstance(row, BodyEvent):
            self.tell_when()
        for code, label in (("en", _("Why it was wrong, in English")), ("fr", _("Why it was wrong, in French"))):
            self.fields[f"because_{code}"].label = label

    def tell_when(self) -> None:
        """What happened has no end of its own."""
        del self.fields["ends_on"]
        when = self.fields["starts_on"]
        when.label, when.help_text, when.required = _("When"), HOW_EXACT, True

    @property
    def end(self) -> Day:
        return super().end if "ends_on" in self.fields else day_after(self.start)


class RetractionForm(BecauseForm):
    """Why something should never have been recorded."""
