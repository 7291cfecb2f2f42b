"""What only a browser knows of record pages: folded items open when a link leads to them, marks tell
what they are, and the page for addresses that lead nowhere keeps its look at any depth.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.project import over_base, site
from tests.views.test_article import long_article

pytestmark = pytest.mark.browser

BASE = "/desk/lamps/"
KINDS = {"css": "text/css", "html": "text/html", "js": "text/javascript", "svg": "image/svg+xml"}


def serving(files: Mapping[str, bytes]) -> type[BaseHTTPRequestHandler]:
    """Answers below `BASE` with a site, and to all else with its page for that."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            name = path.removeprefix(BASE) if path.startswith(BASE) else ""
            body = files.get(name)
            self.send_response(200 if body else 404)
            ending = name.rpartition(".")[2] if body else "html"
            self.send_header("Content-Type", f"{KINDS.get(ending, 'text/plain')}; charset=utf-8")
            self.end_headers()
            self.wfile.write(body or files["404.html"])

        def log_message(self, *_: object) -> None:
            """Say nothing: the test looks at the browser's side."""

    return Handler


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    files = over_base() | long_article()
    files["content/site.yaml"] = f"title: Lamps\nbase_url: https://lamps.example{BASE}\n".encode()
    with ThreadingHTTPServer(("127.0.0.1", 0), serving(site(files))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def page(chromium: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        browser.close()


def test_words_lead_to_their_record_even_where_it_is_folded_away(page: Page, address: str) -> None:
    page.goto(f"{address}articles/gazette-buoys/index.html")
    assert not page.locator("#_e-buoy-30").is_visible()
    page.locator('#p1 .tie[data-n="31"]').click()
    assert page.locator("#_e-buoy-30").is_visible()
    record = page.locator("#_e-buoy-30:target").bounding_box()
    assert record is not None
    assert 0 <= record["y"] < 900
    page.locator("#_e-buoy-30 .label .number").click()
    assert page.locator("mark#buoy-30:target").inner_text() == "Buoy 30 is lit"


def test_beside_the_text_nothing_overlaps(page: Page, address: str) -> None:
    page.goto(f"{address}articles/gazette-buoys/index.html")
    boxes = page.locator(".fulltext > .margin").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map((b) => [b.top, b.bottom, b.left])"
    )
    texts = page.locator(".fulltext > .marked").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map((b) => [b.top, b.right])"
    )
    assert len(boxes) == len(texts) == 51
    assert all(above[1] <= below[0] for above, below in pairwise(boxes))
    for (top, _, left), (text_top, right) in zip(boxes, texts, strict=True):
        assert abs(top - text_top) < 12
        assert left > right


@pytest.mark.parametrize("path", ["nowhere", "a/b/c/d/nowhere/", "articles/nowhere/index.html"])
def test_the_missing_page_keeps_its_look_and_its_way_home_at_any_depth(
    page: Page, address: str, path: str
) -> None:
    answer = page.goto(f"{address}{path}")
    assert answer is not None
    assert answer.status == 404
    edge = "getComputedStyle(document.body).borderBlockStartStyle"
    assert page.evaluate(edge) == "solid"
    page.locator("main .onward a").click()
    assert page.url == f"{address}index.html"


def test_the_missing_page_keeps_its_look_on_disk(page: Page, tmp_path: Path) -> None:
    files = over_base("-- content/site.yaml --\ntitle: Lamps\nbase_url: https://lamps.example/x/\n")
    for name, data in site(files).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    page.goto((tmp_path / "404.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).borderBlockStartStyle") == "solid"
