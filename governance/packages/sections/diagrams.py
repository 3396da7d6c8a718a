"""How are the reporting lines drawn, before and after, and said to those who do not see the drawing?"""

from typing import Any

from django.utils.translation import gettext as _

from governance.packages.contents import Item, Place
from governance.packages.sections.furniture import spoken
from governance.queries.effect_words import agreeing, capital, of_the, the
from groundwork.bilingual import Pair
from groundwork.typesetting.texts import one_line


def lines(item: Item, language: str) -> dict[str, Any] | None:
    """Two small trees as rows with their depths, and the same in words; None where no line changes."""
    if item.lines is None:
        return None
    before, after = item.lines.before, item.lines.after
    said = {"before": sentences(before, language), "after": sentences(after, language)}
    words = (
        _("Today: %(before)s If everything is carried: %(after)s")
        if said["before"]
        else _("If everything is carried: %(after)s")
    )
    return {
        "alt": spoken(words % said),
        "before": rows(before, language),
        "after": rows(after, language),
    }


def rows(places: tuple[Place, ...], language: str) -> list[dict[str, Any]]:
    """Each body, below the one to which it reports."""
    below: dict[str, list[Place]] = {}
    keys = {place.key for place in places}
    for place in places:
        below.setdefault(place.parent if place.parent in keys else "", []).append(place)
    found: list[dict[str, Any]] = []

    def put(place: Place, depth: int, done: frozenset[str]) -> None:
        if place.key in done:
            return
        words = one_line(place.name, language)
        found.append({"depth": depth, "name": words, "changed": place.changed, "ended": place.ended})
        for each in below.get(place.key, ()):
            put(each, depth + 1, done | {place.key})

    for place in below.get("", ()):
        put(place, 0, frozenset())
    return found


def sentences(places: tuple[Place, ...], language: str) -> str:
    """Who reports to whom, a sentence for each."""
    names = {place.key: place.name for place in places}
    found = [_sentence(place, names[place.parent]) for place in places if place.parent in names and not place.ended]
    found += [_ending(place) for place in places if place.ended]
    return " ".join(each.side(language) for each in found)


def _sentence(place: Place, upper: Pair) -> Pair:
    body, reports = the(place.name), agreeing(place.name, Pair("reports", "relève"), Pair("report", "relèvent"))
    return capital(Pair(f"{body.en} {reports.en} to {the(upper).en}.", f"{body.fr} {reports.fr} {of_the(upper).fr}."))


def _ending(place: Place) -> Pair:
    body = the(place.name)
    ends = agreeing(place.name, Pair("ends", "cesse d’exister"), Pair("end", "cessent d’exister"))
    return capital(Pair(f"{body.en} {ends.en}.", f"{body.fr} {ends.fr}."))
