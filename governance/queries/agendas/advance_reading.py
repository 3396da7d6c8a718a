"""What does a member read and mark before a meeting, and how much is there to read?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Person
from councils.queries.names import BodyWords
from governance.enums import AdvanceMark, MeetingState, Purpose
from governance.models import AdvanceReading, AgendaItem, Document, Gathering, ItemRecusal, Meeting, Motion
from governance.queries.agendas.rows import PurposeShown
from governance.queries.agendas.schedule import meetings_in_order, taking_place
from governance.queries.desk.docket import Reader, Row, link, row
from governance.queries.meetings.gatherings import days_of, slug_of
from governance.rules.advance_reading import seats_marking
from governance.rules.withheld import is_in_camera, withheld_from
from groundwork.bilingual import Pair, reader_language


@dataclass(frozen=True)
class Load:
    """How many pages there are to read, in the reader's language where a document has it."""

    to_decide: int = 0
    all: int = 0


@dataclass(frozen=True)
class Paper:
    """A document of an item, in the reader's language or else in the other one."""

    id: int
    title: Pair
    name: str
    language: str
    pages: int | None


@dataclass(frozen=True)
class Remark:
    """What a seat wrote of an item."""

    seat: Pair
    mark: str
    label: str
    text: str
    language: str


@dataclass(frozen=True)
class ReadItem(PurposeShown):
    """An item to be read beforehand, with what this reader said of it and what the others did."""

    id: int
    number: str
    title: Pair
    purpose: str
    minutes: int
    summary: Pair
    expected_outcome: Pair
    motions: tuple[Pair, ...]
    papers: tuple[Paper, ...]
    in_camera: bool
    supplementary: bool
    mark: str
    text: str
    counts: dict[str, int]
    remarks: tuple[Remark, ...]
    in_group: bool
    pulled: bool
    withheld: str = ""

    @property
    def pages(self) -> int:
        return sum(each.pages or 0 for each in self.papers)

    @property
    def no_objections(self) -> int:
        return self.counts.get(AdvanceMark.NO_OBJECTION, 0)

    @property
    def wants(self) -> int:
        """How many seats want to discuss it."""
        return self.counts.get(AdvanceMark.DISCUSS, 0)

    @property
    def mark_label(self) -> str:
        return str(AdvanceMark(self.mark).label) if self.mark else ""


@dataclass(frozen=True)
class ReadMeeting:
    """The items of one meeting; `may_mark` while it has not begun and the reader has a seat in it."""

    id: int
    body: BodyWords
    enough: int
    may_mark: bool
    begun: bool
    items: tuple[ReadItem, ...]

    @property
    def marked(self) -> int:
        return sum(bool(each.mark) for each in self.items)


def reading_page(gathering: Gathering, person: Person, names: dict[int, BodyWords]) -> tuple[ReadMeeting, ...]:
    """The meetings whose items are marked beforehand, with all that this reader may read. Eight queries at most, and
    those of seats."""
    found = []
    for meeting, rows in taking_place(meetings_read(gathering)):
        procedure = getattr(meeting.body, "procedure", None)
        if procedure is None or procedure.consent_after is None:
            continue
        seats = {each.pk for each in seats_marking(person, meeting.body)}
        items = [read_item(each.item, each.label, seats) for each in rows if each.item.is_item]
        begun = meeting.state != MeetingState.DRAFT
        found.append(
            ReadMeeting(meeting.pk, names[meeting.body_id], procedure.consent_after, bool(seats) and not begun, begun,
                        tuple(items))
        )  # fmt: skip
    withheld = withheld_from(person, [item.id for each in found for item in each.items if item.in_camera])
    return tuple(
        replace(each, items=tuple(item_seen(item, withheld.get(item.id, "")) for item in each.items)) for each in found
    )


def item_seen(item: ReadItem, why: str) -> ReadItem:
    """An item as somebody may see it; what is withheld keeps its number and its minutes."""
    if not why:
        return item
    return replace(item, withheld=why, title=Pair(), summary=Pair(), expected_outcome=Pair(), motions=(), papers=(),
                   counts={}, remarks=(), mark="", text="")  # fmt: skip


def meetings_read(gathering: Gathering) -> Iterable[Meeting]:
    """The meetings, their items and all that hangs on these. Five queries."""
    readings = AdvanceReading.objects.select_related("seat__jurisdiction").order_by("marked_at")
    motions = Motion.objects.filter(amendment=None).exclude(state="withdrawn").order_by("pk")
    items = (
        AgendaItem.objects.filter(removed=False)
        .select_related("parent")
        .prefetch_related(
            Prefetch("advance_readings", readings),
            Prefetch("motions", motions),
            Prefetch("documents", Document.objects.standing().filter(withheld=False)),
        )
    )
    return meetings_in_order(gathering.meetings.select_related("body__procedure"), items)


