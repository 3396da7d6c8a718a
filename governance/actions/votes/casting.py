"""How does a seat say what it says, change it, or take no part?"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.ballot_box import Cast, Position, put_in
from governance.enums import CONSENSUS_OPTIONS, MAJORITY_OPTIONS, VoiceKind
from governance.models import Clause, Elector, Recusal, Vote, VoteEvent
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require


@transaction.atomic
def cast_vote(
    *,
    event: VoteEvent,
    elector: Elector,
    positions: Mapping[Clause, Position],
    by: Person,
    seen: datetime | None = None,
) -> Cast:
    """Cast, or change, the voice of a seat; put whole, the caller gives every clause the same position.

    `seen` is when the vote that the voter saw on the page was cast: somebody else's vote for the same seat is not
    replaced unseen. Casting the same again changes nothing. Raises Refused after the close, without the seat,
    for a recused seat, an unknown option or a missing reason.
    """
    for position in positions.values():
        require(rules.refuse_position(position.option, position.reason, allowed=options_of(event)))
    said = {str(clause.pk): position for clause, position in positions.items()}
    cast = put_in(reference=event.reference, seat=elector.seat_key, positions=said, by=by, seen=seen)
    if cast is None:
        require(why_not(event, elector, by, seen))
    assert cast is not None
    return cast


def why_not(event: VoteEvent, elector: Elector, by: Person, seen: datetime | None) -> Refusal:
    """Why was nothing cast? The same rules that stand in the statement, in the order in which they are told."""
    event.refresh_from_db(fields=["state", "closes_at", "closed_at"])
    before = {vote.clause_id: vote for vote in Vote.objects.filter(elector=elector).select_related("cast_by")}
    return (
        rules.refuse_vote(by, event, elector, now=timezone.now())
        or refuse_unseen(before, by, seen)
        or Refusal("try-again", _("Something changed at the same moment. Nothing was recorded: look again, and vote."))
    )


def write_votes(
    event: VoteEvent,
    elector: Elector,
    positions: Mapping[Clause, Position],
    *,
    by: Person,
    declared: bool,
    cast_as: str = VoiceKind.HOLDER,
) -> list[Vote]:
    """Write positions, leaving out recused clauses, inside the caller's transaction. The database keeps what was."""
    recused = set(elector.recusals.values_list("clause_id", flat=True))
    now = timezone.now()
    votes = [
        Vote(
            vote_event=event,
            elector=elector,
            clause=clause,
            option=position.option,
            cast_by=by,
            cast_at=now,
            reason=position.reason.strip(),
            reason_language=position.language,
            declared=declared,
            cast_as=cast_as,
        )
        for clause, position in positions.items()
        if clause.pk not in recused
    ]
    return Vote.objects.bulk_create(
        votes,
        update_conflicts=True,
        unique_fields=["elector", "clause"],
        update_fields=["option", "reason", "reason_language", "cast_by", "cast_at", "cast_as", "declared"],
    )


@transaction.atomic
def recuse(
    *,
    event: VoteEvent,
    elector: Elector,
    interest: str,
    language: str,
    by: Person,
    clause: Clause | None = None,
) -> Recusal:
    """Take a seat out of a vote, or out of one clause, with its declared interest. It leaves the denominator.

    Raises Refused after the close, without the seat, or without a declared interest.
    """
    event = relying_on(VoteEvent, event.pk)
    elector = changing(Elector, elector.pk)
    require(rules.refuse_recusal(by, event, elector, clause, now=timezone.now()))
    if not interest.strip():
        require(Refusal("no-interest", _("Declare the interest."), "interest", status=422))
    before = elector.recusals.filter(clause=clause).first()
    if before is not None:  # pressed twice
        return before
    recusal = Recusal.objects.create(
        elector=elector, clause=clause, interest=interest.strip(), interest_language=language, declared_by=by
    )
    record("vote.recused", by=by, on=event, seat=elector.seat_key, clause=clause.position if clause else None)
    return recusal


def options_of(event: VoteEvent) -> list[str]:
    """The options that the frozen rule knows."""
    known = CONSENSUS_OPTIONS if event.frozen["rule"]["method"] == "consensus" else MAJORITY_OPTIONS
    return [str(option) for option in known]


def refuse_unseen(before: Mapping[int, Vote], by: Person, seen: datetime | None) -> Refusal | None:
    """Why would this replace a vote that the voter has not seen? Somebody else cast it for the same seat."""
    others = [vote for vote in before.values() if vote.cast_by_id != by.pk]
    latest = max(others, key=lambda vote: vote.cast_at, default=None)
    if latest is None or (seen is not None and latest.cast_at <= seen):
        return None
    return Refusal(
        "already-voted",
        _("%(name)s has already voted for this seat (%(option)s). Look at that vote; press again to replace it.")
        % {"name": latest.cast_by.name, "option": latest.get_option_display()},
    )
