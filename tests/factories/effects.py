"""One example of each kind of effect in the small house: what must be there first, and its terms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from councils.actions.bodies import establish_body
from councils.actions.people import register_person
from councils.actions.reporting import draw_line
from councils.actions.seats import create_seat
from councils.enums import Authority, BodyKind, LineKind
from councils.models import Body, Person
from governance.actions.meetings.calling import call_meeting
from governance.actions.recommendations.writing import draft_recommendation
from governance.enums import EffectKind, ReportKind
from governance.models import ActionItem, Decision, Report
from groundwork.bilingual import Pair
from groundwork.references import next_reference
from priorities.actions.priorities import advance_priority, propose_priority
from priorities.enums import PriorityState
from tests.factories.decisions import decided
from tests.factories.house import GROUND, START, TODAY, House, both

LATER = TODAY + timedelta(days=400)


@dataclass(frozen=True)
class Example:
    """A kind of effect, what is done in the house first, and the terms, which may need what was done."""

    kind: str
    terms: Callable[[House], dict[str, Any]]

    def effect(self, house: House) -> dict[str, Any]:
        """Prepare the house and give the effect as a clause would hold it."""
        return {"kind": self.kind, **self.terms(house)}


def group(house: House, key: str, under: str | None = "PSSDC") -> Body:
    """One more working group."""
    house.bodies[key] = establish_body(
        key=key,
        kind=BodyKind.WORKING_GROUP,
        authority=Authority.RECOMMENDS,
        name=Pair(f"{key} Working Group", f"Groupe de travail {key}"),
        slug=Pair(key.lower(), f"{key.lower()}-fr"),
        starts_on=START,
        ground=GROUND,
        by=None,
    )
    if under:
        line(house, key, under)
    return house.bodies[key]


def line(house: House, body: str, parent: str, kind: LineKind = LineKind.PRIMARY) -> None:
    draw_line(body=house.bodies[body], parent=house.bodies[parent], kind=kind, starts_on=START, ground=GROUND, by=None)


def newcomer(name: str = "Nadia Newcomer") -> Person:
    """Somebody who sits nowhere yet."""
    return register_person(email=f"{name.split(maxsplit=1)[0].lower()}@concert.example", name=name, by=None)


def priority(_house: House) -> str:
    """An active priority; its English address."""
    body = Body.objects.get(key="JC")
    made = propose_priority(body=body, name=both("Digital identity"), slug=Pair("identity", "identite"), by=None)
    for state in (PriorityState.CONFIRMED, PriorityState.ACTIVE):
        advance_priority(priority=made, state=state, by=None)
    return made.slug_en


def waiting_decision(house: House) -> Decision:
    """A published decision whose effect waits for a later day."""
    return decided(house, effective_on=LATER)


def belongings(house: House, key: str = "WG") -> None:
    """A recommendation in the making, an open action item, a report owed, and a coming meeting."""
    body = house.bodies[key]
    ActionItem.objects.create(reference=next_reference("A"), owner=body, due_on=LATER, title_en="Do", title_fr="Faire")
    draft_recommendation(body=house.bodies["JC"], title=both("Idea"), sponsor=body, by=house.people["secretariat"])
    Report.objects.create(body=body, kind=ReportKind.CYCLE, due_on=LATER)
    gathering = house.gathering(LATER)
    call = house.meeting("JC", gathering)
    call_meeting(
        gathering=gathering, body=body, starts_at=call.ends_at, ends_at=call.ends_at + timedelta(hours=1),
        by=house.people["secretariat"],
    )  # fmt: skip


def named(en: str, fr: str, name: str = "name") -> dict[str, str]:
    return {f"{name}_en": en, f"{name}_fr": fr}


def establish(_house: House) -> dict[str, Any]:
    return {"key": "NEW", "body_kind": "sub_committee", "authority": "informs", "under": "WG", "level": 2,
            **named("New sub-committee", "Nouveau sous-comité"), **named("NSC", "NSC-F", "acronym")}  # fmt: skip


def draw(_house: House) -> dict[str, Any]:
    return {"body": "ICCS", "to": "JC", "line": "secretariat"}


def end_line(house: House) -> dict[str, Any]:
    line(house, "WG", "PSCIOC", LineKind.FUNCTIONAL)
    return {"body": "WG", "to": "PSCIOC", "line": "functional"}


def promote(house: House) -> dict[str, Any]:
    return {"priority": priority(house), "key": "WG-ID", "under": "JC", "authority": "recommends",
            **named("Identity Working Group", "Groupe de travail sur l’identité")}  # fmt: skip


def merge(house: House) -> dict[str, Any]:
    group(house, "WG-B")
    belongings(house)
    return {"bodies": ["WG", "DM"], "into": "WG-B"}


def split(house: House) -> dict[str, Any]:
    for key in ("WG-B", "WG-C"):
        group(house, key)
    belongings(house)
    return {"body": "WG", "into": ["WG-B", "WG-C"], "heir": "WG-C"}


def dissolve(house: House) -> dict[str, Any]:
    belongings(house)
    return {"body": "WG", "report_days": 60}


def rename(_house: House) -> dict[str, Any]:
    return {"body": "WG", **named("Data Group", "Groupe des données"), **named("DG", "GD", "acronym")}


def move(house: House) -> dict[str, Any]:
    belongings(house)
    return {"body": "WG", "to": "JC"}


def appoint(house: House) -> dict[str, Any]:
    return {"seat": "PSSDC:CA:1", "person": newcomer().pk, "role": "co_chair", "until": LATER.isoformat()}


def end_seat(house: House) -> dict[str, Any]:
    create_seat(
        body=house.bodies["WG"], jurisdiction=house.jurisdictions["CA"], starts_on=START, ground=GROUND, by=None
    )
    return {"seat": "WG:CA:1"}


def adopt_format(house: House) -> dict[str, Any]:
    return {"format": house.format().key}


def delegate(_house: House) -> dict[str, Any]:
    return {"body": "WG", **named("Oversee", "Superviser", "scope"), "until": LATER.isoformat()}


EXAMPLES = {
    each.kind: each
    for each in (
        Example(EffectKind.ESTABLISH, establish),
        Example(EffectKind.RENAME, rename),
        Example(EffectKind.MOVE, move),
        Example(EffectKind.DRAW_LINE, draw),
        Example(EffectKind.END_LINE, end_line),
        Example(EffectKind.PROMOTE, promote),
        Example(EffectKind.MERGE, merge),
        Example(EffectKind.SPLIT, split),
        Example(EffectKind.DISSOLVE, dissolve),
        Example(EffectKind.SET_AUTHORITY, lambda _: {"body": "WG", "authority": "decides"}),
        Example(EffectKind.SET_LEVEL, lambda _: {"body": "WG", "level": 3}),
        Example(
            EffectKind.ADOPT_TERMS,
            lambda _: {"body": "WG", **named("Terms", "Mandat", "text"), "review_on": LATER.isoformat()},
        ),
        Example(EffectKind.APPOINT, appoint),
        Example(
            EffectKind.END_MEMBERSHIP,
            lambda house: {"seat": "PSSDC:CA-YT:1", "person": house.people["yukon"].pk},
        ),
        Example(EffectKind.CREATE_SEAT, lambda _: {"body": "WG", "jurisdiction": "CA-NB", "weight": 0}),
        Example(EffectKind.END_SEAT, end_seat),
        Example(EffectKind.ADD_COMPONENT, lambda _: {"whole": "JC", "part": "DM"}),
        Example(EffectKind.END_COMPONENT, lambda _: {"whole": "JC", "part": "PSCIOC"}),
        Example(EffectKind.ADOPT_FORMAT, adopt_format),
        Example(EffectKind.DELEGATE, delegate),
        Example(EffectKind.RESCIND, lambda house: {"decision": waiting_decision(house).reference}),
    )
}
