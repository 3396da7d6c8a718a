"""How does a roster in a file come into the register: looked at line by line first, then all of it or nothing?"""

import hashlib
import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_http_methods, require_safe

from councils.actions.rosters import import_roster
from councils.forms.rosters import CheckForm, ImportForm
from councils.models import Person
from councils.roster.planning import Deed, Plan, plan
from councils.roster.reading import read_table, too_large
from councils.roster.register import read_register
from councils.roster.writing import template_file
from councils.views.acting import SEE_OTHER, UNUSABLE, beside, secretary
from groundwork.attempts import attempted
from groundwork.bilingual import LANGUAGES
from groundwork.context import TAGS
from groundwork.once import done_once

SALT = "councils.roster"
AN_HOUR = 3600
MOST_SEALED = 4_000_000  # what a form can carry back
SHOWN = 200  # lines that are right; those with a problem are all shown


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest) -> HttpResponse:
    """Give a roster and see what each line would do; nothing is changed. With `sealed`, do it."""
    by = secretary(request)
    if "sealed" in request.POST:
        return done(request, by)
    form = CheckForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return shown(request, form)
    given = form.cleaned_data
    return looked_at(request, form, given["text"], given["create_seats"], given["remark"])


def looked_at(
    request: HttpRequest, form: CheckForm, text: str, create_seats: bool, remark: str = ""
) -> HttpResponse:  # fmt: skip
    """What every line of the file would do, and the form that does it when all are right."""
    found = plan(read_table(text, remark), read_register(), create_seats=create_seats)
    ready = found.is_right and found.does_something
    sealed = signing.dumps(text, salt=SALT, compress=True) if ready else ""
    if len(sealed) > MOST_SEALED:
        form.add_error("file", too_large())
        return shown(request, form)
    doing = ImportForm(initial={"sealed": sealed, "create_seats": create_seats}) if ready else None
    return shown(request, form, found, doing)


def done(request: HttpRequest, by: Person) -> HttpResponse:
    """Import the roster that was looked at: its lines are looked at once more, as the register is by now."""
    form = ImportForm(request.POST)
    text = unsealed(request.POST["sealed"])
    if text is None:
        again = CheckForm({})
        again.add_error("file", _("This was looked at too long ago. Give the file again."))
        return shown(request, again)
    create_seats = request.POST.get("create_seats") in {"True", "on"}
    if form.is_valid():
        digest = hashlib.sha256(text.encode()).hexdigest()

        def act() -> str:
            counted = import_roster(
                table=read_table(text), digest=digest, ground=form.ground, by=by, create_seats=create_seats
            ).counts
            messages.success(request, summed_up(counted[Deed.APPOINTMENT]))
            return reverse("members")

        if going_to := attempted(form, lambda: done_once(request, lambda: beside(form, act))):
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    found = plan(read_table(text), read_register(), create_seats=create_seats)
    return shown(request, CheckForm(), found, form)


def unsealed(sealed: str) -> str | None:
    """The text that was looked at; None when it is not ours, or older than an hour."""
    try:
        text: str = signing.loads(sealed, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return text


def summed_up(appointments: int) -> str:
    """What was done, in a sentence."""
    words = ngettext("%(count)s term was imported.", "%(count)s terms were imported.", appointments)
    return words % {"count": appointments}


def shown(
    request: HttpRequest, form: CheckForm, found: Plan | None = None, doing: ImportForm | None = None
) -> HttpResponse:  # fmt: skip
    """The page, with what was found when a roster was given."""
    wrong = (
        bool(form.errors) or (doing is not None and bool(doing.errors)) or (found is not None and not found.is_right)
    )
    words: dict[str, Any] = {
        "form": form,
        "failed": doing if doing is not None and doing.errors else form,
        "doing": doing,
        "plan": found,
        "steps": found.steps[:SHOWN] if found else (),
        "more": max(0, len(found.steps) - SHOWN) if found else 0,
        "templates": templates(),
        "counts": {deed.value: found.counts[deed] for deed in Deed} if found else {},
        "once": (request.POST.get("once") if doing is not None and doing.is_bound else None) or uuid.uuid4(),
    }
    return render(request, "councils/members/import.html", words, status=UNUSABLE if wrong else 200)


def templates() -> list[dict[str, str]]:
    """The empty roster in both languages, each link in its own."""
    found = []
    for code in LANGUAGES:
        with override(code):
            words = {"url": reverse("roster_template"), "tag": TAGS[code], "words": _("Empty roster (CSV), in English")}
            found.append(words)
    return found


@login_required
@require_safe
def template_csv(request: HttpRequest) -> HttpResponse:
    """An empty roster with its headings in the reader's language, and a line that shows how."""
    secretary(request)
    response = HttpResponse(template_file(), content_type="text/csv; charset=utf-8")
    name = _("roster-template.csv")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
