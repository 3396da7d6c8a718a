"""What is typed when an indicator is described, a target set, and a measurement entered?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundwork.bilingual import Pair, reader_language
from groundwork.number_fields import NumberField
from groundwork.numbers import Unit
from groundwork.refusals import Refusal
from priorities.enums import IndicatorKind
from priorities.forms.logic_models import Both, DayField, words
from priorities.models import Indicator, Measurement, Target


def unit_of(indicator: Indicator) -> Unit:
    """With how many decimals an indicator is typed, and whether its unit is per cent."""
    return Unit(indicator.decimals, "%" in indicator.unit.en + indicator.unit.fr)


def in_my_language(pair: Pair, text: str) -> Pair:
    """The pair with the reader's side as they typed it, the other side as it stands."""
    return Pair(pair.en, text.strip()) if reader_language() == "fr" else Pair(text.strip(), pair.fr)


def value_field(indicator: Indicator, *, required: bool) -> forms.Field:
    """A number, or a step of the scale."""
    if indicator.kind == IndicatorKind.SCALE:
        steps = [("", _("choose a step")), *((str(step.pk), str(step.name)) for step in indicator.steps.all())]
        return forms.ChoiceField(label=_("Step"), choices=steps, required=required)
    return NumberField(label=_("Value"), unit=unit_of(indicator), required=required)


def line(label: Any, most: int, *, required: bool = False, french: bool = False) -> forms.CharField:
    """A short text in one language, on one line."""
    attrs = {"lang": "fr-CA" if french else "en-CA", "autocomplete": "off"}
    return forms.CharField(label=label, required=required, max_length=most, widget=forms.TextInput(attrs=attrs))


class ValueForm(forms.Form):
    """A form with one value of an indicator."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    needs_value = True

    def __init__(self, *args: Any, indicator: Indicator, **options: Any) -> None:
        super().__init__(*args, **options)
        self.indicator = indicator
        self.fields = {"value": value_field(indicator, required=self.needs_value), **self.fields}

    @property
    def said(self) -> dict[str, Any]:
        """The value as the acts take it: a number or a step."""
        typed = self.cleaned_data["value"]
        if self.indicator.kind != IndicatorKind.SCALE:
            return {"value": typed, "step": None}
        return {"value": None, "step": next((s for s in self.indicator.steps.all() if str(s.pk) == typed), None)}

    def refuse(self, refusal: Refusal) -> None:
        """Write a refusal beside its field."""
        field = {"step": "value"}.get(refusal.field or "", refusal.field)
        self.add_error(field if field in self.fields else None, str(refusal))


class TargetForm(ValueForm):
    """What is aimed at, and why."""

    because = forms.CharField(
        label=_("Why"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A target that is changed, or worse than the baseline, needs a reason."),
    )  # fmt: skip

    @property
    def because_said(self) -> Pair:
        return in_my_language(Pair(), self.cleaned_data["because"])


def typed_value(row: Target | Measurement | None) -> dict[str, Any]:
    """The value of a row, and its version, as a form begins with them."""
    if row is None:
        return {"seen": 0}
    return {"value": str(row.step_id) if row.step_id else row.value, "seen": row.version}


class EntryForm(ValueForm):
    """One row of what is entered for a period: a value, a sentence about it, and its evidence."""

    needs_value = False
    narrative = forms.CharField(
        label=_("What is behind it"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence = forms.CharField(
        label=_("Evidence"), required=False, max_length=600, help_text=_("An address or a sentence."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, measurement: Measurement | None, **options: Any) -> None:
        side = reader_language()
        texts = {
            name: getattr(measurement, f"{name}_{side}") if measurement else "" for name in ("narrative", "evidence")
        }
        super().__init__(*args, initial=typed_value(measurement) | texts, **options)
        self.measurement = measurement

    def clean(self) -> dict[str, Any]:
        """Words without a value would be lost, and a draft is not emptied."""
        typed = super().clean() or self.cleaned_data
        is_told = self.measurement is not None or any(typed.get(name) for name in ("narrative", "evidence"))
        if is_told and "value" not in self.errors and typed.get("value") in ("", None):
            self.add_error("value", _("Enter the value; without one nothing is kept."))
        return typed

    @property
    def is_new(self) -> bool:
        """Whether there is something to write: what was typed differs from what stands."""
        return self.has_changed() and self.cleaned_data.get("value") not in ("", None)

    @property
    def texts(self) -> dict[str, Any]:
        """The words about it, the other language's side kept."""
        blank = Pair()
        return {
            name: in_my_language(
                getattr(self.measurement, name) if self.measurement else blank, self.cleaned_data[name]
            )
            for name in ("narrative", "evidence")
        }


class PeriodForm(Both):
    """A period, from its first to its last day."""

    name_en = line(_("Name in English"), 80, required=True)
    name_fr = line(_("Name in French"), 80, required=True, french=True)
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))


class NarrativeForm(Both):
    """How a period went, in both languages."""

    text_en = words(_("Narrative in English"), 6000, rows=8)
    text_fr = words(_("Narrative in French"), 6000, rows=8, french=True)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """Why something is sent back or opened again."""

    because = forms.CharField(label=_("Why"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def because_said(self) -> Pair:
        return in_my_language(Pair(), self.cleaned_data["because"])


class RetireForm(forms.Form):
    """From which day an indicator is measured no more."""

    on = DayField(label=_("Retired on"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
