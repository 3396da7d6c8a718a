"""What does a decision rule say, as sentences in both languages?"""

from collections.abc import Mapping, Sequence
from typing import Any

from governance.verdicts import BadCase, Rule, parse_rule
from governance.verdicts.case import ClassCondition, Quorum, Threshold
from governance.verdicts.phrases import (
    JURISDICTIONS,
    NBSP,
    SEATS,
    Names,
    Noun,
    listed,
    orders,
    share_words,
    voters_named,
)
from groundwork.bilingual import Pair

Sentence = tuple[str, str]


def rule_in_words(rule: Mapping[str, Any], names: Names | None = None) -> Pair:
    """The rule as sentences; `names` are the words, (English, French), for the keys of bodies.

    A rule that the engine cannot read says so instead.
    """
    try:
        read = parse_rule(rule)
    except BadCase:
        return Pair("This rule cannot be read.", "Cette règle ne peut pas être lue.")
    noun = JURISDICTIONS if read.voter == "jurisdiction" else SEATS
    sentences = [_carried(read, noun), *_classes(read.classes), *_tie(read), *_quorum(read.quorum, noun)]
    if read.components:
        sentences.append(_components(read.components, names or {}))
    return Pair(" ".join(english for english, _ in sentences), " ".join(french for _, french in sentences))


def _carried(rule: Rule, noun: Noun) -> Sentence:
    return _consensus(rule, noun) if rule.method == "consensus" else _majority(rule, noun)


def _consensus(rule: Rule, noun: Noun) -> Sentence:
    aside = (
        "A reservation or standing aside does not block.",
        "Une réserve ou une abstention ne bloque pas.",
    )
    one_en, one_fr = noun.english[0], noun.french[0]
    if rule.max_objections == 0:
        none = f"aucun{noun.e}"
        return (
            f"Consensus: carried when no {one_en} objects. {aside[0]}",
            f"Consensus{NBSP}: adoptée si {none} {one_fr} ne s’y oppose. {aside[1]}",
        )
    most_en, most_fr = noun.count(rule.max_objections)
    return (
        f"Consensus: carried when at most {most_en} object{'s' if rule.max_objections == 1 else ''}. {aside[0]}",
        f"Consensus{NBSP}: adoptée si au plus {most_fr} "
        f"{'s’y oppose' if rule.max_objections == 1 else 's’y opposent'}. {aside[1]}",
    )


def _majority(rule: Rule, noun: Noun) -> Sentence:
    of = {
        "cast": ("of the votes cast", "des voix exprimées"),
        "present": (f"of the {noun.english[1]} present", f"des {noun.french[1]} présent{noun.e}s"),
        "in_office": (f"of all {noun.english[1]}", f"de tous les {noun.french[1]}"),
    }
    if noun.e:
        of["in_office"] = (of["in_office"][0], f"de toutes les {noun.french[1]}")
    english, french = _share(rule.threshold)
    counted = ("", "")
    if rule.of == "cast":
        counted = (
            (", abstentions included", ", abstentions comprises")
            if rule.count_abstentions
            else (", abstentions left out", ", sans les abstentions")
        )
    return (
        f"Majority: carried by {english} {of[rule.of][0]}{counted[0]}.",
        f"Majorité{NBSP}: adoptée par {french} {of[rule.of][1]}{counted[1]}.",
    )


def _share(threshold: Threshold) -> Sentence:
    """More than half, plus de la moitié; at least two thirds, au moins les deux tiers."""
    english, the, after_plus, _ = share_words(threshold.fraction)
    if threshold.compare == "more_than":
        return f"more than {english}", f"plus {after_plus}"
    return f"at least {english}", f"au moins {the}"


def _classes(classes: Sequence[ClassCondition]) -> list[Sentence]:
    if not classes:
        return []
    english, french = _conditions(classes)
    return [(f"In favour there must be {english}.", f"Il faut en faveur {french}.")]


def _conditions(classes: Sequence[ClassCondition]) -> Sentence:
    english, french = [], []
    for each in classes:
        kind_en, kind_fr = orders(each.orders)
        english.append(f"at least {each.at_least} {kind_en}")
        french.append(f"au moins {each.at_least} d’ordre {kind_fr}")
    return listed(english, "and"), listed(french, "et")


def _tie(rule: Rule) -> list[Sentence]:
    if not rule.knows_ties:
        return []
    if rule.tie == "co_chairs":
        return [
            (
                "On a tie it is carried when all co-chairs are in favour.",
                "En cas d’égalité, elle est adoptée si tous les coprésidents sont pour.",
            )
        ]
    return [("On a tie it is not carried.", "En cas d’égalité, elle n’est pas adoptée.")]


def _quorum(quorum: Quorum | None, noun: Noun) -> list[Sentence]:
    if quorum is None:
        return [("No quorum is set.", "Aucun quorum n’est fixé.")]
    if quorum.share:
        english, french = _share(quorum.share)
        words = (f"{english} of the {noun.english[1]}", f"{french} des {noun.french[1]}")
    else:
        words = noun.count(quorum.seats or 0)
    if quorum.classes:
        more = _conditions(quorum.classes)
        words = (f"{words[0]}, with {more[0]}", f"{words[1]}, dont {more[1]}")
    return [(f"Quorum: {words[0]}.", f"Quorum{NBSP}: {words[1]}.")]


def _components(keys: Sequence[str], names: Names) -> Sentence:
    english, french = voters_named(keys, names)
    return f"Each must carry it: {english}.", f"Chacun doit l’adopter{NBSP}: {french}."
