"""Which columns has a roster, and by which words in either language is each known?"""

import unicodedata
from enum import StrEnum
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import override, pgettext_lazy

from councils.enums import Role
from groundwork.bilingual import LANGUAGES


class Column(StrEnum):
    """A column, in the order of the template."""

    BODY = "body"
    JURISDICTION = "jurisdiction"
    SEAT = "seat"
    ROLE = "role"
    NAME = "name"
    EMAIL = "email"
    LANGUAGE = "language"
    FROM = "from"
    UNTIL = "until"
    ALTERNATE_FOR = "alternate_for"


HEADINGS: dict[Column, Promise] = {
    Column.BODY: pgettext_lazy("column of a roster", "Body"),
    Column.JURISDICTION: pgettext_lazy("column of a roster", "Jurisdiction"),
    Column.SEAT: pgettext_lazy("column of a roster", "Seat number"),
    Column.ROLE: pgettext_lazy("column of a roster", "Role"),
    Column.NAME: pgettext_lazy("column of a roster", "Name"),
    Column.EMAIL: pgettext_lazy("column of a roster", "E-mail"),
    Column.LANGUAGE: pgettext_lazy("column of a roster", "Language"),
    Column.FROM: pgettext_lazy("column of a roster", "From"),
    Column.UNTIL: pgettext_lazy("column of a roster", "Until"),
    Column.ALTERNATE_FOR: pgettext_lazy("column of a roster", "Alternate for"),
}
OTHER_HEADINGS = {
    Column.BODY: ["group", "council", "instance", "organisme", "groupe", "conseil"],
    Column.JURISDICTION: ["government", "gouvernement"],
    Column.SEAT: ["seat", "seat no", "siège", "n° de siège", "no de siège"],
    Column.NAME: ["person", "full name", "personne", "nom complet"],
    Column.EMAIL: ["work email", "email address", "work e-mail", "adresse de courriel", "courriel professionnel"],
    Column.LANGUAGE: ["preferred language", "langue préférée"],
    Column.FROM: ["start", "since", "starts on", "début", "depuis"],
    Column.UNTIL: ["end", "to", "ends on", "fin", "jusqu’au"],
    Column.ALTERNATE_FOR: ["alternate for (e-mail)", "suppléance de (courriel)"],
}
REQUIRED = (Column.BODY, Column.JURISDICTION, Column.ROLE, Column.NAME, Column.EMAIL, Column.FROM)
OTHER_ROLES = {
    Role.CO_CHAIR: ["cochair", "chair", "coprésident", "coprésidente"],
    Role.ALTERNATE: ["substitute", "suppléance", "suppléant", "suppléante", "remplaçant", "remplaçante"],
    Role.OBSERVER: ["observateur", "observatrice"],
    Role.STAFF: ["personnel"],
}
LANGUAGE_WORDS = {"en": "en", "english": "en", "anglais": "en", "fr": "fr", "french": "fr", "francais": "fr"}


def folded(text: str) -> str:
    """The word without accents, case, and all but letters and digits: « N° de siège » is `n de siege`."""
    plain = unicodedata.normalize("NFKD", text.replace("°", " ")).casefold()
    letters = "".join(each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    return " ".join(letters.split())


def heading(column: Column, language: str) -> str:
    """What the column is called in this language."""
    with override(language):
        return str(HEADINGS[column])


@lru_cache
def known_headings() -> dict[str, Column]:
    """Every word by which a column is known, folded."""
    known = {folded(word): column for column, words in OTHER_HEADINGS.items() for word in words}
    known |= {folded(column.value): column for column in Column}
    return known | {folded(heading(column, code)): column for column in Column for code in LANGUAGES}


@lru_cache
def known_roles() -> dict[str, Role]:
    """Every word by which a role is known, folded."""
    known = {folded(word): role for role, words in OTHER_ROLES.items() for word in words}
    known |= {folded(role.value): role for role in Role}
    for code in LANGUAGES:
        with override(code):
            known |= {folded(str(role.label)): role for role in Role}
    return known
