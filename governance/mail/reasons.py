"""Why does this person get this notice? Always from what they are on the day when it goes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.enums import Role
from councils.models import Person
from councils.queries.names import BodyWords
from councils.rules import Standing, standing_of
from governance.enums import VoiceKind
from governance.queries.votes.speakers import Spoken
from groundwork.bilingual import reader_language


def because_of_seats(spoken: Sequence[Spoken]) -> str:
    """`You receive this because you hold the seat of New Brunswick (PSSDC).`"""
    sentences = []
    for kinds, say in ((_HOLDING, _holding), (_STANDING_IN, _standing_in), (_NAMED, _named)):
        seats = [each for each in spoken if each.kind in kinds]
        if seats:
            sentences.append(say(len(seats)) % {"seats": ", ".join(each.of for each in seats)})
    return " ".join(sentences)


_HOLDING, _STANDING_IN, _NAMED = {VoiceKind.HOLDER}, {VoiceKind.ALTERNATE}, {VoiceKind.SUBSTITUTE, VoiceKind.PROXY}


def _holding(number: int) -> str:
    return ngettext(
        "You receive this because you hold the seat %(seats)s.",
        "You receive this because you hold the seats %(seats)s.",
        number,
    )


def _standing_in(number: int) -> str:
    return ngettext(
        "You receive this because you are an alternate for the seat %(seats)s.",
        "You receive this because you are an alternate for the seats %(seats)s.",
        number,
    )


def _named(number: int) -> str:
    return ngettext(
        "You receive this because you were named to speak for the seat %(seats)s.",
        "You receive this because you were named to speak for the seats %(seats)s.",
        number,
    )


def because_of_office(person: Person, names: dict[str, BodyWords]) -> str:
    """`You receive this because you co-chair: PSSDC.`; or because they are of the secretariat."""
    standing = standing_of(person)
    chaired = bodies_chaired(standing, names)
    if chaired:
        return _("You receive this because you co-chair %(bodies)s.") % {"bodies": ", ".join(chaired)}
    if standing.is_secretariat:
        return _("You receive this because you are of the secretariat.")
    return _("You receive this because of the places you hold here.")


def bodies_chaired(standing: Standing, names: dict[str, BodyWords]) -> list[str]:
    """The bodies they chair, as they are usually called."""
    keys = dict.fromkeys(held.seat.body.key for held in standing.memberships if held.role == Role.CO_CHAIR)
    return [names[key].short.read(reader_language()) for key in keys if key in names]
