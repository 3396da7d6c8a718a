"""The secretariat builds a twenty-item agenda by keyboard alone; two of them build one agenda at the same time."""

import sys
from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Browser, Page, expect

from governance.actions.agendas.building import add_item, remove_item
from governance.actions.intake.proposed_items import draft_item, submit_proposed_item
from governance.demonstration.agenda import AGENDA
from governance.models import AgendaItem, Gathering
from groundwork.bilingual import Pair
from tests.journeys.conftest import Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST = 120
SITTINGS = {"joint": "JC", "pssdc": "PSSDC", "pscioc": "PSCIOC"}
STANDING = ("Opening and adoption of the agenda", "Record of decisions of the last meeting", "Progress on actions",
            "Round table", "Dates of the next meetings", "Closing")  # fmt: skip


class Builder(Walker):
    """Somebody of the secretariat at a keyboard; what they press counts, a word typed counts as one."""

    def __init__(self, page: Page, base: str, language: str, gathering: Gathering) -> None:
        super().__init__(page, base, language)
        self.gathering, self.presses_made = gathering, 0

    def hears(self, told) -> None:
        """A refusal of an act that came too late is no fault either."""
        if "status of 409" not in told.text:
            super().hears(told)

    def address(self, name: str, *more) -> str:
        with override(self.language):
            return reverse(name, args=[self.gathering.slug_en, *more])

    def opens_the_agenda(self) -> None:
        self.goes(self.address("gathering"))
        expect(self.page.locator("#backlog [type=search]")).to_be_visible()

    def key(self, *keys: str) -> None:
        for each in keys:
            self.presses_made += 1
            self.page.keyboard.press(each)

    def types(self, text: str) -> None:
        self.presses_made += 1
        self.page.keyboard.type(text)

    def hears_said(self, words: str) -> None:
        expect(self.page.locator("#said")).to_contain_text(words)

    def stands_on(self) -> str:
        """The title of the row in which the focus is."""
        here = "document.activeElement.closest('[data-row]')?.querySelector('.quiet-link')?.textContent || ''"
        return str(self.page.evaluate(here))

    def goes_to(self, title: str, key: str = "j") -> None:
        """Press the key until the focus is in the row with this title."""
        for _press in range(40):
            if self.stands_on() == title:
                return
            self.key(key)
        raise AssertionError(f"{title} is not reached")

    def sets_minutes(self, title: str, minutes: int) -> None:
        self.goes_to(title)
        self.key("t")
        self.types(str(minutes))
        self.key("Enter")
        self.hears_said(f"{title}: {minutes} minutes")

    def moves_on(self, key: str) -> None:
        """Move the item in which the focus is; the focus stays in it."""
        title, was = self.stands_on(), self.page.locator("#said").inner_text()
        self.key(key)
        expect(self.page.locator("#said")).not_to_have_text(was)
        assert self.stands_on() == title


@pytest.fixture
def gathering(house) -> Gathering:
    """A gathering whose six standing items are there, copied from the last one; the deck's own items wait for it."""
    gathering = house.gathering()
    by = house.people["secretariat"]
    meetings = {key: house.meeting(body, gathering=gathering) for key, body in SITTINGS.items()}
    for title in STANDING:
        add_item(meeting=meetings["joint"], title=Pair(title, f"{title} (fr)").approved(), minutes=10, by=by)
    for item in [each for each in AGENDA if each.key != "opening"]:
        submit_proposed_item(by=by, proposed=draft_item(
            body=house.bodies[SITTINGS[item.sitting]], title=item.title.approved(), minutes=item.minutes,
            purpose=item.purpose if item.purpose != "decision" else "discussion", gathering=gathering, by=by,
        ))  # fmt: skip
    return gathering


@pytest.fixture
def signed_in(house, live_server, settings, gathering, client) -> Callable[[Page], Builder]:
    client.force_login(house.people["secretariat"])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def signed(page: Page) -> Builder:
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return Builder(page, live_server.url, "en", gathering)

    return signed


def titles(gathering: Gathering, body: str = "JC") -> list[str]:
    rows = AgendaItem.objects.filter(meeting__gathering=gathering, meeting__body__key=body, removed=False)
    return [row.title.en for row in rows.order_by("position")]


