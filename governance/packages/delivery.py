"""Who is told that a package is ready, and who that a document of theirs could not be included?"""

from django.utils import timezone
from django.utils.translation import override

from councils.models import Membership
from councils.notices import post_to
from governance.electorates import deciding_bodies
from governance.models import Document, Meeting, Package
from governance.packages.attachments.problems import remedy, why
from governance.packages.contents import PackageContents
from governance.packages.manifest import Made

READY, LEFT_OUT = "package.ready", "package.document"


def tell(package: Package, contents: PackageContents, made: Made) -> None:
    """Owe both notices, inside the caller's transaction."""
    if package.tell:
        changed = contents.since("package")
        facts = {
            "package": package.pk,
            "changes": len(changed.items) if changed else None,
            "load": {code: load(contents, made, code) for code in ("en", "fr")},
        }
        post_to(members_of(package), kind=READY, key=f"{READY}:{package.pk}", facts=facts)
    tell_owners(package, made)


def load(contents: PackageContents, made: Made, language: str) -> list[int]:
    """The reading load in one language: pages of the items that are to be decided, and pages in all."""
    deciding = {item.key for item in contents.numbered if item.motions or item.purpose == "decision"}
    pages = [(plan, ready.pages) for plan, ready in made if plan.language == language]
    decided = sum(count for plan, count in pages if plan.key in deciding or plan.back_to in deciding)
    return [decided, sum(count for _plan, count in pages)]


def members_of(package: Package) -> set[int]:
    """Everybody who holds a place in a body that meets there, or in a council that decides for it, on that day."""
    people: set[int] = set()
    for meeting in Meeting.objects.filter(gathering=package.gathering_id).select_related("body"):
        on = max(timezone.localdate(), timezone.localdate(meeting.starts_at))
        bodies = {meeting.body, *deciding_bodies(meeting.body, on)}
        held = Membership.objects.standing(on).filter(seat__body__in=bodies, person__is_active=True)
        people.update(held.values_list("person_id", flat=True))
    return people


def tell_owners(package: Package, made: Made) -> None:
    """Owe the notice to who uploaded a document that is not included: once for each document, whichever package."""
    replaced = {plan.paper.id: ready.problem for plan, ready in made if plan.paper is not None and ready.replaced}
    for document in Document.objects.filter(pk__in=replaced):
        problem = replaced[document.pk]
        with override("en"):  # said again in the reader's language when it goes
            reasons = [str(each) for each in (why(problem), remedy(problem)) if each]
        post_to(
            [document.uploaded_by_id], kind=LEFT_OUT, key=f"{LEFT_OUT}:{document.pk}",
            facts={"document": document.pk, "package": package.pk, "why": reasons},
        )  # fmt: skip
