"""May this person write a report, set when it is owed, or speak for the table above on what is asked there?"""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyCharter, BodyComponent, Person
from councils.queries.reporting import last_day_of, reporting_chain
from councils.rules import standing_of
from governance import rights
from governance.electorates import deciding_keys
from governance.enums import AskState, ReportKind, ReportState
from governance.models import Ask, Report, Summary
from groundwork.bilingual import Pair
from groundwork.refusals import Refusal

UNUSABLE = 422
ANSWER_LENGTH = 2000
NOTE_LENGTH = 4000
MOST_MONTHS = 60
MOST_OPENS = 90


def refuse_owing(body: Body, due_on: date) -> Refusal | None:
    """Why can this body not owe a report by that day?"""
    today = timezone.localdate()
    if not BodyCharter.objects.standing(today).filter(body=body).exists():
        return Refusal("no-such-body-then", _("%(body)s does not exist on that day.") % {"body": body.key})
    if due_on < today:
        return Refusal("due-in-the-past", _("The due date has passed already."), "due_on", status=UNUSABLE)
    return None


def refuse_no_reason(because: Pair) -> Refusal | None:
    """Why is this no reason?"""
    if because.en.strip() and because.fr.strip():
        return None
    return Refusal("no-reason", _("Give the reason in both languages."), "because_en", status=UNUSABLE)


def refuse_other_version(row: Report | Ask | Summary, version: int | None) -> Refusal | None:
    """Why would this change overwrite somebody else's? None asks nothing."""
    if version is None or row.version == version:
        return None
    return Refusal("changed-meanwhile", _("Somebody changed this meanwhile. Look at it again; what you typed is kept."))


def refuse_unfinished(report: Report) -> Refusal | None:
    """Why can this report not be filed as it stands? Done and next are said, in one language at least; a close-out
    report has no next."""
    if not (report.text.en.strip() or report.text.fr.strip()):
        return Refusal("no-text", _("Write what was done, in one language at least."), "text_en", UNUSABLE)
    if report.kind != ReportKind.CLOSE_OUT and not (report.ahead.en.strip() or report.ahead.fr.strip()):
        return Refusal("no-next", _("Write what comes next, in one language at least."), "ahead_en", UNUSABLE)
    return None


def refuse_schedule(body: Body, every_months: int, next_due: date, opens_days: int) -> Refusal | None:
    """Why is this no schedule?"""
    if not 1 <= every_months <= MOST_MONTHS:
        return Refusal("bad-months", _("A report comes round every 1 to 60 months."), "every_months", UNUSABLE)
    if not 0 <= opens_days <= MOST_OPENS:
        return Refusal("bad-days", _("It opens 0 to 90 days before it is due."), "opens_days", UNUSABLE)
    refusal = refuse_owing(body, next_due)
    if refusal is None or refusal.field is None:
        return refusal
    return Refusal(refusal.code, refusal.message, "next_due", UNUSABLE)


def bodies_above(body: Body, on: date | None = None) -> list[int]:
    """The bodies to which it reports, nearest first, also as the component of a joint council; of a dissolved body,
    those to which it reported last. A query or two for each joint council on the way."""
    day = last_day_of(body, on or timezone.localdate())
    found: list[int] = []
    ways = [body]
    while ways:
        here = ways.pop(0)
        steps = [step.parent_id for step in reporting_chain(here, day) if step.parent_id not in found]
        found += steps
        parts = BodyComponent.objects.standing(day).filter(part__in=[here.pk, *steps]).select_related("whole")
        wholes = [row.whole for row in parts if row.whole_id not in found and row.whole_id != body.pk]
        found += [whole.pk for whole in wholes if whole.pk not in found]
        ways += wholes
    return found


def refuse_lead_line(person: Person | None, body: Body) -> Refusal | None:
    """Why may this person not speak for the table above? Its co-chairs do; the secretariat writes down what it said."""
    keys = deciding_keys(body, timezone.localdate())
    if standing_of(person).holds(rights.LEAD_LINE, keys):
        return None
    return rights.LEAD_LINE.refused(
        "not-co-chair-nor-secretariat", _("Only a co-chair or the secretariat may do this."), about=keys
    )


def is_on_behalf(person: Person, body: Body) -> bool:
    """Whether this person only writes down what the body said: they do not chair it."""
    return not standing_of(person).is_co_chair_of(deciding_keys(body, timezone.localdate()))


def refuse_answer(person: Person, ask: Ask, for_body: Body, above: Collection[int]) -> Refusal | None:
    """Why may this person not answer or note for that body what is asked here? `above` are the bodies asked."""
    if refusal := refuse_lead_line(person, for_body):
        return refusal
    if for_body.pk not in above:
        return Refusal("other-line", _("This was not asked of that body: it is not above the group that asks."))
    if ask.report.state != ReportState.FILED or not (ask.text.en.strip() or ask.text.fr.strip()):
        return Refusal("not-asked", _("This report is not filed yet."))
    return None


def refuse_settled(ask: Ask, *, noting: bool) -> Refusal | None:
    """Why can this not be noted, or answered, any more? What was noted may still be answered."""
    if ask.state == AskState.ANSWERED:
        return Refusal("already-answered", _("This was answered already."))
    if noting and ask.state == AskState.NOTED:
        return Refusal("already-noted", _("This was noted already."))
    return None


def refuse_words(words: Pair, field: str, most: int) -> Refusal | None:
    """Why is this no answer? One language is enough."""
    if not (words.en.strip() or words.fr.strip()):
        return Refusal("no-words", _("Write it in one language at least."), field, UNUSABLE)
    return refuse_too_long(words, field, most)


def refuse_too_long(words: Pair, field: str, most: int) -> Refusal | None:
    """Why does this not fit?"""
    if max(len(words.en), len(words.fr)) > most:
        return Refusal("too-long", _("This is too long."), field, UNUSABLE)
    return None


def refuse_period(first: date, last: date) -> Refusal | None:
    """Why is this no period of a summary? It ends today at the latest, and is no longer than five years."""
    if last < first:
        return Refusal("ends-before-it-begins", _("The period ends before it begins."), "last", UNUSABLE)
    if last > timezone.localdate():
        return Refusal("not-over", _("The period is not over yet: it ends today at the latest."), "last", UNUSABLE)
    if last - first > timedelta(days=366 * 5):
        return Refusal("too-long-a-period", _("Choose a period of five years or less."), "first", UNUSABLE)
    return None
