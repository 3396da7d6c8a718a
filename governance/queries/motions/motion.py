"""What does a motion ask, in which clauses and under which rule, and what became of it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from councils.queries.names import BodyWords
from governance.enums import MotionState, VoteState
from governance.models import Clause, Motion, VoteEvent
from governance.queries.meetings.gatherings import slug_of
from governance.queries.motions.drafting import ProposedChange, changes_by_clause
from governance.queries.votes.rule_in_words import rule_in_words
from governance.verdicts.phrases import listed
from groundwork.bilingual import Pair, TextState, other_language, reader_language

TAGS = {"en": "en-CA", "fr": "fr-CA"}
WITHOUT_A_RULE = {"method": "consensus"}  # what is frozen when a body has no rule of its own
NO_AMENDMENTS: Mapping[int, tuple[Any, ...]] = {}
OWN_NAMES = {"en": "English", "fr": "Français"}


@dataclass(frozen=True)
class Side:
    """One language of a text with its state; `behind` when it is missing or does not match."""

    code: str
    tag: str
    name: str
    text: str
    state: str
    state_label: str
    behind: bool

    @property
    def mine(self) -> bool:
        return self.code == reader_language()

    @property
    def to_confirm(self) -> bool:
        """Whether somebody should say that it matches the other side."""
        return bool(self.text) and self.behind


@dataclass(frozen=True)
class ClauseView:
    """A clause in both languages, the reader's first."""

    id: int
    position: int
    label: str
    heading: Pair
    sides: tuple[Side, ...]
    note: Pair
    depends_on: str
    version: int
    changes: tuple[ProposedChange, ...]
    needs: int = 0
    amendments: tuple[Any, ...] = ()


@dataclass(frozen=True)
class VoteLine:
    """A vote on the motion."""

    reference: str
    method: str
    state: str
    state_label: str
    closes_at: datetime | None
    closed_at: datetime | None
    outcome: str
    override: Pair
    cancelled_because: Pair


@dataclass(frozen=True)
class MotionPage:
    """A motion with its clauses, its rule and its votes."""

    id: int
    title: Pair
    question: tuple[Side, ...]
    version: int
    state: str
    state_label: str
    body: BodyWords
    clauses: tuple[ClauseView, ...]
    rule: Pair
    rule_is_own: bool
    rule_because: Pair
    rule_is_illustrative: bool
    note: Pair
    votes: tuple[VoteLine, ...]
    recommendation: str
    item: int | None
    slug: str
    place: Pair
    meeting: int | None
    meeting_state: str
    decision: str
    illustrative: bool

    @property
    def is_draft(self) -> bool:
        return self.state == MotionState.DRAFT

    @property
    def is_pending(self) -> bool:
        """Whether it may still be carried, so that it makes sense to ask what it would change."""
        return self.state in {MotionState.DRAFT, MotionState.OPEN, MotionState.JUDGED}

    @property
    def changes_something(self) -> bool:
        """Whether carrying it would change anything of the structure, by itself."""
        return any(change.changeable for clause in self.clauses for change in clause.changes)

    @property
    def unready(self) -> bool:
        """Whether a text that would be put is missing or does not match."""
        return any(side.behind for sides in (self.question, *(each.sides for each in self.clauses)) for side in sides)

    @property
    def open_vote(self) -> VoteLine | None:
        return next((vote for vote in self.votes if vote.state == VoteState.OPEN), None)


