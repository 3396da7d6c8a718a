"""How is what changed told in a table: a row for each difference, and one for bodies that became others?"""

from collections.abc import Iterable
from dataclasses import dataclass

from councils.queries.changes import Change, ChangeKind
from councils.queries.names import BodyWords
from councils.queries.provenance import Answer, When
from councils.queries.successions import Succession


@dataclass(frozen=True)
class ChangeRow:
    """A row: of which bodies it speaks, what changed, how it was and how it is, from when, by whose decision."""

    bodies: tuple[BodyWords, ...]
    label: str
    before_words: str
    after_words: str
    on: When
    answer: Answer


def change_rows(changes: Iterable[Change]) -> list[ChangeRow]:
    """The rows in the order of the changes. A merger or a split is one row, however many bodies began or ended.

    That the lines of a body ended with it is not told again.
    """
    rows: list[ChangeRow] = []
    told: set[int] = set()
    changes = list(changes)
    gone = {change.body.key for change in changes if change.kind == ChangeKind.ENDED}
    for change in changes:
        if change.kind in {ChangeKind.LINE_ENDED, ChangeKind.LEFT} and change.body.key in gone:
            continue
        if change.succession is None:
            rows.append(_row(change))
        elif id(change.succession) not in told:
            told.add(id(change.succession))
            rows.append(_became(change.succession))
    return rows


def _row(change: Change) -> ChangeRow:
    return ChangeRow((change.body,), change.label, change.before_words, change.after_words, change.on, change.answer)


def _became(succession: Succession) -> ChangeRow:
    return ChangeRow(
        bodies=succession.bodies,
        label=succession.label,
        before_words=_and_so_on(succession.bodies),
        after_words=_and_so_on(succession.into),
        on=succession.when,
        answer=succession.answer,
    )


def _and_so_on(bodies: Iterable[BodyWords]) -> str:
    return ", ".join(str(words.usual) for words in bodies)
