"""How is it said what is adopted, delegated, rescinded, or to be done?"""

from governance.queries.effect_words.articles import agreeing, capital, lower, the
from governance.queries.effect_words.known import Saying
from groundwork.bilingual import Pair
from groundwork.dates import read_day
from groundwork.dates_in_words import day


def adopt_format(saying: Saying) -> Pair:
    """Which format of meetings applies."""
    name = saying.known.formats.get(saying.get("format"))
    if name is None:
        return Pair("A new format of meetings applies.", "Un nouveau format de réunion s’applique.")
    return Pair(f"This format of meetings applies: {name.en}.", f"Ce format de réunion s’applique : {name.fr}.")


def delegate(saying: Saying) -> Pair:
    """Which power a body receives, within which limit, until when."""
    name, scope, limit = saying.body("body"), saying.text("scope"), saying.text("limit")
    body, last = the(name), read_day(saying.get("until"))
    receives = agreeing(name, Pair("receives", "reçoit"), Pair("receive", "reçoivent"))
    more = Pair(f" Limit: {lower(limit.en)}.", f" Limite : {lower(limit.fr)}.") if limit.en else Pair()
    end = Pair(f" Until {day(last, 'en')}.", f" Jusqu’au {day(last, 'fr')}.") if last else Pair()
    return capital(
        Pair(
            f"{body.en} {receives.en} this power: {lower(scope.en)}.{more.en}{end.en}",
            f"{body.fr} {receives.fr} ce pouvoir : {lower(scope.fr)}.{more.fr}{end.fr}",
        )
    )


def rescind(saying: Saying) -> Pair:
    """What of a decision does not come into force."""
    reference = saying.get("decision")
    return Pair(
        f"Decision {reference} is rescinded: what is not yet in force of it does not come into force.",
        f"La décision {reference} est annulée : ce qui n’en est pas encore en vigueur n’entrera pas en vigueur.",
    )


def action(saying: Saying) -> Pair:
    """An action item and its owner."""
    title, owner, within = saying.text("title"), saying.body("owner"), days(saying)
    return Pair(
        f"An action item is opened: {lower(title.en)}. Owner: {owner.en}{within.en}.",
        f"Une mesure de suivi est créée : {lower(title.fr)}. Responsable : {owner.fr}{within.fr}.",
    )


def commitment(saying: Saying) -> Pair:
    """A standing commitment and its owner."""
    title, owner = saying.text("title"), saying.body("owner")
    return Pair(
        f"A standing commitment is opened: {lower(title.en)}. Owner: {owner.en}.",
        f"Un engagement permanent est créé : {lower(title.fr)}. Responsable : {owner.fr}.",
    )


def review(saying: Saying) -> Pair:
    """A review and who leads it."""
    title, within = saying.text("title"), days(saying)
    lead = saying.body("lead" if saying.get("lead") else "owner")
    return Pair(
        f"A review is opened: {lower(title.en)}. Lead: {lead.en}{within.en}.",
        f"Un examen est lancé : {lower(title.fr)}. Responsable : {lead.fr}{within.fr}.",
    )


def days(saying: Saying) -> Pair:
    """Within how many days, behind a comma; nothing where it is not said."""
    number = saying.get("due_days")
    return Pair(f", within {number} days", f", d’ici {number} jours") if number else Pair()
