"""The tables of who sits where, and who answers to whom."""

from councils.models.assistance import Assistance
from councils.models.bodies import Body, BodyCharter, BodyComponent, BodyEvent, BodyName, EngagementLevel
from councils.models.jurisdictions import Jurisdiction
from councils.models.notices import Notice
from councils.models.people import Person
from councils.models.reporting import ReportingLine
from councils.models.seats import Membership, Seat, SeatTerm
from councils.models.sessions import SignedIn
from councils.models.structure import StructureQuerySet, StructureRow
from councils.models.terms import TermsOfReference

__all__ = [
    "Assistance",
    "Body",
    "BodyCharter",
    "BodyComponent",
    "BodyEvent",
    "BodyName",
    "EngagementLevel",
    "Jurisdiction",
    "Membership",
    "Notice",
    "Person",
    "ReportingLine",
    "Seat",
    "SeatTerm",
    "SignedIn",
    "StructureQuerySet",
    "StructureRow",
    "TermsOfReference",
]
