"""What may be typed about gatherings, agendas and attendance?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind
from councils.models import Body, EngagementLevel, Seat
from councils.queries.names import BodyWords
from governance.enums import Presence, Purpose, QuestionKind
from governance.forms.fields import DayField, WordsField, pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.models import AgendaItem, Gathering, Meeting, MeetingFormat
from governance.queries.attendance import CouncilRows, SeatRow
from groundwork.bilingual import Pair

ISO_DAY = _("Year-month-day, for example 2026-12-01")
MINUTES = {key: _("An item takes from 1 to 600 minutes.") for key in ("min_value", "max_value", "invalid", "required")}


def length_of(model: Any, column: str) -> int:
    """How many characters a column holds."""
    return int(model._meta.get_field(column).max_length)


class MinutesField(forms.IntegerField):
    """The minutes that an item takes."""

    def __init__(self, **options: Any) -> None:
        widget = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        options = {"label": _("Minutes"), "min_value": 1, "max_value": 600, "widget": widget, **options}
        super().__init__(error_messages=MINUTES, **options)


class FormatChoice(forms.ModelChoiceField):
    """A format, called by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class GatheringForm(ReaderFirst):
    """Opening a gathering: a place, its days, and the format that calls its meetings."""

    starts_on = DayField(label=_("First day"), help_text=ISO_DAY)
    last_day = DayField(label=_("Last day"), help_text=ISO_DAY)
    format = FormatChoice(
        label=_("Format"),
        queryset=MeetingFormat.objects.none(),
        required=False,
        blank=True,
        widget=forms.RadioSelect,
        empty_label=_("No format: one meeting of one body"),
    )
    body = forms.TypedChoiceField(
        label=_("The body that meets, when there is no format"), required=False, coerce=int, empty_value=None
    )
    field_order = ("place_en", "place_fr", "starts_on", "last_day", "format", "body")

    def __init__(self, *args: Any, names: dict[int, BodyWords], **options: Any) -> None:
        super().__init__(*args, **options)
        longest = length_of(Gathering, "place_en")
        for name, field in pair_fields(
            "place", _("Place, in English"), _("Place, in French"), max_length=longest
        ).items():
            field.required = True
            self.fields[name] = field
        formats = (
            MeetingFormat.objects.filter(parts__isnull=False).distinct().order_by("-adopted_on", "key", "-version")
        )
        self.fields["format"].queryset = formats  # type: ignore[attr-defined]
        self.fields["format"].initial = formats.first()
        deciding = Body.objects.filter(kind__in=[BodyKind.JOINT_COUNCIL, BodyKind.COUNCIL, BodyKind.WORKING_GROUP])
        self.fields["body"].choices = [  # type: ignore[attr-defined]
            ("", "–"),
            *((pk, str(names[pk].name)) for pk in deciding.order_by("pk").values_list("pk", flat=True)),
        ]
        self.order_fields(self.field_order)

    @property
    def place(self) -> Pair:
        return typed(self.cleaned_data, "place")

    @property
    def chosen_body(self) -> Body | None:
        """The body that meets alone."""
        return Body.objects.filter(pk=self.cleaned_data.get("body") or 0).first()


class ItemForm(ReaderFirst):
    """Adding an item: a title in one language, a purpose and minutes are enough."""

    meeting = forms.TypedChoiceField(label=_("Meeting"), coerce=int)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices, initial=Purpose.INFORMATION)
    minutes = MinutesField(initial=30)
    is_break = forms.BooleanField(label=_("This is a break"), required=False)
    field_order = ("title_en", "title_fr", "meeting", "purpose", "minutes", "is_break")

    def __init__(
        self, *args: Any, meetings: Iterable[Meeting] = (), names: dict[int, BodyWords] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        longest = length_of(AgendaItem, "title_en")
        self.fields |= pair_fields("title", _("Title, in English"), _("Title, in French"), max_length=longest)
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]
            (each.pk, str((names or {})[each.body_id].usual)) for each in meetings
        ]
        self.order_fields(self.field_order)

    @property
    def title(self) -> Pair:
        return typed(self.cleaned_data, "title")


