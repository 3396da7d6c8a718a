"""What is a thing that may go on an agenda, and how would it stand there?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.queries.names import BodyWords
from governance.enums import MEETING_OVER, Purpose
from governance.models import AgendaItem
from groundwork.bilingual import LANGUAGES, Pair

LONGEST_TITLE = 300
KINDS: dict[str, str | Promise] = {
    "proposed": _("Submitted items"),
    "recommendation": _("Recommendations"),
    "carried": _("Carried over"),
    "report": _("Reports"),
    "action": _("Actions"),
    "motion": _("Ready motions"),
    "review": _("Reviews"),
    "referral": _("Referrals"),
}
STANDING = "standing"
ONE_OF: dict[str, str | Promise] = {
    "proposed": _("Submitted item"),
    "recommendation": _("Recommendation"),
    "carried": _("Carried over"),
    "report": _("Report"),
    "action": _("Action"),
    "motion": _("Motion"),
    "review": _("Review"),
    "referral": _("Referral"),
    STANDING: _("Standing item"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that may go on an agenda: `key` names it, `home` is the body on whose agenda it belongs.

    `notes` say why it waits; `due` is its day, where it has one. What follows is how the item would stand: its
    minutes and purpose, and what it would be made of, by number.
    """

    key: str
    kind: str
    title: Pair
    home: int
    body: BodyWords | None
    url: str
    minutes: int
    purpose: str
    reference: str = ""
    notes: tuple[str | Promise, ...] = ()
    due: date | None = None
    late: bool = False
    illustrative: bool = False
    recommendation: int | None = None
    sponsor: int | None = None
    carried_from: int | None = None
    source: str = ""

    @property
    def kind_label(self) -> str | Promise:
        return ONE_OF[self.kind]

    @property
    def purpose_label(self) -> str | Promise:
        return Purpose(self.purpose).label

    @property
    def en_ready(self) -> bool:
        return "en" not in self.title.unready()

    @property
    def fr_ready(self) -> bool:
        return "fr" not in self.title.unready()

    @property
    def id(self) -> int:
        return int(self.key.rpartition("-")[2])


@dataclass(frozen=True)
class Planned:
    """What stands on agendas that are still to be held: the items, and what they were made of, by number."""

    items: frozenset[int] = frozenset()
    recommendations: frozenset[int] = frozenset()
    carried: frozenset[int] = frozenset()
    sources: frozenset[str] = field(default_factory=frozenset)


def planned() -> Planned:
    """One query."""
    rows = AgendaItem.objects.filter(removed=False).exclude(meeting__state__in=MEETING_OVER)
    found = list(rows.values_list("pk", "recommendation_id", "carried_from_id", "source"))
    return Planned(
        items=frozenset(row[0] for row in found),
        recommendations=frozenset(row[1] for row in found if row[1]),
        carried=frozenset(row[2] for row in found if row[2]),
        sources=frozenset(row[3] for row in found if row[3]),
    )


def said_of(words: str | Promise, what: Pair) -> Pair:
    """A title of ours in both languages, about `what`."""
    sides = {}
    for code in LANGUAGES:
        with translation.override(code):
            sides[code] = (str(words) % {"what": what.read(code)})[:LONGEST_TITLE]
    return Pair(sides["en"], sides["fr"])


def cut(title: Pair) -> Pair:
    """As much of it as an item's title holds."""
    return Pair(title.en[:LONGEST_TITLE], title.fr[:LONGEST_TITLE], title.en_state, title.fr_state)


def keys_of(entries: Collection[Entry]) -> Mapping[str, Entry]:
    """The entries by their keys."""
    return {entry.key: entry for entry in entries}
