"""How are seats and those who hold them told to other programs: as posts and memberships?"""

from collections.abc import Iterable, Iterator

from councils.models import Jurisdiction
from councils.queries.people import Roster, SeatLine, Sitter
from councils.queries.structure_org_words import Node, grounded, interval, spoken
from groundwork.bilingual import Pair


def seats_told(seats: Iterable[Roster]) -> Iterator[Node]:
    """Every seat, every term in it, every person who is named, and the governments for which they sit."""
    places: dict[str, Node] = {}
    for roster in seats:
        for seat in roster.seats:
            yield _post(roster, seat)
            for number, sitter in enumerate(seat.sitters, 1):
                yield from _held(roster, seat, sitter, number)
            if seat.jurisdiction:
                places[seat.jurisdiction.code] = _place(seat.jurisdiction)
    yield from (places[code] for code in sorted(places))


def _post(roster: Roster, seat: SeatLine) -> Node:
    whose = roster.body.short
    if seat.jurisdiction:
        name = seat.jurisdiction.name
        whose = Pair(f"{whose.en} – {name.en}", f"{whose.fr or whose.en} – {name.fr or name.en}")
    node: Node = {
        "@id": f"id/seats/{seat.key}",
        "@type": "org:Post",
        "code": seat.key,
        "prefLabel": spoken(whose),
        "postIn": f"id/bodies/{roster.body.key}",
        "temporal": interval(seat.since),
        **grounded(seat.answer),
    }
    if seat.jurisdiction:
        node["spatial"] = f"id/jurisdictions/{seat.jurisdiction.code}"
    holders = [_person(seat, number) for number, sitter in enumerate(seat.sitters, 1) if sitter.name]
    return {**node, "heldBy": holders} if holders else node


def _held(roster: Roster, seat: SeatLine, sitter: Sitter, number: int) -> Iterator[Node]:
    node: Node = {
        "@id": f"id/seats/{seat.key}/terms/{number}",
        "@type": "org:Membership",
        "organization": f"id/bodies/{roster.body.key}",
        "role": f"id/roles/{sitter.role}",
        "memberDuring": interval(sitter.since, sitter.until),
        **grounded(sitter.answer),
    }
    if sitter.name:
        node["member"] = _person(seat, number)
        yield {"@id": _person(seat, number), "@type": "foaf:Person", "name": sitter.name}
    yield node


def _person(seat: SeatLine, number: int) -> str:
    return f"id/seats/{seat.key}/holders/{number}"


def _place(jurisdiction: Jurisdiction) -> Node:
    return {
        "@id": f"id/jurisdictions/{jurisdiction.code}",
        "@type": "dct:Location",
        "code": jurisdiction.code,
        "prefLabel": spoken(jurisdiction.name),
    }
