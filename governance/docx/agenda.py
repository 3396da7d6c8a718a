"""How does an agenda become a Word document, in one language or in both?"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx.document import Document as WordDocument

from councils.models import Person
from councils.queries.names import BodyWords
from governance.docx.writing import as_bytes, fresh, heading, paragraph
from governance.enums import Purpose
from governance.models import Gathering
from governance.queries.agendas.versions_content import content_of
from governance.queries.agendas.withheld import content_seen, withheld_in
from governance.rules.withheld import withheld_words
from groundwork import dates_in_words as written

Content = dict[str, Any]


def agenda_docx(gathering: Gathering, names: dict[int, BodyWords], languages: tuple[str, ...], reader: Person) -> bytes:
    """The agenda as it stands, as this reader may see it. Nine queries at most."""
    content = content_of(gathering, names)
    content = content_seen(content, withheld_in([content], gathering, reader))
    first = languages[0]
    with override(first):
        document = fresh(f"{_('Agenda')} – {gathering.place.read(first)}", first)
    for code in languages:
        with override(code):
            heading(document, f"{_('Agenda')} – {gathering.place.read(code)}", code, 0)
    for meeting in content["meetings"]:
        for code in languages:
            heading(document, f"{read(meeting['name'], code)}, {starts(meeting, code)}", code, 1)
        for item in meeting["items"]:
            for code in languages:
                with override(code):
                    write_item(document, item, code)
    return as_bytes(document)


def read(sides: Content, code: str) -> str:
    """The text in this language, or in the other one while this side is empty."""
    return str(sides[code] or sides["en"] or sides["fr"])


def starts(meeting: Content, code: str) -> str:
    """The day and the hour at which it begins, by the clock of the place."""
    moment = datetime.fromisoformat(meeting["starts_at"]).astimezone(ZoneInfo(meeting["time_zone"]))
    return f"{written.day(moment, code)}, {written.clock(moment, code)}"


def write_item(document: WordDocument, item: Content, code: str) -> None:
    """One row of the agenda in one language, the one of the moment."""
    title, number = read(item["title"], code), item["number"]
    if item.get("withheld"):
        heading(document, str(withheld_words(item["withheld"], number)), code, 3 if item["parent"] else 2)
        return
    if item["kind"] != "item":
        heading(document, title, code, 2) if item["kind"] == "section" else paragraph(document, title, code)
        return
    heading(document, f"{number}. {title}", code, 3 if item["parent"] else 2)
    facts = [str(Purpose(item["purpose"]).label), _("%(minutes)s min") % {"minutes": item["minutes"]}]
    facts += [item["presenter"][code]] if item["presenter"][code] else []
    facts += [_("in camera")] if item["in_camera"] else []
    paragraph(document, " · ".join(facts), code)
    paragraph(document, item["summary"][code], code)
    paragraph(document, item["expected_outcome"][code], code, label=_("Expected outcome"))
    for question in item["questions"]:
        paragraph(document, f"{question['label']} {question[code]}".strip(), code, style="List Bullet")
    for motion in item["motions"]:
        paragraph(document, motion["question"][code], code, label=_("Motion"))
        for clause in motion["clauses"]:
            paragraph(document, f"{clause['label']} {clause[code]}".strip(), code, style="List Bullet")
