"""What was done, by whom, in words that outlive the rows they speak of?

Each entry carries the SHA-256 of its own canonical JSON (RFC 8785). Writing one takes no lock that another act
would wait for: entries are numbered and chained later, by sealing.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Protocol

import rfc8785
from django.db import models, transaction
from django.utils import timezone

from groundwork.asked import ask_again
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry, Testimony


class Actor(Protocol):
    """Whoever acts: a person with an account."""

    pk: Any
    name: Any
    email: Any


@dataclass(frozen=True)
class Drafted:
    """An entry and its testimony as they will be written: `salt` and `fields` stand beside what is hashed."""

    entry: LedgerEntry
    salt: str
    fields: dict[str, Any]


def record(act: str, *, by: Actor | None, on: models.Model, **facts: Any) -> LedgerEntry:
    """Witness an act, inside the transaction that does it.

    `act` is "noun.verb-done"; `by` is None when the worker acts on what was decided before; `on` is the row the
    act is about; `facts` are words and numbers, never personal ones. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{act} must be recorded in the transaction that does it")
    drafted = draft(act, by=by, subject=word_for(on), at=timezone.now(), **facts)
    drafted.entry.save(force_insert=True)
    Testimony.objects.create(entry=drafted.entry, salt=drafted.salt, fields=drafted.fields)
    ask_again()  # what was asked before this was done may be answered otherwise now
    return drafted.entry


def draft(act: str, *, by: Actor | None, subject: str, at: datetime, **facts: Any) -> Drafted:
    """The entry of an act, hashed and not yet written, for a statement that writes it together with what it does."""
    personal = {"id": by.pk, "name": by.name, "email": by.email} if by is not None else {"name": "concert"}
    salt = secrets.token_hex(16)
    entry = LedgerEntry(at=at, act=act, subject=subject, facts=plain(facts), testimony_hash=commitment(salt, personal))
    entry.content_hash = content_hash(entry)
    return Drafted(entry, salt, personal)


def word_for(row: models.Model) -> str:
    """The word by which the ledger knows a row: its reference, or its kind and number."""
    return str(getattr(row, "reference", "") or f"{row._meta.model_name}:{row.pk}")


def canonical(content: Any) -> bytes:
    """Canonical JSON, RFC 8785: the same bytes from the same content, anywhere."""
    return rfc8785.dumps(content)


def digest(content: Any) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def commitment(salt: str, fields: dict[str, Any]) -> str:
    """A hash that binds to personal fields without holding them: with the salt gone, nothing can be guessed."""
    return digest({"salt": salt, "fields": fields})


def content_hash(entry: LedgerEntry) -> str:
    """The hash that the entry must carry."""
    return digest(
        {
            "at": entry.at.isoformat(),
            "act": entry.act,
            "subject": entry.subject,
            "facts": entry.facts,
            "testimony": entry.testimony_hash,
        }
    )


def plain(value: Any) -> Any:
    """The value in words and numbers that JSON and the ledger can hold."""
    if isinstance(value, Pair):
        return value.as_facts()
    if isinstance(value, models.Model):
        return word_for(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(content) for key, content in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(content) for content in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
