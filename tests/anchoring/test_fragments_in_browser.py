"""Links made by `fragments`, opened in a real Chromium: each lands on its passage."""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, sync_playwright

from generator.anchoring import anchor, prepare
from generator.anchoring.fragments import text_directive, with_directive
from tests.anchoring.articles import LANGUAGES, Language, make_stream
from tests.anchoring.excerpts import excerpt

PASSAGES = 10
"""Of each of the twenty languages."""

_PAGE = """<!doctype html><meta charset="utf-8"><title>Harbour papers</title>
<style>body {{ padding: 2000px 0 4000px }} p {{ margin: 0 0 1500px }}</style>{}"""
_LANDED = """async (id) => {
  const box = () => document.getElementById(id).getBoundingClientRect();
  for (let tries = 0; tries < 60; tries++) {
    if (box().bottom > 0 && box().top < innerHeight) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("papers")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def page(chromium: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 800, "height": 600})
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_link_lands_on_its_passage(
    language: Language, page: Page, address: str, folder: Path
) -> None:
    rng = random.Random(language.tag)
    stream = make_stream(language, rng, 300)
    article = prepare(stream)
    body = "".join(
        f'<p id="p{block.paragraph}" lang="{language.tag}">'
        f"{html.escape(stream.text[block.start : block.end])}</p>"
        for block in stream.blocks
    )
    (folder / f"{language.tag}.html").write_text(_PAGE.format(body), encoding="utf-8")
    missed, tried = [], 0
    while tried < PASSAGES:
        spans = [excerpt(stream, language, rng)]
        if tried % 3 == 0:  # over a border: from one excerpt to the end of another
            end = excerpt(stream, language, rng)[1]
            spans = [(spans[0][0], end)] if end > spans[0][1] else spans
        found = anchor(article, stream.text[slice(*spans[0])].replace("\u2029", " "))
        if not found.verdict.proven:
            continue
        tried += 1
        directive = text_directive(article, found.spans)
        assert directive
        # Another query makes it another page: within one, nothing would be looked for.
        page.goto(with_directive(f"{address}/{language.tag}.html?{tried}", directive))
        if not page.evaluate(_LANDED, f"p{found.paragraph}"):
            missed.append(directive)
    assert missed == []
