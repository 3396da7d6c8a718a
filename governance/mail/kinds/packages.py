"""How do members hear that a package is ready, and the owner of a document that it could not be included?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.enums import Edition, PackageState
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import Document, Package
from governance.queries.meetings.gatherings import slug_of
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Ready:
    """A package as it stands when the notice goes."""

    notice: Notice
    package: Package
    names: dict[str, BodyWords]
    newer: bool


def read_ready(notice: Notice) -> Ready:
    """The package that the notice tells of."""
    package = Package.objects.select_related("gathering", "since").get(pk=notice.facts["package"])
    later = Package.objects.filter(
        gathering=package.gathering_id, edition=package.edition, reader=None, state=PackageState.READY,
        version__gt=package.version,
    )  # fmt: skip
    return Ready(notice, package, names_by_key(), later.exists())


def outdated(found: Ready) -> NotSent | None:
    """Whether a newer version is ready: its own notice goes instead."""
    return NotSent.SETTLED if found.newer else None


def say_ready(found: Ready) -> Said:
    """Which package, what changed, and how much there is to read."""
    language, package = reader_language(), found.package
    slug = slug_of(package.gathering)
    words = {"place": package.gathering.place.read(language), "version": package.version}
    subject = _("Package of %(place)s, version %(version)s") % words
    paragraphs = [_("Version %(version)s of the package of %(place)s is ready.") % words]
    if package.edition != Edition.FULL:
        paragraphs.append(_("Edition: %(edition)s.") % {"edition": package.get_edition_display()})
    return Said(
        subject=subject,
        title=_("The package is ready"),
        reason=because_of_office(found.notice.person, found.names),
        paragraphs=(*paragraphs, *what_changed(found), *reading_load(found, language)),
        links=(
            Link(_("Open the package"), whole_address("package", slug)),
            Link(_("Read it as a page"), whole_address("package_page", slug, package.version)),
        ),
    )


def what_changed(found: Ready) -> list[str]:
    """In how many items something changed since the version before; nothing for the first."""
    number = found.notice.facts.get("changes")
    if number is None:
        return []
    if number == 0:
        return [_("No item changed since the version before.")]
    return [
        ngettext(
            "%(number)s item changed since the version before.",
            "%(number)s items changed since the version before.",
            number,
        )
        % {"number": number}
    ]


def reading_load(found: Ready, language: str) -> list[str]:
    """How many pages are to be read, and how many of them for what is to be decided."""
    decided, whole = found.notice.facts["load"][language]
    return [
        ngettext(
            "Reading load: %(whole)s page, of which %(decided)s for decisions.",
            "Reading load: %(whole)s pages, of which %(decided)s for decisions.",
            whole,
        )
        % {"whole": whole, "decided": decided}
    ]


@dataclass(frozen=True)
class LeftOut:
    """A document that could not be included, as it stands when the notice goes."""

    notice: Notice
    document: Document
    package: Package


def read_left_out(notice: Notice) -> LeftOut:
    """The document that the notice tells of."""
    document = Document.objects.select_related("item__meeting__gathering").get(pk=notice.facts["document"])
    package = Package.objects.select_related("gathering").get(pk=notice.facts["package"])
    return LeftOut(notice, document, package)


def mended(found: LeftOut) -> NotSent | None:
    """Whether it was replaced or taken away in the meantime."""
    document = found.document
    gone = document.replaced_by_id is not None or document.removed_at is not None
    return NotSent.SETTLED if gone else None


def say_left_out(found: LeftOut) -> Said:
    """Which document, why, and what its owner can do."""
    language, document = reader_language(), found.document
    gathering = found.package.gathering
    words = {"title": document.title.read(language) or document.name, "place": gathering.place.read(language)}
    item = document.item_id or 0
    return Said(
        subject=_("Could not be included: %(title)s") % words,
        title=_("A document could not be included"),
        reason=_("You receive this because you uploaded it."),
        paragraphs=(
            _("“%(title)s” could not be included in the package of %(place)s; a page stands in its place.") % words,
            *(_(sentence) for sentence in found.notice.facts["why"]),
        ),
        facts=((_("File"), document.name),),
        links=(Link(_("See the documents of the item"), whole_address("item_documents", slug_of(gathering), item)),),
    )


KINDS = {
    "package.ready": Kind(gettext_lazy("package ready"), read_ready, say_ready, outdated),
    "package.document": Kind(gettext_lazy("document not included"), read_left_out, say_left_out, mended),
}
