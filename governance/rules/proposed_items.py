"""May this person draft, read, change, submit, decline or withdraw an item for an agenda, and until when in time?"""

from collections.abc import Collection
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind, OrderOfGovernment
from councils.models import Body, Jurisdiction, Person
from councils.rules import for_jurisdiction, refuse_unless_secretariat, standing_of
from governance import rights
from governance.business_days import before_business_days
from governance.enums import ProposedItemState
from governance.lifecycles import PROPOSED_ITEM
from governance.models import Gathering, Procedure, ProposedItem
from governance.rules.places import refuse_chair_or_secretariat, refuse_prepare, refuse_read_unpublished
from groundwork.refusals import Refusal

OPEN_TO_CHANGE = (ProposedItemState.DRAFT, ProposedItemState.SUBMITTED)


def refuse_submit_items(person: object) -> Refusal | None:
    """Why may this person draft no item for an agenda? Observers and strangers may not."""
    if standing_of(person).holds(rights.SUBMIT_ITEMS):
        return None
    return rights.SUBMIT_ITEMS.refused(
        "not-a-member", _("Only members, working groups and the secretariat may do this.")
    )


def refuse_not_its_proposer(person: Person, proposed: ProposedItem) -> Refusal | None:
    """Why is this item not this person's? It is its author's, those' who act for its sponsor, the secretariat's."""
    if refuse_unless_secretariat(person) is None:
        return None
    standing, about = standing_of(person), sponsors(proposed)
    if proposed.created_by_id == person.pk and standing.holds(rights.SUBMIT_ITEMS):
        return None
    if about and standing.holds(rights.PROPOSE, about):
        return None
    words = _("Only who proposes this item, or the secretariat, may do this.")
    return rights.PROPOSE.refused("not-proposer", words, about=about)


def sponsors(proposed: ProposedItem) -> Collection[str]:
    """The words by which a right knows the body or jurisdiction that sponsors it."""
    return {proposed.sponsor.key if proposed.sponsor else "", for_jurisdiction(proposed.sponsor_jurisdiction)} - {""}


def refuse_read_proposed(person: Person, proposed: ProposedItem) -> Refusal | None:
    """Why may this person not read it? A draft is its proposer's; once submitted it is for members."""
    if refuse_not_its_proposer(person, proposed) is None:
        return None
    if proposed.submitted_at is None:
        return refuse_not_its_proposer(person, proposed)
    return refuse_read_unpublished(standing_of(person))


def refuse_revise_proposed(person: Person, proposed: ProposedItem) -> Refusal | None:
    """Why may this person not change it? Once it is placed, the item of the agenda is changed instead."""
    if refusal := refuse_not_its_proposer(person, proposed):
        return refusal
    if proposed.state in OPEN_TO_CHANGE:
        return None
    return Refusal("settled", _("What became of this item is settled."))


def refuse_submit_proposed(person: Person, proposed: ProposedItem) -> Refusal | None:
    """Why may this person not submit it? A late one may be submitted: it says that it is late."""
    if refusal := refuse_not_its_proposer(person, proposed):
        return refusal
    return PROPOSED_ITEM.refuse(proposed.state, ProposedItemState.SUBMITTED) or refuse_past(proposed.gathering)


def refuse_past(gathering: Gathering | None) -> Refusal | None:
    """Why is nothing submitted to this gathering any more? It is over."""
    if gathering is None or gathering.days is None or gathering.days.upper is None:
        return None
    if gathering.days.upper > timezone.localdate():
        return None
    return Refusal("gathering-over", _("This gathering is over. Choose one that is to come."), "gathering", 422)


def refuse_withdraw_proposed(person: Person, proposed: ProposedItem) -> Refusal | None:
    """Why may this person not withdraw it?"""
    refusal = refuse_not_its_proposer(person, proposed)
    return refusal or PROPOSED_ITEM.refuse(proposed.state, ProposedItemState.WITHDRAWN)


def refuse_decline_proposed(person: Person, proposed: ProposedItem) -> Refusal | None:
    """Why may this person not decline it? The co-chairs of the body and the secretariat may."""
    refusal = refuse_chair_or_secretariat(person, proposed.body)
    return refusal or PROPOSED_ITEM.refuse(proposed.state, ProposedItemState.DECLINED)


def refuse_place_proposed(person: Person, proposed: ProposedItem) -> Refusal | None:
    """Why may this person not put it on an agenda? The secretariat builds agendas."""
    return refuse_prepare(person) or PROPOSED_ITEM.refuse(proposed.state, ProposedItemState.PLACED)


def intake_ends(body: Body, gathering: Gathering | None) -> date | None:
    """The last day on which an item for this body comes in time for this gathering; None where nothing sets one.

    So many business days of the secretariat's calendar before the first meeting, as the procedure of the body says.
    """
    days = Procedure.objects.filter(body=body).values_list("intake_days", flat=True).first()
    first = first_day(gathering)
    if days is None or first is None:
        return None
    return before_business_days(first, days, calendar_of_the_secretariat())


def first_day(gathering: Gathering | None) -> date | None:
    """The day of its first meeting, or its own first day where none is called yet."""
    if gathering is None:
        return None
    meeting = gathering.meetings.exclude(state="cancelled").order_by("starts_at").first()
    if meeting is not None:
        return timezone.localdate(meeting.starts_at)
    return gathering.days.lower if gathering.days else None


def calendar_of_the_secretariat() -> list[int]:
    """The jurisdictions whose holidays the secretariat keeps: those of its seats; where they have none, the federal."""
    own = Jurisdiction.objects.filter(seats__body__kind=BodyKind.SECRETARIAT).distinct()
    found = list(own.values_list("pk", flat=True))
    return found or list(Jurisdiction.objects.filter(order=OrderOfGovernment.FEDERAL).values_list("pk", flat=True))


def is_late(body: Body, gathering: Gathering | None, on: date) -> bool:
    """Whether an item that comes on this day comes after the intake."""
    last = intake_ends(body, gathering)
    return last is not None and on > last
