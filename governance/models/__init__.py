"""The tables of how decisions are prepared, taken, kept and followed up."""

from governance.models.advice import AdviceRequest
from governance.models.afterwards import DecisionCorrection, DecisionVersion, Duty, TranslationRequest
from governance.models.agendas import AgendaItem, DiscussionQuestion
from governance.models.amendments import Amendment
from governance.models.attendance import Attendance, AttendanceChange, ItemRecusal, Reply
from governance.models.builds import Conversion, PackageDownload, PackagePart
from governance.models.calendar import CalendarFeed, Holiday
from governance.models.commitments import Capacity, Commitment, SupportRequest
from governance.models.concerns import Concern
from governance.models.consultations import Citation, Consultation, ConsultedParty
from governance.models.contributions import Contribution
from governance.models.counts import Extension, HandCount
from governance.models.decisions import ClauseOutcome, Decision, Delegation, Effect, Reservation
from governance.models.documents import Document
from governance.models.follow_ups import ActionItem, ProgressNote
from governance.models.gaps import AcceptedGap, GapRule
from governance.models.intake import AdvanceReading, Annotation, ProposedItem
from governance.models.meetings import (
    FormatPart,
    Gathering,
    Meeting,
    MeetingFormat,
    Procedure,
)
from governance.models.motions import Clause, Motion
from governance.models.packages import Package, PackageFile
from governance.models.recommendations import Recommendation, RecommendedPoint
from governance.models.records import AgendaVersion, Approval, MeetingRecord, RecordComment, RecordCorrection
from governance.models.reports import Ask, Report, ReportSchedule
from governance.models.secret import Participation, Slip
from governance.models.summaries import Summary, SummaryFile
from governance.models.voices import BallotLink, Voice
from governance.models.votes import ClauseVerdict, Elector, Recusal, Vote, VoteEvent, VoteHistory

__all__ = [
    "AcceptedGap",
    "ActionItem",
    "AdvanceReading",
    "AdviceRequest",
    "AgendaItem",
    "AgendaVersion",
    "Amendment",
    "Annotation",
    "Approval",
    "Ask",
    "Attendance",
    "AttendanceChange",
    "BallotLink",
    "CalendarFeed",
    "Capacity",
    "Citation",
    "Clause",
    "ClauseOutcome",
    "ClauseVerdict",
    "Commitment",
    "Concern",
    "Consultation",
    "ConsultedParty",
    "Contribution",
    "Conversion",
    "Decision",
    "DecisionCorrection",
    "DecisionVersion",
    "Delegation",
    "DiscussionQuestion",
    "Document",
    "Duty",
    "Effect",
    "Elector",
    "Extension",
    "FormatPart",
    "GapRule",
    "Gathering",
    "HandCount",
    "Holiday",
    "ItemRecusal",
    "Meeting",
    "MeetingFormat",
    "MeetingRecord",
    "Motion",
    "Package",
    "PackageDownload",
    "PackageFile",
    "PackagePart",
    "Participation",
    "Procedure",
    "ProgressNote",
    "ProposedItem",
    "Recommendation",
    "RecommendedPoint",
    "RecordComment",
    "RecordCorrection",
    "Recusal",
    "Reply",
    "Report",
    "ReportSchedule",
    "Reservation",
    "Slip",
    "Summary",
    "SummaryFile",
    "SupportRequest",
    "TranslationRequest",
    "Voice",
    "Vote",
    "VoteEvent",
    "VoteHistory",
]
