"""How is the structure of a day told in the words of the W3C Organization Ontology (https://www.w3.org/TR/vocab-org/)?

As JSON-LD with its context inside, so that nobody has to fetch anything to read it. A line is told twice: as the
property that other programs look for, and as a statement that carries its days and who decided it, since a property
has neither.
"""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from councils.enums import Authority, BodyKind, LineKind, Role
from councils.queries.names import BodyWords, named
from councils.queries.people import Roster, rosters
from councils.queries.register import Register
from councils.queries.structure import COMPONENT, BodyThen, Line, Structure
from councils.queries.structure_org_events import events_told
from councils.queries.structure_org_seats import seats_told
from councils.queries.structure_org_words import CLASSES, CONTEXT, Node, concepts, grounded, interval, spoken
from groundwork.bilingual import LANGUAGES, Pair

TITLE = Pair("Structure of the councils", "Structure des conseils")
FORMAL = "org:FormalOrganization"


def organization_graph(register: Register, structure: Structure, *, with_names: bool) -> Node:
    """Bodies, lines, seats and what happened until the day, always in the same order. Two queries, for the seats.

    Without `with_names` no name of a person is in it: the public sees seats, not people.
    """
    words = named(register.bodies, register.names, structure.on)
    seats = rosters(structure.on, structure.known_on, with_names=with_names, words=words)
    seats = [] if structure.before_the_register else sorted(seats, key=lambda each: each.body.key)
    graph = [
        _dataset(structure),
        *sorted(_bodies(structure, seats), key=lambda node: str(node["@id"])),
        *_lines(structure),
        *seats_told(seats),
        *events_told(register, structure, words),
        *concepts(BodyKind, "kinds"),
        *concepts(LineKind, "lines"),
        *concepts(Authority, "authorities"),
        *concepts(Role, "roles", "org:Role"),
    ]
    return {"@context": {"@base": _base(), **CONTEXT}, "@graph": graph}


def _base() -> str:
    """The address of the house, to which every name in the graph is relative."""
    names = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name.strip("*.")]
    return f"https://{names[0] if names else 'localhost'}/"


def _dataset(structure: Structure) -> Node:
    node: Node = {
        "@id": f"id/structure/{structure.on.isoformat()}",
        "@type": "dcmitype:Dataset",
        "title": spoken(TITLE),
        "valid": {"@value": structure.on.isoformat(), "@type": "xsd:date"},
    }
    if structure.known_on is not None:
        node["asKnownAt"] = {"@value": structure.known_on.isoformat(), "@type": "xsd:dateTime"}
    return node


def _bodies(structure: Structure, seats: Iterable[Roster]) -> Iterator[Node]:
    links = _links(structure)
    posts = {roster.body.key: [f"id/seats/{seat.key}" for seat in roster.seats] for roster in seats}
    for body in structure.bodies:
        more = {name: sorted(targets) for (key, name), targets in links.items() if key == body.key}
        if body.key in posts:
            more["hasPost"] = posts[body.key]
        yield {**_body(body), **more}


def _body(body: BodyThen) -> Node:
    node: Node = {
        "@id": body_id(body.key),
        "@type": CLASSES[body.kind],
        "identifier": body.key,
        "prefLabel": spoken(body.words.name),
        "classification": [f"id/kinds/{body.kind}", f"id/authorities/{body.authority}"],
        "page": [_page(body.words, code) for code in LANGUAGES],
        "temporal": interval(body.since, body.ended),
        **grounded(body.answer),
    }
    if body.words.acronym.en:
        node["altLabel"] = spoken(body.words.acronym)
    return node


def _page(words: BodyWords, code: str) -> str:
    with override(code):
        return reverse("body", args=[words.slug])


def body_id(key: str) -> str:
    return f"id/bodies/{key}"


def _links(structure: Structure) -> dict[tuple[str, str], set[str]]:
    """By body and property, the bodies to which it leads."""
    links: dict[tuple[str, str], set[str]] = {}
    for line in [*structure.components, *structure.lines]:
        for key, name, other in _told(structure, line):
            links.setdefault((key, name), set()).add(body_id(other))
    return links


def _told(structure: Structure, line: Line) -> Iterator[tuple[str, str, str]]:
    """A line as properties, in both directions where the ontology has both."""
    below, above = line.body, line.parent
    if line.kind == COMPONENT:
        yield from ((below, "memberOf", above), (above, "hasMember", below))
        yield from ((below, "subOrganizationOf", above), (above, "hasSubOrganization", below))
    elif line.kind != LineKind.PRIMARY:
        yield below, "linkedTo", above
    else:
        yield below, "reportsTo", above
        if "org:OrganizationalUnit" in CLASSES[structure.by_key[below].kind]:
            formal = FORMAL in CLASSES[structure.by_key[above].kind]
            yield below, "unitOf" if formal else "subOrganizationOf", above
            yield above, "hasUnit" if formal else "hasSubOrganization", below


def _lines(structure: Structure) -> Iterator[Node]:
    """Every line with its days and who decided it."""
    lines = [*structure.components, *structure.lines]
    for line in sorted(lines, key=lambda each: (each.body, each.kind, each.parent)):
        predicate = {COMPONENT: "org:memberOf", LineKind.PRIMARY: "org:reportsTo"}.get(line.kind, "org:linkedTo")
        node: Node = {
            "@id": f"id/lines/{line.kind}/{line.body}/{line.parent}",
            "@type": "rdf:Statement",
            "subject": body_id(line.body),
            "predicate": predicate,
            "object": body_id(line.parent),
            "temporal": interval(line.since, line.ended),
            **grounded(line.answer),
        }
        yield node if line.kind == COMPONENT else {**node, "type": f"id/lines/{line.kind}"}
