"""How do items change places: one step, several at once, to another meeting, under another item?"""

from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.agendas.building import NO_PLACE, refuse_removed
from governance.actions.meetings.calling import refuse_ended
from governance.models import AgendaItem, Meeting
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

Block = list[AgendaItem]
RENUMBER = """
    UPDATE governance_agendaitem SET meeting_id = place.meeting, position = place.position
    FROM unnest(%s::bigint[], %s::bigint[], %s::int[]) AS place(id, meeting, position)
    WHERE governance_agendaitem.id = place.id
"""


@transaction.atomic
def move_item(*, item: AgendaItem, steps: int, by: Person) -> AgendaItem:
    """Move an item, with its parts, up (negative) or down by some places; at the end it stays there.

    A part moves among the parts of its item. Only the rows between the old and the new place are written. Raises
    Refused when it was taken off meanwhile, when the meeting has ended, or without the right.
    """
    meeting = changing(Meeting, item.meeting_id)
    require(rules.refuse_prepare(by))
    require(refuse_ended(meeting))
    item = changing(AgendaItem, item.pk)
    require(refuse_removed(item))
    order = order_of(meeting)
    blocks = [[each] for each in order if each.parent_id == item.parent_id] if item.parent_id else blocks_of(order)
    old = next(place for place, block in enumerate(blocks) if block[0].pk == item.pk)
    new = max(0, min(len(blocks) - 1, old + steps))
    first = order.index(blocks[0][0])
    blocks.insert(new, blocks.pop(old))
    moved = [each for block in blocks for each in block]
    renumber(meeting, [*order[:first], *moved, *order[first + len(moved) :]])
    record("item.moved", by=by, on=item, was=old + 1, now=new + 1)
    return AgendaItem.objects.get(pk=item.pk)


@transaction.atomic
def move_items(
    *, items: Sequence[AgendaItem], meeting: Meeting, by: Person, before: AgendaItem | None = None
) -> list[AgendaItem]:
    """Move several items, in the order they stand in, to a meeting of their gathering: `before` one, or to the end.

    Parts go with their item; a part that goes alone becomes an item of its own. All move, or none. Raises Refused when
    one was taken off meanwhile, when the place is gone, when a meeting has ended, or without the right.
    """
    wanted = {each.pk for each in items}
    ends = {pk: changing(Meeting, pk) for pk in sorted({meeting.pk} | {each.meeting_id for each in items})}
    require(rules.refuse_prepare(by))
    for each in ends.values():
        require(refuse_ended(each) or refuse_elsewhere(each, meeting))
    orders = {pk: order_of(ends[pk]) for pk in ends}
    chosen = chosen_of([each for pk in sorted(orders) for each in orders[pk]], wanted)
    require(refuse_gone(items, chosen))
    moving = {each.pk for each in chosen}
    place = before
    while place is not None and place.pk in moving:
        place = next_after(orders[meeting.pk], place)
    rest = {pk: [each for each in order if each.pk not in moving] for pk, order in orders.items()}
    at = place_in(rest[meeting.pk], place)
    alone = [each.pk for each in chosen if each.parent_id and each.parent_id not in moving]
    AgendaItem.objects.filter(pk__in=alone).update(parent=None)
    rest[meeting.pk][at:at] = chosen
    for pk, order in rest.items():
        renumber(ends[pk], order)
    facts = {"items": sorted(wanted), "meeting": meeting, "before": place.pk if place else None}
    record("items.moved", by=by, on=meeting, **facts)
    return list(AgendaItem.objects.filter(pk__in=wanted).order_by("position"))


@transaction.atomic
def nest_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Make an item a part of the one above it: 8 becomes 7.1.

    Raises Refused where there is none above, for a section, a break, an item with parts, one taken off, after the
    meeting, or without the right.
    """
    meeting, item = opened(item, by)
    order = order_of(meeting)
    above = [each for each in order[: place_of(order, item)] if each.parent_id is None]
    require(refuse_nest(item, above[-1] if above else None, order))
    item.parent = above[-1]
    item.save(update_fields=["parent"])
    record("item.nested", by=by, on=item, under=above[-1].pk)
    return item


@transaction.atomic
def release_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Make a part an item of its own again, after the other parts. Raises Refused as nest_item does."""
    meeting, item = opened(item, by)
    if item.parent_id is None:
        return item
    order = order_of(meeting)
    last = max(place for place, each in enumerate(order) if each.parent_id == item.parent_id)
    order.insert(last, order.pop(place_of(order, item)))
    AgendaItem.objects.filter(pk=item.pk).update(parent=None)
    renumber(meeting, order)
    record("item.released", by=by, on=item, under=item.parent_id)
    return AgendaItem.objects.get(pk=item.pk)


