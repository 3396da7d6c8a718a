"""Which words stand in every summary, whatever is in it, and how are its small codes said?"""

from datetime import date

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from governance.enums import AskKind, AskState, Outcome
from governance.summaries.facts import AskFact, Lack
from groundwork.dates_in_words import day
from groundwork.typesetting.texts import typeset


def language_now() -> str:
    return (get_language() or "en")[:2]


def spoken(text: object) -> str:
    """A text of ours, typeset for the language that is switched on."""
    return typeset(str(text), language_now())


def capital(text: object) -> str:
    """The text with a capital letter at its beginning."""
    words = str(text)
    return words[:1].upper() + words[1:]


def on_day(value: date | None) -> str:
    """A day in words; nothing for none."""
    return spoken(day(value, language_now())) if value else ""


def furniture() -> dict[str, str]:
    """The headings and labels of the template, in the language that is switched on."""
    words = {
        "changes": _("What changed since the last summary"), "no_change": _("Nothing changed."),
        "first": _("This is the first summary of this line."),
        "silent": _("Who did not report"), "nobody_silent": _("Everybody who owed a report filed it."),
        "numbers": _("In numbers"), "asks": _("What it asks"), "lacks": _("What it lacks"),
        "decided": _("What it decided"), "advanced": _("What it advanced"), "next": _("What comes next"),
        "risks": _("Risks"), "contribution": _("Contribution to outcomes"),
        "closed": _("Action items closed"), "late_actions": _("Action items late"),
        "no_body": _("No body reported to this one on the last day of the period."),
        "no_report": _("No report was filed in the period."), "nothing": _("Nothing to report, says the body."),
        "body": _("Body"), "bodies": _("Body by body"), "decisions": _("Decisions"),
        "done": _("Actions done"), "late": _("Actions late"),
        "meetings": _("Meetings"), "minutes": _("Minutes"), "report": _("Report"), "total": _("Together"),
        "before": _("Last summary"), "attendance": _("Attendance by jurisdiction"),
        "jurisdiction": _("Jurisdiction"), "present": _("Present"), "remote": _("At a distance"),
        "absent": _("Absent"), "levels": _("Agenda time by level of the operating framework"),
        "level": _("Level"), "items": _("Items"), "outcomes": _("Outcomes of the logic model"),
        "touched": _("Touched"), "untouched": _("Untouched"),
        "none": _("None."), "answer": pgettext("noun", "Answer"),
        "spare_en": _("in English only"), "spare_fr": _("in French only"),
        "stale": _("the two languages do not match yet"),
        "line_note": _("Counted: the body itself and those below it."),
    }  # fmt: skip
    return {name: spoken(text) for name, text in words.items()}


def reported_words(code: str) -> str:
    """How a body reported."""
    words = {
        "yes": pgettext("report", "filed"), "nothing": _("nothing to report"), "late": pgettext("report", "late"),
        "missing": pgettext("report", "missing"), "waived": pgettext("report", "waived"), "none": _("not owed"),
    }  # fmt: skip
    return spoken(words[code])


def lack_words(lack: Lack) -> str:
    """`2 action items are late`."""
    if lack.code == "report":
        return spoken(_("a report that was due on %(day)s") % {"day": on_day(lack.on)})
    if lack.code == "late":
        return spoken(
            ngettext("%(count)s action item is late", "%(count)s action items are late", lack.count)
            % {"count": lack.count}
        )
    if lack.code == "co_chair":
        return spoken(_("nobody co-chairs it"))
    if lack.code == "effort":
        return spoken(
            ngettext(
                "%(count)s person-day of the effort promised",
                "%(count)s person-days of the effort promised",
                lack.count,
            )
            % {"count": lack.count}
        )
    return spoken(
        ngettext(
            "%(count)s text of its report is not ready in both languages",
            "%(count)s texts of its report are not ready in both languages",
            lack.count,
        )
        % {"count": lack.count}
    )


def outcome_words(value: str) -> str:
    """What became of a decision."""
    return spoken(Outcome(value).label)


def ask_kind(value: str) -> str:
    """What is asked for, with a capital letter."""
    return spoken(capital(AskKind(value).label))


def ask_state(ask: AskFact) -> str:
    """`answered on October 2, 2026, written down by the secretariat`."""
    words = str(AskState(ask.state).label)
    if ask.answered_on is not None:
        words = _("%(state)s on %(day)s") % {"state": words, "day": on_day(ask.answered_on)}
    if ask.on_behalf:
        words = _("%(words)s, written down by the secretariat on its behalf") % {"words": words}
    return spoken(words)
