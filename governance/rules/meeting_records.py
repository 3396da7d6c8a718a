"""May this person read, circulate, comment, approve, adopt, correct or release the record of a meeting?"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import standing_of
from governance import rights
from governance.enums import Audience, DecisionState, MeetingState, RecordState
from governance.lifecycles import MEETING_RECORD
from governance.models import AgendaItem, Decision, Meeting, MeetingRecord, Procedure
from governance.rules.approvals import approvals_owed, is_outdated
from governance.rules.places import (
    refuse_chair_or_secretariat,
    refuse_prepare,
    refuse_read_agenda,
    refuse_read_unpublished,
)
from groundwork.bilingual import Pair, refuse_unready
from groundwork.refusals import Refusal

UNUSABLE = 422
DONE = [RecordState.APPROVED, RecordState.ADOPTED]
STAGES = [Audience.MEMBERS, Audience.OBSERVERS, Audience.PUBLIC]


def is_staged(meeting: Meeting) -> bool:
    """Whether the body releases its records in stages. One query."""
    return Procedure.objects.filter(body=meeting.body_id, staged_release=True).exists()


def refuse_read_record(person: Person | None, record: MeetingRecord, *, staged: bool) -> Refusal | None:
    """Why may this person not read this text of a record?

    Members read it once it is circulated. Observers read it once it is approved, or where it is released in stages
    once it was released to them; everybody, when it was released to everybody.
    """
    standing = standing_of(person)
    if refuse_read_unpublished(standing) is None:
        return None
    released = STAGES.index(Audience(record.released_to)) if record.released_to else 0
    if staged and released == STAGES.index(Audience.PUBLIC):
        return None
    if refusal := refuse_read_agenda(standing):
        return refusal
    open_to_observers = released >= STAGES.index(Audience.OBSERVERS) if staged else record.state in DONE
    if open_to_observers:
        return None
    return rights.READ_UNPUBLISHED.refused("not-released", _("This record is not for observers yet."))


def refuse_read_draft(person: Person | None, meeting: Meeting) -> Refusal | None:
    """Why may this person not read what would be circulated? The co-chairs and the secretariat prepare it."""
    return refuse_chair_or_secretariat(person, meeting.body)


def refuse_circulate(person: Person, meeting: Meeting, last: MeetingRecord | None) -> Refusal | None:
    """Why may this person not circulate the record now? An approved one is corrected, not written anew."""
    if refusal := refuse_chair_or_secretariat(person, meeting.body):
        return refusal
    if meeting.state != MeetingState.ENDED:
        return Refusal("not-ended", _("The record is circulated when the meeting has ended."))
    if last is not None and last.state in DONE:
        return Refusal("approved", _("This record is approved. What is wrong in it is put right by a correction."))
    return None


def refuse_comment(person: Person, record: MeetingRecord) -> Refusal | None:
    """Why may this person not comment on it? Members do, while it is circulated and until its last day."""
    if refusal := refuse_read_unpublished(standing_of(person)):
        return refusal
    if record.state != RecordState.CIRCULATED or is_outdated(record):
        return Refusal("not-circulated", _("Comments on this text are closed."))
    if record.comments_until is not None and record.comments_until < timezone.localdate():
        return Refusal("too-late", _("The time for comments is over."))
    return None


def refuse_close_comments(person: Person, record: MeetingRecord) -> Refusal | None:
    """Why may this person not approve it by closing the comments? Where co-chairs approve, they do."""
    if refusal := refuse_prepare(person):
        return refusal
    if is_outdated(record):
        return Refusal("changed-meanwhile", _("This was changed since you read it. Read the newest version first."))
    if approvals_owed(record):
        return Refusal("approval-asked", _("The co-chairs approve this record."))
    return MEETING_RECORD.refuse(record.state, RecordState.APPROVED)


def refuse_adopt(person: Person, record: MeetingRecord, at: Meeting) -> Refusal | None:
    """Why can it not be adopted at this meeting? A later one of the same body adopts it."""
    if refusal := refuse_chair_or_secretariat(person, record.meeting.body):
        return refusal
    if at.body_id != record.meeting.body_id or at.starts_at <= record.meeting.starts_at:
        return Refusal("not-the-next", _("A later meeting of the same body adopts it."), "at", UNUSABLE)
    if at.state not in {MeetingState.UNDER_WAY, MeetingState.ENDED}:
        return Refusal("not-under-way", _("That meeting has not begun."), "at", UNUSABLE)
    return MEETING_RECORD.refuse(record.state, RecordState.ADOPTED)


def refuse_append(person: Person, record: MeetingRecord, text: Pair) -> Refusal | None:
    """Why can this correction not be appended?"""
    if refusal := refuse_chair_or_secretariat(person, record.meeting.body):
        return refusal
    if record.state not in DONE:
        return Refusal("not-approved", _("Until it is approved, a new text is circulated instead."))
    for code in ("en", "fr"):
        if not text.side(code).strip():
            return Refusal("one-language", _("Write it in both languages."), f"text_{code}", UNUSABLE)
        if len(text.side(code)) > 2000:
            return Refusal("too-long", _("Write it in 2,000 characters or fewer."), f"text_{code}", UNUSABLE)
    return None


def refuse_release(person: Person, record: MeetingRecord, to: str) -> Refusal | None:
    """Why can it not be released to them? In stages, one after the other, and once all of it is published."""
    if refusal := refuse_chair_or_secretariat(person, record.meeting.body):
        return refusal
    if not is_staged(record.meeting):
        return Refusal("not-staged", _("This body does not release its records in stages."))
    if record.state not in DONE:
        return Refusal("not-approved", _("It is released when it is approved."))
    here = STAGES.index(Audience(record.released_to)) if record.released_to else 0
    if to not in Audience.values or STAGES.index(Audience(to)) != here + 1:
        return Refusal("not-the-next-stage", _("Members first, then observers, then everybody."), "to", UNUSABLE)
    waiting = Decision.objects.filter(
        item__meeting=record.meeting_id, state=DecisionState.RECORDED, item__in_camera=False
    )
    names = ", ".join(waiting.order_by("reference").values_list("reference", flat=True))
    if names:
        return Refusal("not-published", _("Publish first: %(references)s.") % {"references": names})
    return refuse_unready(texts_of(record)) if to == Audience.PUBLIC else None


def texts_of(record: MeetingRecord) -> list[tuple[str, Pair]]:
    """The texts that were written down in the frozen record, by the numbers of their items."""
    rows = [each for each in record.content["items"] if any(each["discussion"][code] for code in ("en", "fr"))]
    return [(str(_("item %(number)s") % {"number": each["number"]}), Pair(**each["discussion"])) for each in rows]


def refuse_write_discussion(person: Person, item: AgendaItem, last: MeetingRecord | None) -> Refusal | None:
    """Why may this person not write what was discussed? Once the record is approved, nothing of it is rewritten."""
    if refusal := refuse_chair_or_secretariat(person, item.meeting.body):
        return refusal
    if item.removed or not item.is_item:
        return Refusal("no-item", _("This is no item of the agenda."))
    if item.meeting.state not in {MeetingState.UNDER_WAY, MeetingState.ENDED}:
        return Refusal("not-under-way", _("Declare the meeting begun first."))
    if last is not None and last.state in DONE:
        return Refusal("approved", _("This record is approved. What is wrong in it is put right by a correction."))
    return None


def refuse_comments_until(day: date | None) -> Refusal | None:
    """Why can comments not end on that day?"""
    if day is not None and day < timezone.localdate():
        return Refusal("in-the-past", _("This day is past."), "comments_until", UNUSABLE)
    return None
