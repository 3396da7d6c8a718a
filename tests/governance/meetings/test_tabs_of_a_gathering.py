"""Does a reader see only those tabs of a gathering that they may open, without a query more?"""

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.records.duties import reached


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


@pytest.mark.parametrize(("who", "sees"), [("observer", False), ("member", True), ("secretariat", True)])
def test_what_is_to_be_done_is_a_tab_of_who_may_read_it(client, house, who, sees):
    meeting = house.meeting()
    client.force_login(house.people[who])
    slug = meeting.gathering.slug_en
    page = client.get(at("gathering", slug)).content.decode()
    assert (at("duties", slug) in page) is sees
    assert client.get(at("duties", slug)).status_code == (200 if sees else 403)


def test_a_notice_to_a_joint_council_reaches_the_members_of_its_component_councils(house):
    people = {house.people[who].pk for who in ("member", "co_chair", "other_co_chair")}
    assert people <= reached(house.bodies["JC"])
    assert house.people["observer"].pk not in reached(house.bodies["JC"])
    assert house.people["group_co_chair"].pk not in reached(house.bodies["JC"])
