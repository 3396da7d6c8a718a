"""The pages: naming a substitute from the ballot, answering, taking it back, one's own voices, the home page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.actions.votes import close_vote
from governance.actions.votes.voices import name_substitute
from governance.models import Voice, Vote
from tests.factories.voices import NB, elector_of, substituted, with_procedure
from tests.factories.votes import cast, opened

NEXT_WEEK = timezone.localdate() + timedelta(days=7)


@pytest.fixture
def event(house):
    return opened(house)


def ballot(client, person, event, language="en", query=""):
    client.force_login(person)
    return client.get(f"/{language}/votes/{event.reference}{query}").content.decode()


def test_three_steps_from_the_ballot_to_the_substitutes_vote(client, house, event, member, observer):
    text = ballot(client, member, event)
    address = reverse("name_substitute", args=[event.reference])
    assert "Name a substitute" in text
    assert f"{address}?seat=" in text
    form = client.get(address).content.decode()
    assert f'<option value="{observer.pk}">' in form
    assert "Yukon" in form
    assert f'<option value="{member.pk}">' not in form
    response = client.post(address, {"seat": NB, "person": observer.pk})
    assert response.status_code == 303
    assert "has not accepted yet" in ballot(client, member, event)

    text = ballot(client, observer, event)
    assert "Member asks you to speak for the seat of New Brunswick in this vote." in text
    response = client.post(reverse("accept_voice", args=[Voice.objects.get().pk]))
    assert response["Location"].startswith(f"/en/votes/{event.reference}?seat=PSSDC")
    text = client.get(response["Location"]).content.decode()
    assert 'value="agree"' in text
    assert "Observer, substitute" in text

    text = ballot(client, member, event)
    assert "You named Observer. Only your substitute can vote now." in text
    assert "Take it back" in text
    assert 'value="agree"' not in text
    client.post(reverse("take_back_voice", args=[Voice.objects.get().pk]))
    assert 'value="agree"' in ballot(client, member, event)


def test_in_french(client, house, event, member, observer):
    substituted(house, event, observer)
    text = ballot(client, member, event, "fr")
    assert "Annuler la désignation" in text
    client.force_login(member)
    assert (
        "Désigner une remplaçante ou un remplaçant"
        in client.get(f"/fr/votes/{event.reference}/remplacement").content.decode()
    )
    assert "Qui s’exprime pour qui" in client.get("/fr/voix").content.decode()


def test_what_is_wrong_keeps_what_was_typed(client, house, event, secretariat, observer):
    client.force_login(secretariat)
    address = reverse("name_substitute", args=[event.reference])
    response = client.post(address, {"seat": NB, "person": observer.pk})
    assert response.status_code == 422
    text = response.content.decode()
    assert "Write why the secretariat does this for the seat." in text
    assert f'<option value="{observer.pk}" selected>' in text
    response = client.post(address, {"seat": NB, "person": observer.pk, "because": "Ill"})
    assert response.status_code == 303
    assert client.post(address, {"seat": "PSSDC:CA-XX:1", "person": "7777", "because": "x"}).status_code == 422


def test_who_has_no_seat_and_who_is_a_stranger(client, house, event, observer, stranger):
    for person, status in ((observer, 403), (stranger, 404)):
        client.force_login(person)
        assert client.get(reverse("name_substitute", args=[event.reference])).status_code == status
    client.force_login(house.people["member"])
    assert client.get(reverse("offer_proxy", args=[event.reference])).status_code == 403
    assert client.get(reverse("offer_proxy_until")).status_code == 403


def test_a_voice_of_others_is_not_there(client, house, event, member, observer, co_chair):
    voice = name_substitute(event=event, elector=elector_of(house, event), person=observer, by=member)
    client.force_login(co_chair)
    for name in ("accept_voice", "take_back_voice"):
        assert client.post(reverse(name, args=[voice.pk])).status_code == 404
    client.force_login(member)
    assert client.post(reverse("accept_voice", args=[voice.pk])).status_code == 403
    assert client.get(reverse("accept_voice", args=[voice.pk]))["Location"] == reverse("voices")


def test_a_stranger_who_is_asked_reads_and_votes_and_no_more_after_declining(client, house, event, member, stranger):
    voice = name_substitute(event=event, elector=elector_of(house, event), person=stranger, by=member)
    assert "Accept and vote" in ballot(client, stranger, event)
    client.post(reverse("accept_voice", args=[voice.pk]))
    response = client.post(reverse("cast", args=[event.reference]), {"seat": NB, "option": "agree"})
    assert response.status_code in {302, 303}
    assert {vote.cast_by for vote in Vote.objects.all()} == {stranger}
    response = client.post(reverse("take_back_voice", args=[voice.pk]))
    assert response["Location"] == reverse("voices")
    assert client.get(f"/en/votes/{event.reference}").status_code == 404


def test_proxies_from_the_page_of_ones_voices(client, house, member, co_chair):
    with_procedure(house, proxies=True)
    client.force_login(member)
    assert "Give a proxy until a day" in client.get(reverse("voices")).content.decode()
    address = reverse("offer_proxy_until")
    assert client.post(address, {"seat": NB, "person": co_chair.pk, "last_day": "2020-01-01"}).status_code == 422
    response = client.post(address, {"seat": NB, "person": co_chair.pk, "last_day": NEXT_WEEK.isoformat()})
    assert response.status_code == 303
    assert Voice.objects.get().until == NEXT_WEEK + timedelta(days=1)
    client.force_login(co_chair)
    assert "You are asked" in client.get(reverse("voices")).content.decode()
    client.post(reverse("accept_voice", args=[Voice.objects.get().pk]))
    assert "Give it up" in client.get(reverse("voices")).content.decode()
    event = opened(house)
    client.force_login(member)
    client.post(reverse("take_back_voice", args=[Voice.objects.get().pk]))
    assert (
        client.post(reverse("offer_proxy", args=[event.reference]), {"seat": NB, "person": co_chair.pk}).status_code
        == 303
    )


def test_the_home_page_shows_an_offer_until_it_is_answered(client, house, event, member, observer):
    voice = name_substitute(event=event, elector=elector_of(house, event), person=observer, by=member)
    client.force_login(observer)
    text = client.get("/en/").content.decode()
    assert "Member asks you to speak for the seat of New Brunswick." in text
    assert "One seat to speak for." in text
    client.post(reverse("take_back_voice", args=[voice.pk]))
    assert "asks you to speak" not in client.get("/en/").content.decode()


def test_a_closed_vote_names_nobody(client, house, event, member, secretariat, observer):
    cast(house, event, NB)
    close_vote(event=event, by=secretariat)
    client.force_login(member)
    response = client.get(reverse("name_substitute", args=[event.reference]))
    assert response["Location"].endswith(event.reference)
    response = client.post(reverse("name_substitute", args=[event.reference]), {"seat": NB, "person": observer.pk})
    assert not Voice.objects.exists()
