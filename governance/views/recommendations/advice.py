"""How is advice asked for, read, given and withdrawn?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.recommendations import advice as acts
from governance.forms.recommendations.advice import AnswerForm, AskForm
from governance.forms.recommendations.life import bodies_for_work
from governance.models import AdviceRequest
from governance.queries.recommendations.advice import in_words, people_to_ask
from governance.rules.advice import refuse_answer_advice, refuse_ask_advice, refuse_withdraw_advice
from governance.views.act_pages import act_page
from governance.views.reading import person_of, see
from governance.views.recommendations.page import draft_for, page_of
from groundwork.refusals import require


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_advice(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a body or a person for advice on a recommendation."""
    _standing, found = draft_for(request, pk)
    by = person_of(request)
    require(refuse_ask_advice(by, found))
    days, people = acts.days_for(found.body), people_to_ask(timezone.localdate())
    posted = request.POST if request.method == "POST" else None
    form = AskForm(bodies_for_work(names_on()), people, posted, days=days)

    def act() -> str:
        acts.ask_advice(recommendation=found, by=by, **form.given())
        return page_of(found) + "#advice"

    lede = _(
        "They are told at once and reminded two business days before the end. Without an answer by the end of that "
        "day, the record says that no advice was given."
    )
    words: dict[str, Any] = {"back": page_of(found), "title": _("Ask for advice"), "button": _("Ask"), "lede": lede}
    words["recommendation"] = found
    return act_page(request, "governance/recommendations/act.html", form, act, words, _("Asked."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def advice(request: HttpRequest, pk: int) -> HttpResponse:
    """A request for advice, and its answer; who was asked gives it here."""
    found, by = asked_for(request, pk), person_of(request)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    refusal = refuse_answer_advice(by, found)
    if request.method == "POST":
        require(refusal)

    def act() -> str:
        acts.answer_advice(advice=found, by=by, **form.given())
        return reverse("advice", args=[pk])

    shown = {
        "advice": in_words(found, names_on()),
        "recommendation": found.recommendation,
        "section": "decisions",
        "may_answer": refusal is None,
        "may_withdraw": refuse_withdraw_advice(by, found) is None,
    }
    return act_page(request, "governance/advice/advice.html", form, act, shown, _("Your advice is on record."))


@login_required
@require_POST
def withdraw_advice(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the question."""
    acts.withdraw_advice(advice=asked_for(request, pk), by=person_of(request))
    return see("advice", pk)


def asked_for(request: HttpRequest, pk: int) -> AdviceRequest:
    """The request for advice, for members and who was asked. Raises Http404."""
    rows = AdviceRequest.objects.select_related("recommendation__body", "body", "person", "asked_by", "answered_by")
    found = rows.filter(pk=pk).first()
    member = rules.refuse_read_unpublished(standing_of(request.user)) is None
    if found is None or not (member or found.person_id == person_of(request).pk):
        raise Http404
    return found
