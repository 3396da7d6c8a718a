"""The tables of who sits where, and who answers to whom."""

from councils.models.bodies import Body, BodyCharter, BodyComponent, BodyEvent, BodyName, EngagementLevel
from councils.models.jurisdictions import Jurisdiction
from councils.models.people import Person
from councils.models.reporting import ReportingLine
from councils.models.seats import Membership, Seat, SeatTerm
from councils.models.structure import StructureQuerySet, StructureRow

__all__ = [
    "Body",
    "BodyCharter",
    "BodyComponent",
    "BodyEvent",
    "BodyName",
    "EngagementLevel",
    "Jurisdiction",
    "Membership",
    "Person",
    "ReportingLine",
    "Seat",
    "SeatTerm",
    "StructureQuerySet",
    "StructureRow",
]
