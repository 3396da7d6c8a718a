"""Fifty at once, on fifty connections, through the pages: each is in or out, never half, and is told which."""

import threading
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
from django.utils import timezone

from governance.actions.votes import Position, cast_vote, close_vote, open_vote
from governance.actions.votes.links import make_link, revoke_link
from governance.actions.votes.voices import accept_voice, offer_proxy
from governance.enums import VoteMethod
from governance.models import (
    BallotLink,
    Clause,
    ClauseVerdict,
    Elector,
    Motion,
    Procedure,
    Vote,
    VoteEvent,
    VoteHistory,
)
from governance.rechecking import recheck
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.bench.voters import Council, council, session_key, sign_in_everybody
from tests.factories.house import tomorrow
from tests.factories.races import together
from tests.factories.voices import NB, elector_of, with_procedure
from tests.factories.votes import opened

pytestmark = pytest.mark.django_db(transaction=True)
FIFTY = 50
CLAUSES = 3
TOO_LATE = "This vote is closed. Your choice was not recorded."
OVER = "This personal link no longer works."


@pytest.fixture(autouse=True)
def no_letters(monkeypatch):
    """The sweep closes what is due; the letters about it are another matter."""
    monkeypatch.setattr("governance.sweeping.deliver_due", lambda: 0)


@pytest.fixture(scope="module")
def site():
    """The pages, all the way through the middleware."""
    handler = WSGIHandler()

    def post(path: str, data: dict, session: str = "") -> tuple[int, str]:
        request = RequestFactory().post(path, data, HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}={session}")
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        response = handler.get_response(request)
        return response.status_code, response.content.decode()

    return post


@pytest.fixture
def fifty(db) -> Council:
    """A council of fifty seats, whose holders are signed in."""
    house = council(FIFTY)
    sign_in_everybody(house)
    return house


def ballot(house: Council, **settings_of_body) -> VoteEvent:
    """A written vote on three clauses: half a vote would be one or two of them."""
    Procedure.objects.create(body=house.body, rule={"method": "consensus"}, **settings_of_body)
    words = Pair("Do we agree?", "Sommes-nous d’accord?").approved()
    motion = Motion.objects.create(body=house.body, **words.columns("title"), **words.columns("question"))
    for position in range(1, CLAUSES + 1):
        Clause.objects.create(motion=motion, position=position, **words.columns("text"))
    return open_vote(motion=motion, method=VoteMethod.WRITTEN, by=house.secretariat, closes_at=tomorrow())


def voting(site, house: Council, event: VoteEvent, number: int, heard: threading.Semaphore | None = None) -> Callable:
    """The press of the n-th voter on the ballot."""

    def press() -> bool | str:
        status, text = site(f"/en/votes/{event.reference}/cast", {"seat": house.seat(number), "option": "agree"},
                            session_key(number))  # fmt: skip
        if heard is not None:
            heard.release()
        return status == 303 or (TOO_LATE if TOO_LATE in text else text)

    return press


def voting_by_act(house: Council, event: VoteEvent, number: int) -> Callable:
    """The same without a page, whose answer to a late vote takes its time."""
    elector = Elector.objects.get(vote_event=event, seat_key=house.seat(number))
    positions = dict.fromkeys(event.motion.clauses.all(), Position("agree"))
    by = elector.seat.memberships.get().person

    def act() -> bool | str:
        try:
            return cast_vote(event=event, elector=elector, positions=positions, by=by).changed
        except Refused as refused:
            return str(refused.refusal)

    return act


def entries(act: str) -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(act=act).order_by("pk"))


def in_full(event: VoteEvent) -> set[str]:
    """The seats that have voted; each on every clause, and never twice."""
    said: dict[str, int] = {}
    for seat in Vote.objects.filter(vote_event=event).values_list("elector__seat_key", flat=True):
        said[seat] = said.get(seat, 0) + 1
    assert set(said.values()) <= {CLAUSES}
    assert not VoteHistory.objects.exists()
    return set(said)


def test_fifty_vote_while_the_close_commits(site, fifty):
    event, heard, closing = ballot(fifty), threading.Semaphore(0), threading.Event()

    def close():
        for _vote in range(8):
            heard.acquire(timeout=20)
        closing.set()
        return close_vote(event=event, by=fifty.secretariat)

    def as_it_closes(act):
        return lambda: closing.wait(20) and act()

    acts = [voting(site, fifty, event, number, heard) for number in range(1, 21)]
    acts += [as_it_closes(voting_by_act(fifty, event, number)) for number in range(21, 46)]
    acts += [as_it_closes(voting(site, fifty, event, number)) for number in range(46, FIFTY + 1)]
    told = together(*acts, close)[:FIFTY]

    assert set(told) <= {True, TOO_LATE}
    accepted = {fifty.seat(number) for number, answer in enumerate(told, start=1) if answer is True}
    assert len(accepted) >= 8
    assert in_full(event) == accepted
    assert sorted(entry.facts["seat"] for entry in entries("vote.cast")) == sorted(accepted)
    for verdict in ClauseVerdict.objects.filter(vote_event=event):
        assert {vote["seat"] for vote in verdict.case["votes"]} == accepted
    (closed,) = entries("vote.closed")
    assert all(entry.pk < closed.pk for entry in entries("vote.cast"))
    assert recheck(VoteEvent.objects.get(pk=event.pk)) is None
    assert voting(site, fifty, event, FIFTY)() == TOO_LATE


