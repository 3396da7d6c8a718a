"""May this person ask for advice, give it, or withdraw the question?"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Jurisdiction, Person, SeatTerm
from councils.rules import standing_of
from governance import rights
from governance.electorates import deciding_bodies, deciding_keys
from governance.enums import AdviceAnswer
from governance.models import AdviceRequest, Recommendation
from governance.rules.places import refuse_chair_or_secretariat
from governance.rules.recommendations import ENDED
from groundwork.refusals import Refusal

GIVEN = (AdviceAnswer.FAVOURABLE, AdviceAnswer.CONDITIONAL, AdviceAnswer.UNFAVOURABLE)


def refuse_ask_advice(person: Person, recommendation: Recommendation) -> Refusal | None:
    """Why may this person not ask for advice on it? The co-chairs of its body and the secretariat may."""
    if refusal := refuse_chair_or_secretariat(person, recommendation.body):
        return refusal
    if not recommendation.reference or recommendation.state in ENDED:
        return Refusal("nothing-to-advise", _("Advice is asked between submission and decision."))
    return None


def refuse_answer_advice(person: Person, advice: AdviceRequest) -> Refusal | None:
    """Why may this person not give this advice now?"""
    return refuse_adviser(person, advice) or refuse_settled(advice) or refuse_late(advice, timezone.now())


def refuse_adviser(person: Person, advice: AdviceRequest) -> Refusal | None:
    """Why is it not for this person to answer? The person who was asked does, or who belongs to the body."""
    asked = advice.body
    if asked is None:
        if person.pk == advice.person_id:
            return None
        return Refusal("not-asked", _("This advice was asked of somebody else."), status=403)
    keys = deciding_keys(asked, timezone.localdate())
    if standing_of(person).holds(rights.ADVISE, keys):
        return None
    return rights.ADVISE.refused("not-asked", _("Only who belongs to the body that was asked may answer."), about=keys)


def refuse_withdraw_advice(person: Person, advice: AdviceRequest) -> Refusal | None:
    """Why may this person not withdraw the question?"""
    return refuse_chair_or_secretariat(person, advice.recommendation.body) or refuse_settled(advice)


def refuse_settled(advice: AdviceRequest) -> Refusal | None:
    """Why does nobody wait for this advice any more?"""
    if advice.withdrawn_at:
        return Refusal("advice-withdrawn", _("The question was withdrawn."))
    if advice.answer == AdviceAnswer.NONE:
        return Refusal("advice-lapsed", _("The time for this advice is over."))
    if advice.answer:
        return Refusal("answered", _("This advice was given already."))
    return None


def refuse_late(advice: AdviceRequest, now: datetime) -> Refusal | None:
    """Why is it too late, though the worker has not said so yet?"""
    if now < end_of(advice):
        return None
    return Refusal("advice-lapsed", _("The time for this advice is over."))


def end_of(advice: AdviceRequest) -> datetime:
    """The end of the due day where it ends last among the jurisdictions that answer."""
    codes = set(Jurisdiction.objects.filter(pk__in=who_counts(advice)).values_list("time_zone", flat=True))
    zones = [ZoneInfo(code) for code in codes] or [timezone.get_default_timezone()]
    midnight = datetime.combine(advice.due_on + timedelta(days=1), time())
    return max(midnight.replace(tzinfo=zone) for zone in zones)


def who_counts(advice: AdviceRequest, on: date | None = None) -> set[int]:
    """The jurisdictions, by number, whose business days and hours the clock keeps: those with a seat in the body
    that was asked, or for which the person who was asked sits. None where there is none: then weekdays alone count."""
    on = on or timezone.localdate()
    if advice.body is not None:
        seats = SeatTerm.objects.standing(on).filter(seat__body__in=deciding_bodies(advice.body, on))
        return set(seats.exclude(seat__jurisdiction=None).values_list("seat__jurisdiction", flat=True))
    places = standing_of(advice.person, on).memberships
    return {held.seat.jurisdiction_id for held in places if held.seat.jurisdiction_id}
