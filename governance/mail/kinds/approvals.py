"""How is a co-chair asked to approve a version of an agenda, or a record of decisions?"""

from dataclasses import dataclass

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import AgendaVersion, MeetingRecord
from governance.queries.meetings.gatherings import slug_of
from governance.rules.agenda_versions import letter_of
from governance.rules.approvals import Owed, Thing, approvals_owed, is_outdated
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class ToApprove:
    """What waits for an approval, as it stands when the notice goes."""

    notice: Notice
    thing: Thing
    owed: tuple[Owed, ...]
    names: dict[str, BodyWords]

    @property
    def mine(self) -> tuple[Owed, ...]:
        """The bodies for which the reader's word is awaited."""
        return tuple(each for each in self.owed if any(chair.person == self.notice.person for chair in each.waiting))


def read(notice: Notice) -> ToApprove:
    """What the notice asks to approve."""
    thing: Thing
    if "record" in notice.facts:
        thing = MeetingRecord.objects.select_related("meeting__gathering").get(pk=notice.facts["record"])
    else:
        thing = AgendaVersion.objects.select_related("gathering").get(pk=notice.facts["version"])
    return ToApprove(notice, thing, tuple(approvals_owed(thing)), names_by_key())


def not_awaited(found: ToApprove) -> NotSent | None:
    """Whether the reader's word is not awaited any more: given, not theirs, or about a version that was replaced."""
    return NotSent.SETTLED if is_outdated(found.thing) or not found.mine else None


def say(found: ToApprove) -> Said:
    """What waits, and until when silence is read as approval."""
    language = reader_language()
    gathering = found.thing.meeting.gathering if isinstance(found.thing, MeetingRecord) else found.thing.gathering
    words = {"place": gathering.place.read(language), "thing": what(found.thing)}
    tacit = [each.tacit_on for each in found.mine if each.tacit_on]
    paragraphs = [_("%(thing)s of the meeting in %(place)s waits for your approval.") % words]
    if tacit:
        day = written.day(min(tacit), language)
        paragraphs.append(_("If you do not ask for changes by %(day)s, it counts as approved.") % {"day": day})
    return Said(
        subject=_("To approve: %(thing)s, %(place)s") % words,
        title=_("%(thing)s, to approve") % words,
        reason=because_of_office(found.notice.person, found.names),
        paragraphs=tuple(paragraphs),
        links=(Link(_("Read and approve"), address(found.thing)),),
    )


def what(thing: Thing) -> str:
    """`The agenda, version B`, or the record."""
    if isinstance(thing, MeetingRecord):
        return _("The record of decisions")
    return _("The agenda, version %(letter)s") % {"letter": letter_of(thing.number)}


def address(thing: Thing) -> str:
    """The page on which it is read and approved."""
    if isinstance(thing, AgendaVersion):
        return whole_address("agenda_version", slug_of(thing.gathering), thing.number)
    try:
        return whole_address("record", slug_of(thing.meeting.gathering), thing.meeting_id)
    except NoReverseMatch:  # a house without pages of records
        return whole_address("gathering", slug_of(thing.meeting.gathering))


KINDS = {"approval.asked": Kind(gettext_lazy("approval asked for"), read, say, not_awaited)}
