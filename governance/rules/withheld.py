"""May this person read what is withheld from those with a declared interest in an item?"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import standing_of
from governance.models import AgendaItem, ItemRecusal, Recusal, Voice
from groundwork.refusals import Refusal


def refuse_withheld(person: Person, item: AgendaItem) -> Refusal | None:
    """Why may this person not read the withheld papers of this item? They, or a seat they carry, declared an interest.

    An interest in one clause keeps the papers of the whole item away: they are not cut by clause. A voice that was
    accepted counts like the seat itself, also when it ended since. An assistant reads no more than those whom they
    assist. An interest that was declared in the item and taken back keeps nothing away. Three queries.
    """
    standing = standing_of(person)
    seats = [*standing.voting_seats(), *standing.assisted_seats()]
    given = Voice.objects.filter(person=person, accepted_at__isnull=False).values("seat")
    in_a_vote = Recusal.objects.filter(elector__vote_event__motion__item=item)
    in_the_item = ItemRecusal.objects.filter(item=item, ended_at=None)
    if (
        in_a_vote.filter(Q(elector__seat__in=seats) | Q(elector__seat__in=given) | Q(declared_by=person)).exists()
        or in_the_item.filter(Q(seat__in=seats) | Q(seat__in=given) | Q(declared_by=person)).exists()
    ):
        return Refusal(
            "interest-declared", _("An interest was declared in this item: its papers are withheld."), status=403
        )
    return None
