"""Does what is owed go out once in effect, whoever dies, refuses or sends at the same moment?"""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from councils.actions.seats import end_membership
from councils.enums import NotSent
from councils.grounds import decided
from councils.models import Membership, Notice
from councils.notices import post, post_to, suppress
from governance.mail.message import letter_of, message_of
from governance.mail.sending import LATER, deliver_due
from governance.sweeping import sweep
from tests.factories.house import TODAY
from tests.factories.votes import opened
from tests.governance.notices.mail import office  # noqa: F401
from tests.worker.conftest import database_under_test, eventually


def only(person) -> Notice:
    """Leave but this person's notice owed."""
    suppress(Notice.objects.exclude(person=person), NotSent.SETTLED)
    return Notice.objects.get(person=person)


def test_a_notice_is_written_in_the_act_and_once(house, member):
    with transaction.atomic():
        first = post(kind="vote.opened", to=member, key="k", facts={"vote": "V-2026-001"})
        assert post(kind="vote.opened", to=member, key="k", facts={}) == first
        assert post_to([member.pk, member.pk], kind="vote.opened", key="k", facts={}) == 1
        assert post_to([member.pk], kind="vote.opened", key="k", facts={}) == 0
    assert suppress(Notice.objects.all(), NotSent.SETTLED) == 2
    assert suppress(Notice.objects.all(), NotSent.SETTLED) == 0


@pytest.mark.django_db(transaction=True)
def test_a_notice_outside_an_act_is_refused(house, member):
    with pytest.raises(RuntimeError):
        post(kind="vote.opened", to=member, key="k", facts={})


def test_what_was_rolled_back_is_not_told(house):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        opened(house)
        raise ZeroDivisionError
    assert not Notice.objects.exists()


def test_it_goes_once_with_an_identity_that_stays(house, office, member):  # noqa: F811
    opened(house)
    notice = only(member)
    before = message_of(letter_of(notice)).extra_headers["Message-ID"]
    assert sweep().notices == 1
    assert sweep().notices == 0
    (message,) = office.received
    assert message["Message-ID"] == before
    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.problem) == ("sent", 1, "")


def test_refused_by_the_server_it_is_tried_later_and_fails_in_the_end(house, office, member):  # noqa: F811
    opened(house)
    notice = only(member)
    office.refuses = lambda recipient: b"450 4.2.1 mailbox is full today"
    for attempt, delay in enumerate(LATER, start=1):
        before = timezone.now()
        assert deliver_due() == 1
        assert deliver_due() == 0
        notice.refresh_from_db()
        assert (notice.state, notice.attempts) == ("owed", attempt)
        assert notice.problem == "450 4.2.1 mailbox is full today"
        assert delay <= notice.due_at - before < delay + timedelta(seconds=30)
        Notice.objects.filter(pk=notice.pk).update(due_at=timezone.now())
    deliver_due()
    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.problem) == ("failed", 6, "450 4.2.1 mailbox is full today")
    assert not office.received


def test_one_refused_mailbox_does_not_keep_the_others_waiting(house, office, member):  # noqa: F811
    opened(house)
    owed = Notice.objects.count()
    office.refuses = lambda recipient: b"550 5.1.1 no such mailbox" if recipient == member.email else None
    assert deliver_due() == owed
    assert len(office.received) == owed - 1
    assert Notice.objects.get(person=member).problem == "550 5.1.1 no such mailbox"


def test_a_server_that_is_away_ends_the_round_and_says_so(house, settings, member):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 1)  # fmt: skip
    opened(house)
    assert deliver_due() == 1
    assert Notice.objects.filter(attempts=1).count() == 1
    assert "ConnectionRefusedError" in Notice.objects.get(attempts=1).problem
    assert Notice.objects.filter(attempts=0).count() > 1


@pytest.mark.parametrize("why", ["no-place", "inactive"])
def test_who_has_no_place_any_more_gets_nothing_and_why_is_kept(house, office, member, why):  # noqa: F811
    opened(house)
    notice = only(member)
    if why == "inactive":
        member.is_active = False
        member.save(update_fields=["is_active"])
    else:
        end_membership(
            membership=Membership.objects.get(person=member), on=TODAY, ground=decided("D-1999-001"), by=None
        )
    deliver_due()
    notice.refresh_from_db()
    assert (notice.state, notice.problem) == ("suppressed", why)
    assert not office.received


def test_a_kind_without_words_and_one_that_cannot_be_read_fail_alone(house, member):
    with transaction.atomic():
        post(kind="nobody.knows", to=member, key="a", facts={})
        post(kind="vote.opened", to=member, key="b", facts={"vote": "V-1999-001"})
    opened(house)
    deliver_due()
    assert list(Notice.objects.filter(key__in="ab").order_by("key").values_list("state", "problem")) == [
        ("failed", "no-words"), ("failed", "unreadable")]  # fmt: skip
    assert mail.outbox


@pytest.mark.parametrize(
    "name",
    [
        "Eve\r\nBcc: all@example.ca",
        "Ève « la » Côté, CPA",
        'A "quoted" name',
        "Zoë\u202egnp.exe\u2028X-Evil: 1",
    ],
)
def test_a_name_cannot_begin_a_header(house, office, member, name):  # noqa: F811
    opened(house)
    only(member)
    member.name = name
    member.save(update_fields=["name"])
    deliver_due()
    (message,) = office.received
    assert office.recipients == [member.email]
    assert parseaddr(str(message["To"]))[1] == member.email
    assert not {"Bcc", "X-Evil"} & set(message.keys())
    assert len(message.get_all("To")) == 1


def run_sender(port: int) -> subprocess.Popen:
    """A sender of its own process, as the worker is."""
    code = "import django; django.setup(); from governance.mail.sending import deliver_due; deliver_due()"
    env = {**os.environ, "DATABASE_URL": database_under_test(), "DJANGO_SETTINGS_MODULE": "config.settings",
           "EMAIL_URL": f"smtp://127.0.0.1:{port}?starttls=no"}  # fmt: skip
    return subprocess.Popen([sys.executable, "-c", code], env=env, cwd=django_settings.BASE_DIR)


@pytest.mark.django_db(transaction=True)
def test_a_sender_killed_in_the_middle_leaves_it_owed_and_it_goes_once(house, office, member):  # noqa: F811
    opened(house)
    notice = only(member)
    office.hangs.set()
    sender = run_sender(office.port)
    assert office.reached.wait(60)
    sender.send_signal(signal.SIGKILL)
    sender.wait()
    office.hangs.clear()
    eventually(lambda: deliver_due() == 1)  # the server lets go of the dead one's lock
    notice.refresh_from_db()
    assert notice.state == "sent"
    assert len(office.received) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_once_send_each_once(house, office):  # noqa: F811
    opened(house)
    owed = Notice.objects.count()
    office.slow = 0.1

    def work(done: list[int]) -> None:
        done.append(deliver_due())
        connection.close()

    done: list[int] = []
    threads = [threading.Thread(target=work, args=(done,)) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sum(done) == owed == len(office.received)
    assert max(done) < owed
    assert len({message["Message-ID"] for message in office.received}) == owed
