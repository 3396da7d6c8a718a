"""What may be typed about one meeting: hours, zone, mode, room, joining details; or why it is cancelled?"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.actions.meetings.changing import Plan
from governance.enums import MeetingMode
from governance.forms.fields import DayField, pair_fields, typed
from governance.forms.meetings.attendance import HourField
from governance.forms.ordering import ReaderFirst
from governance.models import Meeting
from governance.queries.meetings.hours import ZONES, moment_in
from groundwork.bilingual import Pair

GONE = _("This hour does not exist on that day: the clocks are put forward.")


class MeetingForm(ReaderFirst):
    """A meeting on its own clock."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput)
    starts_on = DayField(label=_("First day"))
    starts_at = HourField(label=_("Begins at"))
    ends_on = DayField(label=_("Last day"))
    ends_at = HourField(label=_("Ends at"))
    time_zone = forms.ChoiceField(label=_("Time zone"))
    mode = forms.ChoiceField(label=_("Mode"), choices=MeetingMode.choices, widget=forms.RadioSelect)
    order = ("version", "starts_on", "starts_at", "ends_on", "ends_at", "time_zone", "mode")

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        rooms = pair_fields("room", _("Room, in English"), _("Room, in French"), max_length=200)
        joining = pair_fields(
            "joining", _("How to take part at a distance, in English"),
            _("How to take part at a distance, in French"), max_length=600, rows=2,
        )  # fmt: skip
        for field in joining.values():
            field.help_text = _("Shown only to those who hold a place in the body.")
        self.fields |= rooms | joining
        zones = {meeting.time_zone: meeting.time_zone} | dict(ZONES)
        self.fields["time_zone"].choices = zones.items()  # type: ignore[attr-defined]
        self.order_fields([*self.order, *rooms, *joining])

    @staticmethod
    def of(meeting: Meeting) -> dict[str, Any]:
        """What the form shows of a meeting."""
        zone = ZoneInfo(meeting.time_zone)
        starts, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
        return {
            "version": meeting.version, "starts_on": starts.date(), "starts_at": f"{starts:%H:%M}",
            "ends_on": ends.date(), "ends_at": f"{ends:%H:%M}", "time_zone": meeting.time_zone, "mode": meeting.mode,
            "room_en": meeting.room.en, "room_fr": meeting.room.fr, "joining_en": meeting.joining.en,
            "joining_fr": meeting.joining.fr,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("starts", "ends"):
            typed_in = given.get(f"{name}_on") and given.get(f"{name}_at") is not None and given.get("time_zone")
            if typed_in and self.moment(name) is None:
                self.add_error(f"{name}_at", GONE)
        return given

    def moment(self, name: str) -> datetime | None:
        """When it begins or ends, on the clock of its zone."""
        given = self.cleaned_data
        return moment_in(given[f"{name}_on"], given[f"{name}_at"], given["time_zone"])

    @property
    def plan(self) -> Plan:
        """What was typed."""
        given, starts, ends = self.cleaned_data, self.moment("starts"), self.moment("ends")
        assert starts is not None
        assert ends is not None
        return Plan(starts, ends, given["time_zone"], MeetingMode(given["mode"]), typed(given, "room"),
                    typed(given, "joining"))  # fmt: skip


class CancelForm(ReaderFirst):
    """Why a meeting is cancelled, in both languages."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reasons = pair_fields("because", _("Reason, in English"), _("Reason, in French"), max_length=600, rows=2)
        for field in reasons.values():
            field.required = True
        self.fields |= reasons
        self.order_fields(["version", *reasons])

    @property
    def because(self) -> Pair:
        return typed(self.cleaned_data, "because")
