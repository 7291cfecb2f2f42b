"""A site whose own language is written from right to left, built from a whole made-up project.

`tests/sites/sahil` is in Arabic; one of its outlets writes English, and so is one of its stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.catalogue import Catalogue, load
from generator.diagnostics import Severity
from generator.pipeline import Options, check, project_tree
from tests.command import REPOSITORY, build, published
from tests.project import html
from tests.thorough import some

PROJECT = REPOSITORY / "tests" / "sites" / "sahil"
NOW = "2041-10-10T12:00:00Z"
STORY = "stories/buq-dabab/index.html"
ENGLISH_STORY = "stories/foghorn/index.html"
ENGLISH_ARTICLE = "articles/tidewater-2041-10-06-foghorn/index.html"

LATIN = re.compile("[A-Za-zÀ-ʯ]{2,}")
CODES = re.compile(r"[\w.-]+\.example|CC-BY(?:-SA)?-4\.0|\bUTC\b|\b(?:MT|OM|en|ar)\b")
"""What is written so in every language: hosts, licences, the time zone, countries, languages."""
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
"""A name in plain words, held apart by controls where no element can do it."""
SHOWN_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once; not to be changed."""
    site = tmp_path_factory.mktemp("mirrored") / "site"
    build(PROJECT, site, "--now", NOW)
    return site


@pytest.fixture(scope="module")
def trees(output: Path) -> dict[str, LexborHTMLParser]:
    """Every page, parsed, those that only lead on among them."""
    files = published(output)
    return {path: html(data) for path, data in files.items() if path.endswith(".html")}


def test_the_content_raises_no_error_and_no_warning() -> None:
    options = Options(now=datetime.fromisoformat(NOW))
    found = check(project_tree(PROJECT), options, folder_name="sahil").diagnostics
    assert [d for d in found if d.severity is not Severity.NOTE] == []


def test_every_page_is_in_arabic_and_runs_from_right_to_left(
    trees: dict[str, LexborHTMLParser],
) -> None:
    roots = {path: tree.css_first("html").attributes for path, tree in trees.items()}  # type: ignore[union-attr] # every page has one

    assert len(roots) > 30
    assert {(root["lang"], root["dir"]) for root in roots.values()} == {("ar", "rtl")}


def test_the_site_shows_items_of_every_sort(trees: dict[str, LexborHTMLParser]) -> None:
    sorts = {
        name
        for tree in trees.values()
        for card in tree.css("figure.card")
        for name in (card.attributes["class"] or "").split()
    }
    assert sorts >= {
        *("quote", "passage", "report", "relayed", "unnamed", "unproven"),
        *("verbatim", "normalised-verbatim", "elided", "altered-with-brackets"),
    }


# -- words ---------------------------------------------------------------------------------------


def inherited(node: LexborNode, attribute: str) -> str:
    """An element's language or direction: its own, or that of what it stands in."""
    at: LexborNode | None = node
    while at is not None and not at.attributes.get(attribute):
        at = at.parent
    return (at.attributes[attribute] if at is not None else None) or ""


def is_name(node: LexborNode) -> bool:
    """Whether it is a name, isolated, in no language that we know of; or the initials of one."""
    if node.attributes.get("class") == "monogram":
        return True
    if node.attributes.get("class") == "url":  # an address, in no language
        return True
    if node.tag == "option":  # which can hold nothing that isolates
        return node.attributes.get("dir") == "auto"
    # in a drawing the label of somebody, perhaps with the whole name where it is shortened
    label = node.parent if node.tag == "title" else node
    if label is not None and label.tag == "text":
        return "who" in (label.attributes.get("class") or "").split()
    return node.tag == "bdi" and not node.attributes.keys() - {"class"}


def interface(tree: LexborHTMLParser) -> Iterator[str]:
    """What a page says in its own language, by element, and in attributes that are read out."""
    for node in tree.css("body, body *"):
        if node.tag in ("script", "style") or is_name(node):
            continue
        if inherited(node, "lang") == "ar":
            yield node.text(deep=False)
            yield from (node.attributes.get(name) or "" for name in SHOWN_ATTRIBUTES)


def fragments(words: Catalogue) -> set[str]:
    """The words of a catalogue between the values, three letters and longer."""
    return {
        found.strip()
        for key in words.keys()  # noqa: SIM118 # a method of ours
        for text in words.texts(key).values()
        for found, *_ in Formatter().parse(text)
        if sum(letter.isalpha() for letter in found) > 2
    }


def test_no_english_word_of_the_interface_is_left(trees: dict[str, LexborHTMLParser]) -> None:
    english = fragments(load("en")) - fragments(load("ar"))
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(english)))})(?!\w)", re.IGNORECASE)

    said = [(path, text) for path, tree in trees.items() for text in interface(tree) if text]
    assert len(english) > 300
    assert len(said) > 3000
    assert [(path, text) for path, text in said if wanted.search(text)] == []


def test_text_in_latin_letters_says_its_language_and_direction(
    trees: dict[str, LexborHTMLParser],
) -> None:
    found = [
        (path, node)
        for path, tree in trees.items()
        for node in tree.css("body *")
        if LATIN.search(ISOLATED.sub("", CODES.sub("", node.text(deep=False))))
        and not is_name(node)
    ]
    unmarked = [
        (path, node.html)
        for path, node in found
        if inherited(node, "lang") not in ("en", "ar-Latn") or inherited(node, "dir") != "ltr"
    ]
    assert len(found) > 100
    assert unmarked == []


