"""Which structures does a drawing need? Made of frozen facts, without a database; and a crowd, in few inserts."""

from datetime import date

from councils.enums import BodyKind, LineKind, NameKind
from councils.models import Body, BodyCharter, BodyName, ReportingLine
from councils.queries.names import BodyWords
from councils.queries.provenance import Answer, When
from councils.queries.structure import BodyThen, Line, Structure
from councils.queries.structure_held import Held
from groundwork.bilingual import Pair
from groundwork.dates import since

ON = date(2026, 12, 1)
SINCE, DECK = When(), Answer("deck", source="deck:7")
HELD = Held(SINCE, DECK)
NOBODY = Pair()


def body(number: int, key: str, kind: str = BodyKind.WORKING_GROUP, name: str = "") -> BodyThen:
    """A body of this kind, called as its key where no name is given."""
    called = Pair(name or key, f"{name or key} (fr)")
    words = BodyWords(number, key, str(kind), called, NOBODY, key.lower(), key.lower(), illustrative=False)
    held = {f"{what}_held": HELD for what in ("name", "acronym", "authority", "level")}
    return BodyThen(
        words=words,
        acronym=NOBODY,
        authority="recommends",
        level=None,
        terms=None,
        since=SINCE,
        answer=DECK,
        ended=SINCE,
        ended_by=DECK,
        illustrative=False,
        **held,
    )


def line(child: str, parent: str, kind: str = LineKind.PRIMARY) -> Line:
    """A line up from a body."""
    return Line(child, parent, str(kind), SINCE, DECK, SINCE, DECK, illustrative=False)


def structure(bodies: list[BodyThen], lines: list[Line], components: list[Line] | None = None) -> Structure:
    """The structure of a day."""
    return Structure(ON, None, date(1998, 1, 1), tuple(bodies), tuple(lines), tuple(components or []))


def tree(*rows: tuple[str, str, str]) -> Structure:
    """A structure of (key, kind, parent): councils under a joint council are its components, all others report."""
    bodies = [body(number, key, kind) for number, (key, kind, _parent) in enumerate(rows, 1)]
    kinds = {key: kind for key, kind, _parent in rows}
    lines, components = [], []
    for key, kind, parent in rows:
        if parent and kind == BodyKind.COUNCIL and kinds[parent] == BodyKind.JOINT_COUNCIL:
            components.append(line(key, parent, "component"))
        elif parent:
            lines.append(line(key, parent))
    return structure(bodies, lines, components)


def crowd(count: int, *parents: Body, start: date = date(2000, 1, 1)) -> list[Body]:
    """So many working groups, WG-0 and so on, which report to the parents in turn."""
    row = {"in_force": since(start), "basis": "deck", "source": "deck:7"}
    bodies = Body.objects.bulk_create(
        Body(key=f"WG-{number}", kind="working_group", slug_en=f"wg-{number}-en", slug_fr=f"wg-{number}-fr")
        for number in range(count)
    )
    BodyCharter.objects.bulk_create(BodyCharter(body=each, authority="recommends", **row) for each in bodies)
    BodyName.objects.bulk_create(
        BodyName(body=each, kind=NameKind.OFFICIAL, name_en=f"Group {number}", name_fr=f"Groupe {number}", **row)
        for number, each in enumerate(bodies)
    )
    ReportingLine.objects.bulk_create(
        ReportingLine(body=each, parent=parents[number % len(parents)], kind=LineKind.PRIMARY, **row)
        for number, each in enumerate(bodies)
        if parents
    )
    return bodies
