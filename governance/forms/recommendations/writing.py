"""What is typed when a recommendation is drafted and its points are added?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind
from councils.models import Body, Jurisdiction
from councils.queries.names import BodyWords
from councils.rules import for_jurisdiction
from governance.effects import refuse_effect
from governance.enums import ActionKind, EffectKind, PointKind
from governance.forms.fields import pair_fields, typed
from governance.models import MeetingFormat, Recommendation, RecommendedPoint
from governance.queries.recommendations.forwarding import TEXTS
from groundwork.bilingual import LANGUAGES, Pair

DECIDING = {BodyKind.JOINT_COUNCIL, BodyKind.COUNCIL}
OUTSIDERS = {BodyKind.EXTERNAL_TABLE, BodyKind.NON_MEMBER}
SIMPLE = (EffectKind.MOVE, EffectKind.ADOPT_FORMAT, EffectKind.DELEGATE)  # any other is drafted with the motion
CHANGES = [("", _("nothing by itself")), *((each.value, each.label) for each in SIMPLE), *ActionKind.choices]
ONE_LANGUAGE = _("One language is enough for a draft.")


def _bodies(names: Mapping[int, BodyWords], empty: Any, kinds: set[BodyKind] | None = None) -> list[tuple[str, Any]]:
    chosen = (
        [words for words in names.values() if words.kind in kinds]
        if kinds
        else [words for words in names.values() if words.kind not in OUTSIDERS]
    )
    return [("", empty), *((words.key, str(words.name)) for words in chosen)]


class DraftForm(forms.Form):
    """A recommendation to a body: its title, its question, why, and what is expected of it."""

    body = forms.ChoiceField(label=_("To which body?"))
    sponsor = forms.ChoiceField(label=_("Who proposes it?"), required=False)

    def __init__(
        self, names: Mapping[int, BodyWords], data: Mapping[str, Any] | None = None, *, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["body"] = forms.ChoiceField(
            label=_("To which body?"),
            choices=_bodies(names, _("Choose a body"), DECIDING),
            error_messages={"required": _("Choose the body that is to decide.")},
        )
        self.fields["sponsor"] = forms.ChoiceField(
            label=_("Who proposes it?"), required=False, choices=_sponsors(names)
        )
        self.fields |= pair_fields("title", _("Title in English"), _("Title in French"), max_length=300)
        self.fields |= pair_fields(
            "question", _("Question in English"), _("Question in French"), max_length=600, rows=2
        )
        self.fields |= pair_fields(
            "rationale", _("Reasons in English"), _("Reasons in French"), max_length=6000, rows=5
        )
        self.fields |= pair_fields(
            "expected_effects",
            _("Expected effects in English"),
            _("Expected effects in French"),
            max_length=3000,
            rows=3,
        )

    def drafted(self) -> dict[str, Any]:
        """What the action takes."""
        body = Body.objects.get(key=self.cleaned_data["body"])
        return {"body": body, **self.proposed_by(), **self.texts()}

    def proposed_by(self) -> dict[str, Any]:
        """The body or the jurisdiction that proposes it, or neither."""
        chosen = self.cleaned_data["sponsor"]
        if chosen.startswith("@"):
            return {"sponsor": None, "sponsor_jurisdiction": Jurisdiction.objects.get(code=chosen[1:])}
        return {"sponsor": Body.objects.filter(key=chosen).first(), "sponsor_jurisdiction": None}

    def texts(self) -> dict[str, Pair]:
        """The texts by their names."""
        return {name: typed(self.cleaned_data, name) for name in TEXTS}


class RevisionForm(DraftForm):
    """The words of a draft that exists, and the version that the editor saw; the body that decides stays."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, names: Mapping[int, BodyWords], data: Mapping[str, Any] | None, recommendation: Recommendation
    ) -> None:
        sponsor = recommendation.sponsor.key if recommendation.sponsor else ""
        initial = {"version": recommendation.version, **sides_of_texts(recommendation)}
        initial["sponsor"] = sponsor or for_jurisdiction(recommendation.sponsor_jurisdiction)
        super().__init__(names, data, initial=initial)
        del self.fields["body"]


def sides_of_texts(recommendation: Recommendation) -> dict[str, Any]:
    """The texts as the fields of the form hold them."""
    return {f"{name}_{code}": getattr(recommendation, name).side(code) for name in TEXTS for code in LANGUAGES}


