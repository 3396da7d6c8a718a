"""How is a decision rule typed, and which rule was typed?

What the fields cannot hold of a stored rule is not lost: then the rule can be kept as it stands.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.verdicts import BadCase, parse_rule
from governance.verdicts.case import ORDERS

CONSENSUS, MAJORITY, NONE, KEEP = "consensus", "majority", "none", "keep"
STANDARD = ("1/2", "more_than")
MOST = 1000
Typed = Mapping[str, Any]
METHODS: dict[str, Promise | str] = {CONSENSUS: _("By consensus"), MAJORITY: _("By majority")}
COMPARES = [("more_than", _("more than")), ("at_least", _("at least"))]
DENOMINATORS = [
    ("cast", _("of the votes cast")),
    ("present", _("of those present")),
    ("in_office", _("of all who have a voice")),
]
TIES = [("not_carried", _("it is not carried")), ("co_chairs", _("the co-chairs break it, when they agree"))]
TIE_HINT = _("A tie is only known where more than half of the votes cast is asked.")
VOTERS = [("seat", _("each seat")), ("jurisdiction", _("each jurisdiction, with one voice"))]
QUORUMS = [(NONE, _("no quorum")), ("share", _("a share of those who have a voice")), ("seats", _("a number"))]
ORDER_LABELS: dict[str, Promise | str] = {
    "federal": _("Federal"),
    "provincial": _("Provincial"),
    "territorial": _("Territorial"),
    "municipal": _("Municipal"),
}


class FractionField(forms.CharField):
    """A share of a whole, typed as 2/3."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=9, required=False, **options)
        self.widget.attrs |= {"class": "date-input", "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        text = re.sub(r"\s", "", super().to_python(value) or "")
        match = re.fullmatch(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", text)
        if text and (match is None or int(match[1]) > int(match[2])):
            raise ValidationError(_("Write a fraction of at most 1, for example 2/3."), code="no-fraction")
        return text


def choose(label: Any, choices: Sequence[tuple[str, Any]], *, radio: bool = False, hint: Any = "") -> forms.ChoiceField:
    """One of these; the first where nothing else is said."""
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(label=label, choices=choices, widget=widget, required=radio, help_text=hint)


def number(label: Any, *, least: int = 0, hint: Any = "") -> forms.IntegerField:
    """A number that may be left out."""
    return forms.IntegerField(label=label, min_value=least, max_value=MOST, required=False, help_text=hint)


def majority_fields(prefix: str) -> dict[str, forms.Field]:
    """What a majority is: which share, of whom, and what a tie means."""
    return {
        f"{prefix}_compare": choose(_("Carried by"), COMPARES),
        f"{prefix}_fraction": FractionField(label=_("which share"), help_text=_("A fraction, for example 1/2 or 2/3")),
        f"{prefix}_of": choose(_("of whom"), DENOMINATORS),
        f"{prefix}_count_abstentions": forms.BooleanField(label=_("Abstentions count as votes cast"), required=False),
        f"{prefix}_tie": choose(_("On a tie"), TIES, hint=TIE_HINT),
    }


def voter_fields(parts: Sequence[str]) -> dict[str, forms.Field]:
    """Who counts, for both rules; `parts` are the component councils, where there are any."""
    fields: dict[str, forms.Field] = {
        "voter": choose(_("Who has a voice?"), VOTERS, radio=True),
        "quorum": choose(_("Quorum"), QUORUMS, radio=True),
        "quorum_compare": choose(_("Share"), COMPARES),
        "quorum_fraction": FractionField(label=_("which share"), help_text=_("A fraction, for example 1/2 or 2/3")),
        "quorum_seats": number(_("Number"), least=1),
    }
    if parts:
        fields["components"] = forms.BooleanField(label=_("Each component council must carry it"), required=False)
    fields |= {f"quorum_{order}": number(ORDER_LABELS[order]) for order in ORDERS}
    return fields | {f"favour_{order}": number(ORDER_LABELS[order]) for order in ORDERS}


def rule_typed(typed: Typed, prefix: str, parts: Sequence[str]) -> dict[str, Any]:
    """The rule that the cleaned fields say, without what holds anyway."""
    method = typed[f"{prefix}_method"]
    rule: dict[str, Any] = {"method": method}
    if method == CONSENSUS and typed.get("rule_objections"):
        rule["max_objections"] = typed["rule_objections"]
    if method == MAJORITY:
        rule |= majority_typed(typed, prefix)
    if typed["voter"] != "seat":
        rule["voter"] = typed["voter"]
    if quorum := quorum_typed(typed):
        rule["quorum"] = quorum
    if classes := classes_typed(typed, "favour"):
        rule["classes"] = classes
    if typed.get("components"):
        rule["components"] = list(parts)
    return rule


def majority_typed(typed: Typed, prefix: str) -> dict[str, Any]:
    """Which share of whom."""
    words = {name: typed.get(f"{prefix}_{name}") for name in ("fraction", "compare", "of", "count_abstentions", "tie")}
    rule: dict[str, Any] = {"threshold": {"fraction": words["fraction"], "compare": words["compare"] or "more_than"}}
    if words["of"] not in {"", "cast"}:
        rule["of"] = words["of"]
    elif words["count_abstentions"]:
        rule["count_abstentions"] = True
    if words["tie"] == "co_chairs":
        rule["tie"] = "co_chairs"
    return rule


def quorum_typed(typed: Typed) -> dict[str, Any] | None:
    """How many must be there, and of which orders of government."""
    kind, classes = typed["quorum"], classes_typed(typed, "quorum")
    if kind == NONE and not classes:
        return None
    of_orders = {"classes": classes} if classes else {}
    if kind == "share":
        share = {"fraction": typed["quorum_fraction"], "compare": typed["quorum_compare"] or "more_than"}
        return share | of_orders
    return {"seats": typed["quorum_seats"] if kind == "seats" else 0} | of_orders


def classes_typed(typed: Typed, name: str) -> list[dict[str, Any]]:
    """At least so many of each order of government."""
    return [
        {"orders": [order], "at_least": typed[f"{name}_{order}"]} for order in ORDERS if typed.get(f"{name}_{order}")
    ]


def as_typed(rule: Typed, prefix: str) -> dict[str, Any]:
    """A rule as its own fields hold it, as far as they can."""
    share = rule.get("threshold") or {}
    return {
        f"{prefix}_method": rule.get("method", ""),
        f"{prefix}_objections": rule.get("max_objections", 0),
        f"{prefix}_fraction": share.get("fraction", STANDARD[0]),
        f"{prefix}_compare": share.get("compare", STANDARD[1]),
        f"{prefix}_of": rule.get("of", "cast"),
        f"{prefix}_count_abstentions": rule.get("count_abstentions", False),
        f"{prefix}_tie": rule.get("tie", "not_carried"),
    }


def voters_as_typed(rule: Typed) -> dict[str, Any]:
    """Who counts under a rule, as the fields of both rules hold it."""
    quorum = rule.get("quorum") or {}
    kind = "seats" if quorum.get("seats") else "share" if "fraction" in quorum else NONE
    return {
        "voter": rule.get("voter", "seat"),
        "quorum": kind,
        "quorum_fraction": quorum.get("fraction", STANDARD[0]),
        "quorum_compare": quorum.get("compare", STANDARD[1]),
        "quorum_seats": quorum.get("seats"),
        "components": bool(rule.get("components")),
        **orders_as_typed(quorum.get("classes"), "quorum"),
        **orders_as_typed(rule.get("classes"), "favour"),
    }


def orders_as_typed(classes: Any, name: str) -> dict[str, int]:
    """The conditions that name a single order of government."""
    single = [each for each in classes or [] if len(each["orders"]) == 1]
    return {f"{name}_{each['orders'][0]}": each["at_least"] for each in single}


def same_rule(one: Typed, other: Typed) -> bool:
    """Whether the engine reads the same in both."""
    try:
        return parse_rule(one) == parse_rule(other)
    except BadCase:
        return False
