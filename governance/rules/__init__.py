"""May this person do this to that, now? Silence means yes; a refusal says why."""

from governance.rules.decisions import (
    refuse_change_decision,
    refuse_file_report,
    refuse_note_progress,
    refuse_publish,
    refuse_record_decision,
)
from governance.rules.motions import refuse_edit_motion, texts_put
from governance.rules.opening import (
    COUNTED,
    end_of_silence,
    refuse_condition,
    refuse_empty_room,
    refuse_open_vote,
    refuse_too_few_for_secrecy,
    refuse_way,
)
from governance.rules.packages import refuse_compile, refuse_read_package
from governance.rules.places import (
    refuse_chair,
    refuse_chair_or_secretariat,
    refuse_prepare,
    refuse_read_agenda,
    refuse_read_unpublished,
    refuse_recommend,
)
from governance.rules.votes import refuse_close_vote, refuse_position, refuse_read_ballot, refuse_vote
from governance.rules.ways import (
    refuse_answer,
    refuse_count,
    refuse_escalate,
    refuse_extend,
    refuse_lift,
    refuse_other_method,
    refuse_publish_positions,
    refuse_reconsider,
    refuse_secret_option,
    refuse_slip,
    refuse_unsaid,
)

__all__ = [
    "COUNTED",
    "end_of_silence",
    "refuse_answer",
    "refuse_chair",
    "refuse_chair_or_secretariat",
    "refuse_change_decision",
    "refuse_close_vote",
    "refuse_compile",
    "refuse_condition",
    "refuse_count",
    "refuse_edit_motion",
    "refuse_empty_room",
    "refuse_escalate",
    "refuse_extend",
    "refuse_file_report",
    "refuse_lift",
    "refuse_note_progress",
    "refuse_open_vote",
    "refuse_other_method",
    "refuse_position",
    "refuse_prepare",
    "refuse_publish",
    "refuse_publish_positions",
    "refuse_read_agenda",
    "refuse_read_ballot",
    "refuse_read_package",
    "refuse_read_unpublished",
    "refuse_recommend",
    "refuse_reconsider",
    "refuse_record_decision",
    "refuse_secret_option",
    "refuse_slip",
    "refuse_too_few_for_secrecy",
    "refuse_unsaid",
    "refuse_vote",
    "refuse_way",
    "texts_put",
]
