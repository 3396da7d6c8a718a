"""Which words stand in the box of a body, and how much room do they need?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from councils.drawing.columns import Entry
from councils.drawing.lettering import width_of, wrapped
from councils.drawing.ranks import Rank
from councils.drawing.scene import Scene
from councils.drawing.shapes import Text
from councils.enums import BodyKind
from councils.queries.changes import Change, ChangeKind
from groundwork.bilingual import reader_language
from groundwork.dates import Precision
from groundwork.dates_in_words import day_short

BOLD = 650
NOTE = 13.5


@dataclass(frozen=True)
class Label:
    """Lines of lettering for a box, each with its size and weight; nothing has a place yet."""

    lines: tuple[tuple[str, float, int], ...]

    @property
    def width(self) -> int:
        return round(max(width_of(words, size) for words, size, _weight in self.lines))

    @property
    def height(self) -> int:
        return sum(_leading(size) for _words, size, _weight in self.lines)

    def placed(self, centre: int, middle: int) -> tuple[Text, ...]:
        """The lines, one under the other, around the middle of the box."""
        texts, top = [], middle - self.height // 2
        for words, size, weight in self.lines:
            texts.append(Text(centre, top + round(size), words, f"{size:g}", weight))
            top += _leading(size)
        return tuple(texts)


def _leading(size: float) -> int:
    return round(size * 1.27)


def label_of(scene: Scene, key: str, room: float) -> Label:
    """The name of a body in at most `room` pixels, and what else must be said of it there."""
    body = scene.bodies[key]
    size = {Rank.JOINT: 20.0, Rank.COUNCIL: 18.0}.get(scene.ranks[key], 15.0)
    name = str(body.words.usual)
    notes = [note for note in (_beneath(scene, key), change_note(scene.marks.get(key))) if note]
    lines = [(words, size, BOLD) for words in wrapped(name, size, room)]
    lines += [(words, NOTE, 400) for note in notes for words in wrapped(note, NOTE, room)]
    return Label(tuple(lines))


def count_label(entry: Entry, room: float) -> Label:
    """The box that stands for several groups."""
    words = ngettext("%(count)d group", "%(count)d groups", len(entry.hidden)) % {"count": len(entry.hidden)}
    return Label(tuple((line, 15.0, BOLD) for line in wrapped(words, 15.0, room)))


def _beneath(scene: Scene, key: str) -> str:
    """What stands under the name: what the council is called in full, or what kind of body it is."""
    body = scene.bodies[key]
    if body.kind == BodyKind.JOINT_COUNCIL:
        councils = [str(scene.bodies[each].words.short) for each in scene.components_of(key)]
        return _("%(councils)s together") % {"councils": _and(councils)} if len(councils) > 1 else ""
    if body.kind == BodyKind.COUNCIL:
        return "" if str(body.words.short) == str(body.words.name) else str(body.words.name)
    if scene.ranks[key] == Rank.GROUP and key not in scene.place:
        return _("line not recorded")
    if scene.ranks[key] == Rank.OUTSIDE and key not in scene.linked:
        return _("no line recorded")
    return "" if body.kind in {BodyKind.WORKING_GROUP, BodyKind.EXTERNAL_TABLE} else str(BodyKind(body.kind).label)


def change_note(change: Change | None) -> str:
    """“changed Dec 1”, “new in 2015”: what became of a body since the other day."""
    if change is None:
        return ""
    words = {ChangeKind.CREATED: pgettext("body", "new"), ChangeKind.ENDED: pgettext("body", "ended")}
    what = words.get(change.kind, pgettext("body", "changed"))
    if change.on.on is None or not change.on.is_dated:
        return what
    if change.on.precision == Precision.DAY:
        day = day_short(change.on.on, reader_language(), year=False)
        return pgettext("change on a day", "%(what)s %(day)s") % {"what": what, "day": day}
    return pgettext("change in a month or year", "%(what)s in %(day)s") % {"what": what, "day": change.on}


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
