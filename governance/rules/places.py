"""May this person act as what they are: for the secretariat, for the co-chairs, for a member?"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.rules import Standing, refuse_unless_secretariat, standing_of
from governance import rights
from governance.electorates import deciding_keys
from groundwork.refusals import Refusal


def refuse_prepare(person: Person | None) -> Refusal | None:
    """Why may this person not prepare meetings and agendas?"""
    return refuse_unless_secretariat(person, rights.PREPARE)


def refuse_recommend(person: Person | None) -> Refusal | None:
    """Why may this person not write a recommendation? Observers and strangers may not."""
    if standing_of(person).holds(rights.RECOMMEND):
        return None
    return rights.RECOMMEND.refused(
        "not-a-member", _("Only members, working groups and the secretariat may recommend.")
    )


def refuse_read_agenda(standing: Standing) -> Refusal | None:
    """Why may this reader not see agendas and motions? They are for members until something is published."""
    if standing.holds(rights.READ_AGENDA):
        return None
    return rights.READ_AGENDA.refused("not-a-member", _("Agendas are for members."))


def refuse_chair(person: Person | None, body: Body, on: date | None = None) -> Refusal | None:
    """Why may this person not act for the co-chairs of this body?"""
    keys = deciding_keys(body, on or timezone.localdate())
    if standing_of(person, on).holds(rights.RECORD, keys):
        return None
    return rights.RECORD.refused("not-co-chair", _("Only a co-chair may do this."), about=keys, on=on)


def refuse_chair_or_secretariat(person: Person | None, body: Body) -> Refusal | None:
    """Why may this person neither act for the co-chairs of this body nor for the secretariat?"""
    if refuse_unless_secretariat(person) is None:
        return None
    keys = deciding_keys(body, timezone.localdate())
    if standing_of(person).holds(rights.CONDUCT, keys):
        return None
    return rights.CONDUCT.refused(
        "not-co-chair-nor-secretariat", _("Only a co-chair or the secretariat may do this."), about=keys
    )


def refuse_read_unpublished(standing: Standing) -> Refusal | None:
    """Why may this reader not see what was recorded and is not published? It is for members until then."""
    if standing.holds(rights.READ_UNPUBLISHED):
        return None
    return rights.READ_UNPUBLISHED.refused("not-published", _("This is not published yet."))


def refuse_annotate(person: Person | None, body: Body) -> Refusal | None:
    """Why may this person neither read nor write what is noted for the co-chairs of this body?"""
    return refuse_chair_or_secretariat(person, body)
