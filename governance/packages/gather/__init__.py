"""What does a package say about a gathering, as of one moment? All its reading, in one snapshot."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from councils.enums import LineKind
from councils.models import Person, ReportingLine
from councils.queries.names import BodyWords, names_on
from governance.enums import Edition
from governance.models import AgendaVersion, Gathering, Meeting, MeetingFormat
from governance.packages.contents import Changes, PackageContents
from governance.packages.gather.agendas import effects_proposed, meetings_of, meetings_read
from governance.packages.gather.attendance import coming_to
from governance.packages.gather.changes import Names
from governance.packages.gather.decisions import decisions_before, decisions_read, decisions_under, effects_decided
from governance.packages.gather.follow_ups import open_actions
from governance.packages.gather.papers import highest
from governance.packages.gather.priorities import outcomes_served, priorities_now
from governance.packages.gather.records import records_of
from governance.packages.gather.sight import Sight, sight_of
from governance.packages.gather.summaries import summaries_for
from governance.packages.gather.versions import issued, issued_last, seen, since_package, since_version
from governance.queries.agendas.versions_content import content_of
from governance.queries.effect_words import known_for
from governance.queries.meetings.gatherings import days_of
from groundwork.bilingual import Pair
from groundwork.context import this_house
from groundwork.snapshot import snapshot

__all__ = ["Asked", "gather", "gathered"]


@dataclass(frozen=True)
class Asked:
    """Which package is asked for: of which version and moment, which edition, for whom, compared with which."""

    version: int
    as_of: datetime
    edition: str = Edition.FULL
    reader: Person | None = None
    since: PackageContents | None = None


def gather(
    gathering_id: int,
    *,
    version: int,
    as_of: datetime,
    edition: str = Edition.FULL,
    reader: Person | None = None,
    since: PackageContents | None = None,
) -> PackageContents:
    """The contents of a package, in a number of queries that does not grow with the agenda.

    `as_of` is the moment that is printed; what is read is the database as it stands now. `reader` is the one for whom
    a personal edition is; any other holds what an ordinary member may read who declared no interest, nothing that is in
    camera, and nothing that is withheld. `since` is the package with which this one is compared. Raises
    Gathering.DoesNotExist, and RuntimeError inside a transaction.
    """
    with snapshot():
        return gathered(gathering_id, Asked(version, as_of, edition, reader, since))


def gathered(gathering_id: int, asked: Asked) -> PackageContents:
    """The same, inside a snapshot that has begun already."""
    gathering = Gathering.objects.select_related("format").get(pk=gathering_id)
    house = this_house()
    first, last = days_of(gathering)
    around = _around(gathering, asked, first or asked.as_of.date())
    shown = _shown(gathering, around, asked)
    return PackageContents(
        slug=Pair(gathering.slug_en, gathering.slug_fr),
        house=house.name,
        secretariat=house.secretariat,
        place=gathering.place,
        first_day=first,
        last_day=last,
        precision=str(gathering.precision),
        version=asked.version,
        as_of=asked.as_of,
        note=gathering.note,
        illustrative=gathering.illustrative,
        format=gathering.format.name if gathering.format else Pair(),
        edition=str(Edition(asked.edition)),
        reader=asked.reader.name if asked.reader else "",
        **shown,
    )


@dataclass(frozen=True)
class Around:
    """What is read first, and needed by the rest: meetings, names, rights, the version of the agenda issued last."""

    meetings: list[Meeting]
    bodies: list[int]
    names: Names
    sight: Sight
    issued: AgendaVersion | None
    on: date


def _around(gathering: Gathering, asked: Asked, on: date) -> Around:
    version = issued_last(gathering)
    sight = sight_of(gathering, asked.reader, version.content if version else None)
    meetings = meetings_read(gathering)
    bodies = sorted({meeting.body_id for meeting in meetings})
    return Around(meetings, bodies, _names(on), sight, version, on)


def _shown(gathering: Gathering, around: Around, asked: Asked) -> dict[str, Any]:
    """All that is printed, by the names of the fields."""
    sight, names, on = around.sight, around.names, around.on
    decided = decisions_read(gathering, sight)
    effects = [*effects_proposed(around.meetings), *effects_decided(decided)]
    names = names.knowing(known_for(effects, people=sight.people))
    meetings = meetings_of(around.meetings, names, decisions_under(decided, names), sight)
    numbers = {item.id: item.number or "" for meeting in meetings for item in meeting.items}
    whole = content_of(gathering, dict(names.by_id))
    now = seen(whole, sight)
    changes: list[Changes] = []
    if around.issued:
        changes.append(since_version(around.issued, now, sight, numbers))
    if asked.since:
        changes.append(since_package(asked.since, now, sight, numbers))
    return {
        "meetings": meetings,
        "marking": highest(gathering.marking, [item for meeting in meetings for item in meeting.items]),
        "decisions": decisions_before(gathering, around.bodies, names, on, sight),
        "actions": open_actions(around.bodies, names, sight, on),
        "issued": issued(around.issued, whole, names, sight) if around.issued else None,
        "changes": tuple(changes),
        "coming": coming_to(around.meetings, names, sight),
        "priorities": priorities_now(meetings, names),
        "outcomes": outcomes_served(),
        "summaries": summaries_for(around.bodies, names),
        "records": records_of(around.meetings, names, sight) if asked.edition == Edition.RECORD else (),
        "agenda": now,
    }


def _names(on: date) -> Names:
    """Bodies as they are called on that day and to whom they report then; formats by key, the latest version last."""
    by_id: dict[int, BodyWords] = names_on(on)
    formats = {row.key: row.name for row in MeetingFormat.objects.order_by("key", "version")}
    lines = ReportingLine.objects.standing(on).filter(kind=LineKind.PRIMARY).values_list("body_id", "parent_id")
    return Names(
        by_id=by_id,
        by_key={words.key: words for words in by_id.values()},
        formats=formats,
        upper={by_id[body].key: by_id[parent].key for body, parent in lines},
    )
