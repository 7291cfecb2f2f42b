"""Floor 5, the only place where an address, a page's path or an anchor is spelled.

An *address* is what the content contract names, from the site's root: `/actors/x/`, perhaps with
`#anchor`. A *path* is the file a page is written to: `actors/x/index.html`. Pages refer to each
other relatively and by file name, so that the folder opens from disk and under any sub-path.
"""

from __future__ import annotations

from functools import lru_cache

HOME = "/"
STORIES = "/stories/"
ACTORS = "/actors/"
ARTICLES = "/articles/"
OUTLETS = "/outlets/"
QUESTIONS = "/questions/"
SOURCES = "/sources/"
UNLISTED = "/sources/unlisted/"
CORRECTIONS = "/corrections/"
METHOD = "/method/"
MISSING = "/404.html"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"

_IN_USE = 4_096
"""Addresses of which it is remembered what they come to: those asked for last."""


def story(story_id: str) -> str:
    """The explainer's address."""
    return f"/stories/{story_id}/"


def claim(story_id: str, claim_id: str) -> str:
    """A claim on its story's page."""
    return f"/stories/{story_id}/#{claim_anchor(claim_id)}"


def claim_anchor(claim_id: str) -> str:
    """The id a claim has on its story's page."""
    return f"c-{claim_id}"


def actor(actor_id: str) -> str:
    """An actor's address."""
    return f"/actors/{actor_id}/"


def outlet(outlet_id: str) -> str:
    """An outlet's address."""
    return f"/outlets/{outlet_id}/"


def article(article_id: str) -> str:
    """The source record's address."""
    return f"/articles/{article_id}/"


def item(article_id: str, item_id: str) -> str:
    """An item on its article's page; `headline` is the page itself."""
    return f"/articles/{article_id}/#{item_id}"


def paragraph(article_id: str, number: int) -> str:
    """A paragraph on its article's page."""
    return f"/articles/{article_id}/#{paragraph_anchor(number)}"


def paragraph_anchor(number: int) -> str:
    """The id of a paragraph, counted from 1."""
    return f"p{number}"


def entry_anchor(item_id: str) -> str:
    """The id of an item's record on its article's page, where its words there have its own."""
    return f"_e-{item_id}"


def question(story_id: str, question_id: str) -> str:
    """A question's address."""
    return f"/questions/{story_id}/{question_id}/"


def sources(story_id: str | None) -> str:
    """A story's part of the source-attribution index; None for articles in no story."""
    return UNLISTED if story_id is None else f"/sources/{story_id}/"


def further(address: str, number: int) -> str:
    """Page `number` (from 1) of a list; the first is the address itself."""
    return address if number == 1 else f"{address}page/{number}/"


def asset(path: str) -> str:
    """The address of a file we ship, from its path in the output."""
    return f"/{path}"


def note_anchor(number: int) -> str:
    """The id of note `number` on a page."""
    return f"_n{number}"


def citation_anchor(number: int) -> str:
    """The id of the citation that leads to note `number`."""
    return f"_r{number}"


def preview_anchor(number: int) -> str:
    """The id of what preview `number` on a page tells."""
    return f"_p{number}"


def event_anchor(number: int) -> str:
    """The id of event `number` (from 1) in a story's list of events."""
    return f"_e{number}"


def shown_anchor(article_id: str, item_id: str) -> str:
    """The id of a quote shown within a story's text."""
    return f"_q-{article_id}--{item_id}"


def kind_anchor(kind: str) -> str:
    """The id of a kind of actor in the list of all."""
    return f"_{kind}"


def run_anchor(kind: str, name: str) -> str:
    """The id of the actors of a kind under one letter, or of one outlet."""
    plain = "".join(
        c if c.isascii() and (c.isalnum() or c == "-") else f"u{ord(c):x}" for c in name
    )
    return f"_{kind}-{plain.lower()}"


def path(address: str) -> str:
    """The file an address is written to: `/actors/x/` → `actors/x/index.html`."""
    return _place(address)[0]


@lru_cache(maxsize=_IN_USE)
def _place(address: str) -> tuple[str, str]:
    """The file an address is written to, and its `#anchor`; empty where it has none."""
    bare, mark, anchor = address.partition("#")
    bare = bare.removeprefix("/")
    path = f"{bare}index.html" if bare == "" or bare.endswith("/") else bare
    return path, mark + anchor if anchor else ""


@lru_cache(maxsize=_IN_USE)
def seat(page: str) -> tuple[str, str]:
    """The part of the site the page at a path is in, and its way up to the root.

    `actors/x/index.html` → `actors/` and `../../`. From pages on one floor every link into
    another part is the same.
    """
    return page[: page.find("/") + 1], "../" * page.count("/")


def relative(page: str, address: str) -> str:
    """How the page at path `page` refers to an address: relative, ending in a file name."""
    target, suffix = _place(address)
    part, up = seat(page)
    if not target.startswith(part):  # as most links do, it leads to another part of the site
        return up + target + suffix
    if target == page:
        return suffix or target.rpartition("/")[2]
    folder = page[: page.rfind("/") + 1]
    ups = 0
    while not target.startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        ups += 1
    return "../" * ups + target[len(folder) :] + suffix


def absolute(base_url: str, address: str) -> str:
    """The canonical form: folder addresses below the site's base (which ends in `/`)."""
    return base_url.rstrip("/") + address
