"""Holidays are data: loaded, mended, listed; and business days are counted without them."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from governance.actions.meetings.holidays import add_holiday, record_holidays, remove_holiday
from governance.business_days import after_business_days, before_business_days
from governance.models import Holiday
from governance.queries.meetings.statutory import statutory_holidays
from tests.factories.decisions import refused
from tests.factories.house import both

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(("days", "off", "day"), [
    (0, {}, 23), (1, {}, 24), (4, {}, 27), (5, {}, 30), (1, {"CA": 24}, 25), (1, {"CA": 24, "CA-NB": 25}, 25),
    (4, {"CA-NB": 25}, 30),
])  # fmt: skip
def test_the_slowest_jurisdiction_counts(house, days, off, day):
    for code, number in off.items():
        Holiday.objects.create(
            jurisdiction=house.jurisdictions[code], day=date(2026, 11, number), name_en="H", name_fr="F"
        )
    wanted = [row.pk for row in house.jurisdictions.values()]
    assert after_business_days(MONDAY, days, wanted) == date(2026, 11, day)


def test_weekends_alone_count_where_there_is_no_jurisdiction(db):
    assert after_business_days(date(2026, 11, 27), 1, []) == date(2026, 11, 30)
    assert before_business_days(MONDAY, 2, []) == date(2026, 11, 19)


def test_backwards_the_earliest_day_counts(house):
    Holiday.objects.create(jurisdiction=house.jurisdictions["CA"], day=date(2026, 11, 20), name_en="H", name_fr="F")
    assert before_business_days(MONDAY, 1, [row.pk for row in house.jurisdictions.values()]) == date(2026, 11, 19)


@pytest.mark.parametrize(("code", "day", "en", "fr"), [
    ("CA", "2026-09-30", "National Day for Truth and Reconciliation",
     "Journée nationale de la vérité et de la réconciliation"),
    ("CA", "2026-08-03", None, None), ("CA-NB", "2026-08-03", "New Brunswick Day", "Fête du Nouveau-Brunswick"),
    ("CA-QC", "2027-06-24", "Saint Jean Baptiste Day", "Fête nationale du Québec"),
    ("CA-ON", "2028-12-26", "Boxing Day", "Lendemain de Noël"),
    ("CA-QC", "2026-01-01", "New Year’s Day", "Jour de l’an"),
    ("CA-SK", "2026-08-03", "Saskatchewan Day", "Fête de la Saskatchewan"),
])  # fmt: skip
def test_the_statutory_holidays_in_both_languages(code, day, en, fr):
    wanted = date.fromisoformat(day)
    found = [each for each in statutory_holidays(wanted.year) if (each.code, each.day) == (code, wanted)]
    assert [(each.name.en, each.name.fr) for each in found] == ([(en, fr)] if en else [])


def test_every_name_has_the_house_s_apostrophe_and_fits():
    for year in (2026, 2027, 2028):
        for each in statutory_holidays(year):
            assert "'" not in each.name.en + each.name.fr
            assert max(len(each.name.en), len(each.name.fr)) <= 120


def test_a_year_is_loaded_once_by_the_command(house):
    said = StringIO()
    call_command("holidays", "2026", "2027", stdout=said)
    count = Holiday.objects.count()
    assert count > 40
    call_command("holidays", "2026", stdout=said)
    assert "2026: 0 holidays added." in said.getvalue()
    assert Holiday.objects.count() == count
    with pytest.raises(CommandError):
        call_command("holidays", "1999", stdout=said)


def test_only_the_secretariat_keeps_the_calendar(house, member, secretariat):
    day, nb = date(2026, 3, 2), house.jurisdictions["CA-NB"]
    with refused("not-secretariat"):
        add_holiday(jurisdiction=nb, day=day, name=both("H"), by=member)
    with refused("not-secretariat"):
        record_holidays(year=2026, days=statutory_holidays(2026), source="s", by=member)
    holiday = add_holiday(jurisdiction=nb, day=day, name=both("H"), by=secretariat)
    with refused("not-secretariat"):
        remove_holiday(holiday=holiday, by=member)
    with refused("noted-already"):
        add_holiday(jurisdiction=nb, day=day, name=both("H"), by=secretariat)
    with refused("another-year"):
        record_holidays(year=2027, days=statutory_holidays(2026), source="s", by=secretariat)


def test_the_page_lists_loads_adds_and_removes(client, house, secretariat):
    assert client.get(reverse("holidays")).status_code == 200
    client.force_login(secretariat)
    answer = client.post(reverse("load_holidays"), {"year": "2026"})
    page = client.get(answer.url).content.decode()
    assert "New Brunswick Day" in page
    assert "Remove" in page
    sent = {"jurisdiction": "CA-NB", "day": "2026-08-15", "name_en": "Acadian Day", "name_fr": "Fête de l’Acadie"}
    answer = client.post(reverse("add_holiday"), sent)
    assert answer.url.endswith("?year=2026#ca-nb")
    assert "Acadian Day" in client.get(answer.url).content.decode()
    holiday = Holiday.objects.get(name_en="Acadian Day")
    assert client.post(reverse("remove_holiday", args=[holiday.pk])).status_code == 303
    assert client.post(reverse("remove_holiday", args=[holiday.pk])).status_code == 404


@pytest.mark.parametrize(("name", "changes"), [
    ("add_holiday", {"day": ""}), ("add_holiday", {"day": "tomorrow"}), ("add_holiday", {"name_fr": ""}),
    ("add_holiday", {"name_en": "x" * 121}), ("add_holiday", {"jurisdiction": "XX"}),
    ("add_holiday", {"day": "1066-10-14"}),
    ("add_holiday", {"name_en": "a\x00b"}), ("load_holidays", {"year": ""}), ("load_holidays", {"year": "99999"}),
])  # fmt: skip
def test_what_cannot_be_is_asked_again(client, house, secretariat, name, changes):
    client.force_login(secretariat)
    sent = {"jurisdiction": "CA-NB", "day": "2026-08-15", "name_en": "H", "name_fr": "F", **changes}
    assert client.post(reverse(name), sent).status_code == 422
    assert not Holiday.objects.exists()


@pytest.mark.parametrize("year", ["", "x", "0", "99999999999", "2026"])
def test_any_year_is_looked_at(client, house, year):
    assert client.get(reverse("holidays"), {"year": year}).status_code == 200


def test_the_page_costs_the_same_with_many_days(client, house, member, django_assert_max_num_queries):
    client.force_login(member)
    with django_assert_max_num_queries(9):
        client.get(reverse("holidays"))
    start = date(2026, 1, 1)
    Holiday.objects.bulk_create(
        Holiday(jurisdiction=house.jurisdictions["CA"], day=start + timedelta(days=n), name_en="H", name_fr="F")
        for n in range(60)
    )
    with django_assert_max_num_queries(9):
        client.get(reverse("holidays"), {"year": "2026"})


def test_what_somebody_removed_stays_away_when_the_year_is_loaded_again(client, house, secretariat):
    client.force_login(secretariat)
    client.post(reverse("load_holidays"), {"year": "2026"})
    whole = Holiday.objects.count()
    gone = Holiday.objects.filter(jurisdiction__code="CA-NB").first()
    client.post(reverse("remove_holiday", args=[gone.pk]))
    client.post(reverse("load_holidays"), {"year": "2026"})
    assert Holiday.objects.count() == whole - 1
    add_holiday(jurisdiction=gone.jurisdiction, day=gone.day, name=gone.name, by=secretariat)
    client.post(reverse("load_holidays"), {"year": "2026"})
    assert Holiday.objects.count() == whole
