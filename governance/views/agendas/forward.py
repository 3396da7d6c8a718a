"""How do members look ahead: what is planned for which gathering, and how full is it?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.queries.agendas.forward import ahead_seen, gatherings_ahead
from governance.views.reading import person_of
from groundwork.refusals import require


@login_required
@require_safe
def forward_agenda(request: HttpRequest) -> HttpResponse:
    """The forward agenda across the coming gatherings."""
    require(rules.refuse_read_agenda(standing_of(request.user)))
    gatherings = ahead_seen(gatherings_ahead(names_on()), person_of(request))
    return render(request, "governance/meetings/ahead.html", {"gatherings": gatherings, "section": "meetings"})
