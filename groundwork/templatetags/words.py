"""How does a template write words, days and numbers? Loaded everywhere; groundwork.typography has the rules.

Each filter writes the reader's language, unless it is given another: `{{ text|typo:"fr" }}`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from groundwork import dates_in_words as written
from groundwork.bilingual import other_language, reader_language
from groundwork.typography import set_in_french, set_in_french_html

register = template.Library()

TAGS = {"en": "en-CA", "fr": "fr-CA"}
NAMES = {"en": "English", "fr": "Français"}


@dataclass(frozen=True)
class Side:
    """One language of a text: its code (fr), its tag (fr-CA), its own name (Français), its words, typeset."""

    code: str
    tag: str
    name: str
    text: str

    @property
    def mine(self) -> bool:
        """Is this the language the page is in?"""
        return self.code == reader_language()


def _typeset(text: Any, language: str, autoescape: bool) -> str:
    """The text with its typography: HTML where the template escapes, plain where it does not (mail, PDF)."""
    if not autoescape and not isinstance(text, SafeString):
        return set_in_french(str(text)) if language == "fr" else str(text)
    escaped = conditional_escape(text)
    return mark_safe(set_in_french_html(escaped)) if language == "fr" else escaped


@register.filter(needs_autoescape=True)
def typo(text: Any, language: str | None = None, autoescape: bool = True) -> str:
    """Set French as Canadian French is set; leave English as it is.

    The answer is HTML (`sont-ils` in a span, `1er` raised). For a title or an attribute use `typo_plain`.
    """
    return _typeset("" if text is None else text, language or reader_language(), autoescape)


@register.filter
def typo_plain(text: Any, language: str | None = None) -> str:
    """The same without any tag: for `<title>`, attributes and subjects of mails."""
    words = "" if text is None else str(text)
    if (language or reader_language()) != "fr":
        return text if isinstance(text, SafeString) else words
    return mark_safe(set_in_french(words)) if isinstance(text, SafeString) else set_in_french(words)


def side(pair: Any, language: str) -> str:
    """One side of a pair: an object with `en` and `fr`, a mapping, or a couple (en, fr)."""
    if pair is None:
        return ""
    if isinstance(pair, dict):
        return pair.get(language) or ""
    if isinstance(pair, tuple | list):
        return pair[language == "fr"] or ""
    return getattr(pair, language, "") or ""


def _in_language(text: str, language: str, autoescape: bool) -> str:
    words = _typeset(text, language, autoescape)
    if not autoescape or not text:
        return words
    return format_html('<span lang="{}">{}</span>', TAGS[language], words)


@register.filter(needs_autoescape=True)
def said(pair: Any, autoescape: bool = True) -> str:
    """The pair in the reader's language; if that side is empty, the other side, marked with its language."""
    if isinstance(pair, str):
        return _typeset(pair, reader_language(), autoescape)
    mine = side(pair, reader_language())
    if mine:
        return _typeset(mine, reader_language(), autoescape)
    spare = other_language(reader_language())
    return _in_language(side(pair, spare), spare, autoescape)


@register.filter
def said_plain(pair: Any) -> str:
    """`said` without any tag: for `<title>`, attributes and hidden words."""
    mine = reader_language()
    language = mine if side(pair, mine) else other_language(mine)
    return pair if isinstance(pair, str) else typo_plain(side(pair, language), language)


@register.filter(needs_autoescape=True)
def other(pair: Any, autoescape: bool = True) -> str:
    """The pair in the language the reader does not read, marked with its language; empty when it is empty."""
    language = other_language(reader_language())
    return _in_language(side(pair, language), language, autoescape)


@register.filter(needs_autoescape=True)
def by_language(pair: Any, autoescape: bool = True) -> list[Side]:
    """Both sides, the reader's first: for a loop that shows them with equal weight."""
    order = [reader_language(), other_language(reader_language())]
    return [Side(code, TAGS[code], NAMES[code], _typeset(side(pair, code), code, autoescape)) for code in order]


def _dated(write: Callable[..., str], value: Any, language: str | None, autoescape: bool, *more: Any) -> str:
    if value in (None, ""):
        return ""
    language = language or reader_language()
    return _typeset(write(value, *more, language), language, autoescape)


@register.filter(needs_autoescape=True)
def day(value: date | None, language: str | None = None, autoescape: bool = True) -> str:
    """`November 24, 2026`, `24 novembre 2026`."""
    return _dated(written.day, value, language, autoescape)


@register.filter(needs_autoescape=True)
def day_short(value: date | None, language: str | None = None, autoescape: bool = True) -> str:
    """`Nov 24, 2026`, `24 nov. 2026`."""
    return _dated(written.day_short, value, language, autoescape)


@register.filter(needs_autoescape=True)
def day_of_year(value: date | None, language: str | None = None, autoescape: bool = True) -> str:
    """`November 24`, `24 novembre`: where the year is plain from the page."""
    return _dated(lambda v, spoken: written.day(v, spoken, year=False), value, language, autoescape)


@register.filter
def weekday(value: date | None, language: str | None = None) -> str:
    """`Monday`, `lundi`."""
    return written.weekday(value, language or reader_language()) if value else ""


@register.filter
def clock(value: datetime | time | None, language: str | None = None) -> str:
    """`5 p.m.`, `17 h`."""
    return "" if value is None or value == "" else written.clock(value, language or reader_language())


@register.filter(needs_autoescape=True)
def moment(value: datetime | None, language: str | None = None, autoescape: bool = True) -> str:
    """`November 24, 2026, 10:42 a.m. ET`, `24 novembre 2026, 10 h 42 HE`."""
    return _dated(written.moment, value, language, autoescape)


@register.filter(needs_autoescape=True)
def fuzzy(value: date | None, precision: str = "day", autoescape: bool = True) -> str:
    """`February 2018` for the precision `month`, `2005` for `year`, `date not given` for `unknown`."""
    return _typeset(written.fuzzy(value, str(precision), reader_language()), reader_language(), autoescape)


@register.filter(needs_autoescape=True)
def span_of_days(first: date | None, last: date | None = None, autoescape: bool = True) -> str:
    """`November 24 and 25, 2026`, `24 et 25 novembre 2026`."""
    if first is None:
        return ""
    return _typeset(written.span_of_days(first, last, reader_language()), reader_language(), autoescape)


@register.filter
def thousands(value: int | float | Decimal | None) -> str:
    """`12,345`, `12 345`."""
    return "" if value in (None, "") else written.thousands(value, reader_language())
