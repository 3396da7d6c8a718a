"""What may be typed about who is at a meeting, since when, and which seat takes no part in which item?"""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Seat
from governance.enums import Presence
from governance.forms.fields import DayField, WordsField
from governance.models import ItemRecusal, Meeting
from governance.queries.meetings.attendance import CouncilRows, SeatRow
from governance.queries.meetings.hours import moment_in

HOUR = {"class": "hour-input", "autocomplete": "off", "inputmode": "numeric", "maxlength": 8}
INTEREST_LENGTH = ItemRecusal._meta.get_field("interest").max_length


class HourField(forms.TimeField):
    """An hour typed as 13:30: native pickers turn to a clock of twelve hours with the language."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("input_formats", ["%H:%M", "%Hh%M", "%H h %M"])
        options.setdefault("error_messages", {"invalid": _("Enter the hour as 13:30.")})
        super().__init__(widget=forms.TextInput(attrs=HOUR), **options)


class AttendanceForm(forms.Form):
    """One choice a seat: not noted, present, at a distance, absent, and by whom. Only what was changed is noted.

    `hour`, and the day where it is not today's, is when it was so; without it, now.
    """

    hour = HourField(label=_("Since when"), required=False, help_text=_("For example 13:30; now, when empty."))
    day = DayField(label=_("On which day"), required=False, help_text=_("Today, when empty."))

    def __init__(self, *args: Any, councils: list[CouncilRows], meeting: Meeting | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.meeting = meeting
        self.rows = {f"seat-{row.seat.pk}": row for council in councils for row in council.rows}
        for name, row in self.rows.items():
            self.fields[name] = forms.ChoiceField(
                label=str(row.jurisdiction), choices=choices_of(row), required=False, initial=value_of(row),
                show_hidden_initial=True,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("hour") and not self.errors and self.moment is None:
            self.add_error("hour", _("This hour does not exist on that day: the clocks were put forward."))
        return given

    @property
    def moment(self) -> datetime | None:
        """The real time that was typed, on the clock of the meeting; None for now."""
        hour = self.cleaned_data.get("hour")
        if hour is None:
            return None
        zone = self.meeting.time_zone if self.meeting else timezone.get_current_timezone_name()
        day: date = self.cleaned_data.get("day") or timezone.now().astimezone(ZoneInfo(zone)).date()
        return moment_in(day, hour, zone)

    def noted(self) -> tuple[dict[Seat, int | None], list[Seat], list[Seat]]:
        """Who was marked: present seats with the number of the person, those at a distance, those absent."""
        present: dict[Seat, int | None] = {}
        remote, absent = [], []
        for name in self.changed_data:
            if name not in self.rows:
                continue
            presence, _colon, person = self.cleaned_data[name].partition(":")
            seat = self.rows[name].seat
            if presence in {Presence.PRESENT, Presence.REMOTE}:
                present[seat] = int(person) if person else None
                remote += [seat] if presence == Presence.REMOTE else []
            elif presence == Presence.ABSENT:
                absent.append(seat)
        return present, remote, absent


class RecusalForm(forms.Form):
    """Which seat takes no part in which item, and the interest it declares."""

    use_required_attribute = False
    item = forms.ChoiceField(label=_("Item"), error_messages={"required": _("Choose the item")})
    seat = forms.ChoiceField(label=_("Seat"), error_messages={"required": _("Choose the seat")})
    interest = WordsField(label=_("Declared interest"), rows=2, max_length=INTEREST_LENGTH, required=True)

    def __init__(self, *args: Any, items: list[tuple[str, str]], seats: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_recusal_%s"} | options)
        self.fields["item"].choices = [("", "–"), *items]  # type: ignore[attr-defined]
        self.fields["seat"].choices = [("", "–"), *seats] if len(seats) > 1 else seats  # type: ignore[attr-defined]


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
