"""What is this body, to whom does it report, who sits in it, and under which terms does it work?"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.forms import DaysForm
from councils.models import Body
from councils.queries.bodies import body_by_slug, body_page, slug_of, terms_page
from councils.rules import standing_of
from councils.views.days import days_asked
from groundwork.addresses import in_both_languages, mine
from groundwork.bilingual import reader_language

UNREADABLE = 422


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one body. An address of the other language leads to the one of this language."""
    found = find_body(slug)
    links = in_both_languages(request, "body", lambda code: [slug_of(found, code)])
    if slug != slug_of(found, reader_language()):
        return HttpResponseRedirect(mine(links))
    form = DaysForm(request.GET)
    readable = form.is_valid()
    standing = standing_of(request.user)
    page = body_page(found, form.on, form.known if readable else None, with_names=standing.is_anybody)
    words = {
        "form": form,
        "page": page,
        "language_links": links,
        "named": standing.is_anybody,
        "may_record": standing.is_secretariat and not form.known,
        "days": days_asked(request),
    }
    return render(request, "councils/bodies/page.html", words, status=200 if readable else UNREADABLE)


@require_safe
def terms_of_reference(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version of the terms of reference, in both languages; those of before stay readable under their number."""
    found = find_body(slug)
    links = in_both_languages(request, "terms_of_reference", lambda code: [slug_of(found, code), number])
    if slug != slug_of(found, reader_language()):
        return HttpResponseRedirect(mine(links))
    form = DaysForm(request.GET)
    page = terms_page(found, number, form.on, form.known) if form.is_valid() else None
    if page is None:
        raise Http404(_("There is no such version of the terms of reference."))
    words = {"form": form, "page": page, "language_links": links, "days": days_asked(request)}
    return render(request, "councils/bodies/terms.html", words)


def find_body(slug: str) -> Body:
    """The body with this address in either language. Raises Http404."""
    found = body_by_slug(slug)
    if found is None:
        raise Http404(_("There is no such body."))
    return found
