"""What should be on the agenda of a gathering, and is not?"""

from collections.abc import Iterable, Mapping
from datetime import date

from councils.queries.names import BodyWords
from governance.models import AgendaItem, Gathering, Meeting
from governance.queries.desk.docket import link
from governance.queries.intake.backlog import everything_waiting, meetings_to_fill
from governance.queries.intake.backlog_entries import STANDING, Entry
from governance.queries.meetings.gatherings import days_of, slug_of

Names = Mapping[int, BodyWords]
EXPECTED = {"report", "review", "action", "referral", "motion", "carried", "recommendation"}


def missing_from(gathering: Gathering, names: Names) -> list[Entry]:
    """What should be on the agendas of the bodies that meet there: what stands on each, and what is due by then.

    What was deferred counts from the day until when it was, what was merely submitted does not. Seventeen queries at
    most, whatever is missing.
    """
    last = days_of(gathering)[1]
    meetings = meetings_to_fill(gathering)
    bodies = {each.body_id for each in meetings}
    waiting = [each for each in everything_waiting(names, last) if each.home in bodies and is_expected(each, last)]
    return [*standing_missing(meetings, names), *waiting]


def is_expected(entry: Entry, last: date | None) -> bool:
    """Whether its time has come by the last day of the gathering."""
    if entry.kind not in EXPECTED:
        return False
    if entry.kind == "recommendation":
        return entry.due is not None and (last is None or entry.due <= last)
    return entry.due is None or last is None or entry.due <= last


def standing_missing(meetings: Iterable[Meeting], names: Names) -> list[Entry]:
    """The standing items of each body's meeting before, that are not on this agenda by their title. Three queries."""
    here = {each.body_id: each for each in meetings}
    before = meetings_before(here)
    on_it = AgendaItem.objects.filter(meeting__in=list(here.values()), removed=False)
    titles = {
        (row[0], title) for row in on_it.values_list("meeting__body_id", "title_en", "title_fr") for title in row[1:]
    }
    rows = AgendaItem.objects.filter(meeting__in=before, standing=True, removed=False, is_section=False)
    found = []
    for row in rows.select_related("meeting__gathering").order_by("meeting", "position"):
        body = row.meeting.body_id
        if any((body, title) in titles for title in (row.title.en, row.title.fr) if title):
            continue
        found.append(
            Entry(
                f"{STANDING}-{row.pk}", STANDING, row.title, body, names.get(body),
                link("item", slug_of(row.meeting.gathering), row.pk), row.minutes, row.purpose,
                illustrative=row.illustrative, sponsor=row.sponsor_id,
            )
        )  # fmt: skip
    return found


def meetings_before(here: Mapping[int, Meeting]) -> list[int]:
    """The meeting of each of these bodies that came last before this one. One query."""
    if not here:
        return []
    first = max(each.starts_at for each in here.values())
    rows = Meeting.objects.filter(body__in=here, starts_at__lt=first).exclude(
        pk__in=[each.pk for each in here.values()]
    )
    rows = rows.exclude(state="cancelled").order_by("body_id", "-starts_at", "-pk").distinct("body_id")
    return list(rows.values_list("pk", flat=True))
