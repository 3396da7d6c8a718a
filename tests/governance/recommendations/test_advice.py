"""Advice: asked with a clock in business days, given once, in time, by who was asked; or taken as not given."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from councils.models import Notice
from governance.actions.recommendations.advice import (
    answer_advice,
    ask_advice,
    due_advice,
    lapse_advice,
    withdraw_advice,
)
from governance.business_days import after_business_days, before_business_days
from governance.models import AdviceRequest, Holiday, Procedure
from governance.queries.recommendations.advice import advice_of
from governance.rules.advice import end_of
from governance.sweeping import sweep
from tests.factories.decisions import refused
from tests.factories.house import TODAY, both


@pytest.fixture
def row(house):
    return house.recommendation()


@pytest.fixture
def asked(house, row, secretariat):
    return ask_advice(recommendation=row, of=house.bodies["PSCIOC"], question=both("Feasible?"), by=secretariat)


def late(advice, days=3):
    AdviceRequest.objects.filter(pk=advice.pk).update(due_on=TODAY - timedelta(days=days))
    advice.refresh_from_db()
    return advice


def post(client, name, pk, **sent):
    return client.post(reverse(name, args=[pk]), {"once": str(uuid.uuid4()), **sent})


def test_the_procedure_gives_the_days_and_holidays_of_who_answers_lengthen_them(house, row, secretariat):
    Procedure.objects.filter(body=row.body).update(advice_days=4)
    plain = ask_advice(recommendation=row, of=house.bodies["WG"], question=both("Q"), by=secretariat)
    assert (plain.business_days, plain.due_on) == (4, after_business_days(TODAY, 4, []))
    Holiday.objects.create(jurisdiction=house.jurisdictions["CA-YT"], day=plain.due_on, name_en="H", name_fr="F")
    longer = ask_advice(recommendation=row, of=house.bodies["PSCIOC"], question=both("Q"), by=secretariat)
    assert longer.due_on > plain.due_on
    nb = ask_advice(recommendation=row, of=house.people["member"], question=both("Q"), by=secretariat)
    assert nb.due_on == plain.due_on  # the holiday is not theirs


def test_who_answers_is_told_and_reminded_and_then_no_more(house, asked):
    told = Notice.objects.filter(facts={"advice": asked.pk})
    assert set(told.values_list("person", "kind")) == {
        (house.people["other_co_chair"].pk, "advice.asked"), (house.people["other_co_chair"].pk, "advice.due"),
    }  # fmt: skip
    reminder = told.get(kind="advice.due")
    assert timezone.localdate(reminder.due_at) == before_business_days(asked.due_on, 2, [])
    answer_advice(advice=asked, answer="favourable", text=both(""), by=house.people["nb_cio"])
    assert set(told.values_list("state", flat=True)) == {"suppressed"}


def test_a_clock_too_short_for_a_reminder_has_none(house, row, secretariat):
    ask_advice(recommendation=row, of=house.bodies["PSCIOC"], question=both("Q"), business_days=1, by=secretariat)
    assert not Notice.objects.filter(kind="advice.due").exists()


def test_asked_answered_and_read(client, house, row, co_chair):
    client.force_login(co_chair)
    assert client.get(reverse("ask_advice", args=[row.pk])).status_code == 200
    answer = post(client, "ask_advice", row.pk, of="b:PSCIOC", question_fr="Faisable?", business_days="5")
    assert answer.url.endswith("#advice")
    asked = AdviceRequest.objects.get()
    client.force_login(house.people["nb_cio"])
    assert "Advice is asked of you." in client.get("/en/").content.decode()
    page = reverse("advice", args=[asked.pk])
    assert "Give this advice" in client.get(page).content.decode()
    answer = post(client, "advice", asked.pk, answer="conditional", text_en="If funded")
    assert (answer.status_code, answer.url) == (303, page)
    assert "If funded" in client.get(page).content.decode()
    assert "If funded" in client.get(reverse("recommendation", args=[row.reference])).content.decode()
    assert "Advice is asked of you." not in client.get("/en/").content.decode()
    assert [each.state for each in advice_of(row)] == ["favourable, with conditions"]


@pytest.mark.parametrize("changes", [
    {"of": ""}, {"of": "b:NOPE"}, {"of": "p:0"}, {"of": "b:DM"}, {"question_en": ""}, {"question_en": "x" * 601},
    {"business_days": ""}, {"business_days": "0"}, {"business_days": "-3"}, {"business_days": "251"},
    {"business_days": "soon"}, {"question_en": "a\x00b"},
])  # fmt: skip
def test_a_question_that_cannot_be_is_asked_again(client, co_chair, row, changes):
    client.force_login(co_chair)
    sent = {"of": "b:PSCIOC", "question_en": "Q", "business_days": "5", **changes}
    assert post(client, "ask_advice", row.pk, **sent).status_code == 422
    assert not AdviceRequest.objects.exists()


@pytest.mark.parametrize("changes", [
    {"answer": ""}, {"answer": "none"}, {"answer": "maybe"}, {"text_en": "x" * 4001}, {"text_en": ""},
    {"answer": "conditional", "text_en": " "}, {"text_en": "a\x00b"},
])  # fmt: skip
def test_an_answer_that_cannot_be_is_asked_again(client, other_co_chair, asked, changes):
    client.force_login(other_co_chair)
    assert post(client, "advice", asked.pk, **{"answer": "unfavourable", "text_en": "No", **changes}).status_code == 422
    asked.refresh_from_db()
    assert asked.answer == ""


@pytest.mark.parametrize(("who", "code"), [
    ("member", "not-asked"), ("secretariat", "not-asked"), ("observer", "not-asked"), ("stranger", "not-asked"),
    ("nb_cio", None),
])  # fmt: skip
def test_only_who_was_asked_answers(house, asked, who, code):
    if code is None:
        answer_advice(advice=asked, answer="favourable", text=both("Yes"), by=house.people[who])
        return
    with refused(code):
        answer_advice(advice=asked, answer="favourable", text=both("Yes"), by=house.people[who])


def test_a_person_answers_alone(house, row, secretariat, member):
    asked = ask_advice(recommendation=row, of=member, question=both("Q"), by=secretariat)
    with refused("not-asked"):
        answer_advice(advice=asked, answer="favourable", text=both("Y"), by=house.people["alternate"])
    answer_advice(advice=asked, answer="favourable", text=both("Y"), by=member)


@pytest.mark.parametrize(("who", "status"), [
    (None, 302), ("stranger", 404), ("observer", 404), ("member", 403), ("group_co_chair", 403), ("co_chair", 303),
    ("secretariat", 303),
])  # fmt: skip
def test_who_may_ask(house, client, row, who, status):
    if who:
        client.force_login(house.people[who])
    sent = {"of": "b:PSCIOC", "question_en": "Q", "business_days": "5"}
    assert post(client, "ask_advice", row.pk, **sent).status_code == status


def test_it_is_answered_once_and_a_double_press_is_one_answer(client, other_co_chair, asked):
    client.force_login(other_co_chair)
    key = str(uuid.uuid4())
    first, second = (post(client, "advice", asked.pk, once=key, answer="favourable") for _ in "12")
    assert (first.status_code, second.status_code) == (303, 409)
    with refused("answered"):
        answer_advice(advice=asked, answer="unfavourable", text=both("No"), by=other_co_chair)


def test_too_late_is_too_late_though_the_worker_sleeps_and_then_no_advice_was_given(house, asked, other_co_chair):
    late(asked)
    with refused("advice-lapsed"):
        answer_advice(advice=asked, answer="favourable", text=both("Y"), by=other_co_chair)
    assert sweep().advice == 1
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("none", None)
    assert sweep().advice == 0
    with refused("advice-lapsed"):
        withdraw_advice(advice=asked, by=house.people["secretariat"])


def test_the_day_ends_where_it_ends_last(house, asked):
    for code, zone in (("CA-YT", "America/Whitehorse"), ("CA-NB", "America/Moncton")):
        house.jurisdictions[code].time_zone = zone
        house.jurisdictions[code].save()
    asked.due_on = date(2026, 12, 1)
    assert end_of(asked) == datetime(2026, 12, 2, tzinfo=ZoneInfo("America/Whitehorse"))
    assert due_advice(end_of(asked) - timedelta(minutes=1)) == []


def test_it_does_not_lapse_before_its_time_nor_after_a_withdrawal(house, asked, secretariat):
    with refused("not-yet"):
        lapse_advice(advice=asked)
    withdraw_advice(advice=asked, by=secretariat)
    late(asked)
    assert sweep().advice == 0
    with refused("advice-withdrawn"):
        answer_advice(advice=asked, answer="favourable", text=both("Y"), by=house.people["other_co_chair"])


def test_nobody_is_asked_twice_at_once_nor_about_what_is_settled(house, row, asked, secretariat):
    with refused("asked-already"):
        ask_advice(recommendation=row, of=house.bodies["PSCIOC"], question=both("Q"), by=secretariat)
    with refused("cannot-answer"):
        ask_advice(recommendation=row, of=house.people["stranger"], question=both("Q"), by=secretariat)
    row.state = "adopted"
    row.save()
    with refused("nothing-to-advise"):
        ask_advice(recommendation=row, of=house.bodies["WG"], question=both("Q"), by=secretariat)


@pytest.mark.parametrize(("who", "status"), [
    (None, 302), ("stranger", 404), ("observer", 404), ("member", 403), ("other_co_chair", 303), ("secretariat", 303),
])  # fmt: skip
def test_who_may_withdraw_the_question(house, client, asked, who, status):
    if who:
        client.force_login(house.people[who])
    assert post(client, "withdraw_advice", asked.pk).status_code == status
