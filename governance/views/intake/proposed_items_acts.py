"""How is a proposed item submitted, withdrawn, declined, or put on an agenda?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from governance.actions.intake import proposed_items as acts
from governance.actions.intake.placing import place_proposed_item as put_on_agenda
from governance.forms.intake.proposed_items import DeclineForm
from governance.models import Meeting
from governance.queries.meetings.gatherings import slug_of
from governance.rules import proposed_items as rules
from governance.views.act_pages import act_page
from governance.views.intake.proposed_items import proposed_of
from governance.views.reading import person_of, posted_from, see
from groundwork.refusals import require


@login_required
@posted_from("proposed_item", "pk")
def submit_proposed_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit it; a late one is taken, and says so."""
    found = acts.submit_proposed_item(proposed=proposed_of(request, pk), by=person_of(request))
    said = (
        _("Submitted after the intake ended: the secretariat sees that it is late.") if found.late else _("Submitted.")
    )
    messages.success(request, said)
    return see("proposed_item", pk)


@login_required
@posted_from("proposed_item", "pk")
def withdraw_proposed_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw it; it stays on record."""
    acts.withdraw_proposed_item(proposed=proposed_of(request, pk), by=person_of(request))
    messages.success(request, _("Withdrawn."))
    return see("proposed_item", pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decline_proposed_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline it, with a reason that goes to who submitted it."""
    found, by = proposed_of(request, pk), person_of(request)
    require(rules.refuse_decline_proposed(by, found))
    form = DeclineForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        acts.decline_proposed_item(proposed=found, because=form.because, by=by)
        return reverse("proposed_item", args=[pk])

    words: dict[str, Any] = {"proposed": found, "section": "meetings"}
    return act_page(request, "governance/intake/decline.html", form, act, words, _("Declined, and told."))


@login_required
@posted_from("proposed_item", "pk")
def place_proposed_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it on the agenda of the meeting that was chosen."""
    found, by = proposed_of(request, pk), person_of(request)
    require(rules.refuse_place_proposed(by, found))
    wanted = request.POST.get("meeting", "")
    meetings = Meeting.objects.select_related("gathering")
    meeting = get_object_or_404(meetings, pk=int(wanted) if wanted.isdecimal() and len(wanted) < 10 else 0)
    item = put_on_agenda(proposed=found, meeting=meeting, by=by)
    messages.success(request, _("“%(title)s” is on the agenda.") % {"title": item.title})
    return see("item", slug_of(meeting.gathering), item.pk)
