"""May this person have a package compiled, or read one?"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import refuse_unless_secretariat, standing_of
from governance import rights
from governance.enums import Edition, Marking
from governance.models import Document, Gathering, Package
from groundwork.refusals import Refusal

MARKINGS = [str(each) for each in Marking]  # the lowest first


def refuse_compile(person: Person | None, gathering: Gathering) -> Refusal | None:
    """Why may this person not have a package compiled?"""
    return refuse_unless_secretariat(person, rights.COMPILE)


def refuse_read_package(person: Person | None, gathering: Gathering) -> Refusal | None:
    """Why may this reader not have the package of a gathering?"""
    if standing_of(person).holds(rights.READ_PACKAGE):
        return None
    return rights.READ_PACKAGE.refused("not-a-member", _("Packages are for members. Sign in to read this one."))


def refuse_ask_edition(person: Person | None, gathering: Gathering, edition: str) -> Refusal | None:
    """Why may this person not ask for this edition? Everybody who reads packages may ask for their own."""
    if edition == Edition.PERSONAL:
        return refuse_read_package(person, gathering)
    return refuse_compile(person, gathering)


def refuse_read_edition(person: Person | None, package: Package) -> Refusal | None:
    """Why may this reader not have this edition? A personal one is for nobody but the one for whom it was made."""
    if package.reader_id is not None and (person is None or package.reader_id != person.pk):
        return Refusal("personal-edition", _("This edition was made for somebody else."), status=403)
    return refuse_read_package(person, package.gathering)


def refuse_stop(person: Person | None, package: Package) -> Refusal | None:
    """Why may this person not stop the making of a package, or have it made again?"""
    if package.reader_id is not None:
        return refuse_read_edition(person, package)
    return refuse_compile(person, package.gathering)


def refuse_marking(marking: str) -> Refusal | None:
    """Why may nothing with this marking be compiled here? The house has a ceiling (MARKING_CEILING)."""
    if MARKINGS.index(marking) <= MARKINGS.index(settings.MARKING_CEILING):
        return None
    words = {"marking": Marking(marking).label, "ceiling": Marking(settings.MARKING_CEILING).label}
    return Refusal(
        "marking-above-ceiling",
        _("It is marked %(marking)s. Nothing above %(ceiling)s may be compiled in this installation.") % words,
    )


def refuse_marked(gathering: Gathering) -> Refusal | None:
    """Why may no package of this gathering be compiled: are its own marking, or those of its documents, too high?

    One query, and none where the gathering's own is.
    """
    own = refuse_marking(gathering.marking)
    if own is not None:
        return own
    documents = Document.objects.standing().filter(item__meeting__gathering=gathering, item__removed=False)
    marked = set(documents.values_list("marking", flat=True))
    return next((refused for each in marked if (refused := refuse_marking(each)) is not None), None)
