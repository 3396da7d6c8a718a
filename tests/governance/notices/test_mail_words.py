"""What do notices say, to whom, in which language first, with which hours, and for which reason?"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from councils.actions.lives import dissolve_body
from councils.grounds import decided as on_ground
from councils.models import Notice
from governance.actions.decisions.effects import enact_effect
from governance.actions.recommendations.advice import ask_advice
from governance.actions.votes import cancel_vote, close_vote, extend_vote, open_vote, recuse, remind_voters
from governance.actions.votes.voices import name_substitute
from governance.enums import EffectState, VoteMethod
from governance.mail.sending import deliver_due
from governance.models import Effect, Elector, Vote
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import decided
from tests.factories.house import TODAY, both
from tests.factories.votes import cast, opened
from tests.governance.notices.mail import html_of, mail_to, office, subject, text_of  # noqa: F401

SEAT = "PSSDC:CA-NB:1"
NBSP = "\u00a0"
pytestmark = pytest.mark.usefixtures("office")


def closing_at_five(house):
    """A vote that closes at 17:00 in the house's zone, two days from now."""
    day = timezone.localdate() + timedelta(days=2)
    closes_at = datetime(day.year, day.month, day.day, 17, tzinfo=ZoneInfo("America/Toronto"))
    return open_vote(
        motion=house.motion(), method=VoteMethod.WRITTEN, closes_at=closes_at, by=house.people["secretariat"]
    )


def test_who_speaks_for_a_seat_is_asked_and_nobody_else(house, office):  # noqa: F811
    opened(house)
    deliver_due()
    asked = {address.partition("@")[0] for address in office.recipients}
    assert asked == {"co_chair", "member", "yukon", "other_co_chair", "nb_cio", "yukon_cio", "alternate"}


def test_the_readers_language_comes_first_and_the_other_is_complete(house, office, member, co_chair):  # noqa: F811
    event = opened(house)
    deliver_due()
    french, english = mail_to(office, member, "Vote"), mail_to(office, co_chair, "Vote")
    assert re.match(r"Vote ouvert jusqu’au .+\s: V-.+ / Vote open until .+: V-", subject(french))
    assert re.match(r"Vote open until .+: V-.+ / Vote ouvert jusqu’au ", subject(english))
    for message, first, second in ((french, "Bonjour", "Hello"), (english, "Hello", "Bonjour")):
        for words in (text_of(message), html_of(message)):
            assert words.index(first) < words.index(second)
            assert words.count("Do you agree?") == 2
            assert words.count("Do you agree? (fr)") == 1
            assert f"https://concert.example.ca/en/votes/{event.reference}?choice=agree" in words
            assert f"https://concert.example.ca/fr/votes/{event.reference}?choice=agree" in words
    assert text_of(french).startswith("The English version follows.")
    assert html_of(french).startswith('<!doctype html>\n<html lang="fr-CA">')
    assert '<div lang="en-CA"' in html_of(french)


def test_it_says_why_it_came(house, office, member, alternate, co_chair):  # noqa: F811
    opened(house)
    deliver_due()
    text = text_of(mail_to(office, member, "Vote"))
    assert "Vous recevez ce message parce que vous occupez le siège du Nouveau-Brunswick" in text
    assert "You receive this because you hold the seat of New Brunswick" in text
    assert "you are an alternate for the seat of New Brunswick" in text_of(mail_to(office, alternate, "Vote"))


def test_hours_are_the_readers_with_the_houses_in_brackets(house, office, member, co_chair):  # noqa: F811
    co_chair.time_zone, member.time_zone = "America/Regina", "no/such zone"
    co_chair.save(update_fields=["time_zone"])
    member.save(update_fields=["time_zone"])
    closing_at_five(house)
    deliver_due()
    away, here = text_of(mail_to(office, co_chair, "Vote")), text_of(mail_to(office, member, "Vote"))
    assert f"4{NBSP}p.m.{NBSP}CT (5{NBSP}p.m.{NBSP}ET)" in away
    assert f"16{NBSP}h{NBSP}HC (17{NBSP}h{NBSP}HE)" in away
    assert f"17{NBSP}h{NBSP}HE" in here
    assert "(" not in here.split("Bonjour")[0]


