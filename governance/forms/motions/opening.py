"""How is it typed in which way a motion is put, until when; and that a vote gets more time?"""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.enums import VoteMethod
from governance.forms.fields import DayField
from governance.forms.motions.wording import HourField, OverrideForm
from governance.forms.reasons import BecauseForm
from governance.queries.desk.words import closing_words
from governance.queries.votes.ways import Ways

HINTS: dict[str, str | Promise] = {
    VoteMethod.WRITTEN: _("Each votes on its own page until the closing time. Positions stay hidden until then."),
    VoteMethod.BALLOT: _("Each votes on its own page, until the co-chairs close it."),
    VoteMethod.ROLL_CALL: _("Names are called in protocol order; the secretariat records the answers."),
    VoteMethod.SHOW_OF_HANDS: _("Hands are counted: there are numbers, and no names."),
    VoteMethod.SECRET: _("Nobody ever learns who chose what, the database included. No reasons, no changes."),
}
SILENCE = _("Those who are concerned say so by name until {moment}. Silence is never counted as agreement.")
NEEDS_A_TIME = _("A written procedure needs a closing time in the future.")
DAY_HINT, HOUR_HINT = _("Year-month-day, for example 2026-12-01"), _("Hours:minutes, for example 17:00")


class WayFields(forms.Form):
    """In which way, and until when: what the rule and the place allow is offered, and nothing else."""

    use_required_attribute = False

    method = forms.ChoiceField(
        label=_("How is it put?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is put"), "invalid_choice": _("Choose how it is put")},
    )
    closes_on = DayField(label=_("Closing day"), required=False, help_text=DAY_HINT)
    closes_at = HourField(label=_("Closing hour, Eastern Time"), required=False, help_text=HOUR_HINT)
    when_all_voted = forms.BooleanField(
        label=_("Close it with the last voice"),
        required=False,
        help_text=_("As soon as every seat has voted or takes no part, it is closed and judged."),
    )

    def offer(self, ways: Ways) -> None:
        """Offer these ways, with the words that tell them apart."""
        self.ways = ways
        self.fields["method"].choices = [(each.value, each.label) for each in ways.methods]  # type: ignore[attr-defined]
        self.fields["when_all_voted"].initial = ways.last_voice_closes

    @property
    def hints(self) -> dict[str, str]:
        """What each way is, in a sentence; the wait for concerns with the day on which it ends."""
        said = {str(method): str(words) for method, words in HINTS.items()}
        if self.ways.silence_ends is not None:
            moment = closing_words(self.ways.silence_ends, timezone.now())
            said[str(VoteMethod.CONCERNS)] = str(SILENCE).format(moment=moment)
        return said

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        method, alone = given.get("method"), self.ways.meeting is None
        if method == VoteMethod.WRITTEN or (method == VoteMethod.SECRET and alone):
            for name in ("closes_on", "closes_at"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, NEEDS_A_TIME)
        return given

    @property
    def moment(self) -> datetime | None:
        """When it closes, on the clock of the house; nothing for a vote in the meeting, or for a wait for concerns,
        whose end follows from the body's own period."""
        given = self.cleaned_data
        if given["method"] not in {VoteMethod.WRITTEN, VoteMethod.SECRET}:
            return None
        return moment_typed(given)

    def way(self) -> dict[str, Any]:
        """What the acts that open a vote take. A secret ballot with a closing time needs no room."""
        method, moment = VoteMethod(self.cleaned_data["method"]), self.moment
        apart = method in {VoteMethod.WRITTEN, VoteMethod.CONCERNS} or moment is not None
        return {"method": method, "closes_at": moment, "meeting": None if apart else self.ways.meeting}


def moment_typed(given: dict[str, Any]) -> datetime | None:
    """The day and hour that were typed, on the clock of the house; None unless both were."""
    if not given.get("closes_on") or not given.get("closes_at"):
        return None
    return datetime.combine(given["closes_on"], given["closes_at"], tzinfo=timezone.get_default_timezone())


class OpenVoteForm(WayFields, OverrideForm):
    """How a motion is put to a vote."""

    field_order = ("method", "closes_on", "closes_at", "when_all_voted", "override_en", "override_fr")

    def __init__(self, *args: Any, ways: Ways, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(ways)


class PutAgainForm(WayFields, BecauseForm):
    """How, and for which reason, a question is put again after an objection or a new fact."""

    field_order = ("because_en", "because_fr", "method", "closes_on", "closes_at")

    def __init__(self, *args: Any, ways: Ways, name: str, **options: Any) -> None:
        super().__init__(*args, name=name, **options)
        del self.fields["when_all_voted"]
        self.fields["method"].choices = [(each.value, each.label) for each in ways.methods]  # type: ignore[attr-defined]
        self.ways = ways


class EscalateForm(PutAgainForm):
    """How a question that found no consensus is put to a vote, under the body's rule for that."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["because_en"], self.fields["because_fr"]


class ExtendForm(BecauseForm):
    """Until when a vote is extended, and why."""

    closes_on = DayField(label=_("New closing day"), required=False, help_text=DAY_HINT)
    closes_at = HourField(label=_("New closing hour, Eastern Time"), required=False, help_text=HOUR_HINT)
    field_order = ("closes_on", "closes_at", "because_en", "because_fr")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("closes_on", "closes_at"):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, _("Give a time later than the present closing time."))
        return given

    @property
    def moment(self) -> datetime:
        """The new closing time."""
        found = moment_typed(self.cleaned_data)
        assert found is not None  # both were asked for
        return found
