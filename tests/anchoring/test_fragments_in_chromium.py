"""Links made by `fragments`, followed in a real Chromium on pages with all that pages have.

The papers beside this file are made-up reports in twelve languages: emphasis, links, lists, block
quotes, tables, broken lines, typography, and one sentence that stands in many places. A page's
highlight is painted in one colour, and a picture of the window tells for every character whether
it is highlighted: so a link that lands on another place of the same words is seen, too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest
from playwright.sync_api import CDPSession, Page, sync_playwright

from generator.anchoring import FoldedText, prepare
from generator.anchoring.article import Span
from generator.anchoring.fragments import text_directive, with_directive
from generator.markup import Html, escape, join
from generator.prose import compile_article
from tests.thorough import some

pytestmark = pytest.mark.browser

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.md"))
MOST = 20
"""Passages of one paper."""
PATIENCE = 20
"""Looks at a page before it counts as not scrolled."""

_PAGE = """<!doctype html><html lang="{0}" dir="{1}"><meta charset="utf-8"><title>{0}</title>
<link rel="icon" href="data:,"><style>
  main {{ width: 700px; padding: 2000px 0 3000px }}
  main :is(h2, p, li, td, th) {{ padding-bottom: 150px }}
  a {{ text-decoration: none }}
  ::target-text {{ background-color: rgb(255 0 255); color: rgb(255 0 255) }}
</style><main>{2}</main></html>"""
_SPOTS = r"""() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let words = "";
  window.spots = [];
  for (let node; (node = walker.nextNode()); ) {
    for (let at = 0; at < node.data.length; at++) {
      if (/\s/.test(node.data[at])) continue;
      words += node.data[at];
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const width = box.width;
      window.spots.push([box.x + width / 2, scrollY + box.y + box.height / 2, width]);
    }
  }
  return words;
}"""
_AFRESH = """() => {
  const main = document.querySelector("main");
  main.replaceWith(main.cloneNode(true)); // or what was highlighted before would stay so
  scrollTo(0, 0);
}"""
_SCROLLED = """async (patience) => {
  for (let tries = 0; tries < patience && !scrollY; tries++) {
    await new Promise((done) => setTimeout(done, 10));
  }
}"""
_SEEN = """async (png) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return window.spots.map(([x, y, wide]) => {
    const [left, top] = [Math.floor(x), Math.floor(y - scrollY)];
    if (!wide || left < 0 || left >= width || top < 0 || top >= height) return ".";
    const at = 4 * (top * width + left);
    return data[at] === 255 && !data[at + 1] && data[at + 2] === 255 ? "x" : "-";
  }).join("");
}"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page of an outlet, and its text as we have it."""

    tag: str
    article: FoldedText
    html: Html

    @property
    def text(self) -> str:
        return self.article.stream.text


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the test looks at the browser's side."""


def read_paper(path: Path) -> Paper:
    tag = path.stem
    prose, problems = compile_article(path.read_text(encoding="utf-8"), lang=tag)
    assert problems == ()
    body = join(prose, resolve=lambda _, reference: reference.target)
    return Paper(tag, prepare(prose.stream), body)


@pytest.fixture(scope="module")
def papers() -> dict[str, Paper]:
    return {path.stem: read_paper(path) for path in PAPERS}


@pytest.fixture(scope="module")
def folder(papers: dict[str, Paper], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("papers")
    for tag, paper in papers.items():
        direction = "rtl" if tag in ("ar", "fa", "he") else "ltr"
        page = _PAGE.format(tag, direction, paper.html)
        (made / f"{tag}.html").write_text(page, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@dataclass(frozen=True, slots=True)
class Window:
    """A browser window that opens papers, and what it shows of them."""

    page: Page
    camera: CDPSession
    address: str

    def url(self, paper: Paper) -> str:
        return f"{self.address}/{paper.tag}.html"

    def open(self, paper: Paper) -> None:
        """Open the top of a paper, which holds the words that we have, in their order."""
        self.page.goto(self.url(paper))
        self.measure(paper)

    def measure(self, paper: Paper) -> None:
        assert self.page.evaluate(_SPOTS) == "".join(paper.text.split())

    def follow(self, url: str) -> str:
        """Open a link on the page already open; what is seen then, as `seen` tells it."""
        self.page.evaluate(_AFRESH)
        self.page.goto(url)
        self.page.evaluate(_SCROLLED, PATIENCE)
        return self.seen()

    def seen(self) -> str:
        """For each character but spaces: x highlighted, - not, . out of sight."""
        shot = self.camera.send("Page.captureScreenshot", {"optimizeForSpeed": True})
        found = self.page.evaluate(_SEEN, shot["data"])
        assert isinstance(found, str)
        return found


@pytest.fixture(scope="module")
def window(chromium: Path, address: str) -> Iterator[Window]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 800, "height": 900})
        yield Window(page, page.context.new_cdp_session(page), address)
        browser.close()


