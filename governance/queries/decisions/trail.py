"""How did a decision come about, what does it change, and what became of it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.queries.names import BodyWords, names_by_key, names_on
from governance.enums import CARRIED, DecisionState, EffectKind, EffectState, Outcome
from governance.models import (
    ActionItem,
    ClauseOutcome,
    Contribution,
    Decision,
    Effect,
    Reservation,
)
from governance.queries.decisions.action_owners import owner_words
from governance.queries.decisions.history import HistoryRow, history_of
from governance.queries.decisions.register import REPLACED, Progress, is_late, mark_of
from governance.queries.effect_words import Known, effect_words, known_for
from governance.queries.meetings.gatherings import slug_of
from governance.queries.run.recording import called
from governance.queries.votes.numbers_in_words import spelled
from governance.queries.votes.tallies import VoteStep, vote_step
from groundwork.bilingual import LANGUAGES, Pair, reader_language
from groundwork.context import OWN_NAMES, TAGS
from groundwork.wording import Piece, differs, word_changes
from priorities.models import ResultNode

DRAWN = set(EffectKind) - {
    EffectKind.ADOPT_FORMAT, EffectKind.DELEGATE, EffectKind.RESCIND, EffectKind.ADOPT_TERMS, EffectKind.APPOINT,
    EffectKind.END_MEMBERSHIP, EffectKind.CREATE_SEAT, EffectKind.END_SEAT,
}  # fmt: skip


@dataclass(frozen=True)
class EffectRow:
    """One change: of what, as it was and as it is to be, and whether it is so yet."""

    effect: Effect
    kind: str
    who: Pair
    was: Pair
    now: Pair
    state: str


@dataclass(frozen=True)
class ActionRow:
    """An action of the decision, with its owner in words."""

    action: ActionItem
    owner: Pair
    late: bool


@dataclass(frozen=True)
class Comparison:
    """One language of a clause beside what was recommended: the changes marked."""

    code: str
    pieces: list[Piece]
    changed: bool

    @property
    def tag(self) -> str:
        return TAGS[self.code]

    @property
    def name(self) -> str:
        return OWN_NAMES[self.code]


@dataclass(frozen=True)
class ClauseRow:
    """What became of one clause."""

    outcome: ClauseOutcome
    label: str
    sides: tuple[Comparison, ...]

    @property
    def amended(self) -> bool:
        return any(side.changed for side in self.sides)

    @property
    def stands_out(self) -> bool:
        """Whether its end is to be told where the clauses met several: it was changed, or not carried."""
        return self.outcome.outcome == Outcome.AMENDED or self.outcome.outcome not in CARRIED

    @property
    def ordered(self) -> list[Comparison]:
        """The reader's language first."""
        return sorted(self.sides, key=lambda side: side.code != reader_language())

    @property
    def behind(self) -> tuple[str, ...]:
        """The languages that are missing or do not match."""
        return self.outcome.text.unready()


@dataclass(frozen=True)
class DecisionPage:
    """Everything on the page of a decision."""

    decision: Decision
    body: BodyWords
    mark: str
    sponsor: BodyWords | None
    clauses: tuple[ClauseRow, ...]
    vote: VoteStep | None
    effects: tuple[EffectRow, ...]
    actions: tuple[ActionRow, ...]
    reservations: tuple[tuple[BodyWords | None, Reservation], ...]
    nodes: tuple[ResultNode, ...]
    history: tuple[HistoryRow, ...]
    place: Pair
    item_url: str

    @property
    def alike(self) -> bool:
        """Whether every clause met the end of the whole."""
        return all(row.outcome.outcome == self.decision.outcome for row in self.clauses)

    @property
    def amended(self) -> tuple[ClauseRow, ...]:
        return tuple(row for row in self.clauses if row.amended)

    @property
    def followed(self) -> Progress:
        """How many of the actions are closed."""
        return Progress(sum(row.action.state in {"done", "withdrawn"} for row in self.actions), len(self.actions))

    @property
    def moves(self) -> bool:
        """Whether the structure changes, so that it can be seen before and after."""
        return any(row.kind in DRAWN for row in self.effects)

    @property
    def is_held(self) -> bool:
        """Whether something of it became impossible and waits to be settled."""
        return any(row.state == EffectState.HELD for row in self.effects)

    @property
    def in_force(self) -> bool:
        return bool(self.effects) and all(row.state == "enacted" for row in self.effects)

    @property
    def day_before(self) -> date:
        """The last day of the old state."""
        return date.fromordinal(self.decision.effective_on.toordinal() - 1)

    @property
    def first_change(self) -> Comparison | None:
        """Where only one clause was changed, the change in the reader's language."""
        return (
            next((side for side in self.amended[0].ordered if side.changed), None) if len(self.amended) == 1 else None
        )

    @property
    def effects_words(self) -> str:
        """`Two reporting lines change`, or how many effects there are."""
        number = len(self.effects)
        said = spelled(number, reader_language(), capital=True)
        if all(row.kind == EffectKind.MOVE for row in self.effects):
            return ngettext("%(n)s reporting line changes", "%(n)s reporting lines change", number) % {"n": said}
        return ngettext("%(n)s change", "%(n)s changes", number) % {"n": said}

    @property
    def waits_for(self) -> str:
        """What a recorded decision waits for, in one sentence."""
        texts = [self.decision.title, *(row.outcome.text for row in self.clauses)]
        behind = {code for text in texts for code in text.unready()}
        missing = {code for text in texts for code in text.unready() if not text.side(code).strip()}
        if behind == {"fr"}:
            return _("A French text is missing.") if missing else _("The French text does not match yet. Confirm it.")
        if behind == {"en"}:
            return (
                _("An English text is missing.") if missing else _("The English text does not match yet. Confirm it.")
            )
        return _("The texts do not match yet. Confirm them.") if behind else _("Recorded, not published yet")


