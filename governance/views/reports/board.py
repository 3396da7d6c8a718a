"""Who is on time with its reports, who is late, who is missing?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.rules import standing_of
from governance import rules
from governance.queries.reports.board import board


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The board of all bodies, of one, or of one state. What reports say is for members; that they are late is not."""
    standing = standing_of(request.user)
    page = board(request.GET.get("show", ""), request.GET.get("body", ""))
    words = {
        "page": page,
        "may_read": rules.refuse_read_unpublished(standing) is None,
        "may_set": standing.is_secretariat,
        "section": "structure",
    }
    return render(request, "governance/reports/board.html", words)
