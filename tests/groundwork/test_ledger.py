"""The ledger: witnessed in the same transaction, never changed, personal fields beside it."""

import hashlib
import json

import pytest
from django.db import IntegrityError, connection, transaction

from councils.actions.people import register_person
from councils.models import Person
from groundwork import ledger, models
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry


@pytest.fixture
def entry(db):
    person = Person.objects.create_user("ada@concert.example", name="Ada Example")
    with transaction.atomic():
        return ledger.record("test.done", by=person, on=person, text=Pair("Yes", "Oui"), number=3)


def test_an_entry_carries_the_hash_of_its_own_canonical_content(entry):
    content = {
        "at": entry.at.isoformat(),
        "act": "test.done",
        "subject": f"person:{entry.testimony.fields['id']}",
        "facts": {"text": {"en": "Yes", "fr": "Oui"}, "number": 3},
        "testimony": entry.testimony_hash,
    }
    by_hand = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert entry.content_hash == hashlib.sha256(by_hand).hexdigest()


def test_the_hash_still_holds_when_read_back(entry):
    again = LedgerEntry.objects.get(pk=entry.pk)
    assert ledger.content_hash(again) == again.content_hash


def test_an_entry_names_nobody(entry):
    assert "Ada" not in json.dumps(entry.facts) + entry.act + entry.subject


def test_who_did_it_can_be_removed_without_breaking_a_hash(entry):
    assert ledger.commitment(entry.testimony.salt, entry.testimony.fields) == entry.testimony_hash
    models.Testimony.objects.filter(pk=entry.pk).update(salt="", fields={})
    again = LedgerEntry.objects.get(pk=entry.pk)
    assert ledger.content_hash(again) == again.content_hash


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE groundwork_ledgerentry SET act = 'other'",
        "DELETE FROM groundwork_ledgerentry",
        "TRUNCATE groundwork_ledgerentry CASCADE",
        "DELETE FROM groundwork_testimony",
        "TRUNCATE groundwork_testimony",
        'UPDATE groundwork_testimony SET fields = \'{"name": "Eve"}\'',
    ],
)
def test_the_database_refuses_to_rewrite_it(entry, sql):
    with pytest.raises(IntegrityError, match="guard"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


def test_acting_and_witnessing_stand_or_fall_together(db, monkeypatch):
    monkeypatch.setattr("councils.actions.people.record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        register_person(email="ada@concert.example", name="Ada", by=None)
    assert not Person.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_witnessed_outside_a_transaction():
    person = Person.objects.create_user("ada@concert.example", name="Ada")
    with pytest.raises(RuntimeError):
        ledger.record("test.done", by=None, on=person)