# -- what is looked for ---------------------------------------------------------------------------

_WORD = re.compile(r"\S+")
_SIGN = re.compile(r"\d+|\S")
_DASHED = re.compile(r"\w[^—–…\n\u2029.]*[—–…]+\s*\w+")
_SPEECH = re.compile('[“„«「"][^\n\u2029]+?[”“»」"]')
_LINE = re.compile(r"[^\n\u2029]*")
_WHOLE = re.compile(r"(?:[^\s。，、！？；：「」（）“”—–…]|\u202f\S)*")


def passages(paper: Paper) -> list[tuple[Span, ...]]:
    """Passages of a paper: what stands in several places, blocks, short ones, long, over borders."""
    rng = random.Random(paper.tag)
    blocks = [(b.start, b.end) for b in paper.article.stream.blocks]
    found: list[tuple[Span, ...]] = [(span,) for span in _repeated(paper)]
    found += [(span,) for span in blocks if span[1] - span[0] > 300]
    found += [(m.span(),) for m in _DASHED.finditer(paper.text)][:2]
    found += [(m.span(),) for m in _SPEECH.finditer(paper.text)][:2]
    # two neighbours that begin alike: from the second to the end of the next but one
    twins = [n for n, (a, b) in enumerate(pairwise(blocks)) if _begin_alike(paper.text, a, b)]
    found += [((blocks[n + 1][0], blocks[n + 3][1]),) for n in twins[:1]]
    while len(set(found)) < MOST:
        first = rng.randrange(1, len(blocks) - 2)
        last = first + rng.randint(1, 2)
        start, end = _stretch(paper, blocks[first], rng, rng.choice([1, 2, 3, 3, 7, 12]))
        match rng.randrange(6):
            case 0:
                found.append(((start, _stretch(paper, blocks[last], rng, 4)[1]),))
            case 1:
                found.append(((start, end), _stretch(paper, blocks[last], rng, 4)))
            case _:
                found.append(((start, end),))
    return list(dict.fromkeys(found))


def _begin_alike(text: str, one: Span, other: Span) -> bool:
    return text[one[0] : one[0] + 10] == text[other[0] : other[0] + 10]


def _repeated(paper: Paper) -> list[Span]:
    """All places of the sentence with which the second paragraph begins."""
    block = paper.article.stream.blocks[2]
    sentence = re.match(r".*?[.。]", paper.text[block.start : block.end])
    assert sentence
    places = [m.span() for m in re.finditer(re.escape(sentence[0]), paper.text)]
    assert len(places) > 6
    return places


def _stretch(paper: Paper, block: Span, rng: random.Random, words: int) -> Span:
    """So many words of a block, at random; a word has a letter or a digit."""
    unspaced = paper.tag in ("zh", "ja")
    found = (_SIGN if unspaced else _WORD).finditer(paper.text, *block)
    spans = [m.span() for m in found if any(map(str.isalnum, m[0]))]
    first = rng.randrange(len(spans))
    return spans[first][0], spans[min(len(spans), first + words) - 1][1]


def fault(paper: Paper, spans: Sequence[Span], seen: str) -> str | None:
    """What is wrong with what is seen, if a link to these passages was followed."""
    numbers = list(accumulate((not c.isspace() for c in paper.text), initial=0))
    words = "".join(paper.text.split())
    wanted = _all(numbers, spans)
    allowed = _all(numbers, [_widened(paper, span) for span in spans])
    shown = [n for n in wanted if seen[n] != "."]
    painted = [n for n, look in enumerate(seen) if look == "x"]
    if wanted[0] not in shown:
        return "out of sight"
    if not painted:
        return "nothing highlighted"
    if not {*painted} <= {*allowed} or any(seen[n] == "-" for n in shown):
        return "highlighted instead: " + "".join(words[n] for n in painted)
    return None


def _all(numbers: Sequence[int], spans: Iterable[Span]) -> list[int]:
    """The characters of some spans, spaces not counted."""
    return [n for start, end in spans for n in range(numbers[start], numbers[end])]


def _widened(paper: Paper, span: Span) -> Span:
    """A span with the rest of the words in which it begins and ends.

    In a line that stands elsewhere, too, the words beyond that line tell the place: there it is
    the rest of the line.
    """
    start, end = span
    before, after = paper.text[:start][::-1], paper.text[end:]
    first = (_LINE if _is_repeated(paper, start) else _WHOLE).match(before)
    last = (_LINE if _is_repeated(paper, end - 1) else _WHOLE).match(after)
    assert first
    assert last
    return start - first.end(), end + last.end()


