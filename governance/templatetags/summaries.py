"""How does the page of a summary say its small codes? In the same words as its file."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from governance.summaries.facts import BodyFact, Change, Lack, ReportFact
from governance.summaries.sections import bodies, changes, words
from groundwork.bilingual import Pair, reader_language

register = template.Library()


@register.filter
def change_in_words(change: Change) -> str:
    """`Digital Strategy joined the line.`"""
    return words.spoken(changes.change_words(change, reader_language()))


@register.filter
def lack_in_words(lack: Lack) -> str:
    """`2 action items are late`"""
    return words.capital(words.lack_words(lack))


@register.filter
def reported_in_words(code: str) -> str:
    """`filed`"""
    return words.reported_words(code)


@register.filter
def effort_in_words(report: ReportFact) -> str:
    """`Effort in person-days: 12.5 used of 20 promised`"""
    return bodies.effort_words(report, reader_language())


@register.filter
def place_in_words(each: BodyFact, parents: Mapping[str, Pair]) -> str:
    """`Reports to: Joint Councils`"""
    return words.spoken(_("Reports to: %(body)s") % {"body": str(parents.get(each.parent, each.parent))})
