"""May this person set right what is on record of a consultation?"""

from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import refuse_unless_secretariat, standing_of
from governance import rights
from governance.models import Consultation
from groundwork.refusals import Refusal


def refuse_revise_consultation(person: Person, consultation: Consultation) -> Refusal | None:
    """Why may this person not change it? Who recorded it and the secretariat may."""
    if refuse_unless_secretariat(person) is None:
        return None
    if consultation.created_by_id == person.pk and standing_of(person).holds(rights.RECOMMEND):
        return None
    return Refusal(
        "not-recorder", _("Only who recorded this consultation, or the secretariat, may change it."), status=403
    )
