"""How did they vote, and what does the rule make of it, said in both languages?"""

from operator import attrgetter

from .attendance import class_statement, kind
from .phrases import (
    JURISDICTIONS,
    NBSP,
    Names,
    Pair,
    agreed,
    are,
    english,
    french,
    share_words,
    sont,
    voters_named,
)
from .reckoning import Reckoning


def counts(found: Reckoning) -> Pair:
    """How often each option was chosen."""
    options = found.options
    if found.rule.method == "majority":
        in_favour, against, abstaining = options["for"], options["against"], options["abstain"]
        return (
            f"the count is {english(in_favour, 'vote', 'votes')} for, {against} against and {abstaining} abstaining",
            f"on compte {in_favour} voix pour, {against} contre et {french(abstaining, 'abstention', 'abstentions')}",
        )
    agree, aside, oppose = options["agree"], options["stand_aside"], options["object"]
    reserved = options["reservation"]
    return (
        f"{english(agree, 'agrees', 'agree')}, {english(reserved, 'agrees', 'agree')} with a reservation,"
        f" {english(aside, 'stands', 'stand')} aside and {english(oppose, 'objects', 'object')}",
        f"{agree} {sont(agree)} d’accord, {reserved} {sont(reserved)} d’accord avec réserve,"
        f" {french(aside, 's’abstient', 's’abstiennent')} sans bloquer"
        f" et {french(oppose, 's’oppose', 's’opposent')}",
    )


def split(found: Reckoning, names: Names) -> list[Pair]:
    """Which jurisdictions do not speak with one voice, where there are some."""
    number = len(found.split)
    if not number:
        return []
    en, fr = JURISDICTIONS.count(number)
    named_en, named_fr = voters_named(found.split, names)
    return [
        (
            f"{en} {are(number)} split: {named_en}",
            f"{fr} {sont(number)} partagée{agreed(number)}{NBSP}: {named_fr}",
        )
    ]


def decision(found: Reckoning) -> list[Pair]:
    """What the rule asks of the counts, up to what decides."""
    if found.reason == "no_support":
        return [_no_support(found)]
    if found.rule.method == "consensus":
        statements = [_objections(found)]
    else:
        statements = _tie(found) if found.tied else [_denominator(found), _threshold(found)]
    if found.reason in {"objection", "tie", "threshold_not_met"}:
        return statements
    results = sorted(found.classes, key=attrgetter("holds"), reverse=True)
    return statements + [class_statement(found, result, _support(found)) for result in results]


def _support(found: Reckoning) -> Pair:
    return ("agree", "être d’accord") if found.rule.method == "consensus" else ("vote for", "voter pour")


def _no_support(found: Reckoning) -> Pair:
    if found.rule.method == "consensus":
        return "no one agrees, and silence is not agreement", (
            "personne n’est d’accord, et le silence ne vaut pas accord"
        )
    return "no vote is for, and nothing carries without one", (
        "aucune voix n’est pour, et rien n’est adopté sans voix pour"
    )


def _objections(found: Reckoning) -> Pair:
    most, have = found.rule.max_objections, found.options["object"]
    sign = ">" if have > most else "≤"
    allowed = "est permise" if most < 2 else "sont permises"
    return (
        f"at most {english(most, 'objection', 'objections')} {are(most)} allowed; {have} {sign} {most}",
        f"au plus {french(most, 'objection', 'objections')} {allowed}; {have} {sign} {most}",
    )


def _tie(found: Reckoning) -> list[Pair]:
    even = found.support
    tie = f"the votes are tied, {even} = {even}", f"les voix sont à égalité, {even} = {even}"
    if found.rule.tie != "co_chairs":
        return [(f"{tie[0]}, and a tie does not carry", f"{tie[1]}, et l’égalité n’emporte pas l’adoption")]
    able, in_favour = found.co_chairs
    return [
        (f"{tie[0]}, and the co-chairs may break the tie", f"{tie[1]}, et la coprésidence peut trancher"),
        (
            f"of {english(able, 'co-chair', 'co-chairs')} able to vote, {in_favour} voted for",
            f"sur {french(able, 'coprésidence', 'coprésidences')} en mesure de voter,"
            f" {french(in_favour, 'a', 'ont')} voté pour",
        ),
    ]


def _denominator(found: Reckoning) -> Pair:
    whole, noun = found.denominator or 0, kind(found)
    if found.rule.of == "cast":
        extra_en, extra_fr = _also_counted(found)
        cast = "est exprimée" if whole < 2 else "sont exprimées"
        return (
            f"{english(whole, 'vote', 'votes')} {are(whole)} cast{extra_en}",
            f"{whole} voix {cast}{extra_fr}",
        )
    written = found.mode == "written"
    if found.rule.of == "in_office":
        where = "in office and not recused", f"en fonction et non récusé{noun.e}s"
    elif written:
        where = "that voted", "qui ont voté"
    else:
        where = "present and not recused", f"présent{noun.e}s et non récusé{noun.e}s"
    return (
        f"the {noun.english[1]} {where[0]} have {english(whole, 'vote', 'votes')}",
        f"les {noun.french[1]} {where[1]} ont {whole} voix",
    )


def _also_counted(found: Reckoning) -> Pair:
    if not found.rule.count_abstentions:
        return "", ""
    if found.split:
        return ", abstentions and split voices included", ", abstentions et voix partagées comprises"
    return ", abstentions included", ", abstentions comprises"


def _threshold(found: Reckoning) -> Pair:
    threshold, whole, share = found.rule.threshold, found.denominator or 0, found.share
    words_en, words_fr, _, plural = share_words(threshold.fraction)
    met = threshold.met(found.support, whole)
    if threshold.compare == "more_than":
        sign, asked_en, asked_fr = (">" if met else "≤"), "more than that", "davantage"
    else:
        sign, asked_en, asked_fr = ("≥" if met else "<"), "at least that", "au moins autant"
    make = "font" if plural else "fait"
    return (
        f"{words_en} of {whole} is {share} and {asked_en} is needed; {found.support} {sign} {share}",
        f"{words_fr} de {whole} {make} {share} et il en faut {asked_fr}; {found.support} {sign} {share}",
    )
