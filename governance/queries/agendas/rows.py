"""What stands in one row of an agenda: an item, a part of one, a break or a section?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.queries.names import BodyWords
from governance.enums import Purpose
from governance.models import AgendaItem
from governance.queries.agendas.durations import duration
from governance.queries.agendas.schedule import Scheduled
from groundwork.bilingual import LANGUAGES, Pair

PURPOSES: dict[str, tuple[Promise, str]] = {
    Purpose.INFORMATION: (_("Information"), "info"),
    Purpose.DISCUSSION: (_("Discussion"), "people"),
    Purpose.DECISION: (_("Decision"), "award"),
}


class PurposeShown:
    """What the pages say of the purpose of an item."""

    purpose: str

    @property
    def purpose_label(self) -> Promise:
        return PURPOSES[self.purpose][0]

    @property
    def icon(self) -> str:
        return PURPOSES[self.purpose][1]


class ItemShown(PurposeShown):
    """What the pages say of an item, a break or a section; `behind` are the languages in which it is not ready."""

    is_break: bool
    is_section: bool
    behind: tuple[str, ...]

    @property
    def is_item(self) -> bool:
        return not (self.is_break or self.is_section)

    @property
    def en_ready(self) -> bool:
        return "en" not in self.behind

    @property
    def fr_ready(self) -> bool:
        return "fr" not in self.behind


@dataclass(frozen=True)
class AgendaRow(ItemShown):
    """One item, break or section, with its printed number and its hour on the meeting's own clock.

    `slot` names the place of the row on the page. `first` and `last` say that it cannot move further up or down;
    `may_nest` that it can become a part of the item above it. `consent` is "in", or "pulled" when somebody asked for
    it. `lasts_in_all` are the minutes of a section, or of an item with its parts. `withheld` says why its words are
    kept from this reader.
    """

    id: int
    slot: str
    number: str
    title: Pair
    at: str
    starts: time
    minutes: int
    is_break: bool
    is_section: bool
    is_part: bool
    purpose: str
    presenter: Pair
    reference: str
    behind: tuple[str, ...]
    motions: int
    level: Pair
    fields: str
    first: bool
    last: bool
    may_nest: bool
    standing: bool
    in_camera: bool
    supplementary: bool
    consent: str
    illustrative: bool
    course: str
    in_all: int = 0
    withheld: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages in which it has no title."""
        return tuple(code for code in LANGUAGES if not self.title.side(code).strip())

    @property
    def lasts(self) -> str:
        return duration(self.minutes)

    @property
    def lasts_in_all(self) -> str:
        return duration(self.in_all)

    @property
    def is_decision(self) -> bool:
        return self.purpose == Purpose.DECISION and self.is_item


def rows_of(rows: Sequence[Scheduled[AgendaItem]], names: dict[int, BodyWords]) -> list[AgendaRow]:
    """The rows of a meeting, in order."""
    edges: dict[int | None, tuple[int, int]] = {}
    for row in rows:
        first, _last = edges.get(row.item.parent_id, (row.item.pk, 0))
        edges[row.item.parent_id] = (first, row.item.pk)
    return [row_of(rows, place, names, edges[row.item.parent_id]) for place, row in enumerate(rows)]


def row_of(
    rows: Sequence[Scheduled[AgendaItem]], place: int, names: dict[int, BodyWords], edges: tuple[int, int]
) -> AgendaRow:
    """One row of an agenda; `edges` are the first and the last of those among which it moves."""
    row, item = rows[place], rows[place].item
    return AgendaRow(
        id=item.pk,
        slot=f"row-{item.meeting_id}-{place + 1}",
        number=row.label,
        title=item.title,
        at=row.starts_at.isoformat(timespec="minutes"),
        starts=row.starts_at.time(),
        minutes=item.minutes,
        is_break=item.is_break,
        is_section=item.is_section,
        is_part=item.parent_id is not None,
        purpose=item.purpose,
        presenter=presenter_of(item, names),
        reference=item.recommendation.reference if item.recommendation else "",
        behind=languages_behind(item),
        motions=len(item.motions.all()),
        level=item.engagement_level.name if item.engagement_level else Pair(),
        fields=str(item.field_versions.get("minutes", 0)),
        first=item.pk == edges[0],
        last=item.pk == edges[1],
        may_nest=may_nest(item, rows, place),
        standing=item.standing,
        in_camera=item.in_camera or is_part_of_closed(rows, item),
        supplementary=item.supplementary,
        consent=consent_of(item),
        illustrative=item.illustrative,
        course=item.get_proposed_course_display() if item.proposed_course else "",
        in_all=in_all(rows, place),
    )


def is_part_of_closed(rows: Sequence[Scheduled[AgendaItem]], item: AgendaItem) -> bool:
    """Whether the item of which it is a part is in camera."""
    whole = item.parent_id
    return whole is not None and any(row.item.pk == whole and row.item.in_camera for row in rows)


def presenter_of(item: AgendaItem, names: dict[int, BodyWords]) -> Pair:
    """Who presents it; where nobody is named, the body that puts it forward."""
    if item.presenter.en or item.presenter.fr or not item.sponsor_id:
        return item.presenter
    return names[item.sponsor_id].short


def consent_of(item: AgendaItem) -> str:
    """Whether the item is in the consent group, or was until somebody asked for it."""
    if not item.consent:
        return ""
    return "pulled" if item.pulled_by_id else "in"


def may_nest(item: AgendaItem, rows: Sequence[Scheduled[AgendaItem]], place: int) -> bool:
    """Whether it can become a part of the item above it: one level deep, never of a break or a section."""
    if item.parent_id or not item.is_item or place == 0:
        return False
    above = next((each.item for each in reversed(rows[:place]) if each.item.parent_id is None), None)
    has_parts = place + 1 < len(rows) and rows[place + 1].item.parent_id == item.pk
    return above is not None and above.is_item and not has_parts


def in_all(rows: Sequence[Scheduled[AgendaItem]], place: int) -> int:
    """The minutes of a section until the next one, or of an item and its parts; 0 where it has none of these."""
    item, minutes = rows[place].item, 0
    for each in rows[place + 1 :]:
        if each.item.is_section if item.is_section else each.item.parent_id != item.pk:
            break
        minutes += each.item.minutes
    return minutes + item.minutes if minutes else 0


def languages_behind(item: AgendaItem) -> tuple[str, ...]:
    """The languages in which the title, or a summary that exists, is missing or does not match."""
    behind = set(item.title.unready())
    if item.summary.en or item.summary.fr:
        behind |= set(item.summary.unready())
    return tuple(code for code in LANGUAGES if code in behind)
