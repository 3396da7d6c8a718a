"""What does a person see first?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.models import Person
from councils.rules import standing_of
from governance.actions.votes import options_of
from governance.forms.votes import PositionForm
from governance.queries.desk import desk_of, public_desk


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, or, for who is not signed in, what this is and what was decided lately."""
    if not isinstance(request.user, Person):
        return render(request, "governance/home/public.html", {"desk": public_desk()})
    desk = desk_of(request.user, standing_of(request.user))
    ballot = desk.inline.ballot if desk.inline else None
    form = PositionForm(options=options_of(ballot.event), brief=True) if ballot else None
    return render(request, "governance/home.html", {"desk": desk, "form": form})
