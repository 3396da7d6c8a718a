"""How do packages, their parts, reports and what is asked in them stand?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class ReportKind(TextChoices):
    CYCLE = "cycle", _("report of the cycle")
    CLOSE_OUT = "close_out", _("close-out report")


class ReportState(TextChoices):
    OWED = "owed", _("owed")
    FILED = "filed", pgettext_lazy("masculine", "filed")
    WAIVED = "waived", _("no longer owed")


class ScheduleKind(TextChoices):
    REPORT = "report", _("report of a group")
    SUMMARY = "summary", _("summary of a reporting line")


class AskKind(TextChoices):
    SUPPORT = "support", _("support or resources")
    DECISION = "decision", _("a decision")
    ADVICE = "advice", _("advice")
    OTHER = "other", _("something else")


class AskState(TextChoices):
    OPEN = "open", _("waits for an answer")
    NOTED = "noted", _("noted")
    ANSWERED = "answered", _("answered")
