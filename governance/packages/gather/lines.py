"""Who reports to whom among the bodies that an item touches, today and if everything in it is carried?"""

from collections.abc import Iterable, Mapping
from typing import Any

from governance import models
from governance.enums import EffectKind
from governance.packages.contents import Lines, Place
from governance.packages.gather.changes import Names
from groundwork.bilingual import Pair

Terms = Mapping[str, Any]
NEW = {EffectKind.ESTABLISH, EffectKind.PROMOTE}


def lines_of(item: models.AgendaItem, names: Names) -> Lines | None:
    """The lines before and after what its motions, or else its recommendation, propose; None where no line changes."""
    effects = [effect for row in item.motions.all() for clause in row.clauses.all() for effect in clause.effects]
    if not effects and item.recommendation:
        effects = [effect for point in item.recommendation.points.all() for effect in point.effects]
    before = dict(names.upper)
    after, touched, ended = applied(effects, before)
    if not touched:
        return None
    return Lines(
        before=places({key for key in touched if key not in _new(effects)}, before, names, {}),
        after=places(touched, after, names, {key: before.get(key) for key in touched}, ended),
    )


def applied(effects: Iterable[Terms], upper: Mapping[str, str]) -> tuple[dict[str, str], list[str], set[str]]:
    """Who reports to whom afterwards, which bodies that touches in their order, and which end."""
    after, touched, ended = dict(upper), dict[str, None](), set[str]()
    for terms in effects:
        kind = terms.get("kind")
        if kind == EffectKind.MOVE:
            after[str(terms.get("body"))] = str(terms.get("to"))
            touched[str(terms.get("body"))] = None
        elif kind in NEW and terms.get("under"):
            after[str(terms.get("key"))] = str(terms.get("under"))
            touched[str(terms.get("key"))] = None
        elif kind in {EffectKind.DISSOLVE, EffectKind.MERGE, EffectKind.SPLIT}:
            gone = _ending(terms)
            ended |= gone
            touched |= dict.fromkeys(sorted(gone))
    return after, list(touched), ended


def _ending(terms: Terms) -> set[str]:
    """The bodies that end by a dissolution, a merger or a split."""
    if terms.get("kind") == EffectKind.MERGE:
        return {str(each) for each in terms.get("bodies") or ()} - {str(terms.get("into"))}
    if terms.get("kind") == EffectKind.SPLIT and terms.get("body") in (terms.get("into") or ()):
        return set()
    return {str(terms.get("body"))}


def _new(effects: Iterable[Terms]) -> dict[str, Pair]:
    """The bodies that these effects establish, by key."""
    return {
        str(each["key"]): Pair(str(each.get("name_en") or ""), str(each.get("name_fr") or ""))
        for each in effects
        if each.get("kind") in NEW and each.get("key")
    }


def places(
    touched: Iterable[str],
    upper: Mapping[str, str],
    names: Names,
    was: Mapping[str, str | None],
    ended: Iterable[str] = (),
) -> tuple[Place, ...]:
    """The touched bodies under those to which they report: each upper body first, then what is below it."""
    order: dict[str, list[str]] = {}
    for key in touched:
        order.setdefault(upper.get(key, ""), []).append(key)
    found: dict[str, Place] = {}
    for parent, below in order.items():
        if parent and parent not in found:
            found[parent] = Place(parent, called(parent, names))
        for key in sorted(below, key=lambda each: (called(each, names).en, each)):
            is_new = key in was and was[key] != parent
            found[key] = Place(key, called(key, names), parent, changed=is_new, ended=key in ended)
    return tuple(found.values())


def called(key: str, names: Names) -> Pair:
    """The name of a body, also of one that is only proposed."""
    if key in names.by_key:
        return names.by_key[key].name
    return names.known.bodies.get(key, Pair(key, key))
