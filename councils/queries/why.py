"""Why may this person (not) see or do something? The chain of place, body, day and rule."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import Role
from councils.models import Jurisdiction, Membership, Person, Seat
from councils.queries.names import BodyWords, names_on
from councils.queries.provenance import Answer, When, ending, starting, who_decided, who_ended
from councils.rules import for_jurisdiction
from groundwork.dates import Precision
from groundwork.refusals import Asked

NOW, ENDED, TO_COME = "now", "ended", "to-come"
Names = Mapping[int, BodyWords]


@dataclass(frozen=True)
class Place:
    """A place in words: in which body, for whom, as what, from when to when, and who decided it."""

    held: Membership
    body: BodyWords
    time: str
    since: When
    until: When
    answer: Answer
    ended_by: Answer

    @property
    def role_label(self) -> str:
        return str(Role(self.held.role).label)

    @property
    def jurisdiction(self) -> Jurisdiction | None:
        return self.held.seat.jurisdiction

    @property
    def seat(self) -> str:
        """“Manitoba (PSSDC)”; the body alone for a seat of no government."""
        if self.jurisdiction is None:
            return str(self.body.short)
        return f"{self.jurisdiction.name} ({self.body.short})"

    def __str__(self) -> str:
        return _("%(role)s, %(seat)s") % {"role": self.role_label, "seat": self.seat}

    @property
    def turning_point(self) -> str:
        """When a place that is not held today ended, or begins, and by whose decision; empty for one held today."""
        words = {"role": self.role_label, "seat": self.seat}
        if self.time == ENDED:
            words |= {"day": str(self.until), "by": str(self.ended_by)}
            if self.held.end_precision in {Precision.MONTH, Precision.YEAR}:
                return _("Your term as %(role)s, %(seat)s, ended in %(day)s (%(by)s).") % words
            return _("Your term as %(role)s, %(seat)s, ended on %(day)s (%(by)s).") % words
        if self.time == TO_COME:
            words |= {"day": str(self.since), "by": str(self.answer)}
            return _("Your term as %(role)s, %(seat)s, begins on %(day)s (%(by)s).") % words
        return ""


@dataclass(frozen=True)
class Chain:
    """The whole answer to “why not?”: who asks, with which places, on which day, and what the rule wants."""

    on: date
    is_signed_in: bool
    is_open: bool
    is_administrator: bool
    places: tuple[Place, ...]
    rule: str = ""
    needs: str = ""
    nearly: tuple[str, ...] = ()
    about: str = ""

    @property
    def current(self) -> list[Place]:
        return [place for place in self.places if place.time == NOW]


def places_of(person: Person, names: Names, on: date) -> tuple[Place, ...]:
    """Every place this person ever held or will hold, as known now: those of the day first. One query."""
    rows = Membership.objects.known().of(person).select_related("seat__body", "seat__jurisdiction")
    order = [NOW, TO_COME, ENDED]
    found = [_place(row, names, on) for row in rows.order_by("-in_force", "pk")]
    return tuple(sorted(found, key=lambda place: order.index(place.time)))


def chain_of(person: object, asked: Asked | None) -> Chain:
    """The chain behind a refusal; without a rule, the places of the person alone. Four queries at most."""
    on = asked.on if asked else timezone.localdate()
    known = isinstance(person, Person)
    names = names_on(on) if known or (asked and asked.about) else {}
    places = places_of(person, names, on) if isinstance(person, Person) else ()
    return Chain(
        on=on,
        is_signed_in=known,
        is_open=bool(getattr(person, "is_active", False)),
        is_administrator=bool(getattr(person, "is_superuser", False)),
        places=places,
        rule=str(asked.rule) if asked else "",
        needs=str(asked.needs) % {"about": called(asked.about, names)} if asked else "",
        nearly=nearly(places, asked) if asked else (),
        about=next((word for word in asked.about if is_body(word)), "") if asked else "",
    )


def nearly(places: Iterable[Place], asked: Asked) -> tuple[str, ...]:
    """The places that gave the right until they ended, or will give it when they begin, each in a sentence."""
    return tuple(place.turning_point for place in places if place.time != NOW and asked.given_by(place.held))


def called(about: Collection[str], names: Names) -> str:
    """Bodies, seats and jurisdictions by their usual names, as alternatives. A query for each kind but bodies."""
    bodies = {words.key: words for words in names.values()}
    found = [str(bodies[word].usual) for word in about if word in bodies]
    if any(":" in word for word in about):
        keys = {word.split(":")[0] for word in about}
        seats = Seat.objects.filter(body__key__in=keys).select_related("body", "jurisdiction")
        found += [f"{seat.jurisdiction} ({bodies[seat.body.key].short})" for seat in seats if seat.key in about]
    if any(word.startswith("@") for word in about):
        found += [str(each) for each in Jurisdiction.objects.all() if for_jurisdiction(each) in about]
    return _(" or ").join(found)


def is_body(word: str) -> bool:
    """Whether a word of what a rule is about is a body's key."""
    return ":" not in word and not word.startswith("@")


def _place(row: Membership, names: Names, on: date) -> Place:
    time = TO_COME if row.starts_on is not None and row.starts_on > on else NOW
    if row.ends_on is not None and row.ends_on <= on:
        time = ENDED
    return Place(
        held=row,
        body=names[row.seat.body_id],
        time=time,
        since=starting(row),
        until=ending(row),
        answer=who_decided(row),
        ended_by=who_ended(row),
    )
