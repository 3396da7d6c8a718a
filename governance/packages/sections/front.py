"""What opens a package: its cover, what is in it, the agenda, and what changed?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from governance.enums import Edition
from governance.packages.contents import PackageContents
from governance.packages.sections.agenda import agenda
from governance.packages.sections.cover import cover
from governance.packages.sections.furniture import spoken
from governance.packages.sections.tables import load_in_words
from governance.packages.sections.versions import what_changed
from governance.packages.setting import OwnPart


def front(contents: PackageContents, edition: str, language: str, parts: Sequence[OwnPart]) -> dict[str, Any]:
    """The pages before the others, which are named in the list of contents."""
    linked = {part.key for part in parts}
    with_agenda = edition in {Edition.FULL, Edition.PERSONAL, Edition.DECISIONS}
    load = spoken(load_in_words(contents, language)) if edition in {Edition.FULL, Edition.PERSONAL} else ""
    shaped = cover(contents, edition, language)
    shaped["lines"] += [load] if load else []
    return {
        "kind": "front",
        "cover": shaped,
        "contents": [{"key": part.key, "title": part.title, "page": ""} for part in parts],
        "agenda": agenda(contents, language, linked) if with_agenda else [],
        "with_agenda": with_agenda,
        "changes": [] if edition == Edition.RECORD else what_changed(contents, language, linked),
    }


def with_pages(part: OwnPart, first_page: dict[str, int]) -> OwnPart:
    """The front again, its list of contents with the number of the first page of each part.

    The numbers have room already: the front has as many pages as without them.
    """
    (found,) = part.data["parts"]
    listed = [{**each, "page": str(first_page.get(each["key"], ""))} for each in found["contents"]]
    return replace(part, data={**part.data, "parts": [{**found, "contents": listed}]})
