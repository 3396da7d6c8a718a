"""What is to be done after the meetings of a gathering, and how is it done from the page?"""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from councils.rules import standing_of
from governance.actions.decisions.recording import publish_decision
from governance.actions.records import duties as acts
from governance.enums import DutyKind
from governance.forms.records.duties import AssignForm, TickForm
from governance.models import Duty, Gathering
from governance.queries.meetings.gatherings import find_gathering, head_of, slug_of
from governance.queries.records.duties import duties_of, people_of
from governance.rules.duties import deciding, refuse_do_duty, refuse_give_away, refuse_read_duties
from governance.rules.places import refuse_prepare
from governance.views.act_pages import acted
from governance.views.reading import address, person_of, posted_from
from governance.views.tabs import tabs_of
from groundwork.refusals import Refusal, require


def readable_duties(request: HttpRequest, slug: str) -> Gathering:
    """The gathering, for who may see what is to be done. Raises Http404 and Refused."""
    gathering = find_gathering(slug)
    require(refuse_read_duties(standing_of(request.user)))
    return gathering


@login_required
@require_safe
def duties(request: HttpRequest, slug: str) -> HttpResponse:
    """What is to be done, first what is open."""
    return show(request, readable_duties(request, slug))


def show(request: HttpRequest, gathering: Gathering, failed: BaseForm | None = None, on: int = 0) -> HttpResponse:
    """The page; `failed` is a form whose act was refused, of the duty with the number `on`."""
    names, person = names_on(), person_of(request)
    head = head_of(gathering, names)
    rows = duties_of(gathering, names)
    people = people_of(gathering)
    return render(request, "governance/duties/to_do.html", {
        "head": head, "tabs": tabs_of(head.slug, "duties", request.user), "section": "meetings", "once": uuid.uuid4(),
        "rows": [{
            "row": row, "may_do": not row.done and refuse_do_duty(person, row.duty) is None,
            "may_assign": not row.done and refuse_give_away(person, deciding(row.duty)) is None,
        } for row in rows],
        "open": sum(not row.done for row in rows), "people": people,
        "may_translate": refuse_prepare(person) is None, "failed": failed, "failed_on": on,
    }, status=422 if failed else 200)  # fmt: skip


@login_required
@posted_from("duties", "slug")
def do_duty(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Do it by one press: publish the decision, or send the notices."""
    gathering, duty = found(request, slug, pk)
    by = person_of(request)

    def act() -> None:
        if duty.kind == DutyKind.PUBLISH and duty.decision:
            publish_decision(decision=duty.decision, by=by)
        elif duty.kind == DutyKind.NOTIFY:
            acts.tell_body(duty=duty, by=by)
        else:
            require(Refusal("not-by-a-press", _("This is done on its own page.")))

    return back(request, gathering, duty, Form(request.POST), act, _("Done."))


@login_required
@posted_from("duties", "slug")
def tick_duty(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say that it is done."""
    gathering, duty = found(request, slug, pk)
    form = TickForm(request.POST)
    return back(request, gathering, duty, form, lambda: acts.tick_duty(
        duty=duty, by=person_of(request), note=form.cleaned_data["note"]), _("Done."))  # fmt: skip


@login_required
@posted_from("duties", "slug")
def assign_duty(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give it to somebody."""
    gathering, duty = found(request, slug, pk)
    form = AssignForm(people_of(gathering), request.POST)
    return back(request, gathering, duty, form, lambda: acts.assign_duty(
        duty=duty, to=form.to, by=person_of(request)), _("Given to somebody."))  # fmt: skip


def found(request: HttpRequest, slug: str, pk: int) -> tuple[Gathering, Duty]:
    """The gathering and the duty. Raises Http404 and Refused."""
    gathering = readable_duties(request, slug)
    rows = Duty.objects.select_related("decision__body", "body")
    return gathering, get_object_or_404(rows, pk=pk, gathering=gathering)


def back(
    request: HttpRequest, gathering: Gathering, duty: Duty, form: BaseForm, act: Callable[[], Any], said: str
) -> HttpResponse:
    """Do it once and come back to the list; or show why it was not done."""
    going_to = address("duties", slug_of(gathering), anchor=f"duty-{duty.pk}")
    return acted(request, form, act, going_to, said) or show(request, gathering, form, duty.pk)
