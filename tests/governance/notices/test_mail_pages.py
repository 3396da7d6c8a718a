"""Who is reminded when, and what does the secretariat see of what goes out?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.enums import NotSent
from councils.models import Notice
from councils.notices import post_to
from governance.actions.votes import close_vote, open_vote, remind_before_the_close, remind_voters
from governance.demonstration.loading.whole import load_demonstration
from governance.enums import VoteMethod
from governance.mail.sending import deliver_due
from governance.models import VoteEvent
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.votes import cast, opened
from tests.governance.notices.mail import mail_to, office, text_of  # noqa: F401

SEAT = "PSSDC:CA-NB:1"


def reminded() -> set[str]:
    return {each.person.email.partition("@")[0] for each in Notice.objects.filter(kind="vote.closing")}


def of_days(house, days: float, opened_before: float = 0):
    event = open_vote(
        motion=house.motion(), method=VoteMethod.WRITTEN, closes_at=timezone.now() + timedelta(days=days),
        by=house.people["secretariat"])  # fmt: skip
    if opened_before:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE governance_voteevent DISABLE TRIGGER USER")
            VoteEvent.objects.filter(pk=event.pk).update(opened_at=timezone.now() - timedelta(days=opened_before))
            cursor.execute("ALTER TABLE governance_voteevent ENABLE TRIGGER USER")
    return event


def test_a_day_before_the_close_those_who_have_not_voted_are_reminded_once(house):
    event = of_days(house, 0.9, opened_before=3)
    of_days(house, 5)
    cast(house, event, SEAT)
    for _ in range(3):
        remind_before_the_close(timezone.now())
    assert reminded() == {"co_chair", "yukon", "other_co_chair", "nb_cio", "yukon_cio"}
    assert Notice.objects.filter(kind="vote.closing").count() == 5


def test_a_vote_of_less_than_a_day_reminds_nobody_by_itself(house):
    of_days(house, 0.9)
    assert remind_before_the_close(timezone.now()) == 0


def test_who_votes_before_the_reminder_goes_does_not_get_it(house, office, member):  # noqa: F811
    event = opened(house)
    remind_voters(event=event, by=house.people["secretariat"])
    cast(house, event, SEAT)
    deliver_due()
    assert Notice.objects.get(kind="vote.closing", person=member).problem == "voted"
    message = mail_to(office, house.people["yukon"], "requested")
    assert "Not voted yet: Yukon (PSSDC)." in text_of(message)


def test_the_secretariat_reminds_by_hand_once_a_day_and_on_record(client, house, secretariat):
    event = opened(house)
    client.force_login(secretariat)
    assert "Remind those who have not voted" in client.get(f"/en/votes/{event.reference}").content.decode()
    response = client.post(f"/en/votes/{event.reference}/remind", follow=True)
    assert "7 people are reminded by mail." in response.content.decode()
    assert LedgerEntry.objects.get(act="vote.reminded").facts["seats"] == sorted(
        key for key, seat in house.seats.items() if seat.jurisdiction_id)  # fmt: skip
    again = client.post(f"/en/votes/{event.reference}/remind")
    assert again.status_code == 409
    assert "It can be done again a day later." in again.content.decode()
    Notice.objects.filter(kind="vote.closing").update(queued_at=timezone.now() - timedelta(hours=25))
    assert client.post(f"/en/votes/{event.reference}/remind").status_code == 303


def test_nobody_else_reminds_and_nobody_once_all_have_voted_or_it_ended(house, member, secretariat):
    event = opened(house)
    with refused("not-secretariat"):
        remind_voters(event=event, by=member)
    for key, seat in house.seats.items():
        if seat.jurisdiction_id:
            cast(house, event, key)
    with refused("all-voted"):
        remind_voters(event=event, by=secretariat)
    close_vote(event=event, by=secretariat)
    with refused("vote-closed"):
        remind_voters(event=event, by=secretariat)


@pytest.mark.parametrize(("who", "status"), [("secretariat", 200), ("co_chair", 403), ("member", 403)])
def test_notices_are_for_the_secretariat(client, house, who, status):
    opened(house)
    client.force_login(house.people[who])
    number = Notice.objects.first().pk
    for path in ("notices", f"notices/{number}", f"notices/{number}/message"):
        assert client.get(f"/en/{path}").status_code == status


def test_the_page_shows_each_state_with_its_reason_in_as_many_queries_for_many(client, house, secretariat):
    opened(house)
    first, second, third = Notice.objects.all()[:3]
    for notice, state, problem in ((first, "failed", "550 no"), (second, "suppressed", "voted"), (third, "sent", "")):
        notice.state, notice.problem, notice.settled_at = state, problem, timezone.now()
        notice.save()
    client.force_login(secretariat)
    text = client.get("/en/notices").content.decode()
    assert "550 no" in text
    assert "The seat has voted in the meantime." in text
    assert "Le siège a voté entre-temps." in client.get("/fr/courriels?state=suppressed").content.decode()
    assert "550 no" not in client.get("/en/notices?state=sent").content.decode()
    counts = []
    for number in (1, 300):
        post_to([house.people["member"].pk], kind="vote.opened", key=f"k{number}", facts={"vote": "V-2026-001"})
        for place in range(number):
            post_to([person.pk for person in house.people.values()], kind="vote.opened", key=f"{number}-{place}",
                    facts={"vote": "V-2026-001"})  # fmt: skip
        client.get("/en/notices")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/en/notices").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9


def test_a_failed_one_is_tried_again_and_only_that(client, house, secretariat):
    opened(house)
    notice = Notice.objects.first()
    client.force_login(secretariat)
    assert client.post(f"/en/notices/{notice.pk}/again").status_code == 409
    Notice.objects.filter(pk=notice.pk).update(
        state="failed", settled_at=timezone.now(), problem="550 no", attempts=6)  # fmt: skip
    assert "Try again" in client.get(f"/en/notices/{notice.pk}").content.decode()
    assert client.post(f"/en/notices/{notice.pk}/again").status_code == 303
    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.problem) == ("owed", 0, "")
    assert LedgerEntry.objects.filter(act="notice.owed-again").count() == 1


def test_a_preview_reads_in_both_languages_and_as_a_mail_program_shows_it(client, house, secretariat, member):
    opened(house)
    notice = Notice.objects.get(person=member)
    client.force_login(secretariat)
    text = client.get(f"/en/notices/{notice.pk}").content.decode()
    assert text.index("Un vote est ouvert") < text.index("A vote is open")
    response = client.get(f"/en/notices/{notice.pk}/message")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "Opening a link records nothing." in response.content.decode()


def test_what_is_hidden_in_an_open_vote_is_hidden_from_the_secretariat_too(client, house, secretariat):
    event = opened(house)
    cast(house, event, SEAT, "object", "Top secret reason")
    client.force_login(secretariat)
    listed = client.get("/en/notices").content.decode()
    assert "Objection or reservation" not in listed
    receipt = Notice.objects.get(kind="vote.receipt")
    page = client.get(f"/en/notices/{receipt.pk}").content.decode()
    assert "What it says is for the one who receives it." in page
    assert client.get(f"/en/notices/{receipt.pk}/message").status_code == 404
    assert client.get(f"/en/notices/{Notice.objects.filter(kind='vote.concern').first().pk}").status_code == 404
    close_vote(event=event, by=secretariat)
    assert "Objection or reservation" in client.get("/en/notices").content.decode()


def test_loading_the_demonstration_writes_to_nobody(db):
    load_demonstration()
    assert set(Notice.objects.values_list("state", "problem")) == {("suppressed", NotSent.DEMONSTRATION.value)}
