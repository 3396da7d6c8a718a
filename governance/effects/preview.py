"""What would these effects change, if they came into force on that day? They are tried, and nothing of it stays."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.enums import Basis
from councils.queries.changes import Change, ChangeKind, compare
from councils.queries.names import names_by_key
from councils.queries.provenance import Answer, When
from councils.queries.structure import Structure, structure_on
from governance.effects.attempt import attempt
from governance.effects.belongings import goes_along
from governance.effects.spec import KINDS
from governance.effects.terms import Occasion, unusable
from governance.queries.effect_words import effect_words
from groundwork.bilingual import Pair
from groundwork.dates import Precision
from groundwork.refusals import Refusal

PLACEHOLDER = "D-?"  # stands where the reference of the decision will stand
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
