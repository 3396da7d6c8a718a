"""How does somebody come into the demonstration as one of its invented people?"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_path, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from councils.models import Person
from councils.sign_in import door_closed
from groundwork.context import in_language

BACKEND = "django.contrib.auth.backends.ModelBackend"
SEE_OTHER = 303


@never_cache
@require_POST
def cast_sign_in(request: HttpRequest) -> HttpResponse:
    """Come in as the invented person with this `email`, in their language; then to `next`, or home.

    There is no such page outside the demonstration, nor under a name by which other machines could ask.
    """
    if not settings.DEMO or not asked_on_this_machine(request):
        raise Http404
    invented = Person.objects.filter(illustrative=True, is_active=True)
    person = get_object_or_404(invented, email=request.POST.get("email", "").strip().lower())
    if closed := door_closed(request, person):
        return closed
    login(request, person, backend=BACKEND)
    language = person.preferred_language
    response = HttpResponseRedirect(address_after(request, language), status=SEE_OTHER)
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", httponly=True)
    return response


def asked_on_this_machine(request: HttpRequest) -> bool:
    """Whether the page was asked for under one of this machine's own names."""
    name = urlsplit(f"//{request.get_host()}").hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def address_after(request: HttpRequest, language: str) -> str:
    """The page that was wanted, when it is ours; otherwise the home page; in this language."""
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        with override(get_language_from_path(wanted) or language):  # words of an address are read in its own language
            return in_language(wanted, language)
    with override(language):
        return reverse("home")
