"""What does a co-chair find prepared when recording a decision: texts, verdict, effects, actions?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from councils.enums import BodyKind, LineKind
from councils.models import Jurisdiction, ReportingLine
from councils.queries.names import BodyWords, names_on
from governance.electorates import VotingSeat, voting_seats
from governance.enums import ActionKind, EffectKind, MotionState
from governance.models import (
    AgendaItem,
    Clause,
    ClauseOutcome,
    Decision,
    Meeting,
    Motion,
    Vote,
)
from governance.queries.decisions.action_owners import seats_to_own
from governance.queries.decisions.register import mark_of
from governance.queries.effect_words import Known, effect_words, known_for
from governance.queries.meetings.gatherings import slug_of
from governance.queries.run.recording_decided import ProposedAction, actions_decided, effects_decided
from governance.queries.run.recording_room import present_at, rail_of, said_in
from governance.queries.votes.tallies import VoteStep, vote_step
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
    ticked: bool = True


@dataclass(frozen=True)
class ProposedClause:
    """A clause with its verdict and all that it would set going."""

    clause: Clause
    verdict: str
    effects: tuple[ProposedEffect, ...]
    actions: tuple[ProposedAction, ...]

    is_alone: bool = False
    decided: ClauseOutcome | None = None

    @property
    def now(self) -> Pair:
        """The words from which one goes on: those decided already, when a decision is put right."""
        return self.decided.text if self.decided else self.clause.text

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
    rail: tuple[tuple[str, AgendaItem], ...]
    present: int
    seats: int
    owners: tuple[tuple[str, str], ...]
    jurisdictions: tuple[tuple[str, str], ...]
    today: date
    places: tuple[tuple[str, Pair, Pair], ...] = ()
    seat_owners: tuple[tuple[str, str], ...] = ()
    replacing: Decision | None = None

    @property
    def title(self) -> Pair:
        """The title from which one goes on."""
        return self.replacing.title if self.replacing else self.motion.title

    @property
    def number(self) -> str:
        """The number with which the item of the motion is printed."""
        return next((number for number, item in self.rail if item.pk == self.motion.item_id), "")


def motion_to_record(pk: int) -> Motion | None:
    """The motion with what its page needs; None when there is none. One query."""
    return (
        Motion.objects.filter(pk=pk)
        .select_related("body", "recommendation", "item__meeting__gathering", "decision__recorded_by")
        .first()
    )


def recording_of(
    motion: Motion,
    *,
    names: Mapping[int, BodyWords] | None = None,
    room: tuple[Sequence[VotingSeat], int] | None = None,
    replacing: Decision | None = None,
) -> Recording:
    """Gather the page: at most fifteen queries, however many clauses and actions there are.

    `replacing` is the decision that is put right. Where the page has them already: `names` are those of the bodies,
    `room` the seats and how many are present; then the agenda beside the form is the page's own too.
    """
    today = timezone.localdate()
    names = names or names_on(today)
    by_key = {words.key: words for words in names.values()}
    closed = motion.vote_events.filter(state="closed").select_related("meeting").order_by("-closed_at")
    event = None if motion.state == MotionState.DRAFT else closed.first()  # a draft was never judged
    vote = vote_step(event, event.verdicts.select_related("clause") if event else (), by_key)
    meeting = motion.item.meeting if motion.item else None
    seats = room[0] if room else voting_seats(motion.body, today) if meeting else []
    return Recording(
        motion=motion,
        body=names[motion.body_id],
        mark=mark_of(names[motion.body_id]),
        slug=slug_of(meeting.gathering) if meeting else "",
        clauses=tuple(_clauses(motion, vote, by_key, today, replacing)),
        vote=vote,
        said=tuple((by_key.get(each.elector.body_key), each) for each in said_in(event)),
        meeting=meeting,
        rail=() if room else rail_of(meeting),
        present=room[1] if room else present_at(meeting),
        seats=len(seats) if meeting and not event else 0,
        owners=tuple((words.key, str(words.name)) for words in names.values() if words.kind not in OUTSIDERS),
        jurisdictions=tuple((row.code, str(row.name)) for row in Jurisdiction.objects.order_by("protocol_order")),
        today=today,
        places=tuple(places_of(seats, names)) if meeting else (),
        seat_owners=tuple(owners_among(seats)) if seats else seats_to_own(),
        replacing=replacing,
    )


def places_of(seats: Sequence[VotingSeat], names: Mapping[int, BodyWords]) -> Iterator[tuple[str, Pair, Pair]]:
    """The seats that may be named with a reservation: number, jurisdiction and council."""
    for each in seats:
        if each.seat.jurisdiction is not None:
            yield str(each.seat.pk), each.seat.jurisdiction.name, names[each.seat.body_id].short


def owners_among(seats: Sequence[VotingSeat]) -> Iterator[tuple[str, str]]:
    """The seats that may own an action, by key, of those that were read already."""
    for each in seats:
        if each.seat.jurisdiction is not None:
            yield each.seat.key, f"{each.seat.jurisdiction.name} ({each.seat.body.key})"


def _clauses(
    motion: Motion,
    vote: VoteStep | None,
    bodies: Mapping[str, BodyWords],
    today: date,
    replacing: Decision | None = None,
) -> Iterator[ProposedClause]:
    rows = list(motion.clauses.all())
    decided = {row.clause_id: row for row in replacing.outcomes.all()} if replacing else {}
    verdicts = vote.verdicts if vote else {}
    parents, known = _parents(rows, bodies, today), known_for(effect for row in rows for effect in row.effects)
    for clause in rows:
        row = decided.get(clause.pk)
        effects, actions = _effects(clause, bodies, parents, known), _actions(clause, today)
        if row is not None:
            stand = effects_decided(row)
            effects = [replace(each, ticked={"kind": each.kind, **each.terms} in stand) for each in effects]
            actions = actions_decided(actions, row)
        yield ProposedClause(
            clause=clause,
            verdict=verdicts.get(clause.pk, ""),
            effects=tuple(effects),
            actions=tuple(actions),
            is_alone=len(rows) == 1,
            decided=row,
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
