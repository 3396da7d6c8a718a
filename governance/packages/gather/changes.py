"""What would a clause change, or what does it, said as the pages say it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from councils.queries.names import BodyWords
from governance.models import Effect
from governance.packages.contents import Change
from governance.queries.effect_words import Known, effect_words, effects_in_words
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Names:
    """What bodies and formats are called in this package, who reports to whom, and whom its effects name."""

    by_id: Mapping[int, BodyWords]
    by_key: Mapping[str, BodyWords]
    formats: Mapping[str, Pair]
    upper: Mapping[str, str] = field(default_factory=dict)
    known: Known = field(default_factory=Known)

    def body(self, body_id: int | None) -> Pair:
        """The name of a body by its number; nothing for None."""
        return Pair() if body_id is None else self.by_id[body_id].name

    def knowing(self, known: Known) -> "Names":
        """The same, with what the effects of the agenda name."""
        return replace(self, known=known)


def changes_proposed(effects: Sequence[Mapping[str, Any]], names: Names) -> tuple[Change, ...]:
    """What carrying a clause, or a recommended point, would change. No query."""
    found = effects_in_words(effects, names.by_key, names.formats, names.known)
    return tuple(Change(words=each.words) for each in found)


def change_of_effect(effect: Effect, names: Names) -> Change:
    """What an effect changes, from when, and whether it is in force. No query."""
    return Change(
        words=effect_words(effect.kind, effect.terms, names.by_key, names.formats, names.known),
        state=str(effect.state),
        effective_on=effect.effective_on,
        held_because=effect.held_because,
    )
