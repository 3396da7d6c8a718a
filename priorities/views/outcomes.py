"""Which outcomes do the councils aim at, and by which chain of reasoning?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from priorities.queries import current_model, drawn, levels
from priorities.views.tabs import tabs


@require_safe
def outcomes_page(request: HttpRequest) -> HttpResponse:
    """The logic model in force, or the newest draft."""
    model = current_model()
    words = {
        "tabs": tabs("outcomes"),
        "drawing": drawn(model) if model else None,
        "levels": levels(),
        "section": "priorities",
    }
    return render(request, "priorities/outcomes.html", words)
