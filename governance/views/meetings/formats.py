"""Which meeting formats are there, and how is the next version of one described?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.models import Person
from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.meetings.formats import describe_format
from governance.forms.meetings.formats import FormatForm
from governance.queries.meetings.formats import formats_page
from governance.views.reading import SEE_OTHER, address, person_of
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def formats(request: HttpRequest) -> HttpResponse:
    """The formats with their versions; the secretariat describes one, and a decision adopts it."""
    require(rules.refuse_read_agenda(standing_of(request.user)))
    names, person = names_on(), person_of(request)
    may_describe = rules.refuse_prepare(person) is None
    if request.method == "POST":
        require(rules.refuse_prepare(person))
    form = FormatForm(request.POST if request.method == "POST" else None, names=names) if may_describe else None
    if form is not None and form.is_bound and form.is_valid():
        going_to = attempted(form, lambda: done_once(request, lambda: described(form, person)))
        if going_to:
            messages.success(request, _("Described. It takes effect for the house when a decision adopts it."))
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    shown = {"formats": formats_page(names), "form": form, "once": uuid.uuid4(), "section": "meetings"}
    status = UNUSABLE if form is not None and form.errors else 200
    return render(request, "governance/meetings/meetings_formats.html", shown, status=status)


def described(form: FormatForm, by: Person) -> str:
    """Describe what was typed; the address to go to."""
    describe_format(key=form.key, name=form.name, parts=form.parts, beside=form.beside, note=form.note, by=by)
    return address("formats")
