"""Who could vote, who was there, and was that enough, said in both languages?"""

from .phrases import (
    JURISDICTIONS,
    NBSP,
    SEATS,
    Names,
    Noun,
    Pair,
    agreed,
    are,
    english,
    french,
    orders,
    share_words,
    sont,
    voters_named,
)
from .reckoning import ClassResult, Reckoning


def kind(found: Reckoning) -> Noun:
    """What the voters of this electorate are."""
    return JURISDICTIONS if found.rule.voter == "jurisdiction" else SEATS


def electorate(found: Reckoning, names: Names) -> Pair:
    """How many voters there are, and who of them is recused."""
    noun, number, recused = kind(found), found.in_office, len(found.recused)
    all_en, all_fr = noun.count(number)
    if noun is SEATS:
        en, fr = f"{all_en} {are(number)} in office", f"{all_fr} {sont(number)} en fonction"
    else:
        has, have = ("has", "a") if number == 1 else ("have", "ont")
        en, fr = f"{all_en} {has} a seat in office", f"{all_fr} {have} un siège en fonction"
    if not recused:
        return f"{en} and none is recused", f"{fr} et aucun{noun.e} n’est récusé{noun.e}"
    named_en, named_fr = voters_named(found.recused, names)
    return (
        f"{en} and {recused} {are(recused)} recused: {named_en}",
        f"{fr} et {recused} {sont(recused)} récusé{agreed(recused, noun.e)}{NBSP}: {named_fr}",
    )


def quorum(found: Reckoning) -> list[Pair]:
    """What the quorum asks; what is not met comes last, because the outcome follows from it."""
    en, fr = _presence(found, found.present)
    base = [(found.enough_present, _quorum_asked(found, en, fr))]
    classes = [(result.holds, _quorum_class(found, result)) for result in found.quorum_classes]
    return [statement for _, statement in sorted(base + classes, key=lambda told: not told[0])]


def _quorum_asked(found: Reckoning, present_en: str, present_fr: str) -> Pair:
    quorum, needed = found.rule.quorum, found.needed
    if quorum is None or needed is None:
        return f"no quorum is required; {present_en}", f"aucun quorum n’est exigé; {present_fr}"
    needed_en, needed_fr = kind(found).count(needed)
    if quorum.share is None:
        return (
            f"the quorum is {needed_en}; {present_en}",
            f"le quorum est de {needed_fr}; {present_fr}",
        )
    share_en, share_fr, share_of, _ = share_words(quorum.share.fraction)
    more = quorum.share.compare == "more_than"
    asked_en = f"more than {share_en}" if more else f"at least {share_en}"
    asked_fr = f"plus {share_of}" if more else f"au moins {share_fr}"
    whole = found.in_office
    return (
        f"the quorum, {asked_en} of {whole}, is {needed_en}; {present_en}",
        f"le quorum, soit {asked_fr} de {whole}, est de {needed_fr}; {present_fr}",
    )


def _presence(found: Reckoning, number: int) -> Pair:
    """How many are present, in the words of the mode: nobody is "present" in a written procedure."""
    e = kind(found).e
    if found.mode == "meeting":
        return f"{number} {are(number)} present", f"{number} {sont(number)} présent{agreed(number, e)}"
    return (
        f"{english(number, 'has', 'have')} voted or {are(number)} recused",
        f"{french(number, 'a', 'ont')} voté ou {sont(number)} récusé{agreed(number, e)}",
    )


def _quorum_class(found: Reckoning, result: ClassResult) -> Pair:
    number, e = result.condition.at_least, kind(found).e
    if found.mode == "meeting":
        return class_statement(found, result, ("be present", f"être présent{agreed(number, e)}"))
    return class_statement(found, result, ("have voted or be recused", f"avoir voté ou être récusé{agreed(number, e)}"))


def class_statement(found: Reckoning, result: ClassResult, act: Pair) -> Pair:
    """How many voters of some orders must do what `act` says, and how many do."""
    number, have = result.condition.at_least, result.have
    asked_en, asked_fr = kind(found).count(number)
    orders_en, orders_fr = orders(result.condition.orders)
    sign = "≥" if result.holds else "<"
    must = "doit" if number < 2 else "doivent"
    return (
        f"at least {asked_en} of the {orders_en} order must {act[0]}; {have} {sign} {number}",
        f"au moins {asked_fr} de l’ordre {orders_fr} {must} {act[1]}; {have} {sign} {number}",
    )
