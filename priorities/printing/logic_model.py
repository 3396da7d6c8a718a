"""What stands in the printed logic model: the drawing, the same as lists, and the reasoning step by step?"""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from groundwork.bilingual import Pair, reader_language
from groundwork.context import this_house
from groundwork.dates_in_words import day
from groundwork.typesetting.setting import set_in_pdf
from groundwork.typesetting.texts import typeset
from priorities.drawing.file import MARGIN, TOP, as_svg, in_words
from priorities.drawing.layout import heading, laid_out
from priorities.models import LogicModel, ResultLink
from priorities.queries.logic_models import Column, Drawing

TEMPLATE = Path(__file__).parent / "logic_model.typ"


def print_model(drawing: Drawing, on: date) -> bytes:
    """The file, in the reader's language, dated by its adoption, or by `on` for a draft.

    The same facts give the same bytes.
    """
    moment = datetime.combine(drawing.model.adopted_on or on, time(12), tzinfo=UTC).timestamp()
    return set_in_pdf(TEMPLATE, said(contents(drawing)), max(0, int(moment)))


def contents(drawing: Drawing) -> dict[str, Any]:
    """All that the template puts on paper."""
    layout = laid_out(drawing)
    return {
        "lang": reader_language(),
        "house": str(this_house().name),
        "title": str(drawing.model.title),
        "version": version_in_words(drawing.model),
        "note": str(drawing.model.note),
        "svg": as_svg(drawing, version_in_words(drawing.model)),
        "width": layout.width + 2 * MARGIN,
        "height": layout.height + TOP + MARGIN,
        "alt": in_words(drawing),
        "columns": [{"heading": heading(column), "nodes": told(column)} for column in drawing.columns],
        "links": [cells(link) for link in drawing.links],
        "words": {
            "nodes": _("As text"),
            "links": _("The reasoning, step by step"),
            "lower": _("This outcome"),
            "upper": _("serves this one"),
            "assumption": _("on the assumption"),
            "risk": _("Risk and evidence"),
            "tested": _("Tested on"),
        },
    }


def version_in_words(model: LogicModel) -> str:
    """“Version 2, adopted on November 23, 2026 by decision D-2026-021”, or that it is a draft."""
    words = {"number": model.version, "reference": model.adopted_by}
    if model.adopted_on is None:
        return _("Version %(number)s, draft") % words
    words["day"] = day(model.adopted_on, reader_language())
    return _("Version %(number)s, adopted on %(day)s by decision %(reference)s") % words


def told(column: Column) -> list[str]:
    """The nodes of a column, each with what it serves."""
    lines = []
    for node in column.nodes:
        served = ", ".join(link.target.number for link in node.up)
        words = f"{node.row.number} {node.row.text}"
        lines.append(_("%(node)s: serves %(served)s.") % {"node": words, "served": served} if served else words)
    return lines


def cells(link: ResultLink) -> list[str]:
    """One step of the reasoning."""
    more = [str(pair) for pair in (link.risk, link.evidence) if pair != Pair()]
    tested = link.tested_on.isoformat() if link.tested_on else _("not tested")
    ends = [f"{node.number} {node.text}" for node in (link.origin, link.target)]
    return [*ends, str(link.assumption) or "–", " ".join(more) or "–", tested]


def said(value: Any) -> Any:
    """Every text of the document, composed and typeset; the drawing only composed."""
    if isinstance(value, dict):
        return {key: each if key in {"lang", "svg"} else said(each) for key, each in value.items()}
    if isinstance(value, list):
        return [said(each) for each in value]
    return typeset(value, reader_language()) if isinstance(value, str) else value
