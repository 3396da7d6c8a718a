"""How does a seat cast a slip that nobody can tie to it, and yet find it again in the published list?"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from psycopg.types.json import Jsonb

from councils.models import Person
from councils.notices import post
from governance import rules
from governance.actions.votes.casting import options_of
from governance.models import Clause, Elector, Participation, VoteEvent
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import require

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read for another sign
CODE_LENGTH = 16


@transaction.atomic
def cast_slip(*, event: VoteEvent, elector: Elector, options: Mapping[Clause, str], by: Person, nonce: str = "") -> str:
    """Cast the slip of a seat, once. Returns the voter's code, which is shown once and kept nowhere.

    `nonce` comes from the form and is kept nowhere either: the press that comes twice finds its own slip, and
    answers with the same code. The ledger says that the seat took part; what it chose stands apart, without time
    or order. Raises Refused for another method, after the close, without the seat, for a recused seat, a second
    slip, a clause left out, or an unknown option.
    """
    event = relying_on(VoteEvent, event.pk)
    elector = changing(Elector, elector.pk)
    code = code_of(nonce or secrets.token_hex(16), event, elector)
    if nonce and is_pressed_twice(event, elector, code, by):
        return code
    require(rules.refuse_slip(by, event, elector, now=timezone.now()))
    require(rules.refuse_gaps(options, event.motion.clauses.all()))
    for option in options.values():
        require(rules.refuse_secret_option(option, allowed=options_of(event)))
    chosen = {str(clause.pk): str(option) for clause, option in options.items()}
    terms: list[Any] = [event.pk, elector.pk, by.pk, hash_of_code(code), Jsonb(chosen)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT cast_slip(%s, %s, %s, %s, %s)", terms)
    record("vote.took-part", by=by, on=event, seat=elector.seat_key)
    facts = {"vote": event.reference, "seat": elector.seat_key}
    post(kind="vote.receipt", to=by, key=f"vote.receipt:{event.reference}:{elector.seat_key}", facts=facts)
    return code


def code_of(nonce: str, event: VoteEvent, elector: Elector) -> str:
    """The voter's code: it follows from what the form holds and a secret of the house, so that nobody can choose it."""
    key, said = settings.SECRET_KEY.encode(), f"{nonce}|{event.reference}|{elector.seat_key}".encode()
    drawn = int.from_bytes(hmac.digest(key, said, "sha256"), "big")
    return "".join(ALPHABET[drawn >> 5 * place & 31] for place in range(CODE_LENGTH))


def is_pressed_twice(event: VoteEvent, elector: Elector, code: str, by: Person) -> bool:
    """Whether this very press was answered before: same person, same seat, same form."""
    took_part = Participation.objects.filter(elector=elector, person=by).exists()
    return took_part and event.slips.filter(code_hash=hash_of_code(code)).exists()


def hash_of_code(code: str) -> str:
    """What is kept of a code; blanks, hyphens and small letters make no difference."""
    return hashlib.sha256(code.replace("-", "").replace(" ", "").upper().encode()).hexdigest()
