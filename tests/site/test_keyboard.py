"""The keyboard alone reaches everything on one page of each kind, in order and in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import NARROW, WIDE, Screen, served, tab
from tests.site.conftest import Shown, in_ci
from tests.site.keyboard import keyboard_faults

pytestmark = pytest.mark.browser


@in_ci
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_keyboard_alone_reaches_everything(browser: Browser, shown: Shown, width: int) -> None:
    found: dict[str, list[str]] = {}
    with tab(browser, Screen(width=width)) as opened:
        for path in shown.kinds.values():
            opened.open(shown.address + path)
            found[path] = keyboard_faults(opened.page)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<a href='#x'>one</a><details><summary>two</summary><a href='#y'>three</a></details>", ""),
        ("<a href='#x'>one</a><a href='#y' tabindex='1'>two</a>", "out of the document's order"),
        ("<a href='#x' class='bare'>one</a>", "has no ring in focus"),
        ("<a href='#x' class='away'>one</a>", "is not in view in focus"),
        ("<a href='#x' class='under'>one</a><p class='over'>two</p>", "is not in view in focus"),
        (
            "<a href='#x' id='x'>one</a><a href='#y' id='trap'>two</a><a href='#z'>three</a>",
            "not reached",
        ),
    ],
)
def test_what_the_keyboard_meets_is_seen(
    browser: Browser, tmp_path: Path, body: str, fault: str
) -> None:
    source = (
        "<!doctype html><html lang='en'><title>x</title><style>.bare { outline: none }"
        " .away { position: absolute; left: -400px }"
        " .over { position: fixed; inset: 0; margin: 0; background: white }</style><body>"
        f"{body}<script>document.getElementById('trap')?.addEventListener('keydown',"
        " (event) => { event.preventDefault(); document.getElementById('x').focus(); });</script>"
        "</body></html>"
    )
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    with served(tmp_path) as address, tab(browser) as opened:
        opened.open(f"{address}page.html")
        found = keyboard_faults(opened.page)
    assert any(fault in one for one in found) if fault else found == []
