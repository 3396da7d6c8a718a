"""The tables of how decisions are prepared, taken, kept and followed up."""

from governance.models.agendas import AgendaItem, DiscussionQuestion
from governance.models.contributions import Contribution
from governance.models.decisions import ClauseOutcome, Decision, Delegation, Effect, Reservation
from governance.models.follow_ups import ActionItem, ProgressNote
from governance.models.meetings import (
    Attendance,
    FormatPart,
    Gathering,
    Meeting,
    MeetingFormat,
    Procedure,
)
from governance.models.motions import Clause, Motion
from governance.models.packages import Package, PackageFile
from governance.models.recommendations import Recommendation, RecommendedPoint
from governance.models.reports import Report
from governance.models.votes import ClauseVerdict, Elector, Recusal, Vote, VoteEvent, VoteHistory

__all__ = [
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "Clause",
    "ClauseOutcome",
    "ClauseVerdict",
    "Contribution",
    "Decision",
    "Delegation",
    "DiscussionQuestion",
    "Effect",
    "Elector",
    "FormatPart",
    "Gathering",
    "Meeting",
    "MeetingFormat",
    "Motion",
    "Package",
    "PackageFile",
    "Procedure",
    "ProgressNote",
    "Recommendation",
    "RecommendedPoint",
    "Recusal",
    "Report",
    "Reservation",
    "Vote",
    "VoteEvent",
    "VoteHistory",
]
