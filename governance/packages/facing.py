"""How do the two languages of a package face each other: English left, French right, part by part?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance.packages.manifest import Made
from governance.packages.sections import facing_pairs
from groundwork.binding.sheets import Sheet, blank

OPPOSITE = "fr/"  # the keys of the French sheets: a link leads to the English one, which they face


def facing_sheets(sheets: Mapping[str, Sequence[Sheet]], made: Made) -> list[Sheet]:
    """The sheets of both languages in one row: those of a part together, an even number of pages each.

    A document that exists in one language only is there once.
    """
    pages = {(plan.language, plan.key): ready for plan, ready in made}
    left, right = {each.key: each for each in sheets["en"]}, {each.key: each for each in sheets["fr"]}
    found: list[Sheet] = []
    for en, fr in facing_pairs(list(left), list(right)):
        one = left[en] if en is not None else None
        other = right[fr] if fr is not None else None
        if one is not None and other is not None and pages["en", one.key].sha256 == pages["fr", other.key].sha256:
            other = None
        found += faced(
            one, other, pages["en", en or ""].pages if one else 0, pages["fr", fr or ""].pages if other else 0
        )
    return found


def faced(one: Sheet | None, other: Sheet | None, ones: int, others: int) -> list[Sheet]:
    """The two sides of a part, page beside page; one that is there alone fills both sides of the table."""
    if one is not None and other is not None:
        title = f"{one.title} / {other.title}" if other.title != one.title else one.title
        facing = replace(other, key=OPPOSITE + other.key, title="", back_to="", beside=one.key)
        return [replace(one, title=title), facing]
    alone = one if one is not None else replace(other, key=OPPOSITE + other.key) if other is not None else None
    if alone is None:
        return []
    sides = [alone]
    if (ones + others) % 2:
        sides.append(blank(f"blank/{alone.key}", "en"))
    return sides
