"""Whose personal link is this, for which seat in which vote, and which links still vote?"""

import hashlib
from dataclasses import dataclass

from councils.models import Person
from councils.queries.names import BodyWords, names_by_key
from governance.enums import VoteState
from governance.models import BallotLink

MOST = 200


def hash_of_token(token: str) -> str:
    """What is kept of a token: 256 random bits need no salt, and cannot be guessed from their hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_link(token: str) -> BallotLink | None:
    """The link that carries this token, revoked or not; None for a token that nobody was given. One query."""
    links = BallotLink.objects.select_related("person", "elector__vote_event__motion__body", "elector__seat__body")
    return links.filter(token_hash=hash_of_token(token)).first()


@dataclass(frozen=True)
class LinkTold:
    """A link that still votes: whose it is, for which seat, with the council as people call it."""

    link: BallotLink
    council: BodyWords


def links_standing(person: Person, *, of_all: bool) -> list[LinkTold]:
    """The links that nobody revoked, in votes that are open: this person's, or those of all. Two queries.

    Of all are shown the newest 200.
    """
    rows = BallotLink.objects.filter(revoked_at=None, elector__vote_event__state=VoteState.OPEN)
    rows = rows if of_all else rows.filter(person=person)
    said = ("person", "elector__vote_event__motion", "elector__jurisdiction")
    names = names_by_key()
    found = rows.select_related(*said).order_by("-made_at", "-pk")[:MOST]
    return [LinkTold(each, names[each.elector.body_key]) for each in found]
