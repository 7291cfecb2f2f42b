"""What an editor sees of the preview in a real Chromium, under the policy of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.test_preview import PATIENCE, SITE, Running, example, interrupt, started

pytestmark = pytest.mark.browser

WAIT = PATIENCE * 1000
PANEL = "onrecord-problems section"
BADGE = "onrecord-badge section"
STYLED = """() => getComputedStyle(document.querySelector("onrecord-problems")).position === "fixed"
"""


@dataclass
class Watched:
    """A page, and what its browser had to complain of."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with started(example(tmp_path)) as found:
        yield found


@pytest.fixture
def watched(running: Running, browser: Browser) -> Iterator[Watched]:
    """The previewed home page, open and connected."""
    home = f"http://127.0.0.1:{running.port}/"
    found = Watched(browser.new_page())

    def request(made: Request) -> None:
        if not made.url.startswith(home):
            found.foreign.append(made.url)

    found.page.set_default_timeout(WAIT)
    found.page.on("request", request)
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    with found.page.expect_websocket(timeout=WAIT):
        found.page.goto(home)
    yield found
    found.page.close()


def test_a_page_follows_the_saves_and_tells_of_faults_above_the_last_good_one(
    running: Running, watched: Watched
) -> None:
    page = watched.page
    settings = (running.project / SITE).read_text(encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Harbour papers", timeout=WAIT)
    expect(page.locator(BADGE)).to_contain_text("drafts", timeout=WAIT)

    running.write(SITE, settings.replace("Harbour papers", "Quay papers"))
    expect(page.locator("h1")).to_have_text("Quay papers", timeout=WAIT)

    running.write(SITE, settings + "colour: <i>red</i>\n")
    expect(page.locator(PANEL)).to_be_visible(timeout=WAIT)
    for words in ("content/site.yaml:3:1: error[unknown-field]", "colour: <i>red</i>"):
        expect(page.locator(PANEL)).to_contain_text(words, timeout=WAIT)
    expect(page.locator("h1")).to_have_text("Quay papers")
    page.wait_for_function(STYLED, timeout=WAIT)
    assert str(running.project) not in page.locator(PANEL).inner_text()
    assert page.locator("onrecord-problems[lang=en][dir=ltr]").count() == 1

    page.goto(page.url + "stories/unprinted/")
    expect(page.locator(PANEL)).to_be_visible(timeout=WAIT)
    page.locator(PANEL).get_by_role("button").click()
    expect(page.locator(PANEL)).to_have_count(0, timeout=WAIT)

    running.write(SITE, settings + "hue: red\n")
    expect(page.locator(PANEL)).to_contain_text("hue: red", timeout=WAIT)
    running.write(SITE, settings.replace("Harbour papers", "Pier papers"))
    expect(page.locator(".brand")).to_have_text("Pier papers", timeout=WAIT)
    expect(page.locator(PANEL)).to_have_count(0, timeout=WAIT)
    assert (watched.complaints, watched.foreign) == ([], [])


def test_a_page_that_could_not_be_made_yet_follows_the_mending(
    running: Running, watched: Watched
) -> None:
    page = watched.page
    settings = (running.project / SITE).read_text(encoding="utf-8")
    assert interrupt(running) == 0
    running.write(SITE, settings + "colour: red\n")
    with started(running.project, port=running.port):
        # The page of the last run comes back to the same address, and sees that it is old.
        expect(page.locator("h1")).to_have_text("Nothing to show yet", timeout=WAIT)
        expect(page.locator("pre")).to_contain_text("error[unknown-field]", timeout=WAIT)
        running.write(SITE, settings + "hue: red\n")
        expect(page.locator("pre")).to_contain_text("hue: red", timeout=WAIT)
        running.write(SITE, settings)
        expect(page.locator("h1")).to_have_text("Harbour papers", timeout=WAIT)
