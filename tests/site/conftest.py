"""What tests of finished pages may ask for: built sites, served, with one page of each kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.command import NOW, REPOSITORY, build
from tests.site.browsing import Screen, Tab, served, tab
from tests.site.kinds import fullest, planned
from tests.thorough import THOROUGH, some

HARBOUR_NOW = "2031-04-01T12:00:00Z"

in_ci = pytest.mark.skipif(
    not THOROUGH, reason="goes every way on a page, for minutes: with CI=true"
)
"""Marks what takes minutes in a browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A built site as readers meet it."""

    folder: Path
    """Where it is published."""
    address: str
    """Where it is served while the tests run; ends with a slash."""
    kinds: dict[str, str]
    """Kind of page → the fullest page of it, by its path."""


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The made-up project that uses every field, without its withheld text; and its site."""
    folder = tmp_path_factory.mktemp("harbour")
    project, site = folder / "harbour", folder / "site"
    shutil.copytree(REPOSITORY / "tests" / "sites" / "harbour" / "content", project / "content")
    build(project, site, "--now", HARBOUR_NOW)
    return project, site


@pytest.fixture(scope="module", params=some(["example", "harbour"], "harbour"))
def shown(
    request: pytest.FixtureRequest,
    example_project: Path,
    built_site: Path,
    harbour: tuple[Path, Path],
) -> Iterator[Shown]:
    """The example site, then the harbour's; not to be changed."""
    project, site, now = {
        "example": (example_project, built_site, NOW),
        "harbour": (*harbour, HARBOUR_NOW),
    }[request.param]
    plan = planned(project, now=now)
    with served(site, plan.base) as address:
        yield Shown(folder=site, address=address, kinds=fullest(site, plan.kinds))


def over_kinds(
    browser: Browser, shown: Shown, screen: Screen, look: Callable[[Tab], list[str]]
) -> dict[str, list[str]]:
    """What a look at one page of each kind finds, by the page's path; nothing left out."""
    found: dict[str, list[str]] = {}
    with tab(browser, screen) as opened:
        for path in shown.kinds.values():
            opened.open(shown.address + path)
            found[path] = look(opened)
    return {path: wrong for path, wrong in found.items() if wrong}
