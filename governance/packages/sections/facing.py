"""Which English part faces which French one?"""

from collections.abc import Sequence


def facing_pairs(english: Sequence[str], french: Sequence[str]) -> tuple[tuple[str | None, str | None], ...]:
    """The keys of both languages side by side, in the order of the English ones.

    What one language alone has faces nothing; what French alone has stands after the part that it follows there.
    """
    ours, theirs = set(english), set(french)
    after: dict[str | None, list[str]] = {}
    shared: str | None = None
    for key in french:
        if key in ours:
            shared = key
        else:
            after.setdefault(shared, []).append(key)
    found: list[tuple[str | None, str | None]] = [(None, key) for key in after.get(None, ())]
    for key in english:
        found.append((key, key if key in theirs else None))
        found += [(None, each) for each in after.get(key, ())]
    return tuple(found)
