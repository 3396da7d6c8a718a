"""Who changed a field of an item last, and when, as the ledger has it?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from governance.models import AgendaItem
from groundwork.ledger import word_for
from groundwork.models import LedgerEntry

LOOKED_BACK = 40  # a conflict is about what was written since a page was opened


@dataclass(frozen=True)
class ChangedBy:
    """Whoever wrote last; a name that was removed since is empty."""

    name: str
    at: datetime


def changed_by(item: AgendaItem, fields: Collection[str]) -> dict[str, ChangedBy]:
    """The last change of each of these fields. One query."""
    entries = LedgerEntry.objects.filter(subject=word_for(item), act="item.revised").select_related("testimony")
    found: dict[str, ChangedBy] = {}
    for entry in entries.order_by("-id")[:LOOKED_BACK]:
        for name in set(fields) & set(entry.facts.get("fields", {})) - set(found):
            found[name] = ChangedBy(str(entry.testimony.fields.get("name", "")), entry.at)
    return found