def decision_page(decision: Decision, *, people: bool = True) -> DecisionPage:
    """Gather the page of a decision that was found for its reader, who may see the names of people or not.

    Eleven queries at most, and one for each sort of thing beside bodies that its effects name.
    """
    today = timezone.localdate()
    names = names_on(today)
    by_key = {words.key: words for words in names.values()}
    outcomes = _outcomes(decision)
    clauses = tuple(_clause(outcome) for outcome in outcomes)
    labels = {row.outcome.clause.position: row.label for row in clauses}
    effects = [effect for outcome in outcomes for effect in outcome.effects.all()]
    known = known_for((effect.terms for effect in effects), people=people)
    then = names_then(effects, decision) or by_key
    event = decision.vote_event
    recommendation = decision.motion.recommendation if decision.motion else None
    gathering = decision.item.meeting.gathering if decision.item else None
    return DecisionPage(
        decision=decision,
        body=names[decision.body_id],
        mark=mark_of(names[decision.body_id]),
        sponsor=names.get(recommendation.sponsor_id or 0) if recommendation else None,
        clauses=clauses,
        vote=vote_step(event, event.verdicts.select_related("clause") if event else (), by_key),
        effects=tuple(_effect(decision, effect, then, known, today) for effect in effects),
        actions=tuple(
            _action(action, names, today, people=people) for outcome in outcomes for action in outcome.actions.all()
        ),
        reservations=tuple((by_key.get(row.body_key), row) for row in _reservations(decision)),
        nodes=_nodes(decision),
        history=tuple(history_of(decision, labels, then, known)),
        place=gathering.place if gathering else Pair(),
        item_url=reverse("item", args=[slug_of(gathering), decision.item_id]) if gathering else "",
    )


def _outcomes(decision: Decision) -> list[ClauseOutcome]:
    actions = ActionItem.objects.select_related(
        "owner_jurisdiction", "owner_seat__jurisdiction", "owner_person"
    ).order_by("reference")
    return list(
        decision.outcomes.select_related("clause__point").prefetch_related(
            Prefetch("effects", Effect.objects.exclude(REPLACED).order_by("position")), Prefetch("actions", actions)
        )
    )


def _reservations(decision: Decision) -> QuerySet[Reservation]:
    return decision.reservations.select_related("jurisdiction", "clause").order_by(
        "jurisdiction__protocol_order", "body_key", "pk"
    )


def _nodes(decision: Decision) -> tuple[ResultNode, ...]:
    """The outcomes of the logic model that the decision serves, by itself or through its recommendation."""
    served = Q(decision=decision)
    if decision.motion and decision.motion.recommendation_id:
        served |= Q(recommendation=decision.motion.recommendation_id)
    return tuple(ResultNode.objects.filter(pk__in=Contribution.objects.filter(served).values("node")).order_by("pk"))


def _clause(outcome: ClauseOutcome) -> ClauseRow:
    clause, sides = outcome.clause, []
    recommended = clause.point.text if clause.point else clause.text
    for code in LANGUAGES:
        pieces = word_changes(recommended.side(code), outcome.text.side(code))
        sides.append(Comparison(code, pieces, differs(pieces)))
    return ClauseRow(outcome=outcome, label=clause.label or str(clause.position), sides=tuple(sides))


def _action(action: ActionItem, names: Mapping[int, BodyWords], today: date, *, people: bool) -> ActionRow:
    return ActionRow(action, owner_words(action, names, people=people), is_late(action.due_on, action.state, today))


def names_then(effects: Iterable[Effect], decision: Decision) -> dict[str, BodyWords]:
    """Where a body is renamed, what every body was called until then; nothing where none is. Two queries at most."""
    renamed = any(effect.kind == EffectKind.RENAME for effect in effects)
    return names_by_key(date.fromordinal(decision.effective_on.toordinal() - 1)) if renamed else {}


def _effect(
    decision: Decision, effect: Effect, bodies: Mapping[str, BodyWords], known: Known, today: date
) -> EffectRow:
    """Before and after where an effect is of one thing that was something else; else its whole sentence."""
    terms, who = effect.terms, Pair()
    if effect.kind == EffectKind.MOVE:
        who, now = called(str(terms.get("body", "")), bodies), called(str(terms.get("to", "")), bodies)
    elif effect.kind == EffectKind.ADOPT_FORMAT:
        now = known.formats.get(str(terms.get("format")), Pair(str(terms.get("format")), str(terms.get("format"))))
    elif effect.kind == EffectKind.DELEGATE and not terms.get("limit_en") and not terms.get("until"):
        who = called(str(terms.get("body", "")), bodies)
        now = Pair(str(terms.get("scope_en", "")), str(terms.get("scope_fr", "")))
    else:
        now = effect_words(effect.kind, terms, bodies, known=known)
    return EffectRow(
        effect=effect,
        kind=effect.kind,
        who=who,
        now=now,
        was=called(str(terms.get("from", "")), bodies),
        state=state_of(effect, decision, today),
    )


def state_of(effect: Effect, decision: Decision, today: date) -> str:
    """Where it stands: enacted, held, withdrawn, waiting for publication, due (the worker is next), pending."""
    if effect.state != EffectState.PENDING:
        return effect.state
    if decision.state != DecisionState.PUBLISHED:
        return "waiting"
    return "due" if effect.effective_on <= today else "pending"
