"""What went into a package, what came out of it, and how can anybody check that? docs/reference/package-manifest.md."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from governance.models import Package
from governance.packages.attachments.problems import why
from governance.packages.compiler import compiler, programs
from governance.packages.papers import Ready, converter_for
from governance.packages.plan import MANIFEST, PartPlan
from governance.packages.sections import ManifestLine
from governance.packages.shelf import Stored
from governance.packages.snapshots import Facts

SCHEMA = 1
Made = Sequence[tuple[PartPlan, Ready]]


def input_lines(made: Made, language: str) -> list[ManifestLine]:
    """The documents of one language, for the last page: each with its hash, and why it is not included."""
    with translation.override(language):
        return [
            ManifestLine(
                name=plan.paper.name, title=plan.title, sha256=plan.paper.sha256,
                pages=None if ready.replaced else ready.pages,
                problem=str(why(ready.problem)) if ready.problem else ""
            )
            for plan, ready in made if plan.paper is not None and plan.language == language
        ]  # fmt: skip


def output_lines(made: Made, language: str) -> list[ManifestLine]:
    """The parts of ours in one language, for the last page."""
    return [
        ManifestLine(name=plan.key, sha256=ready.sha256, pages=ready.pages)
        for plan, ready in made
        if plan.own is not None and plan.language == language
    ]


def printed_facts(facts: Facts, made: Made, language: str) -> list[tuple[str, str]]:
    """What else stands there: of what it was made and by what, and whether every page of it keeps PDF/UA-1."""
    conforms = all(ready.conforms for plan, ready in made if plan.language == language)
    with translation.override(language):
        claim = _("yes") if conforms else _("no: not all of its documents keep it")
        return [
            (_("SHA-256 of the contents as they are kept"), facts.sha256),
            (_("Last entry of the ledger"), facts.ledger_head),
            (_("Compiler"), compiler()),
            ("PDF/UA-1", claim),
        ]


def manifest(package: Package, facts: Facts, made: Made, outputs: Sequence[Stored]) -> bytes:
    """The whole, as JSON: the same package gives the same bytes. It does not hold its own hash, nor that of the ZIP."""
    content = {
        "schema": SCHEMA,
        "package": about(package, facts),
        "compiler": programs() | {"name": compiler()},
        "facts": {"sha256": facts.sha256, "as_of": facts.as_of.isoformat(), "ledger_head": facts.ledger_head},
        "documents": documents(made),
        "parts": [part(plan, ready) for plan, ready in made],
        "files": [output(file) for file in outputs],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def about(package: Package, facts: Facts) -> dict[str, Any]:
    """Which package it is."""
    contents = facts.contents
    return {
        "gathering": {"en": contents.slug.en, "fr": contents.slug.fr},
        "version": package.version,
        "edition": contents.edition,
        "since": package.since.version if package.since is not None else None,
        "marking": contents.marking,
    }


def documents(made: Made) -> list[dict[str, Any]]:
    """Every document once, with who converted it and what came of that."""
    found: dict[int, dict[str, Any]] = {}
    for plan, ready in made:
        if plan.paper is not None and plan.paper.id not in found:
            paper = plan.paper
            found[paper.id] = {
                "key": paper.key, "language": paper.language, "name": paper.name, "media_type": paper.media_type,
                "size": paper.size, "sha256": paper.sha256, "converter": converter_for(paper) or None,
                "converted": None if ready.replaced else ready.sha256, "included": not ready.replaced,
                "problem": ready.problem or None, "carried": ready.carried,
            }  # fmt: skip
    return list(found.values())


def part(plan: PartPlan, ready: Ready) -> dict[str, Any]:
    """One part in one language; of the manifest's own pages the address is that of what they say."""
    kind = "manifest" if plan.key == MANIFEST else "own" if plan.own is not None else "document"
    return {
        "key": plan.key, "language": plan.language, "kind": kind, "address": plan.address, "sha256": ready.sha256,
        "pages": ready.pages, "conforms": ready.conforms, "problem": ready.problem or None,
    }  # fmt: skip


def output(file: Stored) -> dict[str, Any]:
    """One file that came out."""
    return {
        "kind": str(file.kind), "language": file.language, "sha256": file.sha256, "size": file.size,
        "pages": file.pages or None, "conforms": file.conforms,
    }  # fmt: skip
