"""How is a Word document begun, and how does a paragraph say in which language it is?"""

import io
from typing import Any

from django.utils import timezone
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.shared import OxmlElement
from docx.shared import Pt

from groundwork.bilingual import Pair
from groundwork.context import TAGS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XML_UNFIT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def fresh(title: str, language: str) -> WordDocument:
    """An empty document with its title, language and a plain type."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.language, properties.author = fit(title)[:255], TAGS[language], ""
    properties.comments = ""
    properties.created = properties.modified = timezone.now().replace(tzinfo=None)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    speak(document.styles["Normal"].element.get_or_add_rPr(), language)
    return document


def speak(properties: Any, language: str) -> None:
    """Say in the properties of a run or style in which language it is."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), TAGS[language])
    properties.append(mark)


def fit(text: str) -> str:
    """The text without the signs that no XML may hold."""
    return text.translate(XML_UNFIT)


def say(place: Any, text: str, language: str, *, bold: bool = False, hidden: bool = False) -> Any:
    """A run of words in a language, at the end of a paragraph."""
    run = place.add_run(fit(text))
    run.bold = bold or None
    run.font.hidden = hidden or None
    speak(run._element.get_or_add_rPr(), language)
    return run


def heading(document: WordDocument, text: str, language: str, level: int) -> None:
    """A heading in a language."""
    say(document.add_heading(level=level), text, language)


def paragraph(document: WordDocument, text: str, language: str, *, label: str = "", style: str | None = None) -> None:
    """A paragraph for each line of a text, the first after its label; nothing for an empty one."""
    for number, line in enumerate(text.splitlines() if text.strip() else []):
        place = document.add_paragraph(style=style)
        if label and not number:
            say(place, label + " ", language, bold=True)
        say(place, line, language)


def both(document: WordDocument, pair: Pair, languages: tuple[str, ...], *, style: str | None = None) -> None:
    """A text in each of the languages; where one side is missing, nothing stands in for it."""
    for code in languages:
        paragraph(document, pair.side(code), code, style=style)


def as_bytes(document: WordDocument) -> bytes:
    """The document as a file."""
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
