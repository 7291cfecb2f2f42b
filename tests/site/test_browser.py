"""What only a browser knows: one page of each kind of the built example in a real Chromium.

Each page is opened from a server on this machine, light and dark, narrow and without script.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
NARROW = 320
NOTE_VIOLATIONS = """
    window.forbidden = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.forbidden.push(event.violatedDirective + " " + event.blockedURI));
"""
RUN_AXE = """(only) => axe.run(document, { runOnly: only }).then((result) =>
    result.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ": " + node.html)))"""
OVERFLOWING = """(width) => [...document.querySelectorAll("body, body *")].filter((element) =>
    element.getBoundingClientRect().right > width + 0.5 || element.scrollWidth > width)
    .slice(-5).map((element) => element.outerHTML.slice(0, 120))"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a word on the terminal."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the test looks at the browser's side."""


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    """Where the built example is served while these tests run; ends with a slash."""
    handler = partial(QuietHandler, directory=str(built_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """One Chromium for all these tests."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(chromium), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def kinds(built_site: Path) -> dict[str, str]:
    """One page of each kind by the kind's name: the fullest, measured by its bytes.

    A kind is the address with ids left out; articles whose text is shown are a kind of their own.
    """
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(built_site.rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in source:
            continue
        name = path.relative_to(built_site).as_posix()
        kind = re.sub(r"^(\w+)/[^/]+/(?:[^/]+/)?index", r"\1/one/index", name)
        if kind == "articles/one/index.html" and 'id="p1"' in source:
            kind = "articles/full/index.html"
        found[kind] = max(found.get(kind, (0, "")), (len(source), name))
    return {kind: name for kind, (_, name) in sorted(found.items())}


@dataclass(slots=True)
class Visit:
    """What was seen of one page."""

    trouble: list[str] = field(default_factory=list)
    """Console messages, errors, forbidden or failed requests and those to elsewhere."""
    words: str = ""
    """The text of its main part as shown."""
    overflowing: list[str] = field(default_factory=list)
    """What is wider than a narrow screen."""


def watch(page: Page, origin: str) -> list[str]:
    """A growing list of all that goes wrong in a tab, whatever it opens."""
    trouble: list[str] = []

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc != origin:
            trouble.append(f"asked elsewhere: {request.url}")

    page.on("console", lambda said: trouble.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: trouble.append(f"page error: {error}"))
    page.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
    page.on("request", asked)
    page.add_init_script(NOTE_VIOLATIONS)
    return trouble


def look(page: Page, trouble: list[str], address: str) -> Visit:
    """Open an address in a watched tab and look at it, wide and narrow."""
    trouble.clear()
    page.set_viewport_size({"width": 1200, "height": 800})
    page.goto(address, wait_until="load")
    visit = Visit(words=page.inner_text("main"))
    page.set_viewport_size({"width": NARROW, "height": 640})
    if page.evaluate("document.documentElement.scrollWidth") > NARROW:
        visit.overflowing = page.evaluate(OVERFLOWING, NARROW)
    visit.trouble = [*trouble, *page.evaluate("window.forbidden")]
    return visit


@pytest.fixture(scope="module")
def visits(browser: Browser, address: str, kinds: dict[str, str]) -> dict[str, Visit]:
    """What was seen of one page of each kind, by the page's path."""
    with browser.new_context() as context:
        page = context.new_page()
        trouble = watch(page, urlsplit(address).netloc)
        return {name: look(page, trouble, address + name) for name in kinds.values()}


def test_the_example_has_a_page_of_every_kind_to_look_at(kinds: dict[str, str]) -> None:
    assert {"index.html", "stories/one/index.html", "articles/full/index.html"} <= set(kinds)
    assert len(kinds) >= 15


def test_a_page_asks_only_its_own_site_and_logs_no_trouble(visits: dict[str, Visit]) -> None:
    assert {name: visit.trouble for name, visit in visits.items() if visit.trouble} == {}


def test_a_page_fits_a_narrow_screen(visits: dict[str, Visit]) -> None:
    assert {name: visit.overflowing for name, visit in visits.items() if visit.overflowing} == {}


def test_a_page_says_the_same_without_script(
    browser: Browser, address: str, visits: dict[str, Visit]
) -> None:
    said: dict[str, str] = {}
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 1200, "height": 800})
        for name in visits:
            page.goto(address + name, wait_until="load")
            said[name] = page.inner_text("main")
    assert said == {name: visit.words for name, visit in visits.items()}
    assert min(len(words) for words in said.values()) > 20


def test_a_page_has_no_barrier_that_axe_finds(
    browser: Browser, address: str, kinds: dict[str, str], axe: str
) -> None:
    found: dict[str, list[str]] = {}
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        for name in kinds.values():
            page.goto(address + name, wait_until="load")
            page.emulate_media(color_scheme="light")
            page.evaluate(axe)
            found[name] = page.evaluate(RUN_AXE, {"type": "tag", "values": AXE_TAGS})
            page.emulate_media(color_scheme="dark")
            found[name] += page.evaluate(RUN_AXE, {"type": "rule", "values": ["color-contrast"]})
    assert {name: barriers for name, barriers in found.items() if barriers} == {}


def test_trouble_in_a_page_is_seen(browser: Browser, tmp_path: Path) -> None:
    source = (
        "<!doctype html><html lang='en'><meta http-equiv='Content-Security-Policy' "
        "content=\"default-src 'none'\"><title>x</title><body><main>"
        "<script>document.title = 'ran'</script>"
        f"<p>{'wide' * 200}</p>"
        "<img src='https://elsewhere.example/x.png' alt=''></main></body></html>"
    )
    path = tmp_path / "index.html"
    path.write_text(source, encoding="utf-8")
    with browser.new_context() as context:
        page = context.new_page()
        visit = look(page, watch(page, ""), path.as_uri())
        assert page.title() == "x"
    forbidden = [said for said in visit.trouble if said.startswith(("script-src", "img-src"))]
    assert len(forbidden) == 2
    assert visit.overflowing
