"""What stands around a recommendation: what it serves and rests on, what was advised, and what was done to it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from councils.queries.names import BodyWords
from governance.models import Citation, Contribution, Recommendation
from governance.queries.recommendations.advice import Advice, advice_of
from governance.queries.recommendations.forwarding import Provenance, provenance_of
from groundwork.bilingual import Pair, reader_language
from groundwork.dates_in_words import day
from groundwork.models import LedgerEntry


@dataclass(frozen=True)
class Deed:
    """Something that was done to it: when, what, by whom, and the reason or condition in their own words."""

    at: datetime
    words: str
    name: str
    said: Pair


@dataclass(frozen=True)
class Around:
    """What a reader may see around a recommendation; advice and history are for members."""

    serves: tuple[Contribution, ...]
    citations: tuple[Citation, ...]
    advice: tuple[Advice, ...]
    provenance: Provenance
    history: tuple[Deed, ...]


def around(
    recommendation: Recommendation,
    readable: QuerySet[Recommendation],
    names: Mapping[int, BodyWords],
    *,
    is_member: bool,
) -> Around:
    """Gather it. Eight queries at most, however much there is."""
    return Around(
        serves=tuple(recommendation.contributions.select_related("node").order_by("node__number", "pk")),
        citations=tuple(recommendation.citations.select_related("consultation").order_by("pk")),
        advice=advice_of(recommendation, names) if is_member else (),
        provenance=provenance_of(recommendation, readable),
        history=history_of(recommendation, names) if is_member else (),
    )


def history_of(recommendation: Recommendation, names: Mapping[int, BodyWords]) -> tuple[Deed, ...]:
    """What was done to it, the newest first, as draft and under its reference; the same again is told once, by its last
    time. One query."""
    subjects = {f"recommendation:{recommendation.pk}", recommendation.reference} - {""}
    by_key = {words.key: words for words in names.values()}
    entries = LedgerEntry.objects.filter(subject__in=subjects).select_related("testimony").order_by("-at", "-id")
    deeds: list[Deed] = []
    for entry in entries:
        deed = Deed(entry.at, words_of(entry.act, entry.facts, by_key), name_of(entry), said_in(entry.facts))
        if not deeds or (deeds[-1].words, deeds[-1].name, deeds[-1].said) != (deed.words, deed.name, deed.said):
            deeds.append(deed)
    return tuple(deeds)


def words_of(act: str, facts: Mapping[str, Any], bodies: Mapping[str, BodyWords]) -> str:
    """What was done, as a reader says it."""
    to = bodies.get(str(facts.get("to", "")))
    called = {"body": to.usual.read(reader_language()) if to else "", "other": facts.get("copy", "")}
    if act == "recommendation.deferred" and facts.get("until"):
        until = day(date.fromisoformat(str(facts["until"])), reader_language())
        return _("Deferred until %(day)s") % {"day": until}
    return {
        "recommendation.drafted": _("Drafted"),
        "recommendation.revised": _("Words changed"),
        "recommendation.text-confirmed": _("A text confirmed"),
        "recommendation.point-added": _("A point added"),
        "recommendation.point-revised": _("A point changed"),
        "recommendation.point-removed": _("A point removed"),
        "recommendation.submitted": _("Submitted"),
        "recommendation.deferred": _("Deferred on a condition"),
        "recommendation.referred": _("Referred to %(body)s") % called,
        "recommendation.withdrawn": pgettext("recommendation", "Withdrawn"),
        "recommendation.forwarded": _("Forwarded to %(body)s as %(other)s") % called,
        "recommendation.received": _("Received from %(other)s") % {"other": facts.get("forwarded_from", "")},
        "advice.asked": _("Advice asked for"),
        "advice.given": _("Advice given"),
        "advice.withdrawn": _("A question for advice withdrawn"),
        "advice.lapsed": _("No advice given in time"),
        "citation.made": _("A consultation cited"),
        "citation.dropped": _("A consultation cited no longer"),
        "contribution.dropped": _("An outcome served no longer"),
    }.get(act, act)


def said_in(facts: Mapping[str, Any]) -> Pair:
    """The reason or the condition, where one was given."""
    words = facts.get("because") or facts.get("condition") or {}
    return Pair(str(words.get("en", "")), str(words.get("fr", "")))


def name_of(entry: LedgerEntry) -> str:
    """Who did it; the worker has no number of its own, and a removed name stays empty."""
    fields = entry.testimony.fields
    return str(fields.get("name", "")) if "id" in fields else ""
