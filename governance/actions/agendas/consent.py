"""How is the consent group of a meeting carried by one question?"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.agendas.courses import all_or_none, decided_as, refuse_not_under_way
from governance.actions.run.items import record_item_outcome
from governance.enums import MotionState, Outcome
from governance.models import AgendaItem, Decision, Meeting, Motion
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

ENDED = [MotionState.WITHDRAWN, MotionState.FALLEN, MotionState.DECIDED]


@transaction.atomic
def carry_consent_group(*, meeting: Meeting, items: Sequence[AgendaItem], by: Person) -> list[Decision]:
    """Carry the motions of these items by consensus of those present, by one question; what has none is noted.

    `items` are those that were read out. It is done for all or for none: raises Refused with what stands in the way,
    when one of them was taken out of the group meanwhile, before the meeting is under way, or for who is no co-chair.
    """
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_chair(by, meeting.body))
    require(refuse_not_under_way(meeting))
    chosen = sorted((changing(AgendaItem, each.pk) for each in items), key=lambda each: each.position or 0)
    require(refuse_group(meeting, chosen))
    decisions = all_or_none(chosen, lambda item: decided_in_group(item, meeting, by))
    record(
        "meeting.consent-group-carried", by=by, on=meeting, items=[each.pk for each in chosen],
        decisions=[each.reference for each in decisions],
    )  # fmt: skip
    return decisions


def decided_in_group(item: AgendaItem, meeting: Meeting, by: Person) -> Decision:
    """Carry the motion of an item, or note it when there is none, inside the caller's transaction."""
    if Motion.objects.filter(item=item, amendment=None).exclude(state__in=ENDED).exists():
        return decided_as(item, meeting, by, Outcome.CONSENSUS)
    return record_item_outcome(item=item, outcome=Outcome.NOTED, by=by)


def refuse_group(meeting: Meeting, chosen: Sequence[AgendaItem]) -> Refusal | None:
    """Why is this not the consent group of this meeting any more?"""
    if not chosen:
        return Refusal("nothing-to-carry", _("The consent group is empty."), "items", status=422)
    if any(each.meeting_id != meeting.pk or each.removed for each in chosen):
        return Refusal("another-meeting", _("An item is not on the agenda of this meeting."), "items", status=422)
    out = [str(each.title) for each in chosen if not each.consent or each.pulled_at is not None]
    if out:
        words = _("Taken out of the group meanwhile: %(items)s. Nothing was done.") % {"items": "; ".join(out)}
        return Refusal("taken-out", words)
    return None
