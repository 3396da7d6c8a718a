"""What does the letter about late measurements say, and when does it not go any more?"""

from datetime import date

from councils.enums import NotSent
from councils.models import Notice
from governance.mail.kinds import KINDS
from governance.mail.message import letter_of, message_of
from priorities.actions.reminding import remind_of_measurements
from tests.factories.house import both
from tests.factories.measuring import a_model, a_node, a_period, an_indicator, submitted


def test_who_measures_is_told_what_is_late_and_where_it_is_entered_until_it_is(house):
    node = a_node(a_model(house))
    one, two = (an_indicator(house, node, name=both(name)) for name in ("Initiatives", "Services"))
    year = a_period(house, 2024)
    remind_of_measurements(date(2025, 2, 1))
    notice = Notice.objects.get(kind="measurements.late")
    body = str(message_of(letter_of(notice)).body)
    assert "2 measurements are late" in body
    assert "Initiatives; Services" in body
    assert f"/measuring-periods/{year.pk}/measurements" in body
    assert "You receive this because you belong to WG" in body
    kind = KINDS["measurements.late"]
    submitted(house, one, year, 1)
    assert kind.not_owed(kind.read(notice)) is None
    submitted(house, two, year, 1)
    assert kind.not_owed(kind.read(notice)) == NotSent.SETTLED
