"""How does a translator hear that a text waits for them?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import TranslationRequest
from governance.queries.records.translations import QueueRow, row_of
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Asked:
    """The request as it stands when the notice goes."""

    notice: Notice
    row: QueueRow
    names: dict[str, BodyWords]


def read(notice: Notice) -> Asked:
    """The request that the notice tells of."""
    request = TranslationRequest.objects.get(pk=notice.facts["request"])
    return Asked(notice, row_of(request), names_by_key())


def over(found: Asked) -> NotSent | None:
    """Whether it is back, withdrawn, or somebody else's by now."""
    mine = found.row.request.translator_id == found.notice.person_id
    return None if found.row.is_open and mine else NotSent.SETTLED


def say(found: Asked) -> Said:
    """What waits, and by when."""
    language, request = reader_language(), found.row.request
    words = {"title": found.row.title.read(language), "day": written.day(request.due_on, language)}
    into = (
        _("It is to be translated into French.") if request.into == "fr" else _("It is to be translated into English.")
    )
    return Said(
        subject=_("To translate by %(day)s: %(title)s") % words,
        title=_("A text waits for your translation"),
        reason=because_of_office(found.notice.person, found.names),
        paragraphs=(_("“%(title)s” is due on %(day)s.") % words, into),
        links=(Link(_("Take the document"), whole_address("translation", request.pk)),),
    )


KINDS = {"translation.asked": Kind(gettext_lazy("translation asked for"), read, say, over)}
