"""The large made-up site passes what the example passes, and its extremes can be read.

It is smaller here than it can be; `LARGE_SITE=full` builds all of its 40 stories, 400 articles and
300 actors.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from tests.command import build
from tests.large import FULL, SMALL, write_large
from tests.large.cast import VOICE
from tests.large.extremes import CROWDED, GREAT
from tests.large.words import TONGUES, nameless
from tests.site.barriers import barriers
from tests.site.browsing import NARROW, WIDE, Screen, Tab, served, tab
from tests.site.citations import note_faults
from tests.site.conftest import HARBOUR_NOW, Shown, in_ci, over_kinds
from tests.site.kinds import fullest, planned
from tests.site.links import BASES, broken_links, read_site
from tests.site.rules import faults, leads_on, pages_in, repeated_titles, validator_errors

SIZE = FULL if os.environ.get("LARGE_SITE") == "full" else SMALL
SECONDS = 60
"""How long the build may take at most, on a slow machine."""
EXTREMES = {
    "the great story": f"stories/{GREAT}/index.html",
    "its sources": f"sources/{GREAT}/index.html",
    "the actor with the most quotes": f"actors/{VOICE}/index.html",
    "the article with the most items": f"articles/{CROWDED}/index.html",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The project and the built site."""
    project = write_large(tmp_path_factory.mktemp("large"), size=SIZE)
    output = project / "out"
    started = time.monotonic()
    build(project, output, "--now", HARBOUR_NOW)
    assert time.monotonic() - started < SECONDS
    return project, output


@pytest.fixture(scope="module")
def large(site: tuple[Path, Path]) -> Iterator[Shown]:
    """The site as it is met: one page of each kind, and the extremes."""
    project, folder = site
    plan = planned(project, now=HARBOUR_NOW)
    kinds = fullest(folder, plan.kinds) | EXTREMES
    with served(folder, plan.base) as address:
        yield Shown(folder=folder, address=address, kinds=kinds)


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_no_link_of_it_is_broken(site: tuple[Path, Path], base: str) -> None:
    assert broken_links(read_site(site[1]), base) == []


def test_every_page_of_it_is_whole_and_inert_and_has_a_title_of_its_own(
    site: tuple[Path, Path],
) -> None:
    pages = pages_in(site[1])
    trees = {path: LexborHTMLParser(source) for path, source in pages.items()}
    found = {path: list(faults(source, trees[path])) for path, source in pages.items()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    # two "senior clerks" are not known to be one, and their pages bear what the reports call them
    titled = {path: trees[path] for path in pages if not leads_on(pages[path])}
    names = {nameless(tag) for tag in TONGUES}
    assert {title.split(" · ")[0] for title in repeated_titles(titled)} <= names


def test_the_html_validator_finds_no_error_in_it(vnu: Path, site: tuple[Path, Path]) -> None:
    assert validator_errors(vnu, site[1]) == ""


@in_ci
@pytest.mark.browser
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_page_of_it_fits_its_screen_and_makes_no_trouble(
    browser: Browser, large: Shown, width: int
) -> None:
    def look(opened: Tab) -> list[str]:
        return opened.trouble() + opened.overflowing()

    assert over_kinds(browser, large, Screen(width=width), look) == {}


@in_ci
@pytest.mark.browser
@pytest.mark.parametrize(
    "screen",
    [Screen(), Screen(scheme="dark", width=NARROW)],
    ids=["light and wide", "dark and narrow"],
)
def test_a_page_of_it_has_no_barrier_that_axe_finds(
    browser: Browser, large: Shown, axe: str, screen: Screen
) -> None:
    found = over_kinds(browser, large, screen, lambda opened: barriers(opened.page, axe))
    assert found == {}


@pytest.mark.browser
def test_300_notes_lie_in_order_beside_their_sentences_and_never_overlap(
    browser: Browser, large: Shown
) -> None:
    with tab(browser, Screen(width=1400)) as opened:
        opened.open(large.address + EXTREMES["the great story"])
        assert opened.page.locator(".prose .note").count() >= SIZE.story_quotes
        assert list(note_faults(opened.page)) == []
