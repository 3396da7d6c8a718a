"""Do letters take a personal link along where the body allows it? Does a slip get a receipt that tells no choice?"""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from councils.models import Notice
from governance.actions.votes import cast_slip, close_vote, remind_voters
from governance.actions.votes.links import revoke_link
from governance.actions.votes.voices import accept_voice, offer_proxy
from governance.enums import VoteMethod
from governance.mail.message import as_html, as_text, letter_of
from governance.mail.sending import LATER, deliver_due
from governance.models import BallotLink, Participation, Vote
from groundwork.models import LedgerEntry
from tests.factories.voices import NB, with_procedure
from tests.factories.votes import cast, opened
from tests.factories.ways import elector, procedure, put
from tests.governance.notices.mail import html_of, mail_to, office, text_of  # noqa: F401

LINK = re.compile(r"https://concert\.example\.ca(/(?:en/ballot|fr/bulletin)/([\w-]{43}))(\?choice=(\w+))?")


@pytest.fixture(autouse=True)
def counted_apart(settings):
    """Attempts are counted in this process alone."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "letters"}}


@pytest.fixture
def event(house, office):  # noqa: F811
    with_procedure(house, personal_links=True)
    return opened(house)


def links_in(message) -> list[tuple[str, str, str, str]]:
    """Path, token, query and choice of every personal link of the text."""
    return LINK.findall(text_of(message))


def test_its_buttons_vote_without_signing_in(client, event, office, member):  # noqa: F811
    deliver_due()
    message = mail_to(office, member, "Vote")
    found = links_in(message)
    assert {path.split("/")[1] for path, _token, _query, _choice in found} == {"en", "fr"}
    assert [choice for *_rest, choice in found] == ["agree", "reservation", "stand_aside", "object"] * 2
    assert len({token for _path, token, *_rest in found}) == 1
    assert "vote in your name, without signing in: do not forward it" in text_of(message)
    assert "votent en votre nom" in text_of(message)
    assert "gives nobody else the right to vote" not in text_of(message)
    assert found[0][1] in html_of(message)
    path, _token, query, _choice = found[0]
    assert client.get(path + query).status_code == 200
    assert not Vote.objects.exists()
    assert client.post(path, {"option": "agree"}).status_code == 303
    assert {(vote.cast_by, vote.elector.seat_key) for vote in Vote.objects.select_related("elector")} == {(member, NB)}


def test_each_letter_has_a_link_of_its_own_and_no_other_person_may_revoke_it(event, office, member):  # noqa: F811
    deliver_due()
    tokens = {token for message in office.received for _path, token, *_rest in links_in(message)}
    assert len(tokens) == BallotLink.objects.count() == len(office.received)
    assert LedgerEntry.objects.filter(act="link.made").count() == len(tokens)
    assert not LedgerEntry.objects.filter(facts__icontains=next(iter(tokens))).exists()
    revoke_link(link=BallotLink.objects.get(person=member), by=member)


def test_a_reminder_has_one_too_and_who_holds_a_proxy_gets_one_per_seat(
    house, event, office, member, secretariat  # noqa: F811
):  # fmt: skip
    with_procedure(house, proxies=True)
    voice = offer_proxy(
        seat=house.seats["PSSDC:CA-YT:1"], person=member, event=event, until=None, by=house.people["yukon"]
    )
    accept_voice(voice=voice, by=member)
    remind_voters(event=event, by=secretariat)
    Notice.objects.exclude(kind="vote.closing").update(due_at=timezone.now() + timedelta(days=1))
    deliver_due()
    message = mail_to(office, member, "Your vote is requested")
    assert len({token for _path, token, *_rest in links_in(message)}) == 2
    assert "Vote on behalf of Yukon (PSSDC)" in text_of(message)
    assert {link.elector.seat_key for link in BallotLink.objects.filter(person=member)} == {NB, "PSSDC:CA-YT:1"}


def test_no_link_where_the_body_allows_none_or_the_seat_has_voted(house, office, member):  # noqa: F811
    voted = opened(house)
    cast(house, voted, NB)
    with_procedure(house, personal_links=True)
    deliver_due()
    assert f"votes/{voted.reference}?choice=agree" in text_of(mail_to(office, member, "Vote ouvert"))
    with_procedure(house, personal_links=False)
    before, _event = BallotLink.objects.count(), opened(house)
    deliver_due()
    assert BallotLink.objects.count() == before
    assert not BallotLink.objects.filter(person=member).exists()


def test_what_the_secretariat_sees_of_it_has_no_link(client, event, member, secretariat):
    notice = Notice.objects.get(kind="vote.opened", person=member)
    letter = letter_of(notice)
    assert not LINK.search(as_text(letter) + as_html(letter))
    client.force_login(secretariat)
    for address in ("/en/notices", f"/en/notices/{notice.pk}"):
        assert not LINK.search(client.get(address).content.decode())
    assert not BallotLink.objects.exists()


def test_a_letter_that_does_not_go_leaves_no_link(event, office, member):  # noqa: F811
    office.refuses = lambda recipient: b"450 4.2.1 mailbox is full today"
    deliver_due()
    assert not BallotLink.objects.exists()
    assert not LedgerEntry.objects.filter(act="link.made").exists()
    notice = Notice.objects.get(kind="vote.opened", person=member)
    assert (notice.state, notice.attempts) == ("owed", 1)
    assert notice.due_at > timezone.now() + LATER[0] / 2


def test_what_cannot_be_made_keeps_no_other_letter_waiting(event, office, member, monkeypatch):  # noqa: F811
    def fails_for_one(elector, person):
        assert person.pk != member.pk, "no link today"
        return ""

    monkeypatch.setattr("governance.mail.personal.MAKERS", [fails_for_one])
    deliver_due()
    notice = Notice.objects.get(kind="vote.opened", person=member)
    assert (notice.state, notice.problem) == ("failed", "unreadable")
    assert not Notice.objects.filter(kind="vote.opened", state="owed").exists()
    assert len(office.received) == Notice.objects.filter(kind="vote.opened", state="sent").count() > 0


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_hangs_does_not_keep_the_vote_open(event, office, secretariat, settings):  # noqa: F811
    settings.EMAIL_TIMEOUT = 1.5
    office.hangs.set()
    sender = threading.Thread(target=sends_and_hangs_up)
    sender.start()
    assert office.reached.wait(10)
    began = timezone.now()
    close_vote(event=event, by=secretariat)
    assert timezone.now() - began < timedelta(seconds=1.2)
    sender.join()


def sends_and_hangs_up() -> None:
    try:
        deliver_due()
    finally:
        connection.close()


def test_a_slip_has_a_receipt_that_tells_no_choice(client, house, office, member, alternate):  # noqa: F811
    event = put(house, VoteMethod.SECRET)
    options = dict.fromkeys(event.motion.clauses.all(), "against")
    for _press in range(2):
        code = cast_slip(event=event, elector=elector(house, event, NB), by=member, options=options, nonce="n" * 16)
    deliver_due()
    deliver_due()
    assert Participation.objects.count() == 1
    assert set(Notice.objects.filter(kind="vote.receipt").first().facts) <= {"vote", "seat"}
    own, shared = (mail_to(office, person, words) for person, words in (
        (member, "Bulletin déposé"), (alternate, "Slip cast")))  # fmt: skip
    for message in (own, shared):
        text = text_of(message)
        assert "Member voted on behalf of New Brunswick" in text
        assert "is not kept with anybody’s name" in text
        assert not re.search(r"\bagainst\b|SHA-256|[0-9a-f]{64}", text, re.IGNORECASE)
        assert code not in text
        assert f"/en/votes/{event.reference}/receipt" in text
    client.force_login(member)
    assert client.get(f"/en/votes/{event.reference}/receipt?seat={NB}").status_code == 200


def test_a_voice_without_a_vote_is_answered_on_its_own_page(client, house, office, member):  # noqa: F811
    procedure(house, proxies=True)
    with_procedure(house, proxies=True)
    offer_proxy(seat=house.seats["PSSDC:CA-YT:1"], person=member, event=None,
                until=timezone.localdate() + timedelta(days=30), by=house.people["yukon"])  # fmt: skip
    deliver_due()
    (message,) = office.to(member.email)
    found = re.search(r"https://concert\.example\.ca(/en/voices)\b", text_of(message))
    client.force_login(member)
    assert "You are asked" in client.get(found[1]).content.decode()
