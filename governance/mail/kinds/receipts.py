"""What does a voter get as a receipt, and how do the co-chairs hear of an objection or a reservation?"""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice, Person
from councils.notices import post_to
from governance.enums import NEEDS_REASON, Option
from governance.mail import hours
from governance.mail.kinds import of_votes
from governance.mail.kinds.of_votes import OfVote
from governance.mail.letter import Kind, Link, Quote, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import Elector, Vote, VoteEvent, VoteHistory
from governance.queries.votes.speakers import speakers
from governance.queries.votes.voices import answer_of
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class OfSeat(OfVote):
    """A vote, one seat of it, and what that seat says when the notice goes.

    `cast_at` is when it was cast; `is_latest` tells whether that still stands, `is_change` whether it replaced
    something, `by` who cast it.
    """

    elector: Elector
    votes: tuple[Vote, ...]
    cast_at: datetime
    by: str
    is_latest: bool
    is_change: bool

    @property
    def seat(self) -> str:
        """`New Brunswick (PSSDC)`."""
        language = reader_language()
        council = self.names[self.elector.body_key].short.read(language)
        return f"{self.elector.jurisdiction.name.read(language)} ({council})"


def read(notice: Notice) -> OfSeat:
    """The vote and the seat, and what became of what was cast."""
    found = of_votes.read(notice)
    cast_at = moment_of(notice)
    elector = Elector.objects.select_related("jurisdiction").get(vote_event=found.event, seat_key=notice.facts["seat"])
    votes = tuple(elector.votes.select_related("cast_by", "clause").order_by("clause__position"))
    by = notice.facts.get("by")
    return OfSeat(
        **vars(found),
        elector=elector,
        votes=votes,
        cast_at=cast_at,
        by=str(Person.objects.get(pk=by) if by else notice.person),
        is_latest=all(vote.cast_at <= cast_at for vote in votes),
        is_change=any(vote.cast_at < cast_at for vote in votes)
        or VoteHistory.objects.filter(vote__elector=elector, cast_at__lt=cast_at).exists(),
    )


def moment_of(notice: Notice) -> datetime:
    """When it was cast: the first notice was written in that moment, its copies carry it."""
    return parse_datetime(notice.facts.get("at") or "") or notice.queued_at


def receipt(found: OfSeat) -> Said:
    """What was recorded, under which fingerprint, and whether it still stands."""
    if found.is_secret:
        return took_part(found)
    changed = found.is_change
    subject = _("Vote changed: %(reference)s") if changed else _("Vote recorded: %(reference)s")
    cast = {"seat": found.seat, "name": found.by, "moment": hours.at(found.cast_at)}
    paragraphs = [found.question, _("Recorded for %(seat)s by %(name)s, %(moment)s.") % cast]
    if changed:
        paragraphs.append(_("It replaces what was recorded for this seat before."))
    if not found.is_latest:
        paragraphs.append(_("It was changed again since: the latest receipt says what counts."))
    facts = [(_("Vote"), found.reference)]
    if found.is_latest and found.votes:
        facts.append((_("Position"), answer_of(found.votes)))
    if fingerprint := found.notice.facts.get("cast_hash"):
        facts.append((_("Fingerprint of what was cast (SHA-256)"), fingerprint))
    return Said(
        subject=subject % {"reference": found.reference},
        title=_("A vote was changed") if changed else _("A vote is recorded"),
        reason=found.reason or because_of_office(found.notice.person, found.names),
        paragraphs=tuple(paragraphs),
        facts=tuple(facts),
        links=(to_the_receipt(found),),
        small=still_open(found),
    )


def took_part(found: OfSeat) -> Said:
    """That the seat voted in secret; what it chose is no part of any notice, and the code of its slip neither."""
    cast = {"name": found.by, "of": found.elector.jurisdiction.of, "moment": hours.at(found.cast_at)}
    return Said(
        subject=_("Slip cast: %(reference)s") % {"reference": found.reference},
        title=_("A slip is cast"),
        reason=found.reason or because_of_office(found.notice.person, found.names),
        paragraphs=(
            found.question,
            _("%(name)s voted on behalf %(of)s, %(moment)s.") % cast,
            _("What was chosen is not kept with anybody’s name, and this message cannot tell it."),
        ),
        facts=((_("Vote"), found.reference),),
        links=(to_the_receipt(found),),
        small=(_("The code that finds the slip was shown once on the page, and stands in no message."),),
    )


