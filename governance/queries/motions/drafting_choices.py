"""Among what does a drafter choose: which bodies, seats, people, formats, priorities and decisions are there then?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from councils.enums import Authority, BodyKind, LineKind, Role
from councils.models import BodyCharter, EngagementLevel, Jurisdiction, Membership, Person, SeatTerm
from councils.queries.names import names_on
from governance.enums import EffectKind, EffectState
from governance.models import Decision, MeetingFormat
from groundwork.bilingual import Pair
from priorities.enums import PriorityState
from priorities.lifecycles import PRIORITY
from priorities.models import Priority

Choice = tuple[Any, Any]  # a value and its words, or the name of a group and the choices in it
Proposal = Mapping[str, Any]
MAKES_A_BODY = {EffectKind.ESTABLISH, EffectKind.PROMOTE}


def choices_on(on: date, wanted: Iterable[str], before: Sequence[Proposal] = ()) -> dict[str, list[Choice]]:
    """For each type of term that is wanted, what there is to choose from on that day; others have no choices.

    `before` are the effects that are enacted first: what they establish and create can be chosen too. At most seven
    queries for each type, however much there is.
    """
    return {each: _CHOICES[each](on, before) for each in set(wanted) if each in _CHOICES}


def bodies_made(before: Sequence[Proposal]) -> dict[str, Pair]:
    """The names of the bodies that these effects establish, by their keys."""
    return {
        str(each["key"]): Pair(str(each.get("name_en", "")), str(each.get("name_fr", "")))
        for each in before
        if each.get("kind") in MAKES_A_BODY and each.get("key")
    }


def _bodies(on: date, before: Sequence[Proposal]) -> list[Choice]:
    names = names_on(on)
    existing = BodyCharter.objects.standing(on).order_by("body_id").values_list("body_id", flat=True)
    groups: dict[str, list[Choice]] = {}
    for kind in BodyKind:
        groups[str(kind.label)] = [
            (names[pk].key, str(names[pk].name)) for pk in existing if names[pk].kind == kind
        ]  # fmt: skip
    groups[str(_("established by this motion"))] = [(key, str(name)) for key, name in bodies_made(before).items()]
    return _grouped(groups)


def _seats(on: date, before: Sequence[Proposal]) -> list[Choice]:
    names = names_on(on)
    terms = SeatTerm.objects.standing(on).select_related("seat__body", "seat__jurisdiction")
    holders: dict[int, str] = {}
    for held in Membership.objects.standing(on).select_related("person").order_by("-pk"):
        if held.role != Role.ALTERNATE:
            holders[held.seat_id] = held.person.name
    groups: dict[str, list[Choice]] = {}
    for term in sorted(terms.order_by("pk"), key=_protocol):
        seat = term.seat
        number = f" ({seat.number})" if seat.number > 1 else ""
        words = f"{seat.jurisdiction or _('no government')}{number} – {holders.get(seat.pk) or _('vacant')}"
        groups.setdefault(str(names[seat.body_id].name), []).append((seat.key, words))
    groups[str(_("created by this motion"))] = [(key, key) for key in seats_made(before)]
    return _grouped(groups)


def _protocol(term: SeatTerm) -> tuple[int, int, int]:
    government = term.seat.jurisdiction
    return (term.seat.body_id, government.protocol_order if government else 10_000, term.seat.number)


def seats_made(before: Sequence[Proposal]) -> list[str]:
    """The words of the seats that these effects create: body, government, number."""
    return [
        f"{each.get('body')}:{each.get('jurisdiction') or '-'}:{each.get('number') or 1}"
        for each in before
        if each.get("kind") == EffectKind.CREATE_SEAT
    ]


def _people(_on: date, _before: Sequence[Proposal]) -> list[Choice]:
    rows = list(Person.objects.filter(is_active=True).order_by("name", "pk").only("name", "email"))
    names = [row.name for row in rows]
    return [
        (str(row.pk), row.name if names.count(row.name) == 1 else f"{row.name} ({row.email})") for row in rows
    ]  # fmt: skip


def _jurisdictions(_on: date, _before: Sequence[Proposal]) -> list[Choice]:
    return [(row.code, str(row.name)) for row in Jurisdiction.objects.order_by("protocol_order")]


def _levels(_on: date, _before: Sequence[Proposal]) -> list[Choice]:
    return [(str(row.level), f"{row.level} – {row.name}") for row in EngagementLevel.objects.order_by("level")]


def _formats(_on: date, _before: Sequence[Proposal]) -> list[Choice]:
    latest = {row.key: row for row in MeetingFormat.objects.order_by("version")}
    return [(row.key, str(row.name)) for row in latest.values() if not row.adopted_by]


def _priorities(_on: date, _before: Sequence[Proposal]) -> list[Choice]:
    ripe = [state for state in PriorityState.values if PRIORITY.refuse(state, PriorityState.PROMOTED) is None]
    return [(row.slug_en, str(row.name)) for row in Priority.objects.filter(state__in=ripe).order_by("pk")]


def _decisions(_on: date, _before: Sequence[Proposal]) -> list[Choice]:
    rows = Decision.objects.filter(outcomes__effects__state__in=[EffectState.PENDING, EffectState.HELD]).distinct()
    return [(row.reference, f"{row.reference} – {row.title}") for row in rows.order_by("reference")]


def _words(labels: Iterable[tuple[str, Any]]) -> list[Choice]:
    return [(str(value), capfirst(str(label))) for value, label in labels]


def _grouped(groups: Mapping[str, list[Choice]]) -> list[Choice]:
    return [(capfirst(name), choices) for name, choices in groups.items() if choices]


_CHOICES: dict[str, Callable[[date, Sequence[Proposal]], list[Choice]]] = {
    "body": _bodies,
    "bodies": _bodies,
    "seat": _seats,
    "person": _people,
    "jurisdiction": _jurisdictions,
    "level": _levels,
    "format": _formats,
    "priority": _priorities,
    "decision": _decisions,
    "body_kind": lambda _on, _before: _words(BodyKind.choices),
    "authority": lambda _on, _before: _words(Authority.choices),
    "line_kind": lambda _on, _before: _words(each for each in LineKind.choices if each[0] != LineKind.PRIMARY),
    "role": lambda _on, _before: _words(Role.choices),
}
