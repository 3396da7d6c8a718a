"""Whose personal link is this, for which seat in which vote?"""

import hashlib

from governance.models import BallotLink


def hash_of_token(token: str) -> str:
    """What is kept of a token: 256 random bits need no salt, and cannot be guessed from their hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_link(token: str) -> BallotLink | None:
    """The link that carries this token, revoked or not; None for a token that nobody was given. One query."""
    links = BallotLink.objects.select_related("person", "elector__vote_event__motion__body", "elector__seat__body")
    return links.filter(token_hash=hash_of_token(token)).first()
