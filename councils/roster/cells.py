"""What does one cell of a roster mean? Each function answers, or says in a sentence why it cannot."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from councils.enums import Role
from councils.models import Person
from councils.roster.columns import LANGUAGE_WORDS, folded, known_roles
from councils.roster.problems import Unusable
from groundwork.dates import Precision, read_day

EARLIEST = 1900
LATEST = 2200
FORMULA = ("=", "+", "-", "@")
NONE = {"", "-", "–", "—"}
NAME_LENGTH = Person._meta.get_field("name").max_length or 150
EMAIL_LENGTH = Person._meta.get_field("email").max_length or 254
MOST_SEATS = 999


@dataclass(frozen=True)
class Day:
    """A day as exactly as it was written; an empty cell has none."""

    on: date | None = None
    precision: str = Precision.DAY


def plain_text(text: str, most: int) -> str:
    """The text, composed as Unicode wants. Raises Unusable for a formula, for what cannot be shown, for too much."""
    text = unicodedata.normalize("NFC", text)
    if text.startswith(FORMULA):
        raise Unusable(_("This begins like a formula of a spreadsheet. Write the words alone."))
    if any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co"} for each in text):
        raise Unusable(_("This holds a sign that cannot be shown. Type it again."))
    if len(text) > most:
        raise Unusable(_("This is too long: at most %(most)s characters.") % {"most": most})
    return text


def person_name(text: str) -> str:
    """A name. Raises Unusable when there is none."""
    if not text:
        raise Unusable(_("Write the name of the person."))
    return plain_text(text, NAME_LENGTH)


def mail_address(text: str) -> str:
    """An address in small letters. Raises Unusable when it is none."""
    if not text:
        raise Unusable(_("Write the work e-mail address of the person."))
    address = plain_text(text, EMAIL_LENGTH).lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Unusable(_("Enter an e-mail address, for example name@example.ca.")) from None
    return address


def language_code(text: str) -> str:
    """`en`, `fr`, or nothing for an empty cell. Raises Unusable for any other."""
    code = LANGUAGE_WORDS.get(folded(text), "")
    if text and not code:
        raise Unusable(_("Write en or fr."))
    return code


def role_named(text: str) -> Role:
    """The role. Raises Unusable when there is none of that name."""
    role = known_roles().get(folded(text))
    if role is None:
        offered = ", ".join(str(each.label) for each in Role)
        raise Unusable(_("There is no such role. Write one of these: %(roles)s.") % {"roles": offered})
    return role


def seat_number(text: str) -> int:
    """The number of the seat; the first when nothing is written. Raises Unusable for what is no number."""
    if not text:
        return 1
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= MOST_SEATS:
        raise Unusable(_("Write the number of the seat, from 1 on."))
    return int(text)


def first_day(text: str) -> Day:
    """From when on: a day, a month (2009-05) or a year (2009). Raises Unusable for a day that does not exist."""
    start, _end, precision = stretch_of(text)
    return Day(start, precision)


def day_after(text: str) -> Day:
    """Until when: the first day without it; a month or a year that is written belongs to it entirely."""
    start, end, precision = stretch_of(text)
    return Day(start if precision == Precision.DAY else end, precision)


def stretch_of(text: str) -> tuple[date | None, date | None, str]:
    """The first day, the day after the last, and how exactly it was written."""
    if not text:
        return None, None, Precision.DAY
    if re.fullmatch(r"[0-9]{4}", text):
        year = in_time(int(text))
        return date(year, 1, 1), date(year + 1, 1, 1), Precision.YEAR
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        year, month = in_time(int(text[:4])), int(text[5:])
        first = date(year, month, 1)
        return first, first + timedelta(days=monthrange(year, month)[1]), Precision.MONTH
    day = read_day(text)
    if day is None:
        raise Unusable(_not_a_day(text))
    in_time(day.year)
    return day, day + timedelta(days=1), Precision.DAY


def _not_a_day(text: str) -> str:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return _("There is no such day.")
    return _("Write the date as year-month-day, for example 2026-12-01; or the month, 2026-12; or the year, 2026.")


def in_time(year: int) -> int:
    """The year. Raises Unusable before 1900, and after 2200."""
    if year < EARLIEST:
        raise Unusable(_("Enter a date from 1900 on. No council is older."))
    if year > LATEST:
        raise Unusable(_("Enter a date before 2200."))
    return year
