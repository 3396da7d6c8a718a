"""How does the name of a body stand in a sentence: with its article, after a preposition, before a verb?"""

from collections.abc import Sequence

from groundwork.bilingual import Pair

# By the first word of a French name: with the article, after "de", after "à".
_ARTICLES = {
    "groupe": ("le ", "du ", "au "), "conseil": ("le ", "du ", "au "), "comité": ("le ", "du ", "au "),
    "sous-comité": ("le ", "du ", "au "), "secrétariat": ("le ", "du ", "au "), "bureau": ("le ", "du ", "au "),
    "forum": ("le ", "du ", "au "), "réseau": ("le ", "du ", "au "), "gt": ("le ", "du ", "au "),
    "institut": ("l’", "de l’", "à l’"), "équipe": ("l’", "de l’", "à l’"), "alliance": ("l’", "de l’", "à l’"),
    "table": ("la ", "de la ", "à la "), "commission": ("la ", "de la ", "à la "),
    "conseils": ("les ", "des ", "aux "),
}  # fmt: skip
_VOWELS = "aeiouyéèêâîôûAEIOUYÉÈÊÂÎÔÛ"


def the(body: Pair) -> Pair:
    """The name of a body with its article: “the Joint Councils”, « les Conseils mixtes »."""
    return Pair(f"the {body.en}", _articles(body.fr)[0] + body.fr)


def of_the(body: Pair) -> Pair:
    """The name after “of”: “of the Joint Councils”, « des Conseils mixtes »."""
    return Pair(f"of the {body.en}", _articles(body.fr)[1] + body.fr)


def to_the(body: Pair) -> Pair:
    """The name after “to”: “to the Joint Councils”, « aux Conseils mixtes »."""
    return Pair(f"to the {body.en}", _articles(body.fr)[2] + body.fr)


def agreeing(body: Pair, one: Pair, several: Pair) -> Pair:
    """The verb that follows the name: the Joint Councils are several, any other body is one."""
    return several if body.fr.split(" ", maxsplit=1)[0].lower() == "conseils" else one


def capital(pair: Pair) -> Pair:
    """The sentence with a great first letter."""
    return Pair(pair.en[:1].upper() + pair.en[1:], pair.fr[:1].upper() + pair.fr[1:])


def lower(text: str) -> str:
    """The text with a small first letter, so that it can follow a colon; an acronym keeps its letters."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(pairs: Sequence[Pair]) -> Pair:
    """Several words in one phrase: “A, B and C”, « A, B et C »."""
    sides = []
    for language, joint in (("en", "and"), ("fr", "et")):
        words = [pair.side(language) for pair in pairs]
        sides.append(f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words))
    return Pair(*sides)


def _articles(name: str) -> tuple[str, str, str]:
    known = _ARTICLES.get(name.split(" ", maxsplit=1)[0].lower())
    return known or ("", "d’" if name[:1] in _VOWELS else "de ", "à ")
