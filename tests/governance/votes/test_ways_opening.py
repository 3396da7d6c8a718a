"""Opening a vote: what the rule and the place allow is offered, and what would carry it is said before."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from councils.queries.names import names_on
from governance.business_days import after_business_days
from governance.electorates import voting_seats
from governance.enums import VoteMethod
from governance.models import Holiday, VoteEvent
from governance.queries.motions.what_ifs import what_ifs
from tests.factories.house import RULE
from tests.factories.ways import CONSENSUS, MAJORITY, motion, procedure, room

SEVEN = {
    "method": "majority",
    "threshold": {"fraction": "2/3", "compare": "at_least"},
    "classes": [{"orders": ["federal"], "at_least": 1}, {"orders": ["provincial", "territorial"], "at_least": 2}],
    "quorum": {"seats": 2},
}


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


def offered(client, motion):
    text = client.get(reverse("motion", args=[motion.pk])).content.decode()
    return set(re.findall(r'name="open-method" value="(\w+)"', text))


@pytest.mark.parametrize(("rule", "settings", "in_room", "wanted"), [
    (MAJORITY, {}, False, {"written", "secret"}),
    (MAJORITY, {"secret_minimum": 5}, False, {"written"}),
    (MAJORITY, {}, True, {"written", "ballot", "roll_call", "show_of_hands", "secret"}),
    (CONSENSUS, {"silence_days": 5}, False, {"written", "concerns", "secret"}),
    (CONSENSUS, {}, False, {"written", "secret"}),
    (MAJORITY | {"voter": "jurisdiction"}, {"silence_days": 5}, True, {"written", "ballot", "roll_call"}),
    (SEVEN, {}, True, {"written", "ballot", "roll_call"}),
    (MAJORITY | {"tie": "co_chairs"}, {}, False, {"written"}),
])  # fmt: skip
def test_only_what_rule_and_place_allow_is_offered(keeper, house, rule, settings, in_room, wanted):
    procedure(house, rule, **settings)
    made = motion(house, meeting=room(house) if in_room else None)
    assert offered(keeper, made) == wanted


def test_names_are_called_only_where_somebody_is_noted(keeper, house):
    procedure(house)
    assert offered(keeper, motion(house, meeting=house.meeting("PSSDC"))) == {"written", "ballot", "secret"}


def test_a_way_that_is_not_offered_cannot_be_posted(keeper, house):
    procedure(house, SEVEN)
    made = motion(house)
    response = keeper.post(reverse("open_vote", args=[made.pk]), {"open-method": "secret"})
    assert response.status_code == 422
    assert "Choose how it is put" in response.content.decode()


def test_a_wait_for_concerns_says_its_last_day_and_keeps_to_it(keeper, house):
    """Business days of every jurisdiction in the electorate: the slowest one counts."""
    procedure(house, CONSENSUS, silence_days=5)
    today = timezone.localdate()
    yukon = house.jurisdictions["CA-YT"]
    days = [day for number in range(1, 9) if (day := today + timedelta(days=number)).weekday() < 5]
    Holiday.objects.create(jurisdiction=yukon, day=days[1], name_en="Discovery Day", name_fr="Jour de la Découverte")
    everybody = [each.pk for each in house.jurisdictions.values()]
    last = after_business_days(today, 5, everybody)
    assert last > after_business_days(today, 5, [house.jurisdictions["CA-NB"].pk])
    made = motion(house)
    text = keeper.get(reverse("motion", args=[made.pk])).content.decode()
    assert re.search(rf"say so by name until \w+, {last:%B} {last.day},", text)
    assert "Silence is never counted as agreement." in text
    assert keeper.post(reverse("open_vote", args=[made.pk]), {"open-method": "concerns"}).status_code == 303
    event = VoteEvent.objects.get()
    assert (event.method, timezone.localdate(event.closes_at), event.frozen["mode"]) == ("concerns", last, "written")
    assert event.positions_open


@pytest.mark.parametrize("ticked", [True, False])
def test_the_box_says_whether_it_closes_with_the_last_voice(keeper, house, ticked):
    procedure(house, closes_when_all_voted=not ticked)
    day = timezone.localdate() + timedelta(days=9)
    data = {"open-method": "written", "open-closes_on": day.isoformat(), "open-closes_at": "17:00"}
    made = motion(house)
    assert ('name="open-when_all_voted" checked' in re.sub(
        r'(name="open-when_all_voted")[^>]*?( checked)?>', r"\1\2>",
        keeper.get(reverse("motion", args=[made.pk])).content.decode())) is not ticked  # fmt: skip
    keeper.post(reverse("open_vote", args=[made.pk]), data | ({"open-when_all_voted": "on"} if ticked else {}))
    assert VoteEvent.objects.get().closes_when_all_voted is ticked


def test_a_secret_ballot_without_a_room_asks_until_when(keeper, house):
    procedure(house)
    response = keeper.post(reverse("open_vote", args=[motion(house).pk]), {"open-method": "secret"})
    assert response.status_code == 422
    made = motion(house, meeting=room(house))
    assert keeper.post(reverse("open_vote", args=[made.pk]), {"open-method": "secret"}).status_code == 303
    assert VoteEvent.objects.get().method == VoteMethod.SECRET


def asked(house, rule, body="PSSDC"):
    seats = voting_seats(house.bodies[body], timezone.localdate())
    return what_ifs(rule, seats, names_on())


def test_what_would_carry_by_component(house):
    found = asked(house, RULE, "JC")
    assert [each.body.en for each in found] == ["PSSDC", "PSCIOC"]
    assert {(each.voters, each.present, each.if_all, each.if_quorum, each.objections) for each in found} == {
        (3, 2, 1, 1, 0)
    }


@pytest.mark.parametrize(("rule", "present", "if_all", "if_quorum"), [
    (MAJORITY, 2, 2, 2),
    ({"method": "majority"}, None, 2, None),
    ({"method": "majority", "of": "in_office", "quorum": {"seats": 1}}, 1, 2, None),
    ({"method": "majority", "threshold": {"fraction": "2/3", "compare": "at_least"}}, None, 2, None),
    ({"method": "majority", "threshold": {"fraction": "2/3", "compare": "more_than"}}, None, 3, None),
    (SEVEN, 2, 3, None),
])  # fmt: skip
def test_the_smallest_numbers_are_the_engines(house, rule, present, if_all, if_quorum):
    (found,) = asked(house, rule)
    assert (found.present, found.if_all, found.if_quorum) == (present, if_all, if_quorum)


def test_the_motion_page_says_them_by_class(keeper, house):
    procedure(house, SEVEN)
    text = keeper.get(reverse("motion", args=[motion(house).pk])).content.decode()
    assert "What would carry it" in text
    assert "If all take part, 3 in favour carry it." in text
    assert "In favour there must be at least 2 of this order: provincial or territorial." in text
