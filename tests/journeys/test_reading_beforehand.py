"""A member reads the agenda beforehand on a telephone, in both languages; the group is carried by one question."""

import pytest

from governance.actions.agendas.advance_reading import mark_item
from governance.actions.meetings.calling import begin_meeting
from governance.models import AdvanceReading, AgendaItem, Decision, Procedure
from tests.governance.notices.mail import office  # noqa: F401
from tests.journeys.phone import Phone

pytestmark = [
    pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.parametrize("language", ["fr", "en"]),
]  # fmt: skip
WORDS = {"en": "Not before the shared budget is known.", "fr": "Pas avant que le budget commun soit connu."}


@pytest.fixture
def phone(house, office, live_server, settings, page, language) -> Phone:  # noqa: F811
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "reading"}}
    Procedure.objects.filter(body=house.bodies["JC"]).update(consent_after=2)
    return Phone(page, live_server.url, language, office)


def test_items_are_marked_one_by_one_and_one_question_carries_them(phone, house, member, co_chair, language):
    meeting = house.meeting()
    items = [house.item(meeting) for _each in range(3)]
    for item in items:
        house.motion(points=1, item=item)
        mark_item(item=item, mark="no_objection", by=co_chair)
    slug = meeting.gathering.slug_fr if language == "fr" else meeting.gathering.slug_en

    phone.is_known_as(member)
    phone.goes(phone.address("read_beforehand", slug))
    phone.meets_a_page()
    for item, name in ((items[0], "agree"), (items[1], "agree"), (items[2], "discuss")):
        button = f"#{name}-{item.pk}"
        phone.taps_on(button)
        phone.page.locator(f"{button}[aria-pressed=true]").wait_for()
        assert phone.page.evaluate("document.activeElement.id") == button[1:], "the focus stays where it was"
    assert phone.taps == 3, "one tap for each item"
    phone.taps_on(f"#read-{items[2].pk} details:has(textarea) summary")
    phone.page.locator(f"#text-{items[2].pk}").fill(WORDS[language])
    phone.taps_on(f"#discuss-{items[2].pk}")
    phone.page.wait_for_load_state("networkidle")
    phone.meets_a_page()
    said = AdvanceReading.objects.get(item=items[2], person=member)
    assert (said.mark, said.text, said.language) == ("discuss", WORDS[language], language)
    assert [each.consent for each in AgendaItem.objects.order_by("pk")] == [True, True, False]

    house.all_present(meeting)
    begin_meeting(meeting=meeting, by=house.people["secretariat"])
    phone.goes(phone.address("consent_group", slug))
    phone.meets_a_page()
    phone.taps_on(f"form[action='{phone.address('take_out', slug, items[1].pk)}'] button")
    phone.is_known_as(co_chair)
    phone.goes(phone.address("consent_group", slug))
    phone.taps_on(f"form[action='{phone.address('carry_group', slug)}'] button")
    phone.meets_a_page()
    assert Decision.objects.get().item == items[0]


def test_it_works_without_any_script(phone, house, member, browser, language):
    item = house.item(house.meeting())
    slug = item.meeting.gathering.slug_fr if language == "fr" else item.meeting.gathering.slug_en
    phone.is_known_as(member)
    cookies = phone.page.context.cookies()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(phone.base + phone.address("read_beforehand", slug))
    page.locator(f"#discuss-{item.pk}").click()
    page.wait_for_load_state("load")
    assert page.locator(f"#discuss-{item.pk}").get_attribute("aria-pressed") == "true"
    context.close()
    assert AdvanceReading.objects.get().mark == "discuss"
