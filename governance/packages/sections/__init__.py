"""Of which parts of our own is a package made, and what is printed in each? Every word ready, every link named."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from governance.enums import Edition
from governance.packages.contents import PackageContents
from governance.packages.sections.agenda import item_title
from governance.packages.sections.choice import chosen_meetings
from governance.packages.sections.cover import kind, marking_words
from governance.packages.sections.cover import title as title_of
from governance.packages.sections.facing import facing_pairs
from governance.packages.sections.follow_ups import actions
from governance.packages.sections.front import front, with_pages
from governance.packages.sections.furniture import furniture, spoken
from governance.packages.sections.items import item_page
from governance.packages.sections.manifest import ManifestLine, manifest
from governance.packages.sections.papers import Placed, item_stamp, placed_papers
from governance.packages.sections.record import record_page
from governance.packages.sections.register import decisions
from governance.packages.sections.tables import attendance, priorities, reading_load, summaries
from governance.packages.setting import OwnPart
from groundwork.typesetting.texts import one_line

__all__ = [
    "ManifestLine", "Placed", "facing_pairs", "manifest_part", "marking_words", "own_parts", "package_title",
    "placed_papers", "with_pages",
]  # fmt: skip
WHOLE = {Edition.FULL, Edition.PERSONAL}


def own_parts(contents: PackageContents, edition: str, language: str) -> tuple[OwnPart, ...]:
    """The parts that we set ourselves, in their order; those that would say nothing are left out.

    Pure: the same contents give the same parts. Documents come between them (`placed_papers`), the manifest last.
    """
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        body = _records(contents, language) if edition == Edition.RECORD else _items(contents, edition, language)
        body += _registers(contents, language) if edition in WHOLE else []
        opening = front(contents, edition, language, body)
        first = _part("front", kind(edition, language), language, contents, opening)
        return (first, *body)


def manifest_part(
    contents: PackageContents,
    edition: str,
    language: str,
    inputs: Sequence[ManifestLine],
    outputs: Sequence[ManifestLine],
    facts: Sequence[tuple[str, str]] = (),
) -> OwnPart:
    """The last part: of what this file was made, and how that can be checked."""
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        page = manifest(contents, language, inputs, outputs, facts)
        return _part("manifest", page["title"], language, contents, page)


def package_title(contents: PackageContents, language: str) -> str:
    """The title of the whole file."""
    with translation.override(language):
        return title_of(contents, contents.edition, language)


def _part(
    key: str, title: str, language: str, contents: PackageContents, page: dict[str, Any], stamp: str = ""
) -> OwnPart:
    data = {
        "lang": language,
        "title": title,
        "author": one_line(contents.house, language),
        "words": furniture(),
        "parts": [page],
    }
    return OwnPart(key, title, language, data, stamp)


def _items(contents: PackageContents, edition: str, language: str) -> list[OwnPart]:
    found = []
    for meeting, items in chosen_meetings(contents, edition):
        for place, item in enumerate(items):
            page = item_page(contents, meeting, item, edition, language, first=place == 0)
            title = item_title(item, language)
            found.append(_part(item.key, title, language, contents, page, stamp=item_stamp(item)))
    return found


def _registers(contents: PackageContents, language: str) -> list[OwnPart]:
    carried = {
        "kind": "carried",
        "decisions": decisions(contents.decisions, language),
        "actions": actions(contents.actions, language),
    }
    tables = [
        ("summaries", _("Reports of the reporting lines"), summaries(contents, language)),
        ("priorities", _("Priorities and gaps"), priorities(contents, language)),
        ("attendance", _("Who attends for whom"), attendance(contents, language)),
        ("load", _("Reading load"), reading_load(contents, language)),
    ]
    found = [_part("carried", spoken(_("Decisions and open actions")), language, contents, carried)]
    for key, title, shaped in tables:
        if any(each["rows"] or each["text"] for each in shaped):
            page = {"kind": "tables", "title": spoken(title), "tables": shaped}
            found.append(_part(key, spoken(title), language, contents, page))
    return found


def _records(contents: PackageContents, language: str) -> list[OwnPart]:
    return [
        _part(f"record:{each.meeting}", one_line(each.content.name, language), language, contents,
              record_page(each, language))
        for each in contents.records
    ]  # fmt: skip
