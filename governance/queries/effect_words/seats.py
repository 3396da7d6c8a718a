"""How is it said who takes or leaves a seat, and which seats there are?"""

from councils.enums import Role
from governance.queries.effect_words.articles import capital, of_the, the, to_the
from governance.queries.effect_words.known import Saying
from groundwork.bilingual import Pair
from groundwork.dates import read_day
from groundwork.dates_in_words import day


def until(saying: Saying, name: str = "until") -> Pair:
    """Until which day, behind a comma; nothing where there is no such term."""
    last = read_day(saying.get(name))
    return Pair(f", until {day(last, 'en')}", f", jusqu’au {day(last, 'fr')}") if last else Pair()


def place(saying: Saying) -> tuple[Pair, Pair, Pair]:
    """Of a seat: its body, “for Ontario”, and “the seat of Ontario” with its number where it has several."""
    parts = [*saying.get("seat").split(":"), "", ""][:3]
    government = saying.known.governments.get(parts[1])
    number = parts[2] if parts[2] not in {"", "1"} else ""
    the_seat = Pair(f"seat {number}", f"le siège {number}") if number else Pair("the seat", "le siège")
    body = saying.called(parts[0])
    if government is None:
        return body, Pair(), the_seat
    fr = government.with_article_fr
    return (
        body,
        Pair(f" for {government.name.en}", f" pour {fr}"),
        Pair(f"{the_seat.en} of {government.name.en}", f"{the_seat.fr} {government.with_de_fr}"),
    )


def appoint(saying: Saying) -> Pair:
    """Who takes a seat, in which role."""
    body, on_behalf, seat = place(saying)
    who = saying.person("person")
    end = until(saying)
    does = {
        Role.CO_CHAIR: Pair(f"co-chairs {the(body).en}", f"assume la coprésidence {of_the(body).fr}"),
        Role.MEMBER: Pair(f"becomes a member {of_the(body).en}", f"devient membre {of_the(body).fr}"),
        Role.ALTERNATE: Pair(f"becomes the alternate in {the(body).en}", f"assure la suppléance {of_the(body).fr}"),
        Role.OBSERVER: Pair(f"becomes an observer in {the(body).en}", f"a le statut d’observation {to_the(body).fr}"),
        Role.STAFF: Pair(f"joins {the(body).en}", f"se joint {to_the(body).fr}"),
    }
    role = saying.get("role")
    said = does.get(Role(role)) if role in Role.values else None
    said = said or Pair(f"takes {seat.en}", f"occupe {seat.fr}")
    return Pair(f"{who.en} {said.en}{on_behalf.en}{end.en}.", f"{who.fr} {said.fr}{on_behalf.fr}{end.fr}.")


def leave(saying: Saying) -> Pair:
    """Who leaves a seat."""
    body, _on_behalf, seat = place(saying)
    who = saying.person("person")
    return Pair(f"{who.en} leaves {seat.en} in {the(body).en}.", f"{who.fr} quitte {seat.fr} {to_the(body).fr}.")


def create(saying: Saying) -> Pair:
    """A government receives a seat; its voices are said when they are not one."""
    body, code = saying.body("body"), saying.get("jurisdiction")
    government = saying.known.governments.get(code)
    who = Pair(government.name.en, government.with_article_fr) if government else Pair(code, code)
    weight = saying.get("weight")
    voices = Pair()
    if weight == "0":
        voices = Pair(", without a voice", ", sans voix")
    elif weight not in {"", "1"}:
        voices = Pair(f", with {weight} voices", f", avec {weight} voix")
    return capital(
        Pair(
            f"{who.en} receives a seat in {the(body).en}{voices.en}.",
            f"{who.fr} reçoit un siège {to_the(body).fr}{voices.fr}.",
        )
    )


def end(saying: Saying) -> Pair:
    """A seat ends."""
    body, _on_behalf, seat = place(saying)
    return capital(Pair(f"{seat.en} in {the(body).en} ends.", f"{seat.fr} {to_the(body).fr} prend fin."))
