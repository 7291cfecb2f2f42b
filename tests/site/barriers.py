"""What axe-core finds in an open page."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

WCAG_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of WCAG 2.2, level AA."""
BEST_PRACTICE = ("best-practice",)
"""What axe-core recommends beyond them."""
_RUN = """(tags) => axe.run(document, { runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"] }).then((result) => result.violations.flatMap((rule) =>
    rule.nodes.map((node) => rule.id + ": " + node.html.slice(0, 300))))"""


def barriers(page: Page, axe: str, tags: Iterable[str] = WCAG_TAGS) -> list[str]:
    """Every violation of the rules with these tags: the rule and the element; `axe`: its source."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(_RUN, list(tags))
    return found
