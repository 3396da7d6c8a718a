"""How is what happened to bodies told to other programs: as change events, with what was before and what came of it?"""

from collections.abc import Iterator, Mapping

from councils.enums import EventKind
from councils.models import BodyEvent
from councils.queries.names import BodyWords
from councils.queries.provenance import starting, who_decided
from councils.queries.register import Register
from councils.queries.structure import Structure
from councils.queries.structure_org_words import CLASSES, Node, grounded, interval, spoken
from councils.queries.successions import event_day, into_of, together
from groundwork.bilingual import LANGUAGES

BEGINNINGS = {EventKind.CREATED, EventKind.PROMOTED}
CONTINUED = {EventKind.RENAMED, EventKind.MOVED}


def events_told(register: Register, structure: Structure, words: Mapping[int, BodyWords]) -> Iterator[Node]:
    """Every event until the day, and the bodies that are named in one but are not there on the day."""
    absent: dict[str, BodyWords] = {}
    for found in together(register.events):
        on = event_day(found[0])
        if on is None or on > structure.on or structure.before_the_register:
            continue
        before, after = _bodies(found, words)
        absent |= {each.key: each for each in [*before, *after] if each.key not in structure.by_key}
        yield _event(found, before, after)
    for key in sorted(absent):
        yield {
            "@id": f"id/bodies/{key}",
            "@type": CLASSES[absent[key].kind],
            "identifier": key,
            "prefLabel": spoken(absent[key].name),
        }


def _bodies(events: list[BodyEvent], words: Mapping[int, BodyWords]) -> tuple[list[BodyWords], list[BodyWords]]:
    """The bodies that there were before, and those that there are after."""
    kind = events[0].kind
    own = [words[event.body_id] for event in events]
    before = [] if kind in BEGINNINGS else own
    after = own if kind in BEGINNINGS | CONTINUED else [words[each] for each in into_of(events[0])]
    return before, after


def _event(events: list[BodyEvent], before: list[BodyWords], after: list[BodyWords]) -> Node:
    first = events[0]
    node: Node = {
        "@id": f"id/events/{first.pk}",
        "@type": "org:ChangeEvent",
        "prefLabel": spoken(EventKind(first.kind).label),
        "description": {code: [event.description.read(code) for event in events] for code in LANGUAGES},
        "temporal": interval(starting(first)),
        **grounded(who_decided(first)),
    }
    sides = {"originalOrganization": before, "resultingOrganization": after}
    return {**node, **{name: [f"id/bodies/{each.key}" for each in some] for name, some in sides.items() if some}}
