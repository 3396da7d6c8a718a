"""How is what changed between two versions said to a reader, in the language of the moment?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.enums import MeetingMode, ProposedCourse, Purpose
from governance.queries.agendas.versions_delta import (
    AgendaDelta,
    Content,
    DocumentChange,
    Entry,
    FieldChange,
    ItemChange,
    MeetingChange,
)
from groundwork import dates_in_words as written
from groundwork.bilingual import Pair, reader_language

FIELDS: dict[str, str | Promise] = {
    "title": gettext_lazy("Title"),
    "kind": gettext_lazy("Kind of row"),
    "parent": gettext_lazy("Part of"),
    "purpose": gettext_lazy("Purpose"),
    "minutes": gettext_lazy("Minutes"),
    "summary": gettext_lazy("What it is about"),
    "expected_outcome": gettext_lazy("Expected outcome"),
    "presenter": gettext_lazy("Presented by"),
    "sponsor": gettext_lazy("Put forward by"),
    "level": gettext_lazy("Level of the operating framework"),
    "priority": gettext_lazy("Priority"),
    "recommendation": gettext_lazy("Recommendation"),
    "proposed_course": gettext_lazy("Proposed course"),
    "proposed_note": gettext_lazy("Note on the proposed course"),
    "standing": gettext_lazy("Standing item"),
    "in_camera": gettext_lazy("In camera"),
    "consent": gettext_lazy("In the consent group"),
    "questions": gettext_lazy("Questions for discussion"),
    "motions": gettext_lazy("Motions"),
    "starts_at": gettext_lazy("Begins"),
    "ends_at": gettext_lazy("Ends"),
    "time_zone": gettext_lazy("Time zone"),
    "mode": gettext_lazy("How it is held"),
    "room": gettext_lazy("Room"),
}
KINDS: dict[str, str | Promise] = {
    "item": gettext_lazy("item"), "break": gettext_lazy("break"), "section": gettext_lazy("section"),
}  # fmt: skip
WORDS: dict[str, Mapping[str, str | Promise]] = {
    "kind": KINDS,
    "purpose": dict(Purpose.choices),
    "proposed_course": dict(ProposedCourse.choices),
    "mode": dict(MeetingMode.choices),
}


@dataclass(frozen=True)
class ToldField:
    """A field with what it said before and after; an empty side says nothing."""

    label: str
    before: Pair
    after: Pair


@dataclass(frozen=True)
class ToldItem:
    """An item that stayed, with what is different in it, in words."""

    entry: Entry
    fields: tuple[ToldField, ...]
    documents: tuple[DocumentChange, ...]


@dataclass(frozen=True)
class ToldMeeting:
    """A meeting that came, went, or is held otherwise, in words."""

    what: str
    body: Pair
    fields: tuple[ToldField, ...]


@dataclass(frozen=True)
class ToldDelta:
    """The changed items and meetings in words."""

    changed: tuple[ToldItem, ...]
    meetings: tuple[ToldMeeting, ...]


def told(found: AgendaDelta, older: Content, newer: Content) -> ToldDelta:
    """What changed, in the language of the moment."""
    titles = {
        row["id"]: Pair(**row["title"]) for each in (older, newer) for m in each["meetings"] for row in m["items"]
    }
    return ToldDelta(
        changed=tuple(told_item(each, titles) for each in found.changed),
        meetings=tuple(told_meeting(each, titles) for each in found.meetings),
    )


def told_item(change: ItemChange, titles: Mapping[int, Pair]) -> ToldItem:
    """A changed item in words."""
    return ToldItem(change.entry, tuple(told_field(each, titles) for each in change.fields), change.documents)


def told_meeting(change: MeetingChange, titles: Mapping[int, Pair]) -> ToldMeeting:
    """A changed meeting in words."""
    return ToldMeeting(change.what, change.body, tuple(told_field(each, titles) for each in change.fields))


def told_field(change: FieldChange, titles: Mapping[int, Pair]) -> ToldField:
    """A changed field in words."""
    label = str(FIELDS.get(change.name, change.name))
    return ToldField(label, value_in_words(change.name, change.before, titles),
                     value_in_words(change.name, change.after, titles))  # fmt: skip


def value_in_words(name: str, value: Any, titles: Mapping[int, Pair]) -> Pair:
    """A value as a text that can be shown."""
    if isinstance(value, Pair):
        return value
    if name == "parent":
        return titles.get(value, Pair())
    if name in WORDS:
        return plain(str(WORDS[name].get(value, "")))
    if name in {"starts_at", "ends_at"} and value:
        return plain(written.moment(datetime.fromisoformat(value), reader_language()))
    if name == "questions":
        return joined([Pair(each["en"], each["fr"]) for each in value or []])
    if name == "motions":
        return joined([motion_in_words(each) for each in value or []])
    if isinstance(value, bool):
        return plain(_("yes") if value else _("no"))
    return plain("" if value is None else str(value))


def motion_in_words(motion: Mapping[str, Any]) -> Pair:
    """A motion: its question and its clauses in one text."""
    parts = [motion["question"], *motion["clauses"]]
    return Pair(" ".join(each["en"] for each in parts), " ".join(each["fr"] for each in parts))


def joined(pairs: list[Pair]) -> Pair:
    """Several texts as one."""
    return Pair(*(" · ".join(each.side(code) for each in pairs) for code in ("en", "fr")))


def plain(text: str) -> Pair:
    """A word that is written in the language of the moment already."""
    return Pair(text, text)
