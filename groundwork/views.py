"""Which pages belong to the house itself, before any council? Threshold, help, accessibility, privacy."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from groundwork.bilingual import LANGUAGES
from groundwork.context import THEMES, in_language
from groundwork.languages import YEAR, remember_language


def _home_in(language: str) -> str:
    with override(language):
        return reverse("home")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_language(request: HttpRequest) -> HttpResponse:
    """The threshold: asks once, remembers, and then leads straight in.

    A POST with `language` remembers it and goes to `next`, or home. Who is signed in or came before is led
    to the home page in their language; `?ask` shows the choice again.
    """
    if request.method == "POST" and request.POST.get("language") in LANGUAGES:
        language = request.POST["language"]
        wanted = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
        address = in_language(wanted, language) if safe else _home_in(language)
        response = HttpResponseRedirect(address)
        remember_language(response, language)
        return response
    known = _known_language(request)
    if known and "ask" not in request.GET:
        return HttpResponseRedirect(_home_in(known))
    return render(request, "groundwork/choose_language.html")


def _known_language(request: HttpRequest) -> str:
    remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if remembered in LANGUAGES:
        return remembered
    preferred = getattr(getattr(request, "user", None), "preferred_language", "")
    return preferred if preferred in LANGUAGES else ""


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Remembers light or dark; anything else means: as the system has it."""
    response = HttpResponseRedirect(reverse("accessibility") + "#appearance")
    if request.POST.get("theme") in THEMES:
        response.set_cookie("theme", request.POST["theme"], max_age=YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """How to do the common things, and whom to ask."""
    return render(request, "groundwork/help.html")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Which standard is aimed at, what was tested, what was not, how to say that something is in the way."""
    return render(request, "groundwork/accessibility.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, why, for how long, and what is not."""
    return render(request, "groundwork/privacy.html")
