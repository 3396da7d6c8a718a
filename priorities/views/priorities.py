"""What comes first, and who leads it?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from priorities.queries.priorities import levels, priorities
from priorities.views.tabs import tabs


@require_safe
def priorities_page(request: HttpRequest) -> HttpResponse:
    """The priorities, each with the level at which it is worked on and the one aimed at."""
    words = {"tabs": tabs("priorities"), "priorities": priorities(), "levels": levels()}
    return render(request, "priorities/priorities.html", words)
