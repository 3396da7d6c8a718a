"""What is typed when a logic model is begun, adopted, and when its nodes and links are written?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from councils.models import Body
from groundwork.bilingual import Pair
from groundwork.dates import read_day
from priorities.enums import NodeKind
from priorities.models import LogicModel, ResultNode, ResultTemplate, ResultTier

FROM_THE_LAST = "last"
Choices = list[tuple[str, Any]]


class DayField(forms.CharField):
    """A day typed as 2026-12-01: native pickers turn month and day about with the language."""

    def __init__(self, **options: Any) -> None:
        attrs = {"class": "date-input", "autocomplete": "off", "inputmode": "numeric", "maxlength": 10}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> Any:
        """The day; None when nothing was typed and nothing need be."""
        text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
        if not text and not self.required:
            return None
        day = read_day(text)
        if day is None:
            raise forms.ValidationError(_("Enter the date as year-month-day, for example 2026-12-01"))
        return day


def words(label: Any, most: int, *, rows: int = 2, required: bool = False, french: bool = False) -> Any:
    """A text of at most `most` characters, in one language."""
    attrs = {"rows": rows} | ({"lang": "fr-CA"} if french else {"lang": "en-CA"})
    return forms.CharField(label=label, required=required, max_length=most, widget=forms.Textarea(attrs=attrs))


class Both(forms.Form):
    """A form with texts in both languages, each a field a side."""

    def pair(self, name: str) -> Pair:
        """Both sides as they were typed."""
        typed = self.cleaned_data
        return Pair(typed[f"{name}_en"].strip(), typed[f"{name}_fr"].strip())

    def sides(self, *names: str) -> list[tuple[Any, Any]]:
        """The fields of these texts, English and French, for the page."""
        return [(self[f"{name}_en"], self[f"{name}_fr"]) for name in names]


class BeginForm(Both):
    """From the version in force, or empty along a template."""

    body = forms.ChoiceField(label=_("Body"))
    how = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect)
    title_en = words(_("Title in English"), 200, rows=1)
    title_fr = words(_("Title in French"), 200, rows=1, french=True)

    def __init__(self, *args: Any, bodies: Choices, templates: Iterable[ResultTemplate], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]
        new: Choices = [(row.key, _("empty, with the tiers: %(name)s") % {"name": row.name}) for row in templates]
        first = (FROM_THE_LAST, _("a copy of the version in force"))
        self.fields["how"].choices = [first, *new]  # type: ignore[attr-defined]
        self.fields["title_en"].help_text = _("A copy keeps the title that it has.")

    @property
    def copies(self) -> bool:
        return bool(self.cleaned_data["how"] == FROM_THE_LAST)


class AdoptForm(forms.Form):
    """The decision, its day, and that what differs was looked at."""

    decision = forms.CharField(
        label=_("Decision"), max_length=16, help_text=_("Its reference, for example D-2026-021."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    on = DayField(label=_("In force from"))
    over = forms.BooleanField(required=False)

    def __init__(self, *args: Any, in_force: LogicModel | None, behind: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.in_force = in_force
        if not behind or in_force is None:
            del self.fields["over"]
        else:
            label = _("I have looked at what differs: this draft replaces version %(number)s")
            self.fields["over"].label = label % {"number": in_force.version}

    @property
    def looked_at(self) -> int | None:
        """The number of the version whose difference was looked at."""
        return self.in_force.version if self.in_force and self.cleaned_data.get("over") else None


class NodeForm(Both):
    """A result in a tier, or an objective."""

    tier = forms.ChoiceField(label=_("Tier"))
    number = forms.CharField(
        label=pgettext_lazy("of a node", "Number"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 8}),
    )
    text_en = words(_("Text in English"), 400, required=True)
    text_fr = words(_("Text in French"), 400, required=True, french=True)
    owner = forms.ChoiceField(label=_("Owner"), required=False, help_text=_("The body that answers for it."))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, tiers: Iterable[ResultTier], bodies: Choices, owners: Mapping[str, Body], **options: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.tiers = {str(tier.pk): tier for tier in tiers}
        self.owners = owners
        objective = (NodeKind.OBJECTIVE.value, _("Objective, beside the tiers"))
        choices = [*((key, str(tier.name)) for key, tier in self.tiers.items()), objective]
        self.fields["tier"].choices = choices  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", _("nobody in particular")), *bodies]  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, as the acts take it."""
        typed = self.cleaned_data
        return {
            "tier": self.tiers.get(typed["tier"]),
            "number": typed["number"].strip(),
            "text": self.pair("text"),
            "owner": self.owners.get(typed["owner"]),
        }


def typed_node(node: ResultNode, seen: str) -> dict[str, Any]:
    """What the form of a node begins with."""
    return {
        "tier": str(node.tier_id) if node.tier_id else NodeKind.OBJECTIVE.value,
        "number": node.number,
        "text_en": node.text.en,
        "text_fr": node.text.fr,
        "owner": node.owner.key if node.owner else "",
        "seen": seen,
    }


class LinkForm(Both):
    """On which assumption one node serves another, at which risk, by which evidence, and when it was tested."""

    assumption_en = words(_("Assumption in English"), 600)
    assumption_fr = words(_("Assumption in French"), 600, french=True)
    risk_en = words(_("Risk in English"), 600)
    risk_fr = words(_("Risk in French"), 600, french=True)
    evidence_en = words(_("Evidence in English"), 600)
    evidence_fr = words(_("Evidence in French"), 600, french=True)
    tested_on = DayField(
        label=_("Assumption tested on"), required=False, help_text=_("Leave it empty while nobody has tested it.")
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, as the acts take it."""
        texts = {name: self.pair(name) for name in ("assumption", "risk", "evidence")}
        return {**texts, "tested_on": self.cleaned_data["tested_on"]}


class NewLinkForm(LinkForm):
    """The same, with the two nodes."""

    origin = forms.ChoiceField(label=_("This node"))
    target = forms.ChoiceField(label=_("serves this one"))
    field_order = ("origin", "target")

    def __init__(self, *args: Any, nodes: Iterable[ResultNode], **options: Any) -> None:
        super().__init__(*args, **options)
        self.nodes = {str(node.pk): node for node in nodes}
        numbered = [(key, f"{node.number} {node.text}") for key, node in self.nodes.items()]
        choices: Choices = [("", _("Choose a node")), *numbered]
        for name in ("origin", "target"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def ends(self) -> dict[str, ResultNode]:
        """The two nodes that were chosen."""
        return {name: self.nodes[self.cleaned_data[name]] for name in ("origin", "target")}
