"""A link checker for a whole published site: what in it leads nowhere.

Every address that a page, a style sheet or a drawing holds is resolved as a browser would, against
the place where the site is put: on a disk, at the root of a host, or in a folder of one. It must
end at a published file, and its fragment at an id there. Addresses of other sites are not fetched;
they may only be followed, never loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

BASES = {
    "from disk": "file:///home/reader/saved%20sites/site/",
    "at the root": "https://host.example/",
    "in a folder": "https://host.example/sub/path/",
}
"""Where a site may be put, each by the address of its top folder."""

_FOLLOWED = {"a", "area"}
_CANONICAL = {"canonical", "alternate", "license", "author"}
_ADDRESSES = (
    "href",
    "src",
    "xlink:href",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
)
_ID_LISTS = ("for", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls")
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
_REFRESH = re.compile(r"""^\s*[\d.]+\s*[;,]\s*url\s*=\s*["']?([^"']*)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """One address as it stands in a file."""

    address: str
    """As written."""
    loaded: bool
    """Whether opening the file fetches it, rather than a reader following it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a published file offers to links and asks of them."""

    ids: frozenset[str]
    """The ids a fragment may name."""
    links: tuple[Link, ...]
    """Every address in it, in order."""
    named_ids: tuple[str, ...] = ()
    """Ids that the page itself refers to, as labels and descriptions do."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An address that leads nowhere."""

    path: str
    """The file it stands in, from the output."""
    address: str
    """As written."""
    reason: str
    """What is wrong with it."""


def read_site(root: Path) -> dict[str, Page]:
    """Every published file by its path from `root`; those that are not pages have no ids."""
    return {
        path.relative_to(root).as_posix(): _read(path)
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def broken_links(site: dict[str, Page], base: str) -> list[Broken]:
    """All that is broken when the site's top folder has the address `base`.

    The page for addresses that do not exist is shown under any of them: what it says of the place
    the site was built for, beginning with `/`, is not for this base.
    """
    return [
        Broken(path, link.address, reason)
        for path, page in site.items()
        for link in page.links
        if not (path == "404.html" and link.address.startswith("/"))
        and (reason := _fault(site, base=base, path=path, link=link))
    ] + [
        Broken(path, f"#{name}", "a label or description of the page names no id of it")
        for path, page in site.items()
        for name in page.named_ids
        if name not in page.ids
    ]


def reached_from(site: dict[str, Page], start: str) -> set[str]:
    """Every file that following links from the page `start` leads to, that page included."""
    base = BASES["in a folder"]
    reached, waiting = {start}, [start]
    while waiting:
        path = waiting.pop()
        for link in site[path].links:
            target, _ = _goal(base, path=path, address=link.address)
            if target in site and target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _goal(base: str, *, path: str, address: str) -> tuple[str | None, str]:
    """The file and the fragment that an address means; no file if it is not the site's."""
    goal, _, fragment = urljoin(base + path, address).partition("#")
    if not goal.startswith(base):
        return None, fragment
    return unquote(goal.partition("?")[0][len(base) :]), unquote(fragment)


def _fault(site: dict[str, Page], *, base: str, path: str, link: Link) -> str | None:
    """Why a link is broken, or None."""
    target, fragment = _goal(base, path=path, address=link.address)
    if target is None:
        return _outside_fault(link)
    if not target or target.endswith("/"):
        if base.startswith("file:"):
            return "is a folder, which does not open from disk"
        target += "index.html"
    if target not in site:
        return "names no published file"
    if fragment and fragment not in site[target].ids:
        return f"names no id in {target}"
    return None


def _outside_fault(link: Link) -> str | None:
    """Why an address outside the site is wrong, or None."""
    scheme = urlsplit(link.address).scheme
    if not scheme:
        return "leaves the site"
    if link.loaded:
        return "loads something from outside the site"
    return None if scheme in {"http", "https", "mailto"} else f"has the scheme {scheme}"


def _read(path: Path) -> Page:
    if path.suffix == ".css":
        found = _CSS_ADDRESS.findall(path.read_text(encoding="utf-8"))
        return Page(frozenset(), tuple(Link(address, loaded=True) for address in found))
    if path.suffix in {".html", ".svg"}:
        nodes = LexborHTMLParser(path.read_text(encoding="utf-8")).css("*")
        return Page(
            frozenset(identity for node in nodes if (identity := node.attributes.get("id"))),
            tuple(link for node in nodes for link in _links(node)),
            tuple(name for node in nodes for name in _named_ids(node)),
        )
    return Page(frozenset(), ())


def _named_ids(node: LexborNode) -> Iterator[str]:
    """The ids of its own page that one element refers to."""
    for attribute in _ID_LISTS:
        yield from (node.attributes.get(attribute) or "").split()


def _links(node: LexborNode) -> Iterator[Link]:
    """The addresses of one element."""
    attributes = node.attributes
    tag = node.tag or ""
    relations = set((attributes.get("rel") or "").split())
    loaded = tag not in _FOLLOWED and not (tag == "link" and relations & _CANONICAL)
    for name in _ADDRESSES:
        if name in attributes:
            yield Link(attributes[name] or "", loaded and name != "cite")
    for candidate in (attributes.get("srcset") or "").split(","):
        if candidate.strip():
            yield Link(candidate.split()[0], loaded=True)
    if tag == "meta" and (moved := _REFRESH.match(attributes.get("content") or "")):
        yield Link(moved.group(1), loaded=False)


def folder_form(path: str) -> str:
    """A page's canonical path: `stories/x/index.html` is `stories/x/`, the first page is empty."""
    page = PurePosixPath(path)
    if page.name != "index.html":
        return path
    return "" if page.parent == PurePosixPath() else f"{page.parent.as_posix()}/"
