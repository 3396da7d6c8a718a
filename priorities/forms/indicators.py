"""What is typed when an indicator is described?"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Body
from groundwork.bilingual import Pair, reader_language
from groundwork.numbers import Unit, read_number, write_number
from groundwork.refusals import Refusal
from priorities.actions.indicators import PAIRS, Described, Step
from priorities.enums import Direction, IndicatorKind
from priorities.forms.logic_models import Both, Choices, DayField, words
from priorities.forms.measuring import line
from priorities.models import Indicator, ResultNode

ROUNDS: Choices = [
    ("1", _("every month")),
    ("3", _("every three months")),
    ("6", _("every six months")),
    ("12", _("every year")),
    ("24", _("every two years")),
]
ONE_A_LINE = _("One step a line, the lowest first; after a colon, what it means.")


class IndicatorForm(Both):
    """All that is said about an indicator; its kind and its node are chosen once."""

    node = forms.ChoiceField(label=_("Result"))
    kind = forms.ChoiceField(
        label=_("Measured by"), widget=forms.RadioSelect, initial=IndicatorKind.NUMBER,
        choices=[(IndicatorKind.NUMBER, _("a number")), (IndicatorKind.SCALE, _("a step of a scale"))],
    )  # fmt: skip
    name_en = line(_("Name in English"), 200, required=True)
    name_fr = line(_("Name in French"), 200, required=True, french=True)
    definition_en = words(_("Definition in English"), 1000)
    definition_fr = words(_("Definition in French"), 1000, french=True)
    unit_en = line(_("Unit in English"), 60)
    unit_fr = line(_("Unit in French"), 60, french=True)
    decimals = forms.TypedChoiceField(
        label=_("Decimals"), choices=[(str(count), str(count)) for count in range(7)], coerce=int, initial="0"
    )
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices, initial=Direction.UP)
    cumulative = forms.BooleanField(
        label=_("It adds up: each period says what was added, and the target is for the total"), required=False
    )
    steps_en = words(_("Steps of the scale in English"), 5000, rows=5)
    steps_fr = words(_("Steps of the scale in French"), 5000, rows=5, french=True)
    baseline = forms.CharField(
        label=_("Baseline"), required=False, max_length=40,
        help_text=_("The number where things stood; on a scale, the place of the step, the lowest being 1."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "date-input"}),
    )  # fmt: skip
    baseline_on = DayField(label=_("Day of the baseline"), required=False)
    baseline_note_en = words(_("About the baseline, in English"), 300)
    baseline_note_fr = words(_("About the baseline, in French"), 300, french=True)
    origin_en = words(_("Source of the data in English"), 300)
    origin_fr = words(_("Source of the data in French"), 300, french=True)
    method_en = words(_("Method in English"), 600)
    method_fr = words(_("Method in French"), 600, french=True)
    every_months = forms.TypedChoiceField(label=_("Frequency"), choices=ROUNDS, coerce=int, initial="12")
    responsible = forms.ChoiceField(
        label=_("Responsible"), required=False, help_text=_("The body that measures. Without one, the owner does.")
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, nodes: Mapping[str, ResultNode], bodies: Choices, owners: Mapping[str, Body],
        indicator: Indicator | None = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.nodes, self.owners, self.indicator = nodes, owners, indicator
        choices = [(key, f"{node.number} {node.text}") for key, node in nodes.items()]
        self.fields["node"].choices = choices  # type: ignore[attr-defined]
        self.fields["responsible"].choices = [("", _("the owner")), *bodies]  # type: ignore[attr-defined]
        for side in ("en", "fr"):
            self.fields[f"steps_{side}"].help_text = ONE_A_LINE
        if indicator is not None:
            del self.fields["node"], self.fields["kind"]
            known = {str(each[0]) for each in ROUNDS}
            if str(indicator.every_months) not in known:
                rounds: Choices = [*ROUNDS, (str(indicator.every_months), _("as it is"))]
                self.fields["every_months"].choices = rounds  # type: ignore[attr-defined]

    @property
    def kind_chosen(self) -> str:
        """A number or a scale: what it is, or what was chosen."""
        return self.indicator.kind if self.indicator else str(self.cleaned_data.get("kind", IndicatorKind.NUMBER))

    def clean(self) -> dict[str, Any]:
        """The baseline is read once the kind and the decimals are known; the steps are paired line by line."""
        typed = super().clean() or self.cleaned_data
        typed["baseline"] = self.read_baseline(str(typed.get("baseline") or ""))
        english, french = (lines(typed.get(f"steps_{side}", "")) for side in ("en", "fr"))
        if len(english) != len(french):
            self.add_error("steps_fr", _("Write as many steps in French as in English."))
        typed["steps"] = [Step(Pair(en[0], fr[0]), Pair(en[1], fr[1])) for en, fr in zip(english, french, strict=False)]
        return typed

    def read_baseline(self, text: str) -> Decimal | None:
        """The number that was typed; None where none was, and where it is none, which is said beside the field."""
        if not text:
            return None
        decimals = self.cleaned_data.get("decimals", 0) if self.kind_chosen == IndicatorKind.NUMBER else 0
        is_percent = "%" in self.cleaned_data.get("unit_en", "") + self.cleaned_data.get("unit_fr", "")
        found = read_number(text, reader_language(), Unit(decimals, is_percent))
        if isinstance(found, Refusal):
            self.add_error("baseline", str(found))
            return None
        return found

    @property
    def described(self) -> Described:
        """What was typed, as the acts take it; what belongs to the other kind is left out."""
        typed = self.cleaned_data
        is_scale = self.kind_chosen == IndicatorKind.SCALE
        pairs = {name: self.pair(name) for name in PAIRS}
        if is_scale:
            pairs["unit"] = Pair()
        return Described(
            **pairs,
            direction=Direction.UP if is_scale else typed["direction"],
            cumulative=not is_scale and typed["cumulative"],
            decimals=0 if is_scale else typed["decimals"],
            every_months=typed["every_months"],
            responsible=self.owners.get(typed["responsible"]),
            baseline=typed["baseline"],
            baseline_on=typed["baseline_on"],
            steps=typed["steps"] if is_scale else (),
        )


def lines(text: str) -> list[tuple[str, str]]:
    """The steps, one a line: a name, and after a colon what it means."""
    found = []
    for each in text.splitlines():
        name, _colon, meaning = each.partition(":")
        if name.strip():
            found.append((name.strip(), meaning.strip()))
    return found


def typed_indicator(indicator: Indicator) -> dict[str, Any]:
    """What the form of an indicator begins with."""
    texts = {f"{name}_{side}": getattr(indicator, f"{name}_{side}") for name in PAIRS for side in ("en", "fr")}
    steps = list(indicator.steps.all())
    for side in ("en", "fr"):
        texts[f"steps_{side}"] = "\n".join(
            ": ".join(filter(None, (step.name.side(side), step.meaning.side(side)))) for step in steps
        )
    baseline = indicator.baseline
    return texts | {
        "decimals": str(indicator.decimals),
        "direction": indicator.direction,
        "cumulative": indicator.cumulative,
        "baseline": "" if baseline is None else write_number(baseline, reader_language(), indicator.decimals),
        "baseline_on": indicator.baseline_on,
        "every_months": str(indicator.every_months),
        "responsible": indicator.responsible.key if indicator.responsible else "",
        "seen": indicator.version,
    }
