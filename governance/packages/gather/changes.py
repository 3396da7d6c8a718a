"""What would a clause change, or what does it: which bodies, formats and titles do its terms mean?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from councils.queries.names import BodyWords
from governance.models import Effect, RecommendedPoint
from governance.packages.contents import Change
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Names:
    """What bodies and formats are called in this package."""

    by_id: Mapping[int, BodyWords]
    by_key: Mapping[str, BodyWords]
    formats: Mapping[str, Pair]

    def body(self, body_id: int | None) -> Pair:
        """The name of a body by its number; nothing for None."""
        if body_id is None:
            return Pair()
        return self.by_id[body_id].name

    def short(self, body_id: int | None) -> Pair:
        """Its acronym, or its name where there is none."""
        return Pair() if body_id is None else self.by_id[body_id].short

    def keyed(self, key: str) -> Pair:
        """The name of a body by its key; the key itself when nobody knows it."""
        return self.by_key[key].name if key in self.by_key else Pair(key, key)


def change(kind: str, terms: Mapping[str, Any], names: Names) -> Change:
    """An effect or a proposed action, from terms such as {body, to}, {format} or {title_en, title_fr}."""
    who = str(terms.get("body") or terms.get("lead") or terms.get("owner") or "")
    words = Pair()
    for name in ("title", "scope"):
        if f"{name}_en" in terms or f"{name}_fr" in terms:
            words = Pair(str(terms.get(f"{name}_en", "")), str(terms.get(f"{name}_fr", "")))
            break
    if "format" in terms:
        words = names.formats.get(str(terms["format"]), Pair(str(terms["format"]), str(terms["format"])))
    return Change(
        kind=str(kind),
        body=names.keyed(who) if who else Pair(),
        to=names.keyed(str(terms["to"])) if terms.get("to") else Pair(),
        words=words,
    )


def changes_of_point(point: RecommendedPoint | None, names: Names) -> tuple[Change, ...]:
    """What carrying a recommended point would change."""
    if point is None:
        return ()
    return tuple(change(terms.get("kind", ""), terms, names) for terms in point.effects)


def change_of_effect(effect: Effect, names: Names) -> Change:
    """What an effect changes, from when, and whether it is in force."""
    return replace(
        change(effect.kind, effect.terms, names),
        state=str(effect.state),
        effective_on=effect.effective_on,
        held_because=effect.held_because,
    )
