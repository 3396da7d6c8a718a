"""How does somebody hear that they are asked to speak for a seat?"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.models import Voice
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Offered:
    """A voice that is offered, as it stands when the notice goes."""

    notice: Notice
    voice: Voice
    names: dict[str, BodyWords]


def read(notice: Notice) -> Offered:
    """The voice of which the notice speaks."""
    voice = Voice.objects.select_related("seat__body", "seat__jurisdiction", "vote_event", "offered_by").get(
        pk=notice.facts["voice"]
    )
    return Offered(notice, voice, names_by_key())


def settled(found: Offered) -> NotSent | None:
    """Whether it was accepted, or taken back."""
    return NotSent.SETTLED if found.voice.accepted_at or found.voice.ended_at else None


def offered(found: Offered) -> Said:
    """Who asks, for which seat, in which vote or until when; it holds once it is accepted."""
    voice, language = found.voice, reader_language()
    council = found.names[voice.seat.body.key].short.read(language)
    jurisdiction = voice.seat.jurisdiction
    words = {"name": voice.offered_by.name, "seat": f"{jurisdiction.of if jurisdiction else ''} ({council})".strip()}
    event = voice.vote_event
    where = _("For the vote %(reference)s.") % {"reference": event.reference} if event else _("For all votes.")
    last = voice.until - timedelta(days=1) if voice.until else None
    until = _("Until %(day)s.") % {"day": written.day(last, language)} if last else ""
    return Said(
        subject=_("You are asked to speak for the seat %(seat)s") % words,
        title=_("You are asked to speak for the seat %(seat)s") % words,
        reason=_("You receive this because %(name)s has named you.") % words,
        paragraphs=(f"{where} {until}".strip(), _("It holds once you accept it.")),
        links=(Link(_("Accept or decline"), address(event.reference if event else "")),),
    )


def address(reference: str) -> str:
    """Where it is answered: on the page of the vote, or where all that one is asked stands."""
    return whole_address("ballot", reference) if reference else whole_address("voices")


KINDS = {"voice.offered": Kind(gettext_lazy("voice offered"), read, offered, settled)}
