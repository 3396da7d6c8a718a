"""What goes along with an effect, said in sentences: what a body keeps, what passes to another, what is owed?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from councils.queries.names import BodyWords
from governance.queries.effect_words import agreeing, capital, the, to_the
from governance.queries.votes.numbers_in_words import spelled
from groundwork.bilingual import Pair
from groundwork.dates_in_words import day

# One and several of each sort; `feminine` for the French number.
_SORTS = {
    "recommendations": (
        Pair("open recommendation", "recommandation en cours"),
        Pair("open recommendations", "recommandations en cours"),
        True,
    ),
    "actions": (
        Pair("open action item", "mesure de suivi en cours"),
        Pair("open action items", "mesures de suivi en cours"),
        True,
    ),
    "reports": (Pair("report owed", "rapport attendu"), Pair("reports owed", "rapports attendus"), False),
    "meetings": (Pair("coming meeting", "réunion à venir"), Pair("coming meetings", "réunions à venir"), True),
}


def goes_along(facts: Mapping[str, Any], names: Mapping[str, BodyWords]) -> tuple[Pair, ...]:
    """A sentence for each sort of thing that an effect takes along, passes on, ends or makes owed."""
    said: list[Pair] = []
    if kept := facts.get("kept"):
        body = called(kept["by"], names)
        keeps = agreeing(body, Pair("keeps", "conserve"), Pair("keep", "conservent"))
        for what, _several in things(kept):
            said.append(Pair(f"{the(body).en} {keeps.en} {what.en}.", f"{the(body).fr} {keeps.fr} {what.fr}."))
    if passed := facts.get("passed"):
        heir = to_the(called(passed["to"], names))
        for what, several in things(passed):
            goes = Pair("pass", "passent") if several else Pair("passes", "passe")
            said.append(Pair(f"{what.en} {goes.en} {heir.en}.", f"{what.fr} {goes.fr} {heir.fr}."))
    if number := facts.get("delegations_ended"):
        said.append(ended(number))
    if owed := facts.get("owed"):
        said.append(close_out(owed, names))
    return tuple(capital(each) for each in said)


def things(found: Mapping[str, Any]) -> list[tuple[Pair, bool]]:
    """`two open action items` for each sort of which there are some, and whether there are several."""
    words = []
    for sort, (one, several, feminine) in _SORTS.items():
        if number := len(found.get(sort, ())):
            noun = one if number == 1 else several
            en, fr = spelled(number, "en"), spelled(number, "fr", feminine=feminine)
            words.append((Pair(f"{en} {noun.en}", f"{fr} {noun.fr}"), number > 1))
    return words


def ended(number: int) -> Pair:
    """How many delegated powers end."""
    if number == 1:
        return Pair("the power delegated to it ends.", "le pouvoir qui lui était délégué prend fin.")
    return Pair(
        f"{spelled(number, 'en')} powers delegated to it end.",
        f"{spelled(number, 'fr')} pouvoirs qui lui étaient délégués prennent fin.",
    )


def close_out(owed: Mapping[str, Any], names: Mapping[str, BodyWords]) -> Pair:
    """By when the close-out report is owed, and to whom."""
    due_on = date.fromisoformat(owed["due_on"])
    en, fr = day(due_on, "en"), day(due_on, "fr")
    if not owed.get("to"):
        return Pair(f"a close-out report is owed by {en}.", f"un rapport de clôture est attendu d’ici le {fr}.")
    to = to_the(called(owed["to"], names))
    return Pair(
        f"a close-out report {to.en} is owed by {en}.",
        f"un rapport de clôture est attendu d’ici le {fr}; il est destiné {to.fr}.",
    )


def called(key: str, names: Mapping[str, BodyWords]) -> Pair:
    """The name of a body by its key."""
    return names[key].name if key in names else Pair(key, key)