def test_french_is_set_as_canadian_french(house, office, member):  # noqa: F811
    closing_at_five(house)
    deliver_due()
    french = text_of(mail_to(office, member, "Vote")).split("-----")[0]
    assert "'" not in french
    assert not re.search(r"[^\s:] :|\s[;!?]", french.replace(f"{NBSP}:", ""))
    assert re.search(rf"17{NBSP}h{NBSP}HE", french)


def test_a_mail_fetches_nothing_and_shows_no_image(house, office, member):  # noqa: F811
    opened(house)
    deliver_due()
    html = html_of(mail_to(office, member, "Vote"))
    assert not re.search(r"<(img|script|link|iframe|form)\b|url\(|@import", html)
    assert set(re.findall(r'(?:src|href)="([^":]+:)', html)) == {"https:"}


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_scanner_that_opens_every_link_changes_nothing(client, house, office, member, signed_in):  # noqa: F811
    opened(house)
    deliver_due()
    if signed_in:
        client.force_login(member)
    before = LedgerEntry.objects.count(), Notice.objects.count()
    links = re.findall(r'href="https://concert\.example\.ca([^"]+)"', html_of(mail_to(office, member, "Vote")))
    assert len(links) >= 10
    for link in links:
        path = link.replace("&amp;", "&")
        assert client.get(path).status_code in {200, 302, 404}
        assert client.head(path).status_code in {200, 302, 404}
    assert not Vote.objects.exists()
    assert (LedgerEntry.objects.count(), Notice.objects.count()) == before


def test_a_receipt_shows_the_fingerprint_and_both_who_share_the_seat_see_it(
    house, office, member, alternate  # noqa: F811
):  # fmt: skip
    event = opened(house)
    cast(house, event, SEAT, by=alternate)
    deliver_due()
    fingerprint = LedgerEntry.objects.get(act="vote.cast").facts["cast_hash"]
    own, shared = mail_to(office, alternate, "Vote recorded"), mail_to(office, member, "Vote enregistré")
    for message in (own, shared):
        assert fingerprint in text_of(message)
        assert "Recorded for New Brunswick (PSSDC) by Alternate" in text_of(message)
        assert "Agree" in text_of(message)
    deliver_due()
    assert Notice.objects.filter(kind="vote.receipt").count() == 2


def test_a_change_says_so(house, office, member, alternate):  # noqa: F811
    event = opened(house)
    cast(house, event, SEAT, by=alternate)
    cast(house, event, SEAT, option="stand_aside", by=member, seen=timezone.now())
    deliver_due()
    changed = text_of(mail_to(office, alternate, "Vote changed"))
    assert "It replaces what was recorded for this seat before." in changed
    assert "by Member" in changed
    first = text_of(mail_to(office, alternate, "Vote recorded"))
    assert "It was changed again since" in first


def test_an_objection_reaches_the_co_chairs_with_its_author_and_reason(house, office, co_chair, member):  # noqa: F811
    event = opened(house)
    cast(house, event, SEAT, "object", "Pas avant l’étude.\nNi après <b>.")
    deliver_due()
    message = mail_to(office, co_chair, "Objection received")
    assert "Member wrote this on behalf of New Brunswick" in text_of(message)
    assert "Pas avant l’étude." in text_of(message)
    assert "&lt;b&gt;" in html_of(message)
    assert "you co-chair PSSDC" in text_of(message)
    assert "only the co-chairs see this" in text_of(message)
    got = {each for each, subject in zip(office.recipients, office.subjects, strict=True) if "bjection" in subject}
    assert got == {"co_chair@concert.example", "other_co_chair@concert.example"}


