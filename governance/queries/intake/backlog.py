"""What may go on an agenda, and what of it does the reader look at?"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import Promise

from councils.models import Person
from councils.queries.names import BodyWords
from governance.enums import MEETING_OVER, ProposedItemState, RecommendationState
from governance.models import AgendaItem, Gathering, Meeting, ProposedItem, Recommendation
from governance.queries.intake.backlog_due import actions, reports
from governance.queries.intake.backlog_entries import KINDS, Entry, planned
from governance.queries.intake.backlog_waiting import carried_over, motions, proposed_items, recommendations, referrals
from governance.queries.meetings.gatherings import days_of
from groundwork.bilingual import Pair

WAITING = [RecommendationState.SUBMITTED, RecommendationState.DEFERRED]
AHEAD = timedelta(days=60)  # what falls due by then is shown where no gathering is looked at


@dataclass(frozen=True)
class Filter:
    """A kind of entries, how many there are, and whether it is the one that is looked at."""

    kind: str
    label: str | Promise
    count: int
    current: bool


@dataclass(frozen=True)
class BacklogPage:
    """What waits, as it is looked at. `total` counts all of it; `drafts` are the reader's own, not submitted yet."""

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    bodies: tuple[BodyWords, ...]
    total: int
    kind: str
    body: str
    query: str = ""
    everything: int = 0
    drafts: tuple[ProposedItem, ...] = ()


def everything_waiting(names: Mapping[int, BodyWords], until: date | None = None) -> list[Entry]:
    """All that may go on an agenda, kind by kind; what is due, when it is by `until`. Thirteen queries at most."""
    today = timezone.localdate()
    until = max(until or today + AHEAD, today)
    on_agendas = planned()
    return [
        *proposed_items(names, today),
        *recommendations(names, on_agendas, today),
        *carried_over(names, on_agendas, today),
        *motions(names, on_agendas),
        *reports(names, on_agendas, today, until),
        *actions(names, on_agendas, today, until),
        *referrals(names, on_agendas),
    ]


def backlog_page(
    names: Mapping[int, BodyWords], *, kind: str = "", body: str = "", query: str = "",
    gathering: Gathering | None = None, reader: Person | None = None,
) -> BacklogPage:  # fmt: skip
    """The backlog of this kind and body whose words hold `query`; for a gathering, what falls due by its last day."""
    entries = everything_waiting(names, days_of(gathering)[1] if gathering else None)
    found = [each for each in entries if holds(each, query)]
    of_body = [each for each in found if not body or (each.body and each.body.key == body)]
    shown = [each for each in of_body if kind in {"", each.kind}]
    bodies = {each.body.key: each.body for each in entries if each.body}
    return BacklogPage(
        entries=tuple(shown),
        filters=filters_of(of_body, kind),
        bodies=tuple(sorted(bodies.values(), key=lambda each: str(each.usual))),
        total=len(of_body),
        kind=kind,
        body=body,
        query=query,
        everything=len(entries),
        drafts=drafts_of(reader) if reader else (),
    )


def holds(entry: Entry, query: str) -> bool:
    """Whether its title, in either language, or its reference holds every word of this."""
    text = f"{entry.title.en} {entry.title.fr} {entry.reference}".casefold()
    return all(word in text for word in query.casefold().split())


def filters_of(entries: Collection[Entry], kind: str) -> tuple[Filter, ...]:
    """The kinds of which there is something, and the one that is looked at."""
    counts = Counter(each.kind for each in entries)
    return tuple(
        Filter(name, label, counts[name], name == kind) for name, label in KINDS.items() if counts[name] or name == kind
    )


def drafts_of(person: Person) -> tuple[ProposedItem, ...]:
    """The items that this person has drafted and not submitted. One query."""
    return tuple(ProposedItem.objects.filter(created_by=person, state=ProposedItemState.DRAFT).order_by("-pk")[:20])


def meetings_to_fill(gathering: Gathering | None = None) -> list[Meeting]:
    """The meetings whose agenda may still be changed, of this gathering or of all that are not over. One query."""
    rows = Meeting.objects.exclude(state__in=MEETING_OVER).select_related("gathering")
    rows = rows.filter(gathering=gathering) if gathering else rows.filter(ends_at__gte=timezone.now())
    return list(rows.order_by("starts_at", "pk"))


def home_of(entry: Entry, meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting of the body on whose agenda it belongs; the last of several."""
    return next((each for each in reversed(meetings) if each.body_id == entry.home), None)


@dataclass(frozen=True)
class Waiting:
    """A recommendation that waits; `meeting` is where it may go, nothing when its body does not meet here."""

    id: int
    reference: str
    title: Pair
    state: str
    state_label: str
    body: BodyWords
    submitted_on: date | None
    en_ready: bool
    fr_ready: bool
    meeting: int | None
    illustrative: bool


def backlog(gathering: Gathering, names: dict[int, BodyWords]) -> list[Waiting]:
    """Submitted and deferred recommendations on no agenda that is still to be held, the oldest first. Two queries."""
    places = {
        body: pk
        for pk, body in gathering.meetings.exclude(state__in=MEETING_OVER)
        .order_by("-starts_at")
        .values_list("pk", "body_id")
    }
    on_it = AgendaItem.objects.filter(recommendation=OuterRef("pk"), removed=False)
    rows = Recommendation.objects.filter(~Exists(on_it.exclude(meeting__state__in=MEETING_OVER)), state__in=WAITING)
    return [
        Waiting(
            id=row.pk,
            reference=row.reference,
            title=row.title,
            state=row.state,
            state_label=row.get_state_display(),
            body=names[row.body_id],
            submitted_on=row.submitted_on,
            en_ready="en" not in row.title.unready(),
            fr_ready="fr" not in row.title.unready(),
            meeting=places.get(row.body_id),
            illustrative=row.illustrative,
        )
        for row in rows.order_by("submitted_on", "pk")
    ]