def _sponsors(names: Mapping[int, BodyWords]) -> list[tuple[str, Any]]:
    """The bodies, and then the jurisdictions by their words among those whom a rule is about."""
    jurisdictions = [(for_jurisdiction(row), str(row.name)) for row in Jurisdiction.objects.order_by("protocol_order")]
    return [*_bodies(names, _("nobody in particular")), *jurisdictions]


class PointForm(forms.Form):
    """A measure, next step or quick win, and what carrying it would change."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=PointKind.choices)
    label = forms.CharField(label=_("Short label, such as M1"), max_length=8)
    change = forms.ChoiceField(label=_("What would it change?"), choices=CHANGES, required=False)
    who = forms.ChoiceField(label=_("Whom is it about, or who does it?"), required=False)
    to = forms.ChoiceField(label=_("Reports to"), required=False)
    format = forms.ChoiceField(label=_("Meeting format"), required=False)
    due_days = forms.IntegerField(
        label=_("Due so many days after the decision"), required=False, min_value=1, max_value=3650
    )

    def __init__(
        self,
        names: Mapping[int, BodyWords],
        formats: Mapping[str, Pair],
        *,
        next_label: str,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data)
        self.fields["label"].initial = next_label
        for name, words in (("who", self.fields["who"].label), ("to", self.fields["to"].label)):
            self.fields[name] = forms.ChoiceField(label=words, required=False, choices=_bodies(names, "–"))
        self.fields["format"] = forms.ChoiceField(
            label=_("Meeting format"),
            required=False,
            choices=[("", "–"), *((key, str(name)) for key, name in formats.items())],
        )
        self.fields |= pair_fields("text", _("Text in English"), _("Text in French"), max_length=2000, rows=3)
        self.order_fields(["kind", "label", "text_en", "text_fr"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        change = cleaned.get("change", "")
        needed = {
            EffectKind.MOVE: ["who", "to"],
            EffectKind.ADOPT_FORMAT: ["format"],
            EffectKind.DELEGATE: ["who"],
            ActionKind.ACTION: ["who", "due_days"],
            ActionKind.COMMITMENT: ["who"],
            ActionKind.REVIEW: ["who", "due_days"],
        }.get(change, [])
        for name in needed:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("This is needed for what it would change."))
        if change in SIMPLE and not self.errors:
            terms = {name: value for name, value in self.effects()[0].items() if name != "kind"}
            if refusal := refuse_effect(change, terms, timezone.localdate()):
                self.add_error("to" if change == EffectKind.MOVE else "change", str(refusal))
        return cleaned

    def effects(self) -> list[dict[str, Any]]:
        """The change in the terms of its kind; nothing when it changes nothing by itself."""
        cleaned, change = self.cleaned_data, self.cleaned_data.get("change", "")
        text = typed(cleaned, "text")
        words = {"title_en": text.en[:400], "title_fr": text.fr[:400]}
        scope = {"scope_en": text.en[:1000], "scope_fr": text.fr[:1000]}
        terms: dict[str, dict[str, Any]] = {
            EffectKind.MOVE: {"body": cleaned.get("who"), "to": cleaned.get("to")},
            EffectKind.ADOPT_FORMAT: {"format": cleaned.get("format")},
            EffectKind.DELEGATE: {"body": cleaned.get("who"), **scope},
            ActionKind.ACTION: {"owner": cleaned.get("who"), "due_days": cleaned.get("due_days"), **words},
            ActionKind.COMMITMENT: {"owner": cleaned.get("who"), **words},
            ActionKind.REVIEW: {"lead": cleaned.get("who"), "due_days": cleaned.get("due_days"), **words},
        }
        return [{"kind": str(change), **terms[change]}] if change in terms else []


class PointRevisionForm(forms.Form):
    """The words of a point that exists, and the version of the recommendation that the editor saw."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=PointKind.choices)
    label = forms.CharField(label=_("Short label, such as M1"), max_length=8)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, point: RecommendedPoint, data: Mapping[str, Any] | None = None) -> None:
        initial = {"kind": point.kind, "label": point.label, "version": point.recommendation.version}
        initial |= {f"text_{code}": point.text.side(code) for code in LANGUAGES}
        super().__init__(data, initial=initial)
        self.fields |= pair_fields("text", _("Text in English"), _("Text in French"), max_length=2000, rows=5)

    def revised(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = self.cleaned_data
        kind = PointKind(cleaned["kind"])
        return {
            "version": cleaned["version"], "label": cleaned["label"], "kind": kind, "text": typed(cleaned, "text")
        }  # fmt: skip


def format_names() -> dict[str, Pair]:
    """The meeting formats by key. One query."""
    return {row.key: row.name for row in MeetingFormat.objects.order_by("version")}
