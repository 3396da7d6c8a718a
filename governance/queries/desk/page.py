"""What does the home page show this reader: what waits, what was decided lately, when the councils meet next?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Person
from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.enums import DecisionState
from governance.models import Decision, Gathering
from governance.queries.agendas.advance_reading import reading_waiting
from governance.queries.desk.blockers import blockers, held_effects
from governance.queries.desk.docket import Names, Reader, Row, actions, link, reader_of, recorded, row, to_record, votes
from governance.queries.desk.words import greeting, summed_up
from governance.queries.meetings.coming import Coming, coming_words, next_gathering, reading
from governance.queries.meetings.replies_waiting import replies_waiting
from governance.queries.motions.conditions import ready_motions
from governance.queries.recommendations.advice import advice_waiting
from governance.queries.records.approvals import approvals_waiting
from governance.queries.records.tasks_given import duties_waiting, translations_waiting
from governance.queries.reports.waiting import asks_waiting, late_reports, reports_waiting
from governance.queries.votes.voices import Cast, Group, Voice, cast_lately, groups_of, voices_of
from governance.queries.votes.voices_offered import voices_offered
from groundwork.bilingual import Pair
from groundwork.models import Incident

RECENT = 5


@dataclass(frozen=True)
class Decided:
    """A published decision in one line."""

    reference: str
    title: Pair
    outcome: str
    body: BodyWords
    published_at: datetime | None
    url: str
    illustrative: bool


@dataclass(frozen=True)
class Desk:
    """The home page. `rows` is what waits, soonest first; the first vote among it can be voted in place."""

    greeting: str
    lede: str
    rows: tuple[Row, ...]
    inline: Row | None
    recent: tuple[Decided, ...]
    coming: Coming | None
    voices: tuple[Voice, ...] = ()
    groups: tuple[Group, ...] = ()
    cast: tuple[Cast, ...] = field(default_factory=tuple)
    incidents: tuple[str, ...] = ()

    @property
    def votes(self) -> int:
        """How many votes wait."""
        return sum(row.kind == "vote" for row in self.rows)


def public_desk() -> Desk:
    """The home page of who is not signed in. Five queries."""
    names = names_on()
    return Desk(
        greeting="",
        lede="",
        rows=(),
        inline=None,
        recent=decided_lately(names),
        coming=coming_words(next_gathering(), names),
    )


def desk_of(person: Person, standing: Standing) -> Desk:
    """The home page of a person. Its queries do not grow with what is on it."""
    now = timezone.now()
    names, reader, coming = names_on(), reader_of(standing, now, person), next_gathering()
    rows = sorted(everything_waiting(reader, names, coming), key=lambda each: each.order)
    ballots = [each for each in rows if each.kind == "vote"]
    in_place = next((each for each in ballots if each.ballot and each.ballot.in_place), None)
    voices = voices_of(person, standing, names)
    return Desk(
        greeting=greeting(len(rows), person.name.split()[0]),
        lede=lede_of(rows, now, voter=bool(voices)),
        rows=tuple(rows),
        inline=in_place,
        recent=decided_lately(names),
        coming=coming_words(coming, names),
        voices=voices,
        groups=groups_of(standing, names),
        incidents=incidents() if standing.is_secretariat else (),
        cast=() if ballots else cast_lately(standing, now),
    )


def incidents() -> tuple[str, ...]:
    """The votes whose stored verdict is not what the engine says, by reference. One query."""
    return tuple(Incident.objects.filter(settled_at=None).order_by("subject").values_list("subject", flat=True))


def everything_waiting(reader: Reader, names: Names, coming: Gathering | None) -> Iterable[Row]:
    """All rows of the docket, in no order."""
    yield from votes(reader, names)
    yield from voices_offered(reader, names)
    yield from actions(reader, coming)
    yield from advice_waiting(reader, names)
    if coming is not None:
        yield from reading(reader, coming)
    yield from reading_waiting(reader)
    yield from replies_waiting(reader, names)
    yield from duties_waiting(reader, names)
    yield from reports_waiting(reader, names)
    yield from asks_waiting(reader, names)
    yield from translations_waiting(reader)
    if reader.chaired:
        yield from to_record(reader, names)
        yield from approvals_waiting(reader, names)
    if reader.chaired or reader.standing.is_secretariat:
        yield from recorded(reader, names)
        yield from ready_to_put(reader, names)
    if reader.standing.is_secretariat:
        yield from blockers(coming, reader.now)
        yield from late_reports(reader.now)
    elif reader.chaired:
        yield from held_effects(reader.now, reader.chaired)


def ready_to_put(reader: Reader, names: Names) -> Iterable[Row]:
    """Conditional motions whose conditions are all met: for the secretariat all, else of the bodies that one chairs."""
    for motion in ready_motions(names if reader.standing.is_secretariat else reader.chaired):
        yield row(
            "ready",
            None,
            reader.now,
            title=motion.title,
            url=link("motion", motion.pk),
            body=names.get(motion.body_id),
            detail=_("It is ready: what it depends on was carried."),
            button=_("Put the motion"),
            illustrative=motion.illustrative,
        )


def lede_of(rows: Sequence[Row], now: datetime, *, voter: bool) -> str:
    """What kinds of things wait, and when the first vote closes."""
    if not rows:
        return _("You have voted on everything that is open.") if voter else _("Everything is done for now.")
    text = summed_up(each.kind for each in rows)
    closing = [each.ballot.event.closes_at for each in rows if each.ballot and each.ballot.event.closes_at]
    days = (timezone.localdate(min(closing)) - timezone.localdate(now)).days if closing else None
    if days == 0:
        return f"{text} {_('The first vote closes today.')}"
    return f"{text} {_('The first vote closes tomorrow.')}" if days == 1 else text


def decided_lately(names: Names) -> tuple[Decided, ...]:
    """The latest published decisions. One query."""
    rows = Decision.objects.filter(state=DecisionState.PUBLISHED).order_by("-published_at")[:RECENT]
    return tuple(
        Decided(
            each.reference,
            each.title,
            each.outcome,
            names[each.body_id],
            each.published_at,
            link("decision", each.reference),
            each.illustrative,
        )
        for each in rows
    )
