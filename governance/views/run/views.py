"""What do others see of a meeting that is run: the second co-chair on their screen, the room on the projector?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance.models import Meeting
from governance.queries.meetings.gatherings import meetings_of
from governance.queries.run.projection import projection_of
from governance.queries.run.state import meeting_in
from governance.views.reading import readable
from governance.views.run.page import found

STOP_POLLING = 286  # htmx asks no more after it
NOTHING_NEW = 204


@never_cache
@login_required
@require_safe
def run_state(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The bar and the rail as they stand, where something changed since `seen`."""
    run, here = found(request, slug, pk)
    if request.GET.get("seen") == run.key:
        return HttpResponse(status=NOTHING_NEW)
    context = {"run": run, "here": here, "swapped": True}
    return render(request, "governance/run/_state.html", context, status=STOP_POLLING if run.is_over else 200)


@never_cache
@login_required
@require_safe
def projector(request: HttpRequest, slug: str) -> HttpResponse:
    """What the room sees: both languages, large, nothing that is in camera."""
    meeting = projected(request, slug)
    context = {"meeting": meeting, "shown": projection_of(meeting) if meeting else None, "slug": slug}
    return render(request, "governance/run/projector.html", context)


@never_cache
@login_required
@require_safe
def projector_state(request: HttpRequest, slug: str) -> HttpResponse:
    """The same without the frame, where something changed since `seen`."""
    meeting = projected(request, slug)
    if meeting is None:
        return HttpResponse(status=STOP_POLLING)
    shown = projection_of(meeting)
    if request.GET.get("seen") == shown.key:
        return HttpResponse(status=NOTHING_NEW)
    context = {"meeting": meeting, "shown": shown, "slug": slug, "swapped": True}
    return render(request, "governance/run/_projection.html", context, status=STOP_POLLING if shown.is_over else 200)


def projected(request: HttpRequest, slug: str) -> Meeting | None:
    """The meeting asked for, or the one under way, for who may read agendas. Raises Http404 and Refused."""
    gathering = readable(request, slug)
    meeting = meeting_in(meetings_of(gathering), request.GET.get("meeting", ""))
    if meeting is not None:
        meeting.gathering = gathering
    return meeting
