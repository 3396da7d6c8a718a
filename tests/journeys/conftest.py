"""A browser, the demonstration, and a worker: what a journey needs."""

import os
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

from governance.demonstration.loading import whole
from tests.worker.conftest import Worker, empty_broker, eventually, worker

__all__ = ["Worker", "empty_broker", "eventually", "worker"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": FLAGS,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def before_the_agenda(transactional_db, monkeypatch) -> None:
    """The demonstration up to its recommendation: nothing is on an agenda, nothing is put to a vote."""
    later = {"agenda", "votes", "further"}
    steps = tuple(step for step in whole.STEPS if step.__module__.rsplit(".", 1)[-1] not in later)
    monkeypatch.setattr(whole, "STEPS", steps)
    assert whole.load_demonstration()


@pytest.fixture
def demonstration(transactional_db) -> None:
    """The whole demonstration, as `make run` shows it."""
    assert whole.load_demonstration()


class Walker:
    """Somebody at a browser, reading in one language; every page they meet is checked by axe."""

    def __init__(self, page: Page, base: str, language: str) -> None:
        self.page, self.base, self.language = page, base, language
        self.faults: list[str] = []
        page.set_default_timeout(20_000)
        page.on("console", self.hears)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def hears(self, told: ConsoleMessage) -> None:
        """A refusal of what was typed is no fault (422); whatever else the browser complains of is one."""
        if told.type == "error" and "status of 422" not in told.text:
            self.faults.append(told.text)

    def signs_in(self, email: str) -> None:
        """Come in as one of the cast, in this walk's language."""
        self.page.context.clear_cookies()
        self.page.goto(f"{self.base}/{self.language}/{'account' if self.language == 'en' else 'compte'}/login/")
        self.sees_no_barrier()
        self.page.locator(f"form:has(input[value='{email}']) button, button[value='{email}']").first.click()
        self.page.goto(f"{self.base}/{self.language}/")

    def goes(self, path: str) -> None:
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        self.sees_no_barrier()

    def sees_no_barrier(self) -> None:
        """No accessibility fault that axe can see, no fault of script or policy."""
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        assert not self.faults, f"{self.page.url}: {self.faults}"
        assert self.page.locator("html").get_attribute("lang") == f"{self.language}-CA"

    def presses(self, selector: str) -> None:
        """Press a button and arrive."""
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state("load")


@pytest.fixture
def walker(page: Page, live_server) -> Callable[[str], Walker]:
    return lambda language: Walker(page, live_server.url, language)
