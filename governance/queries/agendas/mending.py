"""What must be mended before the package of a gathering can be sent?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from governance.queries.agendas.building import AgendaPage, DayCard
from governance.queries.agendas.rows import AgendaRow
from governance.queries.intake.formal_check import documents_in_one_language
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import clock


@dataclass(frozen=True)
class Mend:
    """One thing to mend: where it is on the page, the words of the link, and what follows them."""

    anchor: str
    text: str | Promise


def to_mend(page: AgendaPage) -> list[Mend]:
    """Texts that are missing or do not match, items for decision without a motion, documents in one language, days
    that run over. One query."""
    found = []
    documents = documents_in_one_language(row.id for row in page.rows)
    for card in page.cards:
        for row in card.rows:
            texts = [*of_row(row), *of_documents(row, [code for item, code in documents if item == row.id])]
            found += [Mend(f"item-{row.id}", text) for text in texts]
        if card.over:
            found.append(Mend(card.id, of_day(card)))
    return found


def of_row(row: AgendaRow) -> list[str]:
    """What is missing of one item."""
    found = []
    if row.is_section:
        found += [_("A section has no name in French") for code in row.missing if code == "fr"]
        found += [_("A section has no name in English") for code in row.missing if code == "en"]
        return found
    if row.is_break:
        found += [_("A break has no name in French") for code in row.missing if code == "fr"]
        found += [_("A break has no name in English") for code in row.missing if code == "en"]
        return found
    words = {"number": row.number}
    if "fr" in row.missing:
        found.append(_("Item %(number)s has no French text") % words)
    elif not row.fr_ready:
        found.append(_("Item %(number)s: the French text is missing or does not match yet") % words)
    if "en" in row.missing:
        found.append(_("Item %(number)s has no English text") % words)
    elif not row.en_ready:
        found.append(_("Item %(number)s: the English text is missing or does not match yet") % words)
    if row.is_decision and not row.motions:
        found.append(_("Item %(number)s is for decision and has no motion") % words)
    return found


def of_documents(row: AgendaRow, missing: list[str]) -> list[str]:
    """The languages in which a document of an item is missing."""
    words = {"number": row.number}
    found = [_("Item %(number)s: a document is missing in French") % words for code in missing if code == "fr"]
    return found + [_("Item %(number)s: a document is missing in English") % words for code in missing if code == "en"]


def of_day(card: DayCard) -> str:
    """How far a day runs past its end."""
    language = reader_language()
    return _("Day %(day)s, %(body)s: runs to %(until)s, %(minutes)s min past %(limit)s") % {
        "day": card.number,
        "body": card.body.usual.read(language),
        "until": clock(card.ends, language),
        "minutes": card.over,
        "limit": clock(card.limit, language),
    }
