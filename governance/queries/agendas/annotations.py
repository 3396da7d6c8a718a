"""What is noted beside each item for those who lead the meeting?"""

from collections.abc import Collection
from dataclasses import dataclass

from governance.models import Annotation
from governance.queries.agendas.building import AgendaPage, DayCard
from governance.queries.agendas.rows import AgendaRow
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class AnnotatedRow:
    """A row of the agenda with its speaking notes and the wording to read aloud; `version` 0 when nobody wrote any."""

    row: AgendaRow
    notes: Pair
    read_aloud: Pair
    version: int


@dataclass(frozen=True)
class AnnotatedDay:
    """A day of a meeting, annotated."""

    card: DayCard
    rows: tuple[AnnotatedRow, ...]


def annotated_days(page: AgendaPage, bodies: Collection[int]) -> tuple[AnnotatedDay, ...]:
    """The days of these bodies, with what is noted. One query."""
    cards = [card for card in page.cards if card.body.id in bodies]
    wanted = [row.id for card in cards for row in card.rows]
    noted = {each.item_id: each for each in Annotation.objects.filter(item__in=wanted)}
    return tuple(AnnotatedDay(card, tuple(with_notes(row, noted.get(row.id)) for row in card.rows)) for card in cards)


def with_notes(row: AgendaRow, found: Annotation | None) -> AnnotatedRow:
    """A row and what is noted beside it."""
    if found is None:
        return AnnotatedRow(row, Pair(), Pair(), 0)
    return AnnotatedRow(row, found.notes, found.read_aloud, found.version)
