"""How does a logic model in a file come into a draft: looked at line by line first, then all of it or nothing?"""

import hashlib
import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from groundwork.attempts import attempted
from groundwork.once import done_once
from priorities.actions.importing import import_lines
from priorities.forms.sheets import CheckForm, ImportForm
from priorities.models import LogicModel
from priorities.queries.logic_models import tiers_of
from priorities.queries.sheets.plan import plan_of
from priorities.queries.sheets.planning import Deed, Plan
from priorities.queries.sheets.reading import read_table, too_large
from priorities.views.acting import SEE_OTHER, UNUSABLE, actor
from priorities.views.logic_models.found import to_draft
from priorities.views.logic_models.versions import address

SALT = "priorities.logic-model"
AN_HOUR = 3600
MOST_SEALED = 2_000_000  # what a form can carry back


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_model_page(request: HttpRequest, model: int) -> HttpResponse:
    """Give a file and see what each line would do; nothing is changed. With `sealed`, do it."""
    row = to_draft(request, model)
    if "sealed" in request.POST:
        return done(request, row)
    form = CheckForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return shown(request, row, form)
    return looked_at(request, row, form)


def looked_at(request: HttpRequest, model: LogicModel, form: CheckForm) -> HttpResponse:
    """What every line of the file would do, and the form that does it when all are right."""
    text, remark = form.cleaned_data["text"], form.cleaned_data["remark"]
    plan = plan_of(read_table(text), model, timezone.localdate(), remark)
    ready = plan.is_right and plan.does_something
    sealed = signing.dumps([model.pk, text], salt=SALT, compress=True) if ready else ""
    if len(sealed) > MOST_SEALED:
        form.add_error("file", too_large())
        return shown(request, model, form)
    return shown(request, model, form, plan, ImportForm(initial={"sealed": sealed}) if ready else None)


def done(request: HttpRequest, model: LogicModel) -> HttpResponse:
    """Import the file that was looked at: its lines are looked at once more, as the draft is by now."""
    form = ImportForm(request.POST)
    text = unsealed(request.POST["sealed"], model)
    if text is None:
        again = CheckForm({})
        again.add_error("file", _("This was looked at too long ago. Give the file again."))
        return shown(request, model, again)
    if form.is_valid():
        digest = hashlib.sha256(text.encode()).hexdigest()

        def act() -> str:
            plan = import_lines(model=model, table=read_table(text), digest=digest, by=actor(request))
            messages.success(request, summed_up(plan))
            return address(model)

        if going_to := attempted(form, lambda: done_once(request, act)):
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    plan = plan_of(read_table(text), model, timezone.localdate())
    return shown(request, model, CheckForm(), plan, form)


def unsealed(sealed: str, model: LogicModel) -> str | None:
    """The text that was looked at for this draft; None when it is not ours, for another one, or older than an hour."""
    try:
        pk, text = signing.loads(sealed, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return str(text) if pk == model.pk else None


def summed_up(plan: Plan) -> str:
    """What was done, in a sentence."""
    count = sum(count for deed, count in plan.counts.items() if deed != Deed.NOTHING)
    words = ngettext("%(count)s change was imported.", "%(count)s changes were imported.", count)
    return words % {"count": count}


def shown(
    request: HttpRequest, model: LogicModel, form: CheckForm, plan: Plan | None = None, doing: ImportForm | None = None
) -> HttpResponse:  # fmt: skip
    """The page, with what was found when a file was given."""
    failed = doing if doing is not None and doing.errors else form
    wrong = bool(failed.errors) or (plan is not None and not plan.is_right)
    words: dict[str, Any] = {
        "section": "priorities",
        "model": model,
        "form": form,
        "failed": failed,
        "doing": doing,
        "plan": plan,
        "tiers": tiers_of(model.template),
        "counts": {deed.value: plan.counts[deed] for deed in Deed} if plan else {},
        "once": (request.POST.get("once") if doing is not None and doing.is_bound else None) or uuid.uuid4(),
    }
    return render(request, "priorities/model/import.html", words, status=UNUSABLE if wrong else 200)
