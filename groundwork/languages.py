"""In which language will this reader want the next page that has none in its address?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

YEAR = 365 * 24 * 3600


class remembers_language:  # noqa: N801 - named as a sentence in the settings
    """Keeps the language cookie in step with the pages read: `/` and `/D-2026-021` open in that language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        read = get_language_from_path(request.path_info)
        if read and request.method == "GET" and read != request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            remember_language(response, read)
        return response


def remember_language(response: HttpResponse, language: str) -> None:
    """Write the choice on this device, for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", httponly=True,
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )  # fmt: skip
