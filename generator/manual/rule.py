r"""Floor 0, the shape of one manual entry, and the little trees of files its examples are.

A tree is several files in one string. A line `-- content/actors/x.yaml --` begins a file;
`-- content/actors/x.yaml (absent) --` takes one away; `(link)` makes it a symbolic link;
`(folder)` only names a folder; `(escaped)` reads Python escapes such as `\xff` as bytes; `(times
9)` repeats the text. A line that ends in `# expect` is where the diagnostic must stand, and a head
that does stands for the file's first line; the mark is no part of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from generator.diagnostics import Severity
from generator.patterns import pattern
from generator.structs import Struct

_HEAD = pattern(
    r"-- (?P<path>\S+)(?: \((?P<how>absent|link|folder|escaped|times (?P<times>\d+))\))? --"
    r"(?P<expect>[ \t]*# expect)?\Z"
)
_EXPECT = pattern(r"[ \t]*# expect\Z")


class Rule(Struct, frozen=True, kw_only=True):
    """One code: what it says, and an example of it."""

    code: str
    """A slug; stable, since people search for it."""
    severity: Severity
    what: str
    """The rule in one sentence."""
    why: str
    """What goes wrong for readers or editors without it, in a sentence or two."""
    wrong: str
    """A tree that breaks the rule on each line marked `# expect`, and no other rule."""
    right: str
    """The same tree, mended."""


class Tree(Struct, frozen=True):
    """The files of an example."""

    files: Mapping[str, bytes | None]
    """Path from the project's root → content; None where the file must not exist."""
    expected: tuple[tuple[str, int], ...]
    """Path and 1-based line of each `# expect`."""
    links: tuple[str, ...] = ()
    """Paths that are symbolic links."""


def tree(text: str) -> Tree:
    """Read a tree written as one string; raises `ValueError` for a line outside any file."""
    files: dict[str, bytes | None] = {}
    expected: list[tuple[str, int]] = []
    links: list[str] = []
    path, how, times, lines = "", "", 1, list[str]()

    def close() -> None:
        if how == "link":
            links.append(path)
        elif path and how not in ("absent", "folder"):
            body = "".join(line + "\n" for line in lines) * times
            escaped = how == "escaped"
            files[path] = _unescape(body) if escaped else body.encode("utf-8")
        elif how == "absent":
            files[path] = None

    for line in dedent(text).strip("\n").split("\n"):
        head = _HEAD.match(line)
        if head:
            close()
            path, how, lines = head["path"], head["how"] or "", []
            times = int(head["times"] or 1)
            if head["expect"]:
                expected.append((path, 1))
            continue
        if not path:
            raise ValueError(f"a tree must begin with a file's name, not {line!r}")
        mark = _EXPECT.search(line)
        if mark:
            expected.append((path, len(lines) + 1))
        lines.append(line[: mark.start()] if mark else line)
    close()
    return Tree(files, tuple(expected), tuple(links))


def _unescape(body: str) -> bytes:
    return body.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1")


BASE = """
-- content/site.yaml --
title: Harbour watch
-- content/outlets/gazette.yaml --
name: The Gazette
-- content/actors/mara-lind.yaml --
name: Mara Lind
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
published: 2031-01-05
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said on Monday.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
"""
"""The site every example is laid over: one article, its outlet, one speaker, one quote."""
