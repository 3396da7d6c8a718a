"""How is the structure of a day handed to another program? The same facts, always in the same order."""

import csv
import io
import json
from typing import Any

from councils.queries.changes import Change
from councils.queries.provenance import Answer, When
from councils.queries.structure import BodyThen, Line, Structure
from councils.queries.structure_org_words import in_language
from groundwork.bilingual import LANGUAGES, Pair

COLUMNS = ["what", "body", "parent", "kind", "name_en", "name_fr", "from", "precision", "basis", "opened_by", "source",
           "because_en", "because_fr", "illustrative"]  # fmt: skip


def structure_facts(structure: Structure, changes: list[Change] | None = None) -> dict[str, Any]:
    """The structure as plain values, every list in order of its keys; with what changed when it was compared."""
    facts: dict[str, Any] = {
        "as_of": structure.on.isoformat(),
        "known_on": structure.known_on.isoformat() if structure.known_on else None,
        "register_begins": structure.begins_on.isoformat() if structure.begins_on else None,
        "bodies": [_body(body) for body in sorted(structure.bodies, key=lambda body: body.key)],
        "components": [_component(line) for line in sorted(structure.components, key=_ends)],
        "lines": [_line(line) for line in sorted(structure.lines, key=_ends)],
    }
    if changes is not None:
        facts["changes"] = [_change(change) for change in changes]
    return facts


def as_json(facts: dict[str, Any]) -> str:
    """Byte for byte the same for the same facts."""
    return json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_csv(facts: dict[str, Any]) -> str:
    """Bodies, components and lines as one table, a row each; no cell can start a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for what in ("bodies", "components", "lines"):
        for row in facts[what]:
            writer.writerow({"what": what, **{name: _cell(value) for name, value in _flat(row).items()}})
    return out.getvalue()


def _ends(line: Line) -> tuple[str, str, str]:
    return line.body, line.kind, line.parent


def _ground(since: When, answer: Answer, illustrative: bool) -> dict[str, Any]:
    return {
        "from": since.on.isoformat() if since.on else None, "precision": since.precision, "basis": answer.basis,
        "opened_by": answer.reference, "source": answer.source, "because": answer.because.as_facts(),
        "illustrative": illustrative,
    }  # fmt: skip


def _body(body: BodyThen) -> dict[str, Any]:
    return {
        "body": body.key, "kind": body.kind, "name": body.words.name.as_facts(),
        "acronym": body.words.acronym.as_facts(), "authority": body.authority,
        "level": body.level.as_facts() if body.level else None,
        "terms_of_reference": body.terms.number if body.terms else None,
        **_ground(body.since, body.answer, body.illustrative or body.words.illustrative),
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {"body": line.body, "parent": line.parent, "kind": line.kind,
            **_ground(line.since, line.answer, line.illustrative)}  # fmt: skip


def _component(line: Line) -> dict[str, Any]:
    return {"whole": line.parent, "part": line.body, **_ground(line.since, line.answer, line.illustrative)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "change": change.kind.value, "body": change.body.key, "line": change.line, "was": change.was,
        "now": change.now, "before": _words(change.before), "after": _words(change.after),
        "on": change.on.on.isoformat() if change.on.on else None, "precision": change.on.precision,
        "basis": change.answer.basis, "decision": change.answer.reference, "source": change.answer.source,
        **_became(change),
    }  # fmt: skip


def _became(change: Change) -> dict[str, Any]:
    """Which bodies merged into which, or were split into which."""
    if change.succession is None:
        return {}
    sides = {"predecessors": change.succession.bodies, "successors": change.succession.into}
    return {name: [words.key for words in bodies] for name, bodies in sides.items()}


def _words(value: object) -> Any:
    """A name, or what is said differently in each language, in both; None for nothing."""
    pair = value if isinstance(value, Pair) else getattr(value, "name", None)
    if isinstance(pair, Pair):
        return pair.as_facts()
    return {code: in_language(value, code) for code in LANGUAGES} if value else None


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row for the table: each pair as two columns, a component's ends under the names of a line's."""
    flat = {"body": row.get("part"), "parent": row.get("whole"), **row}
    for name in ("name", "because"):
        pair = flat.pop(name, None) or {"en": "", "fr": ""}
        flat |= {f"{name}_en": pair["en"], f"{name}_fr": pair["fr"]}
    return {name: flat[name] for name in COLUMNS if flat.get(name) is not None}


def _cell(value: object) -> object:
    """What a spreadsheet would take for a formula is quoted."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value
