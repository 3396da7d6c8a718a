"""A gathering with documents of several kinds, and its packages, for tests of the compiler."""

import pikepdf

from governance.actions.intake.documents import Upload, add_documents
from governance.actions.packages import Wish, request_package
from governance.models import Gathering, Package
from governance.packages.waiting import compile_package
from groundwork.bilingual import Pair
from tests.factories.house import House, both
from tests.governance.agendas.papers import pdf

# It opens, and whoever made it lets nobody join its pages with others.
PROTECTED = pikepdf.Encryption(
    owner="owner", user="", allow=pikepdf.Permissions(modify_assembly=False, modify_other=False)
)
TEXT = Upload("notes.txt", b"What was said before the meeting.\n")


def gathering_with_papers(house: House, items: int = 2) -> Gathering:
    """Items with a text in both languages, a PDF in English only, and one that nobody can open."""
    meeting = house.meeting()
    by = house.people["secretariat"]
    for number in range(items):
        item = house.item(meeting)
        french = Upload("notes.txt", f"Ce qui fut dit ({number}).\n".encode())
        add_documents(place=item, title=both("Notes"), sides={"en": TEXT, "fr": french}, by=by)
    add_documents(place=item, title=Pair("Report", "Rapport"), sides={"en": Upload("report.pdf", pdf(3))}, by=by)
    add_documents(
        place=item, title=both("Locked"), sides={"fr": Upload("locked.pdf", pdf(encryption=PROTECTED))}, by=by
    )
    return meeting.gathering


def made(house: House, gathering: Gathering, wish: Wish | None = None, by: str = "secretariat") -> Package:
    """A package that is ready."""
    package = request_package(gathering=gathering, by=house.people[by], wish=wish or Wish())
    assert compile_package(package.pk), Package.objects.get(pk=package.pk).problem
    package.refresh_from_db()
    return package
