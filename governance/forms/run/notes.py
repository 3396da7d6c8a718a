"""What is typed while a meeting is run: the outcome of an item without a motion, a sense, a time, a correction?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.enums import Outcome, OutcomeMet
from governance.forms.fields import pair_fields, typed
from governance.forms.run.recording import ending_of
from governance.forms.run.recording_ending import EndingMixin, zone_of
from governance.models import AgendaItem, Decision, DiscussionQuestion, Meeting
from governance.queries.run.state import RunItem
from governance.rules.recording import WITHOUT_A_MOTION
from groundwork.bilingual import Pair

WRONG_TIME = _("Enter the time like this: 14:30, or with its day: 2026-12-08 14:30")


class ItemOutcomeForm(EndingMixin):
    """What became of an item on which nothing was moved, and what the record says of it."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[(each.value, each.label) for each in (Outcome(value) for value in WITHOUT_A_MOTION)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an outcome."), "invalid_choice": _("Choose an outcome.")},
    )

    def __init__(
        self,
        item: AgendaItem,
        bodies: Sequence[tuple[str, str]],
        data: Mapping[str, Any] | None = None,
        *,
        replacing: Decision | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.was = replacing.title if replacing else item.title
        self.fields["outcome"].initial = replacing.outcome if replacing else None
        en, fr = _("What is recorded, in English"), _("What is recorded, in French")
        self.fields |= pair_fields("title", en, fr, max_length=300, rows=2)
        for code in ("en", "fr"):
            self.fields[f"title_{code}"].initial = self.was.side(code)
            self.fields[f"title_{code}"].widget.attrs["lang"] = f"{code}-CA"
        self.add_ending(bodies, zone_of(item.meeting), ending_of(replacing))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("title_en") or cleaned.get("title_fr")) and "title_en" not in self.errors:
            self.add_error("title_en", _("Write the text, in one language at least."))
        self.check_ending(cleaned, cleaned.get("outcome", ""))
        return cleaned

    def title(self) -> Pair:
        """What is recorded; a side that did not follow the other is behind."""
        return self.was.revised(en=self.cleaned_data["title_en"], fr=self.cleaned_data["title_fr"])

    @property
    def chosen_words(self) -> str:
        """The outcome that is chosen, in words."""
        value = self["outcome"].value()
        return str(Outcome(value).label) if value in Outcome.values else str(_("Choose an outcome"))


class SenseForm(forms.Form):
    """The sense of the table, in a line of either language."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, question: DiscussionQuestion, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=f"q{question.pk}")
        self.question = question
        en, fr = _("Sense of the table, in English"), _("Sense of the table, in French")
        self.fields |= pair_fields("sense", en, fr, max_length=1000)
        self.fields["version"].initial = question.version
        self.fields["sense_en"].initial, self.fields["sense_fr"].initial = question.sense.en, question.sense.fr

    @property
    def sense(self) -> Pair:
        return typed(self.cleaned_data, "sense")


class OutcomeMetForm(forms.Form):
    """Whether what was expected was achieved, and a line about it."""

    met = forms.ChoiceField(
        label=_("What was expected was"), required=False, widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in OutcomeMet],
    )  # fmt: skip

    def __init__(self, item: AgendaItem, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix="met")
        self.fields |= pair_fields("note", _("In a line, in English"), _("In a line, in French"), max_length=600)
        self.fields["met"].initial = item.outcome_met
        self.fields["note_en"].initial, self.fields["note_fr"].initial = item.outcome_note.en, item.outcome_note.fr

    @property
    def note(self) -> Pair:
        return typed(self.cleaned_data, "note")


class TimeField(forms.CharField):
    """A time of a meeting: `14:30` on the day of the line above, or with its own day."""

    def __init__(self, label: Any) -> None:
        attrs = {"class": "hour-input", "autocomplete": "off", "maxlength": 16}
        super().__init__(required=False, label=label, widget=forms.TextInput(attrs=attrs))


class TimesForm(forms.Form):
    """From when to when the meeting and each of its items really lasted."""

    def __init__(self, meeting: Meeting, items: Sequence[RunItem], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.meeting, self.items, self.zone = meeting, items, ZoneInfo(meeting.time_zone)
        self._add("meeting", _("The meeting"), (meeting.began_at, meeting.finished_at))
        for each in items:
            name = f"{each.number} {each.item.title}".strip()
            self._add(f"i{each.pk}", name, (each.item.began_at, each.item.finished_at))

    def _add(self, name: str, label: Any, times: tuple[datetime | None, datetime | None]) -> None:
        for part, words, at in zip(("from", "to"), (_("began"), pgettext_lazy("hour", "ended")), times, strict=True):
            self.fields[f"{name}_{part}"] = TimeField(f"{label} – {words}")
            self.fields[f"{name}_{part}"].initial = at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M") if at else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day = self.meeting.starts_at.astimezone(self.zone).date()
        for name in self.fields:
            at = self._read(cleaned.get(name, ""), day)
            if at is False:
                self.add_error(name, WRONG_TIME)
                continue
            cleaned[name] = at
            day = at.date() if isinstance(at, datetime) else day
        return cleaned

    def _read(self, text: str, day: date) -> datetime | bool | None:
        """The moment; None where nothing is typed, False where it is no time."""
        text = text.strip().replace("h", ":").replace(" : ", ":").replace("T", " ")
        if not text:
            return None
        for pattern, words in (("%Y-%m-%d %H:%M", text), ("%Y-%m-%d %H:%M", f"{day} {text}")):
            try:
                return datetime.strptime(words, pattern).replace(tzinfo=self.zone)
            except ValueError:
                continue
        return False

    @property
    def rows(self) -> list[tuple[RunItem, Any, Any]]:
        """The items with their two fields."""
        return [(each, self[f"i{each.pk}_from"], self[f"i{each.pk}_to"]) for each in self.items]

    @property
    def whole(self) -> tuple[datetime | None, datetime | None]:
        return self.cleaned_data["meeting_from"], self.cleaned_data["meeting_to"]

    def times(self) -> dict[AgendaItem, tuple[datetime | None, datetime | None]]:
        """What was typed for the items."""
        given = self.cleaned_data
        return {each.item: (given[f"i{each.pk}_from"], given[f"i{each.pk}_to"]) for each in self.items}


class CorrectionForm(forms.Form):
    """What is put right in a published decision, and why, in both languages."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields |= pair_fields(
            "text", _("What is put right, in English"), _("What is put right, in French"), max_length=2000, rows=3
        )
        self.fields |= pair_fields("because", _("Reason, in English"), _("Reason, in French"), max_length=600)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.fields:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Write it in both languages."))
        return cleaned

    @property
    def text(self) -> Pair:
        return typed(self.cleaned_data, "text")

    @property
    def because(self) -> Pair:
        return typed(self.cleaned_data, "because")
