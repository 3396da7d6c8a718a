"""From which addresses does a calendar read meetings, and how is one made and revoked?"""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Body
from councils.queries.names import BodyWords, names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.meetings.calendars import make_feed, revoke_feed
from governance.forms.meetings.calendars import FeedForm
from governance.forms.meetings.formats import SITTING
from governance.models import CalendarFeed
from governance.queries.meetings.calendars import feed_file, feed_of, feeds_of
from governance.views.reading import SEE_OTHER, person_of
from groundwork.refusals import require

UNUSABLE = 422
SHOWN_ONCE = "calendar_made"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request: HttpRequest) -> HttpResponse:
    """The calendars of the reader; the address of a new one is shown once, right after it was made."""
    person, names = person_of(request), names_on()
    require(rules.refuse_read_agenda(standing_of(person)))
    form = FeedForm(request.POST if request.method == "POST" else None, bodies=bodies_that_meet(names))
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        token = make_feed(person=person, body=form.chosen_body, language=language, by=person)
        request.session[SHOWN_ONCE] = [token, language]
        return HttpResponseRedirect(reverse("calendars"), status=SEE_OTHER)
    made = request.session.pop(SHOWN_ONCE, None) if request.method == "GET" else None
    return render(request, "governance/calendars/calendars.html", {
        "form": form, "feeds": [(each, names.get(each.body_id or 0)) for each in feeds_of(person)],
        "made": address_of(*made) if made else "",
    }, status=UNUSABLE if form.errors else 200)  # fmt: skip


def bodies_that_meet(names: dict[int, BodyWords]) -> list[BodyWords]:
    """The bodies of which one may follow the meetings. One query."""
    found = Body.objects.filter(kind__in=SITTING).order_by("pk").values_list("pk", flat=True)
    return [names[pk] for pk in found]


def address_of(token: str, language: str) -> str:
    """The whole address of a feed, in its language."""
    with override(language):
        return settings.PUBLIC_URL.rstrip("/") + reverse("calendar_feed", args=[token])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revoke_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a calendar; whoever comes by a link is shown the page."""
    if request.method == "POST":
        revoke_feed(feed=get_object_or_404(CalendarFeed, pk=pk), by=person_of(request))
        messages.success(request, _("Revoked: its address gives nothing any more."))
    return HttpResponseRedirect(reverse("calendars"), status=SEE_OTHER)


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The file of a feed, for a calendar program: whoever has the address reads places and hours, nothing else.

    A revoked address, and one that never was, are answered alike.
    """
    found = feed_of(token)
    if found is None:
        raise Http404
    content = feed_file(found)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="concert.ics"'
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response
