"""How does a reader see the package of a gathering, ask for it, stop it, and have it made again?"""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from councils.queries.names import names_on
from governance import rules
from governance.actions import packages as acts
from governance.enums import Edition
from governance.forms.packages import AskPackageForm
from governance.models import Gathering, Package, PackagePart
from governance.queries import packages as queries
from governance.queries.meetings.gatherings import find_gathering, head_of
from governance.views.act_pages import act_page
from governance.views.packages_shown import versions_shown
from governance.views.reading import address, person_of, see
from governance.views.tabs import tabs_of
from groundwork.once import done_once
from groundwork.refusals import require

PAGE, STATUS = "governance/packages/package.html", "governance/packages/_status.html"


@never_cache
@require_safe
def package(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions of a package, the state of each, and their files."""
    gathering = readable(request, slug)
    return render(request, PAGE, shown(request, gathering) | {"form": empty_form(gathering)})


@never_cache
@require_safe
def package_status(request: HttpRequest, slug: str) -> HttpResponse:
    """The part that changes while a version is being made: asked every two seconds, then silent."""
    return render(request, STATUS, shown(request, readable(request, slug)))


@require_POST
def compile_now(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the next version."""
    gathering = readable(request, slug)
    require(rules.refuse_compile(person_of(request), gathering))
    form = AskPackageForm(request.POST, bases=queries.bases_of(gathering))

    def act() -> str:
        acts.request_package(gathering=gathering, by=person_of(request), wish=form.wish)
        return address("package", slug)

    return act_page(request, PAGE, form, act, shown(request, gathering))


@require_POST
def compile_mine(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for one's own edition."""
    gathering = readable(request, slug)
    wish = acts.Wish(Edition.PERSONAL)
    return pressed(request, slug, lambda: acts.request_package(gathering=gathering, by=person_of(request), wish=wish))


@require_POST
def stop_package(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Stop the making of a version."""
    found = version_of(request, slug, version)
    return pressed(request, slug, lambda: acts.cancel_package(package=found, by=person_of(request)))


@require_POST
def package_again(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Have a version that failed made again."""
    found = version_of(request, slug, version)
    return pressed(request, slug, lambda: acts.retry_package(package=found, by=person_of(request)))


@require_POST
def part_again(request: HttpRequest, slug: str, version: int, part: int) -> HttpResponse:
    """Try once more to include a document."""
    found = version_of(request, slug, version)
    left_out = get_object_or_404(PackagePart.objects.select_related("package"), pk=part, package=found)
    return pressed(request, slug, lambda: acts.retry_part(part=left_out, by=person_of(request)))


def pressed(request: HttpRequest, slug: str, act: Callable[[], object]) -> HttpResponse:
    """Do once what a button asks for, and show the page. What is refused is said in a page of its own."""

    def once() -> str:
        act()
        return address("package", slug)

    done_once(request, once)
    return see("package", slug)


def readable(request: HttpRequest, slug: str) -> Gathering:
    """The gathering, for who reads packages. Raises Http404 and Refused."""
    gathering = find_gathering(slug)
    require(rules.refuse_read_package(request.user, gathering))  # type: ignore[arg-type]
    return gathering


def version_of(request: HttpRequest, slug: str, version: int) -> Package:
    """A version that this reader may know of. Raises Http404 and Refused."""
    gathering = readable(request, slug)
    found = get_object_or_404(
        Package.objects.select_related("gathering", "reader", "since"), gathering=gathering, version=version
    )
    require(rules.refuse_read_edition(person_of(request), found))
    return found


def empty_form(gathering: Gathering) -> AskPackageForm:
    """What is chosen when nothing is."""
    return AskPackageForm(bases=queries.bases_of(gathering))


def shown(request: HttpRequest, gathering: Gathering) -> dict[str, Any]:
    """What the page and its moving part show."""
    person = person_of(request)
    versions = versions_shown(queries.packages_of(gathering, person), person)
    head = head_of(gathering, names_on())
    return {
        "head": head,
        "tabs": tabs_of(head.slug, "package", person),
        "versions": versions,
        "current": [each for each in versions if each.version.is_under_way],
        "may_compile": rules.refuse_compile(person, gathering) is None,
        "marked": rules.refuse_marked(gathering),
        "mine_is_made": any(each.version.is_under_way and each.version.package.reader_id for each in versions),
        "once": uuid.uuid4(),
        "once_mine": uuid.uuid4(),
        "section": "meetings",
    }
