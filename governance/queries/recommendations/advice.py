"""Whose advice was asked on a recommendation, what was said, and what waits for this reader?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from councils.models import BodyComponent, Membership, Person
from councils.queries.names import BodyWords
from councils.queries.names import names_on as names_of_bodies
from governance.enums import AdviceAnswer
from governance.models import AdviceRequest, Recommendation
from governance.queries.desk.docket import Names, Reader, Row, link, row
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Advice:
    """A request in words: of whom, and where it stands. `look` is how its state is shown, `state` its words."""

    request: AdviceRequest
    of: Pair
    look: str
    state: str

    @property
    def is_open(self) -> bool:
        return not self.request.answer and self.request.withdrawn_at is None


LOOKS = {"favourable": "adopted", "conditional": "stale", "unfavourable": "not_carried", "none": "draft"}


def advice_of(recommendation: Recommendation, names: Mapping[int, BodyWords] | None = None) -> tuple[Advice, ...]:
    """Every request on a recommendation, the first one first. One query, and two for the names of bodies not given."""
    rows = recommendation.advice.select_related("person", "asked_by", "answered_by")
    names = names_of_bodies() if names is None else names
    return tuple(in_words(each, names) for each in rows)


def in_words(request: AdviceRequest, names: Mapping[int, BodyWords]) -> Advice:
    """A request that was read with its people, in words. No query."""
    if request.body_id is not None:
        of = names[request.body_id].name
    else:
        of = Pair(request.person.name, request.person.name) if request.person else Pair()
    if request.withdrawn_at:
        return Advice(request, of, "withdrawn", pgettext("question", "withdrawn"))
    if request.answer:
        return Advice(request, of, LOOKS[request.answer], str(AdviceAnswer(request.answer).label))
    return Advice(request, of, "pending", _("awaited"))


def advice_waiting(reader: Reader, names: Names) -> Iterable[Row]:
    """Advice that was asked of this reader, or of a body for which they act, and not given. One query."""
    person = next((held.person_id for held in reader.standing.memberships), 0)
    wholes = BodyComponent.objects.standing(reader.now.date()).filter(part__in=reader.acts_for).values("whole")
    waiting = AdviceRequest.objects.filter(answer="", withdrawn_at=None).filter(
        Q(person=person) | Q(body__in=reader.acts_for) | Q(body__in=wholes)
    )
    for request in waiting.select_related("recommendation").order_by("due_on", "pk"):
        yield row(
            "advice",
            request.due_on,
            reader.now,
            title=request.recommendation.title,
            reference=request.recommendation.reference,
            url=link("advice", request.pk),
            body=names.get(request.body_id or 0),
            detail=_("Advice is asked of you."),
            button=_("Give advice"),
            illustrative=request.recommendation.illustrative,
        )


def people_to_ask(on: date) -> list[Person]:
    """Who holds a place today, by name. One query."""
    held = Membership.objects.standing(on)
    return list(Person.objects.filter(is_active=True, memberships__in=held).distinct().order_by("name", "pk"))
