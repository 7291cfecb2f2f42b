"""The way from a cited sentence to its passage and back, as a reader clicks it; and where notes lie."""

from __future__ import annotations

import time
from collections.abc import Iterator

from playwright.sync_api import Error, Page

_PATIENCE = 3000
"""Milliseconds until a click must have led somewhere."""
_CITATIONS = "() => [...document.querySelectorAll('a.cite[id^=_r]')].map((cite) => cite.id)"
_SHOWN = """(id) => {
    const element = id === null ? document.querySelector(":target") : document.getElementById(id);
    if (!element) return "is not there";
    if (element !== document.querySelector(":target")) return "is not the target";
    if (!element.checkVisibility({ visibilityProperty: true })) return "is not visible";
    const sized = element.childNodes.length ? element : element.parentElement;  // a bare anchor
    const boxes = [...sized.getClientRects()].filter((box) => box.width && box.height);
    if (!boxes.length) return "has no size";
    return boxes.some((box) => box.bottom > 0 && box.top < innerHeight && box.right > 0
        && box.left < innerWidth) ? "" : "is not in view";
}"""
_MIDDLE = """(selector) => {
    const element = [...document.querySelectorAll(selector)].at(-1);
    element?.scrollIntoView({ block: "center" });
    const box = element?.getClientRects()[0];
    return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2, address: element.href }
        : null;
}"""
_HIT = """([selector, x, y]) => {
    const element = [...document.querySelectorAll(selector)].at(-1);
    const hit = document.elementFromPoint(x, y);
    return element.contains(hit) ? "" : hit ? hit.outerHTML.slice(0, 90) : "the edge";
}"""
_BOXES = """() => [...document.querySelectorAll(".cite + .note[id^=_n]")].map((note) => {
    const cite = document.getElementById("_r" + note.id.slice(2));
    const box = note.getBoundingClientRect();
    const line = cite.getClientRects()[0];
    const height = parseFloat(getComputedStyle(cite.parentElement).lineHeight) || 30;
    return {
        id: note.id, line: line.top, height,
        left: box.left, right: box.right, top: box.top, bottom: box.bottom,
    };
})"""


def citations(page: Page) -> list[str]:
    """The ids of all citations in an open page, in order."""
    found: list[str] = page.evaluate(_CITATIONS)
    return found


def citation_faults(page: Page, story: str) -> Iterator[str]:
    """What goes wrong when every citation of the page at the address `story` is followed.

    A click on the citation shows its note; one on the note's place, the passage on the article's
    page; the way back, the note again; and a click on its number, the citation. A place that an
    earlier note has led to is only looked at, to save the way.
    """
    page.set_default_timeout(_PATIENCE)
    page.goto(story, wait_until="load")
    seen: set[str] = set()
    for cite in citations(page):
        try:
            yield from (f"{cite}: {fault}" for fault in _followed(page, cite, seen))
        except (_Unclickable, Error) as error:
            yield f"{cite}: {str(error).splitlines()[0]}"
            page.goto(story, wait_until="load")


class _Unclickable(Exception):
    """What a reader would click cannot be clicked."""


def _followed(page: Page, cite: str, seen: set[str]) -> Iterator[str]:
    note = f"_n{cite[2:]}"
    _aim(page, f"#{cite}", "the citation")
    _click(page)
    yield from _unless_shown(page, note, "its note")
    address = _aim(page, f"#{note} a[href*='articles/']", "the place in its note")
    if address not in seen:
        seen.add(address)
        with page.expect_navigation(wait_until="load"):
            _click(page)
        if "#" in address:
            yield from _unless_shown(page, None, f"its passage at {address.rpartition('/')[2]}")
        page.go_back(wait_until="load")
        yield from _unless_shown(page, note, "its note, on the way back,")
    _aim(page, f"#{note} > a:first-child", "the number of its note")
    _click(page)
    yield from _unless_shown(page, cite, "the citation, back from its note,")


def _aim(page: Page, selector: str, what: str) -> str:
    """Point at the middle of a link, the last of its like; returns the address it leads to.

    The pointer comes from the page's edge, so that nothing it opened on its way is still open.
    """
    page.mouse.move(0, 0)
    place = page.evaluate(_MIDDLE, selector)
    if place is None:
        raise _Unclickable(f"{what} is not there to be clicked")
    page.mouse.move(place["x"], place["y"])
    hit = page.evaluate(_HIT, [selector, place["x"], place["y"]])
    if hit:
        raise _Unclickable(f"{what} is covered by {hit}")
    return str(place["address"])


def _click(page: Page) -> None:
    """Click where the pointer is."""
    page.mouse.down()
    page.mouse.up()


def _unless_shown(page: Page, target: str | None, what: str) -> Iterator[str]:
    deadline = time.monotonic() + _PATIENCE / 1000  # a click is answered when the browser can
    while (wrong := page.evaluate(_SHOWN, target)) and time.monotonic() < deadline:
        page.wait_for_timeout(20)
    if wrong:
        yield f"{what} {wrong}"


def note_faults(page: Page) -> Iterator[str]:
    """What is wrong with where the notes lie on a wide screen, those within tables aside.

    They come in order and none lies over another. Each begins at its citation's line, or where the
    notes before it force it down to; up to a line's height is spacing.
    """
    notes: list[dict[str, float]] = page.evaluate(_BOXES)
    floor = float("-inf")
    for number, note in enumerate(notes):
        name, spare = f"note {note['id']}", note["height"]
        if note["bottom"] - note["top"] < 1:
            yield f"{name} is not shown"
        if note["top"] < floor - 0.5:
            yield f"{name} begins above the end of the one before it"
        if note["top"] < note["line"] - spare / 2:
            yield f"{name} begins above its citation's line"
        if note["top"] > max(note["line"], floor) + spare:
            yield f"{name} lies {note['top'] - max(note['line'], floor):.0f} px too low"
        yield from (
            f"{name} lies over {other['id']}" for other in notes[:number] if _overlap(note, other)
        )
        floor = max(floor, note["bottom"])


def _overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 0.5 and down > 0.5
