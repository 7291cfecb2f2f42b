"""Floor 2, reading: files become records, one file at a time.

By the end every record's shape is right and its prose compiled; whether the ids in it exist is
learned later, by linking. All shape faults of all files are found at once. A file with a fault
gives no record and is named in `refused`, so that nothing more is said about what it defines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from generator.diagnostics import Diagnostic
from generator.manual import finding
from generator.model import Actor, Annotations, Article, Outlet, SealRecord, Story
from generator.reading.actors import actor
from generator.reading.annotations import annotated
from generator.reading.articles import article
from generator.reading.files import SITE, Known, Opened, decode, open_file, place
from generator.reading.outlets import outlet
from generator.reading.record import Record, record
from generator.reading.seals import seal
from generator.reading.shapes import (
    ActorShape,
    AnnotationsShape,
    ArticleShape,
    OutletShape,
    SealShape,
    SiteShape,
    StoryShape,
)
from generator.reading.shaping import Shape
from generator.reading.site import settings
from generator.reading.standards import LANGUAGE
from generator.reading.stories import story
from generator.settings import Settings
from generator.source import SourceFile, Span
from generator.tree import Tree
from generator.yaml_nodes import ScalarNode

__all__ = ["ReadFile", "Reading", "RefusedFile", "Sources", "read", "read_file"]

S = TypeVar("S", bound=Shape)
R = TypeVar("R")


@dataclass(frozen=True, slots=True, order=True)
class RefusedFile:
    """A file that stands in its place but could not be read."""

    path: str
    kind: str
    """`site`, or the name of its folder: `outlets`, `actors`, `articles` …"""
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything the files say, each for itself."""

    settings: Settings
    outlets: tuple[Outlet, ...]
    """By path, as are all records here."""
    actors: tuple[Actor, ...]
    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    stories: tuple[Story, ...]
    seals: tuple[SealRecord, ...]
    sources: Mapping[str, SourceFile]
    """Path → text, for frames and for locating findings; refused files are in it too. Read again
    when asked for: few files have findings."""
    refused: frozenset[RefusedFile]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What one file says."""

    kind: str
    """`site`, or the name of its folder."""
    record: Settings | Outlet | Actor | Article | Annotations | Story | SealRecord | None
    """None where it could not be read."""
    findings: tuple[Diagnostic, ...]
    source: SourceFile


def read_file(
    path: str, data: bytes, *, language: str, spoken: Callable[[str], str | None]
) -> ReadFile | None:
    """One file by itself; None for one that is no content, or in a wrong place.

    `language` is the site's, `spoken` gives an outlet's.
    """
    known = place(path)
    if not isinstance(known, Known):
        return None
    file = open_file(known, data)
    made: tuple[
        Settings | Outlet | Actor | Article | Annotations | Story | SealRecord | None,
        tuple[Diagnostic, ...],
    ]
    match known.kind:
        case "site":
            made = record(file, SiteShape, settings)
        case "outlets":
            made = record(file, OutletShape, outlet)
        case "actors":
            made = record(file, ActorShape, actor)
        case "articles":
            made = record(
                file,
                ArticleShape,
                lambda one, shape: article(one, shape, language=spoken(shape.outlet) or language),
            )
        case "annotations":
            made = record(file, AnnotationsShape, annotated)
        case "stories":
            made = record(file, StoryShape, partial(story, language=language))
        case _:
            made = record(file, SealShape, seal)
    return ReadFile(kind=known.kind, record=made[0], findings=made[1], source=file.source)


class Sources(Mapping[str, SourceFile]):
    """The texts of a tree's files, read when asked for."""

    def __init__(self, tree: Tree, paths: Iterable[str] | None = None) -> None:
        """`paths` are those that can be asked for: all of the tree's, unless some are given."""
        self._tree = tree
        self._asked = paths
        self._read: dict[str, SourceFile] = {}

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(self._tree.paths() if self._asked is None else self._asked)

    def __getitem__(self, path: str) -> SourceFile:
        """A file as it stands. Raises `WorldError` where it is gone."""
        if path not in self._paths:
            raise KeyError(path)
        if path not in self._read:
            self._read[path] = decode(path, self._tree.read(path))[0]
        return self._read[path]

    def put(self, source: SourceFile) -> None:
        """A file that has been read."""
        self._read[source.path] = source

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file."""
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        """All paths, in order."""
        return iter(sorted(self._paths))

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._paths)


class _Desk:
    """The files of one reading, and what has been found so far."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.files: dict[str, list[Known]] = {}
        self.findings: list[Diagnostic] = list(tree.findings())
        self.refused: set[RefusedFile] = set()
        for path in tree.paths():
            known = place(path)
            if isinstance(known, Known):
                self.files.setdefault(known.kind, []).append(known)
            elif known is not None:
                self.findings.append(known)

    def opened(self, known: Known) -> Opened:
        """A file's text and YAML; nobody keeps them, since all together are large."""
        return open_file(known, self.tree.read(known.path))

    def read(self, kind: str, shape: type[S], make: Callable[[Record, S], R]) -> tuple[R, ...]:
        """The records of a kind of file."""
        made = []
        for file in self.files.get(kind, []):
            one, findings = record(self.opened(file), shape, make)
            self.findings += findings
            if one is None:
                self.refused.add(RefusedFile(file.path, file.kind, file.id))
            else:
                made.append(one)
        return tuple(made)


def read(tree: Tree, *, folder_name: str) -> Reading:
    """Read a whole tree. `folder_name` is the site's title where there is no `site.yaml`.

    Raises `WorldError` where a file cannot be opened, and for nothing a file can hold.
    """
    desk = _Desk(tree)
    site = _settings(desk, folder_name)
    outlets = desk.read("outlets", OutletShape, outlet)
    spoken = {one.id: one.language for one in outlets if one.language}
    return Reading(
        settings=site,
        outlets=outlets,
        actors=desk.read("actors", ActorShape, actor),
        articles=desk.read("articles", ArticleShape, partial(_article, spoken, site.language)),
        annotations=desk.read("annotations", AnnotationsShape, annotated),
        stories=desk.read("stories", StoryShape, partial(story, language=site.language)),
        seals=desk.read("seals", SealShape, seal),
        sources=Sources(tree, [file.path for kind in desk.files.values() for file in kind]),
        refused=frozenset(desk.refused),
        findings=tuple(desk.findings),
    )


def _article(
    spoken: Mapping[str, str], language: str, file: Record, shape: ArticleShape
) -> Article:
    return article(file, shape, language=spoken.get(shape.outlet, language))


def _settings(desk: _Desk, folder_name: str) -> Settings:
    """The settings; of a file that isn't there or is refused, as much as the rest needs."""
    made = desk.read("site", SiteShape, settings)
    if made:
        return made[0]
    if "site" not in desk.files:
        message = f"there is no '{SITE}', so the site is called '{folder_name}'"
        span = Span(SITE, 1, 1, 1, 1)
        desk.findings.append(finding("no-site-yaml", span, message, hint="write 'title: …' there"))
        return Settings(title=folder_name)
    node = desk.opened(desk.files["site"][0]).node
    language = node.get("language") if node else None
    if isinstance(language, ScalarNode) and LANGUAGE.match(language.text):
        return Settings(title=folder_name, language=language.text)
    return Settings(title=folder_name)
