"""What of an agenda, as it stands or as it was issued, may this reader see?"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from councils.models import Person
from governance.models import AgendaItem, Gathering
from governance.queries.agendas.building import AgendaPage
from governance.queries.agendas.rows import AgendaRow
from governance.queries.agendas.versions_content import PLAIN, TEXTS
from governance.rules.withheld import withheld_from
from groundwork.bilingual import Pair

Content = Mapping[str, Any]
NO_WORDS = {"en": "", "fr": ""}
KEPT = {"minutes", "supplementary", "in_camera"}  # the hours follow from the minutes; that it is in camera is said
UNSAID: dict[str, Any] = {
    **dict.fromkeys(TEXTS, NO_WORDS),
    **{name: "" for name in PLAIN if name not in KEPT},
    **dict.fromkeys(("sponsor", "level", "priority"), NO_WORDS),
    "standing": False, "consent": False, "recommendation": "", "questions": [], "motions": [], "documents": [],
}  # fmt: skip


def page_seen(page: AgendaPage, reader: Person) -> AgendaPage:
    """The agenda as it stands, for this reader: what is withheld keeps its number and its hour. Two queries at most."""
    closed = {row.id for row in page.rows if row.in_camera}
    withheld = withheld_from(reader, closed)
    if not withheld:
        return page
    return replace(page, cards=tuple(
        replace(card, rows=tuple(row_seen(row, withheld) for row in card.rows)) for card in page.cards
    ))  # fmt: skip


def row_seen(row: AgendaRow, withheld: Mapping[int, str]) -> AgendaRow:
    """A row as somebody may see it."""
    if row.id not in withheld:
        return row
    return replace(
        row, withheld=withheld[row.id], title=Pair(), presenter=Pair(), reference="", level=Pair(), course="",
        consent="", standing=False, behind=(),
    )  # fmt: skip


def in_camera_now(gathering: Gathering) -> set[int]:
    """The items of a gathering that are in camera, also those taken off since. One query."""
    items = AgendaItem.objects.filter(meeting__gathering=gathering)
    rows = items.values_list("pk", "in_camera", "parent__in_camera")
    return {pk for pk, itself, whole in rows if itself or whole}


def withheld_in(contents: list[Content], gathering: Gathering, reader: Person) -> dict[int, str]:
    """Which items of these versions are withheld from this reader: in camera in one of them, or now. Three queries."""
    return withheld_from(reader, set().union(in_camera_now(gathering), *(closed_in(each) for each in contents)))


def closed_in(content: Content) -> set[int]:
    """The items of a version that were in camera, with their parts."""
    rows = [row for meeting in content["meetings"] for row in meeting["items"]]
    closed = {row["id"] for row in rows if row["in_camera"]}
    return {row["id"] for row in rows if row["id"] in closed or row["parent"] in closed}


def content_seen(content: Content, withheld: Mapping[int, str]) -> dict[str, Any]:
    """A version without the words of what is withheld: its number, its place and its minutes stay."""
    meetings = [
        {**meeting, "items": [
            {**row, **UNSAID, "withheld": withheld[row["id"]]} if row["id"] in withheld else row
            for row in meeting["items"]
        ]}
        for meeting in content["meetings"]
    ]  # fmt: skip
    return {**content, "meetings": meetings}
