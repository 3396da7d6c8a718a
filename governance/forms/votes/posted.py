"""Which positions does a posted ballot hold, when nothing about it needs a question?"""

from collections.abc import Mapping

from governance.ballot_box import WHOLE, Position
from governance.enums import NEEDS_REASON, Option
from governance.rules import refuse_position
from groundwork.bilingual import reader_language

MOST_CLAUSES = 200


def positions_posted(posted: Mapping[str, str]) -> dict[str, Position] | None:
    """The positions of a ballot as they were posted, by clause or for the whole; None when anything is amiss in it.

    Whether the options are those of the rule and the clauses those of the motion, the ballot box knows.
    """
    if posted.get("by") != "clause":
        position = position_posted(posted, "")
        return {WHOLE: position} if position else None
    clauses = posted.get("clauses", "").split(",")
    if len(clauses) > MOST_CLAUSES or not all(clause.isdecimal() for clause in clauses):
        return None
    found = {clause: position_posted(posted, f"clause-{clause}-") for clause in clauses}
    return {clause: position for clause, position in found.items() if position} if all(found.values()) else None


def position_posted(posted: Mapping[str, str], prefix: str) -> Position | None:
    """One position, with the reason that goes with its option."""
    option = posted.get(f"{prefix}option", "")
    field = f"reason_{option}" if option in NEEDS_REASON else "comment"
    reason = posted.get(f"{prefix}{field}", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if refuse_position(option, reason, allowed=Option.values):
        return None
    return Position(option, reason, reader_language())
