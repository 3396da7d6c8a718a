"""How is advice on a recommendation asked for, given, withdrawn, and taken as not given when its time is over?"""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import NotSent, Role
from councils.models import Body, BodyCharter, Membership, Notice, Person
from councils.notices import post_to, suppress
from governance.business_days import after_business_days, before_business_days
from governance.electorates import deciding_keys
from governance.enums import AdviceAnswer
from governance.models import AdviceRequest, Procedure, Recommendation
from governance.models.advice import ADVICE_LENGTH
from governance.rules.advice import (
    GIVEN,
    end_of,
    refuse_answer_advice,
    refuse_ask_advice,
    refuse_settled,
    refuse_withdraw_advice,
    who_counts,
)
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require

REMINDED = 2  # business days before the due day
MORNING = time(9)  # on the clock of the house
LONGEST = 250  # business days: a year
UNUSABLE = 422


@transaction.atomic
def ask_advice(
    *,
    recommendation: Recommendation,
    of: Body | Person,
    question: Pair,
    by: Person,
    business_days: int | None = None,
) -> AdviceRequest:
    """Ask a body or a person for advice, within so many business days of their own jurisdictions.

    Without a number the procedure of the recommendation's body gives it. They are told, and reminded two business
    days before. Raises Refused for a question that says nothing, a number of days that cannot be, somebody who was
    asked already or cannot answer, once what became of the recommendation is settled, or without the right.
    """
    recommendation = relying_on(Recommendation, recommendation.pk)
    require(refuse_ask_advice(by, recommendation))
    days = days_for(recommendation.body) if business_days is None else business_days
    require(refuse_question(question) or refuse_days(days) or refuse_of(recommendation, of))
    asked = {"body": of} if isinstance(of, Body) else {"person": of}
    advice = AdviceRequest(recommendation=recommendation, asked_by=by, business_days=days, **asked)
    advice.question = question
    advice.due_on = after_business_days(timezone.localdate(), days, who_counts(advice))
    advice.save()
    tell_who_advises(advice)
    facts = {"of": of.key if isinstance(of, Body) else "person", "due_on": advice.due_on, "days": days}
    record("advice.asked", by=by, on=recommendation, advice=advice.pk, question=question, **facts)
    return advice


@transaction.atomic
def answer_advice(*, advice: AdviceRequest, answer: AdviceAnswer, text: Pair, by: Person) -> AdviceRequest:
    """Give the advice that was asked for. Conditions, and what speaks against it, are said in words.

    Raises Refused after the end of the due day, when it was given or withdrawn, or for who was not asked.
    """
    advice = changing(AdviceRequest, advice.pk)
    require(refuse_answer_advice(by, advice))
    require(refuse_advice(answer, text))
    advice.answer, advice.text = answer, text
    advice.answered_by, advice.answered_at = by, timezone.now()
    advice.save(update_fields=["answer", "answered_by", "answered_at", *columns_of("text", states=False)])
    tell_no_more(advice)
    said = {"advice": advice.pk, "answer": answer, "text": text}
    record("advice.given", by=by, on=advice.recommendation, **said)
    return advice


@transaction.atomic
def withdraw_advice(*, advice: AdviceRequest, by: Person) -> AdviceRequest:
    """Withdraw the question. Raises Refused when it was answered, withdrawn or is over, or without the right."""
    advice = changing(AdviceRequest, advice.pk)
    require(refuse_withdraw_advice(by, advice))
    advice.withdrawn_at = timezone.now()
    advice.save(update_fields=["withdrawn_at"])
    tell_no_more(advice)
    record("advice.withdrawn", by=by, on=advice.recommendation, advice=advice.pk)
    return advice


@transaction.atomic
def lapse_advice(*, advice: AdviceRequest, by: Person | None = None) -> AdviceRequest:
    """Say that no advice was given: the due day is over where it ends last. Raises Refused before, or once settled."""
    advice = changing(AdviceRequest, advice.pk)
    require(refuse_settled(advice) or refuse_early(advice))
    advice.answer, advice.answered_at = AdviceAnswer.NONE, timezone.now()
    advice.save(update_fields=["answer", "answered_at"])
    tell_no_more(advice)
    record("advice.lapsed", by=by, on=advice.recommendation, advice=advice.pk, due_on=advice.due_on)
    return advice


