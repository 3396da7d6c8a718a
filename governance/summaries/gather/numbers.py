"""How much was decided, done, met and discussed in a period, by body, by jurisdiction and by level of the framework?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from councils.models import EngagementLevel
from governance.enums import MeetingState, Presence
from governance.models import AgendaItem, Attendance, Meeting
from governance.summaries.facts import Attended, DecisionFact, Level, Row, Totals
from governance.summaries.gather.doings import Doings
from governance.summaries.gather.line import Line, named
from governance.summaries.gather.reports import Told
from governance.summaries.gather.span import Stretch
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Talked:
    """An item of one of these meetings: whose meeting, how long it took, or was to take, and at which level."""

    id: int
    body_id: int
    minutes: int
    level: int


@dataclass(frozen=True)
class Met:
    """The meetings of the line in the period: their numbers by body, and their items."""

    bodies: Mapping[int, int]
    ids: tuple[int, ...]
    items: tuple[Talked, ...]


def meetings_of(line: Line, stretch: Stretch) -> Met:
    """The meetings of the upper body and of those below that took place in the period. Two queries."""
    rows = (
        Meeting.objects.filter(body__in=line.all_ids, starts_at__gte=stretch.begins, starts_at__lt=stretch.ends)
        .exclude(state=MeetingState.CANCELLED)
        .order_by("pk")
        .values_list("pk", "body_id")
    )
    found = dict(rows)
    items = AgendaItem.objects.numbered().filter(meeting__in=found).order_by("pk")
    said = items.values_list("pk", "meeting__body_id", "minutes", "began_at", "finished_at", "engagement_level_id")
    talked = tuple(
        Talked(pk, body, _minutes(planned, began, ended), level or 0) for pk, body, planned, began, ended, level in said
    )
    return Met(Counter(found.values()), tuple(found), talked)


def _minutes(planned: int, began: object, ended: object) -> int:
    """As long as it took, where the clock was kept; else as long as it was planned."""
    if began is None or ended is None:
        return planned
    return max(1, round((ended - began).total_seconds() / 60))  # type: ignore[operator]


def rows_of(
    line: Line,
    decisions: Mapping[str, tuple[DecisionFact, ...]],
    actions: Mapping[str, Doings],
    met: Met,
    told: Told,
) -> tuple[Row, ...]:
    """Each body in numbers, the upper one first. No query."""
    minutes: Counter[int] = Counter()
    for item in met.items:
        minutes[item.body_id] += item.minutes
    return tuple(
        Row(
            body=named(line.names[pk]),
            decisions=len(decisions[line.key_of(pk)]),
            done=len(actions[line.key_of(pk)].done),
            late=len(actions[line.key_of(pk)].late),
            meetings=met.bodies.get(pk, 0),
            minutes=minutes[pk],
            reported=told.of(line.key_of(pk)).reported,
        )
        for pk in line.all_ids
    )


def totals_of(rows: tuple[Row, ...]) -> Totals:
    """The sums of the columns. No query."""
    names = ("decisions", "done", "late", "meetings", "minutes")
    return Totals(**{name: sum(getattr(row, name) for row in rows) for name in names})


def attendance_of(met: Met) -> tuple[Attended, ...]:
    """How often the seats of each jurisdiction were there, in the order of protocol; nobody by name. One query."""
    rows = (
        Attendance.objects.filter(meeting__in=met.ids, seat__jurisdiction__isnull=False)
        .values_list(*(f"seat__jurisdiction__{name}" for name in ("code", "name_en", "name_fr")), "presence")
        .annotate(times=Count("pk"))
        .order_by("seat__jurisdiction__protocol_order", "seat__jurisdiction__code")
    )
    found: dict[str, dict[str, int]] = {}
    names: dict[str, Pair] = {}
    for code, en, fr, presence, times in rows:
        names[code] = Pair(en, fr)
        found.setdefault(code, dict.fromkeys(Presence.values, 0))[presence] = times
    return tuple(
        Attended(code, names[code], there[Presence.PRESENT], there[Presence.REMOTE], there[Presence.ABSENT])
        for code, there in found.items()
    )


def levels_of(met: Met) -> tuple[Level, ...]:
    """Agenda time by level of the framework, every level named; 0 for items without one. One query."""
    minutes: Counter[int] = Counter()
    items: Counter[int] = Counter()
    for item in met.items:
        minutes[item.level] += item.minutes
        items[item.level] += 1
    levels = [(row.level, row.name) for row in EngagementLevel.objects.order_by("level")]
    none = [(0, Pair("Level not given", "Niveau non précisé"))] if items[0] else []
    return tuple(Level(level, name, minutes[level], items[level]) for level, name in [*levels, *none])
