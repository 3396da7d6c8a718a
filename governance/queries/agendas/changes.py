"""What of an agenda must be drawn anew for a reader who still sees how it stood before?"""

from dataclasses import dataclass, replace
from hashlib import sha256

from governance.queries.agendas.building import AgendaPage, DayCard
from governance.queries.agendas.rows import AgendaRow
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Target:
    """Where selected items may go: the end of a meeting or of a section."""

    value: str
    label: str
    is_section: bool


@dataclass(frozen=True)
class Changed:
    """The days to be drawn anew, and where a day keeps its places the rows that are, each with its day.

    `bars` are the headings of days with other hours; `whole` says that the days themselves are no longer the same.
    """

    whole: bool
    cards: tuple[DayCard, ...] = ()
    rows: tuple[tuple[DayCard, AgendaRow], ...] = ()
    bars: tuple[DayCard, ...] = ()
    targets: bool = True


def stamp(page: AgendaPage) -> str:
    """A short hash of all that the agenda shows: two readers with the same stamp see the same."""
    return sha256(repr(page.cards).encode()).hexdigest()[:20]


def changed(before: AgendaPage | None, after: AgendaPage) -> Changed:
    """What differs between the agenda that the reader sees and the one that stands; None when that is not known."""
    if before is None or [card.id for card in before.cards] != [card.id for card in after.cards]:
        return Changed(whole=True)
    cards: list[DayCard] = []
    bars: list[DayCard] = []
    rows: list[tuple[DayCard, AgendaRow]] = []
    for old, new in zip(before.cards, after.cards, strict=True):
        if [row.slot for row in old.rows] != [row.slot for row in new.rows]:
            cards.append(new)
        else:
            bars += [new] if replace(old, rows=()) != replace(new, rows=()) else []
            rows += [(new, row) for was, row in zip(old.rows, new.rows, strict=True) if was != row]
    return Changed(False, tuple(cards), tuple(rows), tuple(bars), targets_of(before) != targets_of(after))


def targets_of(page: AgendaPage) -> list[Target]:
    """The meetings that may still be changed, and under each its sections."""
    language = reader_language()
    found: list[Target] = []
    met: set[int] = set()
    for card in page.cards:
        if not card.may_change:
            continue
        if card.meeting not in met:
            found.append(Target(f"meeting-{card.meeting}", card.body.usual.read(language), is_section=False))
            met.add(card.meeting)
        found += [Target(f"section-{row.id}", row.title.read(language), True) for row in card.rows if row.is_section]
    return found


def row_named(page: AgendaPage, number: str) -> AgendaRow | None:
    """The item with this printed number."""
    return next((row for row in page.rows if row.number and row.number == number.strip().rstrip(".")), None)
