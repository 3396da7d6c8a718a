"""A co-chair runs a meeting from one screen by keyboard, loses the network for a while, and the wall shows it live."""

import re
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect

from governance.actions.decisions.recording import record_decision
from governance.actions.run.clock import take_up_item
from governance.models import Decision
from tests.factories.decisions import recorded
from tests.factories.house import TODAY
from tests.factories.run import under_way, with_motion
from tests.journeys.phone import SETTLED

pytestmark = [
    pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.parametrize("language", ["en", "fr"]),
]  # fmt: skip
TYPED = {"en": " From the first of December.", "fr": " À compter du premier décembre."}


class CoChair:
    """Somebody at the keyboard; every key that acts, and every text typed, is one interaction."""

    def __init__(self, page: Page, base: str, language: str) -> None:
        self.page, self.base, self.language, self.count = page, base, language, 0
        self.faults: list[str] = []
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def goes(self, name: str, *arguments: object) -> None:
        with translation.override(self.language):
            self.page.goto(self.base + reverse(name, args=arguments))

    def presses(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def types(self, words: str) -> None:
        self.count += 1
        self.page.keyboard.type(words)

    def meets_no_barrier(self) -> None:
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self.page.evaluate(SETTLED)
            found = Axe().run(self.page)
            assert found.violations_count == 0, f"{self.page.url} {scheme}\n{found.generate_report()}"
        self.page.emulate_media(color_scheme="light")
        assert not self.faults


@pytest.fixture
def item(house, transactional_db):
    return with_motion(house, under_way(house))


@pytest.fixture
def slug(item, language):
    gathering = item.meeting.gathering
    return gathering.slug_fr if language == "fr" else gathering.slug_en


@pytest.fixture
def chair(house, item, live_server, page, client, settings, language) -> CoChair:
    client.force_login(house.people["co_chair"])
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return CoChair(page, live_server.url, language)


def test_as_recommended_and_seen_on_the_wall(chair, item, slug, language):
    chair.goes("run_item", slug, item.pk)
    chair.meets_no_barrier()
    chair.presses("1")
    chair.presses("Control+Enter")
    chair.page.wait_for_url(re.compile("recorded="))
    assert chair.count <= 3
    sys.stdout.write(f"as recommended, {language}: {chair.count} interactions\n")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.outcomes.get().effects.count()) == ("consensus", 1)
    expect(chair.page.locator("[data-next]")).to_be_focused()
    chair.meets_no_barrier()
    with chair.page.expect_navigation():
        chair.page.keyboard.press("n")
    chair.goes("projector", slug)
    chair.meets_no_barrier()


def test_as_amended_in_both_languages_by_keyboard_alone(chair, item, slug, language):
    chair.goes("run_item", slug, item.pk)
    chair.presses("2")
    chair.presses("Alt+l")
    chair.types(TYPED[language])
    chair.presses("Alt+l")
    chair.types(TYPED["fr" if language == "en" else "en"])
    chair.presses("Control+Enter")
    chair.page.wait_for_url(re.compile("recorded="))
    assert chair.count <= 8
    sys.stdout.write(f"as amended, {language}: {chair.count} interactions\n")
    row = Decision.objects.get().outcomes.get()
    assert (row.outcome, row.text.en, row.text.fr) == (
        "amended", f"Point 1{TYPED['en']}", f"Point 1 (fr){TYPED['fr']}",
    )  # fmt: skip


def test_without_the_network_nothing_is_lost_nor_claimed(chair, item, slug, language):
    chair.goes("run_item", slug, item.pk)
    chair.presses("2")
    chair.presses("Alt+l")
    chair.types(TYPED[language])
    chair.page.context.set_offline(True)
    chair.presses("Control+Enter")
    expect(chair.page.locator("#run-unsent")).to_be_visible()
    chair.page.wait_for_timeout(3500)
    assert not Decision.objects.exists()
    assert TYPED[language].strip() in chair.page.locator("textarea:focus").input_value()
    chair.page.context.set_offline(False)
    chair.page.wait_for_url(re.compile("recorded="))
    row = Decision.objects.get().outcomes.get()
    assert row.text.side(language).endswith(TYPED[language])
    assert row.text.unready() == ("fr" if language == "en" else "en",)


def test_what_was_typed_is_back_after_the_page_was_loaded_again(chair, item, slug, language):
    chair.goes("run_item", slug, item.pk)
    chair.presses("2")
    chair.presses("Alt+l")
    chair.types(TYPED[language])
    chair.page.reload()
    expect(chair.page.locator("#run-kept")).to_be_visible()
    assert chair.page.locator("input[name=outcome]:checked").get_attribute("value") == "amended"
    assert TYPED[language].strip() in chair.page.locator(f"textarea[lang={language}-CA]").first.input_value()


def test_the_wall_and_the_second_screen_show_it_without_being_asked(chair, item, slug, other_co_chair, language):
    """Here by asking every ten seconds; where the feed runs, at once (see the tests of the worker)."""
    chair.goes("run_item", slug, item.pk)
    wall = chair.page.context.new_page()
    wall.goto(chair.base + reverse("projector", args=[slug]))
    motion = item.motions.get()
    record_decision(
        motion=motion, clauses=recorded(motion, outcome="consensus"), by=other_co_chair, effective_on=TODAY,
        meeting=item.meeting,
    )  # fmt: skip
    take_up_item(item=item, by=other_co_chair)
    expect(wall.locator("#wall")).to_contain_text(Decision.objects.get().reference, timeout=15_000)
    expect(wall.locator("#wall")).to_contain_text("Point 1 (fr)")
    expect(wall.locator("#wall-head .clock")).to_be_visible()
    expect(chair.page.locator("#run-elsewhere")).to_be_visible(timeout=15_000)
    expect(chair.page.locator("#run-rail")).to_contain_text("Other Co Chair")
    assert not chair.faults
