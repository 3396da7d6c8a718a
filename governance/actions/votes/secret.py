"""How does a seat cast a slip that nobody can tie to it, and yet find it again in the published list?"""

import hashlib
import secrets
from collections.abc import Mapping

from django.db import connection, transaction
from django.utils import timezone
from psycopg.types.json import Jsonb

from councils.models import Person
from governance import rules
from governance.actions.votes.casting import options_of
from governance.models import Clause, Elector, VoteEvent
from groundwork.ledger import record
from groundwork.locks import relying_on
from groundwork.refusals import require

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read for another sign
CODE_LENGTH = 16


@transaction.atomic
def cast_slip(*, event: VoteEvent, elector: Elector, options: Mapping[Clause, str], by: Person) -> str:
    """Cast the slip of a seat, once. Returns the voter's code, which is shown once and kept nowhere.

    The ledger says that the seat took part; what it chose stands apart, without time or order. Raises Refused for
    another method, after the close, without the seat, for a recused seat, a second slip, or an unknown option.
    """
    event = relying_on(VoteEvent, event.pk)
    require(rules.refuse_slip(by, event, elector, now=timezone.now()))
    for option in options.values():
        require(rules.refuse_secret_option(option, allowed=options_of(event)))
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    chosen = {str(clause.pk): str(option) for clause, option in options.items()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cast_slip(%s, %s, %s, %s, %s)", [event.pk, elector.pk, by.pk, hash_of_code(code), Jsonb(chosen)]
        )
    record("vote.took-part", by=by, on=event, seat=elector.seat_key)
    return code


def hash_of_code(code: str) -> str:
    """What is kept of a code; blanks, hyphens and small letters make no difference."""
    return hashlib.sha256(code.replace("-", "").replace(" ", "").upper().encode()).hexdigest()
