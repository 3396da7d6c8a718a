"""May this person read what is withheld: what is in camera, and the papers of those with a declared interest?"""

from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import Standing, Words, refuse_unless_secretariat, standing_of
from governance.models import AgendaItem, ItemRecusal, Recusal, Voice, VoteEvent
from governance.rules.places import refuse_read_unpublished
from groundwork.refusals import Refusal

IN_CAMERA, INTEREST = "in_camera", "interest"


def interested_in(person: Person, items: Collection[int]) -> set[int]:
    """In which of these items did this person, or a seat they carry, declare an interest?

    An interest in one clause counts for the whole item: papers are not cut by clause. A voice that was accepted counts
    like the seat itself, also when it ended since. An assistant counts like those whom they assist. An interest that
    was declared in the item and taken back does not count. Two queries, whatever the number.
    """
    standing = standing_of(person)
    seats = [*standing.voting_seats(), *standing.assisted_seats()]
    given = Voice.objects.filter(person=person, accepted_at__isnull=False).values("seat")
    in_a_vote = Recusal.objects.filter(elector__vote_event__motion__item__in=items)
    in_an_item = ItemRecusal.objects.filter(item__in=items, ended_at=None)
    voted = in_a_vote.filter(Q(elector__seat__in=seats) | Q(elector__seat__in=given) | Q(declared_by=person))
    noted = in_an_item.filter(Q(seat__in=seats) | Q(seat__in=given) | Q(declared_by=person))
    return {
        *voted.values_list("elector__vote_event__motion__item", flat=True),
        *noted.values_list("item", flat=True),
    }


def refuse_withheld(person: Person, item: AgendaItem) -> Refusal | None:
    """Why may this person not read the withheld papers of this item? They, or their seat, declared an interest."""
    if interested_in(person, [item.pk]):
        return Refusal(
            "interest-declared", _("An interest was declared in this item: its papers are withheld."), status=403
        )
    return None


def refuse_out_of_item(person: Person, item: AgendaItem) -> Refusal | None:
    """Why does this person not lead an item, or read what is noted under it? Their interest takes them out of it.

    The secretariat, which writes down the interests of others, goes on. Two queries.
    """
    return None if refuse_unless_secretariat(person) is None else refuse_withheld(person, item)


def withheld_from(person: Person | None, in_camera: Collection[int]) -> dict[int, str]:
    """Which of these items in camera are withheld from this reader, and why: IN_CAMERA or INTEREST?

    Members, alternates, working groups and the secretariat read what is in camera, observers and strangers do not; a
    declared interest keeps it from a member. The secretariat writes down the interests of others and is kept from
    nothing. No query where nothing is in camera, two at most otherwise.
    """
    if not in_camera:
        return {}
    if person is None or refuse_read_unpublished(standing_of(person)):
        return dict.fromkeys(in_camera, IN_CAMERA)
    if refuse_unless_secretariat(person) is None:
        return {}
    return dict.fromkeys(interested_in(person, in_camera), INTEREST)


def is_in_camera(item: AgendaItem) -> bool:
    """Whether it is dealt with in camera: what belongs to an item in camera is in camera too. At most one query."""
    return item.in_camera or bool(item.parent and item.parent.in_camera)


def refuse_in_camera(standing: Standing, event: VoteEvent) -> Refusal | None:
    """Why may this reader not see a vote? It is on an item in camera. One query at most, for an observer alone."""
    if not (refusal := refuse_read_unpublished(standing)):
        return None
    item = AgendaItem.objects.filter(motions=event.motion_id).select_related("parent").first()
    return refusal if item is not None and is_in_camera(item) else None


def refuse_read_item(person: Person | None, item: AgendaItem, number: str) -> Refusal | None:
    """Why may this reader not read an item, which is printed with this number? It is withheld visibly."""
    why = withheld_from(person, [item.pk]).get(item.pk) if is_in_camera(item) else None
    if why is None:
        return None
    return Refusal("withheld", withheld_words(why, number), status=403)


def withheld_words(why: str, number: str) -> Words:
    """That the item with this number is withheld, and why."""
    if why == INTEREST:
        return _("Item %(number)s is withheld: an interest was declared") % {"number": number}
    return _("Item %(number)s is withheld: in camera") % {"number": number}