def motion_page(
    motion: Motion, names: dict[int, BodyWords], amendments: Mapping[int, tuple[Any, ...]] = NO_AMENDMENTS
) -> MotionPage:
    """The page of a motion that was read with its item, gathering, recommendation and decision.

    `amendments` are those of governance.queries.motions.amendments, by clause. Two queries, one more where one depends
    on another, and at most one for each kind of thing that its clauses would change.
    """
    clauses = clauses_of(motion)
    changes = changes_by_clause(clauses, names)
    meeting = motion.item.meeting if motion.item else None
    procedure = getattr(motion.body, "procedure", None)
    decision = getattr(motion, "decision", None)
    return MotionPage(
        id=motion.pk,
        title=motion.title,
        question=sides_of(motion.question),
        version=motion.version,
        state=motion.state,
        state_label=motion.get_state_display(),
        body=names[motion.body_id],
        clauses=tuple(clause_view(each, changes[each.pk], amendments.get(each.pk, ())) for each in clauses),
        rule=rule_said(motion, names),
        rule_is_own=motion.rule is not None,
        rule_because=motion.rule_because,
        rule_is_illustrative=motion.rule is None and bool(procedure and procedure.illustrative),
        note=motion.note,
        votes=tuple(vote_line(event) for event in motion.vote_events.order_by("-opened_at")),
        recommendation=motion.recommendation.reference if motion.recommendation else "",
        item=motion.item_id,
        slug=slug_of(meeting.gathering) if meeting else "",
        place=meeting.gathering.place if meeting else Pair(),
        meeting=meeting.pk if meeting else None,
        meeting_state=meeting.state if meeting else "",
        decision=decision.reference if decision else "",
        illustrative=motion.illustrative,
    )


def clauses_of(motion: Motion) -> list[Clause]:
    """Its clauses, with those on which they depend. One query, and one more where any does."""
    some = Clause.objects.select_related("motion")
    if not getattr(motion, "clauses_need", True):
        some = some.none()  # prefetched as nothing: no query
    return list(motion.clauses.prefetch_related(Prefetch("needs", some)))


def rule_said(motion: Motion, names: dict[int, BodyWords]) -> Pair:
    """The rule under which it would be put, its own or else the body's, as sentences in both languages."""
    procedure = getattr(motion.body, "procedure", None)
    rule = motion.rule or (procedure.rule if procedure else WITHOUT_A_RULE)
    words = {each.key: (each.short.en, each.short.fr) for each in names.values()}
    return rule_in_words(rule, words)


def clause_view(
    clause: Clause, changes: tuple[ProposedChange, ...] = (), amendments: tuple[Any, ...] = ()
) -> ClauseView:
    """A clause as the page shows it, with the conditions that were read with it."""
    needs = list(clause.needs.all())
    return ClauseView(
        id=clause.pk,
        position=clause.position,
        label=clause.label or str(clause.position),
        heading=clause.heading,
        sides=sides_of(clause.text),
        note=clause.note,
        depends_on=all_of([called_from(each, clause.motion_id) for each in needs]),
        needs=len(needs),
        amendments=amendments,
        version=clause.version,
        changes=changes,
    )


def called_from(clause: Clause, motion: int) -> str:
    """A clause by its label, with the title of its motion when that is another one."""
    return str(clause) if clause.motion_id == motion else f"{clause} ({clause.motion.title})"


def all_of(words: list[str]) -> str:
    """`1, 2 and 3`, in the reader's language."""
    return listed(words, "et" if reader_language() == "fr" else "and")


def sides_of(text: Pair) -> tuple[Side, ...]:
    """Both sides of a text with their states, the reader's first."""
    mine = reader_language()
    return tuple(side_of(text, code) for code in (mine, other_language(mine)))


def side_of(text: Pair, code: str) -> Side:
    """One side of a text; an empty one is to be translated, whatever its state says."""
    words = text.side(code)
    state = text.state(code) if words.strip() else str(TextState.TO_TRANSLATE)
    return Side(
        code=code,
        tag=TAGS[code],
        name=OWN_NAMES[code],
        text=words,
        state=state,
        state_label=str(TextState(state).label),
        behind=code in text.unready(),
    )


def vote_line(event: VoteEvent) -> VoteLine:
    """A vote in one line."""
    return VoteLine(
        reference=event.reference,
        method=event.get_method_display(),
        state=event.state,
        state_label=event.get_state_display(),
        closes_at=event.closes_at,
        closed_at=event.closed_at,
        outcome=event.outcome,
        override=event.override,
        cancelled_because=event.cancelled_because,
    )
