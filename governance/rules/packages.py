"""May this person have a package compiled, or read one?"""

from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import refuse_unless_secretariat, standing_of
from governance import rights
from governance.models import (
    Gathering,
)
from groundwork.refusals import Refusal


def refuse_compile(person: Person | None, gathering: Gathering) -> Refusal | None:
    """Why may this person not have a package compiled?"""
    return refuse_unless_secretariat(person, rights.COMPILE)


def refuse_read_package(person: Person | None, gathering: Gathering) -> Refusal | None:
    """Why may this reader not have the package of a gathering?"""
    if standing_of(person).holds(rights.READ_PACKAGE):
        return None
    return rights.READ_PACKAGE.refused("not-a-member", _("Packages are for members. Sign in to read this one."))
