"""What does a person see first?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.models import Person
from councils.rules import Standing, standing_of
from governance.actions.votes import options_of
from governance.forms.votes.casting import PositionForm
from governance.queries.desk.page import desk_of, public_desk
from groundwork.bilingual import Pair


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, or, for who is not signed in, what this is and what was decided lately."""
    if not isinstance(request.user, Person):
        return render(request, "governance/home/public.html", {"desk": public_desk()})
    standing = standing_of(request.user)
    desk = desk_of(request.user, standing)
    ballot = desk.inline.ballot if desk.inline else None
    form = PositionForm(options=options_of(ballot.event), brief=True) if ballot else None
    counts, seat = {"votes": desk.votes}, seat_of(standing)  # what the frame would ask for itself
    return render(request, "governance/home.html", {"desk": desk, "form": form, "nav_counts": counts, "nav_seat": seat})


def seat_of(standing: Standing) -> Pair | None:
    """The jurisdiction for which they sit; of several the first. No query."""
    carried = (held.seat.jurisdiction for held in standing.voting_seats().values())
    return next((where.name for where in carried if where is not None), None)
