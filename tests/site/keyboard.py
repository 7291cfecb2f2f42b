"""A page walked through by the Tab key alone, from its top to its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from playwright.sync_api import Page

_BEGIN = """() => {
    const radios = new Set();
    const rings = "a[href], button, summary, input, select, textarea, [tabindex]";
    window.toReach = new Set([...document.querySelectorAll(rings)].filter((element) => {
        if (element.disabled || element.tabIndex < 0) return false;
        if (!element.checkVisibility({ visibilityProperty: true })) return false;
        if (element.type !== "radio") return true;
        const first = !radios.has(element.name);
        radios.add(element.name);  // one of a group is a stop; the arrow keys reach the others
        return first;
    }));
    window.reachedBefore = window.reachedFirst = null;
    document.activeElement.blur();
    window.getSelection().removeAllRanges();
    window.scrollTo(0, 0);
    return window.toReach.size;
}"""
_STEP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const before = window.reachedBefore;
    window.reachedFirst ??= element;
    if (before && element === window.reachedFirst) return null;  // round, and at the top again
    window.reachedBefore = element;
    window.toReach.delete(element);
    if (element.type === "radio") {
        for (const other of [...window.toReach])
            if (other.type === "radio" && other.name === element.name) window.toReach.delete(other);
    }
    const style = getComputedStyle(element);
    return {
        element: element.outerHTML.slice(0, 140),
        ringed: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1)
            || style.boxShadow !== "none",
        ordered: before === null || before === element
            || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
}"""
_SEEN = """() => {
    const element = document.activeElement;
    return [...element.getClientRects()].some((box) => {
        const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
        const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
        if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight)
            return false;
        const hit = document.elementFromPoint(x, y);
        if (element instanceof SVGElement) return hit !== null;  // a line fills little of its box
        return hit !== null && (element.contains(hit) || hit.closest("label")?.control === element);
    });
}"""
_LEFT = """() => [...window.toReach].filter((element) => element.isConnected)
    .map((element) => element.outerHTML.slice(0, 140))"""
_SPARE = 400
"""Steps beyond the elements first seen: what opens when its word has the focus is walked too."""


class _Stop(TypedDict):
    element: str
    ringed: bool
    ordered: bool


def keyboard_faults(page: Page) -> list[str]:
    """What the keyboard alone does not reach in an open page, or shows badly on the way."""
    count: int = page.evaluate(_BEGIN)
    found: list[str] = []
    for _ in range(count + _SPARE):
        page.keyboard.press("Tab")
        stop: _Stop | None = page.evaluate(_STEP)
        if stop is None:
            break
        found += _stop_faults(stop)
        if not _comes_into_view(page):
            found.append(f"is not in view in focus: {stop['element']}")
    else:
        found.append("the focus never leaves the page")
    return found + [f"not reached: {element}" for element in page.evaluate(_LEFT)]


def _comes_into_view(page: Page) -> bool:
    """Whether what has the focus is seen, now or a moment later: what it opens may yet move off."""
    if page.evaluate(_SEEN):
        return True
    page.wait_for_timeout(100)
    return bool(page.evaluate(_SEEN))


def _stop_faults(stop: _Stop) -> Iterator[str]:
    if not stop["ringed"]:
        yield f"has no ring in focus: {stop['element']}"
    if not stop["ordered"]:
        yield f"comes out of the document's order: {stop['element']}"
