"""A small house that behaves like the real one, built by the real actions."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from councils.actions.bodies import establish_body, join_component
from councils.actions.people import register_person
from councils.actions.reporting import draw_line
from councils.actions.seats import appoint, create_seat
from councils.enums import Authority, BodyKind, LineKind, Role
from councils.grounds import deck
from councils.models import Body, EngagementLevel, Jurisdiction, Person, Seat
from governance.actions.agendas.building import add_item
from governance.actions.meetings.attendance import note_attendance
from governance.actions.meetings.calling import call_meeting, open_gathering
from governance.actions.meetings.formats import describe_format
from governance.actions.motions.wording import make_motion
from governance.actions.procedure import set_procedure
from governance.actions.recommendations.writing import add_point, draft_recommendation, submit_recommendation
from governance.enums import PointKind, Purpose
from governance.models import AgendaItem, Gathering, Meeting, Motion, Recommendation
from governance.rules.procedure import Settings
from groundwork.bilingual import Pair

GROUND = deck(7)
RULE = {
    "method": "consensus",
    "voter": "jurisdiction",
    "quorum": {"fraction": "1/2", "compare": "more_than"},
    "components": ["PSSDC", "PSCIOC"],
}
START = date(1998, 1, 1)
TODAY = timezone.localdate()


def both(text: str) -> Pair:
    """A pair that matches: the same word in both languages, marked."""
    return Pair(text, f"{text} (fr)").approved()


@dataclass
class House:
    """What was built, by short names."""

    bodies: dict[str, Body] = field(default_factory=dict)
    jurisdictions: dict[str, Jurisdiction] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def holder(self, key: str) -> Person:
        """Who holds the seat with this key, as member or co-chair."""
        return self.seats[key].memberships.get(role__in=["member", "co_chair"]).person

    def gathering(self, starts_on: date | None = None) -> Gathering:
        starts_on = starts_on or timezone.localdate()
        count = Gathering.objects.count()
        return open_gathering(
            place=both("Ottawa"),
            slug=Pair(f"ottawa-{count}", f"ottawa-fr-{count}"),
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=2),
            by=self.people["secretariat"],
        )

    def meeting(self, body: str = "JC", gathering: Gathering | None = None) -> Meeting:
        starts_at = timezone.localtime().replace(hour=8, minute=30, second=0, microsecond=0)
        return call_meeting(
            gathering=gathering or self.gathering(),
            body=self.bodies[body],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=8),
            by=self.people["secretariat"],
        )

    def all_present(self, meeting: Meeting) -> int:
        return note_attendance(
            meeting=meeting,
            by=self.people["secretariat"],
            present={seat: None for seat in self.seats.values() if seat.jurisdiction_id},
        )

    def recommendation(self, points: int = 2, effects: dict[int, list[dict]] | None = None) -> Recommendation:
        by = self.people["secretariat"]
        draft = draft_recommendation(
            body=self.bodies["JC"],
            title=both("Next steps"),
            question=both("Do you agree?"),
            rationale=both("Because."),
            sponsor=self.bodies["WG"],
            by=by,
        )
        for number in range(1, points + 1):
            add_point(
                recommendation=draft,
                label=f"M{number}",
                kind=PointKind.MEASURE,
                text=both(f"Point {number}"),
                effects=(effects or {}).get(number),
                by=by,
            )
        return submit_recommendation(recommendation=draft, by=by)

    def item(self, meeting: Meeting | None = None, **details) -> AgendaItem:
        return add_item(
            meeting=meeting or self.meeting(),
            title=both("Item"),
            minutes=30,
            purpose=Purpose.DECISION,
            by=self.people["secretariat"],
            **details,
        )

    def motion(
        self,
        points: int = 2,
        effects: dict[int, list[dict]] | None = None,
        item: AgendaItem | None = None,
    ) -> Motion:
        return make_motion(
            body=self.bodies["JC"],
            item=item,
            recommendation=self.recommendation(points, effects),
            by=self.people["secretariat"],
        )

    def format(self):
        return describe_format(
            key="one-and-a-half",
            name=both("One and a half days"),
            by=None,
            parts=[(self.bodies["JC"], 3), (self.bodies["PSSDC"], 1), (self.bodies["PSCIOC"], 1)],
            beside=[self.bodies["PSCIOC"]],
        )


def build_house() -> House:
    """Two councils of three jurisdictions each, joined; a working group under one; a secretariat; a table."""
    house = House()
    for level, name in enumerate(["Inform", "Exchange", "Collaborate", "Co-create"], start=1):
        EngagementLevel.objects.create(level=level, name_en=name, name_fr=f"{name} (fr)")
    build_bodies(house)
    build_jurisdictions(house)
    build_people(house)
    set_procedure(body=house.bodies["JC"], settings=Settings(rule=RULE), by=None)
    return house


def build_bodies(house: House) -> None:
    kinds = {
        "JC": (BodyKind.JOINT_COUNCIL, Authority.DECIDES),
        "PSSDC": (BodyKind.COUNCIL, Authority.DECIDES),
        "PSCIOC": (BodyKind.COUNCIL, Authority.DECIDES),
        "WG": (BodyKind.WORKING_GROUP, Authority.RECOMMENDS),
        "ICCS": (BodyKind.SECRETARIAT, Authority.INFORMS),
        "DM": (BodyKind.EXTERNAL_TABLE, Authority.INFORMS),
    }
    for key, (kind, authority) in kinds.items():
        house.bodies[key] = establish_body(
            key=key,
            kind=kind,
            authority=authority,
            name=both(key),
            slug=Pair(key.lower(), f"{key.lower()}-fr"),
            starts_on=START,
            ground=GROUND,
            by=None,
        )
    for part in ("PSSDC", "PSCIOC"):
        join_component(whole=house.bodies["JC"], part=house.bodies[part], starts_on=START, ground=GROUND, by=None)
    for child, parent in (("PSSDC", "JC"), ("PSCIOC", "JC"), ("WG", "PSSDC")):
        draw_line(
            body=house.bodies[child],
            parent=house.bodies[parent],
            kind=LineKind.PRIMARY,
            starts_on=START,
            ground=GROUND,
            by=None,
        )


def build_jurisdictions(house: House) -> None:
    rows = [
        ("CA", "federal", "Canada", "Canada"),
        ("CA-NB", "provincial", "New Brunswick", "Nouveau-Brunswick"),
        ("CA-YT", "territorial", "Yukon", "Yukon"),
    ]
    for order, (code, kind, en, fr) in enumerate(rows):
        jurisdiction = Jurisdiction.objects.create(
            code=code,
            order=kind,
            name_en=en,
            name_fr=fr,
            with_article_fr=f"le {fr}",
            with_de_fr=f"du {fr}",
            protocol_order=order,
        )
        house.jurisdictions[code] = jurisdiction
        for council in ("PSSDC", "PSCIOC"):
            seat = create_seat(
                body=house.bodies[council], jurisdiction=jurisdiction, starts_on=START, ground=GROUND, by=None
            )
            house.seats[seat.key] = seat


def build_people(house: House) -> None:
    cast = {
        "PSSDC:CA:1": ("co_chair", Role.CO_CHAIR, "en"),
        "PSSDC:CA-NB:1": ("member", Role.MEMBER, "fr"),
        "PSSDC:CA-YT:1": ("yukon", Role.MEMBER, "en"),
        "PSCIOC:CA:1": ("other_co_chair", Role.CO_CHAIR, "fr"),
        "PSCIOC:CA-NB:1": ("nb_cio", Role.MEMBER, "en"),
        "PSCIOC:CA-YT:1": ("yukon_cio", Role.MEMBER, "en"),
    }
    for key, (name, role, language) in cast.items():
        seat_person(house, name, house.seats[key], role, language)
    seat_person(house, "alternate", house.seats["PSSDC:CA-NB:1"], Role.ALTERNATE, "en", house.people["member"])
    for name, body, role in (
        ("secretariat", "ICCS", Role.STAFF),
        ("observer", "JC", Role.OBSERVER),
        ("group_co_chair", "WG", Role.CO_CHAIR),
    ):
        seat = create_seat(
            body=house.bodies[body], jurisdiction=None, weight=0, starts_on=START, ground=GROUND, by=None
        )
        seat_person(house, name, seat, role, "en")
    house.people["stranger"] = register_person(email="stranger@concert.example", name="Sam Stranger", by=None)


def seat_person(
    house: House, name: str, seat: Seat, role: Role, language: str, stands_in: Person | None = None
) -> None:
    person = register_person(
        email=f"{name}@concert.example",
        name=name.replace("_", " ").title(),
        preferred_language=language,
        by=None,
    )
    appoint(person=person, seat=seat, role=role, alternate_for=stands_in, starts_on=START, ground=GROUND, by=None)
    house.people[name] = person


def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1)