def opened(item: AgendaItem, by: Person) -> tuple[Meeting, AgendaItem]:
    """The meeting and the item, locked, for somebody who may put them in order now. Raises Refused."""
    meeting = changing(Meeting, item.meeting_id)
    item = changing(AgendaItem, item.pk)
    require(rules.refuse_prepare(by))
    require(refuse_ended(meeting) or refuse_removed(item))
    return meeting, item


def order_of(meeting: Meeting) -> Block:
    """The rows of an agenda in their order, no more of each than its place. One query."""
    rows = AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("position")
    return list(rows.only("pk", "meeting_id", "position", "parent_id", "is_break", "is_section"))


def blocks_of(order: Sequence[AgendaItem]) -> list[Block]:
    """Each item with its parts, which follow it."""
    blocks: list[Block] = []
    for each in order:
        if each.parent_id and blocks:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    return blocks


def chosen_of(order: Sequence[AgendaItem], wanted: set[int]) -> Block:
    """The rows that were chosen, and the parts of those that were."""
    return [each for each in order if each.pk in wanted or each.parent_id in wanted]


def place_of(order: Sequence[AgendaItem], item: AgendaItem) -> int:
    """Where it stands, counted from 0."""
    return next(place for place, each in enumerate(order) if each.pk == item.pk)


def next_after(order: Sequence[AgendaItem], item: AgendaItem) -> AgendaItem | None:
    """The item that follows this one and its parts."""
    after = order[place_of(order, item) + 1 :] if item in order else []
    return next((each for each in after if each.parent_id is None), None)


def place_in(order: Sequence[AgendaItem], before: AgendaItem | None) -> int:
    """The place before this item, never among the parts of another. Raises Refused when it is gone."""
    if before is None:
        return len(order)
    require(None if before in order else NO_PLACE)
    place = place_of(order, before)
    while place < len(order) and order[place].parent_id is not None:
        place += 1
    return place


def renumber(meeting: Meeting, order: Sequence[AgendaItem]) -> None:
    """Write the order of an agenda in one statement that touches only the rows whose place changes."""
    places: Mapping[int, int] = {
        each.pk: place
        for place, each in enumerate(order, start=1)
        if each.position != place or each.meeting_id != meeting.pk
    }
    if places:
        with connection.cursor() as cursor:
            cursor.execute(RENUMBER, [list(places), [meeting.pk] * len(places), list(places.values())])


def refuse_elsewhere(meeting: Meeting, target: Meeting) -> Refusal | None:
    """Why does an item of this meeting not go there? It belongs to another gathering."""
    if meeting.gathering_id == target.gathering_id:
        return None
    return Refusal("another-gathering", _("Items move within their gathering."), "to", status=422)


def refuse_gone(items: Sequence[AgendaItem], chosen: Sequence[AgendaItem]) -> Refusal | None:
    """Why are these not moved? One is no longer on the agenda, or none was chosen."""
    if not items:
        return Refusal("none-chosen", _("Select an item first."), "items", status=422)
    there = {each.pk for each in chosen}
    gone = [each for each in items if each.pk not in there]
    if not gone:
        return None
    words = {"title": gone[0].title}
    return Refusal("item-removed", _("“%(title)s” was taken off the agenda meanwhile. Nothing was moved.") % words)


def refuse_nest(item: AgendaItem, above: AgendaItem | None, order: Sequence[AgendaItem]) -> Refusal | None:
    """Why does this item not become a part of the one above it?"""
    if not item.is_item:
        return Refusal("not-an-item", _("A section or a break is no part of an item."))
    if above is None or not above.is_item or item.parent_id:
        return Refusal("nothing-above", _("There is no item above it of which it could be a part."))
    if any(each.parent_id == item.pk for each in order):
        return Refusal("has-parts", _("It has parts itself. Make these items of their own first."))
    return None
