"""Which are the statutory holidays of Canada, of each province and of each territory in a year?

They come from the library `holidays`. Seats are held by governments: for the federal one its own holidays count.
"""

from dataclasses import dataclass
from datetime import date

import holidays

from groundwork.bilingual import Pair

SOURCE = f"holidays {holidays.__version__}"
FEDERAL = "CA"
# What the library says otherwise than people do.
IN_FRENCH = {
    "Boxing Day": "Lendemain de Noël",
    "Jour du Nouveau Brunswick": "Fête du Nouveau-Brunswick",
    "Jour de la Colombie Britannique": "Fête de la Colombie-Britannique",
    "Jour du Saskatchewan": "Fête de la Saskatchewan",
    "Fête de la Reine": "Fête de Victoria",
    "Action de grâce": "Action de grâces",
}


@dataclass(frozen=True)
class DayOff:
    """A holiday of the jurisdiction with this ISO 3166-2 code."""

    code: str
    day: date
    name: Pair


def statutory_holidays(year: int) -> list[DayOff]:
    """Every one of them, jurisdiction by jurisdiction, day by day. No query."""
    found = of_jurisdiction(FEDERAL, None, year)
    for subdivision in holidays.country_holidays("CA").subdivisions:
        found += of_jurisdiction(f"CA-{subdivision}", subdivision, year)
    return found


def of_jurisdiction(code: str, subdivision: str | None, year: int) -> list[DayOff]:
    """Those of one: of a province or territory the public ones, of Canada those of its government too."""
    categories = (holidays.PUBLIC,) if subdivision else (holidays.PUBLIC, holidays.GOVERNMENT)
    english, french = (
        holidays.country_holidays("CA", subdiv=subdivision, years=year, language=language, categories=categories)
        for language in ("en_CA", "fr")
    )
    return [DayOff(code, day, Pair(typeset(english[day]), in_french(french[day]))) for day in sorted(english)]


def in_french(name: str) -> str:
    """The name as it is said in Canada, each of several on one day, the mark of an observed day kept."""
    parts = []
    for part in name.split("; "):
        bare = part.removesuffix(" (observé)")
        parts.append(IN_FRENCH.get(bare, bare) + part[len(bare) :])
    return typeset("; ".join(parts))


def typeset(name: str) -> str:
    """With the apostrophe of the house."""
    return name.replace("'", "’")
