"""What do the slips of a secret ballot say, once it is closed and there are enough of them to hide among?"""

from collections.abc import Sequence
from dataclasses import dataclass

from governance.enums import Option, VoteMethod, VoteState
from governance.models import Procedure, VoteEvent
from governance.queries.votes.ballots import ClausePut


@dataclass(frozen=True)
class SlipRow:
    """A slip: what it says on each clause, and whether it is the one that was looked for."""

    code_hash: str
    said: tuple[tuple[str, str], ...]
    found: bool


@dataclass(frozen=True)
class Slips:
    """The slips in the order of their code's hash, which tells nothing; `too_few` when they stay unlisted."""

    rows: tuple[SlipRow, ...]
    least: int

    @property
    def too_few(self) -> bool:
        return not self.rows

    @property
    def found(self) -> SlipRow | None:
        return next((row for row in self.rows if row.found), None)


def slips_of(event: VoteEvent, clauses: Sequence[ClausePut], wanted: str = "") -> Slips | None:
    """The slips of a closed secret ballot; `wanted` is the hash of a code. One query."""
    if event.method != VoteMethod.SECRET or event.state != VoteState.CLOSED:
        return None
    procedure = getattr(event.motion.body, "procedure", None) or Procedure()
    rows = [
        SlipRow(slip.code_hash, tuple(labelled(slip.options, clauses)), slip.code_hash == wanted)
        for slip in event.slips.order_by("code_hash")
    ]
    return Slips(tuple(rows) if len(rows) >= procedure.secret_minimum else (), procedure.secret_minimum)


def labelled(options: dict[str, str], clauses: Sequence[ClausePut]) -> list[tuple[str, str]]:
    """What a slip says, clause by clause, in words."""
    return [(each.label, str(Option(options[str(each.pk)]).label)) for each in clauses if str(each.pk) in options]
