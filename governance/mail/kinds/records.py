"""How do members hear that the record of a meeting is circulated for their comments?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key, names_on
from governance.enums import RecordState
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import MeetingRecord
from governance.queries.meetings.gatherings import slug_of
from governance.rules.approvals import is_outdated
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Circulated:
    """A circulated record as it stands when the notice goes."""

    notice: Notice
    record: MeetingRecord
    body: BodyWords
    names: dict[str, BodyWords]


def read(notice: Notice) -> Circulated:
    """The record that the notice tells of."""
    record = MeetingRecord.objects.select_related("meeting__gathering").get(pk=notice.facts["record"])
    return Circulated(notice, record, names_on()[record.meeting.body_id], names_by_key())


def replaced(found: Circulated) -> NotSent | None:
    """Whether there is nothing to comment on any more: it was approved, or a newer text was circulated."""
    over = found.record.state != RecordState.CIRCULATED or is_outdated(found.record)
    return NotSent.SETTLED if over else None


def say(found: Circulated) -> Said:
    """Of which meeting, and until when comments are taken."""
    language, record = reader_language(), found.record
    gathering = record.meeting.gathering
    words = {"body": found.body.usual.read(language), "place": gathering.place.read(language)}
    paragraphs = [_("The record of decisions of the meeting of %(body)s in %(place)s is circulated.") % words]
    if record.comments_until:
        day = written.day(record.comments_until, language)
        paragraphs.append(_("Comments are taken until %(day)s.") % {"day": day})
    return Said(
        subject=_("Record of decisions: %(body)s, %(place)s") % words,
        title=_("The record of decisions is circulated"),
        reason=because_of_office(found.notice.person, found.names),
        paragraphs=tuple(paragraphs),
        links=(Link(_("Read the record"), whole_address("record", slug_of(gathering), record.meeting_id)),),
    )


KINDS = {"record.circulated": Kind(gettext_lazy("record circulated"), read, say, replaced)}
