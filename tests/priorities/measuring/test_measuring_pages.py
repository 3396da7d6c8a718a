"""The pages of measuring: public where it counts, in both languages, no dearer with three hundred rows than three."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from priorities.actions.logic_models import adopt_model
from priorities.actions.periods import lock_period
from priorities.models import Indicator, Measurement, Target, TargetChange
from tests.factories.house import both
from tests.factories.measuring import STEPS, a_model, a_node, aimed, an_indicator, approved, entered, submitted


def page(client, name: str, *args, code: int = 200, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == code
    return answer.content.decode()


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.fixture
def told(house, indicator, scale, year, next_year):
    """A number that is off track and a scale that is on it."""
    aimed(house, indicator, year, 2000)
    aimed(house, indicator, next_year, 3000)
    approved(house, indicator, year, 1234)
    aimed(house, scale, year, 2)
    approved(house, scale, year, 2)
    return house


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_indicators_stand_on_one_page_with_target_actual_and_status_in_words(client, told, language):
    with override(language):
        text = words(page(client, "indicators"))
    figures = ["1,234", "2,000"] if language == "en" else ["1\u00a0234".replace("\u00a0", " "), "2 000"]
    assert all(figure in text for figure in figures)
    status = ["off track", "on track", "61% of the way"] if language == "en" else []
    assert all(word in text for word in status)
    assert "Middle" in text


def test_colour_and_drawing_are_never_alone(client, told):
    text = page(client, "indicators")
    assert text.count('<svg class="diagram"') == 2
    assert text.count('aria-hidden="true" focusable="false"><path class="wire wire--old"') == 2
    assert text.count("<details") >= 2, "each drawing has its table"
    assert re.search(r'class="tag" data-s="lost"><svg[^>]*>.*?</svg>off track', text)
    assert " style=" not in text


def test_the_rule_stands_on_the_page(client, told):
    text = words(page(client, "indicators"))
    assert "on track from 90%, at risk from 70%, otherwise off track" in text


def test_it_narrows_by_status_responsible_and_result(client, told, model):
    other = an_indicator(told, a_node(model, "2.1"), responsible="PSSDC", name=both("Another"))
    assert words(page(client, "indicators", status="off_track")).count("1,234") >= 1
    assert "Another" not in page(client, "indicators", status="off_track")
    assert "Another" in page(client, "indicators", body="PSSDC")
    assert reverse("indicator", args=[other.pk]) in page(client, "indicators", node="2.1")
    assert "No indicator passes" in page(client, "indicators", status="at_risk")
    assert "No indicator passes" in page(client, "indicators", status="nonsense", body="x", node="<b>")
    assert "Another" in page(client, "indicators", status="late")


def test_an_empty_house_says_so(client, db):
    assert 'class="empty"' in page(client, "indicators")
    assert 'class="empty"' in page(client, "measuring_periods")


def many(node, periods, count: int) -> None:
    """So many indicators with a target and an approved measurement in each period."""
    rows = Indicator.objects.bulk_create(
        Indicator(
            node=node, position=100 + place, name_en=f"I{place}", name_fr=f"I{place}", unit_en="u", unit_fr="u",
            responsible_id=node.model.body_id,
        )
        for place in range(count)
    )  # fmt: skip
    pairs = [(row, period) for row in rows for period in periods]
    Target.objects.bulk_create(Target(indicator=row, period=period, value=2) for row, period in pairs)
    Measurement.objects.bulk_create(
        Measurement(indicator=row, period=period, value=1, state="approved") for row, period in pairs
    )


@pytest.mark.parametrize("name", ["indicators", "measuring_period", "enter_measurements", "measurement_approvals"])
def test_it_costs_as_many_queries_with_three_hundred(client, house, node, year, next_year, name):
    client.force_login(house.people["secretariat"])
    args = [year.pk] if "_period" in name or name.startswith("enter") else []
    many(node, [year, next_year], 3)
    page(client, name, *args)
    with CaptureQueriesContext(connection) as few:
        page(client, name, *args)
    many_more(node, [year, next_year])
    with CaptureQueriesContext(connection) as lots:
        page(client, name, *args)
    assert len(lots) == len(few)


def many_more(node, periods) -> None:
    """Three hundred more, on another result of the same model."""
    many(a_node(node.model, "9.9"), periods, 300)


def test_one_indicator_tells_its_targets_with_reasons_and_its_measurements_with_stamps(client, told, indicator, year):
    aimed(told, indicator, year, 1500, both("The meeting was put off"))
    public = words(page(client, "indicator", indicator.pk))
    assert "before: 2,000" in public
    assert "The meeting was put off" in public
    assert "Secretariat" not in public.split("Period by period")[1].split("Definition")[0], "names are for members"
    client.force_login(told.people["member"])
    text = words(page(client, "indicator", indicator.pk))
    assert "Group Co Chair" in text
    assert "Who and when" in text


def test_what_is_not_approved_is_for_members(client, house, indicator, year):
    submitted(house, indicator, year, 4321)
    address = [indicator.pk]
    assert "4,321" not in page(client, "indicator", *address)
    assert "4,321" not in page(client, "measuring_period", year.pk)
    client.force_login(house.people["member"])
    assert "4,321" in page(client, "indicator", *address)
    assert "4,321" in page(client, "measuring_period", year.pk)


def test_the_large_drawing_has_its_figures_and_its_table(client, told, indicator):
    text = page(client, "indicator", indicator.pk)
    drawing = re.search(r'<svg class="diagram diagram--wide".*?</svg>', text, re.S).group(0)
    assert "1,234" in drawing
    assert 'aria-hidden="true"' in drawing
    assert "<table" in text.split("</figure>")[1]


def test_nothing_that_people_wrote_is_markup(client, house, node, year):
    bad = both("<script>alert(1)</script>")
    one = an_indicator(house, node, name=bad, unit=bad, definition=bad)
    entered(house, one, year, 1, narrative=bad, evidence=bad)
    client.force_login(house.people["group_co_chair"])
    for name, args in (("indicators", []), ("indicator", [one.pk]), ("measuring_period", [year.pk]),
                       ("enter_measurements", [year.pk]), ("measurement_approvals", [])):  # fmt: skip
        assert "<script>alert" not in page(client, name, *args)


@pytest.mark.parametrize("name", ["indicator", "measuring_period"])
def test_what_is_not_there_is_not_found(client, db, name):
    page(client, name, 999_999, code=404)


def test_indicators_of_a_draft_beside_a_model_in_force_are_for_members(client, house, indicator):
    adopt_model(model=indicator.node.model, decision="D-2026-001", on=date(2026, 1, 1), by=None)
    other = an_indicator(house, a_node(a_model(house), "7.1"))
    page(client, "indicator", other.pk, code=403)
    client.force_login(house.people["member"])
    page(client, "indicator", other.pk)


def test_a_retired_indicator_is_left_out_and_keeps_its_page(client, told, indicator):
    Indicator.objects.filter(pk=indicator.pk).update(retired_on="2026-01-01")
    assert reverse("indicator", args=[indicator.pk]) not in page(client, "indicators")
    assert "retired on January 1, 2026" in words(page(client, "indicator", indicator.pk)).replace("\u00a0", " ")


def test_a_locked_period_says_so_and_offers_nothing(client, told, indicator, year):
    lock_period(period=year, by=told.people["secretariat"])
    client.force_login(told.people["secretariat"])
    text = page(client, "measuring_period", year.pk)
    assert reverse("enter_measurements", args=[year.pk]) not in text
    assert reverse("unlock_period", args=[year.pk]) in text
    assert page(client, "enter_measurements", year.pk, code=409)


def test_a_scale_is_written_by_its_steps(client, house, node, year):
    one = an_indicator(house, node, steps=STEPS, baseline=Decimal(1))
    assert aimed(house, one, year, 3).pk
    assert not TargetChange.objects.exists()
    text = words(page(client, "indicator", one.pk))
    assert "Low" in text
    assert "High" in text
