"""What may this person see and do in each body, by which of their places, and why not the rest?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import LineKind, Role
from councils.models import BodyComponent, Membership, Person, ReportingLine, SeatTerm
from councils.queries.assistance import principals_of
from councils.queries.names import BodyWords, names_on
from councils.queries.why import NOW, Chain, Place, called, chain_of, nearly, places_of
from councils.rules import Right, standing_of
from governance.rights import EVERYWHERE, FILE_REPORT, OF_A_BODY, VOTE
from groundwork.refusals import Asked


@dataclass(frozen=True)
class Answered:
    """One right: by which places it is held, or as whose assistant; or what would have to be true, and which places
    once gave it, or will."""

    right: Right
    is_held: bool
    by: tuple[Place, ...] = ()
    needs: str = ""
    nearly: tuple[str, ...] = ()
    for_whom: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What this person may and may not, of some rights."""

    all: tuple[Answered, ...] = ()

    @property
    def held(self) -> list[Answered]:
        return [each for each in self.all if each.is_held]

    @property
    def not_held(self) -> list[Answered]:
        return [each for each in self.all if not each.is_held]


@dataclass(frozen=True)
class InBody:
    """What this person may see and do in one body."""

    body: BodyWords
    answers: Answers
    asked_for: bool = False


@dataclass(frozen=True)
class Why:
    """The page: who asks, what is true everywhere, in the bodies where a place matters, and in all others."""

    chain: Chain
    everywhere: Answers = field(default_factory=Answers)
    bodies: tuple[InBody, ...] = ()
    elsewhere: Answers = field(default_factory=Answers)
    others: tuple[BodyWords, ...] = ()


@dataclass(frozen=True)
class Holder:
    """Who asks: their places, those that carry a voice today, and whether everything is open to them.

    `assisted` are the places of those whose assistant they are, `principals` the names of these by number.
    """

    places: tuple[Place, ...]
    voices: frozenset[int]
    is_administrator: bool
    on: date
    assisted: tuple[Membership, ...] = ()
    principals: Mapping[int, str] = field(default_factory=dict)

    def answered(self, right: Right, about: Collection[str], called: str) -> Answered:
        """The answer of one right about the bodies with these keys, which are `called` so."""
        current = [place for place in self.places if place.time == NOW and self.counts(right, place)]
        by = tuple(place for place in current if right.given_by(place.held, about))
        if by or (self.is_administrator and right.secretariat):
            return Answered(right, True, by)
        if names := self.as_assistant(right, about):
            if right.assistants:
                return Answered(right, True, for_whom=names)
            never: tuple[str, ...] = (
                _("You assist %(names)s: an assistant never votes.") % {"names": ", ".join(names)},
            )
        else:
            never = ()
        asked = Asked(right.rule, right.needs, lambda held: right.given_by(held, about), tuple(about), self.on)
        needs = str(right.needs) % {"about": called}
        return Answered(right, False, needs=needs, nearly=(*nearly(self.places, asked), *never))

    def as_assistant(self, right: Right, about: Collection[str]) -> tuple[str, ...]:
        """The names of those whose places give the right, where assistants share it, or where it is the vote."""
        if not right.assistants and right is not VOTE:
            return ()
        giving = {held.person_id for held in self.assisted if right.given_by(held, about)}
        return tuple(name for number, name in self.principals.items() if number in giving)

    def counts(self, right: Right, place: Place) -> bool:
        """Whether a place counts for the right: only a seat with a voice is voted for."""
        return right is not VOTE or place.held.seat_id in self.voices


@dataclass(frozen=True)
class Keys:
    """For every body by its key: the bodies that decide for it, and those whose co-chairs file its reports."""

    deciding: Mapping[str, set[str]]
    filing: Mapping[str, set[str]]

    def about(self, right: Right, key: str) -> set[str]:
        return (self.filing if right is FILE_REPORT else self.deciding)[key]


def why_of(person: object, chosen: str = "") -> Why:
    """All rights of this person today; `chosen` is the key of the body they ask about.

    Six queries, seven for an assistant.
    """
    if not isinstance(person, Person) or not person.is_active:
        return Why(chain_of(person, None))
    on = timezone.localdate()
    names = names_on(on)
    places = places_of(person, names, on)
    seats = [place.held.seat_id for place in places]
    voices = SeatTerm.objects.standing(on).filter(seat__in=seats, weight__gt=0).values_list("seat_id", flat=True)
    assisted = standing_of(person).assisted
    holder = Holder(places, frozenset(voices), person.is_superuser, on, assisted,
                    principals_of(person) if assisted else {})  # fmt: skip
    keys = keys_on(on, names)
    own = {place.body.key for place in places} | {held.seat.body.key for held in assisted}
    shown = where_it_matters(own, places, keys, names, chosen)
    return Why(
        chain=Chain(on, True, True, person.is_superuser, places),
        everywhere=answers(holder, EVERYWHERE),
        bodies=tuple(in_body(holder, words, keys, names, chosen) for words in shown),
        elsewhere=answers(holder, OF_A_BODY),
        others=tuple(words for words in names.values() if words not in shown),
    )


def where_it_matters(
    own: Collection[str], places: Collection[Place], keys: Keys, names: Mapping[int, BodyWords], chosen: str
) -> list[BodyWords]:
    """The bodies in which a place of this person, of any time, counts for something; the chosen one first.

    `own` are the bodies in which they, or those whom they assist, have places.
    """
    own = set(own)
    chaired = {place.body.key for place in places if place.held.role == Role.CO_CHAIR}
    found = [
        words
        for words in names.values()
        if words.key == chosen or own & keys.deciding[words.key] or chaired & keys.filing[words.key]
    ]
    return sorted(found, key=lambda words: (words.key != chosen, words.id))


def in_body(holder: Holder, words: BodyWords, keys: Keys, names: Mapping[int, BodyWords], chosen: str) -> InBody:
    """What they may see and do in this body."""
    about = {right: keys.about(right, words.key) for right in OF_A_BODY}
    found = [holder.answered(right, about[right], called(sorted(about[right]), names)) for right in OF_A_BODY]
    return InBody(words, Answers(tuple(found)), words.key == chosen)


def answers(holder: Holder, rights: tuple[Right, ...]) -> Answers:
    """The answer of each right, about no body in particular."""
    return Answers(tuple(holder.answered(right, (), "") for right in rights))


def keys_on(on: date, names: Mapping[int, BodyWords]) -> Keys:
    """Which bodies decide for which, and to which each reports, on that day. Two queries."""
    deciding = {words.key: {words.key} for words in names.values()}
    for whole, part in BodyComponent.objects.standing(on).values_list("whole_id", "part_id"):
        deciding[names[whole].key].add(names[part].key)
    filing = {key: set(found) for key, found in deciding.items()}
    above = ReportingLine.objects.standing(on).filter(kind=LineKind.PRIMARY)
    for body, parent in above.values_list("body_id", "parent_id"):
        filing[names[body].key] |= deciding[names[parent].key]
    return Keys(deciding, filing)
