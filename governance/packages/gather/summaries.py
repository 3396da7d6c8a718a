"""What did the reporting lines that end at this table last report?"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from governance import models
from governance.enums import PackageState
from governance.packages.contents import Figure, SummaryShort
from governance.packages.gather.changes import Names
from groundwork.bilingual import Pair

NUMBERS = ("decisions", "done", "late", "meetings")


def summaries_for(bodies: Collection[int], names: Names) -> tuple[SummaryShort, ...]:
    """The last ready summary of the line below each of these bodies, and of each body below them. One query."""
    keys = {names.by_id[each].key for each in bodies}
    wanted = {number for number, words in names.by_id.items() if is_at_or_below(words.key, keys, names.upper)}
    rows = models.Summary.objects.filter(state=PackageState.READY, body__in=wanted)
    latest = rows.order_by("body_id", "-period", "-pk").distinct("body_id")
    found = [summary_short(row.facts or {}, names.by_id[row.body_id].name) for row in latest]
    return tuple(each for each in found if each is not None)


def is_at_or_below(key: str, keys: Collection[str], upper: Mapping[str, str]) -> bool:
    """Whether a body is one of these, or reports to one of them over some steps."""
    seen: set[str] = set()
    while key and key not in seen:
        if key in keys:
            return True
        seen.add(key)
        key = upper.get(key, "")
    return False


def summary_short(facts: Mapping[str, Any], body: Pair) -> SummaryShort | None:
    """A summary in short, from its facts; None for facts that say no period."""
    first, last = facts.get("first"), facts.get("last")
    if not (first and last):
        return None
    numbers = facts.get("numbers") or {}
    before = numbers.get("before") or {}
    below = [each for each in facts.get("bodies") or () if isinstance(each, Mapping)]
    called = {named(each).get("key"): text(named(each).get("name")) for each in below}
    return SummaryShort(
        body=body,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        figures=tuple(
            Figure(name, int(numbers[name]), int(before[name]) if name in before else None)
            for name in NUMBERS
            if name in numbers
        ),
        asks=tuple(
            (text(named(each).get("name")), text(ask.get("text")))
            for each in below
            for ask in each.get("asks") or ()
            if ask.get("state") == "open"
        ),
        missing=tuple(called[key] for key in facts.get("missing") or () if key in called),
    )


def named(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a body is called, in the facts of a summary."""
    found = body.get("body")
    return found if isinstance(found, Mapping) else {}


def text(value: Any) -> Pair:
    """A text of both languages, with their states where they are given."""
    if not isinstance(value, Mapping):
        return Pair()
    return Pair(**{name: str(value[name]) for name in ("en", "fr", "en_state", "fr_state") if name in value})
