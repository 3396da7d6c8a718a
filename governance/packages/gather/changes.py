"""What would a clause change, or what does it, said as the pages say it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from councils.queries.names import BodyWords
from governance.models import Effect
from governance.packages.contents import Change
from governance.queries.effect_words import Known, effect_words, effects_in_words
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Names:
    """What bodies and formats are called in this package."""

    by_id: Mapping[int, BodyWords]
    by_key: Mapping[str, BodyWords]
    formats: Mapping[str, Pair]

    def body(self, body_id: int | None) -> Pair:
        """The name of a body by its number; nothing for None."""
        return Pair() if body_id is None else self.by_id[body_id].name


def changes_proposed(
    effects: Sequence[Mapping[str, Any]], names: Names, known: Known | None = None
) -> tuple[Change, ...]:
    """What carrying a clause, or a recommended point, would change; `known` is what its fellows name besides."""
    found = effects_in_words(effects, names.by_key, names.formats, known)
    return tuple(Change(words=each.words) for each in found)


def change_of_effect(effect: Effect, names: Names) -> Change:
    """What an effect changes, from when, and whether it is in force."""
    return Change(
        words=effect_words(effect.kind, effect.terms, names.by_key, names.formats),
        state=str(effect.state),
        effective_on=effect.effective_on,
        held_because=effect.held_because,
    )