class MinutesForm(forms.Form):
    """The minutes of one item, typed on the agenda itself."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    minutes = MinutesField()


class RevisionForm(ReaderFirst):
    """Everything about an item that may be said later."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices)
    minutes = MinutesField()
    sponsor = forms.TypedChoiceField(label=_("Put forward by"), required=False, coerce=int, empty_value=None)
    engagement_level = forms.ModelChoiceField(
        label=_("Level of the operating framework"), queryset=EngagementLevel.objects.all(), required=False
    )
    say_the_same = forms.BooleanField(
        label=_("The English and the French of title and summary say the same"), required=False
    )
    field_order = (
        "version", "title_en", "title_fr", "purpose", "minutes", "presenter_en", "presenter_fr", "sponsor",
        "engagement_level", "summary_en", "summary_fr", "expected_outcome_en", "expected_outcome_fr", "say_the_same",
    )  # fmt: skip

    def __init__(self, *args: Any, names: dict[int, BodyWords], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, en, fr, rows in (
            ("title", _("Title, in English"), _("Title, in French"), 0),
            ("presenter", _("Presented by, in English"), _("Presented by, in French"), 0),
            ("summary", _("Summary, in English"), _("Summary, in French"), 4),
            ("expected_outcome", _("Expected outcome, in English"), _("Expected outcome, in French"), 2),
        ):
            longest = length_of(AgendaItem, f"{name}_en")
            self.fields |= pair_fields(name, en, fr, max_length=longest, rows=rows)
        bodies = sorted((str(each.name), pk) for pk, each in names.items())
        self.fields["sponsor"].choices = [("", "–"), *((pk, name) for name, pk in bodies)]  # type: ignore[attr-defined]
        self.order_fields(self.field_order)

    @staticmethod
    def of(item: AgendaItem) -> dict[str, Any]:
        """What the form shows of an item."""
        texts = {
            f"{name}_{code}": getattr(item, f"{name}_{code}")
            for name in ("title", "presenter", "summary", "expected_outcome")
            for code in ("en", "fr")
        }
        return {
            **texts, "version": item.version, "purpose": item.purpose, "minutes": item.minutes,
            "sponsor": item.sponsor_id, "engagement_level": item.engagement_level_id,
        }  # fmt: skip

    def details(self) -> dict[str, Any]:
        """What the action takes beside title, purpose and minutes."""
        given = self.cleaned_data
        return {
            "presenter": typed(given, "presenter"),
            "summary": typed(given, "summary"),
            "expected_outcome": typed(given, "expected_outcome"),
            "sponsor": Body.objects.filter(pk=given["sponsor"]).first() if given["sponsor"] else None,
            "engagement_level": given["engagement_level"],
        }


class QuestionForm(ReaderFirst):
    """A discussion question under an item."""

    kind = forms.ChoiceField(label=_("Kind of question"), choices=QuestionKind.choices, widget=forms.RadioSelect,
                             initial=QuestionKind.OPEN)  # fmt: skip
    text_en = WordsField(label=_("Question, in English"), max_length=800, rows=2)
    text_fr = WordsField(label=_("Question, in French"), max_length=800, rows=2)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not (given.get("text_en") or given.get("text_fr")) and not self.errors:
            self.add_error("text_en", _("Write the question, in one language at least."))
        return given

    @property
    def text(self) -> Pair:
        return typed(self.cleaned_data, "text")


class AttendanceForm(forms.Form):
    """One choice a seat: not noted, present, at a distance, absent, and by whom. Only what was changed is noted."""

    def __init__(self, *args: Any, councils: list[CouncilRows], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = {f"seat-{row.seat.pk}": row for council in councils for row in council.rows}
        for name, row in self.rows.items():
            self.fields[name] = forms.ChoiceField(
                label=str(row.jurisdiction), choices=choices_of(row), required=False, initial=value_of(row),
                show_hidden_initial=True,
            )  # fmt: skip

    def noted(self) -> tuple[dict[Seat, int | None], list[Seat], list[Seat]]:
        """Who was marked: present seats with the number of the person, those at a distance, those absent."""
        present: dict[Seat, int | None] = {}
        remote, absent = [], []
        for name in self.changed_data:
            presence, _colon, person = self.cleaned_data[name].partition(":")
            seat = self.rows[name].seat
            if presence in {Presence.PRESENT, Presence.REMOTE}:
                present[seat] = int(person) if person else None
                remote += [seat] if presence == Presence.REMOTE else []
            elif presence == Presence.ABSENT:
                absent.append(seat)
        return present, remote, absent


def choices_of(row: SeatRow) -> list[tuple[str, str]]:
    """What may be said of a seat; somebody noted who holds it no longer stays among the choices."""
    people = [(each.id, each.name) for each in row.sitters]
    if row.person and row.person not in dict(people):
        people.append((row.person, row.person_name))
    there = [(str(Presence.PRESENT), _("present: %(name)s")), (str(Presence.REMOTE), _("at a distance: %(name)s"))]
    by_name = [(f"{value}:{pk}", str(words) % {"name": name}) for value, words in there for pk, name in people]
    nobody = [(f"{Presence.PRESENT}:", str(_("present, by somebody else")))]
    nobody.append((f"{Presence.REMOTE}:", str(_("at a distance, by somebody else"))))
    return [("", str(_("not noted"))), *by_name, *nobody, (str(Presence.ABSENT), str(_("absent")))]


def value_of(row: SeatRow) -> str:
    """The choice that was noted before."""
    if row.is_there:
        return f"{row.presence}:{row.person or ''}"
    return row.presence
