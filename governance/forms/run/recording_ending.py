"""How does an outcome go on, what was said in the room, and when was it really: the fields beside the outcome?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from councils.models import Body, Seat
from governance.actions.run.recording import Ending, SaidInRoom
from governance.enums import Outcome
from governance.forms.fields import DayField, WordsField, pair_fields, typed
from governance.models import Vote
from groundwork.bilingual import Pair, reader_language

ROWS = ("s1", "s2", "s3")  # reservations and objections that one form takes
OPTIONS = [("reservation", _("Reservation")), ("object", _("Objection"))]
MOMENT = "%Y-%m-%d %H:%M"
WRONG_MOMENT = _("Enter day and time like this: 2026-12-08 14:30")


class MomentField(forms.CharField):
    """A day and a time typed as 2026-12-08 14:30, on the clock of the meeting."""

    def __init__(self, *, zone: str, **options: Any) -> None:
        self.zone = ZoneInfo(zone)
        attrs = {"class": "date-input", "autocomplete": "off", "maxlength": 16}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **options)

    def prepare_value(self, value: Any) -> Any:
        return value.astimezone(self.zone).strftime(MOMENT) if isinstance(value, datetime) else value

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "").strip().replace("T", " ")
        if not text:
            return None
        try:
            return datetime.strptime(text, MOMENT).replace(tzinfo=self.zone)
        except ValueError:
            raise ValidationError(WRONG_MOMENT, code="no-moment") from None

    def run_validators(self, value: Any) -> None:
        """A moment needs no validator of texts."""


class EndingMixin(forms.Form):
    """Fields `until`, `condition`, `referred_to`, `decided_at`, and three rows of what was said."""

    def add_ending(self, bodies: Sequence[tuple[str, str]], zone: str, ending: Ending | None = None) -> None:
        """Add the fields; `bodies` are those to which something may be referred, by key."""
        ending = ending or Ending()
        self.fields["until"] = DayField(label=_("Until (year-month-day)"), required=False, initial=ending.until)
        self.fields |= pair_fields(
            "condition", _("On condition, in English"), _("On condition, in French"), max_length=600
        )
        self.fields["condition_en"].initial, self.fields["condition_fr"].initial = (
            ending.condition.en,
            ending.condition.fr,
        )
        self.fields["referred_to"] = forms.ChoiceField(
            label=pgettext_lazy("referred", "To which body"), required=False, choices=[("", ""), *bodies],
            initial=ending.referred_to.key if ending.referred_to else "",
        )  # fmt: skip
        self.fields["decided_at"] = MomentField(
            zone=zone, label=_("Decided at, if it is entered afterwards"), initial=ending.decided_at
        )

    def add_said(self, places: Sequence[tuple[str, Pair, Pair]]) -> None:
        """Add the rows of what was said in the room, each with the seat whose it is."""
        seats = [("", ""), *((key, f"{jurisdiction} ({council})") for key, jurisdiction, council in places)]
        for row in ROWS if places else ():
            self.fields[f"{row}_seat"] = forms.ChoiceField(label=_("Whose"), required=False, choices=seats)
            self.fields[f"{row}_option"] = forms.ChoiceField(
                label=pgettext_lazy("reservation or objection", "What"), required=False, choices=OPTIONS
            )
            self.fields[f"{row}_text"] = WordsField(label=_("What was said"), max_length=2000, rows=2)

    def add_lifted(self, votes: Sequence[Vote]) -> None:
        """Add a box for each reservation or objection of the vote: it was lifted in the room."""
        for vote in votes:
            self.fields[f"lifted_{vote.pk}"] = forms.BooleanField(label=_("Mark as lifted"), required=False)

    def lifted(self) -> list[int]:
        """The reservations and objections of the vote that were marked as lifted, by number."""
        names = [name for name in self.fields if name.startswith("lifted_") and self.cleaned_data.get(name)]
        return [int(name.partition("_")[2]) for name in names]

    def check_ending(self, cleaned: Mapping[str, Any], outcome: str) -> None:
        """What is referred names the body; what was said names the seat, and the other way round."""
        if outcome == Outcome.REFERRED and not cleaned.get("referred_to"):
            self.add_error("referred_to", _("Choose the body to which it is referred."))
        for row in self._rows():
            if bool(cleaned.get(f"{row}_seat")) != bool(cleaned.get(f"{row}_text")):
                self.add_error(f"{row}_text", _("Write whose it is and what was said."))

    def _rows(self) -> Iterator[str]:
        return (row for row in ROWS if f"{row}_seat" in self.fields)

    @property
    def said_rows(self) -> list[tuple[Any, Any, Any]]:
        """The rows as the page shows them."""
        return [(self[f"{row}_seat"], self[f"{row}_option"], self[f"{row}_text"]) for row in self._rows()]

    @property
    def said_open(self) -> bool:
        return any(text.value() or text.errors for _seat, _option, text in self.said_rows)

    @property
    def ending_open(self) -> bool:
        """Whether a field of how it goes on holds something, or is wrong."""
        names = ("until", "condition_en", "condition_fr", "referred_to")
        return any(self[name].value() or self[name].errors for name in names)

    def ending(self) -> Ending:
        """How it goes on, as it was typed."""
        cleaned = self.cleaned_data
        key = cleaned.get("referred_to")
        return Ending(
            until=cleaned.get("until"),
            condition=typed(cleaned, "condition"),
            referred_to=Body.objects.filter(key=key).first() if key else None,
            decided_at=cleaned.get("decided_at"),
        )

    def said(self) -> list[SaidInRoom]:
        """What was said in the room, as it was typed."""
        cleaned = self.cleaned_data
        rows = [row for row in self._rows() if cleaned.get(f"{row}_seat")]
        chosen = {cleaned[f"{row}_seat"] for row in rows}
        found = Seat.objects.filter(pk__in=chosen).select_related("body", "jurisdiction") if rows else ()
        seats = {str(seat.pk): seat for seat in found}
        return [
            SaidInRoom(
                seats[cleaned[f"{row}_seat"]], cleaned[f"{row}_option"], cleaned[f"{row}_text"], reader_language()
            )
            for row in rows
        ]


def zone_of(meeting: Any) -> str:
    """The clock of the meeting; that of the house where there is none."""
    return str(meeting.time_zone) if meeting else str(timezone.get_default_timezone_name())
