"""How does somebody come to a link that votes without signing in, where the body allows it, and lose it?"""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import standing_of
from governance import rules
from governance.mail.personal import MAKERS
from governance.models import BallotLink, Elector, VoteEvent
from governance.queries.votes.personal_links import hash_of_token
from groundwork.ledger import record
from groundwork.locks import changing, ending, relying_on
from groundwork.refusals import Refusal, require

TOKEN_BYTES = 32


@transaction.atomic
def make_link(*, elector: Elector, person: Person, by: Person | None) -> str:
    """Make a link for one seat, in one vote, for one person. Returns its token, which is kept nowhere.

    `by` is None when the house itself makes it. Raises Refused where the body does not allow personal links, after
    the close, and for whoever does not speak for the seat at this moment.
    """
    event = relying_on(VoteEvent, elector.vote_event_id)
    require(None if by is None or by.pk == person.pk or standing_of(by).is_secretariat else NOT_YOURS)
    require(rules.refuse_link(person, event, elector, now=timezone.now()))
    return made(elector, person, by)


def made(elector: Elector, person: Person, by: Person | None) -> str:
    """The link itself; of its token nothing but the hash."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = BallotLink.objects.create(elector=elector, person=person, token_hash=hash_of_token(token))
    record("link.made", by=by, on=elector.vote_event, link=link.pk, seat=elector.seat_key)
    return token


@transaction.atomic
def revoke_link(*, link: BallotLink, by: Person) -> BallotLink:
    """Make a link worthless from now on; a vote on its way through it waits, and is refused or counted whole.

    Raises Refused for anybody but the person it was made for and the secretariat.
    """
    link = changing(BallotLink, link.pk)
    require(None if by.pk == link.person_id or standing_of(by).is_secretariat else NOT_YOURS)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        record("link.revoked", by=by, on=link.elector.vote_event, link=link.pk, seat=link.elector.seat_key)
    return link


@transaction.atomic
def revoke_links_of(*, person: Person, by: Person | None) -> int:
    """Revoke every link of a person who leaves. Returns how many."""
    links = ending(BallotLink.objects.filter(person=person), "revoked_at")
    if links:
        record("link.revoked-with-place", by=by, on=person, links=[link.pk for link in links])
    return len(links)


def token_for(elector: Elector, person: Person) -> str:
    """A token to take along in the notice that is being sent to this person; empty where links are not allowed.

    Only for a letter on its way: whoever sees the token can vote, so that no preview may ask for it. The vote is not
    locked: the letter goes in the same transaction, and a mail server that hangs would keep the vote from being
    closed. A link that is made while the vote closes is refused like any other when it is used.
    """
    event = elector.vote_event
    if rules.refuse_link(person, event, elector, now=timezone.now()) is not None:
        return ""
    with transaction.atomic():
        return made(elector, person, None)


NOT_YOURS = Refusal("not-yours", _("A personal link is for the person whom it was made for."), status=403)
MAKERS.append(token_for)
