"""What would a clause change, said in a sentence, in both languages?

An effect comes as in governance.effects and in the points of a recommendation: a kind and its terms. Each sentence
is written once, English beside French, so that neither language says more than the other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from governance.enums import ActionKind, EffectKind
from governance.queries.effect_words import bodies, lines, powers, seats
from governance.queries.effect_words.articles import agreeing, capital, of_the, the, to_the
from governance.queries.effect_words.known import Formats, Known, Names, Saying, known_for
from groundwork.bilingual import Pair

__all__ = [
    "EffectSentence", "Known", "agreeing", "capital", "effect_words", "effects_in_words", "known_for", "of_the",
    "the", "to_the",
]  # fmt: skip

_SENTENCES: dict[str, Callable[[Saying], Pair]] = {
    EffectKind.ESTABLISH: bodies.establish, EffectKind.RENAME: bodies.rename, EffectKind.MOVE: lines.move,
    EffectKind.DRAW_LINE: lines.draw, EffectKind.END_LINE: lines.end, EffectKind.PROMOTE: bodies.promote,
    EffectKind.MERGE: bodies.merge, EffectKind.SPLIT: bodies.split, EffectKind.DISSOLVE: bodies.dissolve,
    EffectKind.SET_AUTHORITY: bodies.authority, EffectKind.SET_LEVEL: bodies.level,
    EffectKind.ADOPT_TERMS: bodies.terms_of_reference, EffectKind.APPOINT: seats.appoint,
    EffectKind.END_MEMBERSHIP: seats.leave, EffectKind.CREATE_SEAT: seats.create, EffectKind.END_SEAT: seats.end,
    EffectKind.ADD_COMPONENT: lines.join, EffectKind.END_COMPONENT: lines.leave,
    EffectKind.ADOPT_FORMAT: powers.adopt_format, EffectKind.DELEGATE: powers.delegate,
    EffectKind.RESCIND: powers.rescind, ActionKind.ACTION: powers.action, ActionKind.COMMITMENT: powers.commitment,
    ActionKind.REVIEW: powers.review,
}  # fmt: skip


@dataclass(frozen=True)
class EffectSentence:
    """One sentence about what carrying would change; `illustrative` when part of it is the demonstration's."""

    kind: str
    words: Pair
    illustrative: bool = False


def effect_words(
    kind: str,
    terms: Mapping[str, Any],
    names: Names,
    formats: Formats | None = None,
    known: Known | None = None,
) -> Pair:
    """What an effect of this kind with these terms changes, as a sentence in each language.

    `names` are the bodies by key (names_by_key()), `formats` the names of meeting formats by key. A body or format
    that is not there is called by its key. `known` is the rest (known_for(all effects of a page)); without it, it is
    looked up: at most one query for each sort of thing that the terms name. An unknown kind is an empty pair.
    """
    say = _SENTENCES.get(kind)
    if say is None:
        return Pair()
    known = known or known_for([{**terms, "format": None} if formats is not None else terms])
    return say(Saying(terms, names, replace(known, formats={**known.formats, **(formats or {})})))


def effects_in_words(
    effects: Iterable[Mapping[str, Any]],
    names: Names,
    formats: Formats | None = None,
    known: Known | None = None,
) -> list[EffectSentence]:
    """A sentence for each effect; bodies that move to the same place share one. Queries as for one effect."""
    effects = list(effects)
    known = known or known_for([{**each, "format": None} for each in effects] if formats is not None else effects)
    moves = [each for each in effects if each.get("kind") == EffectKind.MOVE]
    said: list[EffectSentence] = []
    told: set[str] = set()
    for each in effects:
        kind = each.get("kind", "")
        marked = bool(each.get("illustrative"))
        together = [move for move in moves if move.get("to") == each.get("to")] if kind == EffectKind.MOVE else []
        if len(together) < 2:
            said.append(EffectSentence(kind, effect_words(kind, each, names, formats, known), marked))
        elif str(each.get("to")) not in told:
            told.add(str(each.get("to")))
            said.append(EffectSentence(kind, lines.moves([Saying(move, names, known) for move in together]), marked))
    return [sentence for sentence in said if sentence.words.en]
