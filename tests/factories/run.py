"""A meeting under way, its seats noted, its items begun: what the run screen needs."""

from datetime import date
from typing import Any

from django.urls import reverse

from governance.actions.meetings.calling import begin_meeting
from governance.models import AgendaItem, Meeting
from tests.factories.house import House

MOVE = {"kind": "move", "body": "WG", "to": "JC"}
ACTION = {"kind": "action", "owner": "ICCS", "due_days": 60, "title_en": "Tell them", "title_fr": "Les aviser"}


def under_way(house: House, items: int = 0) -> Meeting:
    """A meeting that has begun, everybody there, with so many items."""
    meeting = house.meeting()
    house.all_present(meeting)
    for _number in range(items):
        house.item(meeting)
    return begin_meeting(meeting=meeting, by=house.people["secretariat"])


def with_motion(house: House, meeting: Meeting, **details: Any) -> AgendaItem:
    """An item of it with a motion that moves a group and asks for an action."""
    item = house.item(meeting)
    house.motion(item=item, points=1, effects={1: [MOVE, ACTION]}, **details)
    return item


def run_url(item: AgendaItem, name: str = "run_item", **more: Any) -> str:
    """Where an item is run."""
    return reverse(name, kwargs={"slug": item.meeting.gathering.slug_en, "pk": item.pk, **more})


def filled(client: Any, url: str, **changes: Any) -> dict[str, Any]:
    """What the form of the page holds when it is opened, with some of it changed; None takes a field out."""
    response = client.get(url)
    form = response.context["form"]
    data: dict[str, Any] = {"once": str(response.context["once"])}
    if response.context.get("motion"):
        data["motion"] = str(response.context["motion"].pk)
    if response.context.get("version"):
        data["version"] = str(response.context["version"])
    for name in form.fields:
        value = form[name].value()
        if value is True:
            data[name] = "on"
        elif value is not None and value is not False:
            data[name] = value.isoformat() if isinstance(value, date) else str(value)
    return {name: value for name, value in (data | changes).items() if value is not None}