def still_open(found: OfSeat) -> tuple[str, ...]:
    """Until when it can be changed, where it can be."""
    closes_at = found.event.closes_at
    if closes_at is None or not found.is_open:
        return ()
    return (_("It can be changed until the vote closes: %(until)s.") % {"until": hours.until(closes_at, found.now)},)


def to_the_receipt(found: OfSeat) -> Link:
    """The receipt on the page, for whoever speaks for the seat."""
    query = urlencode({"seat": found.elector.seat_key})
    return Link(_("See it on the page"), whole_address("receipt", found.reference, query=query))


def for_the_seat(notice: Notice) -> None:
    """Principal, alternates and substitute all see what was cast for their seat; each gets the receipt once."""
    if "by" in notice.facts:
        return
    event = VoteEvent.objects.get(reference=notice.facts["vote"])
    elector = Elector.objects.filter(vote_event=event, seat_key=notice.facts["seat"])
    people = speakers(event, elector) - {notice.person_id}
    facts = {**notice.facts, "by": notice.person_id, "at": notice.queued_at.isoformat()}
    post_to(people, kind=notice.kind, key=f"vote.receipt.copy:{notice.pk}", facts=facts)


def concerns_of(found: OfSeat) -> list[Vote]:
    """What the seat objects to, or has reservations about, now."""
    return [vote for vote in found.votes if vote.option in NEEDS_REASON]


def not_a_concern(found: OfSeat) -> NotSent | None:
    """Why need the co-chairs not hear of it: it was taken back, or a later notice speaks of it."""
    if not concerns_of(found):
        return NotSent.SETTLED
    later = Notice.objects.filter(
        kind=found.notice.kind, person=found.notice.person, pk__gt=found.notice.pk,
        facts__vote=found.reference, facts__seat=found.elector.seat_key,
    )  # fmt: skip
    return NotSent.REPLACED if later.exists() else None


def concern(found: OfSeat) -> Said:
    """Who objects or has a reservation, and why, in their own words."""
    votes = concerns_of(found)
    objects = any(vote.option == Option.OBJECT for vote in votes)
    subject = _("Objection received: %(reference)s") if objects else _("Reservation received: %(reference)s")
    by = str(votes[0].cast_by) if votes else found.by
    said = {"name": by, "of": found.elector.jurisdiction.of, "moment": hours.at(found.cast_at)}
    hidden = found.is_open and not found.event.positions_open
    return Said(
        subject=subject % {"reference": found.reference},
        title=(_("Objection %(of)s") if objects else _("Reservation %(of)s")) % said,
        reason=because_of_office(found.notice.person, found.names),
        paragraphs=(found.question, _("%(name)s wrote this on behalf %(of)s, %(moment)s:") % said),
        quotes=quotes(votes),
        links=(of_votes.to_the_vote(found),),
        small=(_("Until the vote closes, only the co-chairs see this."),) if hidden else (),
    )


def quotes(votes: list[Vote]) -> tuple[Quote, ...]:
    """Each reason once, with the clauses on which it stands."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for vote in votes:
        label = vote.clause.label or str(vote.clause.position)
        places.setdefault((vote.option, vote.reason, vote.reason_language), []).append(label)
    return tuple(
        Quote(f"{Option(option).label} ({', '.join(labels)})", text, language)
        for (option, text, language), labels in places.items()
    )


RECEIPT = Kind(gettext_lazy("receipt of a vote"), read, receipt, copies=for_the_seat, confidential=True)
KINDS = {
    "vote.receipt": RECEIPT,
    "vote.concern": replace(
        RECEIPT, label=gettext_lazy("objection or reservation"), say=concern, not_owed=not_a_concern, copies=None
    ),
}
