"""What is typed when a recommendation is deferred, referred, withdrawn or forwarded, and what it serves is said?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Body
from councils.queries.names import BodyWords
from governance.actions.recommendations.ends import REASON_LENGTH
from governance.enums import Strength
from governance.forms.fields import DayField, pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.forms.recommendations.writing import DECIDING, OUTSIDERS
from governance.models import Consultation
from groundwork.bilingual import Pair
from priorities.models import ResultNode

Typed = Mapping[str, Any] | None


class DeferralForm(ReaderFirst):
    """Until when, or on which condition."""

    until = DayField(label=_("Until which day?"), required=False, help_text=_("Year-month-day, for example 2026-12-01"))

    def __init__(self, data: Typed = None) -> None:
        super().__init__(data)
        self.fields |= pair_fields(
            "condition", _("On which condition, in English"), _("On which condition, in French"),
            max_length=REASON_LENGTH, rows=3,
        )  # fmt: skip
        self.order_fields(None)

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        until: date | None = self.cleaned_data["until"]
        return {"until": until, "condition": typed(self.cleaned_data, "condition")}


class ReasonForm(ReaderFirst):
    """Why, in one language at least."""

    def __init__(self, data: Typed = None) -> None:
        super().__init__(data)
        self.fields |= pair_fields(
            "because", _("Reason, in English"), _("Reason, in French"), max_length=REASON_LENGTH, rows=3
        )
        self.order_fields(None)

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        return {"because": typed(self.cleaned_data, "because")}


class ToBodyForm(ReasonForm):
    """To which body, and why."""

    def __init__(self, bodies: Iterable[BodyWords], data: Typed = None) -> None:
        super().__init__(data)
        self.fields["to"] = forms.ChoiceField(
            label=_("To which body?"),
            choices=[("", _("Choose a body")), *((words.key, str(words.name)) for words in bodies)],
            error_messages={"required": _("Choose a body.")},
        )
        self.order_fields(["to"])

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        return {**super().given(), "to": Body.objects.get(key=self.cleaned_data["to"])}


def bodies_for_work(names: Mapping[int, BodyWords]) -> list[BodyWords]:
    """The bodies to which something may be referred."""
    return [words for words in names.values() if words.kind not in OUTSIDERS]


def bodies_that_decide(names: Mapping[int, BodyWords]) -> list[BodyWords]:
    """The bodies before which a recommendation may lie."""
    return [words for words in names.values() if words.kind in DECIDING]


class OutcomeForm(ReaderFirst):
    """Which outcome is served, how strongly, and how."""

    strength = forms.ChoiceField(label=_("How strongly?"), choices=Strength.choices, initial=Strength.SOME)

    def __init__(self, nodes: Iterable[ResultNode], data: Typed = None) -> None:
        super().__init__(data)
        self.nodes = {str(node.pk): node for node in nodes}
        self.fields["node"] = forms.ChoiceField(
            label=_("Which outcome does it serve?"),
            choices=[("", _("Choose an outcome"))]
            + [(key, f"{node.number} {node.text}") for key, node in self.nodes.items()],
            error_messages={"required": _("Choose an outcome.")},
        )
        self.fields |= pair_fields("sentence", _("How, in English"), _("How, in French"), max_length=400, rows=2)
        self.order_fields(["node", "strength"])

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = self.cleaned_data
        return {
            "node": self.nodes[cleaned["node"]],
            "strength": Strength(cleaned["strength"]),
            "sentence": typed(cleaned, "sentence"),
        }


class CitationForm(ReaderFirst):
    """On which consultation it rests, and how."""

    def __init__(self, consultations: Iterable[Consultation], data: Typed = None) -> None:
        super().__init__(data)
        self.consultations = {str(row.pk): row for row in consultations}
        self.fields["consultation"] = forms.ChoiceField(
            label=_("On which consultation does it rest?"),
            choices=[("", _("Choose a consultation")), *((key, str(row)) for key, row in self.consultations.items())],
            error_messages={"required": _("Choose a consultation.")},
        )
        self.fields |= pair_fields("sentence", _("How, in English"), _("How, in French"), max_length=600, rows=2)
        self.order_fields(None)

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        sentence: Pair = typed(self.cleaned_data, "sentence")
        return {"consultation": self.consultations[self.cleaned_data["consultation"]], "sentence": sentence}
