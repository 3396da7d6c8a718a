"""Where does one read how a body decides, and how does the secretariat set it?"""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Body
from councils.queries.bodies import body_by_slug, slug_of
from councils.queries.names import names_on
from councils.rules import standing_of
from governance.actions import procedure as acts
from governance.electorates import deciding_bodies
from governance.forms.ordering import seen_now
from governance.forms.procedure.page import ProcedureForm
from governance.models import Procedure
from governance.queries.procedure import procedure_page
from governance.rules.procedure import refuse_set_procedure
from governance.views.act_pages import act_page
from governance.views.reading import person_of
from groundwork.addresses import in_both_languages, mine
from groundwork.bilingual import reader_language
from groundwork.refusals import Refused, require

PAGE, CARD = "governance/procedure/page.html", "governance/procedure/_card.html"
EDIT = "governance/procedure/edit.html"


@require_safe
def procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """How a body decides: a page, or the card that htmx puts into the page of the body."""
    body = body_at(slug)
    links = in_both_languages(request, "procedure", lambda code: [slug_of(body, code)])
    if slug != slug_of(body, reader_language()):
        return HttpResponseRedirect(mine(links))
    page = procedure_page(body, names_on(), named=standing_of(request.user).is_anybody)
    may_set = request.user.is_authenticated and refuse_set_procedure(person_of(request), body) is None
    words = {"page": page, "may_set": may_set, "language_links": links, "section": "structure"}
    return render(request, CARD if getattr(request, "htmx", False) else PAGE, words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def set_procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """Set how a body decides, all of it on one page."""
    body = body_at(slug)
    by = person_of(request)
    require(refuse_set_procedure(by, body))
    present = Procedure.objects.filter(body=body).first()
    parts = [each.key for each in deciding_bodies(body, timezone.localdate()) if each.pk != body.pk]
    form = ProcedureForm(present, parts, request.POST if request.method == "POST" else None)

    def act() -> str:
        given = {"settings": form.given, "because": form.because, "version": form.cleaned_data["version"]}
        try:
            acts.set_procedure(body=body, by=by, **given)
        except Refused:
            now = Procedure.objects.filter(body=body).values_list("version", flat=True).first()
            seen_now(form, now or 0)
            raise
        return reverse("procedure", args=[slug_of(body, reader_language())])

    links = in_both_languages(request, "set_procedure", lambda code: [slug_of(body, code)])
    words = names_on()[body.pk]
    shown = {"body": words, "language_links": links, "section": "structure", "is_joint": bool(parts)}
    return act_page(
        request, EDIT, form, act, shown, _("Saved. Votes that are open keep the rule they were opened under.")
    )


def body_at(slug: str) -> Body:
    """The body with this address in either language. Raises Http404."""
    found = body_by_slug(slug)
    if found is None:
        raise Http404(_("There is no such body."))
    return found
