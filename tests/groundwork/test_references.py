"""References: neither gap nor duplicate, even when acts fail and run side by side."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from groundwork.references import next_reference

YEAR = timezone.localdate().year


def test_numbers_follow_each_other_per_kind(db):
    assert [next_reference("D"), next_reference("D"), next_reference("A")] == [
        f"D-{YEAR}-001",
        f"D-{YEAR}-002",
        f"A-{YEAR}-001",
    ]


def test_an_unknown_kind_is_no_reference(db):
    with pytest.raises(KeyError):
        next_reference("X")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_gives_its_number_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        next_reference("D")
        raise ZeroDivisionError
    with transaction.atomic():
        assert next_reference("D") == f"D-{YEAR}-001"


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_get_twenty_numbers_without_a_gap():
    given = []

    def ask():
        with transaction.atomic():
            given.append(next_reference("V"))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == [f"V-{YEAR}-{number:03d}" for number in range(1, 21)]
