"""How do authors hear that a report is owed, groups what became of what they ask, and tables of a new summary?"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key, names_on
from governance.enums import AskState, ReportState
from governance.mail.letter import Kind, Link, Quote, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import Ask, Report, Summary
from groundwork.bilingual import Pair, reader_language
from groundwork.dates_in_words import day, span_of_days


@dataclass(frozen=True)
class Owed:
    """A report that a body owes, as it stands when the letter goes."""

    notice: Notice
    report: Report
    body: BodyWords


@dataclass(frozen=True)
class Settled:
    """What was asked, and what the table above said."""

    notice: Notice
    ask: Ask
    group: BodyWords
    above: BodyWords


@dataclass(frozen=True)
class Compiled:
    """A summary that is ready: its facts as they are kept."""

    notice: Notice
    summary: Summary
    body: BodyWords
    facts: dict[str, Any]


def read_owed(notice: Notice) -> Owed:
    report = Report.objects.get(pk=notice.facts["report"])
    return Owed(notice, report, names_on()[report.body_id])


def not_owed(found: Owed) -> NotSent | None:
    """Whether it was filed or waived meanwhile."""
    return None if found.report.state == ReportState.OWED else NotSent.SETTLED


def owed(found: Owed, subject: str, title: str, more: tuple[str, ...]) -> Said:
    """What all three say: whose report, until when, and that it is short."""
    language = reader_language()
    words = {"body": found.body.usual.read(language), "day": day(found.report.due_on, language)}
    return Said(
        subject=subject % words,
        title=title % words,
        reason=because_of_office(found.notice.person, names_by_key()),
        paragraphs=more,
        facts=((_("Body"), found.body.name.read(language)), (_("Due"), words["day"])),
        links=(Link(_("Write the report"), whole_address("report", found.body.slug, found.report.pk)),),
    )


def opened(found: Owed) -> Said:
    """The report is there to be written."""
    known = _("It is filled in from the action items, the decisions and the last report.")
    short = _("Only what was done and what comes next is asked for. Nothing to report? One press says so.")
    return owed(found, _("Report due: %(body)s"), _("A report is due on %(day)s"), (known, short))


def soon(found: Owed) -> Said:
    """It is due in a week."""
    begun = (_("A draft is begun."),) if found.report.version > 1 else ()
    return owed(found, _("Report due on %(day)s: %(body)s"), _("A report is due on %(day)s"), begun)


def late(found: Owed) -> Said:
    """Its day has passed."""
    named = (_("The summary of the line names who did not report."),)
    return owed(found, _("Report late: %(body)s"), _("A report was due on %(day)s"), named)


def read_settled(notice: Notice) -> Settled:
    ask = Ask.objects.select_related("report").get(pk=notice.facts["ask"])
    names = names_on()
    return Settled(notice, ask, names[ask.report.body_id], names[ask.answered_for_id or ask.report.body_id])


def settled(found: Settled, subject: str, title: str) -> Said:
    """What was asked, what was said, and by whom for whom."""
    language, ask = reader_language(), found.ask
    words = {"body": found.above.usual.read(language), "group": found.group.usual.read(language)}
    behalf = (_("The secretariat wrote this down on behalf of the table."),) if ask.on_behalf else ()
    return Said(
        subject=subject % words,
        title=title % words,
        reason=_("You receive this because you belong to %(body)s, or filed its report.") % {"body": words["group"]},
        paragraphs=behalf,
        quotes=tuple(quotes(ask)),
        links=(Link(_("Read it"), whole_address("ask", found.above.slug, ask.pk)),),
    )


def quotes(ask: Ask) -> list[Quote]:
    """What was asked and answered, each in a language in which it is written."""
    found = [quote(_("What was asked"), ask.text)]
    return [*found, quote(pgettext("noun", "Answer"), ask.answer)] if ask.state == AskState.ANSWERED else found


def quote(of: str, pair: Pair) -> Quote:
    """A text in the reader's language, or in the one in which it is written."""
    language = reader_language()
    spoken = language if pair.side(language).strip() else ("fr" if language == "en" else "en")
    return Quote(of, pair.side(spoken), spoken)


def answered(found: Settled) -> Said:
    said = settled(found, _("Answered by %(body)s"), _("%(body)s answered what %(group)s asked"))
    return replace(said, paragraphs=(*said.paragraphs, _("The answer is an item in the backlog of your group.")))


def noted(found: Settled) -> Said:
    return settled(found, _("Noted by %(body)s"), _("%(body)s took note of what %(group)s asked"))


def read_compiled(notice: Notice) -> Compiled:
    summary = Summary.objects.get(pk=notice.facts["summary"])
    return Compiled(notice, summary, names_on()[summary.body_id], summary.facts or {})


def compiled(found: Compiled) -> Said:
    """What the line did, body by body, in a few lines; all of it is on the page."""
    language, facts = reader_language(), found.facts
    first, last = (date.fromisoformat(facts[name]) for name in ("first", "last"))
    period = span_of_days(first, last, language)
    words = {"body": found.body.usual.read(language), "period": period}
    return Said(
        subject=_("Summary of the line: %(body)s, %(period)s") % words,
        title=_("What the bodies below %(body)s did, %(period)s") % words,
        reason=_("You receive this because you belong to %(body)s.") % words,
        paragraphs=tuple(line_of(each, language) for each in facts["bodies"]) or (_("No body reported to it."),),
        facts=tuple(totals(facts, language)),
        links=(
            Link(_("Read the summary"), whole_address("summary", found.body.slug, found.summary.pk)),
            Link(_("Take the PDF"), whole_address("summary_file", found.body.slug, found.summary.pk, language)),
        ),
    )


def line_of(each: dict[str, Any], language: str) -> str:
    """`Data: 2 decisions, 3 actions done, 1 late, 2 asks.`"""
    parts = [
        count_of(ngettext("%(n)s decision", "%(n)s decisions", len(each["decisions"])), each["decisions"]),
        count_of(ngettext("%(n)s action item done", "%(n)s action items done", len(each["done"])), each["done"]),
        count_of(ngettext("%(n)s late", "%(n)s late", len(each["late"])), each["late"]),
        count_of(ngettext("%(n)s ask", "%(n)s asks", len(each["asks"])), each["asks"]),
    ]
    if each["report"] is None:
        parts.append(_("no report"))
    name = Pair(**each["body"]["name"]).read(language)
    return _("%(body)s: %(words)s.") % {"body": name, "words": ", ".join(parts)}


def count_of(words: str, rows: list[Any]) -> str:
    return words % {"n": len(rows)}


def totals(facts: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """What waits for an answer, and who did not report."""
    waiting = sum(ask["state"] == AskState.OPEN for each in facts["bodies"] for ask in each["asks"])
    names = {each["body"]["key"]: Pair(**each["body"]["name"]).read(language) for each in facts["bodies"]}
    silent = ", ".join(names[key] for key in facts["missing"])
    return [(_("Asks that wait"), str(waiting)), (_("Who did not report"), silent or _("nobody"))]


OPENED = Kind(gettext_lazy("report due"), read_owed, opened, not_owed)
KINDS = {
    "report.opened": OPENED,
    "report.due-soon": replace(OPENED, label=gettext_lazy("report due in a week"), say=soon),
    "report.late": replace(OPENED, label=gettext_lazy("report late"), say=late),
    "ask.answered": Kind(gettext_lazy("ask answered"), read_settled, answered),
    "ask.noted": Kind(gettext_lazy("ask noted"), read_settled, noted),
    "summary.ready": Kind(gettext_lazy("summary of a reporting line"), read_compiled, compiled),
}
