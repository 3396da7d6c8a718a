"""What is typed when a drafter says what carrying a clause would change?"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from governance.effects.spec import Spec
from governance.effects.terms import Term, TermType
from governance.forms.fields import DayField, WordsField
from governance.forms.motions.drafting_keys import key_for
from governance.forms.ordering import ReaderFirst
from governance.queries.motions.drafting_choices import Choice
from groundwork.bilingual import LANGUAGES
from groundwork.context import TAGS

LAST_YEAR = 2999
LONG = 300  # characters; a longer text is typed into several lines
IN_LANGUAGE = {"en": _("%(label)s, in English"), "fr": _("%(label)s, in French")}


class ComingDayField(DayField):
    """A day from today on: nothing takes effect in the past."""

    def to_python(self, value: Any) -> Any:
        day = super().to_python(value)
        if day is not None and not timezone.localdate() <= day <= date(LAST_YEAR, 12, 31):
            raise forms.ValidationError(_("Enter a day from today on."), code="past")
        return day


class DayToPreviewForm(forms.Form):
    """For which day is it asked what would change?"""

    on = ComingDayField(label=_("If it takes effect on"))

    def __init__(self, default: date, data: Mapping[str, Any]) -> None:
        """The day asked for in an address, or typed where a decision is recorded, or else the default."""
        super().__init__({"on": data.get("on") or data.get("effective_on") or default.isoformat()})


class EffectForm(ReaderFirst):
    """The terms of one kind of effect, each asked for by its type; what was typed in one language is needed in both."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = ComingDayField(
        label=_("Check it for this day"),
        help_text=_("Nothing changes then: the decision will say its own day. Year-month-day."),
    )

    def __init__(
        self,
        spec: Spec,
        choices: Mapping[str, list[Choice]],
        *,
        taken: Collection[str] = (),
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """`taken` are keys that no new body can have; `initial` is a stored effect, with the version and the day."""
        super().__init__(data, initial=dict(initial or {}))
        self.spec, self.taken = spec, taken
        for term in spec.terms:
            self.fields |= _FIELDS.get(term.type, _chosen)(term, choices.get(term.type, []))
        self.order_fields([name for name in self.fields if name not in {"on", "version"}])

    def clean(self) -> dict[str, Any]:
        """Both languages or none, and a key for a body that has none yet."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for term in self.spec.terms:
            if term.type == TermType.TEXT:
                self._in_both_languages(term, given)
        for term in self.spec.terms:
            if term.type == TermType.NEW_KEY:
                given[term.name] = self.initial.get(term.name) or key_for(given, self.taken)
        return given

    def _in_both_languages(self, term: Term, given: Mapping[str, Any]) -> None:
        sides = {name: str(given.get(name) or "").strip() for name in term.stored}
        for name, words in sides.items():
            if not words and name not in self.errors and any(sides.values()):
                self.add_error(name, _("Write this in both languages."))

    def effect(self) -> dict[str, Any]:
        """The kind with its terms, as a clause keeps them; what was left empty is left out."""
        given = {name: self.cleaned_data.get(name) for term in self.spec.terms for name in term.stored}
        kept = {name: value for name, value in given.items() if value not in (None, "", [])}
        return {"kind": str(self.spec.kind)} | {
            name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()
        }

    def seen_now(self, version: int) -> None:
        """Keep what was typed, every box of it, and carry the version that the page now shows."""
        typed_now = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict: one name, several values
        typed_now["version"] = str(version)
        self.data = typed_now

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields as the page sets them: both languages of a text side by side, anything else by itself."""
        rows: list[list[forms.BoundField]] = []
        pairs = {name: term.name for term in self.spec.terms if term.type == TermType.TEXT for name in term.stored}
        for field in self.visible_fields():
            pair = pairs.get(field.name)
            if pair and rows and pairs.get(rows[-1][0].name) == pair:
                rows[-1].append(field)
            else:
                rows.append([field])
        return rows


def _text(term: Term, _choices: list[Choice]) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for language in LANGUAGES:
        label = IN_LANGUAGE[language] % {"label": capfirst(str(term.label))}
        rows = 0 if term.length <= LONG else 12 if term.length > 2000 else 4
        words = {"required": _("Write this in both languages.")}
        field = WordsField(label=label, max_length=term.length, rows=rows, required=term.required, error_messages=words)
        field.widget.attrs["lang"] = TAGS[language]
        fields[f"{term.name}_{language}"] = field
    return fields


def _day(term: Term, _choices: list[Choice]) -> dict[str, forms.Field]:
    label = capfirst(str(term.label))
    return {term.name: ComingDayField(label=label, required=term.required, help_text=_("Year-month-day"))}


def _number(term: Term, _choices: list[Choice]) -> dict[str, forms.Field]:
    label = capfirst(str(term.label))
    return {
        term.name: forms.IntegerField(
            label=label, required=term.required, min_value=term.least, max_value=term.most
        )
    }  # fmt: skip


def _several(term: Term, choices: list[Choice]) -> dict[str, forms.Field]:
    words = {"required": _("Choose at least one.")}
    return {
        term.name: forms.MultipleChoiceField(
            label=capfirst(str(term.label)), choices=choices, required=term.required, error_messages=words,
            widget=forms.CheckboxSelectMultiple,
        )
    }  # fmt: skip


def _figure(term: Term, choices: list[Choice]) -> dict[str, forms.Field]:
    """People and levels are chosen by name and kept by number."""
    words = {"required": _("Choose one.")}
    return {
        term.name: forms.TypedChoiceField(
            label=capfirst(str(term.label)), choices=[("", "–"), *choices], coerce=int, empty_value=None,
            required=term.required, error_messages=words,
        )
    }  # fmt: skip


def _chosen(term: Term, choices: list[Choice]) -> dict[str, forms.Field]:
    words = {"required": _("Choose one.")}
    return {
        term.name: forms.ChoiceField(
            label=capfirst(str(term.label)), choices=[("", "–"), *choices], required=term.required,
            error_messages=words,
        )
    }  # fmt: skip


_FIELDS: dict[str, Callable[[Term, list[Choice]], dict[str, forms.Field]]] = {
    TermType.TEXT: _text,
    TermType.DAY: _day,
    TermType.NUMBER: _number,
    TermType.BODIES: _several,
    TermType.PERSON: _figure,
    TermType.LEVEL: _figure,
    TermType.NEW_KEY: lambda _term, _choices: {},
}
