"""Which columns has a logic model in a file, and by which words in either language is each known?"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import override, pgettext_lazy

from councils.roster.columns import folded
from groundwork.bilingual import LANGUAGES
from priorities.enums import NodeKind
from priorities.models import ResultTier


class Column(StrEnum):
    """A column, in the order of the file."""

    NUMBER = "number"
    TIER = "tier"
    TEXT_EN = "text_en"
    TEXT_FR = "text_fr"
    OWNER = "owner"
    SOURCE = "source"
    SERVES = "serves"
    ASSUMPTION_EN = "assumption_en"
    ASSUMPTION_FR = "assumption_fr"
    RISK_EN = "risk_en"
    RISK_FR = "risk_fr"
    EVIDENCE_EN = "evidence_en"
    EVIDENCE_FR = "evidence_fr"
    TESTED_ON = "tested_on"


HEADINGS: dict[Column, Promise] = {
    Column.NUMBER: pgettext_lazy("column of a logic model", "Number"),
    Column.TIER: pgettext_lazy("column of a logic model", "Tier"),
    Column.TEXT_EN: pgettext_lazy("column of a logic model", "Text in English"),
    Column.TEXT_FR: pgettext_lazy("column of a logic model", "Text in French"),
    Column.OWNER: pgettext_lazy("column of a logic model", "Owner"),
    Column.SOURCE: pgettext_lazy("column of a logic model", "Source"),
    Column.SERVES: pgettext_lazy("column of a logic model", "Serves"),
    Column.ASSUMPTION_EN: pgettext_lazy("column of a logic model", "Assumption in English"),
    Column.ASSUMPTION_FR: pgettext_lazy("column of a logic model", "Assumption in French"),
    Column.RISK_EN: pgettext_lazy("column of a logic model", "Risk in English"),
    Column.RISK_FR: pgettext_lazy("column of a logic model", "Risk in French"),
    Column.EVIDENCE_EN: pgettext_lazy("column of a logic model", "Evidence in English"),
    Column.EVIDENCE_FR: pgettext_lazy("column of a logic model", "Evidence in French"),
    Column.TESTED_ON: pgettext_lazy("column of a logic model", "Tested on"),
}
REQUIRED = (Column.NUMBER,)
OBJECTIVE: Promise = NodeKind.OBJECTIVE.label


def heading(column: Column, language: str) -> str:
    """What the column is called in this language."""
    with override(language):
        return str(HEADINGS[column])


@lru_cache
def known_headings() -> dict[str, Column]:
    """Every word by which a column is known, folded."""
    known = {folded(column.value): column for column in Column}
    return known | {folded(heading(column, code)): column for column in Column for code in LANGUAGES}


def known_tiers(tiers: Iterable[ResultTier]) -> dict[str, ResultTier | None]:
    """Every word by which a tier is known in a file, folded; objectives are known too, and have none."""
    known: dict[str, ResultTier | None] = {folded(NodeKind.OBJECTIVE.value): None}
    for code in LANGUAGES:
        with override(code):
            known[folded(str(OBJECTIVE))] = None
    for tier in tiers:
        words = (tier.key, tier.name.en, tier.name.fr, tier.name_plural.en, tier.name_plural.fr)
        known |= {folded(word): tier for word in words}
    return known