def test_fifty_last_voices_close_it_once(site, fifty):
    event = ballot(fifty, closes_when_all_voted=True)
    told = together(*(voting(site, fifty, event, number) for number in range(1, FIFTY + 1)), sweep, sweep)[:FIFTY]
    assert told == [True] * FIFTY
    sweep()  # two last voices may each have seen the other's seat empty: then the clock closes it
    assert len(in_full(event)) == FIFTY
    assert len(entries("vote.cast")) == FIFTY
    assert len(entries("vote.closed")) == 1
    assert ClauseVerdict.objects.filter(vote_event=event).count() == CLAUSES
    assert {row.verdict["counts"]["agree"] for row in ClauseVerdict.objects.all()} == {FIFTY}


def test_many_closes_at_once_are_one_verdict(fifty):
    event = ballot(fifty)
    VoteEvent.objects.filter(pk=event.pk).update(closes_at=timezone.now())
    by_hand = [lambda: close_vote(event=event, by=fifty.secretariat)] * 6
    told = together(*by_hand, *[lambda: close_vote(event=event, by=None)] * 6, sweep)
    assert sum(isinstance(answer, VoteEvent) for answer in told) + told[-1].votes == 1
    assert told.count("vote-closed") + sum(isinstance(answer, VoteEvent) for answer in told) == 12
    assert len(entries("vote.closed")) == 1
    assert ClauseVerdict.objects.filter(vote_event=event).count() == CLAUSES


def test_principal_alternate_and_proxy_press_at_once_four_times_each(house, member, alternate, co_chair):
    with_procedure(house, proxies=True)
    event = opened(house)
    accept_voice(voice=offer_proxy(seat=house.seats[NB], person=co_chair, event=event, by=member), by=co_chair)
    speakers = {"holder": (member, "agree"), "alternate": (alternate, "stand_aside"), "proxy": (co_chair, "object")}

    def press(who, option):
        said = dict.fromkeys(event.motion.clauses.all(), Position(option, "Why"))
        return lambda: cast_vote(event=event, elector=elector_of(house, event), positions=said, by=who)

    acts = [(kind, press(*said)) for kind, said in speakers.items() for _time in range(4)]
    told = list(zip([kind for kind, _act in acts], together(*(act for _kind, act in acts)), strict=True))
    heard = {kind for kind, answer in told if answer != "already-voted"}
    assert len(heard) == 1
    (kind,) = heard
    assert [answer.changed for of, answer in told if of == kind].count(True) == 1
    assert [answer for of, answer in told if of != kind] == ["already-voted"] * 8
    votes = Vote.objects.filter(vote_event=event)
    assert {(vote.cast_as, vote.option, vote.cast_by) for vote in votes} == {(kind, *reversed(speakers[kind]))}
    assert votes.count() == 2
    assert not VoteHistory.objects.exists()
    assert len(entries("vote.cast")) == 1


@pytest.mark.parametrize("with_questions", [False, True])
def test_a_personal_link_revoked_while_it_is_used(site, fifty, with_questions):
    event = ballot(fifty, personal_links=True)
    electors = list(Elector.objects.filter(vote_event=event).order_by("seat__number")[:12])
    holders = [elector.seat.memberships.get().person for elector in electors]
    tokens = [make_link(elector=each, person=who, by=None) for each, who in zip(electors, holders, strict=True)]
    links = [BallotLink.objects.get(elector=each) for each in electors]
    posted = {"option": "agree", **({"by": "clause", "clauses": ""} if with_questions else {})}
    posted |= {f"clause-{pk}-option": "agree" for pk in event.motion.clauses.values_list("pk", flat=True)}

    def through(token):
        def press():
            status, text = site(f"/en/ballot/{token}", posted)
            return status == 303 or (OVER if status == 404 and OVER in text else text)

        return press

    def revoking(link):
        return lambda: revoke_link(link=link, by=fifty.secretariat)

    pairs = zip(tokens, links, strict=True)
    told = together(*(act for token, link in pairs for act in (through(token), revoking(link))))[::2]
    assert set(told) <= {True, OVER}
    accepted = {each.seat_key for each, answer in zip(electors, told, strict=True) if answer is True}
    assert in_full(event) == accepted
    cast = {entry.facts["seat"]: entry.pk for entry in entries("vote.cast")}
    revoked = {entry.facts["seat"]: entry.pk for entry in entries("link.revoked")}
    assert set(cast) == accepted
    assert len(revoked) == len(links)
    assert all(cast[seat] < revoked[seat] for seat in accepted)
    assert [site(f"/en/ballot/{token}", posted)[0] for token in tokens] == [404] * len(tokens)
