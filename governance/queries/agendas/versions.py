"""Which versions of an agenda were issued, what did each say, and what is different between two of them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from councils.models import Person
from councils.queries.names import BodyWords
from governance.enums import Purpose
from governance.models import AgendaVersion, Gathering, Procedure
from governance.queries.agendas.versions_content import content_of
from governance.queries.agendas.versions_delta import AgendaDelta, Entry, delta, entry_of, pair
from governance.queries.agendas.versions_words import ToldDelta, told
from governance.queries.agendas.withheld import content_seen, withheld_in
from governance.rules.agenda_versions import letter_of
from groundwork.bilingual import Pair

NOW = "now"


@dataclass(frozen=True)
class VersionLine:
    """A version in one line."""

    number: int
    letter: str
    issued_at: datetime
    issued_by: str
    hash: str


@dataclass(frozen=True)
class FrozenItem:
    """A row of a version as it was issued."""

    entry: Entry
    purpose: str
    presenter: Pair
    summary: Pair
    expected_outcome: Pair
    motions: tuple[Pair, ...]
    documents: tuple[Mapping[str, Any], ...]
    in_camera: bool
    consent: bool


@dataclass(frozen=True)
class FrozenMeeting:
    """A meeting of a version as it was issued."""

    id: int
    body: Pair
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    items: tuple[FrozenItem, ...]


@dataclass(frozen=True)
class Comparison:
    """Two versions side by side; `newer` is empty for the agenda as it stands."""

    older: str
    newer: str
    delta: AgendaDelta
    told: ToldDelta


def switched_on(slug: str) -> set[str]:
    """Which further pages the gathering with this address has: the settings of the bodies that meet. One query."""
    of_it = Procedure.objects.filter(body__meetings__gathering__slug_en=slug) | Procedure.objects.filter(
        body__meetings__gathering__slug_fr=slug
    )
    rows = of_it.values_list("agenda_versions", "consent_after")
    names = {"agenda_versions": any(issues for issues, _after in rows),
             "read_beforehand": any(after is not None for _issues, after in rows)}  # fmt: skip
    return {name for name, is_on in names.items() if is_on}


def versions_of(gathering: Gathering) -> list[AgendaVersion]:
    """All versions, the newest first. One query."""
    return list(gathering.agenda_versions.select_related("issued_by").order_by("-number"))


def version_line(version: AgendaVersion) -> VersionLine:
    """A version in one line."""
    return VersionLine(
        version.number, letter_of(version.number), version.issued_at, version.issued_by.name, version.content_hash
    )


def compared(
    gathering: Gathering,
    versions: Sequence[AgendaVersion],
    names: dict[int, BodyWords],
    older: str,
    newer: str,
    reader: Person,
) -> Comparison | None:
    """The two that were asked for, by number or `now`; else the newest version with the agenda as it stands.

    As this reader may see them: what is withheld says no more than that it came, went or moved.
    """
    by_number = {str(each.number): each for each in versions}
    first = by_number.get(older) or (versions[0] if versions else None)
    if first is None:
        return None
    second = None if newer == NOW else by_number.get(newer)
    content = second.content if second else content_of(gathering, names)
    withheld = withheld_in([first.content, content], gathering, reader)
    before, after = content_seen(first.content, withheld), content_seen(content, withheld)
    found = delta(before, after)
    return Comparison(
        older=letter_of(first.number),
        newer=letter_of(second.number) if second else "",
        delta=found,
        told=told(found, before, after),
    )


def frozen(version: AgendaVersion, reader: Person) -> tuple[FrozenMeeting, ...]:
    """What a version said, meeting by meeting, as this reader may see it. Three queries at most."""
    content = content_seen(version.content, withheld_in([version.content], version.gathering, reader))
    return tuple(
        FrozenMeeting(
            id=meeting["id"],
            body=pair(meeting["name"]),
            starts_at=datetime.fromisoformat(meeting["starts_at"]),
            ends_at=datetime.fromisoformat(meeting["ends_at"]),
            time_zone=meeting["time_zone"],
            items=tuple(frozen_item(row, meeting) for row in meeting["items"]),
        )
        for meeting in content["meetings"]
    )


def frozen_item(row: Mapping[str, Any], meeting: Mapping[str, Any]) -> FrozenItem:
    """A row as it was issued."""
    return FrozenItem(
        entry=entry_of(row, meeting),
        purpose=str(Purpose(row["purpose"]).label) if row["purpose"] else "",
        presenter=pair(row["presenter"]),
        summary=pair(row["summary"]),
        expected_outcome=pair(row["expected_outcome"]),
        motions=tuple(pair(each["title"]) for each in row["motions"]),
        documents=tuple({**each, "title": pair(each["title"])} for each in row["documents"]),
        in_camera=row["in_camera"],
        consent=row["consent"],
    )
