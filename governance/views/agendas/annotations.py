"""How do the co-chairs and the secretariat read and write what is noted beside each item, for them alone?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.models import Body
from councils.queries.names import names_on
from governance import rules
from governance.actions.agendas import annotations as acts
from governance.forms.agendas.items import AnnotationForm
from governance.forms.ordering import seen_now
from governance.models import Annotation, Gathering
from governance.queries.agendas.annotations import annotated_days
from governance.queries.agendas.building import agenda_page
from governance.queries.agendas.item import number_of
from governance.queries.agendas.withheld import page_seen
from governance.queries.meetings.gatherings import slug_of
from governance.rules.withheld import refuse_read_item
from governance.views.agendas.page import item_of
from governance.views.reading import person_of, posted_from, readable, see
from governance.views.tabs import tabs_of
from groundwork.attempts import attempted
from groundwork.refusals import require

UNUSABLE = 422


@login_required
@require_safe
def annotated(request: HttpRequest, slug: str) -> HttpResponse:
    """The annotated agenda, made to be printed; `?item=` opens one for writing."""
    found = readable(request, slug)
    wanted = request.GET.get("item", "")
    return show(request, found, editing=int(wanted) if wanted.isdecimal() else 0)


def show(
    request: HttpRequest, found: Gathering, *, editing: int = 0, form: AnnotationForm | None = None
) -> HttpResponse:
    """The annotated agenda of the bodies that the reader leads or serves. Raises Refused when there is none."""
    names = names_on()
    by = person_of(request)
    page = page_seen(agenda_page(found, names), by)
    refusals = {body.pk: rules.refuse_annotate(by, body) for body in Body.objects.filter(meetings__gathering=found)}
    allowed = {body for body, refusal in refusals.items() if refusal is None}
    require(None if allowed or not refusals else next(iter(refusals.values())))
    if not refusals:
        require(rules.refuse_prepare(by))
    days = annotated_days(page, allowed)
    opened = next((each for day in days for each in day.rows if each.row.id == editing and not each.row.withheld), None)
    if opened is not None and form is None:
        texts = {"notes": opened.notes, "read_aloud": opened.read_aloud}
        initial = {f"{name}_{code}": pair.side(code) for name, pair in texts.items() for code in ("en", "fr")}
        form = AnnotationForm(initial={**initial, "version": opened.version})
    return render(request, "governance/meetings/annotated.html", {
        "head": page.head, "days": days, "editing": opened.row.id if opened else 0, "form": form, "section": "meetings",
        "tabs": tabs_of(page.head.slug, "gathering", request.user),
    }, status=UNUSABLE if form is not None and form.is_bound else 200)  # fmt: skip


@login_required
@posted_from("annotated_agenda", "slug")
def annotate_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write what is noted beside an item; a stale version is refused, and both texts are shown."""
    found = readable(request, slug)
    item = item_of(found, pk)
    require(rules.refuse_annotate(person_of(request), item.meeting.body))
    require(refuse_read_item(person_of(request), item, number_of(item)))
    form = AnnotationForm(request.POST)
    if form.is_valid():
        saved = attempted(form, lambda: acts.annotate_item(
            item=item, notes=form.notes, read_aloud=form.read_aloud, version=form.cleaned_data["version"],
            by=person_of(request)))  # fmt: skip
        if saved:
            messages.success(request, _("Saved."))
            return see("annotated_agenda", slug_of(found), anchor=f"item-{pk}")
        stands = Annotation.objects.filter(item=item).first()
        seen_now(form, stands.version if stands else 0)
    return show(request, found, editing=pk, form=form)
