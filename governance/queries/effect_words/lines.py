"""How is it said that a body reports elsewhere, or that a line or a component is added or ends?"""

from collections.abc import Sequence

from councils.enums import LineKind
from governance.queries.effect_words.articles import agreeing, capital, listed, of_the, the
from governance.queries.effect_words.known import Saying
from governance.queries.votes.numbers_in_words import spelled
from groundwork.bilingual import Pair


def move(saying: Saying) -> Pair:
    """A body reports to another."""
    name, to = saying.body("body"), saying.body("to")
    body, reports = the(name), agreeing(name, Pair("reports", "relève"), Pair("report", "relèvent"))
    return capital(Pair(f"{body.en} {reports.en} to {the(to).en}.", f"{body.fr} {reports.fr} {of_the(to).fr}."))


def moves(together: Sequence[Saying]) -> Pair:
    """Several bodies report to the same one."""
    to, bodies = together[0].body("to"), [saying.body("body") for saying in together]
    who = listed(bodies)
    number = len(bodies)
    en, fr = spelled(number, "en"), spelled(number, "fr")
    what = (
        Pair(f"{en} working groups", f"{fr} groupes de travail")
        if all(body.fr.startswith("Groupe de travail") for body in bodies)
        else Pair(f"{en} bodies", f"{fr} instances")
    )
    return capital(
        Pair(f"{what.en} report to {the(to).en}: {who.en}.", f"{what.fr} relèvent {of_the(to).fr} : {who.fr}.")
    )


def draw(saying: Saying) -> Pair:
    """A line beside the hierarchy."""
    name, to, kind = saying.body("body"), the(saying.body("to")), saying.get("line")
    body = the(name)
    if kind == LineKind.SECRETARIAT:
        supports = agreeing(name, Pair("supports", "appuie"), Pair("support", "appuient"))
        return capital(Pair(f"{body.en} {supports.en} {to.en}.", f"{body.fr} {supports.fr} {to.fr}."))
    if kind == LineKind.LIAISON:
        return Pair(f"A liaison links {body.en} and {to.en}.", f"Une liaison unit {body.fr} et {to.fr}.")
    return Pair(f"A functional line links {body.en} to {to.en}.", f"Un lien fonctionnel unit {body.fr} et {to.fr}.")


def end(saying: Saying) -> Pair:
    """The end of such a line."""
    name, to, kind = saying.body("body"), the(saying.body("to")), saying.get("line")
    body = the(name)
    if kind == LineKind.SECRETARIAT:
        supports = agreeing(
            name, Pair("no longer supports", "n’appuie plus"), Pair("no longer support", "n’appuient plus")
        )
        return capital(Pair(f"{body.en} {supports.en} {to.en}.", f"{body.fr} {supports.fr} {to.fr}."))
    what = Pair("liaison", "La liaison") if kind == LineKind.LIAISON else Pair("functional line", "Le lien fonctionnel")
    return Pair(
        f"The {what.en} between {body.en} and {to.en} ends.", f"{what.fr} entre {body.fr} et {to.fr} prend fin."
    )


def join(saying: Saying) -> Pair:
    """A council becomes a component."""
    part, whole = the(saying.body("part")), saying.body("whole")
    return capital(
        Pair(
            f"{part.en} becomes a component of {the(whole).en}.",
            f"{part.fr} devient une composante {of_the(whole).fr}.",
        )
    )


def leave(saying: Saying) -> Pair:
    """A council is no component any more."""
    part, whole = the(saying.body("part")), saying.body("whole")
    return capital(
        Pair(
            f"{part.en} is no longer a component of {the(whole).en}.",
            f"{part.fr} n’est plus une composante {of_the(whole).fr}.",
        )
    )
