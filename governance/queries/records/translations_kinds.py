"""Which texts can go to a translator, and what do they say now?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.models import AgendaItem, Decision, Meeting, Motion, Recommendation
from governance.queries.meetings.gatherings import slug_of
from groundwork.bilingual import Pair, other_language
from groundwork.ledger import digest

Pairs = dict[str, Pair]


@dataclass(frozen=True)
class Text:
    """A thing with words: what it is called, where it stands, and its pairs by name."""

    title: Pair
    url: str
    pairs: Pairs


@dataclass(frozen=True)
class Kind:
    """A kind of text: its words, and how it is read; None for what is not there."""

    words: str | Promise
    read: Callable[[int], Text | None]


def item(number: int) -> Text | None:
    """An item of an agenda."""
    row = AgendaItem.objects.select_related("meeting__gathering").filter(pk=number, removed=False).first()
    if row is None:
        return None
    names = ("title", "summary", "expected_outcome", "presenter")
    url = reverse("item", args=[slug_of(row.meeting.gathering), row.pk])
    return Text(row.title, url, {name: getattr(row, name) for name in names})


def decision(number: int) -> Text | None:
    """A decision: its title and the text of each clause."""
    row = Decision.objects.filter(pk=number).first()
    if row is None:
        return None
    pairs = {"title": row.title} | {f"clause-{each.pk}": each.text for each in row.outcomes.all()}
    return Text(row.title, reverse("decision", args=[row.reference]), pairs)


def motion(number: int) -> Text | None:
    """A motion: its question and clauses."""
    row = Motion.objects.filter(pk=number).first()
    if row is None:
        return None
    pairs = {"question": row.question} | {f"clause-{each.pk}": each.text for each in row.clauses.all()}
    return Text(row.title, reverse("motion", args=[row.pk]), pairs)


def recommendation(number: int) -> Text | None:
    """A recommendation: its words and its points."""
    row = Recommendation.objects.filter(pk=number).first()
    if row is None:
        return None
    names = ("title", "question", "rationale", "expected_effects")
    pairs = {name: getattr(row, name) for name in names}
    pairs |= {f"point-{each.pk}": each.text for each in row.points.all()}
    return Text(row.title, reverse("recommendation", args=[row.reference]), pairs)


def record(number: int) -> Text | None:
    """What was discussed at a meeting, item by item."""
    row = Meeting.objects.select_related("gathering").filter(pk=number).first()
    if row is None:
        return None
    items = row.items.numbered().order_by("position")
    url = reverse("record", args=[slug_of(row.gathering), row.pk])
    return Text(row.gathering.place, url, {f"item-{each.pk}": each.discussion for each in items})


KINDS = {
    "item": Kind(_("item of an agenda"), item),
    "decision": Kind(_("decision"), decision),
    "motion": Kind(_("motion"), motion),
    "recommendation": Kind(_("recommendation"), recommendation),
    "record": Kind(_("record of decisions"), record),
}


def text_of(kind: str, number: int) -> Text | None:
    """The text of this kind with this number, as it stands."""
    return KINDS[kind].read(number) if kind in KINDS else None


def going_out(text: Text, into: str) -> dict[str, dict[str, str]]:
    """The pairs that go out: those with words in the language from which they are translated."""
    source = other_language(into)
    return {name: pair.as_facts() for name, pair in text.pairs.items() if pair.side(source).strip()}


def changed_since(fields: dict[str, dict[str, str]], text: Text | None) -> tuple[str, ...]:
    """The names of the pairs that say something else now than when they went out, or are not there any more."""
    pairs = text.pairs if text else {}
    return tuple(name for name, sides in fields.items() if name not in pairs or pairs[name].as_facts() != sides)


def hash_of(fields: dict[str, dict[str, str]]) -> str:
    """SHA-256 of what goes out."""
    return digest(fields)
