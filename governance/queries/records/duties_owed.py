"""What is to be done after the meetings of a gathering, and which of it the facts show to be done already?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from councils.models import Body, TermsOfReference
from governance.enums import (
    CARRIED,
    DecisionState,
    DutyKind,
    EffectKind,
    MeetingState,
    MotionState,
    ReportState,
)
from governance.models import ActionItem, Decision, Effect, Gathering, Meeting, Motion, Report
from governance.queries.decisions.register import REPLACED

NAMING = ("body", "to", "under", "into", "whole", "part", "heir", "bodies")
NEW_TERMS = {
    EffectKind.RENAME, EffectKind.MOVE, EffectKind.SET_AUTHORITY, EffectKind.SET_LEVEL, EffectKind.MERGE,
    EffectKind.SPLIT, EffectKind.DELEGATE,
}  # fmt: skip
CLOSING = {EffectKind.DISSOLVE: "body", EffectKind.MERGE: "bodies", EffectKind.SPLIT: "body"}


@dataclass(frozen=True)
class Owed:
    """One thing to be done; `subject` tells twins apart. `fact` is true when the facts show that it is done."""

    kind: str
    subject: str
    decision: Decision | None = None
    body: int | None = None
    fact: bool = False
    number: int = 0


def owed_of(gathering: Gathering) -> list[Owed]:
    """Everything that follows from the decisions and the ends of the meetings of a gathering. Ten queries."""
    decisions = decisions_of(gathering)
    bodies = dict(Body.objects.values_list("key", "pk"))
    latest = terms_since()
    reports = reports_filed([each.reference for each in decisions])
    found: list[Owed] = []
    for decision in decisions:
        found.append(publishing(decision))
        if decision.outcome in CARRIED:
            found += telling(decision, bodies)
            found += new_terms(decision, bodies, latest)
            found += closing(decision, bodies, reports)
    found += opening(gathering)
    return [*found, *records(gathering)]


def decisions_of(gathering: Gathering) -> list[Decision]:
    """The decisions on items of the gathering with their effects and actions. Four queries."""
    effects = Prefetch("outcomes__effects", Effect.objects.exclude(REPLACED))
    actions = Prefetch("outcomes__actions", ActionItem.objects.select_related("owner_seat").exclude(state="withdrawn"))
    rows = Decision.objects.filter(item__meeting__gathering=gathering)
    return list(rows.order_by("reference").prefetch_related("outcomes", effects, actions))


def publishing(decision: Decision) -> Owed:
    """A recorded decision is published; that both texts match is asked then."""
    done = decision.state == DecisionState.PUBLISHED
    return Owed(DutyKind.PUBLISH, decision.reference, decision, decision.body_id, fact=done)


def telling(decision: Decision, bodies: Mapping[str, int]) -> Iterable[Owed]:
    """Every body that an effect names or that owns an action hears of it."""
    keys = {key for effect in effects_of(decision) for key in named_in(effect.terms) if key in bodies}
    by_number = {number: key for key, number in bodies.items()}
    for outcome in decision.outcomes.all():
        for action in outcome.actions.all():
            number = action.owner_id or (action.owner_seat.body_id if action.owner_seat else None)
            keys |= {by_number[number]} if number else set()
    for key in sorted(keys):
        yield Owed(DutyKind.NOTIFY, f"{decision.reference}:{key}", decision, bodies[key])


def new_terms(decision: Decision, bodies: Mapping[str, int], latest: Mapping[int, datetime]) -> Iterable[Owed]:
    """A body whose line, name, level or powers change gets new terms of reference, unless they are adopted with it."""
    adopted = {
        key for each in effects_of(decision) if each.kind == EffectKind.ADOPT_TERMS for key in named_in(each.terms)
    }
    changed = {
        key
        for effect in effects_of(decision)
        if effect.kind in NEW_TERMS
        for key in named_in({name: effect.terms.get(name) for name in ("body", "into")})
    }
    for key in sorted((changed & set(bodies)) - adopted):
        since = latest.get(bodies[key])
        done = since is not None and since > decision.recorded_at
        yield Owed(DutyKind.TERMS, f"{decision.reference}:{key}", decision, bodies[key], fact=done)


def closing(decision: Decision, bodies: Mapping[str, int], filed: set[tuple[str, int]]) -> Iterable[Owed]:
    """A body that ends owes its close-out report."""
    for effect in effects_of(decision):
        name = CLOSING.get(EffectKind(effect.kind))
        goes_on = {str(effect.terms.get("into"))} if effect.kind == EffectKind.MERGE else set()
        for key in sorted(named_in({name: effect.terms.get(name)}) - goes_on) if name else ():
            if key in bodies:
                done = (decision.reference, bodies[key]) in filed
                yield Owed(DutyKind.CLOSE_OUT, f"{decision.reference}:{key}", decision, bodies[key], fact=done)


def effects_of(decision: Decision) -> list[Effect]:
    """The effects that stand."""
    return [
        effect for outcome in decision.outcomes.all() for effect in outcome.effects.all() if effect.state != "withdrawn"
    ]


def named_in(terms: Mapping[str, Any]) -> set[str]:
    """The keys that stand where a term names a body."""
    found: set[str] = set()
    for name in NAMING:
        value = terms.get(name)
        found |= {str(each) for each in value} if isinstance(value, list) else {str(value)} if value else set()
    return found


def opening(gathering: Gathering) -> Iterable[Owed]:
    """A motion that its meeting left undecided is put to a vote. One query."""
    rows = Motion.objects.filter(
        item__meeting__gathering=gathering, item__meeting__state=MeetingState.ENDED, item__removed=False, amendment=None
    ).exclude(state__in=[MotionState.WITHDRAWN, MotionState.FALLEN])
    for motion in rows.filter(decision=None).order_by("pk"):
        done = motion.state != MotionState.DRAFT
        yield Owed(DutyKind.OPEN_VOTE, f"motion:{motion.pk}", body=motion.body_id, fact=done, number=motion.pk)


def records(gathering: Gathering) -> Iterable[Owed]:
    """The record of a meeting that has ended is circulated. One query."""
    ended = Meeting.objects.filter(gathering=gathering, state=MeetingState.ENDED).prefetch_related("records")
    for meeting in ended.order_by("starts_at", "pk"):
        done = bool(meeting.records.all())
        yield Owed(DutyKind.RECORD, f"meeting:{meeting.pk}", body=meeting.body_id, fact=done, number=meeting.pk)


def terms_since() -> dict[int, datetime]:
    """When each body got its latest terms of reference. One query."""
    rows = TermsOfReference.objects.known().order_by("number").values_list("body_id", "recorded")
    return {body: recorded.lower for body, recorded in rows}


def reports_filed(references: list[str]) -> set[tuple[str, int]]:
    """The close-out reports that these decisions asked for and that are not owed any more. One query."""
    rows = Report.objects.filter(owed_by__in=references, kind="close_out").exclude(state=ReportState.OWED)
    return set(rows.values_list("owed_by", "body_id"))