def read_item(item: AgendaItem, number: str, seats: Collection[int]) -> ReadItem:
    """One item for this reader."""
    readings = list(item.advance_readings.all())
    counts: dict[str, int] = defaultdict(int)
    for each in readings:
        counts[each.mark] += 1
    own = next((each for each in readings if each.seat_id in seats), None)
    return ReadItem(
        id=item.pk,
        number=number,
        title=item.title,
        purpose=item.purpose,
        minutes=item.minutes,
        summary=item.summary,
        expected_outcome=item.expected_outcome,
        motions=tuple(each.question for each in item.motions.all()),
        papers=papers_of(item.documents.all()),
        in_camera=is_in_camera(item),
        supplementary=item.supplementary,
        mark=own.mark if own else "",
        text=own.text if own else "",
        counts=dict(counts),
        remarks=tuple(remark_of(each) for each in readings if each.seat_id not in seats and each.text),
        in_group=item.consent and item.pulled_at is None,
        pulled=item.pulled_at is not None,
    )


def remark_of(reading: AdvanceReading) -> Remark:
    """What a seat wrote, under the name of its jurisdiction."""
    jurisdiction = reading.seat.jurisdiction
    label = str(AdvanceMark(reading.mark).label)
    return Remark(jurisdiction.name if jurisdiction else Pair(), reading.mark, label, reading.text, reading.language)


def papers_of(documents: Iterable[Document]) -> tuple[Paper, ...]:
    """Each document once: the side in the reader's language, or else the other one."""
    mine = reader_language()
    sides: dict[int, Document] = {}
    for each in documents:
        if each.position not in sides or each.language == mine:
            sides[each.position] = each
    return tuple(Paper(each.pk, each.title, each.name, each.language, each.pages) for _p, each in sorted(sides.items()))


def reading_load(gathering: Gathering | int, bodies: Collection[int]) -> Load:
    """How much somebody who belongs to these bodies reads; somebody who belongs to none that meets reads it all.
    One query."""
    there = Document.objects.standing().filter(withheld=False, item__meeting__gathering=gathering, item__removed=False)
    documents = there.exclude(item__meeting__state=MeetingState.CANCELLED)
    rows = list(documents.select_related("item__meeting").order_by("item", "position", "pk"))
    mine = [each for each in rows if each.item and each.item.meeting.body_id in bodies] or rows
    by_item: dict[int, list[Document]] = defaultdict(list)
    purposes: dict[int, str] = {}
    for each in mine:
        if each.item:
            by_item[each.item.pk].append(each)
            purposes[each.item.pk] = each.item.purpose
    pages = {key: sum(paper.pages or 0 for paper in papers_of(found)) for key, found in by_item.items()}
    return Load(sum(pages[key] for key in pages if purposes[key] == Purpose.DECISION), sum(pages.values()))


def reading_waiting(reader: Reader) -> Iterable[Row]:
    """The gatherings ahead with items that no seat of this reader has marked. One query."""
    seats = list(reader.standing.voting_seats())
    if not seats:
        return
    marked = AdvanceReading.objects.filter(item=OuterRef("pk"), seat__in=seats)
    recused = ItemRecusal.objects.filter(item=OuterRef("pk"), seat__in=seats, ended_at=None)
    items = AgendaItem.objects.numbered().filter(
        ~Exists(marked), ~Exists(recused),
        meeting__state=MeetingState.DRAFT, meeting__body__in=reader.bodies,
        meeting__body__procedure__consent_after__isnull=False,
        meeting__ends_at__date__gte=timezone.localdate(reader.now),
    )  # fmt: skip
    left = dict(items.order_by().values_list("meeting__gathering").annotate(number=Count("pk")))
    for gathering in Gathering.objects.filter(pk__in=left).order_by("days", "pk") if left else ():
        yield row(
            "beforehand",
            days_of(gathering)[0],
            reader.now,
            title=Pair(f"Read beforehand: {gathering.place.en}", f"Lecture préalable\u00a0: {gathering.place.fr}"),
            url=link("read_beforehand", slug_of(gathering)),
            detail=unmarked_words(left[gathering.pk]),
            button=_("Read and mark"),
            illustrative=gathering.illustrative,
        )


def unmarked_words(number: int) -> str:
    """`3 items wait for your mark.`"""
    words = ngettext("%(number)s item waits for your mark.", "%(number)s items wait for your mark.", number)
    return words % {"number": number}
