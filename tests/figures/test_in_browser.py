"""Drawings in a real Chromium: real fonts, both directions, wide, narrow and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.pipeline import render
from tests.crowd import crowd, mirrored
from tests.harbour import HARBOUR
from tests.project import alone, lay, site

pytestmark = pytest.mark.browser

SHOWN = (
    "ferries/stories/ferries", "ferries/actors/council", "lamps/stories/harbour-lamps",
)  # fmt: skip
MEASURE = """() => [...document.querySelectorAll("figure.drawing > svg")].map((svg) => {
    const box = (element) => {
        const b = element.getBoundingClientRect();
        return [b.left, b.top, b.right, b.bottom];
    };
    return { sheet: box(svg), texts: [...svg.querySelectorAll("text")].map(
        (text) => ({ words: text.textContent, box: box(text) })) };
})"""
SPOKEN = """() => [...document.querySelectorAll("#_flow-drawing > svg a")].map(
    (a) => a.querySelector(":scope > title")?.textContent ?? a.textContent)"""
FOCUSED = """() => [...document.querySelectorAll("#_flow-drawing > svg a")].indexOf(
    document.activeElement)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The crowded and the small site, each in both directions."""
    made = tmp_path_factory.mktemp("drawings")
    for name, tree in (("ferries", crowd()), ("lamps", HARBOUR)):
        lay(site(alone(tree)), made / "ltr" / name)
        lay(dict(render(*mirrored(alone(tree)))), made / "rtl" / name)
    return made


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield running
        running.close()


def opened(browser: Browser, folder: Path, name: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=True)
    page.goto((folder / name / "index.html").as_uri())
    return page


@pytest.mark.parametrize("way", ["ltr", "rtl"])
@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("width", [1400, 720])
def test_texts_stand_clear_of_each_other_and_on_the_sheet(
    browser: Browser, folder: Path, way: str, name: str, width: int
) -> None:
    page = opened(browser, folder, f"{way}/{name}", width)
    drawings = page.evaluate(MEASURE)
    page.close()
    assert drawings
    for drawing in drawings:
        left, _, right, _ = drawing["sheet"]
        texts = drawing["texts"]
        assert [
            t["words"] for t in texts if t["box"][0] < left - 1 or t["box"][2] > right + 1
        ] == []
        for number, one in enumerate(texts):
            # line boxes are higher than letters: of those one below the other the middle counts
            a = one["box"]
            middle = (a[1] + a[3]) / 2
            for other in texts[:number]:
                b = other["box"]
                aside = a[0] >= b[2] - 1 or b[0] >= a[2] - 1
                assert aside or not b[1] < middle < b[3], (one["words"], other["words"])


def test_a_mirrored_page_has_the_speakers_at_the_right(browser: Browser, folder: Path) -> None:
    heads = {}
    for way in ("ltr", "rtl"):
        page = opened(browser, folder, f"{way}/lamps/stories/harbour-lamps", 1400)
        (found,) = [d for d in page.evaluate(MEASURE) if d["texts"][0]["words"] == "Spoke"]
        middle = (found["sheet"][0] + found["sheet"][2]) / 2
        heads[way] = {t["words"]: t["box"][0] < middle for t in found["texts"][:3]}
        page.close()
    assert (heads["ltr"]["Spoke"], heads["ltr"]["Reported in"]) == (True, False)
    assert (heads["rtl"]["Spoke"], heads["rtl"]["Reported in"]) == (False, True)


def test_each_way_on_in_a_drawing_has_words_and_is_reached_by_the_keyboard(
    browser: Browser, folder: Path
) -> None:
    page = opened(browser, folder, "ltr/lamps/stories/harbour-lamps", 1400)
    words = page.evaluate(SPOKEN)
    assert len(words) > 5
    assert [one for one in words if not one.strip()] == []
    page.evaluate("document.querySelector('#_flow-drawing > svg a').focus()")
    reached = []
    for _ in words:
        reached.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")
    page.close()
    assert reached == list(range(len(words)))


def test_wide_has_the_drawing_with_its_list_behind_and_narrow_the_list_alone(
    browser: Browser, folder: Path
) -> None:
    page = opened(browser, folder, "ltr/ferries/stories/ferries", 1400)
    drawing, listed = page.locator("#_flow-drawing"), page.locator(".facts-list > .ways").first
    summary = page.locator(".facts-list > summary").first
    assert (drawing.is_visible(), summary.is_visible(), listed.is_visible()) == (True, True, False)
    summary.click()
    assert listed.is_visible()
    summary.click()
    page.set_viewport_size({"width": 700, "height": 900})
    assert (drawing.is_visible(), summary.is_visible(), listed.is_visible()) == (False, False, True)
    assert page.locator("ol.timeline").is_visible()
    assert not page.locator("#_timeline-drawing").is_visible()
    page.close()


def test_paper_has_both_and_all_that_is_folded(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, "ltr/ferries/stories/ferries", 720)
    page.emulate_media(media="print")
    for place in ("#_flow-drawing", ".facts-list > .ways >> nth=0", ".facts-list .more .ways"):
        assert page.locator(place).is_visible(), place
    ink = "getComputedStyle(document.querySelector('#_flow-drawing .bar')).stroke"
    assert page.evaluate(ink) == "rgb(0, 0, 0)"
    page.close()


def test_a_mark_of_the_timeline_leads_to_its_event(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, "ltr/lamps/stories/harbour-lamps", 1400)
    page.locator("#_timeline-drawing a").nth(1).click()
    assert page.url.endswith("#_e2")
    assert page.locator("#_e2:target").count() == 1
    page.close()
