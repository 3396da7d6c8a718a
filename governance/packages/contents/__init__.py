"""What stands in a meeting package, apart from how it looks? Frozen shapes that know no table."""

from governance.packages.contents.around import (
    Approval,
    Changes,
    Correction,
    CouncilComing,
    FieldNow,
    Figure,
    Issued,
    ItemChange,
    MeetingChange,
    OutcomeServed,
    PaperChange,
    PriorityNow,
    Record,
    Said,
    SeatComing,
    SummaryShort,
)
from governance.packages.contents.frozen import contents_from_json, contents_json, facts_hash
from governance.packages.contents.items import Item, Lines, Paper, Place, Question
from governance.packages.contents.package import MeetingSection, PackageContents
from governance.packages.contents.texts import (
    NOTHING,
    Action,
    Advice,
    Change,
    Clause,
    ClauseOutcome,
    Decision,
    Finding,
    Motion,
    Recommendation,
    Reservation,
    VoteResult,
)

__all__ = [
    "NOTHING", "Action", "Advice", "Approval", "Change", "Changes", "Clause", "ClauseOutcome", "Correction",
    "CouncilComing", "Decision", "FieldNow", "Figure", "Finding", "Issued", "Item", "ItemChange", "Lines",
    "MeetingChange", "MeetingSection", "Motion", "OutcomeServed", "PackageContents", "Paper", "PaperChange", "Place",
    "PriorityNow", "Question", "Recommendation", "Record", "Reservation", "Said", "SeatComing", "SummaryShort",
    "VoteResult", "contents_from_json", "contents_json", "facts_hash",
]  # fmt: skip
