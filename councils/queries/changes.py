"""What changed between two days, and by which decision?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from councils.enums import Authority, BodyKind, LineKind
from councils.queries.names import BodyWords
from councils.queries.provenance import Answer, When
from councils.queries.structure import COMPONENT, BodyThen, Line, Structure
from councils.queries.structure_held import Held
from councils.queries.successions import Succession


class ChangeKind(StrEnum):
    CREATED = "created"
    ENDED = "ended"
    RENAMED = "renamed"
    CHARTER = "charter"
    LEVEL = "level"
    TERMS = "terms"
    MOVED = "moved"
    LINE_NEW = "line_new"
    LINE_ENDED = "line_ended"
    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True)
class Change:
    """One difference: which body, what of it, how it was and how it is, from which day and by whose decision.

    `before` and `after` are words that are read in the reader's language when they are shown; `line` is the kind
    of the line that changed, `was` and `now` the keys of the parents. Where bodies merged, or one was split,
    `succession` says which became which.
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
    succession: Succession | None = None

    @property
    def is_move(self) -> bool:
        """Whether the body reports to another than before."""
        return self.kind == ChangeKind.MOVED

    @property
    def before_words(self) -> str:
        return words_of(self.before)

    @property
    def after_words(self) -> str:
        return words_of(self.after)

    @property
    def label(self) -> str:
        """What changed, in a few words."""
        if self.line in LineKind.values:
            return str(LineKind(self.line).label)
        return {
            ChangeKind.CREATED: pgettext("body", "new"),
            ChangeKind.ENDED: pgettext("body", "ended"),
            ChangeKind.RENAMED: _("name"),
            ChangeKind.CHARTER: _("what it may do"),
            ChangeKind.LEVEL: _("level of the operating framework"),
            ChangeKind.TERMS: _("terms of reference"),
            ChangeKind.JOINED: _("component of"),
            ChangeKind.LEFT: _("component of"),
        }[self.kind]


def words_of(value: object) -> str:
    """A body by its usual name, a pair of texts in the reader's language, anything else as it is."""
    return str(value.usual if isinstance(value, BodyWords) else value)


def compare(before: Structure, after: Structure) -> list[Change]:
    """Every difference between two days, bodies first, each body's in one place. No query."""
    changes = [*_bodies(before, after), *_primary_lines(before, after), *_other_lines(before, after)]
    return sorted(changes, key=lambda change: (_ORDER.index(change.kind), change.body.id, change.line, change.now))


_ORDER = [ChangeKind.MOVED, ChangeKind.CREATED, ChangeKind.ENDED, ChangeKind.JOINED, ChangeKind.LEFT,
          ChangeKind.LINE_NEW, ChangeKind.LINE_ENDED, ChangeKind.RENAMED, ChangeKind.CHARTER, ChangeKind.LEVEL,
          ChangeKind.TERMS]  # fmt: skip


def _bodies(before: Structure, after: Structure) -> Iterator[Change]:
    for key in before.by_key | after.by_key:
        old, new = before.by_key.get(key), after.by_key.get(key)
        if old is not None and new is not None:
            yield from _one_body(old, new)
        elif new is not None:
            yield _life(ChangeKind.CREATED, new, _came_by(before, after, key))
        elif old is not None:
            yield _life(ChangeKind.ENDED, old, _came_by(before, after, key))


def _came_by(before: Structure, after: Structure, key: str) -> Succession | None:
    """The merger or split between the two days by which the body began or ended."""
    between = (each for each in after.successions if before.on < each.on)
    return next((each for each in between if each.concerns(key)), None)


def _life(kind: ChangeKind, body: BodyThen, succession: Succession | None) -> Change:
    """A body that began or ended."""
    what = BodyKind(body.kind).label
    if kind == ChangeKind.CREATED:
        return Change(kind, body.words, body.since, body.answer, after=what, succession=succession)
    return Change(kind, body.words, body.ended, body.ended_by, before=what, succession=succession)


def _one_body(old: BodyThen, new: BodyThen) -> Iterator[Change]:
    """What became of a body that there was before and after."""

    def change(kind: ChangeKind, since: Held, before: object, after: object) -> Change:
        return Change(kind, new.words, since.since, since.answer, before=before, after=after)

    if old.words.name != new.words.name:
        yield change(ChangeKind.RENAMED, new.name_held, old.words.name, new.words.name)
    elif old.acronym != new.acronym:
        yield change(ChangeKind.RENAMED, new.acronym_held, old.acronym, new.acronym)
    if old.authority != new.authority:
        labels = [Authority(each.authority).label for each in (old, new)]
        yield change(ChangeKind.CHARTER, new.authority_held, *labels)
    if old.level != new.level:
        yield change(ChangeKind.LEVEL, new.level_held, old.level or "", new.level or "")
    if new.terms and new.terms.number != (old.terms.number if old.terms else 0):
        yield change(ChangeKind.TERMS, new.terms.held, _version(old), _version(new))


def _version(body: BodyThen) -> object:
    return format_lazy(gettext_lazy("version {number}"), number=body.terms.number) if body.terms else ""


def _primary_lines(before: Structure, after: Structure) -> Iterator[Change]:
    for key in before.primary | after.primary:
        old, new = before.primary.get(key), after.primary.get(key)
        if new is None and old is not None:
            yield _line(ChangeKind.LINE_ENDED, before, old, old.ended, old.ended_by)
        elif old is None and new is not None:
            yield _line(ChangeKind.LINE_NEW, after, new, new.since, new.answer)
        elif old is not None and new is not None and old.parent != new.parent:
            yield Change(
                ChangeKind.MOVED,
                after.by_key[key].words,
                new.since,
                new.answer,
                before=before.by_key[old.parent].words,
                after=after.by_key[new.parent].words,
                line=LineKind.PRIMARY,
                was=old.parent,
                now=new.parent,
            )


def _other_lines(before: Structure, after: Structure) -> Iterator[Change]:
    old, new = _by_ends(before), _by_ends(after)
    for ends in old.keys() - new.keys():
        line = old[ends]
        kind = ChangeKind.LEFT if line.kind == COMPONENT else ChangeKind.LINE_ENDED
        yield _line(kind, before, line, line.ended, line.ended_by)
    for ends in new.keys() - old.keys():
        line = new[ends]
        kind = ChangeKind.JOINED if line.kind == COMPONENT else ChangeKind.LINE_NEW
        yield _line(kind, after, line, line.since, line.answer)


def _by_ends(structure: Structure) -> dict[tuple[str, str, str], Line]:
    lines = [line for line in structure.lines if line.kind != LineKind.PRIMARY]
    return {(line.body, line.parent, line.kind): line for line in [*lines, *structure.components]}


def _line(kind: ChangeKind, then: Structure, line: Line, on: When, answer: Answer) -> Change:
    parent = then.by_key[line.parent].words
    gone = kind in {ChangeKind.LINE_ENDED, ChangeKind.LEFT}
    return Change(
        kind,
        then.by_key[line.body].words,
        on,
        answer,
        before=parent if gone else "",
        after="" if gone else parent,
        line=line.kind,
        was=line.parent if gone else "",
        now="" if gone else line.parent,
    )


def left_without_groups(before: Structure, after: Structure) -> list[BodyWords]:
    """The councils to which working groups reported before, and none does after."""
    return [
        body.words
        for body in after.bodies
        if body.key in before.by_key and before.working_groups_of(body.key) and not after.working_groups_of(body.key)
    ]
