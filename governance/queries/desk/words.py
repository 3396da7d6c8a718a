"""How does a docket say when a thing is due, and how much of it there is?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from governance.queries.votes.numbers_in_words import spelled
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language
from groundwork.typography import NBSP

DAYS_OF_A_WEEK = 6


@dataclass(frozen=True)
class When:
    """A time for the left column: its chief words, what else there is to say, and whether it is past."""

    chief: str
    rest: str = ""
    late: bool = False
    iso: str = ""


def when_due(due: date | datetime | None, now: datetime) -> When:
    """`Tomorrow, 5 p.m.` with `ET, Monday, Nov 23`; `November 30` with `in 8 days`; `Now` for what has no time."""
    if due is None:
        return When(pgettext("time", "Now"))
    language = reader_language()
    days = (written.as_date(due) - written.as_date(now)).days
    chief = _chief(due, days, language)
    if isinstance(due, datetime):
        zone = written.zone(due, language)
        clock = written.clock(due, language)
        if 0 <= days <= DAYS_OF_A_WEEK:
            return When(f"{chief}, {clock}", f"{zone}, {_dated(due, days, language)}", due < now, due.isoformat())
        return When(chief, f"{clock}{NBSP}{zone}", due < now, due.isoformat())
    return When(chief, _distance(days), days < 0, due.isoformat())


def _chief(due: date | datetime, days: int, language: str) -> str:
    if days == 0:
        return pgettext("day", "Today")
    if days == 1:
        return pgettext("day", "Tomorrow")
    if 1 < days <= DAYS_OF_A_WEEK:
        return written.weekday(due, language).capitalize()
    return written.day(due, language, year=abs(days) > 300)


def _dated(due: date | datetime, days: int, language: str) -> str:
    short = written.day_short(due, language, year=False)
    if days > 1:
        return short
    return f"{written.weekday(due, language)}{' ' if language == 'fr' else ', '}{short}"


def _distance(days: int) -> str:
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days < 2:
        return ""
    return _("in %(days)s days") % {"days": days}


def closing_words(closes_at: datetime, now: datetime) -> str:
    """`tomorrow, Monday, November 23, 5 p.m. ET`; `demain, lundi 23 novembre, 17 h HE`: for a sentence."""
    language = reader_language()
    days = (written.as_date(closes_at) - written.as_date(now)).days
    near = {0: pgettext("day in a sentence", "today"), 1: pgettext("day in a sentence", "tomorrow")}.get(days, "")
    weekday = written.weekday(closes_at, language)
    day = written.day(closes_at, language, year=abs(days) > 300)
    dated = f"{weekday} {day}" if language == "fr" else f"{weekday}, {day}"
    hour = f"{written.clock(closes_at, language)}{NBSP}{written.zone(closes_at, language)}"
    return ", ".join(filter(None, [near, dated, hour]))


def greeting(number: int, name: str) -> str:
    """`Four things wait for you, Mireille`."""
    language = reader_language()
    if number == 0:
        return _("Nothing is waiting for you, %(name)s") % {"name": name}
    return ngettext("%(number)s thing waits for you, %(name)s", "%(number)s things wait for you, %(name)s", number) % {
        "number": spelled(number, language, feminine=True, capital=True),
        "name": name,
    }


def summed_up(kinds: Iterable[str]) -> str:
    """`Two votes, one reading and one action item.`; empty for nothing."""
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    words = [_count(kind, number) for kind, number in counts.items()]
    if not words:
        return ""
    text = (
        words[0]
        if len(words) == 1
        else _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
    )
    return text[:1].upper() + text[1:] + "."


def _count(kind: str, number: int) -> str:
    sentences = {
        "vote": ngettext("%(number)s vote", "%(number)s votes", number),
        "voice": ngettext("%(number)s seat to speak for", "%(number)s seats to speak for", number),
        "reading": ngettext("%(number)s package to read", "%(number)s packages to read", number),
        "beforehand": ngettext("%(number)s agenda to mark", "%(number)s agendas to mark", number),
        "approval": ngettext("%(number)s approval to give", "%(number)s approvals to give", number),
        "reply": ngettext("%(number)s answer to a meeting", "%(number)s answers to meetings", number),
        "action": ngettext("%(number)s action item", "%(number)s action items", number),
        "advice": ngettext("%(number)s request for advice", "%(number)s requests for advice", number),
        "record": ngettext("%(number)s decision to record", "%(number)s decisions to record", number),
        "text": ngettext("%(number)s text to confirm", "%(number)s texts to confirm", number),
        "publish": ngettext("%(number)s decision to publish", "%(number)s decisions to publish", number),
        "translation": ngettext("%(number)s text to translate", "%(number)s texts to translate", number),
        "duty": ngettext("%(number)s thing to do after a meeting", "%(number)s things to do after a meeting", number),
        "report": ngettext("%(number)s report to write", "%(number)s reports to write", number),
        "ask": ngettext("%(number)s ask to answer", "%(number)s asks to answer", number),
        "ready": ngettext("%(number)s motion to put", "%(number)s motions to put", number),
        "blocker": ngettext("%(number)s thing to settle", "%(number)s things to settle", number),
    }
    feminine = kind in {"action", "reply", "approval", "advice", "record", "publish", "ready", "blocker", "duty", "ask"}
    return sentences[kind] % {"number": spelled(number, reader_language(), feminine=feminine)}
