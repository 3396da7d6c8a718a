"""What does a person see when an act is refused? A kind page, or a kind partial, in their language."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from groundwork.refusals import Refused


class refusals_become_pages:  # noqa: N801 - named as a sentence in the settings
    """Turns a refusal that no form caught into its own page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        refusal = exception.refusal
        template = "components/_refusal.html" if getattr(request, "htmx", False) else "groundwork/refused.html"
        return render(request, template, {"refusal": refusal}, status=refusal.status)


class unreadable_addresses_are_refused:  # noqa: N801 - named as a sentence in the settings
    """No address of the house holds a NUL, which no database text can hold either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("a question with a NUL")
        return self.get_response(request)
