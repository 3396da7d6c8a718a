"""How do jurisdictions, levels, bodies, lines and events of the demonstration come to be?"""

from datetime import date, timedelta

from councils.actions.bodies import establish_body, join_component, note_event
from councils.actions.jurisdictions import record_jurisdiction
from councils.actions.levels import record_level
from councils.actions.reporting import draw_line
from councils.enums import EventKind, LineKind
from councils.models import Jurisdiction, Person
from governance.demonstration.anomalies import note_of
from governance.demonstration.background import LEVELS
from governance.demonstration.bodies import BODIES, COMPONENTS
from governance.demonstration.jurisdictions import JURISDICTIONS
from governance.demonstration.loading.grounds import ground_of
from governance.demonstration.loading.made import Made
from governance.demonstration.shapes import Body, When
from governance.demonstration.structure import EVENTS, OPEN_LINES, REPORTING_LINES
from groundwork.bilingual import Pair

OPEN_NOTES = {line.body: line.notes for line in OPEN_LINES}


def load_levels(made: Made) -> None:
    """The four levels of the operating framework."""
    for each in LEVELS:
        made.levels[each.level] = record_level(level=each.level, name=each.name, by=made.by)


def load_jurisdictions(made: Made) -> None:
    """The governments and municipal associations on whose behalf people sit."""
    made.jurisdictions = record_jurisdictions(by=made.by)


def record_jurisdictions(*, by: Person | None) -> dict[str, Jurisdiction]:
    """Record every jurisdiction that is known publicly, by its code."""
    return {
        each.code: record_jurisdiction(
            code=each.code,
            order=each.order,
            name=each.name,
            abbreviation=each.abbreviation,
            government=each.government,
            with_article_fr=each.with_article_fr,
            with_de_fr=each.with_de_fr,
            protocol_order=each.protocol_order,
            sgc=each.sgc,
            time_zone=each.time_zone,
            by=by,
        )
        for each in JURISDICTIONS
    }


def load_secretariat_body(made: Made) -> None:
    """The body of those who keep the house comes first: they record the rest."""
    load_body(made, next(body for body in BODIES if body.key == "ICCS"))


def load_bodies(made: Made) -> None:
    """Every other body that the deck names, and of which councils the joint councils are composed."""
    for body in BODIES:
        if body.key not in made.bodies:
            load_body(made, body)
    for part in COMPONENTS:
        join_component(
            whole=made.bodies[part.whole],
            part=made.bodies[part.part],
            starts_on=part.start.date,
            ground=ground_of(part, start=part.start),
            by=made.by,
        )


def load_body(made: Made, body: Body) -> None:
    """One body, with what stays open about it and about its line."""
    notes = [note_of(body), *OPEN_NOTES.get(body.key, ())]
    made.bodies[body.key] = establish_body(
        key=body.key,
        kind=body.kind,
        authority=body.authority,
        name=body.name,
        acronym=body.acronym,
        slug=body.slug,
        starts_on=body.start.date,
        ends_on=body.end.date if body.end else None,
        level=body.engagement_level,
        note=Pair(
            en=" ".join(note.en for note in notes if note.en),
            fr=" ".join(note.fr for note in notes if note.fr),
        ),
        ground=ground_of(body, start=body.start, end=body.end),
        by=made.by,
    )


def load_lines(made: Made) -> None:
    """The lines that the deck states; where it is silent, no line is drawn."""
    for line in REPORTING_LINES:
        draw_line(
            body=made.bodies[line.body],
            parent=made.bodies[line.parent],
            kind=LineKind(line.kind),
            starts_on=line.start.date,
            ground=ground_of(line, start=line.start),
            by=made.by,
        )


def load_events(made: Made) -> None:
    """What happened in the life of the bodies, as exactly as is known."""
    for event in EVENTS:
        first, after = days_of(event.when)
        note_event(
            body=made.bodies[event.body],
            kind=EventKind(event.kind),
            description=event.description,
            on=first,
            until=after,
            ground=ground_of(event, start=event.when, end=event.when),
            by=made.by,
        )


def days_of(when: When) -> tuple[date, date]:
    """The first day of a month, year or day, and the first day after it. Raises ValueError without a day."""
    first = when.date
    if first is None:
        raise ValueError("a day that is not known has no first day")
    if when.precision == "year":
        return first, date(first.year + 1, 1, 1)
    if when.precision == "month":
        return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, first + timedelta(days=1)
