"""How do meetings, their agendas and what comes after them stand?"""

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


class Presence(TextChoices):
    PRESENT = "present", _("present")
    REMOTE = "remote", _("present at a distance")
    ABSENT = "absent", _("absent")


class QuestionKind(TextChoices):
    OPEN = "open", _("open question")
    CLOSED = "closed", _("yes-or-no question")


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


class ProposedCourse(TextChoices):
    CARRY = "carry", _("carry by consensus")
    NOTE = "note", _("take note")
    DEFER = "defer", _("defer")
    DISCUSS = "discuss", _("discuss")
    VOTE = "vote", _("put to a vote")


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
