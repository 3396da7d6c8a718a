"""How are versions of an agenda issued, read, compared and approved?"""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.models import Person
from councils.queries.names import names_on
from governance import rules
from governance.actions.agendas.versions import issue_version
from governance.actions.records import approvals as acts
from governance.forms.records.approvals import AnswerForm
from governance.models import AgendaVersion, Gathering
from governance.queries.agendas.versions import compared, frozen, version_line, versions_of
from governance.queries.meetings.gatherings import head_of, slug_of
from governance.queries.records.approvals import approval_state
from governance.rules.agenda_versions import letter_of, refuse_issue
from governance.views.act_pages import acted, pressed
from governance.views.reading import address, person_of, posted_from, readable
from governance.views.tabs import tabs_of
from groundwork.refusals import require

UNUSABLE = 422
PAGE, VERSION = "governance/versions/versions.html", "governance/versions/version.html"


@login_required
@require_safe
def agenda_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions that were issued, and what is different between two of them or since the last one."""
    return show(request, readable(request, slug))


def show(request: HttpRequest, found: Gathering, *, trouble: str = "", status: int = 200) -> HttpResponse:
    """The page of the versions."""
    names, person, rows = names_on(), person_of(request), versions_of(found)
    asked = {name: request.GET.get(name, "")[:6] for name in ("older", "newer")}
    head = head_of(found, names)
    may_issue = rules.refuse_prepare(person) is None and refuse_issue(found) is None
    return render(request, PAGE, {
        "head": head, "tabs": tabs_of(head.slug, "agenda_versions", person),
        "versions": [version_line(each) for each in rows],
        "state": approval_state(rows[0], person, names) if rows else None, "asked": asked,
        "found": compared(found, rows, names, reader=person, **asked), "may_issue": may_issue, "trouble": trouble,
        "next": letter_of(rows[0].number + 1 if rows else 1), "once": uuid.uuid4(), "section": "meetings",
    }, status=status)  # fmt: skip


@login_required
@posted_from("agenda_versions", "slug")
def issue_agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """Freeze the agenda as its next version."""
    found = readable(request, slug)
    require(rules.refuse_prepare(person_of(request)))

    def act() -> str:
        version = issue_version(gathering=found, by=person_of(request))
        messages.success(request, _("Version %(letter)s is issued.") % {"letter": letter_of(version.number)})
        return address("agenda_versions", slug_of(found))

    return pressed(request, act, lambda why: show(request, found, trouble=str(why), status=why.status))


@login_required
@require_safe
def agenda_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version as it was issued."""
    found = readable(request, slug)
    return show_version(request, found, version_at(found, number), None)


def version_at(found: Gathering, number: int) -> AgendaVersion:
    """The version with this number. Raises Http404."""
    return get_object_or_404(AgendaVersion.objects.select_related("issued_by"), gathering=found, number=number)


def show_version(
    request: HttpRequest, found: Gathering, version: AgendaVersion, form: AnswerForm | None, status: int = 200
) -> HttpResponse:
    """The page of a version, with the answer that a co-chair may give."""
    names = names_on()
    head = head_of(found, names)
    newest = versions_of(found)[0]
    return render(request, VERSION, {
        "head": head, "version": version_line(version), "meetings": frozen(version, person_of(request)),
        "state": approval_state(version, person_of(request), names),
        "newest": None if newest.pk == version.pk else version_line(newest),
        "form": form or AnswerForm(seen=version.content_hash), "once": uuid.uuid4(), "section": "meetings",
    }, status=status)  # fmt: skip


@login_required
@posted_from("agenda_version", "slug", "number")
def approve_agenda(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Approve a version as it was read."""
    return answered(request, slug, number, lambda version, form, by: acts.approve(
        thing=version, by=by, seen=form.cleaned_data["seen"]), _("Your approval is recorded."))  # fmt: skip


@login_required
@posted_from("agenda_version", "slug", "number")
def change_agenda(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask for changes instead."""
    return answered(request, slug, number, lambda version, form, by: acts.ask_for_changes(
        thing=version, by=by, seen=form.cleaned_data["seen"], because=form.cleaned_data["because"]),
        _("Your answer is recorded."))  # fmt: skip


def answered(
    request: HttpRequest,
    slug: str,
    number: int,
    act: Callable[[AgendaVersion, AnswerForm, Person], object],
    said: str,
) -> HttpResponse:
    """Take an answer to a version, or show why it was not taken, with what was typed."""
    found = readable(request, slug)
    version, form = version_at(found, number), AnswerForm(request.POST)
    going_to = address("agenda_version", slug_of(found), number)
    done = acted(request, form, lambda: act(version, form, person_of(request)), going_to, said)
    return done or show_version(request, found, version, form, UNUSABLE)
