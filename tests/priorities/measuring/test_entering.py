"""Several measurements are entered on one page, in either language's figures; what was typed is never lost."""

import uuid
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override

from groundwork.models import LedgerEntry
from priorities.models import Indicator, Measurement, MeasuringPeriod, Target
from tests.factories.measuring import STEPS, aimed, an_indicator, approved, entered, submitted


@pytest.fixture
def group(client, house):
    """The co-chair of the group that measures is signed in."""
    client.force_login(house.people["group_co_chair"])
    return client


@pytest.fixture
def keeper(client, house):
    client.force_login(house.people["secretariat"])
    return client


def send(client, name: str, *args, language: str = "en", **typed):
    with override(language):
        address = reverse(name, args=args)
    return client.post(address, {"once": str(uuid.uuid4())} | typed)


def row(indicator: Indicator, value: str, seen: int = 0, **more) -> dict[str, str]:
    typed = {"value": value, "seen": seen, "narrative": "", "evidence": ""} | more
    return {f"i{indicator.pk}-{name}": text for name, text in typed.items()}


@pytest.mark.parametrize(
    ("language", "typed"),
    [("en", "1,234.5"), ("fr", "1 234,5"), ("fr", "1\u202f234,5"), ("fr", "1,234.5"), ("en", "1 234,5")],
)
def test_figures_of_both_languages_are_taken(group, house, node, year, language, typed):
    one = an_indicator(house, node, decimals=1)
    assert send(group, "enter_measurements", year.pk, language=language, **row(one, typed)).status_code == 303
    assert Measurement.objects.get().value == Decimal("1234.5")


