"""May this person read, add, replace or remove a document of an item?"""

from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import refuse_unless_secretariat, standing_of
from governance.enums import MEETING_OVER
from governance.models import AgendaItem, Document, ProposedItem
from governance.rules.places import refuse_prepare, refuse_read_agenda, refuse_read_unpublished
from governance.rules.proposed_items import refuse_not_its_proposer, refuse_read_proposed, refuse_revise_proposed
from governance.rules.withheld import is_in_camera, refuse_withheld
from groundwork.refusals import Refusal

Place = AgendaItem | ProposedItem


def place_of(document: Document) -> Place:
    """The item it belongs to: that of an agenda once it was placed, the proposed one before."""
    found = document.item or document.proposed_item
    assert found is not None
    return found


def refuse_change_documents(person: Person, place: Place) -> Refusal | None:
    """Why may this person not add, replace or remove documents there?

    The secretariat may, and who proposed the item, until it is settled or its meeting has ended.
    """
    if isinstance(place, ProposedItem):
        if place.item is None:
            return refuse_revise_proposed(person, place)
        place = place.item
    return refuse_not_its_keeper(person, place) or refuse_closed(place)


def refuse_not_its_keeper(person: Person, item: AgendaItem) -> Refusal | None:
    """Why are the documents of this item not this person's to keep?"""
    if refuse_unless_secretariat(person) is None:
        return None
    proposed = ProposedItem.objects.filter(item=item).select_related("sponsor", "sponsor_jurisdiction").first()
    return refuse_not_its_proposer(person, proposed) if proposed else refuse_prepare(person)


def refuse_closed(item: AgendaItem) -> Refusal | None:
    """Why do its documents stay as they are?"""
    if item.removed:
        return Refusal("item-removed", _("This item was taken off the agenda."))
    if item.meeting.state in MEETING_OVER:
        return Refusal("meeting-ended", _("This meeting has ended."))
    return None


def refuse_read_documents(person: Person, place: Place) -> Refusal | None:
    """Why may this person read none of its documents? A declared interest keeps them away, not from who keeps them.

    The secretariat writes down the interests of others; its documents would be gone from it with the first.
    """
    if isinstance(place, ProposedItem):
        return refuse_read_proposed(person, place)
    if refuse_unless_secretariat(person) is None:
        return None
    return refuse_read_agenda(standing_of(person)) or refuse_withheld(person, place)


def refuse_kept_back(person: Person, document: Document) -> Refusal | None:
    """Why is this one, or those of an item in camera, not for an observer? That it is there is seen by all."""
    in_camera = document.item is not None and is_in_camera(document.item)
    if not (document.withheld or in_camera):
        return None
    return refuse_read_unpublished(standing_of(person)) and Refusal(
        "withheld", _("This document is withheld: it is for members."), status=403
    )


def refuse_read_document(person: Person, document: Document) -> Refusal | None:
    """Why may this person not have this document? One that was removed is left to who keeps the documents."""
    if refusal := refuse_read_documents(person, place_of(document)) or refuse_kept_back(person, document):
        return refusal
    if document.removed_at is None or refuse_change_documents(person, place_of(document)) is None:
        return None
    return Refusal("removed", _("This document was removed."), status=403)
