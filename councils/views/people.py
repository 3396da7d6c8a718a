"""Which places has somebody held, when, and who decided it?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from councils.models import Person
from councils.queries.names import names_on
from councils.queries.why import ENDED, NOW, TO_COME, places_of
from councils.rules import refuse_see_people, standing_of
from groundwork.refusals import require


@login_required
@require_safe
def person(request: HttpRequest, person: int) -> HttpResponse:
    """Every term of a person, for whoever has a place in a body; everybody may see their own."""
    standing = standing_of(request.user)
    if request.user.pk != person:
        require(refuse_see_people(standing))
    found = get_object_or_404(Person, pk=person)
    on = timezone.localdate()
    places = places_of(found, names_on(on), on)
    words = {
        "person": found,
        "own": request.user.pk == person,
        "now": [place for place in places if place.time == NOW],
        "to_come": [place for place in places if place.time == TO_COME],
        "before": [place for place in places if place.time == ENDED],
        "may_record": standing.is_secretariat,
    }
    return render(request, "councils/people/page.html", words)
