"""How is a day, an hour or a number written, in each language? Plain text: for pages, mails and documents.

Sources: Translation Bureau, *The Canadian Style* and *Clefs du français pratique*; Office québécois de la
langue française. Django's own Canadian French times are wrong (14:05 comes out as « 14 02 05 »).
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from groundwork.typography import NBSP

MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"],
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin",
           "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
}  # fmt: skip
SHORT_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "fr": ["janv.", "févr.", "mars", "avril", "mai", "juin",
           "juill.", "août", "sept.", "oct.", "nov.", "déc."],
}  # fmt: skip
WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
}
_ZONES = {
    "America/St_Johns": ("NT", "HT"), "America/Halifax": ("AT", "HA"), "America/Moncton": ("AT", "HA"),
    "America/Toronto": ("ET", "HE"), "America/Montreal": ("ET", "HE"), "America/Winnipeg": ("CT", "HC"),
    "America/Regina": ("CT", "HC"), "America/Edmonton": ("MT", "HR"), "America/Vancouver": ("PT", "HP"),
    "America/Whitehorse": ("MT", "HR"), "America/Yellowknife": ("MT", "HR"), "America/Iqaluit": ("ET", "HE"),
    "UTC": ("UTC", "UTC"),
}  # fmt: skip


def as_date(value: date | datetime) -> date:
    """The day of a moment, in the reader's time zone; a date stays itself."""
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def _number(value: date, language: str) -> str:
    return "1er" if language == "fr" and value.day == 1 else str(value.day)


def day(value: date | datetime, language: str, *, year: bool = True) -> str:
    """`November 24, 2026`, `24 novembre 2026`, `1er décembre 2026`."""
    value = as_date(value)
    month = MONTHS[language][value.month - 1]
    if language == "fr":
        return f"{_number(value, 'fr')}{NBSP}{month}" + (f"{NBSP}{value.year}" if year else "")
    return f"{month} {value.day}" + (f", {value.year}" if year else "")


def day_short(value: date | datetime, language: str, *, year: bool = True) -> str:
    """`Nov 24, 2026`, `24 nov. 2026`."""
    value = as_date(value)
    month = SHORT_MONTHS[language][value.month - 1]
    if language == "fr":
        return f"{_number(value, 'fr')}{NBSP}{month}" + (f"{NBSP}{value.year}" if year else "")
    return f"{month} {value.day}" + (f", {value.year}" if year else "")


def weekday(value: date | datetime, language: str) -> str:
    """`Monday`, `lundi`."""
    return WEEKDAYS[language][as_date(value).weekday()]


def clock(value: datetime | time, language: str) -> str:
    """`5 p.m.`, `2:06 p.m.`, `noon`; `17 h`, `14 h 06`, `midi`."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    hour, minute = value.hour, value.minute
    if minute == 0 and hour in (0, 12):
        return {("en", 0): "midnight", ("en", 12): "noon", ("fr", 0): "minuit", ("fr", 12): "midi"}[language, hour]
    if language == "fr":
        return f"{hour}{NBSP}h" + (f"{NBSP}{minute:02}" if minute else "")
    half = "a.m." if hour < 12 else "p.m."
    return f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "") + NBSP + half


def zone(value: datetime, language: str) -> str:
    """`ET`, `HE`: the zone in which hours are shown; its own short name where we have none."""
    pair = _ZONES.get(timezone.get_current_timezone_name())
    if pair:
        return pair[language == "fr"]
    return timezone.localtime(value).tzname() or "" if timezone.is_aware(value) else ""


def moment(value: datetime, language: str) -> str:
    """`November 24, 2026, 10:42 a.m. ET`, `24 novembre 2026, 10 h 42 HE`."""
    return f"{day(value, language)}, {clock(value, language)}{NBSP}{zone(value, language)}"


def fuzzy(value: date | None, precision: str, language: str) -> str:
    """A date no more exact than its source: precision is `day`, `month`, `year` or `unknown`."""
    if value is None or precision == "unknown":
        return {"en": "date not given", "fr": "date non précisée"}[language]
    if precision == "year":
        return str(value.year)
    if precision == "month":
        blank = NBSP if language == "fr" else " "
        return f"{MONTHS[language][value.month - 1]}{blank}{value.year}"
    return day(value, language)


def span_of_days(first: date, last: date | None, language: str) -> str:
    """`November 24 and 25, 2026`, `24 et 25 novembre 2026`, `du 9 au 23 novembre 2026`."""
    first = as_date(first)
    last = as_date(last or first)
    if first == last:
        return day(first, language)
    two = last - first == timedelta(days=1)
    same_month, same_year = (first.year, first.month) == (last.year, last.month), first.year == last.year
    if language == "en":
        joint = " and " if two else " to "
        return (
            day(first, "en", year=not same_year)
            + joint
            + (f"{last.day}, {last.year}" if same_month else day(last, "en"))
        )
    start = _number(first, "fr") if same_month else day(first, "fr", year=not same_year)
    return f"{start} et {day(last, 'fr')}" if two else f"du {start} au {day(last, 'fr')}"


def thousands(value: int | float | Decimal | str, language: str) -> str:
    """`12,345.5`, `12 345,5`: groups of three, the decimal mark of the language, digits as given."""
    written = f"{Decimal(str(value)):,f}"
    if language == "en":
        return written
    return written.replace(",", NBSP).replace(".", ",")
