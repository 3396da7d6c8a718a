"""Which notices does an act owe, to whom? Written with the act itself, sent afterwards by the worker.

A notice holds no sentence: `kind` names its words, `facts` are what cannot be read later, and all else is read when
it goes. Its `key` says what it is about, so that the same thing is never told twice.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from psycopg.types.json import Jsonb

from councils.enums import NoticeState, NotSent
from councils.models import Notice, Person

# One statement however many people there are: a vote may have thousands of electors, and it opens in one transaction.
TO_MANY = """
INSERT INTO councils_notice (key, kind, person_id, facts, state, queued_at, due_at, attempts, problem)
SELECT %s || ':' || person, %s, person, %s, 'owed', %s, %s, 0, '' FROM unnest(%s::bigint[]) AS person
ON CONFLICT (key) DO NOTHING
"""


def post(*, kind: str, to: Person, key: str, facts: Mapping[str, Any], due_at: datetime | None = None) -> Notice:
    """Owe a notice to a person, inside the caller's transaction; the same `key` again gives the first one back.

    `kind` is one of governance.mail.kinds, `facts` are words and numbers. Raises RuntimeError outside a transaction.
    """
    refuse_outside_a_transaction(kind)
    notice, _created = Notice.objects.get_or_create(
        key=key, defaults={"kind": kind, "person": to, "facts": dict(facts), "due_at": due_at or timezone.now()}
    )
    return notice


def post_to(
    people: Iterable[int], *, kind: str, key: str, facts: Mapping[str, Any], due_at: datetime | None = None
) -> int:
    """The same to many people, by number; the key of each is `key` and the number. Returns how many are new."""
    refuse_outside_a_transaction(kind)
    now = timezone.now()
    with connection.cursor() as cursor:
        terms: list[Any] = [key, kind, Jsonb(dict(facts)), now, due_at or now, sorted(set(people))]
        cursor.execute(TO_MANY, terms)
        return int(cursor.rowcount)


def suppress(notices: QuerySet[Notice], because: NotSent) -> int:
    """Settle what is owed among these without sending it, and say why. Returns how many."""
    return notices.filter(state=NoticeState.OWED).update(
        state=NoticeState.SUPPRESSED, settled_at=timezone.now(), problem=because
    )


def refuse_outside_a_transaction(kind: str) -> None:
    """A notice of what was rolled back would be false."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{kind} must be posted in the transaction that does what it tells")
