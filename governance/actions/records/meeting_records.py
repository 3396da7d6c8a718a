"""How is the record of a meeting circulated, approved by the end of comments, adopted, corrected and released?"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Membership, Person
from councils.notices import post_to
from governance.actions.records.approvals import ask_for_approval
from governance.electorates import deciding_bodies
from governance.enums import Audience, RecordState
from governance.models import Meeting, MeetingRecord, RecordCorrection
from governance.queries.records.composing import compose
from governance.rules import meeting_records as rules
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require


@transaction.atomic
def circulate_record(
    *, meeting: Meeting, by: Person, comments_until: date | None = None, seen: str = ""
) -> MeetingRecord:
    """Freeze the record as the facts stand, and send it to the members for comments; a later text is a new number.

    `seen` is the hash of the draft that was read. Co-chairs are asked for their approval where the body wants that.
    Raises Refused before the meeting has ended, when the facts changed since they were read or did not change since
    the last text, once it is approved, for a day that is past, or without the right.
    """
    meeting = changing(Meeting, meeting.pk)
    last = meeting.records.order_by("-number").first()
    require(rules.refuse_circulate(by, meeting, last) or rules.refuse_comments_until(comments_until))
    content = compose(meeting)
    content_hash = content.hash
    require(refuse_changed(last, content_hash, seen))
    made = MeetingRecord.objects.create(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        state=RecordState.CIRCULATED,
        content=content.as_json(),
        content_hash=content_hash,
        circulated_at=timezone.now(),
        circulated_by=by,
        comments_until=comments_until,
        released_to=Audience.MEMBERS if rules.is_staged(meeting) else "",
    )
    record("record.circulated", by=by, on=made, meeting=meeting.pk, number=made.number, hash=content_hash)
    tell_members(made)
    ask_for_approval(made)
    return made


@transaction.atomic
def close_comments(*, text: MeetingRecord, by: Person, seen: str) -> MeetingRecord:
    """Approve a circulated record by closing the comments, where the body asks for no approval of its co-chairs.

    `seen` is its hash as it was read. Raises Refused where co-chairs approve, for a text that was replaced, or
    without the right.
    """
    text = locked(text)
    require(rules.refuse_close_comments(by, text))
    if seen != text.content_hash:
        require(Refusal("changed-meanwhile", _("This was changed since you read it. Read the newest version first.")))
    text.state, text.approved_at = RecordState.APPROVED, timezone.now()
    text.version += 1
    text.save(update_fields=["state", "approved_at", "version"])
    record("record.comments-closed", by=by, on=text, hash=text.content_hash)
    return text


@transaction.atomic
def adopt_record(*, text: MeetingRecord, at: Meeting, by: Person) -> MeetingRecord:
    """Say that a later meeting of the body adopted it. Raises Refused until it is approved, for another body's or an
    earlier meeting, one that has not begun, or without the right."""
    text, at = locked(text), relying_on(Meeting, at.pk)
    require(rules.refuse_adopt(by, text, at))
    text.state, text.adopted_at = RecordState.ADOPTED, at
    text.adopted_on = timezone.localdate(at.began_at or at.starts_at)
    text.version += 1
    text.save(update_fields=["state", "adopted_at", "adopted_on", "version"])
    record("record.adopted", by=by, on=text, meeting=at.pk, hash=text.content_hash)
    return text


@transaction.atomic
def append_correction(*, text: MeetingRecord, words: Pair, by: Person) -> RecordCorrection:
    """Append a correction to an approved record, in both languages; nothing of the record itself changes.

    Raises Refused until it is approved, for a side that is missing, or without the right.
    """
    text = locked(text)
    require(rules.refuse_append(by, text, words))
    stripped = Pair(words.en.strip(), words.fr.strip())
    made = RecordCorrection.objects.create(meeting_record=text, written_by=by, **stripped.columns("text", states=False))
    record("record.corrected", by=by, on=text, text=stripped)
    return made


@transaction.atomic
def release_record(*, text: MeetingRecord, to: str, by: Person) -> MeetingRecord:
    """Release an approved record to the next circle of readers: observers, then everybody.

    Raises Refused where the body does not release in stages, out of turn, while a decision of it is not published
    or, for everybody, a text does not match, or without the right.
    """
    text = locked(text)
    require(rules.refuse_release(by, text, to))
    text.released_to = to
    text.version += 1
    text.save(update_fields=["released_to", "version"])
    record("record.released", by=by, on=text, to=to)
    return text


def locked(text: MeetingRecord) -> MeetingRecord:
    """The text, while no newer one takes its place."""
    relying_on(Meeting, text.meeting_id)
    return changing(MeetingRecord, text.pk)


def refuse_changed(last: MeetingRecord | None, content_hash: str, seen: str) -> Refusal | None:
    """Why is this not what should be circulated?"""
    if seen and seen != content_hash:
        return Refusal(
            "changed-meanwhile", _("What was recorded changed since you read the draft. Read it again first.")
        )
    if last is not None and last.content_hash == content_hash:
        return Refusal("unchanged", _("Nothing was changed since the last text."))
    return None


def tell_members(text: MeetingRecord) -> int:
    """Owe a notice to everybody who holds a place in the body or its components, observers apart: they may not comment.

    Returns how many.
    """
    bodies = deciding_bodies(text.meeting.body, timezone.localdate())
    held = Membership.objects.standing(timezone.localdate()).filter(seat__body__in=[*bodies, text.meeting.body])
    people = set(held.exclude(role="observer").values_list("person_id", flat=True))
    return post_to(people, kind="record.circulated", key=f"record:{text.pk}", facts={"record": text.pk})
