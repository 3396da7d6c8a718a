"""How is the record of decisions of a meeting printed?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from governance.enums import ActionKind, MeetingMode, RecordState
from governance.packages.contents import Record
from governance.packages.sections.cover import approvals
from governance.packages.sections.furniture import capital, spoken
from governance.packages.sections.register import outcome
from governance.packages.sections.tables import table, text
from governance.queries.records.content import ActionTaken, CouncilPresent, DecisionTaken, ItemHeld, Sat
from governance.rules.withheld import withheld_words
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import run, spoken_text

People = Mapping[int, str]


def record_page(found: Record, language: str) -> dict[str, Any]:
    """The record of one meeting: when and where, who was there, what was said and decided under each item."""
    content, people = found.content, dict(found.people)
    with timezone.override(ZoneInfo(content.time_zone)):
        return {
            "kind": "record",
            "title": run(content.name, language),
            "state": spoken(_state(found, language)),
            "facts": [each for each in _facts(found, language) if each["value"]],
            "councils": [_council(each, people, language) for each in content.councils],
            "items": [_item(each, people, language) for each in content.items if each.kind != "break"],
            "approvals": approvals(found.approvals, language),
            "corrections": [
                {"text": run(each.text, language), "on": written.day(each.on, language)} for each in found.corrections
            ],
            "hash": found.content_hash,
            "words": {
                "corrections": spoken(_("Corrections")), "hash": spoken(_("SHA-256 of the record")),
                "recused": spoken(_("Took no part")), "sense": spoken(_("Sense of the table")),
                "met": spoken(_("Expected outcome")), "discussion": spoken(_("Discussion")),
            },
        }  # fmt: skip


def _state(found: Record, language: str) -> str:
    words = {"state": RecordState(found.state).label, "day": written.day(found.circulated_at, language)}
    text_number = _("Text %(number)s") % {"number": found.number}
    if found.adopted_on:
        words["day"] = written.day(found.adopted_on, language)
        return f"{text_number}, " + _("%(state)s on %(day)s") % words
    return f"{text_number}, " + _("%(state)s; circulated on %(day)s") % words


def _facts(found: Record, language: str) -> list[dict[str, Any]]:
    start, end = (datetime.fromisoformat(each) for each in (found.content.starts_at, found.content.ends_at))
    hours = _("%(start)s to %(end)s") % {
        "start": written.moment(start, language), "end": written.moment(end, language),
    }  # fmt: skip
    rows = [
        (_("Time"), spoken_text(hours, language)),
        (_("Place"), run(found.content.place, language)),
        (_("Room"), run(found.content.room, language)),
        (_("How it is held"), spoken_text(str(MeetingMode(found.content.mode).label), language)),
    ]
    return [{"label": spoken(label), "value": value} for label, value in rows]


def _council(found: CouncilPresent, people: People, language: str) -> dict[str, Any]:
    there = sum(seat.presence in {"present", "remote"} for seat in found.seats)
    words = ngettext("%(there)s of %(all)s seat was there.", "%(there)s of %(all)s seats were there.", there)
    return table(
        _("Present: %(council)s") % {"council": found.name.read(language)},
        [_("Jurisdiction"), pgettext("package", "Presence"), pgettext("package", "By"), _("Came and left")],
        [_sat(seat, people, language) for seat in found.seats], wide=0,
        text=spoken(words % {"there": there, "all": len(found.seats)}),
    )  # fmt: skip


def _sat(found: Sat, people: People, language: str) -> list[Any]:
    moves = ", ".join(f"{written.clock(each.moment, language)} {each.label}" for each in found.changes)
    return [
        run(found.jurisdiction, language), text(found.label or _("not noted"), language),
        text(people.get(found.person, ""), language), text(moves, language),
    ]  # fmt: skip


def _item(found: ItemHeld, people: People, language: str) -> dict[str, Any]:
    if found.withheld:
        words = spoken_text(str(withheld_words(found.withheld, found.number)), language)
        return {"number": found.number, "title": words, "section": False, "withheld": True}
    return {
        "number": found.number,
        "title": run(found.title, language),
        "section": found.kind == "section",
        "withheld": False,
        "discussion": run(found.discussion, language),
        "met": spoken(found.met),
        "met_note": run(found.outcome_note, language),
        "questions": [
            {"label": each.label, "text": run(each.text, language), "sense": run(each.sense, language)}
            for each in found.questions
        ],
        "recused": [run(each, language) for each in found.recused],
        "decisions": [_decision(each, people, language) for each in found.decisions],
    }


def _decision(found: DecisionTaken, people: People, language: str) -> dict[str, Any]:
    if found.withheld:
        words = _("%(reference)s is not published yet.") % {"reference": found.reference}
        return {"reference": found.reference, "withheld": spoken(words)}
    return {
        "reference": found.reference,
        "withheld": "",
        "title": run(found.title, language),
        "outcome": outcome(found.outcome),
        "line": spoken(_line(found, language)),
        "verdict": run(found.verdict, language),
        "condition": run(found.condition, language),
        "clauses": [
            {"label": each.label, "outcome": outcome(each.outcome), "text": run(each.text, language)}
            for each in found.clauses
        ],
        "reservations": [
            {
                "who": run(each.jurisdiction, language),
                "label": each.clause,
                "option": spoken(each.label),
                "text": spoken_text(each.text, each.language),
            }
            for each in found.reservations
        ],
        "actions": [_action(each, people, language) for each in found.actions],
    }


def _line(found: DecisionTaken, language: str) -> str:
    if found.decided is None or found.effective is None:
        return ""
    words = {"decided": written.day(found.decided, language), "effective": written.day(found.effective, language)}
    line = _("Decided on %(decided)s, in effect on %(effective)s.") % words
    if found.deferred_until:
        line += " " + _("Deferred until %(day)s.") % {"day": written.day(found.deferred_until, language)}
    if found.referred_to.read(language):
        line += " " + _("Referred to: %(body)s.") % {"body": found.referred_to.read(language)}
    return line


def _action(found: ActionTaken, people: People, language: str) -> dict[str, Any]:
    owner = run(found.owner, language) or text(people.get(found.person, ""), language)
    return {
        "reference": found.reference,
        "kind": spoken(capital(ActionKind(found.kind).label)),
        "title": run(found.title, language),
        "owner": owner,
        "due": written.day(found.due, language) if found.due else "",
    }
