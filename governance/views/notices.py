"""How does the secretariat see what goes out by mail, have it tried again, and remind who has not voted?"""

from typing import Any

from csp.decorators import csp_replace
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.models import Notice
from councils.rules import refuse_unless_secretariat
from governance.actions.notices import refuse_try_again, try_again
from governance.actions.votes import remind_voters
from governance.mail.kinds import KINDS
from governance.mail.message import Letter, address_of, as_html, as_text, letter_of
from governance.queries.notices import ALL, listed, row_of, shown
from governance.views.reading import person_of, posted_from, see
from governance.views.votes.ballot_page import Typed, readable, show_ballot
from groundwork.refusals import Refused, require

LABELS = {name: kind.label for name, kind in KINDS.items()}


@never_cache
@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """All notices, or those in one state. As many queries for a full page as for an empty one."""
    require(refuse_unless_secretariat(person_of(request)))
    scope = request.GET.get("state", ALL)
    found_here = listed(LABELS, scope, request.GET.get("page"))
    return render(request, "governance/notices/list.html", {
        "scopes": found_here.scopes, "rows": found_here.rows, "page": found_here.page, "section": "votes"})  # fmt: skip


@never_cache
@login_required
@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """One notice: its state, and how it reads in both languages."""
    return render(request, "governance/notices/notice.html", page_of(request, found(request, number)))


@never_cache
@login_required
@require_safe
@csp_replace({"default-src": ["'none'"], "style-src": ["'unsafe-inline'"]})  # type: ignore[arg-type]
def message(request: HttpRequest, number: int) -> HttpResponse:
    """The message itself, as a mail program shows it. Its styles are inline, as mail needs them: nothing else may
    be fetched or run here."""
    letter = letter_to_show(found(request, number))
    if letter is None:
        raise Http404(number)
    return HttpResponse(as_html(letter))


@login_required
@posted_from("notice", "number")
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Try once more to send what failed."""
    row = found(request, number)
    try:
        try_again(notice=row, by=person_of(request))
    except Refused as refused:
        context = page_of(request, row) | {"refusal": refused.refusal}
        return render(request, "governance/notices/notice.html", context, status=refused.refusal.status)
    return see("notice", number)


@login_required
@posted_from("ballot", "reference")
def remind(request: HttpRequest, reference: str) -> HttpResponse:
    """Remind those who have not voted."""
    event, standing = readable(request, reference)
    try:
        number = remind_voters(event=event, by=person_of(request))
    except Refused as refused:
        return show_ballot(request, event, standing, Typed(refusal=refused.refusal))
    words = ngettext("%(number)s person is reminded by mail.", "%(number)s people are reminded by mail.", number)
    messages.success(request, words % {"number": number})
    return see("ballot", reference)


def found(request: HttpRequest, number: int) -> Notice:
    """The notice with this number, for the secretariat. Raises Refused and Http404."""
    require(refuse_unless_secretariat(person_of(request)))
    row = shown().select_related("person").filter(pk=number).first()
    if row is None:
        raise Http404(number)
    return row


def letter_to_show(row: Notice) -> Letter | None:
    """The notice in words, as it would read if it went now; None for what is its recipient's alone."""
    kind = KINDS.get(row.kind)
    return None if kind is None or kind.confidential else letter_of(row)


def page_of(request: HttpRequest, row: Notice) -> dict[str, Any]:
    """All that the page of a notice shows."""
    letter = letter_to_show(row)
    return {
        "row": row_of(row, LABELS), "letter": letter, "text": as_text(letter) if letter else "",
        "to": address_of(row.person) if row.person.name.isascii() else f"{row.person.name} <{row.person.email}>",
        "may_try_again": refuse_try_again(person_of(request), row) is None, "section": "votes",
    }  # fmt: skip
