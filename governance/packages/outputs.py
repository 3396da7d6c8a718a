"""How do parts become the files of a package: bound, as a web page, as a ZIP, with their manifest?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from governance.enums import FileKind
from governance.models import Package
from governance.packages.contents import PackageContents
from governance.packages.facing import facing_sheets
from governance.packages.html import html_edition
from governance.packages.manifest import Made, manifest
from governance.packages.papers import Ready
from governance.packages.parts import refuse_unprinted
from governance.packages.plan import FRONT, PartPlan
from governance.packages.press.crew import Crew
from governance.packages.press.jobs import Binding, Printed
from governance.packages.sections import marking_words, package_title
from governance.packages.shelf import LANGUAGES, Stored, file_name, measured
from governance.packages.snapshots import Facts
from governance.packages.zipping import Entry, entries_of, zip_up
from groundwork.binding.sheets import Sheet

BOTH = "both"
Fronts = Mapping[str, Ready]


def sheet(plan: PartPlan, ready: Ready) -> Sheet:
    """A part as the binder wants it. A document keeps its own bookmarks; whether it grows a strip is for its pages."""
    return Sheet(
        ready.path, plan.key, plan.title, plan.language if plan.paper is None else plan.paper.language, plan.level,
        plan.label_prefix, plan.stamp, conforms=ready.conforms, foot=plan.paper is None,
        back_to=plan.back_to, back_words=plan.back_words,
    )  # fmt: skip


def how(contents: PackageContents, language: str) -> dict[str, Any]:
    """What the binder is told of the whole."""
    words = marking_words(contents)
    side = "fr" if language == "fr" else "en"
    titles = [package_title(contents, code) for code in (LANGUAGES if language == BOTH else [side])]
    return {
        "title": " / ".join(titles),
        "language": side,
        "marking": [["en", words.en], ["fr", words.fr]],
        "author": contents.house.side(side),
        "moment": int(contents.as_of.timestamp()),
    }


def bindings(package: Package, facts: Facts, made: Made, fronts: Fronts, room: Path) -> dict[str, Binding]:
    """What is bound: each language, and the file in which they face each other where that was asked for."""
    sheets = {code: [sheet(plan, ready) for plan, ready in made if plan.language == code] for code in LANGUAGES}
    if package.facing:
        sheets[BOTH] = facing_sheets(unpaged(sheets, fronts), made)
    return {
        code: Binding([plain(each) for each in found], how(facts.contents, code), str(room / f"bound-{code}.pdf"))
        for code, found in sheets.items()
    }


def bound(jobs: Mapping[str, Binding], answers: Iterator[tuple[int, Printed]]) -> Iterator[Stored]:
    """The files that were bound. Raises Unprintable, OSError."""
    languages = list(jobs)
    for place, printed in sorted(answers, key=lambda answer: answer[0]):
        language = languages[place]
        refuse_unprinted(language, printed)
        yield Stored(
            FileKind.PDF, language, jobs[language].out, printed.sha256, printed.size, printed.pages, printed.conforms
        )


def unpaged(sheets: Mapping[str, list[Sheet]], fronts: Fronts) -> dict[str, list[Sheet]]:
    """The sheets with the fronts that name no pages: those of one language are no others where both are in one file."""
    return {
        code: [replace(each, path=fronts[code].path) if each.key == FRONT else each for each in sheets[code]]
        for code in LANGUAGES
    }


def plain(one: Sheet) -> dict[str, Any]:
    """A sheet as JSON."""
    return asdict(one) | {"path": str(one.path) if one.path is not None else None}


def files_of(package: Package, facts: Facts, made: Made, fronts: Fronts, room: Path, crew: Crew) -> list[Stored]:
    """Every file of the package, in the room. Raises Unprintable, OSError."""
    jobs = bindings(package, facts, made, fronts, room)
    answers = crew.done(jobs.values())
    pages = list(web_pages(facts.contents, room))  # while the presses bind
    files = [*bound(jobs, answers), *pages]
    listed = written(room / "manifest.json", manifest(package, facts, made, files), FileKind.MANIFEST, BOTH)
    whole = room / "parts.zip"
    zip_up([*entries_of(made, room), *beside(facts.contents, files, listed)], whole)
    return [*files, listed, measured(whole, FileKind.ZIP, BOTH)]


def web_pages(contents: PackageContents, room: Path) -> Iterator[Stored]:
    """The same contents as an accessible page, in each language."""
    for code in LANGUAGES:
        page = html_edition(contents, contents.edition, code).encode()
        yield written(room / f"page-{code}.html", page, FileKind.HTML, code, conforms=True)


def written(path: Path, content: bytes, kind: FileKind, language: str, *, conforms: bool = False) -> Stored:
    """A file of bytes that are at hand."""
    path.write_bytes(content)
    return measured(path, kind, language, conforms=conforms)


def beside(contents: PackageContents, files: Sequence[Stored], listed: Stored) -> Iterator[Entry]:
    """What lies in the ZIP beside the parts."""
    for file in files:
        if file.kind == FileKind.HTML:
            yield Entry(file_name(contents, file.kind, file.language), Path(file.name))
    yield Entry("manifest.json", Path(listed.name))
