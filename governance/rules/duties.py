"""May this person see, do, tick or give away what is to be done after a meeting?"""

from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.rules import Standing, standing_of
from governance.models import Duty
from governance.rules.places import refuse_chair_or_secretariat, refuse_prepare, refuse_read_unpublished
from groundwork.refusals import Refusal


def refuse_read_duties(standing: Standing) -> Refusal | None:
    """Why may this reader not see what is to be done? It speaks of what is not published yet."""
    return refuse_read_unpublished(standing)


def refuse_do_duty(person: Person, duty: Duty) -> Refusal | None:
    """Why may this person not do it? A co-chair, the secretariat, and whoever it was given to, may."""
    if duty.done_at is not None:
        return Refusal("already-done", _("This is done already."))
    if duty.assigned_to_id == person.pk and refuse_read_duties(standing_of(person)) is None:
        return None
    return refuse_give_away(person, deciding(duty))


def refuse_give_away(person: Person, body: Body | None) -> Refusal | None:
    """Why may this person not give it to somebody?"""
    return refuse_chair_or_secretariat(person, body) if body else refuse_prepare(person)


def deciding(duty: Duty) -> Body | None:
    """The body whose co-chairs answer for it: that which decided, or which met."""
    return duty.decision.body if duty.decision else duty.body
