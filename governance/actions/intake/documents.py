"""How does an item get its documents, how does a newer one take the place of an older, and how is one removed?

The bytes are kept under their SHA-256, never under a name that somebody gave them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.models import AgendaItem, Document
from governance.rules.documents import Place, place_of, refuse_change_documents
from governance.rules.documents_bytes import Examined, ending_of, examine
from groundwork.bilingual import LANGUAGES, Pair, other_language
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, Refused, require

MOST = 30  # documents of an item, each in two languages
UNUSABLE = 422


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: the name it was given there, and its bytes."""

    name: str
    content: bytes


@transaction.atomic
def add_documents(
    *, place: Place, title: Pair, sides: Mapping[str, Upload], by: Person, withheld: bool = False
) -> list[Document]:
    """Add a document to an item, in one language or in both; the other can come later.

    `withheld` keeps it from observers. Raises Refused without a title or a file, for a file that is not taken (its
    field is `file_en` or `file_fr`), when there are thirty already, or without the right.
    """
    place = changing(type(place), place.pk)
    require(refuse_change_documents(by, place))
    require(refuse_nothing(title, sides))
    last = documents_of(place).aggregate(last=Max("position"))["last"] or 0
    require(refuse_too_many(place))
    facts = {"position": last + 1, "withheld": withheld, **title.columns("title", states=False)}
    given = [code for code in LANGUAGES if code in sides]
    added = [kept(place, code, sides[code], by, facts, field=f"file_{code}") for code in given]
    for document in added:
        told("document.added", document, by, title=title, withheld=withheld)
    return added


@transaction.atomic
def add_other_language(*, document: Document, upload: Upload, by: Person) -> Document:
    """Add the side of a document that is still missing. Raises Refused when somebody did so meanwhile, or as above."""
    document = current(document)
    require(refuse_change_documents(by, place_of(document)))
    code = other_language(document.language)
    beside = documents_of(place_of(document)).filter(position=document.position, language=code)
    if beside.exists():
        require(Refusal("slot-taken", _("This language is there already. Replace it, if this one is newer."), "file"))
    facts = {"position": document.position, "withheld": document.withheld}
    added = kept(place_of(document), code, upload, by, {**facts, **document.title.columns("title", states=False)})
    told("document.added", added, by, title=added.title, withheld=added.withheld)
    return added


@transaction.atomic
def replace_document(*, document: Document, upload: Upload, by: Person) -> Document:
    """Let a newer file take the place of a document; the old one stays readable beside it.

    Raises Refused when somebody replaced or removed it meanwhile, for the same bytes again, or as above.
    """
    document = current(document)
    require(refuse_change_documents(by, place_of(document)))
    facts = {"position": document.position, "withheld": document.withheld, "removed_at": timezone.now()}
    newer = kept(place_of(document), document.language, upload, by,
                 {**facts, **document.title.columns("title", states=False)})  # fmt: skip
    if newer.sha256 == document.sha256:
        require(Refusal("same-document", _("This is the same file as before."), "file", UNUSABLE))
    document.replaced_by = newer
    document.save(update_fields=["replaced_by"])
    newer.removed_at = None  # the place is free only now: one document stands in it at a time
    newer.save(update_fields=["removed_at"])
    told("document.replaced", newer, by, was=document.sha256)
    return newer


@transaction.atomic
def remove_document(*, document: Document, by: Person) -> Document:
    """Take a document away; its row and bytes stay. Raises Refused when it is gone already, or without the right."""
    document = current(document)
    require(refuse_change_documents(by, place_of(document)))
    document.removed_at = timezone.now()
    document.save(update_fields=["removed_at"])
    told("document.removed", document, by)
    return document


def told(act: str, document: Document, by: Person, **facts: object) -> None:
    """Witness an act on a document by what it is, not by what its file was called."""
    what = {"language": document.language, "sha256": document.sha256, "size": document.size}
    record(act, by=by, on=place_of(document), document=document.pk, media_type=document.media_type, **what, **facts)


def current(document: Document) -> Document:
    """The row, locked. Raises Refused when another took its place or it was removed."""
    found = changing(Document, document.pk)
    if found.replaced_by_id or found.removed_at:
        require(Refusal("changed-meanwhile", _("Somebody replaced or removed this document meanwhile."), "file"))
    return found


def documents_of(place: Place) -> QuerySet[Document]:
    """The documents that stand at an item now."""
    of = {"item": place} if isinstance(place, AgendaItem) else {"proposed_item": place}
    return Document.objects.standing().filter(**of)


def kept(
    place: Place, language: str, upload: Upload, by: Person, facts: Mapping[str, Any], field: str = "file"
) -> Document:
    """Examine a file, keep its bytes, and write its row. Raises Refused about that field of the form."""
    found = examined(upload, field)
    of = {"item": place} if isinstance(place, AgendaItem) else {"proposed_item": place, "item": place.item}
    return Document.objects.create(
        language=language,
        file=stored(found, upload.content),
        name=found.name,
        media_type=found.media_type,
        size=found.size,
        sha256=found.sha256,
        pages=found.pages,
        problem=found.problem,
        uploaded_by=by,
        **of,
        **facts,
    )


def examined(upload: Upload, field: str) -> Examined:
    """What the file is, or a refusal that names the field it was put into."""
    try:
        return examine(upload.name, upload.content)
    except Refused as refused:
        why = refused.refusal
        raise Refused(Refusal(why.code, why.message, field, why.status)) from refused


def stored(found: Examined, content: bytes) -> str:
    """Where the bytes are kept; the same bytes are kept once. Raises OSError when they cannot be written."""
    path = f"documents/{found.sha256[:2]}/{found.sha256}{ending_of(found.name)}"
    if default_storage.exists(path) and default_storage.size(path) == found.size:
        return path
    return default_storage.save(path, ContentFile(content))


def refuse_nothing(title: Pair, sides: Mapping[str, Upload]) -> Refusal | None:
    """Why is this no document? It has no title, or no file."""
    if not (title.en.strip() or title.fr.strip()):
        return Refusal("no-title", _("Write a title, in one language at least."), "title_en", UNUSABLE)
    if not sides:
        return Refusal("no-file", _("Choose a file, in one language at least."), "file_en", UNUSABLE)
    return None


def refuse_too_many(place: Place) -> Refusal | None:
    """Why does the item take no more?"""
    if documents_of(place).values("position").distinct().count() < MOST:
        return None
    return Refusal("too-many-documents", _("This item has thirty documents. Remove one first."), status=UNUSABLE)
