"""What does each clause of a motion propose to change, and for which day is that asked?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from councils.models import Body
from councils.queries.names import BodyWords
from governance.enums import EffectKind
from governance.models import Clause, Motion
from governance.queries.effect_words import effect_words, known_for
from governance.queries.motions.drafting_choices import MAKES_A_BODY
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class ProposedChange:
    """One line of a clause: its number, its kind, its sentence, and whether its terms can be typed again.

    `once` tells the buttons of this line apart, so that each acts once.
    """

    number: int
    kind: str
    words: Pair
    illustrative: bool
    changeable: bool
    is_last: bool
    once: UUID = field(default_factory=uuid4)

    @property
    def is_first(self) -> bool:
        return self.number == 1


def changes_by_clause(
    clauses: Sequence[Clause], names: Mapping[int, BodyWords]
) -> dict[int, tuple[ProposedChange, ...]]:
    """What each clause, by its number, would change. At most one query for each sort of thing that is named."""
    known = known_for(effect for clause in clauses for effect in clause.effects)
    by_key = {words.key: words for words in names.values()}
    return {
        clause.pk: tuple(
            ProposedChange(
                number=number,
                kind=str(effect.get("kind", "")),
                words=effect_words(str(effect.get("kind", "")), effect, by_key, known=known),
                illustrative=bool(effect.get("illustrative")),
                changeable=effect.get("kind") in EffectKind.values,
                is_last=number == len(clause.effects),
            )
            for number, effect in enumerate(clause.effects, start=1)
        )
        for clause in clauses
    }


def day_to_check(motion: Motion) -> date:
    """The day on which it would take effect at the earliest: that of its meeting, or today."""
    today = timezone.localdate()
    meeting = motion.item.meeting if motion.item else None
    return max(today, timezone.localdate(meeting.starts_at)) if meeting else today


def keys_taken(motion: Motion) -> set[str]:
    """The keys that no new body can have: those of bodies, and those that the motion gives already. Two queries."""
    proposed = [effect for clause in motion.clauses.all() for effect in clause.effects]
    return set(Body.objects.values_list("key", flat=True)) | {
        str(effect["key"]) for effect in proposed if effect.get("kind") in MAKES_A_BODY and effect.get("key")
    }
