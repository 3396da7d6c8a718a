"""What is owed, sent, failed or not sent by mail, to whom, why and when?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.enums import NoticeState, NotSent
from councils.models import Notice
from governance.enums import VoteState
from governance.models import VoteEvent

PER_PAGE = 50
ALL = "all"
SCOPES: dict[str, str | Promise] = {
    NoticeState.OWED: _("To be sent"),
    NoticeState.FAILED: _("Could not be sent"),
    NoticeState.SENT: _("Sent"),
    NoticeState.SUPPRESSED: _("Not sent"),
    ALL: _("All notices"),
}
LOOKS = {NoticeState.OWED: "queued", NoticeState.FAILED: "failed", NoticeState.SENT: "done",
         NoticeState.SUPPRESSED: "withdrawn"}  # fmt: skip
PAGES = {"V": "ballot", "D": "decision"}
REFERENCE = re.compile(r"[VD]-[0-9]{4}-[0-9]{3,9}")


@dataclass(frozen=True)
class Scope:
    """One of the filters, with how many notices it shows."""

    name: str
    label: str | Promise
    number: int
    current: bool


@dataclass(frozen=True)
class NoticeRow:
    """A notice in one line: its kind in words, what it is about and on which page that is, and why it stands so."""

    notice: Notice
    label: str | Promise
    about: str
    page: str
    why: str
    when: datetime
    look: str


@dataclass(frozen=True)
class Listed:
    """The filters, the rows of a page, and the page itself, for the way to the next one."""

    scopes: tuple[Scope, ...]
    rows: tuple[NoticeRow, ...]
    page: Page


def listed(labels: Mapping[str, str | Promise], scope: str, page_number: str | None) -> Listed:
    """The filters, and a page of rows. Three queries and one for the pages, however many notices.

    `labels` are the kinds in words. Of votes that are open, who objects reaches the co-chairs alone: such notices are
    shown once the vote has ended.
    """
    chosen = scope if scope in SCOPES else ALL
    found = shown()
    numbers = dict(found.order_by().values_list("state").annotate(number=Count("pk")))
    numbers[ALL] = sum(numbers.values())
    scopes = [Scope(name, label, numbers.get(name, 0), name == chosen) for name, label in SCOPES.items()]
    rows = found if chosen == ALL else found.filter(state=chosen)
    order = ("due_at", "pk") if chosen == NoticeState.OWED else ("-queued_at", "-pk")
    page = Paginator(rows.select_related("person").order_by(*order), PER_PAGE).get_page(page_number)
    return Listed(tuple(scopes), tuple(row_of(each, labels) for each in page.object_list), page)


def shown() -> QuerySet[Notice]:
    """The notices that the secretariat may know of."""
    hidden = VoteEvent.objects.filter(state=VoteState.OPEN, positions_open=False).values_list("reference", flat=True)
    return Notice.objects.exclude(kind="vote.concern", facts__vote__in=list(hidden))


def row_of(notice: Notice, labels: Mapping[str, str | Promise]) -> NoticeRow:
    """The line of one notice."""
    about = next((value for name in ("vote", "decision") if (value := str(notice.facts.get(name, "")))), "")
    return NoticeRow(
        notice=notice,
        label=labels.get(notice.kind, notice.kind),
        about=about,
        page=PAGES[about[0]] if REFERENCE.fullmatch(about) else "",
        why=why_in_words(notice.problem),
        when=notice.settled_at or notice.due_at,
        look=LOOKS[NoticeState(notice.state)],
    )


def why_in_words(problem: str) -> str:
    """Our own reasons in the reader's language; those of a mail server as it gave them."""
    return str(NotSent(problem).label) if problem in NotSent.values else problem
