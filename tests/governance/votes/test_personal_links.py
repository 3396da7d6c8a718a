"""A personal link: one seat, one vote, one person, until the close; opening it records nothing; it is in no log."""

import logging

import pytest
from django.db import connection
from django.utils import timezone

from councils.actions.leaving import end_sessions_of_leavers, rights_ended
from councils.actions.memberships import end_membership
from councils.grounds import deck
from councils.models import Membership
from governance.actions.votes import close_vote
from governance.actions.votes.links import make_link, revoke_link
from governance.mail.personal import token_for
from governance.models import BallotLink, Vote
from governance.queries.votes.personal_links import hash_of_token
from groundwork.discretion import Discreet
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.voices import NB, elector_of, substituted, with_procedure
from tests.factories.votes import cast, opened
from tests.governance.votes.ballots import past_its_time

OVER = "This personal link no longer works. Sign in to vote."


@pytest.fixture(autouse=True)
def counted_apart(settings):
    """Attempts are counted in this process alone."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "links"}}


@pytest.fixture
def event(house):
    with_procedure(house, personal_links=True)
    return opened(house)


@pytest.fixture
def token(house, event, member):
    return make_link(elector=elector_of(house, event), person=member, by=None)


def is_over(response):
    assert response.status_code == 404
    text = response.content.decode()
    assert OVER in text
    assert "/accounts/login" in text or "/account/login" in text
    return text


def test_opening_it_records_nothing_and_posting_casts(client, house, event, member, token):
    entries = LedgerEntry.objects.count()
    for query in ("", "?choice=agree", "?choice=nonsense", "?by=clause"):
        response = client.get(f"/en/ballot/{token}{query}")
        assert response.status_code == 200
        assert client.head(f"/en/ballot/{token}{query}").status_code == 200
    assert LedgerEntry.objects.count() == entries
    assert not Vote.objects.exists()
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    text = client.get(f"/en/ballot/{token}?choice=agree").content.decode()
    assert "votes as Member" in text
    assert "Chosen in your e-mail. Nothing is recorded yet." in text
    assert "Nb Cio" not in text

    response = client.post(f"/en/ballot/{token}", {"seat": NB, "option": "agree"})
    assert (response.status_code, response["Location"]) == (303, f"/en/ballot/{token}?recorded=1")
    assert {(vote.cast_by, vote.cast_as, vote.option) for vote in Vote.objects.all()} == {(member, "holder", "agree")}
    text = client.get(response["Location"]).content.decode()
    assert "Your vote is recorded" in text
    assert LedgerEntry.objects.get(act="vote.cast").facts["cast_hash"] in text


def test_in_french_and_changed_clause_by_clause(client, event, token):
    assert "Ce lien personnel vote au nom de Member" in client.get(f"/fr/bulletin/{token}").content.decode()
    client.post(f"/fr/bulletin/{token}", {"option": "agree"})
    seen = Vote.objects.first().cast_at.isoformat()
    text = client.post(f"/fr/bulletin/{token}", {"option": "agree", "show": "clauses"}).content.decode()
    assert "clause-" in text
    clauses = list(event.motion.clauses.values_list("pk", flat=True))
    posted = {f"clause-{pk}-option": "stand_aside" for pk in clauses}
    response = client.post(
        f"/fr/bulletin/{token}", {"by": "clause", "seen": seen, "clauses": ",".join(map(str, clauses)), **posted}
    )
    assert response.status_code == 303
    assert {vote.option for vote in Vote.objects.all()} == {"stand_aside"}


def test_the_seat_is_that_of_the_link_whatever_the_form_says(client, event, token):
    client.post(f"/en/ballot/{token}", {"seat": "PSSDC:CA:1", "option": "agree"})
    assert {vote.elector.seat_key for vote in Vote.objects.select_related("elector")} == {NB}


def test_what_is_wrong_shows_in_its_place(client, token):
    response = client.post(f"/en/ballot/{token}", {"option": "object", "reason_object": " "})
    assert response.status_code == 422
    assert "Write the reason for your objection" in response.content.decode()
    response = client.post(f"/en/ballot/{token}", {"option": "object", "reason_object": "x" * 100_000})
    assert response.status_code == 422
    assert client.post(f"/en/ballot/{token}", {}).status_code == 422
    assert not Vote.objects.exists()


def test_nothing_but_the_hash_of_the_token_is_kept(event, token):
    assert len(token) >= 43
    assert BallotLink.objects.get().token_hash == hash_of_token(token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM groundwork_ledgerentry WHERE facts::text LIKE %s", [f"%{token}%"])
        assert cursor.fetchone() == (0,)


def test_reused_after_the_close(client, house, event, secretariat, token):
    close_vote(event=event, by=secretariat)
    is_over(client.get(f"/en/ballot/{token}"))
    text = is_over(client.post(f"/en/ballot/{token}", {"option": "object", "reason_object": "Never paid"}))
    assert "Never paid" in text
    assert "Your choice was not recorded." in text
    assert not Vote.objects.exists()


def test_expired_while_nobody_closes_it(client, event, token):
    past_its_time(event)
    is_over(client.post(f"/en/ballot/{token}", {"option": "agree"}))


def test_of_another_event_it_casts_in_its_own_alone(client, house, event, token):
    other = opened(house)
    client.post(f"/en/ballot/{token}", {"option": "agree", "reference": other.reference})
    assert {vote.vote_event for vote in Vote.objects.all()} == {event}


@pytest.mark.parametrize("kind", ["revoked", "left", "switched off", "inactive"])
def test_it_ends_with_what_it_rests_on(client, house, event, member, secretariat, token, kind):
    if kind == "revoked":
        revoke_link(link=BallotLink.objects.get(), by=secretariat)
    elif kind == "left":
        leave(member)
        assert BallotLink.objects.get().revoked_at is not None
    elif kind == "switched off":
        with_procedure(house, personal_links=False)
    else:
        type(member).objects.filter(pk=member.pk).update(is_active=False)
    is_over(client.get(f"/en/ballot/{token}"))
    is_over(client.post(f"/en/ballot/{token}", {"option": "agree"}))
    assert not Vote.objects.exists()


def leave(person):
    held = Membership.objects.standing(timezone.localdate()).get(person=person)
    end_membership(membership=held, on=timezone.localdate(), ground=deck(7), by=None)


def test_links_and_voices_end_with_the_last_place(house, event, member, observer, token):
    voice = substituted(house, event, observer)
    for person in (member, observer):
        rights_ended(person)
    voice.refresh_from_db()
    assert voice.ended_at is not None
    assert BallotLink.objects.get().revoked_at is not None
    assert {entry.act for entry in LedgerEntry.objects.filter(act__contains="with-place")} == {
        "voice.ended-with-place", "link.revoked-with-place"}  # fmt: skip
    assert end_sessions_of_leavers() == 0


def test_while_a_substitute_speaks_the_link_says_so(client, house, event, observer, token):
    substituted(house, event, observer)
    text = is_over(client.get(f"/en/ballot/{token}"))
    assert "Only your substitute can vote now." in text


def test_who_may_have_one(house, event, member, observer, co_chair, secretariat):
    elector = elector_of(house, event)
    with refused("no-voting-seat"):
        make_link(elector=elector, person=observer, by=None)
    with refused("not-yours"):
        make_link(elector=elector, person=member, by=co_chair)
    make_link(elector=elector, person=member, by=secretariat)
    with refused("not-yours"):
        revoke_link(link=BallotLink.objects.get(), by=co_chair)
    assert token_for(elector, observer) == ""
    assert token_for(elector, member)
    with_procedure(house, personal_links=False)
    assert token_for(elector, member) == ""


def test_the_last_voice_closes_and_says_so(client, house, secretariat, member):
    with_procedure(house, personal_links=True, closes_when_all_voted=True)
    event = opened(house)
    token = make_link(elector=elector_of(house, event), person=member, by=None)
    everybody_but_one(house, event)
    response = client.post(f"/en/ballot/{token}", {"option": "agree"})
    assert "the vote is closed" in response.content.decode()
    event.refresh_from_db()
    assert event.state == "closed"


def everybody_but_one(house, event):
    for key, seat in house.seats.items():
        if seat.jurisdiction_id and key != NB:
            cast(house, event, key)


def test_addresses_that_were_never_given_are_held_back_like_signing_in(client, db):
    codes = [client.get(f"/en/ballot/{'x' * 42}{number}").status_code for number in range(12)]
    assert codes[0] == 404
    assert codes[-1] == 429


def test_no_log_keeps_the_token(client, event, token, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post(f"/en/ballot/{token}", {})
        client.get(f"/fr/bulletin/{token}/nothing")
    lines = [Discreet().format(record) for record in caplog.records if "Entity" in record.getMessage()]
    assert any("/ballot/…" in line for line in lines)
    assert not any(token in Discreet().format(record) for record in caplog.records)


def test_the_house_logs_discreetly(settings):
    assert settings.LOGGING["formatters"]["line"]["class"] == "groundwork.discretion.Discreet"


def test_a_link_is_revoked_on_the_page_of_voices_by_its_person_or_the_secretariat(
    client, house, event, member, alternate, secretariat
):
    first, second = (make_link(elector=elector_of(house, event), person=member, by=member) for _link in range(2))
    mine, other = (BallotLink.objects.get(token_hash=hash_of_token(each)) for each in (first, second))
    client.force_login(alternate)
    assert "Personal voting links" not in client.get("/en/voices").content.decode()
    assert client.post(f"/en/voices/links/{mine.pk}/revoke").status_code == 404
    client.force_login(member)
    assert f"/en/voices/links/{mine.pk}/revoke" in client.get("/en/voices").content.decode()
    assert client.post(f"/en/voices/links/{mine.pk}/revoke")["Location"] == "/en/voices"
    assert OVER in client.get(f"/en/ballot/{first}").content.decode()
    client.force_login(secretariat)
    assert member.name in client.get("/en/voices").content.decode()
    client.post(f"/en/voices/links/{other.pk}/revoke")
    assert not BallotLink.objects.filter(revoked_at=None).exists()
