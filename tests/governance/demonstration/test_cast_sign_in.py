"""The cast of the demonstration: on this machine alone, in the demonstration alone, as invented people alone."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from councils.actions.people import register_person
from groundwork.bilingual import Pair

FRENCH = "mireille.arsenault@concert.example"


@pytest.fixture
def invented(db):
    return register_person(
        email=FRENCH, name="Mireille Arsenault", preferred_language="fr", position=Pair(), illustrative=True, by=None
    )


def come_in(client, email=FRENCH, host="localhost:8000", **fields):
    return client.post(reverse("cast_sign_in"), {"email": email, **fields}, headers={"host": host})


def test_one_comes_in_in_ones_own_language(client, invented):
    answer = come_in(client)
    with override("fr"):
        assert (answer.status_code, answer.url) == (303, reverse("home"))
    assert int(client.session["_auth_user_id"]) == invented.pk
    assert answer.cookies["django_language"].value == "fr"


def test_the_page_that_was_wanted_comes_in_the_same_language(client, invented):
    with override("en"):
        wanted = reverse("priorities")
    with override("fr"):
        assert come_in(client, next=wanted).url == reverse("priorities")


def test_nobody_is_led_elsewhere(client, invented):
    with override("fr"):
        assert come_in(client, next="https://evil.example/").url == reverse("home")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]:8000", "localhost"])
def test_this_machine_has_several_names(client, invented, host):
    assert come_in(client, host=host).status_code == 303


@pytest.mark.parametrize("host", ["concert.example.ca", "10.0.0.7", "localhost.example.ca"])
def test_another_name_finds_nothing(client, invented, settings, host):
    settings.ALLOWED_HOSTS = ["*"]
    assert come_in(client, host=host).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_the_demonstration_there_is_no_such_page(client, invented, settings):
    settings.DEMO = False
    assert come_in(client).status_code == 404
    assert "_auth_user_id" not in client.session


def test_real_people_cannot_be_come_in_as(client, db):
    real = register_person(email="real@concert.example", name="Real", by=None)
    assert come_in(client, email=real.email).status_code == 404


def test_a_closed_account_stays_closed(client, invented):
    invented.is_active = False
    invented.save()
    assert come_in(client).status_code == 404


def test_reading_the_address_does_nothing(client, invented):
    assert client.get(reverse("cast_sign_in"), headers={"host": "localhost"}).status_code == 405


def test_the_form_carries_its_token(invented):
    assert come_in(Client(enforce_csrf_checks=True)).status_code == 403


def test_the_sign_in_page_offers_whoever_is_there(client, invented, settings):
    page = client.get(reverse("account_login")).content.decode()
    assert FRENCH in page
    assert "priya.nair" not in page
    settings.DEMO = False
    assert FRENCH not in client.get(reverse("account_login")).content.decode()
