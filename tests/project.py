"""Projects made of strings: laid over the manual's base site or alone, in memory or on disk.

A tree is written as in `generator.manual.rule`: `-- content/actors/x.yaml --` begins a file, and
`(absent)` behind the name takes one away again. What is read, checked and rendered here goes the
same way as a build, without a disk in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.diagnostics import Diagnostic, Severity, blocks
from generator.library import Library
from generator.manual.rule import BASE, tree
from generator.pages import Page
from generator.pipeline import Checked, Options, check, prepare, render
from generator.rendering import Renderer
from generator.tree import MemoryTree
from generator.views.making import On, Site

V = TypeVar("V")

NOW = datetime(2031, 6, 1, tzinfo=UTC)
"""When all tests take place, unless they say otherwise."""

Files = dict[str, bytes]


def alone(*texts: str) -> Files:
    """Files of several trees; a later one overrides an earlier."""
    files: dict[str, bytes | None] = {}
    for text in texts:
        files.update(tree(text).files)
    return {path: data for path, data in files.items() if data is not None}


def over_base(*texts: str) -> Files:
    """Files of several trees laid over the base site of the manual."""
    return alone(BASE, *texts)


def lay(files: Mapping[str, bytes], folder: Path) -> Path:
    """The files on disk in `folder`, which is returned."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def checked(files: Mapping[str, bytes], *, now: datetime = NOW) -> Checked:
    """Everything known of a project."""
    return check(MemoryTree(files), Options(now=now), folder_name="harbour")


def found(files: Mapping[str, bytes], *, now: datetime = NOW) -> list[Diagnostic]:
    """All errors and warnings."""
    every = checked(files, now=now).diagnostics
    return [one for one in every if one.severity is not Severity.NOTE]


def told(files: Mapping[str, bytes], *, now: datetime = NOW) -> list[str]:
    """All errors and warnings as `code path:line`."""
    return [f"{d.code} {d.span.path}:{d.span.line}" for d in found(files, now=now)]


def library(files: Mapping[str, bytes]) -> Library:
    """The library of a project without errors."""
    done = checked(files)
    assert not blocks(done.diagnostics), done.diagnostics
    return done.library


def site(
    files: Mapping[str, bytes],
    *,
    now: datetime = NOW,
    drafts: bool = False,
    base_url: str | None = None,
) -> dict[str, bytes]:
    """Every file of the built site by its path; the project may have no error."""
    return dict(_rendered(tuple(files.items()), Options(now=now, drafts=drafts, base_url=base_url)))


def view(files: Mapping[str, bytes], path: str, kind: type[V], *, now: datetime = NOW) -> V:
    """What the template of the page at `path` would be given."""
    made, pages, _ = _prepared(tuple(files.items()), Options(now=now))
    (page,) = [page for page in pages if page.path == path]
    shown = page.view(On(made, path))
    assert isinstance(shown, kind)
    return shown


# What has been made once is not made again for the next test that asks for the same.


@lru_cache(maxsize=32)
def _prepared(
    files: tuple[tuple[str, bytes], ...], options: Options
) -> tuple[Site, list[Page], Renderer]:
    done = check(MemoryTree(dict(files)), options, folder_name="harbour")
    assert not blocks(done.diagnostics), done.diagnostics
    return prepare(done, options, Path("no-such-project"))


@lru_cache(maxsize=32)
def _rendered(
    files: tuple[tuple[str, bytes], ...], options: Options
) -> tuple[tuple[str, bytes], ...]:
    return tuple(render(*_prepared(files, options)))


def html(data: bytes) -> LexborHTMLParser:
    """A page, parsed."""
    return LexborHTMLParser(data.decode("utf-8"))


def words(node: LexborNode | LexborHTMLParser | None) -> str:
    """What an element says, each run of blanks as one."""
    assert node is not None
    body = node.body if isinstance(node, LexborHTMLParser) else node
    assert body is not None
    return " ".join(body.text(separator="").split())


def page_words(pages: Mapping[str, bytes], path: str) -> str:
    """What the page at `path` says."""
    return words(html(pages[path]))
