"""What must be mended before the package of a gathering can be sent?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from governance.queries.agenda import AgendaPage, AgendaRow, DayCard
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import clock


@dataclass(frozen=True)
class Mend:
    """One thing to mend: where it is on the page, the words of the link, and what follows them."""

    anchor: str
    text: str | Promise


def to_mend(page: AgendaPage) -> list[Mend]:
    """Texts that are missing or do not match, items for decision without a motion, days that run over."""
    found = []
    for card in page.cards:
        for row in card.rows:
            found += [Mend(f"item-{row.id}", text) for text in of_row(row)]
        if card.over:
            found.append(Mend(card.id, of_day(card)))
    return found


def of_row(row: AgendaRow) -> list[str]:
    """What is missing of one item."""
    found = []
    if row.number is None:
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