def due_advice(now: datetime) -> list[AdviceRequest]:
    """The requests without an answer whose due day is over everywhere. A query, and two for each that is late."""
    waiting = AdviceRequest.objects.filter(answer="", withdrawn_at=None, due_on__lt=timezone.localdate(now))
    return [advice for advice in waiting.select_related("body", "person") if end_of(advice) <= now]


def days_for(body: Body) -> int:
    """How many business days the procedure of this body gives; the default of the house where it has none."""
    procedure = Procedure.objects.filter(body=body).first() or Procedure()
    return procedure.advice_days


def tell_who_advises(advice: AdviceRequest) -> None:
    """Owe a notice to who answers, and a reminder two business days before the due day, where that is still to come."""
    people, facts = who_answers(advice), {"advice": advice.pk}
    post_to(people, kind="advice.asked", key=f"advice.asked:{advice.pk}", facts=facts)
    day = before_business_days(advice.due_on, REMINDED, who_counts(advice))
    if day > timezone.localdate():
        morning = datetime.combine(day, MORNING, tzinfo=timezone.get_default_timezone())
        post_to(people, kind="advice.due", key=f"advice.due:{advice.pk}", facts=facts, due_at=morning)


def tell_no_more(advice: AdviceRequest) -> None:
    """What is still owed about this request is settled."""
    for kind in ("advice.asked", "advice.due"):
        suppress(Notice.objects.filter(key__startswith=f"{kind}:{advice.pk}:"), NotSent.SETTLED)


def who_answers(advice: AdviceRequest) -> list[int]:
    """The people who are told, by number: the person; the co-chairs of the body, or all who belong to it."""
    if advice.person_id:
        return [advice.person_id]
    assert advice.body is not None
    today = timezone.localdate()
    held = Membership.objects.standing(today).filter(seat__body__key__in=deciding_keys(advice.body, today))
    active = held.filter(person__is_active=True)
    chairs = active.filter(role=Role.CO_CHAIR)
    found = chairs if chairs.exists() else active.exclude(role=Role.OBSERVER)
    return list(found.values_list("person_id", flat=True))


def refuse_question(question: Pair) -> Refusal | None:
    """Why is this no question? One language is enough."""
    if not (question.en.strip() or question.fr.strip()):
        return Refusal("no-question", _("Write the question, in one language at least."), "question_en", UNUSABLE)
    if max(len(question.en), len(question.fr)) > 600:
        return Refusal("too-long", _("Write it in 600 characters or fewer."), "question_en", UNUSABLE)
    return None


def refuse_days(days: int) -> Refusal | None:
    """Why is this no time to answer in?"""
    if 1 <= days <= LONGEST:
        return None
    return Refusal("no-such-time", _("Give from 1 to 250 business days."), "business_days", UNUSABLE)


def refuse_of(recommendation: Recommendation, of: Body | Person) -> Refusal | None:
    """Why can this body or person not be asked?"""
    today = timezone.localdate()
    if isinstance(of, Body):
        there = BodyCharter.objects.standing(today).filter(body=of).exists()
        waiting = recommendation.advice.filter(body=of)
    else:
        there = of.is_active and Membership.objects.standing(today).of(of).exists()
        waiting = recommendation.advice.filter(person=of)
    if not there:
        return Refusal("cannot-answer", _("Nobody could answer: choose a body or a person of today."), "of", UNUSABLE)
    if waiting.filter(answer="", withdrawn_at=None).exists():
        return Refusal("asked-already", _("This advice is asked for already and not given yet."), "of", UNUSABLE)
    return None


def refuse_advice(answer: str, text: Pair) -> Refusal | None:
    """Why is this no advice?"""
    if answer not in GIVEN:
        return Refusal("no-answer", _("Choose an answer."), "answer", UNUSABLE)
    if answer != AdviceAnswer.FAVOURABLE and not (text.en.strip() or text.fr.strip()):
        return Refusal("no-text", _("Say why, or under which conditions."), "text_en", UNUSABLE)
    if max(len(text.en), len(text.fr)) > ADVICE_LENGTH:
        return Refusal("too-long", _("Write it in 4,000 characters or fewer."), "text_en", UNUSABLE)
    return None


def refuse_early(advice: AdviceRequest) -> Refusal | None:
    """Why is it not over?"""
    if end_of(advice) <= timezone.now():
        return None
    return Refusal("not-yet", _("Its day has not come yet."))
