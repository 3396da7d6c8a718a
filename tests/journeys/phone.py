"""Somebody with a telephone: what they get by mail, what they tap, and what each page they meet must keep."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from councils.models import Person
from governance.mail.sending import deliver_due
from tests.factories.smtp import PostOffice
from tests.governance.notices.mail import html_of
from tests.journeys.conftest import Walker

ROOM = {"width": 390, "height": 844}
SETTLED = "Promise.all(document.getAnimations().map((each) => each.finished.catch(() => 0))).then(() => 0)"
# Only colours differ in the dark; axe is on the page already.
IN_THE_DARK = """async () => {
    const told = await axe.run(document, { runOnly: ["color-contrast"] });
    return told.violations.flatMap((each) => each.nodes.map((node) => node.html + node.failureSummary));
}"""
SEEN = """(focused) => {
    const box = focused.getBoundingClientRect(), style = getComputedStyle(focused);
    const middle = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
    const there = document.elementFromPoint(...middle);
    const label = focused.labels && focused.labels[0];
    const hit = there && (focused.contains(there) || there.contains(focused) || (label && label.contains(there)));
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const labelled = label && getComputedStyle(label);
    const around = labelled && labelled.outlineStyle !== "none" && parseFloat(labelled.outlineWidth) >= 2;
    return {
        what: focused.outerHTML.slice(0, 120), hit: Boolean(hit), ring: Boolean(ring || around),
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


class Phone(Walker):
    """A walk at 390 pixels; `taps` counts what is tapped, in a mail or on a page."""

    def __init__(self, page: Page, base: str, language: str, office: PostOffice) -> None:
        super().__init__(page, base, language)
        self.office, self.taps = office, 0
        page.set_viewport_size(ROOM)

    def address(self, name: str, *arguments: Any, query: str = "") -> str:
        with translation.override(self.language):
            return reverse(name, args=arguments) + (f"?{query}" if query else "")

    def is_known_as(self, person: Person | None) -> None:
        """Signed in on this telephone since last week; or, for None, never."""
        self.page.context.clear_cookies()
        if person is None:
            return
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.base}])

    def gets_mail(self, person: Person) -> list[str]:
        """The links of their newest message, in this walk's language, in the order of the message."""
        deliver_due()
        side = re.split(r'<div lang="', html_of(self.office.to(person.email)[-1]))
        (mine,) = [part for part in side if part.startswith(f'{self.language}-CA"')]
        return [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', mine)]

    def taps_in_the_mail(self, link: str) -> None:
        self.taps += 1
        answer = self.page.goto(link)
        assert answer is not None
        assert answer.status == 200, answer.status
        self.meets_a_page()

    def taps_on(self, selector: str) -> None:
        """Tap the one thing that is seen; a press that leads elsewhere arrives."""
        self.taps += 1
        self.page.locator(selector).locator("visible=true").first.click()
        self.page.wait_for_load_state("load")

    def meets_a_page(self) -> None:
        """In the light and in the dark, and nothing runs out of the screen."""
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.page.evaluate(SETTLED)
        self.sees_no_barrier()
        self.page.emulate_media(color_scheme="dark")
        found = self.page.evaluate(IN_THE_DARK)
        assert not found, f"{self.page.url} in the dark: {found}"
        self.fits()

    def fits(self) -> None:
        """Nobody scrolls sideways."""
        wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], f"{self.page.url}: {wide}"

    def says(self, text: str) -> bool:
        return text in self.page.locator("main").inner_text()

    def tabs_to(self, selector: str, *, most: int = 60) -> None:
        """With the keyboard alone, the focus always seen, until it is there."""
        for _press in range(most):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate_handle("document.activeElement").as_element()
            assert focused is not None
            seen = focused.evaluate(SEEN)
            assert all(seen.values()), seen
            if focused.evaluate("(focused, selector) => focused.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} is not reached by the keyboard")


@contextmanager
def narrow(page: Page, width: int) -> Iterator[None]:
    """The same page on a smaller screen."""
    page.set_viewport_size({"width": width, "height": 640})
    yield
    page.set_viewport_size(ROOM)
