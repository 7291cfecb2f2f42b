"""What only a browser knows: one page of each kind, of the example and of the harbour's site.

Each page is opened from a server on this machine: light and dark, wide and narrow, enlarged, and
without script.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.site.barriers import barriers
from tests.site.browsing import NARROW, WIDE, Screen, Tab, served, tab
from tests.site.conftest import Shown, over_kinds
from tests.thorough import some

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
CONTROLS = "button, input, select, textarea, label, output, [role=status]"
"""What a script may add: with these, pages do more, and say nothing more."""
WITHOUT_CONTROLS = f"""() => {{
    const main = document.querySelector("main");
    const added = [...main.querySelectorAll("{CONTROLS}")];
    added.forEach((control) => {{ control.hidden = true; }});
    const words = main.innerText;
    added.forEach((control) => {{ control.hidden = false; }});
    return words;
}}"""


def test_there_is_a_page_of_every_kind_to_look_at(shown: Shown) -> None:
    kinds = {"home", "story", "actor", "article", "article-full", "outlet", "question", "sources"}
    lists = {"stories", "actors", "articles", "outlets", "questions", "corrections", "method"}
    assert set(shown.kinds) >= kinds | lists | {"missing"}


LOOKS = some(
    [(scheme, width) for scheme in SCHEMES for width in (WIDE, NARROW)],
    ("light", WIDE),
    ("dark", NARROW),
)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_a_page_asks_only_its_own_site_and_logs_no_trouble(
    browser: Browser, shown: Shown, scheme: Literal["light", "dark"], width: int
) -> None:
    screen = Screen(scheme=scheme, width=width)
    assert over_kinds(browser, shown, screen, Tab.trouble) == {}


@pytest.mark.parametrize(
    "screen",
    [
        Screen(width=NARROW),
        Screen(width=WIDE // 2, scale=2),
        Screen(width=WIDE),
    ],
    ids=["narrow", "at 200 percent", "wide"],
)
def test_a_page_fits_its_screen(browser: Browser, shown: Shown, screen: Screen) -> None:
    assert over_kinds(browser, shown, screen, Tab.overflowing) == {}


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_a_page_has_no_barrier_that_axe_finds(
    browser: Browser, shown: Shown, axe: str, scheme: Literal["light", "dark"], width: int
) -> None:
    screen = Screen(scheme=scheme, width=width)
    found = over_kinds(browser, shown, screen, lambda opened: barriers(opened.page, axe))
    assert found == {}


def test_without_script_a_page_says_all_that_it_says_with_it(
    browser: Browser, shown: Shown
) -> None:
    said: list[dict[str, list[str]]] = [{}, {}]
    for script in (True, False):
        with tab(browser, Screen(script=script)) as opened:
            for path in shown.kinds.values():
                opened.open(shown.address + path)
                words = opened.page.evaluate(WITHOUT_CONTROLS)
                said[script][path] = [line.strip() for line in words.splitlines()]
    plain, scripted = said
    assert min(len("".join(lines)) for lines in plain.values()) > 20
    lost = {path: set(lines) - set(plain[path]) for path, lines in scripted.items()}
    assert {path: lines for path, lines in lost.items() if lines} == {}


def write_page(folder: Path, body: str, head: str = "") -> str:
    """A page in a folder, under a policy that allows nothing; returns its name."""
    source = (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>x</title>"
        f"{head}<body><main>{body}</main></body></html>"
    )
    (folder / "page.html").write_text(source, encoding="utf-8")
    return "page.html"


def test_trouble_in_a_page_is_seen(browser: Browser, tmp_path: Path) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
    name = write_page(
        tmp_path,
        "<script>document.title = 'ran'</script>"
        f"<p>{'wide' * 200}</p><img src='https://elsewhere.example/x.png' alt=''>",
        policy,
    )
    with served(tmp_path) as address, tab(browser, Screen(width=NARROW)) as opened:
        opened.open(address + name)
        assert opened.page.title() == "x"
        trouble, overflowing = opened.trouble(), opened.overflowing()
    forbidden = [said for said in trouble if said.startswith(("script-src", "img-src"))]
    assert len(forbidden) == 2
    assert overflowing


def test_a_request_to_elsewhere_and_a_failed_one_are_seen(browser: Browser, tmp_path: Path) -> None:
    name = write_page(tmp_path, "<img src='http://127.0.0.1:9/x.png' alt=''>")
    with served(tmp_path) as address, tab(browser) as opened:
        opened.open(address + name)
        trouble = opened.trouble()
    assert "asked elsewhere: http://127.0.0.1:9/x.png" in trouble
    assert "failed: http://127.0.0.1:9/x.png" in trouble


def test_a_barrier_is_seen(browser: Browser, tmp_path: Path, axe: str) -> None:
    name = write_page(tmp_path, "<h1>x</h1><img src='data:,'><input>")
    with served(tmp_path) as address, tab(browser) as opened:
        opened.open(address + name)
        rules = {found.split(":")[0] for found in barriers(opened.page, axe)}
    assert {"image-alt", "label"} <= rules
