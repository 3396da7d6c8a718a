"""How do the numbers of a summary stand in tables?"""

from typing import Any

from governance.summaries.facts import Numbers, Outcome, Row, Totals
from governance.summaries.sections.words import reported_words
from groundwork.bilingual import Pair
from groundwork.dates_in_words import thousands
from groundwork.typesetting.texts import run

COLUMNS = ("decisions", "done", "late", "meetings", "minutes")


def numbers(found: Numbers, language: str) -> dict[str, Any]:
    """Every table in `language`, each cell in words."""
    return {
        "rows": [body_row(row, language) for row in found.rows],
        "total": cells(found.total, language),
        "before": cells(found.before, language) if found.before else None,
        "attendance": [
            counted(row.jurisdiction, (row.present, row.remote, row.absent), language) for row in found.attendance
        ],
        "levels": [counted(row.name, (row.minutes, row.items), language) for row in found.levels],
        "touched": [outcome(row, language) for row in found.outcomes if row.touched],
        "untouched": [outcome(row, language) for row in found.outcomes if not row.touched],
    }


def body_row(row: Row, language: str) -> dict[str, Any]:
    """A body in numbers, and how it reported."""
    return {
        "name": run(row.body.short, language),
        "cells": cells(row, language),
        "report": reported_words(row.reported),
    }


def counted(name: Pair, counts: tuple[int, ...], language: str) -> dict[str, Any]:
    """A name and its numbers."""
    return {"name": run(name, language), "cells": [thousands(count, language) for count in counts]}


def outcome(row: Outcome, language: str) -> dict[str, Any]:
    """An outcome, and how often it was touched."""
    return {"number": row.number, "text": run(row.text, language), "times": thousands(row.touched, language)}


def cells(row: Row | Totals, language: str) -> list[str]:
    """The numbers of a row, written as the language writes them."""
    return [thousands(getattr(row, name), language) for name in COLUMNS]
