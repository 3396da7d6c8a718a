"""How does a person name an assistant, see whom they assist, and end it?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.actions.assistance import end_assistance, name_assistant, refuse_name
from councils.forms.assistance import AssistantForm
from councils.models import Assistance, Person
from councils.queries.assistance import assisting
from councils.rules import standing_of
from councils.views.acting import SEE_OTHER, answered
from groundwork.refusals import require


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assistants(request: HttpRequest) -> HttpResponse:
    """Those who assist the reader, and those whom the reader assists."""
    person = request.user
    assert isinstance(person, Person)
    if request.method == "POST":
        require(refuse_name(person, person))
    form = AssistantForm(request.POST if request.method == "POST" else None)
    shown = {"found": assisting(person), "may_name": bool(standing_of(person).memberships)}
    done = _("Named. They read, prepare and answer for you, and never vote.")
    return answered(request, "councils/people/assistants.html", form, shown, lambda: named(form, person), done)


def named(form: AssistantForm, person: Person) -> str:
    """Name the one who was typed; the address to go to."""
    name_assistant(principal=person, email=form.cleaned_data["email"], by=person)
    return reverse("assistants")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_assistant(request: HttpRequest, number: int) -> HttpResponse:
    """End an assistance, by either of the two; whoever comes by a link is shown the page."""
    if request.method == "POST":
        assert isinstance(request.user, Person)
        end_assistance(assistance=get_object_or_404(Assistance, pk=number), by=request.user)
        messages.success(request, _("It is ended, as of now."))
    return HttpResponseRedirect(reverse("assistants"), status=SEE_OTHER)
