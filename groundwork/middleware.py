"""What does a person see when an act is refused? A kind page, or a kind partial, in their language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
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
