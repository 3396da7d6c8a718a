"""Where does a language-neutral reference lead this reader?"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from groundwork.bilingual import LANGUAGES

PAGES = {"R": "recommendation", "V": "ballot", "D": "decision", "A": "action"}


@require_safe
def by_reference(request: HttpRequest, reference: str) -> HttpResponse:
    """`/D-2026-021` leads to the decision in the reader's language; whether it is there, its own page says."""
    with override(language_of(request)):
        try:
            address = reverse(PAGES[reference[0]], args=[reference])
        except NoReverseMatch as missing:
            raise Http404 from missing
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def language_of(request: HttpRequest) -> str:
    """The language chosen on this device, else the one the person prefers, else what the browser asks for."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    preferred = getattr(request.user, "preferred_language", "")
    asked = get_language_from_request(request)[:2]
    return next((each for each in (chosen, preferred, asked) if each in LANGUAGES), "en")
