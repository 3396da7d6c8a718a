"""How does a person let somebody else speak for their seat, answer such an offer, and take it back?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Person
from councils.queries.names import names_by_key
from councils.rules import standing_of
from governance.actions.votes.links import revoke_link
from governance.actions.votes.voices import accept_voice, name_substitute, offer_proxy, take_back_voice
from governance.enums import VoiceKind
from governance.forms.votes.voices import VoiceForm
from governance.models import BallotLink, Elector, Voice, VoteEvent
from governance.queries.votes.personal_links import links_standing
from governance.queries.votes.speaking import (
    find_voice,
    own_voices,
    people_to_ask,
    seats_to_name_for,
    seats_with_proxies,
)
from governance.rules.voices import is_over, refuse_no_proxies
from governance.views.reading import person_of, posted_from, see
from governance.views.votes.ballot_page import readable
from groundwork.attempts import attempted
from groundwork.refusals import Refusal, Refused, require

UNUSABLE = 422


@login_required
@require_safe
def voices(request: HttpRequest) -> HttpResponse:
    """What the reader is asked, for whom they speak, and whom they asked."""
    standing = standing_of(request.user)
    by, of_all = person_of(request), standing.is_secretariat
    return render(request, "governance/votes/voices/own.html", {
        "own": own_voices(by, standing), "may_offer": bool(seats_with_proxies(standing)),
        "links": links_standing(by, of_all=of_all), "of_all": of_all})  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def substitute(request: HttpRequest, reference: str) -> HttpResponse:
    """Name a substitute for a seat, in one open vote."""
    return ask_somebody(request, reference, VoiceKind.SUBSTITUTE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proxy(request: HttpRequest, reference: str) -> HttpResponse:
    """Offer the proxy of a seat, in one open vote."""
    return ask_somebody(request, reference, VoiceKind.PROXY)


def ask_somebody(request: HttpRequest, reference: str, kind: VoiceKind) -> HttpResponse:
    """The form for one vote, and what comes of it. Raises Refused for who has no seat in it."""
    event, standing = readable(request, reference)
    if is_over(event, timezone.now()):
        return see("ballot", reference)
    if kind == VoiceKind.PROXY:
        require(refuse_no_proxies([event.motion.body]))
    electors = seats_to_name_for(event, standing)
    if not electors:
        raise Refused(no_seat())
    chosen, names = chosen_among(electors, request), names_by_key()
    form = VoiceForm(
        request.POST if request.method == "POST" else None,
        seats=[(each.seat_key, f"{each.jurisdiction.name}, {names[each.body_key].short}") for each in electors],
        chosen=chosen.seat_key if chosen else "",
        people=people_to_ask({chosen.jurisdiction_id} if chosen else set(), but={person_of(request).pk},
                             voting=kind == VoiceKind.PROXY),
        for_others=standing.is_secretariat,
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        electors_by_key = {each.seat_key: each for each in electors}
        elector = electors_by_key[form.cleaned_data["seat"]]
        if voice := attempted(form, lambda: asked(kind, event, elector, form, person_of(request))):
            return told(request, voice)
    return render(request, "governance/votes/voices/ask.html", {"event": event, "form": form, "kind": kind},
                  status=UNUSABLE if form.errors else 200)  # fmt: skip


def asked(kind: VoiceKind, event: VoteEvent, elector: Elector, form: VoiceForm, by: Person) -> Voice:
    """Ask the chosen person. Raises Refused."""
    person = Person.objects.get(pk=form.cleaned_data["person"])
    if kind == VoiceKind.SUBSTITUTE:
        return name_substitute(event=event, elector=elector, person=person, by=by, because=form.because_given)
    return offer_proxy(seat=elector.seat, event=event, person=person, by=by, because=form.because_given)


def chosen_among(electors: list[Elector], request: HttpRequest) -> Elector | None:
    """The seat that the page is about: the only one, or the one that the address or the form names."""
    key = request.POST.get("seat") or request.GET.get("seat", "")
    return electors[0] if len(electors) == 1 else next((each for each in electors if each.seat_key == key), None)


def no_seat() -> Refusal:
    """Nobody of this vote is the reader's to name."""
    return Refusal("no-voting-seat", _("Only those who hold the seat may vote for it."), status=403)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proxy_until(request: HttpRequest) -> HttpResponse:
    """Offer the proxy of one's seat for all votes, until a day."""
    held = seats_with_proxies(standing_of(request.user))
    if not held:
        raise Refused(Refusal("no-proxies", _("The procedure of this body has no proxies."), status=403))
    names = names_by_key()
    form = VoiceForm(
        request.POST if request.method == "POST" else None,
        seats=[(each.seat.key, f"{each.seat.jurisdiction.name}, {names[each.seat.body.key].short}") for each in held
               if each.seat.jurisdiction],
        people=people_to_ask({each.seat.jurisdiction_id for each in held if each.seat.jurisdiction_id},
                             but={person_of(request).pk}, voting=True),
        until=True,
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        seat = next(each.seat for each in held if each.seat.key == form.cleaned_data["seat"])
        person = Person.objects.get(pk=form.cleaned_data["person"])
        if voice := attempted(
            form, lambda: offer_proxy(seat=seat, person=person, until=form.until, by=person_of(request))
        ):
            return told(request, voice)
    return render(request, "governance/votes/voices/ask.html", {"event": None, "form": form, "kind": VoiceKind.PROXY},
                  status=UNUSABLE if form.errors else 200)  # fmt: skip


def told(request: HttpRequest, voice: Voice) -> HttpResponse:
    """Say that the person was asked, and go back to where one came from."""
    messages.success(
        request, _("%(name)s has been asked. Nothing changes before they accept.") % {"name": voice.person.name}
    )
    return back_to(voice)


def back_to(voice: Voice) -> HttpResponse:
    """The ballot of the seat, or the page of the reader's voices."""
    if voice.vote_event is None:
        return see("voices")
    response = see("ballot", voice.vote_event.reference)
    response["Location"] += f"?seat={voice.seat.key}#your-vote"
    return response


def answered(request: HttpRequest, pk: int, act: Callable[..., Voice], words: str) -> HttpResponse:
    """Do what is done to a voice of which the reader is told. Raises Http404 for any other, and Refused."""
    voice = find_voice(pk, person_of(request))
    if voice is None:
        raise Http404(str(pk))
    messages.success(request, words % {"name": act(voice=voice, by=person_of(request)).person.name})
    return back_to(voice)


@login_required
@posted_from("voices")
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept to speak for a seat, and go to its ballot."""
    return answered(request, pk, accept_voice, _("You speak for the seat now."))


@login_required
@posted_from("voices")
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back, decline it or give it up: all of them end it."""
    voice = find_voice(pk, person_of(request))
    response = answered(request, pk, take_back_voice, _("It is taken back: %(name)s does not speak for the seat."))
    if voice is not None and voice.person_id == person_of(request).pk:
        response["Location"] = reverse("voices")  # who was only asked may not read the vote any more
    return response


@login_required
@posted_from("voices")
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a personal link worthless from now on."""
    by = person_of(request)
    links = BallotLink.objects.all() if standing_of(by).is_secretariat else BallotLink.objects.filter(person=by)
    revoke_link(link=get_object_or_404(links, pk=pk), by=by)
    messages.success(request, _("This personal link no longer works."))
    return see("voices")
