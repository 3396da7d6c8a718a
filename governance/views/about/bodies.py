"""What does governance tell of a body: its decisions, its reports, and what is open?"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.models import Body
from councils.queries.bodies import body_by_slug, slug_of
from councils.rules import standing_of
from governance import rules
from governance.queries.about import bodies as queries
from groundwork.addresses import in_both_languages, mine
from groundwork.bilingual import reader_language
from groundwork.refusals import Refusal


@require_safe
def about_body(request: HttpRequest, slug: str) -> HttpResponse:
    """Decisions, reports and follow-up of a body: a page, or the piece that htmx puts into the page of the body."""
    body = _body(slug)
    links = in_both_languages(request, "about_body", lambda code: [slug_of(body, code)])
    if slug != slug_of(body, reader_language()):
        return HttpResponseRedirect(mine(links))
    page = queries.about_body(body, standing_of(request.user), request.user, request.GET.get("page"))
    may_file = bool(page.owed) and request.user.is_authenticated and _refusal(request, body) is None
    standing = standing_of(request.user)
    words = {
        "page": page,
        "may_file": may_file,
        "may_read": rules.refuse_read_unpublished(standing) is None,
        "may_set": standing.is_secretariat,
        "language_links": links,
    }
    piece = getattr(request, "htmx", False)
    return render(request, "governance/about/_body.html" if piece else "governance/about/body.html", words)


def _body(slug: str) -> Body:
    found = body_by_slug(slug)
    if found is None:
        raise Http404(_("There is no such body."))
    return found


def _refusal(request: HttpRequest, body: Body) -> Refusal | None:
    """Why may this reader not file the reports of the body?"""
    return rules.refuse_file_report(request.user, body)  # type: ignore[arg-type]
