"""Which text of the record of a meeting does this reader see, and what of it is withheld from them?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from councils.models import Person
from councils.queries.names import BodyWords, names_on
from councils.rules import refuse_see_people, standing_of
from governance.enums import DecisionState, MeetingState, RecordState
from governance.models import Decision, Gathering, Meeting, MeetingRecord, RecordComment, RecordCorrection
from governance.queries.meetings.gatherings import slug_of
from governance.queries.records.composing import compose
from governance.queries.records.content import DecisionTaken, ItemHeld, RecordContent, content_from
from governance.rules.meeting_records import is_staged, refuse_read_draft, refuse_read_record
from governance.rules.places import refuse_read_unpublished
from governance.rules.withheld import withheld_from
from groundwork.refusals import Refused

UNPUBLISHED = "unpublished"


@dataclass(frozen=True)
class RecordPage:
    """The record of a meeting for one reader; `text` is None for the draft, composed as the facts stand.

    `changed` says that the facts are others than in the newest circulated text. `people` are names by number.
    """

    meeting: Meeting
    body: BodyWords
    slug: str
    text: MeetingRecord | None
    content: RecordContent
    drafted: RecordContent | None
    texts: tuple[MeetingRecord, ...]
    people: dict[int, str]
    comments: tuple[RecordComment, ...]
    corrections: tuple[RecordCorrection, ...]
    staged: bool

    @property
    def changed(self) -> bool:
        """Whether what was recorded is other than what the newest text says."""
        newest = self.texts[0] if self.texts else None
        open_text = newest is not None and newest.state == RecordState.CIRCULATED
        return bool(open_text and newest and self.drafted and self.drafted.hash != newest.content_hash)

    @property
    def is_newest(self) -> bool:
        return self.text is None or self.text == self.texts[0]

    @property
    def starts_at(self) -> datetime:
        return datetime.fromisoformat(self.content.starts_at)

    @property
    def ends_at(self) -> datetime:
        return datetime.fromisoformat(self.content.ends_at)

    @property
    def hash(self) -> str:
        """The hash of what is read: the frozen one, or that of the draft."""
        if self.text is not None:
            return self.text.content_hash
        return self.drafted.hash if self.drafted else ""

    @property
    def withheld(self) -> tuple[ItemHeld, ...]:
        return tuple(item for item in self.content.items if item.withheld)

    @property
    def texts_unready(self) -> int:
        """How many of its written texts are missing or stale in a language."""
        pairs = [each.discussion for each in self.content.items if each.discussion.en or each.discussion.fr]
        pairs += [each.title for each in self.content.decisions if not each.withheld]
        return sum(not pair.matches for pair in pairs)


def meeting_of_record(gathering: Gathering, pk: int) -> Meeting | None:
    """The meeting of this gathering with this number. One query."""
    found = Meeting.objects.filter(gathering=gathering, pk=pk).exclude(state=MeetingState.CANCELLED)
    return found.select_related("gathering", "body").first()


def record_page(meeting: Meeting, reader: Person | None, wanted: str = "") -> RecordPage:
    """The text that was asked for: a number, `draft`, or the newest. Raises Refused when there is none to be read."""
    staged, standing = is_staged(meeting), standing_of(reader)
    texts = tuple(meeting.records.select_related("circulated_by", "adopted_at__gathering").order_by("-number"))
    may_draft = refuse_read_draft(reader, meeting) is None
    text = chosen(texts, wanted, may_draft=may_draft)
    refuse(meeting, text, reader, staged=staged, may_draft=may_draft)
    drafted = compose(meeting) if may_draft and (text is None or text.state == RecordState.CIRCULATED) else None
    content = content_from(text.content) if text else drafted
    assert content is not None
    members = refuse_read_unpublished(standing) is None
    seen = seen_by(content, members=members, withheld=withheld_from(reader, closed_items(content)))
    return RecordPage(
        meeting=meeting,
        body=names_on()[meeting.body_id],
        slug=slug_of(meeting.gathering),
        text=text,
        content=seen,
        drafted=drafted,
        texts=texts,
        people=people_in(seen) if refuse_see_people(standing) is None else {},
        comments=tuple(text.comments.select_related("person")) if text and members else (),
        corrections=tuple(text.corrections.select_related("written_by")) if text else (),
        staged=staged,
    )


def chosen(texts: tuple[MeetingRecord, ...], wanted: str, *, may_draft: bool) -> MeetingRecord | None:
    """The text with this number, else the newest; None for the draft."""
    if wanted == "draft" and may_draft:
        return None
    return next((each for each in texts if str(each.number) == wanted), texts[0] if texts else None)


def refuse(
    meeting: Meeting, text: MeetingRecord | None, reader: Person | None, *, staged: bool, may_draft: bool
) -> None:
    """Raise Refused for who may not read this text; nobody else is told whether there is one."""
    if text is not None:
        refusal = refuse_read_record(reader, text, staged=staged)
    else:
        refusal = None if may_draft else refuse_read_draft(reader, meeting)
    if refusal:
        raise Refused(refusal)


def seen_by(content: RecordContent, *, members: bool, withheld: Mapping[int, str]) -> RecordContent:
    """The record as somebody may see it: what is withheld keeps its number and says why. One query for who is no
    member: what is not published is not for them."""
    recorded = set() if members else unpublished(content)
    return replace(content, items=tuple(
        item_seen(item, withheld, unpublished=recorded) for item in content.items
    ))  # fmt: skip


def item_seen(item: ItemHeld, withheld: Mapping[int, str], *, unpublished: Collection[str]) -> ItemHeld:
    """An item as somebody may see it."""
    if why := withheld.get(item.id):
        return ItemHeld(id=item.id, number=item.number, kind=item.kind, in_camera=True, withheld=why)
    if not unpublished:
        return item
    return replace(item, decisions=tuple(
        DecisionTaken(reference=each.reference, withheld=UNPUBLISHED) if each.reference in unpublished else each
        for each in item.decisions
    ))  # fmt: skip


def unpublished(content: RecordContent) -> set[str]:
    """The decisions of the record that are not published. One query."""
    references = [each.reference for each in content.decisions]
    rows = Decision.objects.filter(reference__in=references, state=DecisionState.RECORDED)
    return set(rows.values_list("reference", flat=True))


def closed_items(content: RecordContent) -> list[int]:
    """The items of the record that were dealt with in camera."""
    return [each.id for each in content.items if each.in_camera and each.kind == "item"]


def people_in(content: RecordContent) -> dict[int, str]:
    """The names of those of whom the record speaks. One query."""
    seats = [seat for council in content.councils for seat in council.seats]
    numbers = {seat.person for seat in seats} | {each.person for seat in seats for each in seat.changes}
    numbers |= {action.person for decision in content.decisions for action in decision.actions}
    return dict(Person.objects.filter(pk__in=numbers - {0}).values_list("pk", "name"))


def later_meetings(meeting: Meeting) -> list[Meeting]:
    """The meetings of the same body that began since, at which its record may be adopted. One query."""
    rows = Meeting.objects.filter(
        body=meeting.body_id, starts_at__gt=meeting.starts_at, state__in=[MeetingState.UNDER_WAY, MeetingState.ENDED]
    )
    return list(rows.select_related("gathering").order_by("starts_at")[:6])
