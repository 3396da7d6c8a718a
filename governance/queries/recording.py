"""What does a co-chair find prepared when recording a decision: texts, verdict, effects, actions?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from councils.enums import BodyKind, LineKind
from councils.models import Body, Jurisdiction, ReportingLine
from councils.queries.names import BodyWords, names_on
from governance.electorates import voting_seats
from governance.enums import ActionKind, EffectKind, Presence
from governance.models import (
    AgendaItem,
    Attendance,
    Clause,
    Decision,
    Meeting,
    Motion,
    Vote,
    VoteEvent,
)
from governance.queries.decisions import mark_of
from governance.queries.effect_words import Known, effect_words, known_for
from governance.queries.gatherings import slug_of
from governance.queries.tallies import VoteStep, vote_step
from groundwork.bilingual import Pair

OUTSIDERS = {BodyKind.EXTERNAL_TABLE, BodyKind.NON_MEMBER}


@dataclass(frozen=True)
class ProposedEffect:
    """What carrying a clause would change; `name` is that of its box in the form."""

    name: str
    kind: str
    terms: Mapping[str, Any]
    words: Pair
    was: Pair = field(default_factory=Pair)
    illustrative: bool = False


@dataclass(frozen=True)
class ProposedAction:
    """What somebody would do because of a clause; `name` begins the names of its fields in the form."""

    name: str
    kind: str
    title: Pair
    owner: str
    due_on: date | None
    scope: Pair
    owed: Pair
    illustrative: bool = False


@dataclass(frozen=True)
class ProposedClause:
    """A clause with its verdict and all that it would set going."""

    clause: Clause
    verdict: str
    effects: tuple[ProposedEffect, ...]
    actions: tuple[ProposedAction, ...]

    is_alone: bool = False

    @property
    def label(self) -> str:
        return self.clause.label or str(self.clause.position)

    @property
    def is_labelled(self) -> bool:
        """Whether the page calls it by its label: a motion of one clause without a label needs none."""
        return bool(self.clause.label) or not self.is_alone


@dataclass(frozen=True)
class Recording:
    """All that stands on the page where a decision is recorded."""

    motion: Motion
    body: BodyWords
    mark: str
    slug: str
    clauses: tuple[ProposedClause, ...]
    vote: VoteStep | None
    said: tuple[tuple[BodyWords | None, Vote], ...]
    meeting: Meeting | None
    rail: tuple[tuple[int | None, AgendaItem], ...]
    present: int
    seats: int
    owners: tuple[tuple[str, str], ...]
    jurisdictions: tuple[tuple[str, str], ...]
    today: date

    @property
    def number(self) -> int | None:
        """The number with which the item of the motion is printed."""
        return next((number for number, item in self.rail if item.pk == self.motion.item_id), None)


def motion_to_record(pk: int) -> Motion | None:
    """The motion with what its page needs; None when there is none. One query."""
    return (
        Motion.objects.filter(pk=pk)
        .select_related("body", "recommendation", "item__meeting__gathering", "decision__recorded_by")
        .first()
    )


def recording_of(motion: Motion) -> Recording:
    """Gather the page: at most fourteen queries, however many clauses and actions there are."""
    today = timezone.localdate()
    names = names_on(today)
    by_key = {words.key: words for words in names.values()}
    event = motion.vote_events.filter(state="closed").select_related("meeting").order_by("-closed_at").first()
    vote = vote_step(event, event.verdicts.select_related("clause") if event else (), by_key)
    meeting = motion.item.meeting if motion.item else None
    return Recording(
        motion=motion,
        body=names[motion.body_id],
        mark=mark_of(names[motion.body_id]),
        slug=slug_of(meeting.gathering) if meeting else "",
        clauses=tuple(_clauses(motion, vote, by_key, today)),
        vote=vote,
        said=tuple((by_key.get(each.elector.body_key), each) for each in _said(event)),
        meeting=meeting,
        rail=_rail(meeting),
        present=_present(meeting),
        seats=len(voting_seats(motion.body, today)) if meeting and not event else 0,
        owners=tuple((words.key, str(words.name)) for words in names.values() if words.kind not in OUTSIDERS),
        jurisdictions=tuple((row.code, str(row.name)) for row in Jurisdiction.objects.order_by("protocol_order")),
        today=today,
    )


def _clauses(
    motion: Motion, vote: VoteStep | None, bodies: Mapping[str, BodyWords], today: date
) -> Iterator[ProposedClause]:
    rows = list(motion.clauses.all())
    verdicts = vote.verdicts if vote else {}
    parents, known = _parents(rows, bodies, today), known_for(effect for row in rows for effect in row.effects)
    for clause in rows:
        yield ProposedClause(
            clause=clause,
            verdict=verdicts.get(clause.pk, ""),
            effects=tuple(_effects(clause, bodies, parents, known)),
            actions=tuple(_actions(clause, today)),
            is_alone=len(rows) == 1,
        )


def proposals(clause: Clause) -> list[tuple[int, Mapping[str, Any]]]:
    """What a clause would set going, numbered from 1."""
    return list(enumerate(clause.effects, start=1))


def _effects(
    clause: Clause,
    bodies: Mapping[str, BodyWords],
    parents: Mapping[str, str],
    known: Known,
) -> list[ProposedEffect]:
    found = []
    for number, proposal in proposals(clause):
        kind = str(proposal.get("kind", ""))
        if kind not in EffectKind.values:
            continue
        terms = {key: value for key, value in proposal.items() if key not in {"kind", "illustrative"}}
        key = str(terms.get("body", ""))
        if kind == EffectKind.MOVE:
            terms.setdefault("from", parents.get(key, ""))
        found.append(
            ProposedEffect(
                name=f"e{clause.pk}_{number}",
                kind=kind,
                terms=terms,
                words=effect_words(kind, terms, bodies, known=known),
                was=called(str(terms.get("from", "")), bodies),
                illustrative=bool(proposal.get("illustrative")),
            )
        )
    return found


def _actions(clause: Clause, today: date) -> list[ProposedAction]:
    found = []
    for number, proposal in proposals(clause):
        kind = str(proposal.get("kind", ""))
        if kind not in ActionKind.values:
            continue
        days = proposal.get("due_days")
        due = today + timedelta(days=int(days)) if days else None
        found.append(
            ProposedAction(
                name=f"a{clause.pk}_{number}",
                kind=kind,
                title=_pair(proposal, "title"),
                scope=_pair(proposal, "scope"),
                owed=_pair(proposal, "owed"),
                owner=str(proposal.get("owner") or proposal.get("lead") or ""),
                due_on=due,
                illustrative=bool(proposal.get("illustrative")),
            )
        )
    return found


def called(key: str, bodies: Mapping[str, BodyWords]) -> Pair:
    """The name of a body by its key; the key itself when nobody knows it."""
    return bodies[key].name if key in bodies else Pair(key, key)


def _pair(terms: Mapping[str, Any], name: str) -> Pair:
    return Pair(str(terms.get(f"{name}_en", "")), str(terms.get(f"{name}_fr", "")))


def _parents(clauses: list[Clause], bodies: Mapping[str, BodyWords], on: date) -> dict[str, str]:
    moved = {
        str(each.get("body"))
        for clause in clauses
        for _n, each in proposals(clause)
        if each.get("kind") == EffectKind.MOVE and not each.get("from")
    }
    lines = ReportingLine.objects.standing(on).filter(body__key__in=moved, kind=LineKind.PRIMARY) if moved else ()
    keys = {words.id: words.key for words in bodies.values()}
    return {keys[line.body_id]: keys[line.parent_id] for line in lines}


def _said(event: VoteEvent | None) -> tuple[Vote, ...]:
    """Reservations and objections of the vote, once for each seat and reason."""
    if event is None:
        return ()
    rows = (
        Vote.objects.filter(vote_event=event, option__in=["reservation", "object"])
        .select_related("elector__jurisdiction", "clause")
        .order_by("elector__jurisdiction__protocol_order", "clause__position")
    )
    first: dict[tuple[int, str, str], Vote] = {}
    for row in rows:
        first.setdefault((row.elector_id, row.option, row.reason), row)
    return tuple(first.values())


def _rail(meeting: Meeting | None) -> tuple[tuple[int | None, AgendaItem], ...]:
    """The agenda beside the form, with the numbers it is printed with: breaks have none."""
    if meeting is None:
        return ()
    rows, number = [], 0
    for item in (
        meeting.items.filter(removed=False)
        .order_by("position")
        .prefetch_related(Prefetch("decisions", Decision.objects.order_by("reference")))
    ):
        number += not item.is_break
        rows.append((None if item.is_break else number, item))
    return tuple(rows)


def _present(meeting: Meeting | None) -> int:
    if meeting is None:
        return 0
    return Attendance.objects.filter(
        meeting=meeting, presence__in=[Presence.PRESENT, Presence.REMOTE], seat__jurisdiction__isnull=False
    ).count()


def owner_of(key: str) -> tuple[Body | None, Jurisdiction | None]:
    """The body, or the jurisdiction, that an owner's key names: `WG-DIG`, or `CA-NB`."""
    body = Body.objects.filter(key=key).first()
    return body, None if body else Jurisdiction.objects.filter(code=key).first()
