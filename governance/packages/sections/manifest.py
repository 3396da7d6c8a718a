"""From which facts and documents was this file made, when, by what, and how can that be checked?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from governance.packages.contents import PackageContents, facts_hash
from governance.packages.sections.cover import name
from governance.packages.sections.furniture import capital, spoken
from governance.packages.sections.papers import language_named
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import run, spoken_text


@dataclass(frozen=True)
class ManifestLine:
    """A document or a part in the manifest; `problem` says in words why it could not be included."""

    name: str
    sha256: str
    pages: int | None = None
    problem: str = ""
    title: str = ""


def manifest(
    contents: PackageContents,
    language: str,
    inputs: Sequence[ManifestLine],
    outputs: Sequence[ManifestLine],
    facts: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """What anyone needs to compile the same file again and compare; `facts` are lines of a label and a value."""
    lines = [(_("Documents"), inputs, True), (_("Parts"), outputs, False)]
    return {
        "kind": "manifest",
        "title": spoken(_("About this package")),
        "rows": [{"label": spoken(label), "value": value} for label, value in _rows(contents, language) if value],
        "hashes": [
            {"label": spoken(label), "value": value}
            for label, value in ((_("SHA-256 of the facts"), facts_hash(contents)), *facts)
            if value
        ],
        "explanation": spoken(
            _(
                "The English and the French file are made from the same facts, at the same moment. "
                "The same facts give the same file, byte for byte."
            )
        ),
        "columns": [spoken(each) for each in (_("Name"), _("Pages"))],
        "tables": [
            {"title": spoken(title), "rows": [_line(each, named=named) for each in found]}
            for title, found, named in lines
            if found
        ],
    }


def _rows(contents: PackageContents, language: str) -> list[tuple[str, Any]]:
    return [
        (_("Gathering"), spoken_text(name(contents, language), language)),
        (_("Version"), spoken_text(str(contents.version), language)),
        (_("Facts as of"), spoken_text(written.moment(contents.as_of, language), language)),
        (_("Language of this file"), spoken_text(capital(language_named(language)), language)),
        (_("Items"), spoken_text(str(len(contents.numbered)), language)),
        (_("Secretariat"), run(contents.secretariat, language)),
    ]


def _line(found: ManifestLine, *, named: bool) -> dict[str, str]:
    title = spoken(found.title)
    return {
        "title": title or spoken(found.name),
        "name": spoken(found.name) if named and title else "",
        "pages": "" if found.pages is None else str(found.pages),
        "sha256": found.sha256,
        "problem": spoken(found.problem),
    }
