"""How does a page of a body come to its body, in the language of its address?"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from councils.models import Body
from councils.queries.bodies import body_by_slug, slug_of
from groundwork.addresses import in_both_languages, mine
from groundwork.bilingual import reader_language
from groundwork.context import LanguageLink

View = Callable[..., HttpResponse]


def body_of(slug: str) -> Body:
    """The body with this address, in either language. Raises Http404."""
    found = body_by_slug(slug)
    if found is None:
        raise Http404(_("There is no such body."))
    return found


def links_of(request: HttpRequest, name: str, body: Body, *more: object) -> list[LanguageLink]:
    """The same page in both languages."""
    return in_both_languages(request, name, lambda code: [slug_of(body, code), *more])


def moved(slug: str, body: Body, links: list[LanguageLink]) -> HttpResponse | None:
    """The way to the address in the reader's language, where this is the other one."""
    return None if slug == slug_of(body, reader_language()) else HttpResponseRedirect(mine(links))


def of_a_body(view: View) -> View:
    """Hand the body to a view in place of its address."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **more: object) -> HttpResponse:
        return view(request, body_of(slug), **more)

    return answer
