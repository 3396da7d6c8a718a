"""What is this body, to whom does it report, and who sits in it?"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from councils.forms import DaysForm
from councils.models import Body
from councils.queries.bodies import body_by_slug, body_page
from groundwork.bilingual import LANGUAGES, reader_language
from groundwork.context import OWN_NAMES, TAGS, LanguageLink


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one body. An address of the other language leads to the one of this language."""
    found = body_by_slug(slug)
    if found is None:
        raise Http404(_("There is no such body."))
    links = _in_both_languages(request, found)
    mine = next(link for link in links if link.current)
    if slug != _slug(found, reader_language()):
        return HttpResponseRedirect(mine.url)
    form = DaysForm(request.GET)
    readable = form.is_valid()
    page = body_page(found, form.on, form.known if readable else None, with_names=request.user.is_authenticated)
    words = {"form": form, "page": page, "language_links": links, "named": request.user.is_authenticated}
    return render(request, "councils/bodies/page.html", words, status=200 if readable else 422)


def _slug(found: Body, language: str) -> str:
    return found.slug_fr if language == "fr" else found.slug_en


def _in_both_languages(request: HttpRequest, found: Body) -> list[LanguageLink]:
    """The page in each language, its query kept: the last word of the address is another one."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    links = []
    for code in LANGUAGES:
        with override(code):
            url = reverse("body", args=[_slug(found, code)]) + query
        links.append(LanguageLink(code, TAGS[code], OWN_NAMES[code], url, code == reader_language()))
    return links
