"""What is known of one item of an agenda: its texts, its questions, what is recommended, which motions hang on it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from councils.queries.names import BodyWords
from governance.enums import MotionState
from governance.models import AgendaItem, Gathering, Motion, Recommendation
from governance.queries.agendas.rows import ItemShown, languages_behind
from governance.queries.meetings.gatherings import days_of, slides_of, slug_of
from groundwork.bilingual import LANGUAGES, Pair

PENDING = {MotionState.DRAFT, MotionState.OPEN, MotionState.JUDGED}


@dataclass(frozen=True)
class Question:
    """A question that the table is asked to discuss."""

    label: str
    kind: str
    text: Pair
    slides: str


@dataclass(frozen=True)
class MotionLine:
    """A motion that hangs on the item."""

    id: int
    title: Pair
    state: str
    state_label: str
    clauses: int
    would_change: bool


@dataclass(frozen=True)
class Neighbour:
    """The item before or after this one, by its printed number."""

    id: int
    number: str


@dataclass(frozen=True)
class ItemPage(ItemShown):
    """One item with everything that hangs on it."""

    id: int
    number: str
    title: Pair
    summary: Pair
    expected_outcome: Pair
    purpose: str
    minutes: int
    presenter: Pair
    sponsor: BodyWords | None
    level: Pair
    body: BodyWords
    version: int
    is_break: bool
    is_section: bool
    removed: bool
    behind: tuple[str, ...]
    recommendation: Recommendation | None
    questions: tuple[Question, ...]
    motions: tuple[MotionLine, ...]
    before: Neighbour | None
    after: Neighbour | None
    slug: str
    place: Pair
    first_day: date | None
    slides: str
    illustrative: bool
    course: tuple[str, Pair] | None = None

    @property
    def live_motions(self) -> list[MotionLine]:
        return [each for each in self.motions if each.state != MotionState.WITHDRAWN]


def item_page(item: AgendaItem, gathering: Gathering, names: dict[int, BodyWords]) -> ItemPage:
    """The page of an item that was read with its meeting, recommendation and level. Four queries."""
    numbers = printed_numbers(gathering)
    return ItemPage(
        id=item.pk,
        number=numbers.get(item.pk, ""),
        title=item.title,
        summary=item.summary,
        expected_outcome=item.expected_outcome,
        purpose=item.purpose,
        minutes=item.minutes,
        presenter=item.presenter,
        sponsor=names[item.sponsor_id] if item.sponsor_id else None,
        level=item.engagement_level.name if item.engagement_level else Pair(),
        body=names[item.meeting.body_id],
        version=item.version,
        is_break=item.is_break,
        is_section=item.is_section,
        removed=item.removed,
        behind=tuple(code for code in LANGUAGES if code in languages_behind(item)),
        recommendation=item.recommendation,
        questions=questions_of(item),
        motions=motions_of(item),
        before=neighbour(numbers, item.pk, -1),
        after=neighbour(numbers, item.pk, 1),
        slug=slug_of(gathering),
        place=gathering.place,
        first_day=days_of(gathering)[0],
        slides=slides_of(item.source),
        illustrative=item.illustrative,
        course=(item.get_proposed_course_display(), item.proposed_note) if item.proposed_course else None,
    )


def questions_of(item: AgendaItem) -> tuple[Question, ...]:
    """The questions under an item. One query."""
    return tuple(
        Question(each.label, each.get_kind_display(), each.text, slides_of(each.source))
        for each in item.questions.all()
    )


def motions_of(item: AgendaItem) -> tuple[MotionLine, ...]:
    """The motions that hang on an item. Two queries."""
    motions = Motion.objects.filter(item=item).prefetch_related("clauses").order_by("pk")
    return tuple(
        MotionLine(
            each.pk,
            each.title,
            each.state,
            each.get_state_display(),
            len(each.clauses.all()),
            would_change=each.state in PENDING and any(clause.effects for clause in each.clauses.all()),
        )
        for each in motions
    )


def printed_numbers(gathering: Gathering | int) -> dict[int, str]:
    """The printed number of each item of a gathering that has one, in their order: 7, then 7.1 for a part. One query.

    Numbers run on over the meetings of a gathering, cancelled ones too; breaks and sections have none.
    """
    return numbers_of(items_in_order(gathering).only("parent", "is_break", "is_section"))


def items_in_order(gathering: Gathering | int) -> QuerySet[AgendaItem]:
    """All that stands on the agendas of a gathering, in the order in which its items are numbered."""
    rows = AgendaItem.objects.filter(meeting__gathering=gathering, removed=False)
    return rows.order_by("meeting__starts_at", "meeting__pk", "position")


def numbers_of(rows: Iterable[AgendaItem]) -> dict[int, str]:
    """The printed numbers of the items among all that stands on the agendas of a gathering, in its order."""
    numbers: dict[int, str] = {}
    number, part = 0, 0
    for item in rows:
        if item.is_item:
            part = part + 1 if item.parent_id else 0
            number += not part
            numbers[item.pk] = f"{number}.{part}" if part else str(number)
    return numbers


def number_of(item: AgendaItem) -> str:
    """The printed number of one item; nothing for a break, a section, or what was taken off. One query."""
    return printed_numbers(item.meeting.gathering).get(item.pk, "")


def neighbour(numbers: dict[int, str], pk: int, step: int) -> Neighbour | None:
    """The item so many places further, where there is one."""
    order = list(numbers)
    place = order.index(pk) + step if pk in numbers else -1
    return Neighbour(order[place], numbers[order[place]]) if 0 <= place < len(order) else None
