"""What changed between two days, and by which decision?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from councils.enums import Authority, LineKind
from councils.queries.names import BodyWords
from councils.queries.provenance import Answer, When
from councils.queries.structure import BodyThen, Line, Structure


class ChangeKind(StrEnum):
    CREATED = "created"
    ENDED = "ended"
    RENAMED = "renamed"
    CHARTER = "charter"
    MOVED = "moved"
    LINE_NEW = "line_new"
    LINE_ENDED = "line_ended"
    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True)
class Change:
    """One difference: which body, what of it, how it was and how it is, from which day and by whose decision.

    `before` and `after` are words that are read in the reader's language when they are shown; `line` is the kind
    of the line that changed, `was` and `now` the keys of the parents.
    """

    kind: ChangeKind
    body: BodyWords
    on: When
    answer: Answer
    before: object = ""
    after: object = ""
    line: str = ""
    was: str = ""
    now: str = ""

    @property
    def is_move(self) -> bool:
        """Whether the body reports to another than before."""
        return self.kind == ChangeKind.MOVED

    @property
    def label(self) -> str:
        """What changed, in a few words."""
        if self.line in LineKind.values:
            return str(LineKind(self.line).label)
        return {
            ChangeKind.CREATED: pgettext("body", "new"), ChangeKind.ENDED: pgettext("body", "ended"),
            ChangeKind.RENAMED: _("name"), ChangeKind.CHARTER: _("what it may do"),
            ChangeKind.JOINED: _("component of"), ChangeKind.LEFT: _("component of"),
        }[self.kind]


def compare(before: Structure, after: Structure) -> list[Change]:
    """Every difference between two days, bodies first, each body's in one place. No query."""
    changes = [*_bodies(before, after), *_primary_lines(before, after), *_other_lines(before, after)]
    return sorted(changes, key=lambda change: (_ORDER.index(change.kind), change.body.id, change.line, change.now))


_ORDER = [ChangeKind.MOVED, ChangeKind.CREATED, ChangeKind.ENDED, ChangeKind.JOINED, ChangeKind.LEFT,
          ChangeKind.LINE_NEW, ChangeKind.LINE_ENDED, ChangeKind.RENAMED, ChangeKind.CHARTER]  # fmt: skip


def _bodies(before: Structure, after: Structure) -> Iterator[Change]:
    for key in before.by_key | after.by_key:
        old, new = before.by_key.get(key), after.by_key.get(key)
        if old is None and new is not None:
            yield Change(ChangeKind.CREATED, new.words, new.since, new.answer, after=_kind(new))
        elif new is None and old is not None:
            yield Change(ChangeKind.ENDED, old.words, old.ended, old.ended_by, before=_kind(old))
        elif old is not None and new is not None:
            yield from _one_body(old, new)


def _kind(body: BodyThen) -> Any:
    from councils.enums import BodyKind

    return BodyKind(body.kind).label


def _one_body(old: BodyThen, new: BodyThen) -> Iterator[Change]:
    if (old.words.name, old.words.acronym) != (new.words.name, new.words.acronym):
        yield Change(ChangeKind.RENAMED, new.words, new.named_since, new.named_by,
                     before=old.words.name, after=new.words.name)
    if (old.authority, old.level) != (new.authority, new.level):
        yield Change(ChangeKind.CHARTER, new.words, new.since, new.answer,
                     before=Authority(old.authority).label, after=Authority(new.authority).label)
