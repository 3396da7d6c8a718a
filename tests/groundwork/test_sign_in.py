"""Can a person come in by code, in their language, and is a stranger told nothing?"""

import re

import pytest

from councils.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.groundwork.addresses")]


@pytest.fixture
def mireille():
    return Person.objects.create_user("m.arsenault@example.ca", name="Mireille Arsenault", preferred_language="fr")


def ask_for_a_code(client, email, language="fr"):
    return client.post(f"/{language}/account/login/code/", {"email": email}, follow=True)


def test_the_page_offers_every_way_in(client):
    html = client.get("/en/account/login/").content.decode()
    assert 'autocomplete="email"' in html
    assert 'id="passkey_login"' in html
    assert 'autocomplete="current-password"' in html
    assert "cast_sign_in" not in html


def test_a_code_by_mail_opens_the_door(client, mireille, mailoutbox):
    page = ask_for_a_code(client, mireille.email)
    assert 'autocomplete="one-time-code"' in page.content.decode()
    body = mailoutbox[0].body
    assert body.index("code d’ouverture") < body.index("sign-in code")
    code = re.search(r"^ {4}(\S+)$", body, re.MULTILINE)[1]
    answer = client.post("/fr/account/login/code/confirm/", {"code": code})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(mireille.pk)


def test_a_wrong_code_says_so_beside_the_field(client, mireille):
    ask_for_a_code(client, mireille.email, "en")
    html = client.post("/en/account/login/code/confirm/", {"code": "WRONG1"}).content.decode()
    assert 'aria-invalid="true"' in html
    assert 'href="#id_code"' in html


def test_a_stranger_sees_the_same_page_and_learns_nothing(client, mireille, mailoutbox):
    known = ask_for_a_code(client, mireille.email, "en").content.decode()
    client.cookies.clear()
    unknown = ask_for_a_code(client, "nobody@example.ca", "en").content.decode()
    strip = re.compile(r"nobody@example\.ca|m\.arsenault@example\.ca|name=\"csrfmiddlewaretoken\" value=\"\w+\"")
    assert strip.sub("", known) == strip.sub("", unknown)
    assert "No account has this address." in mailoutbox[1].body


def test_nobody_signs_up_alone(client):
    html = client.get("/en/account/signup/").content.decode()
    assert 'name="password1"' not in html


@pytest.mark.parametrize("leaf", ["2fa/", "2fa/totp/activate/", "password/reset/", "logout/", "password/change/"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_the_account_wears_the_house(client, mireille, leaf, language):
    client.force_login(mireille, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/{language}/account/{leaf}", follow=True)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}-CA"' in html
    assert 'class="top"' in html
    assert not re.search(r"\sstyle=", html)


def test_signing_out_is_a_press_of_a_button(client, mireille):
    client.force_login(mireille, "django.contrib.auth.backends.ModelBackend")
    assert client.post("/fr/account/logout/").status_code == 302
    assert "_auth_user_id" not in client.session
