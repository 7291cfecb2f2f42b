"""At most two clicks from any cited sentence to its passage, and one back: on every screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import NARROW, WIDE, Screen, served, tab
from tests.site.citations import citation_faults, citations, note_faults
from tests.site.conftest import Shown, in_ci

pytestmark = pytest.mark.browser


@in_ci
@pytest.mark.parametrize(
    ("width", "script"), [(WIDE, True), (NARROW, False)], ids=["wide", "narrow, no script"]
)
def test_two_clicks_lead_from_a_citation_to_its_passage_and_one_back(
    browser: Browser, shown: Shown, width: int, *, script: bool
) -> None:
    with tab(browser, Screen(width=width, script=script)) as opened:
        assert list(citation_faults(opened.page, shown.address + shown.kinds["story"])) == []
        assert len(citations(opened.page)) > 20


def test_notes_lie_beside_their_sentences_in_order(browser: Browser, shown: Shown) -> None:
    with tab(browser, Screen(width=1400)) as opened:
        opened.open(shown.address + shown.kinds["story"])
        assert list(note_faults(opened.page)) == []


NOTES = """<!doctype html><html lang="en"><title>x</title><style>{style}</style><body>
<p class="text">One.<a class="cite" id="_r1" href="#_n1">1</a>
<span class="note" id="_n1"><a href="#_r1">1</a> <a href="articles/there.html#here">a</a></span>
Two.<a class="cite" id="_r2" href="#_n2">2</a>
<span class="note" id="_n2"><a href="#_r2">2</a> <a href="articles/there.html#here">b</a></span>
</p></body></html>
"""
BESIDE = ".text { width: 300px; margin: 0 } .note { float: right; clear: right; height: 40px; }"


def write_notes(folder: Path, style: str) -> None:
    """A page with two notes, and the one that they lead to."""
    (folder / "page.html").write_text(NOTES.format(style=style), encoding="utf-8")
    there = "<!doctype html><html lang='en'><title>y</title><p id='here'>Here.</p></html>"
    (folder / "articles").mkdir()
    (folder / "articles" / "there.html").write_text(there, encoding="utf-8")


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        (BESIDE, ""),
        (f"{BESIDE} #_n2 {{ margin-top: -20px }}", "lies over _n1"),
        (f"{BESIDE} #_n2 {{ margin-top: 90px }}", "px too low"),
        (f"{BESIDE} #_n1 {{ position: relative; top: -90px }}", "above its citation's line"),
        (".note { display: none }", "is not shown"),
    ],
)
def test_a_note_that_lies_badly_is_found(
    browser: Browser, tmp_path: Path, style: str, fault: str
) -> None:
    write_notes(tmp_path, style)
    with served(tmp_path) as address, tab(browser) as opened:
        opened.open(f"{address}page.html")
        found = list(note_faults(opened.page))
    assert any(fault in one for one in found) if fault else found == []


@pytest.mark.parametrize(
    ("style", "faults"),
    [
        (BESIDE, []),
        ("#_n2 { display: none }", ["_r2: its note is not visible"]),
        (".note { position: absolute; top: -500px }", ["_r1: its note is not in view"]),
    ],
)
def test_a_way_that_leads_nowhere_is_found(
    browser: Browser, tmp_path: Path, style: str, faults: list[str]
) -> None:
    write_notes(tmp_path, style)
    with served(tmp_path) as address, tab(browser) as opened:
        found = list(citation_faults(opened.page, f"{address}page.html"))
    assert found[: len(faults)] == faults
    assert bool(found) == bool(faults)
