"""How does a reader see, ask for and take home the package of a gathering?"""

import uuid
from pathlib import PurePosixPath
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from councils.queries.names import names_on
from governance import rules
from governance.actions.packages import request_package
from governance.models import Gathering, PackageFile
from governance.queries.meetings.gatherings import find_gathering, head_of
from governance.queries.packages import file_of, packages_of, under_way
from governance.views.tabs import tabs_of
from groundwork.once import done_once
from groundwork.refusals import require


@never_cache
@require_safe
def package(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions of a package, the state of each, and their files."""
    return render(request, "governance/packages/package.html", _page(request, _readable(request, slug)))


@never_cache
@require_safe
def package_status(request: HttpRequest, slug: str) -> HttpResponse:
    """The part that changes while a version is being made: asked every two seconds, then silent."""
    return render(request, "governance/packages/_status.html", _page(request, _readable(request, slug)))


@require_POST
def compile_now(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the next version."""
    gathering = _readable(request, slug)
    require(rules.refuse_compile(request.user, gathering))  # type: ignore[arg-type]

    def act() -> str:
        request_package(gathering=gathering, by=request.user)  # type: ignore[arg-type]
        return reverse("package", args=[slug])

    address = done_once(request, act)
    if getattr(request, "htmx", False):
        return render(request, "governance/packages/_status.html", _page(request, gathering))
    return HttpResponseRedirect(address)


@require_safe
def package_file(request: HttpRequest, slug: str, version: int, language: str) -> FileResponse:
    """One file, to be kept; the reader's rights are asked at every download."""
    gathering = _readable(request, slug)
    try:
        found = file_of(gathering, version, language)
        content = found.file.open("rb")
    except (PackageFile.DoesNotExist, FileNotFoundError) as missing:
        raise Http404 from missing
    response = FileResponse(
        content,
        as_attachment=True,
        filename=PurePosixPath(str(found.file.name)).name,
        content_type="application/pdf",
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _readable(request: HttpRequest, slug: str) -> Gathering:
    gathering = find_gathering(slug)
    require(rules.refuse_read_package(request.user, gathering))  # type: ignore[arg-type]
    return gathering


def _page(request: HttpRequest, gathering: Gathering) -> dict[str, Any]:
    packages = packages_of(gathering)
    head = head_of(gathering, names_on())
    return {
        "head": head,
        "tabs": tabs_of(head.slug, "package"),
        "packages": packages,
        "current": under_way(packages),
        "may_compile": rules.refuse_compile(request.user, gathering) is None,  # type: ignore[arg-type]
        "once": uuid.uuid4(),
        "section": "meetings",
    }
