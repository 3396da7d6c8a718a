"""From which state may each thing of governance go to which?"""

from governance.enums import (
    ActionState,
    DecisionState,
    EffectState,
    MeetingState,
    MotionState,
    PackageState,
    ProposedItemState,
    RecommendationState,
    RecordState,
    ReportState,
    VoteState,
)
from groundwork.lifecycle import Lifecycle

R, M, V, E, A, P = RecommendationState, MotionState, VoteState, EffectState, ActionState, PackageState

RECOMMENDATION = Lifecycle(
    "recommendation",
    {
        R.DRAFT: [R.SUBMITTED, R.WITHDRAWN],
        R.SUBMITTED: [R.ADOPTED, R.DEFERRED, R.REFERRED, R.NOT_CARRIED, R.WITHDRAWN],
        R.DEFERRED: [R.ADOPTED, R.DEFERRED, R.REFERRED, R.NOT_CARRIED, R.WITHDRAWN],
        R.REFERRED: [R.SUBMITTED, R.WITHDRAWN],
        R.ADOPTED: [],
        R.NOT_CARRIED: [],
        R.WITHDRAWN: [],
    },
)
MEETING = Lifecycle(
    "meeting",
    {
        MeetingState.DRAFT: [MeetingState.UNDER_WAY, MeetingState.CANCELLED],
        MeetingState.UNDER_WAY: [MeetingState.ENDED],
        MeetingState.ENDED: [],
        MeetingState.CANCELLED: [],
    },
)
PROPOSED_ITEM = Lifecycle(
    "proposed-item",
    {
        ProposedItemState.DRAFT: [ProposedItemState.SUBMITTED, ProposedItemState.WITHDRAWN],
        ProposedItemState.SUBMITTED: [
            ProposedItemState.PLACED,
            ProposedItemState.DECLINED,
            ProposedItemState.WITHDRAWN,
        ],
        ProposedItemState.PLACED: [],
        ProposedItemState.DECLINED: [],
        ProposedItemState.WITHDRAWN: [],
    },
)
MOTION = Lifecycle(
    "motion",
    {
        M.DRAFT: [M.OPEN, M.JUDGED, M.WITHDRAWN, M.FALLEN],
        M.OPEN: [M.JUDGED, M.DRAFT],
        M.JUDGED: [M.DECIDED, M.OPEN],
        M.DECIDED: [],
        M.WITHDRAWN: [],
        M.FALLEN: [],
    },
)
VOTE_EVENT = Lifecycle("vote-event", {V.OPEN: [V.CLOSED, V.CANCELLED], V.CLOSED: [], V.CANCELLED: []})
DECISION = Lifecycle("decision", {DecisionState.RECORDED: [DecisionState.PUBLISHED], DecisionState.PUBLISHED: []})
EFFECT = Lifecycle(
    "effect",
    {
        E.PENDING: [E.ENACTED, E.HELD, E.WITHDRAWN],
        E.HELD: [E.ENACTED, E.WITHDRAWN],
        E.ENACTED: [],
        E.WITHDRAWN: [],
    },
)
ACTION_ITEM = Lifecycle(
    "action-item",
    {
        A.OPEN: [A.IN_PROGRESS, A.DONE, A.WITHDRAWN],
        A.IN_PROGRESS: [A.DONE, A.WITHDRAWN],
        A.DONE: [],
        A.WITHDRAWN: [],
    },
)
PACKAGE = Lifecycle(
    "package",
    {
        P.QUEUED: [P.COMPILING, P.FAILED, P.CANCELLED],
        P.COMPILING: [P.READY, P.FAILED, P.QUEUED, P.CANCELLED],
        P.FAILED: [P.QUEUED],
        P.READY: [],
        P.CANCELLED: [],
    },
)
REPORT = Lifecycle(
    "report",
    {
        ReportState.OWED: [ReportState.FILED, ReportState.WAIVED],
        ReportState.FILED: [],
        ReportState.WAIVED: [],
    },
)
MEETING_RECORD = Lifecycle(
    "meeting-record",
    {
        RecordState.DRAFT: [RecordState.CIRCULATED],
        RecordState.CIRCULATED: [RecordState.APPROVED],
        RecordState.APPROVED: [RecordState.ADOPTED],
        RecordState.ADOPTED: [],
    },
)
LIFECYCLES = [
    RECOMMENDATION,
    MEETING,
    PROPOSED_ITEM,
    MOTION,
    VOTE_EVENT,
    DECISION,
    EFFECT,
    ACTION_ITEM,
    PACKAGE,
    REPORT,
    MEETING_RECORD,
]
