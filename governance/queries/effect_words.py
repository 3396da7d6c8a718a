"""What would a clause change, said in a sentence, in both languages?

An effect comes as in governance.effects and in the points of a recommendation: a kind and its terms. Each sentence
is written once, English beside French, so that neither language says more than the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from councils.queries.names import BodyWords
from governance.enums import ActionKind, EffectKind
from governance.queries.numbers_in_words import spelled
from groundwork.bilingual import Pair

Names = Mapping[str, BodyWords]
Formats = Mapping[str, Pair]

# The article that a French name takes, by its first word: with the article, and after "de".
_ARTICLES = {
    "groupe": ("le ", "du "), "conseil": ("le ", "du "), "comité": ("le ", "du "), "sous-comité": ("le ", "du "),
    "secrétariat": ("le ", "du "), "bureau": ("le ", "du "), "institut": ("l’", "de l’"), "table": ("la ", "de la "),
    "conseils": ("les ", "des "),
}  # fmt: skip


@dataclass(frozen=True)
class EffectSentence:
    """One sentence about what carrying would change; `illustrative` when part of it is the demonstration's."""

    kind: str
    words: Pair
    illustrative: bool = False


def effect_words(kind: str, terms: Mapping[str, Any], names: Names, formats: Formats | None = None) -> Pair:
    """What an effect of this kind with these terms changes, as a sentence in each language.

    `names` are the bodies by key (names_by_key()), `formats` the names of meeting formats by key. A body or format
    that is not there is called by its key. An unknown kind is an empty pair.
    """
    say = _SENTENCES.get(kind)
    return say(terms, names, formats or {}) if say else Pair()


def effects_in_words(
    effects: Iterable[Mapping[str, Any]], names: Names, formats: Formats | None = None
) -> list[EffectSentence]:
    """A sentence for each effect; bodies that move to the same place share one."""
    effects = list(effects)
    moves = [each for each in effects if each.get("kind") == EffectKind.MOVE]
    said: list[EffectSentence] = []
    told: set[str] = set()
    for each in effects:
        kind = each.get("kind", "")
        marked = bool(each.get("illustrative"))
        together = [move for move in moves if move.get("to") == each.get("to")] if kind == EffectKind.MOVE else []
        if len(together) < 2:
            said.append(EffectSentence(kind, effect_words(kind, each, names, formats), marked))
        elif str(each.get("to")) not in told:
            told.add(str(each.get("to")))
            said.append(EffectSentence(kind, _moves(together, names), marked))
    return [sentence for sentence in said if sentence.words.en]


def the(body: Pair) -> Pair:
    """The name of a body with its article: “the Joint Councils”, « les Conseils mixtes »."""
    return Pair(f"the {body.en}", _articles(body.fr)[0] + body.fr)


def of_the(body: Pair) -> Pair:
    """The name after “of”: “of the Joint Councils”, « des Conseils mixtes »."""
    return Pair(f"of the {body.en}", _articles(body.fr)[1] + body.fr)


def _articles(name: str) -> tuple[str, str]:
    return _ARTICLES.get(name.split(" ", maxsplit=1)[0].lower(), ("", "de "))


def _called(key: object, names: Names) -> Pair:
    words = names.get(str(key))
    return words.name if words else Pair(str(key), str(key))


def _capital(pair: Pair) -> Pair:
    return Pair(pair.en[:1].upper() + pair.en[1:], pair.fr[:1].upper() + pair.fr[1:])


def _listed(pairs: Sequence[Pair]) -> Pair:
    sides = []
    for language, joint in (("en", "and"), ("fr", "et")):
        words = [pair.side(language) for pair in pairs]
        sides.append(f"{', '.join(words[:-1])} {joint} {words[-1]}")
    return Pair(*sides)


def _move(terms: Mapping[str, Any], names: Names, _formats: Formats) -> Pair:
    body, to = the(_called(terms.get("body"), names)), _called(terms.get("to"), names)
    return _capital(Pair(f"{body.en} reports to {the(to).en}.", f"{body.fr} relève {of_the(to).fr}."))


def _moves(moves: Sequence[Mapping[str, Any]], names: Names) -> Pair:
    to = _called(moves[0].get("to"), names)
    who = _listed([_called(move.get("body"), names) for move in moves])
    groups = all(_called(move.get("body"), names).fr.startswith("Groupe de travail") for move in moves)
    number = len(moves)
    en, fr = spelled(number, "en"), spelled(number, "fr")
    what = (
        Pair(f"{en} working groups", f"{fr} groupes de travail") if groups else Pair(f"{en} bodies", f"{fr} instances")
    )
    return _capital(
        Pair(f"{what.en} report to {the(to).en}: {who.en}.", f"{what.fr} relèvent {of_the(to).fr} : {who.fr}.")
    )


def _format(terms: Mapping[str, Any], _names: Names, formats: Formats) -> Pair:
    name = formats.get(str(terms.get("format")))
    if name is None:
        return Pair("A new format of meetings applies.", "Un nouveau format de réunion s’applique.")
    return Pair(f"This format of meetings applies: {name.en}.", f"Ce format de réunion s’applique : {name.fr}.")


def _delegation(terms: Mapping[str, Any], names: Names, _formats: Formats) -> Pair:
    body, scope = the(_called(terms.get("body"), names)), _words(terms, "scope")
    return _capital(
        Pair(
            f"{body.en} receives this power: {_lower(scope.en)}.", f"{body.fr} reçoit ce pouvoir : {_lower(scope.fr)}."
        )
    )


def _action(terms: Mapping[str, Any], names: Names, _formats: Formats) -> Pair:
    title, owner, days = _words(terms, "title"), _called(terms.get("owner"), names), _days(terms)
    return Pair(
        f"An action item is opened: {_lower(title.en)}. Owner: {owner.en}{days.en}.",
        f"Une mesure de suivi est créée : {_lower(title.fr)}. Responsable : {owner.fr}{days.fr}.",
    )


def _commitment(terms: Mapping[str, Any], names: Names, _formats: Formats) -> Pair:
    title, owner = _words(terms, "title"), _called(terms.get("owner"), names)
    return Pair(
        f"A standing commitment is opened: {_lower(title.en)}. Owner: {owner.en}.",
        f"Un engagement permanent est créé : {_lower(title.fr)}. Responsable : {owner.fr}.",
    )


def _review(terms: Mapping[str, Any], names: Names, _formats: Formats) -> Pair:
    title, lead, days = _words(terms, "title"), _called(terms.get("lead", terms.get("owner")), names), _days(terms)
    return Pair(
        f"A review is opened: {_lower(title.en)}. Lead: {lead.en}{days.en}.",
        f"Un examen est lancé : {_lower(title.fr)}. Responsable : {lead.fr}{days.fr}.",
    )


def _days(terms: Mapping[str, Any]) -> Pair:
    days = terms.get("due_days")
    return Pair(f", within {days} days", f", d’ici {days} jours") if days else Pair()


def _words(terms: Mapping[str, Any], name: str) -> Pair:
    return Pair(str(terms.get(f"{name}_en", "")), str(terms.get(f"{name}_fr", "")))


def _lower(text: str) -> str:
    """The text with a small first letter, so that it can follow a colon; an acronym keeps its letters."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_SENTENCES: dict[str, Callable[[Mapping[str, Any], Names, Formats], Pair]] = {
    EffectKind.MOVE: _move, EffectKind.ADOPT_FORMAT: _format, EffectKind.DELEGATE: _delegation,
    ActionKind.ACTION: _action, ActionKind.COMMITMENT: _commitment, ActionKind.REVIEW: _review,
}  # fmt: skip
