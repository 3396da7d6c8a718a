"""What stands in the printed structure: the drawing, the same as a list and as tables, and what changed?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from councils.drawing import Diagram
from councils.drawing.file import as_svg
from councils.enums import LineKind
from councils.queries.change_rows import ChangeRow
from councils.queries.names import BodyWords
from councils.queries.structure import Line, Structure
from councils.queries.structure_tree import Branch, Tree
from groundwork.bilingual import reader_language
from groundwork.context import this_house
from groundwork.dates_in_words import day
from groundwork.typesetting.setting import set_in_pdf
from groundwork.typesetting.texts import typeset

TEMPLATE = Path(__file__).parent / "structure.typ"
Cells = list[str]


@dataclass(frozen=True)
class Sheet:
    """What is printed: a day and the one before it, the drawing and what it says in words, list and changes."""

    structure: Structure
    before: Structure | None
    diagram: Diagram
    words: str
    tree: Tree
    rows: Sequence[ChangeRow] = ()


def print_structure(sheet: Sheet) -> bytes:
    """The file, in the reader's language, dated by the day it shows. The same facts give the same bytes."""
    moment = datetime.combine(sheet.structure.on, time(12), tzinfo=UTC).timestamp()
    return set_in_pdf(TEMPLATE, _said(contents(sheet)), max(0, int(moment)))


def contents(sheet: Sheet) -> dict[str, Any]:
    """All that the template puts on paper."""
    structure, diagram, tree = sheet.structure, sheet.diagram, sheet.tree
    title = subtitle(structure, sheet.before)
    return {
        "lang": reader_language(),
        "house": str(this_house().name),
        "title": diagram.title,
        "known": _known(structure),
        "svg": as_svg(diagram, title, sheet.words),
        "width": diagram.width,
        "height": diagram.height,
        "alt": sheet.words,
        "tree": [_branch(branch) for branch in tree.branches],
        "beside": [
            {"kind": capfirst(kind), "items": [f"{_name(tie.body.words)} ({_name(tie.parent.words)})" for tie in ties]}
            for kind, ties in tree.beside
        ],
        "unlinked": [_name(body.words) for body in tree.unlinked],
        "lines": [_line(structure, line) for line in [*structure.components, *structure.lines]],
        "changes": [_change(row) for row in sheet.rows] if sheet.before else None,
        "words": _words(),
    }


def subtitle(structure: Structure, before: Structure | None) -> str:
    """“As of December 1, 2026, compared with November 23, 2026”."""
    on = day(structure.on, reader_language())
    if before is None:
        return _("As of %(day)s") % {"day": on}
    other = day(before.on, reader_language())
    return _("As of %(day)s, compared with %(other)s") % {"day": on, "other": other}


def _known(structure: Structure) -> str:
    if structure.known_on is None:
        return ""
    return _("This is what was known at the end of %(day)s.") % {"day": day(structure.known_on, reader_language())}


def _name(words: BodyWords) -> str:
    """The name, with the acronym where it has one."""
    return f"{words.name} ({words.acronym})" if words.acronym.en else str(words.name)


def _branch(branch: Branch) -> dict[str, Any]:
    marks = [branch.change_word] if branch.change else []
    marks += [branch.kind_label] if branch.kind_label else []
    marks += [_("line not recorded")] if branch.line_is_open else []
    return {
        "name": _name(branch.body.words),
        "note": ", ".join(marks),
        "under": [_branch(each) for each in branch.branches],
    }


def _line(structure: Structure, line: Line) -> Cells:
    kind = LineKind(line.kind).label if line.kind in LineKind.values else _("component of")
    names = [str(structure.by_key[key].words.usual) for key in (line.body, line.parent)]
    return [names[0], str(kind), names[1], str(line.since), str(line.answer)]


def _change(row: ChangeRow) -> Cells:
    names = ", ".join(str(words.usual) for words in row.bodies)
    return [names, row.label, row.before_words or "–", row.after_words or "–", str(row.on), str(row.answer)]


def _words() -> dict[str, str]:
    return {
        "tree": _("As text"),
        "lines": _("Lines, and who decided them"),
        "no_line": _("No reporting line is recorded for that day."),
        "changes": _("What changes"),
        "no_change": _("Nothing changed between the two days."),
        "unlinked": _("Named, no line recorded:"),
        "group": _("Group"),
        "line": pgettext("between two bodies", "Line"),
        "to": pgettext("a line", "To"),
        "since": _("Since"),
        "decided": _("Who decided this?"),
        "change": pgettext("what became different", "Change"),
        "was": _("Used to be"),
        "now": pgettext("after a change", "Now"),
    }


def _said(value: Any) -> Any:
    """Every text of the document, composed and typeset; the drawing only composed."""
    if isinstance(value, dict):
        return {key: each if key in {"lang", "svg"} else _said(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_said(each) for each in value]
    return typeset(value, reader_language()) if isinstance(value, str) else value