def _is_repeated(paper: Paper, offset: int) -> bool:
    """Whether the line around an offset stands elsewhere, whatever its letters' case."""
    lines = [m.span() for m in _LINE.finditer(paper.text) if m.end() > offset]
    return paper.text.lower().count(paper.text[slice(*lines[0])].lower()) > 1


def link(paper: Paper, spans: Sequence[Span], url: str) -> str:
    directive = text_directive(paper.article, spans)
    assert directive, f"no link to {paper.text[slice(*spans[0])]}"
    return with_directive(url, directive)


def landing(window: Window, paper: Paper, spans: Sequence[Span], url: str) -> list[str]:
    """What is wrong where a link leads, if anything is: its words, those it stands for, why."""
    wrong = fault(paper, spans, window.follow(url))
    wanted = " … ".join(paper.text[slice(*span)] for span in spans)
    return [f"{unquote(url.partition('#')[2])} [{wanted}] {wrong}"] if wrong else []


# -- tests ----------------------------------------------------------------------------------------


def test_there_are_passages_enough_in_many_languages_and_of_every_sort(
    papers: dict[str, Paper],
) -> None:
    found = [(paper, spans) for paper in papers.values() for spans in passages(paper)]
    texts = [paper.text[slice(*spans[0])] for paper, spans in found]
    assert len(papers) >= 8
    assert len(found) >= 200
    assert sum(len(text) > 300 for text in texts) >= 10
    assert sum("\u2029" in text for text in texts) >= 20
    assert sum(len(text.split()) <= 3 for text in texts) >= 48
    assert sum(len(spans) > 1 for _, spans in found) >= 12
    for sign in "–—…’“«,;&-\u00a0\u202f\n":
        assert any(sign in text for text in texts), sign
    for tag in ("em", "strong", "a", "li", "blockquote", "table", "br"):
        assert all(f"<{tag}" in paper.html for paper in papers.values()), tag


@pytest.mark.parametrize("tag", some([path.stem for path in PAPERS], "ar", "en", "zh"))
def test_every_link_lands_on_its_passage_and_highlights_nothing_else(
    tag: str, papers: dict[str, Paper], window: Window
) -> None:
    paper = papers[tag]
    window.open(paper)
    wrong = []
    for spans in passages(paper):
        wrong += landing(window, paper, spans, link(paper, spans, window.url(paper)))
    assert wrong == []


def test_a_link_that_a_reader_follows_from_our_page_lands_in_a_new_document(
    papers: dict[str, Paper], window: Window, folder: Path
) -> None:
    chosen = {tag: passages(paper)[3] for tag, paper in papers.items()}
    entries = "".join(
        f'<p><a id="{tag}" rel="noopener" href="{escape(link(papers[tag], spans, f"{tag}.html"))}">'
        f"{tag}</a></p>"
        for tag, spans in chosen.items()
    )
    (folder / "links.html").write_text(_PAGE.format("en", "ltr", entries), encoding="utf-8")
    wrong = {}
    for tag, spans in chosen.items():
        window.page.goto(f"{window.address}/links.html")
        window.page.click(f"#{tag}")
        window.page.wait_for_load_state()
        window.page.evaluate(_SCROLLED, PATIENCE)
        window.measure(papers[tag])
        wrong[tag] = fault(papers[tag], spans, window.seen())
    assert {tag: why for tag, why in wrong.items() if why} == {}


def test_a_link_with_a_fragment_of_its_own_lands_on_the_passage_too(
    papers: dict[str, Paper], window: Window
) -> None:
    paper = papers["en"]
    window.open(paper)
    for spans in passages(paper)[3:6]:
        assert landing(window, paper, spans, link(paper, spans, window.url(paper) + "#p1")) == []


def test_a_link_that_lands_elsewhere_or_nowhere_is_seen(
    papers: dict[str, Paper], window: Window
) -> None:
    paper = papers["en"]
    window.open(paper)
    first, second, *_ = _repeated(paper)
    whole = paper.article.stream.blocks[1]
    links = {
        "the first place": link(paper, [first], window.url(paper)),
        "no place": with_directive(window.url(paper), ":~:text=nobody%20wrote%20this"),
        "a whole block": link(paper, [(whole.start, whole.end)], window.url(paper)),
    }
    seen = {name: window.follow(url) for name, url in links.items()}
    assert fault(paper, [first], seen["the first place"]) is None
    assert fault(paper, [second], seen["the first place"]) == (
        "highlighted instead: Wewaitforsalt."
    )
    assert fault(paper, [first], seen["no place"]) == "out of sight"
    part = (whole.start, whole.start + len("The last ferry"))
    assert "highlighted instead" in (fault(paper, [part], seen["a whole block"]) or "")
