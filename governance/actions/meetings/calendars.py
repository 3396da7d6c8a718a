"""How does somebody get an address from which a calendar reads meetings, and lose it?"""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.rules import standing_of
from governance.models import CalendarFeed
from governance.queries.votes.personal_links import hash_of_token
from governance.rules import refuse_read_agenda
from groundwork.bilingual import LANGUAGES
from groundwork.ledger import record
from groundwork.locks import changing, ending
from groundwork.refusals import Refusal, require

TOKEN_BYTES = 32
MOST = 20


@transaction.atomic
def make_feed(*, person: Person, body: Body | None, language: str, by: Person) -> str:
    """Make a feed of a body's meetings, or of all meetings of the person. Returns its token, which is kept nowhere.

    Raises Refused for whoever may not read agendas, for anybody else than the person, or with twenty feeds already.
    """
    person = changing(Person, person.pk)
    require(None if by.pk == person.pk else NOT_YOURS)
    require(refuse_read_agenda(standing_of(person)))
    if CalendarFeed.objects.filter(person=person, revoked_at=None).count() >= MOST:
        require(Refusal("too-many", _("You have twenty calendars already. Revoke one first.")))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = CalendarFeed.objects.create(
        person=person, body=body, token_hash=hash_of_token(token),
        language=language if language in LANGUAGES else LANGUAGES[0],
    )  # fmt: skip
    record("calendar.made", by=by, on=feed, body=body.key if body else None)
    return token


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, by: Person) -> CalendarFeed:
    """Make its address worthless from now on. Raises Refused for anybody but its person and the secretariat."""
    feed = changing(CalendarFeed, feed.pk)
    require(None if by.pk == feed.person_id or standing_of(by).is_secretariat else NOT_YOURS)
    if feed.revoked_at is None:
        feed.revoked_at = timezone.now()
        feed.save(update_fields=["revoked_at"])
        record("calendar.revoked", by=by, on=feed)
    return feed


@transaction.atomic
def revoke_feeds_of(*, person: Person, by: Person | None) -> int:
    """Revoke every feed of a person who leaves. Returns how many."""
    feeds = ending(CalendarFeed.objects.filter(person=person), "revoked_at")
    if feeds:
        record("calendar.revoked-with-place", by=by, on=person, feeds=[feed.pk for feed in feeds])
    return len(feeds)


NOT_YOURS = Refusal("not-yours", _("A calendar is for the person who made it."), status=403)
