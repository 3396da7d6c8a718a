"""How did a jurisdiction vote, and which action items are its own?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from councils.enums import Role
from councils.models import Jurisdiction
from councils.queries.names import BodyWords, names_by_key
from councils.rules import Standing
from governance.enums import Option, VoteMethod, VoteState
from governance.models import ActionItem, Elector, Recusal, Vote, VoteEvent
from governance.queries.decisions.follow_ups import readable_actions
from governance.queries.decisions.register import CLOSED, is_late
from governance.queries.slices import Slice, slice_of
from governance.rules import refuse_read_unpublished
from groundwork.bilingual import Pair

PER_PAGE = 25


@dataclass(frozen=True)
class Said:
    """One position of a seat; `clauses` is empty when it holds for all of them."""

    option: str
    reason: str
    language: str
    clauses: tuple[str, ...]

    @property
    def label(self) -> str:
        return str(Option(self.option).label)


@dataclass(frozen=True)
class VoteOnRecord:
    """What a seat of the jurisdiction said in a closed vote. `secret` keeps it from ever being known."""

    event: VoteEvent
    title: Pair
    body: BodyWords
    seat: BodyWords
    said: tuple[Said, ...]
    recused: bool
    secret: bool


@dataclass(frozen=True)
class ActionOwned:
    """An action item of the jurisdiction."""

    action: ActionItem
    late: bool
    closed: bool


@dataclass(frozen=True)
class AboutJurisdiction:
    """What governance knows of a jurisdiction, as far as the reader may know it."""

    jurisdiction: Jurisdiction
    votes: Slice[VoteOnRecord]
    actions: tuple[ActionOwned, ...]
    is_member: bool


def about_jurisdiction(
    jurisdiction: Jurisdiction, standing: Standing, page_number: str | None = None
) -> AboutJurisdiction:
    """Its votes on record, the latest first, and its action items. Six queries, however many there are."""
    electors = slice_of(positions_known_to(standing, jurisdiction), page_number, PER_PAGE)
    names = names_by_key()
    said, recused = _said(electors.rows), _recused(electors.rows)
    votes = [
        VoteOnRecord(
            event=row.vote_event,
            title=Pair(**row.vote_event.frozen["texts"]["title"]),
            body=names[row.vote_event.frozen["body"]],
            seat=names[row.body_key],
            said=_positions(said[row.pk]),
            recused=row.pk in recused,
            secret=row.vote_event.method == VoteMethod.SECRET,
        )
        for row in electors.rows
    ]
    return AboutJurisdiction(
        jurisdiction=jurisdiction,
        votes=Slice(votes, electors.earlier, electors.later),
        actions=tuple(_actions(jurisdiction, standing, timezone.localdate())),
        is_member=refuse_read_unpublished(standing) is None,
    )


def positions_known_to(standing: Standing, jurisdiction: Jurisdiction) -> QuerySet[Elector]:
    """The places of a jurisdiction in closed votes of which this reader may know who said what.

    The rule is that of the results page: the members of the bodies of a vote, observers not, and the secretariat;
    everybody where the positions were published.
    """
    closed = Elector.objects.filter(jurisdiction=jurisdiction, vote_event__state=VoteState.CLOSED)
    if not standing.is_secretariat:
        keys = {held.seat.body.key for held in standing.memberships if held.role != Role.OBSERVER}
        decides = Elector.objects.filter(vote_event=OuterRef("vote_event"), body_key__in=keys)
        closed = closed.filter(
            Q(vote_event__positions_published_at__isnull=False)
            | Q(vote_event__motion__body__key__in=keys)
            | Exists(decides)
        )
    return closed.select_related("vote_event").order_by("-vote_event__closed_at", "-vote_event", "body_key", "pk")


def _said(electors: Sequence[Elector]) -> dict[int, list[Vote]]:
    found: dict[int, list[Vote]] = defaultdict(list)
    shown = [row.pk for row in electors if row.vote_event.method != VoteMethod.SECRET]
    for vote in Vote.objects.filter(elector__in=shown).select_related("clause").order_by("clause__position"):
        found[vote.elector_id].append(vote)
    return found


def _recused(electors: Sequence[Elector]) -> set[int]:
    """Those that took no part at all."""
    rows = Recusal.objects.filter(elector__in=[row.pk for row in electors], clause=None)
    return set(rows.values_list("elector_id", flat=True))


def _positions(votes: list[Vote]) -> tuple[Said, ...]:
    """Each position once, with its clauses where there are several."""
    places: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for vote in votes:
        label = vote.clause.label or str(vote.clause.position)
        places[vote.option, vote.reason, vote.reason_language].append(label)
    return tuple(
        Said(option, reason, language, tuple(clauses) if len(places) > 1 else ())
        for (option, reason, language), clauses in places.items()
    )


def _actions(jurisdiction: Jurisdiction, standing: Standing, today: date) -> list[ActionOwned]:
    """Open ones by due day, then closed ones."""
    rows = readable_actions(standing).filter(
        Q(owner_jurisdiction=jurisdiction) | Q(owner_seat__jurisdiction=jurisdiction)
    )
    found = [
        ActionOwned(row, is_late(row.due_on, row.state, today), row.state in CLOSED)
        for row in rows.order_by(F("due_on").asc(nulls_last=True), "reference")
    ]
    return sorted(found, key=lambda each: each.closed)
