"""Who held a seat, and how does the secretariat record who comes into it and who leaves it?"""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.actions.memberships import end_membership
from councils.actions.seating import seat_person
from councils.actions.seats import create_seat, end_seat
from councils.enums import Role
from councils.forms import DaysForm
from councils.forms.seating import AppointForm, EndForm, NewSeatForm
from councils.models import Body, Membership, Seat
from councils.queries.names import names_on
from councils.queries.people import sitter
from councils.queries.seats import holders_now, seat_by_key, seat_page
from councils.rules import refuse_see_people, standing_of
from councils.views.acting import UNUSABLE, answered, secretary
from councils.views.days import days_asked


@require_safe
def seat(request: HttpRequest, key: str) -> HttpResponse:
    """The page of a seat: public without the names of people."""
    found = find_seat(key)
    form = DaysForm(request.GET)
    readable = form.is_valid()
    standing = standing_of(request.user)
    named = refuse_see_people(standing) is None
    words = {
        "form": form,
        "page": seat_page(found, form.on, form.known if readable else None, with_names=named),
        "named": named,
        "may_record": request.user.is_authenticated and standing.is_secretariat and not form.known,
        "days": days_asked(request),
    }
    return render(request, "councils/seats/page.html", words, status=200 if readable else UNUSABLE)


def find_seat(key: str) -> Seat:
    """The seat with this key. Raises Http404."""
    found = seat_by_key(key)
    if found is None:
        raise Http404(_("There is no such seat."))
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest, key: str) -> HttpResponse:
    """Appoint somebody to a seat, in the place of whoever holds it, or beside them."""
    by, found = secretary(request), find_seat(key)
    page = seat_page(found, timezone.localdate(), with_names=True)
    seen = str(page.holder.term) if page.holder else ""
    form = AppointForm(
        request.POST if request.method == "POST" else None,
        holders=[person for person, _row in holders_now(found)],
        initial={"seen": seen, "role": request.GET.get("role", Role.MEMBER)},
    )

    def act() -> str:
        given = form.cleaned_data
        person = form.newcomer or given["person"]
        seen = int(given["seen"]) if given["seen"].isdecimal() else None
        seat_person(
            seat=found, who=person, role=Role(given["role"]), starts_on=given["starts_on"].on,
            ends_on=given["ends_on"].on, alternate_for=given["alternate_for"], seen=seen, ground=form.ground, by=by,
        )  # fmt: skip
        return reverse("seat", args=[found.key])

    return answered(request, "councils/seats/appoint.html", form, {"page": page}, act, _("The term is recorded."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_term(request: HttpRequest, term: int) -> HttpResponse:
    """End somebody's term before its time."""
    by = secretary(request)
    rows = Membership.objects.select_related("person", "alternate_for", "seat__body", "seat__jurisdiction")
    row = get_object_or_404(rows, pk=term)
    form = EndForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        end_membership(membership=row, on=form.cleaned_data["ends_on"].on, ground=form.ground, by=by)
        return reverse("seat", args=[row.seat.key])

    shown = {"seat": row.seat, "body": names_on()[row.seat.body_id], "term": sitter(row, with_names=True)}
    return answered(request, "councils/seats/end_term.html", form, shown, act, _("The end of the term is recorded."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_seat(request: HttpRequest) -> HttpResponse:
    """Create a seat of a body."""
    by = secretary(request)
    wanted = Body.objects.filter(key=request.GET.get("body", "")).values_list("pk", flat=True).first()
    form = NewSeatForm(
        request.POST if request.method == "POST" else None, names=names_on(), initial={"body": wanted}
    )  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        made = create_seat(
            body=form.chosen_body, jurisdiction=given["jurisdiction"], number=given["number"], weight=form.weight,
            starts_on=given["starts_on"].on, ground=form.ground, by=by,
        )  # fmt: skip
        return reverse("seat", args=[made.key])

    return answered(request, "councils/seats/new.html", form, {}, act, _("The seat is recorded."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_a_seat(request: HttpRequest, key: str) -> HttpResponse:
    """End a seat, and with it the terms of those who sit there."""
    by, found = secretary(request), find_seat(key)
    page = seat_page(found, timezone.localdate(), with_names=True)
    form = EndForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        end_seat(seat=found, on=form.cleaned_data["ends_on"].on, ground=form.ground, by=by)
        return reverse("seat", args=[found.key])

    return answered(
        request, "councils/seats/end.html", form, {"page": page}, act, _("The end of the seat is recorded.")
    )
