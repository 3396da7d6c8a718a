"""Which fields does each kind of record of the demonstration have? Keys link the records, always."""

from governance.demonstration.shapes.deck import (
    ExpectedOutcome,
    HistoryColumn,
    Level,
    Period,
    Question,
    Statement,
)
from governance.demonstration.shapes.meetings import (
    AgendaItem,
    ComingGathering,
    FormatPart,
    Gathering,
    MeetingFormat,
    Point,
    Recommendation,
    Sitting,
)
from governance.demonstration.shapes.outcomes import Priority, ResultLink, ResultNode
from governance.demonstration.shapes.provenance import UNKNOWN, Anomaly, Slide, Sourced, When, month, year
from governance.demonstration.shapes.structure import (
    Body,
    BodyEvent,
    CastMember,
    Component,
    Jurisdiction,
    OpenLine,
    Person,
    ReportingLine,
    Seat,
)

__all__ = [
    "UNKNOWN",
    "AgendaItem",
    "Anomaly",
    "Body",
    "BodyEvent",
    "CastMember",
    "ComingGathering",
    "Component",
    "ExpectedOutcome",
    "FormatPart",
    "Gathering",
    "HistoryColumn",
    "Jurisdiction",
    "Level",
    "MeetingFormat",
    "OpenLine",
    "Period",
    "Person",
    "Point",
    "Priority",
    "Question",
    "Recommendation",
    "ReportingLine",
    "ResultLink",
    "ResultNode",
    "Seat",
    "Sitting",
    "Slide",
    "Sourced",
    "Statement",
    "When",
    "month",
    "year",
]
