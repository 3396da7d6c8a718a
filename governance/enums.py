"""Which states, kinds and options does governance know?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(TextChoices):
    INFORMATION = "information", _("for information")
    DISCUSSION = "discussion", _("for discussion")
    DECISION = "decision", _("for decision")


class MeetingMode(TextChoices):
    IN_PERSON = "in_person", _("in person")
    TELECONFERENCE = "teleconference", _("by teleconference")
    HYBRID = "hybrid", _("hybrid")


class MeetingState(TextChoices):
    DRAFT = "draft", _("in preparation")
    UNDER_WAY = "under_way", _("in progress")
    ENDED = "ended", _("ended")
    CANCELLED = "cancelled", pgettext_lazy("feminine", "cancelled")


MEETING_OVER = (MeetingState.ENDED, MeetingState.CANCELLED)


class ReplyAnswer(TextChoices):
    COMING = "coming", _("will be there")
    REMOTE = "remote", _("will take part at a distance")
    SUBSTITUTE = "substitute", _("will be replaced")
    REGRETS = "regrets", _("sends regrets")


class ProposedItemState(TextChoices):
    DRAFT = "draft", pgettext_lazy("masculine", "draft")
    SUBMITTED = "submitted", pgettext_lazy("masculine", "submitted")
    PLACED = "placed", _("on an agenda")
    DECLINED = "declined", pgettext_lazy("masculine", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("masculine", "withdrawn")


class AdvanceMark(TextChoices):
    NO_OBJECTION = "no_objection", _("no objection")
    COMMENT = "comment", _("comment")
    DISCUSS = "discuss", _("to be discussed")


class Approvals(TextChoices):
    NONE = "none", _("none")
    ONE = "one", _("by one co-chair")
    BOTH = "both", _("by both co-chairs")
    TACIT = "tacit", _("tacit, after some business days")


class ApprovalKind(TextChoices):
    GIVEN = "given", pgettext_lazy("feminine", "given")
    RECUSED = "recused", _("not asked: a declared interest")
    VACANT = "vacant", _("not asked: the seat is vacant")
    TACIT = "tacit", _("tacit: nobody objected in time")
    OBJECTED = "objected", _("not approved: changes are asked for")


class RecordState(TextChoices):
    DRAFT = "draft", pgettext_lazy("masculine", "draft")
    CIRCULATED = "circulated", _("circulated for comments")
    APPROVED = "approved", _("approved by the co-chairs")
    ADOPTED = "adopted", _("adopted by the meeting")


class Audience(TextChoices):
    MEMBERS = "members", _("members")
    OBSERVERS = "observers", _("members and observers")
    PUBLIC = "public", _("everybody")


class OutcomeMet(TextChoices):
    ACHIEVED = "achieved", _("achieved")
    PARTLY = "partly", _("partly achieved")
    NOT = "not", _("not achieved")


class DutyKind(TextChoices):
    NOTIFY = "notify", _("tell a group")
    TERMS = "terms", _("update terms of reference")
    OPEN_VOTE = "open_vote", _("open a vote")
    PUBLISH = "publish", _("publish a decision")
    CLOSE_OUT = "close_out", _("receive a close-out report")
    RECORD = "record", _("circulate the record of decisions")


class Presence(TextChoices):
    PRESENT = "present", _("present")
    REMOTE = "remote", _("present at a distance")
    ABSENT = "absent", _("absent")


class QuestionKind(TextChoices):
    OPEN = "open", _("open question")
    CLOSED = "closed", _("yes-or-no question")


class PointKind(TextChoices):
    MEASURE = "measure", _("recommended measure")
    NEXT_STEP = "next_step", _("recommended next step")
    QUICK_WIN = "quick_win", _("quick win")


class RecommendationState(TextChoices):
    DRAFT = "draft", pgettext_lazy("feminine", "draft")
    SUBMITTED = "submitted", pgettext_lazy("feminine", "submitted")
    ADOPTED = "adopted", pgettext_lazy("feminine", "adopted")
    DEFERRED = "deferred", pgettext_lazy("feminine", "deferred")
    REFERRED = "referred", pgettext_lazy("feminine", "referred")
    NOT_CARRIED = "not_carried", pgettext_lazy("feminine", "not carried")
    WITHDRAWN = "withdrawn", pgettext_lazy("feminine", "withdrawn")


class MotionState(TextChoices):
    DRAFT = "draft", pgettext_lazy("feminine", "draft")
    OPEN = "open", _("put to a vote")
    JUDGED = "judged", _("vote closed")
    DECIDED = "decided", pgettext_lazy("feminine", "decided")
    FALLEN = "fallen", pgettext_lazy("feminine", "fallen")
    WITHDRAWN = "withdrawn", pgettext_lazy("feminine", "withdrawn")


class VoteMethod(TextChoices):
    WRITTEN = "written", _("written procedure")
    BALLOT = "ballot", _("vote in the meeting")
    CONSENSUS_CALL = "consensus_call", _("consensus call")
    CONCERNS = "concerns", _("consensus, after a wait for concerns")
    ROLL_CALL = "roll_call", _("roll call")
    SHOW_OF_HANDS = "show_of_hands", _("show of hands")
    SECRET = "secret", _("secret ballot")


class VoiceKind(TextChoices):
    HOLDER = "holder", _("holder")
    ALTERNATE = "alternate", _("alternate")
    SUBSTITUTE = "substitute", _("substitute")
    PROXY = "proxy", _("proxy")
    SECRETARIAT = "secretariat", _("recorded by the secretariat")


class AdviceAnswer(TextChoices):
    FAVOURABLE = "favourable", pgettext_lazy("masculine", "favourable")
    CONDITIONAL = "conditional", pgettext_lazy("masculine", "favourable, with conditions")
    UNFAVOURABLE = "unfavourable", pgettext_lazy("masculine", "unfavourable")
    NONE = "none", _("no advice given")


class AmendmentState(TextChoices):
    PROPOSED = "proposed", pgettext_lazy("masculine", "proposed")
    CARRIED = "carried", pgettext_lazy("masculine", "carried")
    NOT_CARRIED = "not_carried", pgettext_lazy("masculine", "not carried")
    WITHDRAWN = "withdrawn", pgettext_lazy("masculine", "withdrawn")


class ProposedCourse(TextChoices):
    CARRY = "carry", _("carry by consensus")
    NOTE = "note", _("take note")
    DEFER = "defer", _("defer")
    DISCUSS = "discuss", _("discuss")
    VOTE = "vote", _("put to a vote")


class VoteState(TextChoices):
    OPEN = "open", _("vote open")
    CLOSED = "closed", _("vote closed")
    CANCELLED = "cancelled", _("vote cancelled")


class Option(TextChoices):
    AGREE = "agree", _("Agree")
    RESERVATION = "reservation", _("Agree, with reservation")
    STAND_ASIDE = "stand_aside", _("Stand aside")
    OBJECT = "object", _("Object")
    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAIN = "abstain", _("Abstain")


CONSENSUS_OPTIONS = [Option.AGREE, Option.RESERVATION, Option.STAND_ASIDE, Option.OBJECT]
MAJORITY_OPTIONS = [Option.FOR, Option.AGAINST, Option.ABSTAIN]
NEEDS_REASON = [Option.OBJECT, Option.RESERVATION]


class DecisionState(TextChoices):
    RECORDED = "recorded", _("recorded")
    PUBLISHED = "published", _("published")


class Outcome(TextChoices):
    CONSENSUS = "consensus", _("Carried by consensus")
    AMENDED = "amended", _("Carried as amended")
    VOTE = "vote", _("Carried by vote")
    NOT_CARRIED = "not_carried", _("Not carried")
    DEFERRED = "deferred", _("Deferred")
    NOTED = "noted", _("Noted")
    REFERRED = "referred", _("Referred to a group")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    FALLEN = "fallen", _("Fallen: what it depends on was not carried")


CARRIED = [Outcome.CONSENSUS, Outcome.AMENDED, Outcome.VOTE]


class EffectKind(TextChoices):
    ESTABLISH = "establish", _("new body")
    RENAME = "rename", _("change of name")
    MOVE = "move", _("change of reporting line")
    DRAW_LINE = "draw_line", _("functional, liaison or support line")
    END_LINE = "end_line", _("end of a line")
    PROMOTE = "promote", _("priority becomes a working group")
    MERGE = "merge", _("merger")
    SPLIT = "split", _("split")
    DISSOLVE = "dissolve", _("dissolution")
    SET_AUTHORITY = "set_authority", _("what a body may do")
    SET_LEVEL = "set_level", _("level of the operating framework")
    ADOPT_TERMS = "adopt_terms", _("terms of reference")
    APPOINT = "appoint", _("appointment")
    END_MEMBERSHIP = "end_membership", _("end of a term")
    CREATE_SEAT = "create_seat", _("new seat")
    END_SEAT = "end_seat", _("end of a seat")
    ADD_COMPONENT = "add_component", _("new component of a joint council")
    END_COMPONENT = "end_component", _("end of a component")
    ADOPT_FORMAT = "adopt_format", _("meeting format")
    DELEGATE = "delegate", _("delegation")
    RESCIND = "rescind", _("rescission of a decision not yet in force")


class EffectState(TextChoices):
    PENDING = "pending", _("not yet in force")
    ENACTED = "enacted", _("in force")
    HELD = "held", _("held back")
    WITHDRAWN = "withdrawn", pgettext_lazy("masculine", "withdrawn")


class ActionKind(TextChoices):
    ACTION = "action", _("action item")
    COMMITMENT = "commitment", _("standing commitment")
    REVIEW = "review", _("review")


class ActionState(TextChoices):
    OPEN = "open", _("to come")
    IN_PROGRESS = "in_progress", _("in progress")
    DONE = "done", pgettext_lazy("feminine", "done")
    WITHDRAWN = "withdrawn", pgettext_lazy("feminine", "withdrawn")


class ReportKind(TextChoices):
    CYCLE = "cycle", _("report of the cycle")
    CLOSE_OUT = "close_out", _("close-out report")


class ReportState(TextChoices):
    OWED = "owed", _("owed")
    FILED = "filed", pgettext_lazy("masculine", "filed")
    WAIVED = "waived", _("no longer owed")


class PackageState(TextChoices):
    QUEUED = "queued", _("waiting for the worker")
    COMPILING = "compiling", _("being compiled")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("stopped")


class Edition(TextChoices):
    """What a package holds: a supplement what changed since a version, a personal one what its reader may read."""

    FULL = "full", _("full")
    DECISIONS = "decisions", _("decisions only")
    SUPPLEMENT = "supplement", _("supplement")
    PERSONAL = "personal", _("personal")
    RECORD = "record", _("record of decisions")


class PartState(TextChoices):
    """A part is made, or a page stands in its place that says why it is not."""

    WAITING = "waiting", _("waiting")
    MADE = "made", _("made")
    REPLACED = "replaced", _("a page in its place")


class FileKind(TextChoices):
    PDF = "pdf", _("PDF")
    ZIP = "zip", _("ZIP of the parts")
    HTML = "html", _("web page")
    MANIFEST = "manifest", _("manifest")


class Marking(TextChoices):
    """How sensitive a paper is, the lowest first (Directive on Security Management, Appendix J)."""

    UNCLASSIFIED = "unclassified", _("Unclassified")
    PROTECTED_A = "protected_a", _("Protected A")


class AskKind(TextChoices):
    SUPPORT = "support", _("support or resources")
    DECISION = "decision", _("a decision")
    ADVICE = "advice", _("advice")
    OTHER = "other", _("something else")


class AskState(TextChoices):
    OPEN = "open", _("waits for an answer")
    NOTED = "noted", _("noted")
    ANSWERED = "answered", _("answered")


class ScheduleKind(TextChoices):
    REPORT = "report", _("report of a group")
    SUMMARY = "summary", _("summary of a reporting line")


class Strength(TextChoices):
    STRONG = "strong", _("strong")
    SOME = "some", _("some")


class Resource(TextChoices):
    """What a jurisdiction promises or a group asks for: effort in person-days, or money in dollars."""

    DAYS = "days", _("person-days")
    MONEY = "money", _("money")


class SupportState(TextChoices):
    ASKED = "asked", _("asked for")
    APPROVED = "approved", pgettext_lazy("masculine", "approved")
    DECLINED = "declined", pgettext_lazy("masculine", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("masculine", "withdrawn")


class GapKind(TextChoices):
    """Orphans both ways: what nothing carries, and what carries nothing."""

    OUTCOME = "outcome", _("an outcome that nothing carries")
    PRIORITY = "priority", _("a priority without a decision")
    GROUP = "group", _("a group without an outcome")
    DECISION = "decision", _("a decision without an outcome")
    ACTION = "action", _("an action item without an outcome")
    ASSUMPTION = "assumption", _("an assumption that was never tested")
    MEASURE = "measure", _("an outcome that nobody measures")
    MONEY = "money", _("an outcome without money or effort")
