"""How do English and French stand side by side, and may they be shown as one record?

Neither side is the translation of the other. Each has a state of its own, and what was said in one language
after the other was confirmed makes that other *stale* until a person confirms it again.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, overload

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from groundwork.refusals import Refusal

LANGUAGES = ("en", "fr")


class TextState(models.TextChoices):
    DRAFT = "draft", _("draft")
    TO_TRANSLATE = "to_translate", _("to be translated")
    STALE = "stale", _("does not match yet")
    APPROVED = "approved", _("approved")


def other_language(language: str) -> str:
    """The official language that is not this one."""
    return "fr" if language == "en" else "en"


def reader_language() -> str:
    """The language that the page is being written in: en or fr."""
    return (get_language() or "en")[:2]


@dataclass(frozen=True)
class Pair:
    """One text in English and in French, with the state of each."""

    en: str = ""
    fr: str = ""
    en_state: str = TextState.DRAFT
    fr_state: str = TextState.DRAFT

    def __str__(self) -> str:
        return self.read(reader_language())

    def read(self, language: str) -> str:
        """The text in this language, or in the other one when this side is still empty."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)

    def side(self, language: str) -> str:
        """The text in this language alone, empty when nobody has written it."""
        return self.fr if language == "fr" else self.en

    def state(self, language: str) -> str:
        return str(self.fr_state if language == "fr" else self.en_state)

    def unready(self) -> tuple[str, ...]:
        """The languages whose side is missing, asked of translation, or stale."""
        bad = {TextState.TO_TRANSLATE, TextState.STALE}
        return tuple(code for code in LANGUAGES if not self.side(code).strip() or self.state(code) in bad)

    @property
    def matches(self) -> bool:
        return not self.unready()

    def revised(self, *, en: str, fr: str) -> "Pair":
        """The pair after an edit: a side that did not follow the other's change becomes stale."""
        changed = {"en": en != self.en, "fr": fr != self.fr}
        new = {"en": en, "fr": fr}
        states = {}
        for code in LANGUAGES:
            if not new[code].strip():
                states[code] = TextState.TO_TRANSLATE
            elif changed[code]:
                states[code] = TextState.DRAFT
            elif changed[other_language(code)]:
                states[code] = TextState.STALE
            else:
                states[code] = TextState(self.state(code))
        return Pair(en=en, fr=fr, en_state=states["en"], fr_state=states["fr"])

    def confirmed(self, language: str) -> "Pair":
        """The pair once a person has said that this side says what the other says."""
        if language == "fr":
            return replace(self, fr_state=TextState.APPROVED)
        return replace(self, en_state=TextState.APPROVED)

    def approved(self) -> "Pair":
        """The pair with both sides confirmed."""
        return self.confirmed("en").confirmed("fr")

    def columns(self, name: str, *, states: bool = True) -> dict[str, Any]:
        """The pair as keyword arguments for a model whose Bilingual is called `name`."""
        values: dict[str, Any] = {f"{name}_en": self.en, f"{name}_fr": self.fr}
        if states:
            values |= {f"{name}_en_state": self.en_state, f"{name}_fr_state": self.fr_state}
        return values

    def as_facts(self) -> dict[str, str]:
        """Both sides for the ledger, without their states."""
        return {"en": self.en, "fr": self.fr}

    def as_dict(self) -> dict[str, str]:
        return {key: str(value) for key, value in asdict(self).items()}


def written(en: str, fr: str) -> Pair:
    """A new pair as it was typed: a side left empty is to be translated."""
    return Pair().revised(en=en.strip(), fr=fr.strip())


def refuse_unready(texts: Iterable[tuple[str | Promise, Pair]]) -> Refusal | None:
    """Why may these texts not be published or put to a vote? Each comes with the name by which people know it.

    Source: the rule of the house that neither language is ever behind in what counts.
    """
    names = {"en": _("English"), "fr": _("French")}
    behind = [
        f"{label} ({', '.join(str(names[code]) for code in pair.unready())})"
        for label, pair in texts
        if not pair.matches
    ]
    if not behind:
        return None
    return Refusal(
        "text-unready",
        _("A text is missing or does not match yet: %(texts)s.") % {"texts": "; ".join(behind)},
    )


class Bilingual:
    """Columns for one text in both languages: `<name>_en`, `<name>_fr` and, with `states`, the state of each.

    On an instance it reads and writes as a Pair. `max_length` is in characters and the database holds it.
    """

    def __init__(self, *, max_length: int = 400, states: bool = False) -> None:
        self.max_length = max_length
        self.states = states

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        self.name = name
        for code in LANGUAGES:
            cls.add_to_class(f"{name}_{code}", models.CharField(max_length=self.max_length, blank=True, default=""))
            if self.states:
                cls.add_to_class(
                    f"{name}_{code}_state",
                    models.CharField(max_length=12, choices=TextState.choices, default=TextState.DRAFT),
                )
        setattr(cls, name, property(self._read, self._write))

    @overload
    def __get__(self, instance: None, owner: type) -> "Bilingual": ...
    @overload
    def __get__(self, instance: models.Model, owner: type) -> Pair: ...
    def __get__(self, instance: models.Model | None, owner: type) -> "Bilingual | Pair":
        return self if instance is None else self._read(instance)

    def __set__(self, instance: models.Model, value: Pair) -> None:
        self._write(instance, value)

    def _read(self, instance: models.Model) -> Pair:
        name = self.name
        if not self.states:
            return Pair(getattr(instance, f"{name}_en"), getattr(instance, f"{name}_fr"))
        return Pair(*(getattr(instance, f"{name}_{part}") for part in ("en", "fr", "en_state", "fr_state")))

    def _write(self, instance: models.Model, value: Pair) -> None:
        for column, content in value.columns(self.name, states=self.states).items():
            setattr(instance, column, content)


def both_sides(name: str, *, of: str) -> models.CheckConstraint:
    """The database's guard that a pair called `name` is written in both languages."""
    return models.CheckConstraint(
        name=f"{of}_{name}_in_both_languages", condition=~Q(**{f"{name}_en": ""}) & ~Q(**{f"{name}_fr": ""})
    )


def columns_of(name: str, *, states: bool = True) -> list[str]:
    """The names of the columns of a pair, for `update_fields`."""
    return list(Pair().columns(name, states=states))
