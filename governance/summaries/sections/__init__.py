"""What does the template get? The facts in one language: every word ready, no question left to it."""

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from governance.summaries.facts import SummaryFacts
from governance.summaries.sections.bodies import body_section
from governance.summaries.sections.changes import change_line
from governance.summaries.sections.numbers import numbers
from governance.summaries.sections.words import furniture, spoken
from groundwork.dates_in_words import moment, span_of_days
from groundwork.typesetting.texts import one_line, run

__all__ = ["shape"]


def shape(facts: SummaryFacts, language: str) -> dict[str, Any]:
    """The whole summary in `language`, as JSON can hold it."""
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        names = {each.body.key: each.body.name for each in facts.bodies} | {facts.body.key: facts.body.name}
        period = span_of_days(facts.first, facts.last, language)
        title = _("Summary of the reporting line: %(body)s") % {"body": one_line(facts.body.name, language)}
        return {
            "lang": language,
            "title": spoken(f"{title}, {period}"),
            "words": furniture(),
            "head": {
                "kind": spoken(_("Summary of the reporting line")),
                "body": run(facts.body.name, language),
                "period": spoken(period),
                "house": one_line(facts.house, language),
                "made": spoken(
                    _("Compiled from the register as of %(moment)s; the line is that of %(day)s.")
                    % {"moment": moment(facts.as_of, language), "day": span_of_days(facts.last, None, language)}
                ),
                "illustrative": spoken(_("Illustrative: made up for the demonstration.")) if facts.illustrative else "",
            },
            "changes": [change_line(change, language) for change in facts.changes] if facts.previous else None,
            "silent": [run(each.body.name, language) for each in facts.silent],
            "bodies": [body_section(each, names, language) for each in facts.bodies],
            "numbers": numbers(facts.numbers, language),
        }
