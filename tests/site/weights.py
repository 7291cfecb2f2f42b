"""How heavy a page is: its bytes, and those of the site's own files that it loads, uncompressed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser

HEAVIEST = 150 * 1024
"""Bytes that HTML, style sheets, script and drawings of a page may have together."""
HEAVIEST_SCRIPT = 15 * 1024
"""Bytes of those that may be script."""
_LOADED = 'link[rel="stylesheet"], link[rel="icon"], script[src], img[src]'


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The bytes of one page."""

    whole: int
    """With all that it loads."""
    script: int

    @property
    def faults(self) -> list[str]:
        """What of it is over a limit."""
        found = {"page": (self.whole, HEAVIEST), "script": (self.script, HEAVIEST_SCRIPT)}
        return [
            f"the {what} has {bytes_} bytes, and {most} are the most"
            for what, (bytes_, most) in found.items()
            if bytes_ > most
        ]


def weigh(site: Path, path: str) -> Weight:
    """The weight of the page at `path` in a built site."""
    page = LexborHTMLParser((site / path).read_text(encoding="utf-8"))
    links = [
        node.attributes.get("href") or node.attributes.get("src") for node in page.css(_LOADED)
    ]
    files = {site / unquote(urljoin(f"/{path}", link or "")).lstrip("/") for link in links}
    sizes = {file: file.stat().st_size for file in files}
    return Weight(
        whole=(site / path).stat().st_size + sum(sizes.values()),
        script=sum(size for file, size in sizes.items() if file.suffix == ".js"),
    )
