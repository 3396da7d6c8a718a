"""How do tests write a case down in a line?"""

from typing import Any

OPTIONS = {
    "F": "for",
    "A": "against",
    "B": "abstain",
    "Y": "agree",
    "V": "reservation",
    "S": "stand_aside",
    "O": "object",
}


def room(positions: str, rule: dict[str, Any] | None = None, mode: str = "meeting", **per_seat: Any) -> dict:
    """A case with one seat a letter: those of OPTIONS voted, . is silent, - absent, R recused, r both.

    Seats are s0, s1, … of jurisdictions j0, j1, …; `weights`, `orders`, `bodies`, `jurisdictions` and
    `chairs` (places) say more about them.
    """
    seats = [_seat(place, letter, per_seat) for place, letter in enumerate(positions)]
    votes = [
        {"seat": f"s{place}", "option": OPTIONS[letter]} for place, letter in enumerate(positions) if letter in OPTIONS
    ]
    return {"rule": {"method": "majority", **(rule or {})}, "mode": mode, "seats": seats, "votes": votes}


def _seat(place: int, letter: str, per_seat: dict[str, Any]) -> dict[str, Any]:
    def told(key: str, default: Any) -> Any:
        return per_seat[key][place] if key in per_seat else default

    return {
        "id": f"s{place}",
        "body": told("bodies", "JC"),
        "jurisdiction": told("jurisdictions", f"j{place}"),
        "order": {"f": "federal", "p": "provincial", "t": "territorial", "m": "municipal"}[told("orders", "p")],
        "weight": told("weights", 1),
        "present": letter not in "-r",
        "recused": letter in "Rr",
        "co_chair": place in per_seat.get("chairs", ()),
    }


def show_of_hands(positions: str, tally: dict[str, int], rule: dict | None = None, **more: Any) -> dict:
    """The same room, where hands were counted and nobody wrote down whose."""
    case = room(positions, rule, **more)
    del case["votes"]
    return {**case, "tally": tally}


def consensus(positions: str, rule: dict[str, Any] | None = None, **more: Any) -> dict:
    """A room that decides by consensus."""
    return room(positions, {"method": "consensus", **(rule or {})}, **more)


def share(fraction: str, compare: str) -> dict[str, str]:
    """A threshold or a quorum."""
    return {"fraction": fraction, "compare": compare}


def quorum_classes(orders: list[str], at_least: int, seats: int = 1) -> dict[str, Any]:
    """The part of a rule that asks for a quorum by class."""
    return {"quorum": {"seats": seats, "classes": [{"orders": orders, "at_least": at_least}]}}


JURISDICTION = {"voter": "jurisdiction"}
CHAIRS = {"tie": "co_chairs"}
FEDERAL = {"classes": [{"orders": ["federal"], "at_least": 1}]}
MORE_THAN_HALF = {"quorum": share("1/2", "more_than")}


def without_proof(verdict: dict) -> dict:
    """The verdict as the examples have it."""
    groups = [without_proof(group) for group in verdict["groups"]]
    return {key: value for key, value in {**verdict, "groups": groups}.items() if key != "proof"}
