"""How does what is owed go out, each once, and what happens to what cannot?

A notice is taken, written and settled in one transaction: whoever dies in it leaves it owed, and who sends at the same
moment takes another. The mail server may have accepted a message whose sender died before saying so; the second one
then carries the same Message-ID, by which mail programs know it as the same.
"""

import logging
import time
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from councils.enums import NoticeState, NotSent
from councils.models import Notice, Person
from councils.queries.leavers import has_left
from governance.mail.kinds import KINDS
from governance.mail.message import Letter, letter_of, message_of, on_its_way, one_line
from groundwork.asked import ask_again

log = logging.getLogger(__name__)
# The fifth delay ends more than half a day after the first try: a mail server may be away for a night.
LATER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
ROUND = 10.0  # seconds after which no further notice is taken, so that other work does not wait for mail
REASON_LENGTH = 600  # characters: the column's


class UndeliverableError(Exception):
    """The mail server would not take it, in its own words; or, not `reached`, nobody answered there."""

    def __init__(self, words: str, *, reached: bool) -> None:
        super().__init__(words)
        self.reached = reached


def deliver_due(*, seconds: float = ROUND) -> int:
    """Send what is owed and due, the longest owed first. Returns how many notices were settled or put off.

    Any number of processes may do so at once. A server that cannot be reached ends the round.
    """
    connection, until, done = get_connection(), time.monotonic() + seconds, 0
    try:
        while time.monotonic() < until:
            notice = deliver_next(connection)
            if notice is None:
                break
            done += 1
    except UndeliverableError:
        done += 1
    finally:
        hang_up(connection)
    return done


def deliver_next(connection: BaseEmailBackend) -> Notice | None:
    """Settle or put off the notice that is due the longest; None when nothing is. Raises UndeliverableError, the notice
    put off, when nobody answers at the mail server's address."""
    unreached: UndeliverableError | None = None
    with transaction.atomic():
        ask_again()
        now = timezone.now()
        notice = (
            Notice.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
            .select_related("person")
            .filter(state=NoticeState.OWED, due_at__lte=now)
            .order_by("due_at", "id")
            .first()
        )
        if notice is None:
            return None
        if letter := written(notice):
            unreached = dispatch(letter, connection, now)
    if unreached is not None:
        raise unreached
    return notice


def written(notice: Notice) -> Letter | None:
    """The notice in words; None when it was settled without being sent, for a reason that it keeps."""
    now = timezone.now()
    kind = KINDS.get(notice.kind)
    if kind is None:
        settle(notice, NoticeState.FAILED, now, NotSent.NO_WORDS)
        return None
    try:
        with transaction.atomic():
            if kind.copies is not None:
                kind.copies(notice)
            because = refuse_reader(notice.person)
            letter = letter_of(notice) if because is None else None
    except Exception:  # one notice that cannot be written must not keep all others waiting
        log.exception("notice %s could not be written", notice.pk)
        settle(notice, NoticeState.FAILED, now, NotSent.UNREADABLE)
        return None
    because = because or (letter.not_owed if letter else None)
    if because is not None:
        settle(notice, NoticeState.SUPPRESSED, now, because)
        return None
    return letter


def dispatch(letter: Letter, connection: BaseEmailBackend, now: datetime) -> UndeliverableError | None:
    """Send it and settle its notice, or put it off. Returns the error when nobody answers at the server's address."""
    notice = letter.notice
    try:
        with transaction.atomic():  # what it carries is made only with a letter that goes
            send(letter, connection)
        settle(notice, NoticeState.SENT, now)
    except UndeliverableError as error:
        put_off(notice, str(error), now)
        return None if error.reached else error
    except Exception:
        log.exception("what notice %s carries could not be made", notice.pk)
        settle(notice, NoticeState.FAILED, now, NotSent.UNREADABLE)
    return None


def refuse_reader(person: Person) -> NotSent | None:
    """Why does this person get no mail from here: without an active account, or once all their places have ended?
    Who never had one may still be asked to speak for a seat."""
    if not person.is_active:
        return NotSent.INACTIVE
    return NotSent.NO_PLACE if has_left(person, timezone.localdate()) else None


def send(letter: Letter, connection: BaseEmailBackend) -> None:
    """Give it to the mail server. Raises UndeliverableError with the server's own words."""
    try:
        connection.open()
        connection.send_messages([message_of(on_its_way(letter))])
    except (SMTPException, OSError, ValueError) as error:  # ValueError: an address or a header that cannot be written
        hang_up(connection)
        # smtplib's own errors are OSErrors too; any other OSError is of the network
        reached = isinstance(error, SMTPException | ValueError)
        raise UndeliverableError(words_of(error), reached=reached) from error


def hang_up(connection: BaseEmailBackend) -> None:
    """End the conversation, also one in which something went wrong."""
    try:
        connection.close()
    except (SMTPException, OSError):
        log.info("the mail server had hung up before")


def words_of(error: Exception) -> str:
    """What the server said, in one line: `550 5.1.1 no such mailbox`."""
    if isinstance(error, SMTPRecipientsRefused):
        answers = [f"{code} {text(said)}" for code, said in error.recipients.values()]
        return one_line("; ".join(answers))
    if isinstance(error, SMTPResponseException):
        return one_line(f"{error.smtp_code} {text(error.smtp_error)}")
    return one_line(f"{type(error).__name__}: {error}")


def text(said: bytes | str) -> str:
    """A server's words, in whatever letters it wrote them."""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def put_off(notice: Notice, problem: str, now: datetime) -> None:
    """Try again later, each time after a longer wait; after the last one it has failed, and the secretariat sees it."""
    if notice.attempts >= len(LATER):
        settle(notice, NoticeState.FAILED, now, problem)
        return
    notice.due_at, notice.problem = now + LATER[notice.attempts], problem[:REASON_LENGTH]
    notice.attempts += 1
    notice.save(update_fields=["due_at", "attempts", "problem"])


def settle(notice: Notice, state: NoticeState, now: datetime, problem: str = "") -> None:
    """It is done with, one way or another. An attempt is counted where one was made."""
    notice.state, notice.settled_at, notice.problem = state, now, problem[:REASON_LENGTH]
    if state == NoticeState.SENT or problem not in NotSent.values:
        notice.attempts += 1
    notice.save(update_fields=["state", "settled_at", "problem", "attempts"])
