"""How is a notice sent once more that could not be sent?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import NoticeState
from councils.models import Notice, Person
from councils.rules import refuse_unless_secretariat
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def try_again(*, notice: Notice, by: Person) -> Notice:
    """Owe a notice anew that has failed, with all its attempts.

    Raises Refused in another state or without the right.
    """
    notice = changing(Notice, notice.pk)
    require(refuse_try_again(by, notice))
    notice.state, notice.settled_at, notice.attempts = NoticeState.OWED, None, 0
    notice.due_at, problem, notice.problem = timezone.now(), notice.problem, ""
    notice.save(update_fields=["state", "settled_at", "attempts", "due_at", "problem"])
    record("notice.owed-again", by=by, on=notice, kind=notice.kind, problem=problem)
    return notice


def refuse_try_again(person: Person | None, notice: Notice) -> Refusal | None:
    """Why may this person not have this notice sent again? What was sent, or need not go, stays so."""
    if refusal := refuse_unless_secretariat(person):
        return refusal
    if notice.state != NoticeState.FAILED:
        return Refusal("not-failed", _("Only what could not be sent is tried again."))
    return None