@pytest.mark.parametrize(
    "typed", ["NaN", "inf", "-Infinity", "1e30", "1" + "0" * 30, "yes", "N/A", "0x10", "12 %", "1.5"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_no_number_is_asked_again_with_what_was_typed_in_all_rows(group, house, node, year, typed, language):
    one, two = an_indicator(house, node), an_indicator(house, node)
    answer = send(
        group, "enter_measurements", year.pk, language=language,
        **row(one, "7", narrative="All went well"), **row(two, typed),
    )  # fmt: skip
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{typed}"' in text
    assert 'value="7"' in text
    assert "All went well" in text
    assert f'href="#id_i{two.pk}-value"' in text
    assert not Measurement.objects.exists()


def test_rows_are_drafts_or_submitted_at_once_and_empty_ones_are_left(group, house, node, indicator, scale, year):
    third = an_indicator(house, node)
    typed = (
        row(indicator, "3", evidence="https://example.org") | row(scale, str(scale.steps.last().pk)) | row(third, "")
    )
    send(group, "enter_measurements", year.pk, **typed, then="draft")
    assert set(Measurement.objects.values_list("state", flat=True)) == {"draft"}
    typed = row(indicator, "3", 1, evidence="https://example.org") | row(scale, str(scale.steps.first().pk), 1)
    send(group, "enter_measurements", year.pk, **typed, **row(third, ""), then="submit")
    found = Measurement.objects.order_by("pk")
    assert [(each.state, each.version) for each in found] == [("submitted", 2), ("submitted", 3)]
    assert [found[0].value, found[1].step.position] == [3, 1]


def test_all_rows_are_kept_or_none(group, house, node, indicator, year):
    other = an_indicator(house, node)
    entered(house, other, year, 1)
    before = LedgerEntry.objects.count()
    answer = send(group, "enter_measurements", year.pk, **row(indicator, "3"), **row(other, "4", 0))
    assert answer.status_code == 422
    assert "Somebody changed this meanwhile" in answer.content.decode()
    assert LedgerEntry.objects.count() == before
    assert not Measurement.objects.filter(indicator=indicator).exists()


def test_the_same_form_pressed_twice_acts_once(group, indicator, year):
    once = str(uuid.uuid4())
    for _time in (1, 2):
        answer = send(group, "enter_measurements", year.pk, once=once, then="submit", **row(indicator, "3"))
        assert answer.status_code == 303
    assert Measurement.objects.get().stamps.count() == 2


def test_the_other_languages_words_stay(group, house, indicator, year):
    send(group, "enter_measurements", year.pk, **row(indicator, "3", narrative="Slow"))
    send(group, "enter_measurements", year.pk, language="fr", **row(indicator, "3", 1, narrative="Lent"))
    found = Measurement.objects.get().narrative
    assert (found.en, found.fr) == ("Slow", "Lent")


def test_words_without_a_value_are_asked_again(group, indicator, year):
    answer = send(group, "enter_measurements", year.pk, **row(indicator, "", narrative="Ask Claire"))
    assert answer.status_code == 422
    assert "Ask Claire" in answer.content.decode()


def test_one_sees_what_ones_bodies_measure_and_no_more(group, house, node, indicator, year):
    other = an_indicator(house, node, responsible="PSCIOC")
    text = group.get(reverse("enter_measurements", args=[year.pk])).content.decode()
    assert f'id="i{indicator.pk}"' in text
    assert f'id="i{other.pk}"' not in text
    send(group, "enter_measurements", year.pk, **row(other, "3"))
    assert not Measurement.objects.exists()


def test_what_is_submitted_is_shown_and_not_asked_again(group, house, indicator, year):
    submitted(house, indicator, year, 3)
    text = group.get(reverse("enter_measurements", args=[year.pk])).content.decode()
    assert f"i{indicator.pk}-value" not in text
    send(group, "enter_measurements", year.pk, **row(indicator, "9", 2))
    assert Measurement.objects.get().value == 3


def test_approvals_show_what_waits_and_say_why_ones_own_does_not(keeper, house, node, indicator, year):
    waiting = submitted(house, indicator, year, 3)
    text = keeper.get(reverse("measurement_approvals")).content.decode()
    assert reverse("approve_measurement", args=[waiting.pk]) in text
    assert send(keeper, "approve_measurement", waiting.pk, seen="1").status_code == 409
    assert send(keeper, "approve_measurement", waiting.pk, seen="2").status_code == 303
    waiting.refresh_from_db()
    assert waiting.state == "approved"
    own = an_indicator(house, node)
    send(keeper, "enter_measurements", year.pk, **row(own, "2"), then="submit")
    text = keeper.get(reverse("measurement_approvals")).content.decode()
    assert "Somebody else approves what you submitted." in text
    assert reverse("approve_measurement", args=[Measurement.objects.get(indicator=own).pk]) not in text


def test_each_waiting_measurement_has_a_key_of_its_own(keeper, house, node, indicator, year):
    submitted(house, indicator, year, 3)
    submitted(house, an_indicator(house, node), year, 3)
    text = keeper.get(reverse("measurement_approvals")).content.decode()
    keys = [part.split('"')[0] for part in text.split('name="once" value="')[1:]]
    assert len(keys) == len(set(keys)) == 2


def test_one_is_returned_with_a_reason(keeper, house, indicator, year):
    waiting = submitted(house, indicator, year, 3)
    assert send(keeper, "return_measurement", waiting.pk, seen="2", because=" ").status_code == 422
    assert send(keeper, "return_measurement", waiting.pk, seen="2", because="Add the source").status_code == 303
    assert waiting.stamps.last().because.en == "Add the source"


def test_a_target_worse_than_the_baseline_is_warned_of_beside_its_reason(keeper, house, node, year):
    one = an_indicator(house, node, baseline=Decimal(10))
    answer = send(keeper, "set_target", one.pk, year.pk, value="9", seen="0")
    assert answer.status_code == 422
    assert "below the baseline" in answer.content.decode()
    assert 'value="9"' in answer.content.decode()
    answer = send(keeper, "set_target", one.pk, year.pk, language="fr", value="9", seen="0", because="Moins de membres")
    assert answer.status_code == 303
    assert Target.objects.get().changes.get().because.fr == "Moins de membres"


def test_a_target_is_not_written_over_anothers(keeper, house, indicator, year):
    aimed(house, indicator, year, 5)
    answer = send(keeper, "set_target", indicator.pk, year.pk, value="6", seen="0", because="More")
    assert answer.status_code == 422
    assert Target.objects.get().value == 5


DESCRIBED = {
    "kind": "number", "name_en": "Members", "name_fr": "Membres", "unit_en": "% of members", "unit_fr": "% des membres",
    "decimals": "1", "direction": "up", "every_months": "6", "responsible": "WG", "baseline_on": "2024-01-01",
}  # fmt: skip


def test_an_indicator_is_defined_and_revised_by_form(keeper, node):
    typed = DESCRIBED | {"node": node.pk, "baseline": "12,5 %"}
    assert send(keeper, "define_indicator", language="fr", **typed).status_code == 303
    one = Indicator.objects.get()
    assert (one.baseline, one.responsible.key, one.every_months) == (Decimal("12.5"), "WG", 6)
    with override("en"):
        page = keeper.get(reverse("revise_indicator", args=[one.pk])).content.decode()
    assert 'value="12.5"' in page
    assert send(keeper, "revise_indicator", one.pk, **DESCRIBED, baseline="x", seen="1").status_code == 422
    assert send(keeper, "revise_indicator", one.pk, **DESCRIBED, baseline="13", seen="1").status_code == 303
    one.refresh_from_db()
    assert (one.baseline, one.version) == (13, 2)


def test_a_scale_is_defined_line_by_line(keeper, node):
    steps = {"steps_en": "Low: little\nHigh", "steps_fr": "Bas\u00a0: peu\nHaut"}
    typed = DESCRIBED | {"kind": "scale", "node": node.pk, "baseline": "1"}
    answer = send(keeper, "define_indicator", **typed, steps_en="Low\nHigh", steps_fr="Bas")
    assert answer.status_code == 422
    assert send(keeper, "define_indicator", **typed, **steps).status_code == 303
    found = [
        (step.name.en, step.meaning.en, step.name.fr, step.meaning.fr) for step in Indicator.objects.get().steps.all()
    ]
    assert found == [("Low", "little", "Bas", "peu"), ("High", "", "Haut", "")]
    one = Indicator.objects.get()
    assert "Low: little\nHigh" in keeper.get(reverse("revise_indicator", args=[one.pk])).content.decode()


def test_a_period_is_opened_told_locked_and_unlocked_by_form(keeper, house, node):
    typed = {"name_en": "2024", "name_fr": "2024", "first": "2024-01-01", "last": "2024-12-31"}
    assert send(keeper, "open_period", **(typed | {"last": "2023-01-01"})).status_code == 422
    assert send(keeper, "open_period", **typed).status_code == 303
    period = MeasuringPeriod.objects.get()
    assert send(keeper, "open_period", **typed).status_code == 422
    assert send(keeper, "write_narrative", period.pk, text_en="Well", text_fr="Bien", seen="1").status_code == 303
    assert send(keeper, "lock_period", period.pk).status_code == 303
    assert send(keeper, "write_narrative", period.pk, text_en="No", text_fr="Non", seen="3").status_code == 422
    assert send(keeper, "unlock_period", period.pk, because="").status_code == 422
    assert send(keeper, "unlock_period", period.pk, because="A figure was wrong").status_code == 303
    period.refresh_from_db()
    assert (period.narrative.fr, period.locked_at) == ("Bien", None)


def test_an_indicator_is_retired_by_form(keeper, indicator):
    assert send(keeper, "retire_indicator", indicator.pk, on="2999-01-01", seen="1").status_code == 422
    assert send(keeper, "retire_indicator", indicator.pk, on="2026-01-01", seen="1").status_code == 303


def test_a_step_is_chosen_never_typed(group, house, node, year):
    one = an_indicator(house, node, steps=STEPS)
    assert send(group, "enter_measurements", year.pk, **row(one, "2 or 3")).status_code == 422
    assert approved(house, one, year, 2).step.position == 2


@pytest.mark.parametrize(
    ("who", "reads", "sends"), [("member", 200, 403), ("observer", 200, 403), ("stranger", 403, 403)]
)
def test_who_measures_nothing_enters_nothing(client, house, indicator, year, who, reads, sends):
    client.force_login(house.people[who])
    assert client.get(reverse("enter_measurements", args=[year.pk])).status_code == reads
    assert send(client, "enter_measurements", year.pk, **row(indicator, "3")).status_code == sends
    assert not Measurement.objects.exists()


def test_without_an_account_one_is_asked_to_sign_in(client, year):
    for name, args in (("enter_measurements", [year.pk]), ("measurement_approvals", []), ("define_indicator", [])):
        assert client.get(reverse(name, args=args)).status_code == 302
