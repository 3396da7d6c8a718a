"""How does a reader take a file of a package home, or read it as a page?"""

from pathlib import PurePosixPath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance import rules
from governance.enums import FileKind, PackageState
from governance.models import PackageFile
from governance.packages.downloads import count_download
from governance.packages.html import html_context
from governance.packages.snapshots import kept_facts
from governance.queries.packages import file_of
from governance.views.packages import readable, version_of
from groundwork.bilingual import reader_language
from groundwork.refusals import require

TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.ZIP: "application/zip",
    FileKind.HTML: "text/html; charset=utf-8",
    FileKind.MANIFEST: "application/json",
}


@require_safe
def package_file(
    request: HttpRequest, slug: str, version: int, language: str, kind: str = FileKind.PDF
) -> FileResponse:
    """One file, to be kept; the reader's rights are asked at every download, and only how many there were is noted."""
    gathering = readable(request, slug)
    try:
        found = file_of(gathering, version, language, kind)
        require(rules.refuse_read_edition(request.user, found.package))  # type: ignore[arg-type]
        content = found.file.open("rb")
    except (PackageFile.DoesNotExist, FileNotFoundError) as missing:
        raise Http404 from missing
    if request.method == "GET":
        count_download(found)
    response = FileResponse(
        content,
        as_attachment=True,
        filename=PurePosixPath(str(found.file.name)).name,
        content_type=TYPES[FileKind(found.kind)],
    )
    response["Cache-Control"] = "private, no-store"
    return response


@never_cache
@require_safe
def package_page(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """The contents of a version as a page, in the reader's language, with a place for each item."""
    found = version_of(request, slug, version)
    contents = kept_facts(found) if found.state == PackageState.READY else None
    if contents is None:
        raise Http404
    papers = [paper for item in contents.numbered for paper in item.papers_in(reader_language())]
    documents = {paper.key: reverse("document", args=[paper.id]) for paper in papers if not paper.withheld}
    shown = html_context(contents, contents.edition, reader_language(), documents)
    return render(request, "governance/packages/edition.html", shown | {"package": found, "section": "meetings"})
