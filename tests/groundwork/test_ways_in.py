"""Code, passkey, password, directory, second factor: each way in stands, and nobody tries for ever."""

import pytest
from django.core.cache import cache
from django.urls import reverse

pytestmark = pytest.mark.django_db
DIRECTORY = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "directory",
                "name": "Annuaire gouvernemental",
                "client_id": "concert",
                "secret": "told by the directory",
                "settings": {"server_url": "https://directory.example.ca"},
            }
        ]
    }
}


def test_a_government_directory_is_offered_when_it_is_configured(client, settings):
    page = reverse("account_login")
    assert "Annuaire gouvernemental" not in client.get(page).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = DIRECTORY
    assert "Annuaire gouvernemental" in client.get(page).content.decode()


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn"])
def test_a_second_factor_and_a_passkey_can_be_added(client, house, member, name):
    client.force_login(member)
    answer = client.get(reverse(name), follow=True)
    assert answer.status_code == 200
    assert 'class="top"' in answer.content.decode(), "it wears the house"


def test_who_asks_for_codes_without_end_is_stopped(client, house, member, mailoutbox):
    cache.clear()
    for _ in range(6):
        client.cookies.clear()
        answer = client.post(reverse("account_request_login_code"), {"email": member.email})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert len(mailoutbox) == 3


def test_who_tries_passwords_without_end_is_stopped_kindly(client, house, member):
    cache.clear()
    for _ in range(32):
        answer = client.post(reverse("account_login"), {"login": member.email, "password": "wrong"})
    assert answer.status_code == 429
    assert "Please be patient" in answer.content.decode()


def test_the_cast_is_offered_in_the_demonstration_alone(client, house, settings):
    house.people["member"].__class__.objects.update(illustrative=True)
    cast = reverse("cast_sign_in")
    assert client.post(cast, {"email": "member@concert.example"}, HTTP_HOST="127.0.0.1").status_code in {302, 303}
    client.logout()
    settings.ALLOWED_HOSTS = ["concert.example.ca", "127.0.0.1"]
    assert client.post(cast, {"email": "member@concert.example"}, HTTP_HOST="concert.example.ca").status_code == 404
    settings.DEMO = False
    assert client.post(cast, {"email": "member@concert.example"}, HTTP_HOST="127.0.0.1").status_code == 404
