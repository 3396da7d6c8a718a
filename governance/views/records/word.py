"""How are an agenda and a record handed out as Word documents, for those who will never sign in?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from governance.docx.agenda import agenda_docx
from governance.docx.record import record_docx
from governance.docx.writing import MEDIA_TYPE
from governance.queries.meetings.gatherings import slug_of
from governance.queries.records.meeting_records import RecordPage, record_page
from governance.views.reading import person_of, readable
from governance.views.records.meeting_records import meeting_at, reader_of
from groundwork.bilingual import Pair, reader_language

DRAFT = Pair("Draft, not circulated", "Ébauche, non distribuée")
STATES = {
    "circulated": Pair("Circulated for comments, not approved", "Distribué pour commentaires, non approuvé"),
    "approved": Pair("Approved by the co-chairs", "Approuvé par les coprésidences"),
    "adopted": Pair("Adopted by the meeting", "Adopté par la réunion"),
}


def languages_of(request: HttpRequest) -> tuple[str, ...]:
    """The languages that were asked for: one, or both with the reader's first."""
    wanted = request.GET.get("language", "")
    if wanted in {"en", "fr"}:
        return (wanted,)
    return ("fr", "en") if reader_language() == "fr" else ("en", "fr")


def handed_out(content: bytes, name: str) -> HttpResponse:
    """A file to keep; it never opens as a page."""
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


@never_cache
@login_required
@require_safe
def agenda_word(request: HttpRequest, slug: str) -> HttpResponse:
    """The agenda of a gathering."""
    found, languages = readable(request, slug), languages_of(request)
    name = "ordre-du-jour" if languages[0] == "fr" else "agenda"
    return handed_out(
        agenda_docx(found, names_on(), languages, person_of(request)), f"{name}-{slug_of(found)}-{'-'.join(languages)}"
    )


@never_cache
@require_safe
def record_word(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The record of a meeting as this reader may see it."""
    page = record_page(meeting_at(slug, pk), reader_of(request), request.GET.get("text", "")[:6])
    languages = languages_of(request)
    name = "releve-de-decisions" if languages[0] == "fr" else "record"
    content = record_docx(page.content, page.people, languages, note=which(page))
    return handed_out(content, f"{name}-{page.slug}-{'-'.join(languages)}")


def which(page: RecordPage) -> Pair:
    """Which text this is; a draft says that it is one."""
    return STATES[page.text.state] if page.text else DRAFT
