"""How do members read an agenda beforehand and mark its items, one by one?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from councils.rules import standing_of
from governance.actions.agendas.advance_reading import mark_item
from governance.forms.agendas.advance_reading import MarkForm
from governance.models import AgendaItem, Gathering
from governance.queries.agendas.advance_reading import reading_load, reading_page
from governance.queries.desk.docket import reader_of
from governance.queries.meetings.gatherings import head_of, slug_of
from governance.views.reading import person_of, posted_from, readable, see
from governance.views.tabs import tabs_of
from groundwork.attempts import attempted

UNUSABLE = 422
PAGE, ITEM = "governance/reading/read_beforehand.html", "governance/reading/_answer.html"


@login_required
@require_safe
def read_beforehand(request: HttpRequest, slug: str) -> HttpResponse:
    """The items one under another, each with its three buttons."""
    return show(request, readable(request, slug))


def show(
    request: HttpRequest, found: Gathering, *, refused: AgendaItem | None = None, form: MarkForm | None = None
) -> HttpResponse:
    """The page; with what was refused of one item."""
    names, person = names_on(), person_of(request)
    head = head_of(found, names)
    reader = reader_of(standing_of(person), timezone.now(), person)
    return render(request, PAGE, {
        "head": head, "tabs": tabs_of(head.slug, "read_beforehand", person),
        "meetings": reading_page(found, person, names),
        "load": reading_load(found, reader.bodies), "refused": refused.pk if refused else 0, "form": form or MarkForm(),
        "section": "meetings",
    }, status=UNUSABLE if refused else 200)  # fmt: skip


def item_at(found: Gathering, pk: int) -> AgendaItem:
    """An item of this gathering, also one that was taken off. Raises Http404."""
    return get_object_or_404(AgendaItem.objects.select_related("meeting__body"), pk=pk, meeting__gathering=found)


@login_required
@posted_from("read_beforehand", "slug")
def mark_beforehand(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Mark one item; with htmx, only that item comes back."""
    found = readable(request, slug)
    item, form = item_at(found, pk), MarkForm(request.POST)

    def act() -> object:
        given = form.cleaned_data
        return mark_item(item=item, mark=given["mark"], text=given["text"], by=person_of(request))

    done = form.is_valid() and attempted(form, act) is not None
    if getattr(request, "htmx", False):
        return piece(request, found, pk, None if done else form)
    if not done:
        return show(request, found, refused=item, form=form)
    messages.success(request, _("Your mark on “%(title)s” is recorded.") % {"title": item.title})
    return see("read_beforehand", slug_of(found), anchor=f"read-{pk}")


def piece(request: HttpRequest, found: Gathering, pk: int, form: MarkForm | None) -> HttpResponse:
    """One item as it stands now, with what was refused."""
    names = names_on()
    for meeting in reading_page(found, person_of(request), names):
        for item in meeting.items:
            if item.id == pk:
                return render(request, ITEM, {
                    "meeting": meeting, "item": item, "head": head_of(found), "refused": pk if form else 0,
                    "form": form or MarkForm(), "said": _("Your mark is recorded.") if form is None else "",
                }, status=UNUSABLE if form else 200)  # fmt: skip
    raise Http404(_("This item is not on the agenda."))
