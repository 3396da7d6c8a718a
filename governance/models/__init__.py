"""The tables of how decisions are prepared, taken, kept and followed up."""

from governance.models.advice import AdviceRequest
from governance.models.agendas import AgendaItem, DiscussionQuestion
from governance.models.amendments import Amendment
from governance.models.calendar import Holiday
from governance.models.concerns import Concern
from governance.models.consultations import Citation, Consultation, ConsultedParty
from governance.models.contributions import Contribution
from governance.models.counts import Extension, HandCount
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
from governance.models.secret import Participation, Slip
from governance.models.voices import BallotLink, Voice
from governance.models.votes import ClauseVerdict, Elector, Recusal, Vote, VoteEvent, VoteHistory

__all__ = [
    "ActionItem",
    "AdviceRequest",
    "AgendaItem",
    "Amendment",
    "Attendance",
    "BallotLink",
    "Citation",
    "Clause",
    "ClauseOutcome",
    "ClauseVerdict",
    "Concern",
    "Consultation",
    "ConsultedParty",
    "Contribution",
    "Decision",
    "Delegation",
    "DiscussionQuestion",
    "Effect",
    "Elector",
    "Extension",
    "FormatPart",
    "Gathering",
    "HandCount",
    "Holiday",
    "Meeting",
    "MeetingFormat",
    "Motion",
    "Package",
    "PackageFile",
    "Participation",
    "Procedure",
    "ProgressNote",
    "Recommendation",
    "RecommendedPoint",
    "Recusal",
    "Report",
    "Reservation",
    "Slip",
    "Voice",
    "Vote",
    "VoteEvent",
    "VoteHistory",
]
