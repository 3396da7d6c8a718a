"""Does an item keep its printed number everywhere, when another meeting of its gathering is cancelled?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.queries.names import names_on
from governance.actions.meetings.changing import cancel_meeting
from governance.models import Meeting, Procedure
from governance.packages.gather import gather
from governance.queries.agendas.advance_reading import reading_page
from governance.queries.agendas.building import agenda_page
from governance.queries.agendas.forward import gatherings_ahead
from governance.queries.agendas.item import item_page, printed_numbers
from governance.queries.agendas.versions_content import content_of
from governance.queries.records.composing import compose
from governance.queries.run.recording_room import rail_of
from governance.queries.run.state import items_of
from tests.factories.house import both

pytestmark = pytest.mark.django_db(transaction=True)  # a package is gathered in a transaction of its own


@pytest.fixture
def items(house, secretariat):
    """Two items in each of three meetings of a gathering, of which the one in the middle is cancelled."""
    gathering = house.gathering(timezone.localdate() + timedelta(days=3))
    meetings = []
    for hours, body in enumerate(("JC", "WG", "JC"), start=1):
        meetings.append(house.meeting(body, gathering))
        Meeting.objects.filter(pk=meetings[-1].pk).update(starts_at=meetings[-1].starts_at + timedelta(hours=hours))
    found = [house.item(meeting) for meeting in meetings for _each in range(2)]
    Procedure.objects.filter(body=house.bodies["JC"]).update(consent_after=3)
    middle = Meeting.objects.get(pk=meetings[1].pk)
    cancel_meeting(meeting=middle, version=middle.version, because=both("Too few"), by=secretariat)
    return found


def test_items_keep_their_numbers_when_a_meeting_before_them_is_cancelled(items, member):
    gathering, names = items[0].meeting.gathering, names_on()
    expected = {item.pk: str(place) for place, item in enumerate(items, start=1)}
    shown = {pk: number for pk, number in expected.items() if number not in {"3", "4"}}
    held = [items[0].meeting, items[-1].meeting]
    assert printed_numbers(gathering) == expected
    assert {row.id: row.number for row in agenda_page(gathering, names).rows} == expected
    assert [item_page(item, gathering, names).number for item in items] == [*expected.values()]
    frozen = content_of(gathering, names)
    assert {row["id"]: row["number"] for each in frozen["meetings"] for row in each["items"]} == shown
    (ahead,) = gatherings_ahead(names)
    assert {row.place.id: row.place.number for each in ahead.meetings for row in each.items} == shown
    assert {row.id: row.number for meeting in held for row in compose(meeting).items} == shown
    assert {row.id: row.number for each in reading_page(gathering, member, names) for row in each.items} == shown
    assert {row.pk: row.number for meeting in held for row in items_of(meeting)} == shown
    assert {item.pk: number for meeting in held for number, item in rail_of(meeting)} == shown
    contents = gather(gathering.pk, version=1, as_of=timezone.now())
    assert [row.number for each in contents.meetings for row in each.items] == [*expected.values()]