def test_twenty_items_by_keyboard_alone(page, signed_in, gathering, capsys):
    builder = signed_in(page)
    builder.opens_the_agenda()
    builder.key("b")
    for _item in range(14):
        builder.key("x", "j")
    builder.key("a")
    builder.hears_said("14 items are on the agenda.")
    assert AgendaItem.objects.filter(meeting__gathering=gathering).count() == 20
    expect(page.locator("#backlog [name=entries]")).to_have_count(0)

    builder.goes_to(STANDING[0])
    joint = titles(gathering)
    for number, title in enumerate([joint[0], joint[2], joint[3], joint[4], joint[6], joint[8], joint[10], joint[12]]):
        builder.sets_minutes(title, 15 + number)
    for place in range(6):
        builder.key("k")
        builder.moves_on("Alt+ArrowUp" if place % 2 else "Alt+ArrowDown")
    assert sorted(titles(gathering)) == sorted(joint)
    assert titles(gathering) != joint

    last = titles(gathering)[-1]
    builder.key("x", "m", "Tab")
    builder.types("2")
    builder.key("Enter")
    builder.hears_said("is now item 2")
    assert titles(gathering)[1] != last

    builder.key("Control+z")
    with capsys.disabled():
        sys.stdout.write(f"\n    a twenty-item agenda by keyboard: {builder.presses_made} interactions of {MOST}\n")
    assert builder.presses_made <= MOST
    builder.sees_no_barrier()


def test_the_keys_can_be_put_off_and_never_fire_in_a_field(page, signed_in):
    builder = signed_in(page)
    builder.opens_the_agenda()
    builder.key("?")
    expect(page.locator("#keys")).to_be_visible()
    builder.sees_no_barrier()
    builder.key("Space", "Escape", "j")
    assert builder.stands_on() == ""
    page.locator("[data-show-keys]").click()
    builder.key("Space", "Escape", "/")
    builder.types("jx")
    assert page.locator("#backlog [type=search]").input_value() == "jx"
    page.locator("h1").click()
    builder.key("j")
    assert builder.stands_on() == STANDING[0]
    builder.key("Enter")
    page.wait_for_url("**/items/**")


def test_it_fits_a_telephone(page, signed_in):
    page.set_viewport_size({"width": 390, "height": 844})
    builder = signed_in(page)
    builder.opens_the_agenda()
    page.locator("[id^=more-]").first.click()
    builder.sees_no_barrier()
    page.locator("[data-move]").first.click()
    assert page.evaluate("document.activeElement.id") == "to"
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]


def test_two_build_at_once_and_nothing_is_lost(browser: Browser, signed_in, gathering, house):
    mine, theirs = (signed_in(browser.new_context().new_page()) for _each in range(2))
    mine.opens_the_agenda()
    theirs.opens_the_agenda()
    first, second = AgendaItem.objects.filter(title_en__in=STANDING[:2]).order_by("position")

    theirs.page.locator(f"#minutes-{first.pk}").fill("25")
    theirs.key("Tab")
    theirs.hears_said("25 minutes")
    mine.page.locator(f"#down-{first.pk}").click()
    mine.hears_said("Item 1 is now item 2")
    mine.hears_said("Somebody else changed the agenda meanwhile")
    expect(mine.page.locator(f"#minutes-{first.pk}")).to_have_value("25")
    assert mine.page.evaluate("document.activeElement.id") == f"down-{first.pk}"

    theirs.page.locator(f"#minutes-{first.pk}").fill("35")
    theirs.key("Tab")
    theirs.hears_said("35 minutes")
    mine.page.locator(f"#minutes-{first.pk}").fill("45")
    mine.key("Tab")
    expect(mine.page.locator(f"#trouble-{first.pk}")).to_contain_text("It is now 35 min; you typed 45.")
    expect(mine.page.locator(f"#minutes-{first.pk}")).to_have_value("45")
    mine.sees_no_barrier()
    mine.page.locator(f"#minutes-{first.pk}").press("Enter")
    mine.hears_said("45 minutes")

    remove_item(item=second, by=house.people["secretariat"])
    theirs.page.locator(f"#down-{second.pk}").click()
    expect(theirs.page.locator("#agenda [role=alert]")).to_contain_text("This item was taken off the agenda.")
    expect(theirs.page.locator(f"#up-{second.pk}")).to_have_count(0)
    theirs.sees_no_barrier()
    first.refresh_from_db()
    assert first.minutes == 45
    for each in (mine, theirs):
        each.page.context.close()
