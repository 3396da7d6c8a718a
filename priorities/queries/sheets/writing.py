"""How is a logic model written as a file that a spreadsheet shows and that can be imported again?"""

import csv
import io
from collections.abc import Iterable, Mapping

from councils.roster.writing import BOM, harmless
from priorities.models import ResultLink, ResultNode
from priorities.queries.logic_models import Drawing
from priorities.queries.sheets.columns import HEADINGS, OBJECTIVE, Column
from priorities.queries.sheets.links import TEXTS

Cells = dict[Column, str]


def as_file(drawing: Drawing) -> str:
    """A line for each node, then one for each link; texts in both languages, headings in the reader's. No query."""
    nodes = [_node(node.row) for node in drawing.nodes]
    return written([*nodes, *(_link(link) for link in drawing.links)])


def written(rows: Iterable[Mapping[Column, str]]) -> str:
    """The lines under their headings, in CSV; no cell can start a formula."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([str(HEADINGS[column]) for column in Column])
    for row in rows:
        writer.writerow([harmless(row.get(column, "")) for column in Column])
    return out.getvalue()


def _node(node: ResultNode) -> Cells:
    return {
        Column.NUMBER: node.number,
        Column.TIER: str(node.tier.name) if node.tier else str(OBJECTIVE),
        Column.TEXT_EN: node.text.en,
        Column.TEXT_FR: node.text.fr,
        Column.OWNER: node.owner.key if node.owner else "",
        Column.SOURCE: node.source,
    }


def _link(link: ResultLink) -> Cells:
    said = {Column(name): str(getattr(link, name)) for name in TEXTS}
    tested = link.tested_on.isoformat() if link.tested_on else ""
    ends = {Column.NUMBER: link.origin.number, Column.SERVES: link.target.number}
    return ends | said | {Column.TESTED_ON: tested}


def template_file() -> str:
    """Headings, and lines that show how they are filled."""
    low = {Column.NUMBER: "1.1", Column.TIER: "immediate", Column.TEXT_EN: "Members know the model"}
    high = {Column.NUMBER: "2.1", Column.TIER: "intermediate", Column.TEXT_EN: "Horizontal work advances"}
    link = {Column.NUMBER: "1.1", Column.SERVES: "2.1", Column.ASSUMPTION_EN: "Who knows the model uses it."}
    return written(
        [
            low | {Column.TEXT_FR: "Les membres connaissent le modèle", Column.SOURCE: "deck:1"},
            high | {Column.TEXT_FR: "Le travail horizontal progresse", Column.OWNER: "JC"},
            link | {Column.ASSUMPTION_FR: "Qui connaît le modèle s’en sert.", Column.TESTED_ON: "2026-06-01"},
        ]
    )