def test_the_interface_around_a_foreign_text_stays_in_the_sites_language(
    trees: dict[str, LexborHTMLParser],
) -> None:
    around = trees[ENGLISH_STORY].css(".chain, .state, .when, .label, .verdict, .note")
    assert len(around) > 15
    assert {(inherited(n, "lang"), inherited(n, "dir")) for n in around} == {("ar", "rtl")}


# -- what only a browser knows ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """One Chromium for all these tests."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        running = playwright.chromium.launch(executable_path=str(chromium), args=arguments)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def visit(page: Page, output: Path, path: str, width: int) -> None:
    """Open a page of the site on a screen of this width, in CSS pixels."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((output / path).as_uri(), wait_until="load")


@pytest.mark.browser
@pytest.mark.parametrize("width", some([320, 1280], 320))
def test_every_page_fits_the_screen(
    page: Page, output: Path, trees: dict[str, LexborHTMLParser], width: int
) -> None:
    shown = [path for path, tree in trees.items() if not tree.css('meta[http-equiv="refresh"]')]
    wide = {}
    for path in shown:
        visit(page, output, path, width)
        wide[path] = page.evaluate("document.documentElement.scrollWidth")

    assert {path: found for path, found in wide.items() if found > width} == {}


PLACES = """(all) => all.map((note) => {
    const box = note.getBoundingClientRect();
    const text = note.closest(".prose").getBoundingClientRect();
    const number = note.previousElementSibling.getBoundingClientRect();
    return { left: box.left, top: box.top, right: box.right, bottom: box.bottom,
        text: text.left, line: number.top };
})"""


@pytest.mark.browser
@pytest.mark.parametrize("path", [STORY, ENGLISH_STORY, ENGLISH_ARTICLE])
def test_notes_stand_left_of_the_text_beside_their_line_or_below_other_notes(
    page: Page, output: Path, path: str
) -> None:
    visit(page, output, path, 1400)
    notes = page.locator(".cite + .note").evaluate_all(PLACES)

    assert notes
    assert [note["top"] for note in notes] == sorted(note["top"] for note in notes)
    for note in notes:
        assert 0 < note["left"] < note["right"] <= note["text"], note
        assert note["top"] >= note["line"] - 4, note
    for above, below in pairwise(notes):
        assert above["bottom"] <= below["top"], (above, below)


@pytest.mark.browser
def test_notes_do_not_overlap_where_no_script_runs(browser: Browser, output: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        visit(page, output, STORY, 1400)
        notes = page.locator(".cite + .note").evaluate_all(PLACES)
    assert len(notes) > 15
    for above, below in pairwise(sorted(notes, key=lambda note: note["top"])):
        assert above["bottom"] <= below["top"], (above, below)


@pytest.mark.browser
def test_notes_come_in_order_again_when_the_screen_changes(page: Page, output: Path) -> None:
    visit(page, output, STORY, 320)
    for width in (1200, 1500):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(
            "() => { const tops = [...document.querySelectorAll('.cite + .note')]"
            ".map((note) => note.getBoundingClientRect().top);"
            " return tops.every((top, at) => !at || tops[at - 1] < top); }"
        )


@pytest.mark.browser
def test_the_masthead_is_mirrored(page: Page, output: Path) -> None:
    visit(page, output, "articles/index.html", 1280)
    brand = page.locator(".masthead .brand").bounding_box()
    first, last = (page.locator(".masthead li").nth(at).bounding_box() for at in (0, -1))

    assert brand is not None
    assert first is not None
    assert last is not None
    assert 1280 - (brand["x"] + brand["width"]) < 100
    assert brand["x"] > first["x"] > last["x"]


@pytest.mark.browser
def test_arabic_letters_are_neither_set_apart_nor_slanted(page: Page, output: Path) -> None:
    for path in (STORY, "index.html", "corrections/index.html", "method/index.html"):
        visit(page, output, path, 1280)
        styles = page.locator("body :lang(ar)").evaluate_all(
            "(all) => [...new Set(all.map((one) => { const style = getComputedStyle(one);"
            " return style.letterSpacing + ' ' + style.fontStyle; }))]"
        )
        assert styles == ["normal normal"], path


@pytest.mark.browser
def test_quotation_marks_are_those_of_the_language(page: Page, output: Path) -> None:
    visit(page, output, STORY, 1280)
    marks = "(all) => [...new Set(all.map((one) => getComputedStyle(one).quotes))]"

    arabic = page.locator(".card blockquote p:lang(ar)").evaluate_all(marks)
    english = page.locator(".card blockquote p:lang(en)").evaluate_all(marks)
    assert (arabic, english) == (['"«" "»" "“" "”"'], ["auto"])


@pytest.mark.browser
def test_arrows_and_bars_run_the_other_way(page: Page, output: Path) -> None:
    visit(page, output, STORY, 1280)
    arrows = page.locator(".chain > li + li").evaluate_all(
        "(all) => [...new Set(all.map((one) => getComputedStyle(one, '::before').content[1]))]"
    )
    assert arrows == ["←"]

    visit(page, output, "outlets/tidewater/index.html", 1280)
    lefts = (
        page.locator(".share")
        .nth(1)
        .locator("rect")
        .evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
    )
    assert lefts == sorted(lefts, reverse=True)
    assert len(lefts) == 2
