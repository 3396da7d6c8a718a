"""In which order do effects apply that are due together?"""

import re

from django.db.models import QuerySet

from governance.models import Effect

NUMBER = re.compile(r"[A-Z]-([0-9]{4})-([0-9]+)")


def in_order(effects: QuerySet[Effect]) -> list[Effect]:
    """By day; on one day by the numbers of their decisions; within a decision clause by clause. One query."""
    rows = effects.select_related("outcome__decision__body", "outcome__clause").order_by("pk")
    return sorted(rows, key=place_of)


def place_of(effect: Effect) -> tuple:
    """Its place among others: the year and number of a reference, not its letters, so that 1000 follows 999."""
    outcome = effect.outcome
    found = NUMBER.fullmatch(outcome.decision.reference)
    year, number = (int(found[1]), int(found[2])) if found else (0, 0)
    return effect.effective_on, year, number, outcome.clause.position, effect.position, effect.pk
