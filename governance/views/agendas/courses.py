"""How is a course proposed for an item, and how do co-chairs follow those of a whole block?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.actions.agendas import courses as acts
from governance.forms.agendas.courses import CourseForm
from governance.models import AgendaItem, Gathering, Meeting
from governance.queries.meetings.gatherings import slug_of
from governance.views.act_pages import pressed
from governance.views.agendas.items import show_item
from governance.views.agendas.page import Trouble, editable, item_of
from governance.views.agendas.page import show as show_agenda
from governance.views.reading import address, person_of, posted_from, readable, see
from groundwork.attempts import attempted


@login_required
@posted_from("item", "slug", "pk")
def propose_course(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say what the secretariat proposes for an item."""
    found = editable(request, slug)
    row = item_of(found, pk)
    form = CourseForm(request.POST, prefix="course")

    def act() -> AgendaItem:
        course = form.cleaned_data["course"]
        return acts.propose_course(item=row, course=course, note=form.note, by=person_of(request))

    if form.is_valid() and attempted(form, act) is not None:
        messages.success(request, _("Saved."))
        return see("item", slug_of(found), pk, anchor="course")
    return show_item(request, found, row, course=form)


@login_required
@posted_from("gathering", "slug")
def follow_courses(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow what is proposed for the items that were ticked: all of them, or none and why."""
    found = readable(request, slug)
    meeting, items = ticked(request, found)

    def act() -> str:
        decisions = acts.follow_courses(meeting=meeting, items=items, by=person_of(request))
        messages.success(request, ngettext(
            "%(number)s decision is recorded as proposed.", "%(number)s decisions are recorded as proposed.",
            len(decisions)) % {"number": len(decisions)})  # fmt: skip
        return address("gathering", slug_of(found))

    return pressed(request, act, lambda why: show_agenda(request, found, trouble=Trouble(0, str(why), why.status)))


def ticked(request: HttpRequest, found: Gathering) -> tuple[Meeting, list[AgendaItem]]:
    """The meeting that was asked about and the items of the gathering that were ticked. Raises Http404."""
    meeting = get_object_or_404(Meeting, pk=number(request.POST.get("meeting", "")), gathering=found)
    chosen = [number(each) for each in request.POST.getlist("items")]
    return meeting, list(AgendaItem.objects.filter(pk__in=chosen, meeting__gathering=found))


def number(typed: str) -> int:
    """A row by its number; 0, which no row has, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0
