"""What is typed when a recommendation is drafted and its points are added?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind
from councils.models import Body
from councils.queries.names import BodyWords
from governance.effects import refuse_effect
from governance.enums import ActionKind, EffectKind, PointKind
from governance.forms.fields import pair_fields, typed
from governance.models import MeetingFormat
from groundwork.bilingual import Pair

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
    """A recommendation to a body: its title, its question and why."""

    body = forms.ChoiceField(label=_("To which body?"))
    sponsor = forms.ChoiceField(label=_("Who proposes it?"), required=False)

    def __init__(self, names: Mapping[int, BodyWords], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["body"] = forms.ChoiceField(
            label=_("To which body?"),
            choices=_bodies(names, _("Choose a body"), DECIDING),
            error_messages={"required": _("Choose the body that is to decide.")},
        )
        self.fields["sponsor"] = forms.ChoiceField(
            label=_("Who proposes it?"), required=False, choices=_bodies(names, _("nobody in particular"))
        )
        self.fields |= pair_fields("title", _("Title in English"), _("Title in French"), max_length=300)
        self.fields |= pair_fields(
            "question", _("Question in English"), _("Question in French"), max_length=600, rows=2
        )
        self.fields |= pair_fields(
            "rationale", _("Reasons in English"), _("Reasons in French"), max_length=6000, rows=5
        )

    def drafted(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = self.cleaned_data
        return {
            "body": Body.objects.get(key=cleaned["body"]),
            "sponsor": Body.objects.get(key=cleaned["sponsor"]) if cleaned["sponsor"] else None,
            **{name: typed(cleaned, name) for name in ("title", "question", "rationale")},
        }


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


def format_names() -> dict[str, Pair]:
    """The meeting formats by key. One query."""
    return {row.key: row.name for row in MeetingFormat.objects.order_by("version")}
