"""How is a move on the agenda taken back, when nobody else moved anything since?"""

from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.agendas.order import order_of, renumber
from governance.actions.meetings.calling import refuse_ended
from governance.models import AgendaItem, Gathering, Meeting
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

Places = Sequence[tuple[int, bool]]
Layout = Mapping[int, Places]


@transaction.atomic
def put_back(*, gathering: Gathering, stood: Layout, stands: Layout, by: Person) -> list[int]:
    """Put the items of some meetings back where they stood. Returns those that moved.

    A layout says of each meeting which items follow one another, by number, and whether each is a part of the item
    above it. `stands` is how the mover left it: where anything was moved, added or taken off since, nothing is put
    back. Raises Refused for that, when a meeting has ended, or without the right.
    """
    meetings = {pk: changing(Meeting, pk) for pk in sorted(stood)}
    require(rules.refuse_prepare(by))
    for meeting in meetings.values():
        require(refuse_ended(meeting))
    rows = {pk: order_of(meeting) for pk, meeting in meetings.items()}
    now = {pk: [(each.pk, each.parent_id is not None) for each in order] for pk, order in rows.items()}
    same = {pk: [tuple(each) for each in order] for pk, order in stands.items()} == now
    require(None if same and all(each.gathering_id == gathering.pk for each in meetings.values()) else MOVED_SINCE)
    items = {each.pk: each for order in rows.values() for each in order}
    for pk, parent in parents_in(stood):
        if items[pk].parent_id != parent:
            AgendaItem.objects.filter(pk=pk).update(parent=parent)
    for meeting_pk, order in stood.items():
        renumber(meetings[meeting_pk], [items[pk] for pk, _is_part in order])
    moved = sorted(pk for meeting_pk in stood for pk in moved_in(stood[meeting_pk], now[meeting_pk]))
    record("items.put-back", by=by, on=next(iter(meetings.values())), items=moved)
    return moved


def parents_in(layout: Layout) -> Iterator[tuple[int, int | None]]:
    """Each item with the one of which it is a part: the last one above it that is none."""
    for order in layout.values():
        whole: int | None = None
        for pk, is_part in order:
            if not is_part:
                whole = pk
            yield pk, whole if is_part else None


def moved_in(stood: Places, stands: Sequence[tuple[int, bool]]) -> list[int]:
    """The items that stand at another place, or as another kind, than they stood."""
    was = {pk: (place, is_part) for place, (pk, is_part) in enumerate(stood)}
    now = {pk: (place, is_part) for place, (pk, is_part) in enumerate(stands)}
    return [pk for pk, where in was.items() if now.get(pk) != where]


MOVED_SINCE = Refusal(
    "moved-meanwhile", _("The agenda was changed since. Nothing was put back; it is shown as it stands now.")
)
