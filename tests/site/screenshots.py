"""Every kind of page as a picture: light, dark, narrow, printed and mirrored.

`python -m tests.site.screenshots --output FOLDER [--project DIR] [--pages KIND …]` writes
`<kind>.<variant>.png` and an `index.html` that shows them all. Without a project it is the example.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from generator.catalogue import DEFAULT, languages
from generator.languages import direction
from tests.command import REPOSITORY, build
from tests.site.browsing import NARROW, Screen, chromium_at, find_chromium, served, tab
from tests.site.kinds import fullest, planned

SCREENS = {
    "light": Screen(),
    "dark": Screen(scheme="dark"),
    "narrow": Screen(width=NARROW, height=640),
    "print": Screen(width=760, media="print"),
}
"""Variant → how it is looked at; beside these there is `mirrored`."""
MIRRORED = "mirrored"
TALLEST = 12_000
"""Pixels: a longer page is cut here, since a browser paints no picture of any height."""
_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem; }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem; }
h2 { grid-column: 1 / -1; margin: 1rem 0 0; }
figure { margin: 0; }
img { inline-size: 100%; block-size: 16rem; object-fit: cover; object-position: top; border: 1px solid; }
"""


def main() -> None:
    """Build the project, take all pictures, write the sheet."""
    parser = argparse.ArgumentParser(prog="python -m tests.site.screenshots")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--project", type=Path, default=REPOSITORY)
    parser.add_argument("--pages", nargs="+", metavar="KIND", help="only these kinds of page")
    parser.add_argument(
        "--now", default=datetime.now(UTC).isoformat(timespec="seconds"), help="when it is built"
    )
    asked = parser.parse_args()
    take(asked.project, asked.output, now=asked.now, only=asked.pages)


def take(project: Path, output: Path, *, now: str, only: list[str] | None = None) -> list[Path]:
    """Take the pictures of a project's pages; returns them, and the sheet last.

    Only kinds in `only`, unless it is None.
    """
    output.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    with tempfile.TemporaryDirectory() as folder, chromium_at(_chromium()) as browser:
        for variants, copy in _projects(project, Path(folder)):
            with _built(copy, now) as (address, kinds):
                chosen = {k: path for k, path in kinds.items() if only is None or k in only}
                for variant, screen in variants.items():
                    taken += _pictures(browser, screen, address, chosen, output, variant)
    sheet = output / "index.html"
    sheet.write_text(_sheet(sorted(taken)), encoding="utf-8")
    return [*sorted(taken), sheet]


def _projects(project: Path, folder: Path) -> Iterator[tuple[dict[str, Screen], Path]]:
    """The project as it is, and with the interface in a language that is written the other way."""
    whole = folder / "as-it-is"
    shutil.copytree(project / "content", whole / "content")
    yield SCREENS, whole
    mirrored = folder / MIRRORED
    shutil.copytree(whole / "content", mirrored / "content")
    _turn_round(mirrored / "content" / "site.yaml")
    yield {MIRRORED: Screen()}, mirrored


def _turn_round(settings: Path) -> None:
    """Name a language that is written the other way, in place of the one named or the default."""
    text = settings.read_text(encoding="utf-8")
    named = re.search(r"(?m)^language: *([\w-]+).*\n", text)
    here = direction(named[1] if named else DEFAULT)
    other = next(tag for tag in languages() if direction(tag) != here)
    kept = text.replace(named[0], "") if named else text
    settings.write_text(f"{kept.rstrip()}\nlanguage: {other}\n", encoding="utf-8")


@contextmanager
def _built(project: Path, now: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A project's site, served: where, and one page of each kind."""
    site = project / "site"
    build(project, site, "--now", now)
    plan = planned(project, now=now)
    with served(site, plan.base) as address:
        yield address, fullest(site, plan.kinds)


def _pictures(
    browser: Browser,
    screen: Screen,
    address: str,
    kinds: dict[str, str],
    output: Path,
    variant: str,
) -> Iterator[Path]:
    with tab(browser, screen) as opened:
        for kind, path in kinds.items():
            opened.open(address + path)
            picture = output / f"{kind}.{variant}.png"
            whole = opened.page.evaluate("document.documentElement.scrollHeight")
            tall = min(whole, TALLEST)
            opened.page.screenshot(
                path=picture,
                full_page=True,
                clip={"x": 0, "y": 0, "width": screen.width, "height": tall},
            )
            yield picture


def _sheet(pictures: list[Path]) -> str:
    """A page with all pictures, a row a kind of page."""
    kinds: dict[str, list[str]] = {}
    for picture in pictures:
        kind, variant, _ = picture.name.split(".")
        shown = f'<a href="{escape(picture.name)}"><img src="{escape(picture.name)}" alt=""></a>'
        kinds.setdefault(kind, []).append(
            f"<figure>{shown}<figcaption>{escape(variant)}</figcaption></figure>"
        )
    rows = [f"<section><h2>{escape(k)}</h2>{''.join(v)}</section>" for k, v in kinds.items()]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Every kind of page'
        f"</title><style>{_STYLE}</style></head><body><h1>Every kind of page</h1>"
        f"{''.join(rows)}</body></html>\n"
    )


def _chromium() -> Path:
    found = find_chromium()
    if found is None:
        raise SystemExit("no Chromium here (set CHROMIUM, or install it)")
    return found


if __name__ == "__main__":
    main()
