"""What would these effects change, if they came into force on that day? They are tried, and nothing of it stays."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from councils.enums import Basis
from councils.queries.changes import Change, ChangeKind, compare
from councils.queries.names import names_by_key
from councils.queries.provenance import Answer, When
from councils.queries.structure import Structure, structure_on
from governance.effects.along import goes_along
from governance.effects.attempt import attempt
from governance.effects.terms import ASIDE, Facts, Occasion
from governance.enums import ActionKind
from governance.queries.effect_words import effect_words, known_for
from groundwork.bilingual import Pair
from groundwork.dates import Precision
from groundwork.refusals import Refusal, Refused

PLACEHOLDER = "D-?"  # stands where the reference of the decision will stand
DAY = timedelta(days=1)
ENDS = {ChangeKind.ENDED, ChangeKind.LINE_ENDED, ChangeKind.LEFT}


@dataclass(frozen=True)
class Step:
    """One effect: its sentence, why it cannot be (None when it can), and what goes along with it, a sentence each."""

    kind: str
    words: Pair
    refusal: Refusal | None = None
    goes_along: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The structure of the day without and with the effects, what differs, and what each effect does.

    Where a step is refused, the others are shown as if it were left out.
    """

    on: date
    before: Structure
    after: Structure
    changes: tuple[Change, ...]
    steps: tuple[Step, ...]

    @property
    def is_possible(self) -> bool:
        """Whether every effect can be enacted on that day, in this order."""
        return all(step.refusal is None for step in self.steps)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        return tuple(step.refusal for step in self.steps if step.refusal)


def preview(effects: Sequence[Mapping[str, Any]], on: date, reference: str = PLACEHOLDER) -> Preview:
    """Try these effects one after another as if they came into force on that day; nothing of it stays.

    Each effect is a mapping with its `kind` and its terms; action items and commitments among them change nothing
    and are left out. Seventeen queries, and those of each effect.
    """
    effects = [each for each in effects if each.get("kind") not in ActionKind.values]
    with undone():
        before, names = structure_on(on), names_by_key(on)
        known = known_for(effects)
        tried = [tried_out(each, Occasion(on, reference)) for each in effects]
        after = structure_on(on)
        names = {**names_by_key(on), **names}  # what is renamed is called as it was, what is new as it will be
    steps = [
        Step(
            kind=str(each.get("kind", "")),
            words=effect_words(str(each.get("kind", "")), each, names, known=known),
            refusal=found if isinstance(found, Refusal) else None,
            goes_along=() if isinstance(found, Refusal) else goes_along(found, names),
        )
        for each, found in zip(effects, tried, strict=True)
    ]
    return Preview(on, before, after, tuple(changes(before, after, reference)), tuple(steps))


def refuse_effects(effects: Sequence[Mapping[str, Any]], on: date) -> Refusal | None:
    """Why could these not all be enacted on that day, in this order? The first reason; None when they could."""
    return None if not effects else next(iter(preview(effects, on).refusals), None)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back at the end: rows, references, entries of the ledger, locks."""
    with transaction.atomic():
        savepoint = transaction.savepoint()
        try:
            yield
        finally:
            transaction.savepoint_rollback(savepoint)


def tried_out(effect: Mapping[str, Any], occasion: Occasion) -> Facts | Refusal:
    """What came of trying one effect: its facts, or why it cannot be; then nothing of it is left."""
    terms = {name: value for name, value in effect.items() if name not in ASIDE}
    try:
        return attempt(str(effect.get("kind", "")), terms, occasion)
    except Refused as refused:
        return refused.refusal


def changes(before: Structure, after: Structure, reference: str) -> Iterator[Change]:
    """What differs, as it will be told from the day before to the day; with the day and the decision also of what
    ends: before it was tried, nothing was known of its end."""
    on, decided = When(after.on, Precision.DAY), Answer(Basis.DECIDED, reference=reference)
    for change in compare(replace(before, on=after.on - DAY), after):
        yield replace(change, on=on, answer=decided) if change.kind in ENDS else change