def test_a_concern_that_was_taken_back_or_said_anew_is_not_told_twice(house, office, co_chair):  # noqa: F811
    event = opened(house)
    cast(house, event, SEAT, "object", "No.")
    cast(house, event, SEAT, "object", "Rather no.")
    cast(house, event, "PSSDC:CA-YT:1", "reservation", "Perhaps.")
    cast(house, event, "PSSDC:CA-YT:1", "agree")
    deliver_due()
    concerns = Notice.objects.filter(kind="vote.concern", person=co_chair).order_by("pk")
    assert [each.problem or each.state for each in concerns] == ["replaced", "sent", "settled"]
    assert "Rather no." in text_of(mail_to(office, co_chair, "Objection received"))


def test_members_hear_the_result_the_extension_and_the_cancelling(house, office, member, secretariat):  # noqa: F811
    event = opened(house)
    extend_vote(
        event=event, closes_at=timezone.now() + timedelta(days=3), because=both("A holiday"), by=secretariat
    )  # fmt: skip
    deliver_due()
    assert "A holiday (fr)" in text_of(mail_to(office, member, "Délai prolongé"))
    for key in house.seats:
        if house.seats[key].jurisdiction_id:
            cast(house, event, key)
    close_vote(event=event, by=secretariat)
    other = opened(house)
    cancel_vote(event=other, because=Pair("Withdrawn", "Retirée"), by=secretariat)
    deliver_due()
    result = mail_to(office, member, "Résultat du vote")
    assert "motion adoptée / Result of vote" in subject(result)
    assert "The motion is carried." in text_of(result)
    assert "Retirée" in text_of(mail_to(office, member, "Vote annulé"))
    assert Notice.objects.get(kind="vote.opened", person=member, facts__vote=other.reference).problem == "ended"


def test_an_effect_that_is_held_back_is_told_to_co_chairs_and_secretariat(house, office, secretariat):  # noqa: F811
    decided(house)
    dissolve_body(body=house.bodies["WG"], on=TODAY, ground=on_ground("D-1999-001"), by=None)
    effect = enact_effect(effect=Effect.objects.get())
    assert effect.state == EffectState.HELD
    Notice.objects.exclude(kind="effect.held").update(due_at=timezone.now() + timedelta(days=1))
    deliver_due()
    message = mail_to(office, secretariat, "Effect held back")
    assert str(effect.held_because.en) in text_of(message)
    assert "you are of the secretariat" in text_of(message)
    assert "What now: withdraw the effect" in text_of(message)


def test_what_is_taken_in_the_room_is_not_mailed(house, secretariat):
    meeting = house.meeting()
    house.all_present(meeting)
    open_vote(motion=house.motion(), method=VoteMethod.ROLL_CALL, meeting=meeting, by=secretariat)
    assert not Notice.objects.exists()


def test_a_recused_seat_is_not_reminded(house, member, secretariat):
    event = opened(house)
    elector = Elector.objects.get(vote_event=event, seat=house.seats[SEAT])
    recuse(event=event, elector=elector, interest="Mine", language="en", by=member)
    remind_voters(event=event, by=secretariat)
    assert not Notice.objects.filter(kind="vote.closing", person=member).exists()


def test_a_substitute_is_asked_and_advice_is_requested(house, office, member, co_chair, secretariat):  # noqa: F811
    event = opened(house)
    name_substitute(
        event=event,
        elector=Elector.objects.get(vote_event=event, seat=house.seats[SEAT]),
        person=house.people["stranger"],
        by=member,
    )
    ask_advice(recommendation=house.recommendation(), of=house.people["nb_cio"], question=both("Why?"), by=secretariat)
    deliver_due()
    offered = mail_to(office, house.people["stranger"], "asked to speak for the seat of New Brunswick")
    assert f"For the vote {event.reference}." in text_of(offered)
    assert "Why? (fr)" in text_of(mail_to(office, house.people["nb_cio"], "Advice requested"))
