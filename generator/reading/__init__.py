"""Floor 2, reading: files become records, one file at a time.

By the end every record's shape is right and its prose compiled; whether the ids in it exist is
learned later, by linking. All shape faults of all files are found at once. A file with a fault
gives no record and is named in `refused`, so that nothing more is said about what it defines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar, get_args

from generator.diagnostics import Diagnostic
from generator.manual import finding
from generator.model import Actor, Annotations, Article, Outlet, SealRecord, Story
from generator.reading.actors import actor
from generator.reading.annotations import annotated
from generator.reading.articles import article
from generator.reading.files import ENDINGS, SITE, Known, Opened, decode, open_file, place
from generator.reading.outlets import outlet
from generator.reading.record import record
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
from generator.reading.site import settings
from generator.reading.standards import LANGUAGE
from generator.reading.stories import story
from generator.settings import Settings
from generator.source import SourceFile, Span
from generator.spreading import Spread, Tell, in_batches, in_turn, one_by_one
from generator.structs import Struct, as_json, from_json
from generator.tree import Tree
from generator.yaml_nodes import ScalarNode

__all__ = [
    "AnyRecord",
    "ReadFile",
    "ReadFiles",
    "Reading",
    "RefusedFile",
    "Sources",
    "read",
    "read_each",
    "read_file",
]

AnyRecord = Outlet | Actor | Article | Annotations | Story | SealRecord
_CLASSES = {cls.__name__: cls for cls in get_args(AnyRecord)}
R = TypeVar("R")
K = TypeVar("K")
Recorded = tuple[R | None, tuple[Diagnostic, ...]]


class RefusedFile(Struct, frozen=True, order=True):
    """A file that stands in its place but could not be read."""

    path: str
    kind: str
    """`site`, or the name of its folder: `outlets`, `actors`, `articles` …"""
    id: str


class ReadFiles(Struct, frozen=True, kw_only=True):
    """What the files say beside their records."""

    settings: Settings
    sources: Mapping[str, SourceFile]
    """Path → text, for frames and for locating findings; refused files are in it too. Read again
    when asked for: few files have findings."""
    refused: frozenset[RefusedFile]
    findings: tuple[Diagnostic, ...]


class Reading(ReadFiles, frozen=True, kw_only=True):
    """Everything the files say, each for itself."""

    outlets: tuple[Outlet, ...]
    """By path, as are all records here."""
    actors: tuple[Actor, ...]
    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    stories: tuple[Story, ...]
    seals: tuple[SealRecord, ...]


class ReadFile(Struct, frozen=True, kw_only=True):
    """What one file says."""

    kind: str
    """`site`, or the name of its folder."""
    record: AnyRecord | Settings | None
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
    one: AnyRecord | Settings | None
    if known.kind == "site":
        one, findings = record(file, SiteShape, settings)
    else:
        one, findings = _recorded(file, language=language, spoken=spoken)
    return ReadFile(kind=known.kind, record=one, findings=findings, source=file.source)


def _recorded(
    file: Opened, *, language: str, spoken: Callable[[str], str | None]
) -> tuple[AnyRecord | None, tuple[Diagnostic, ...]]:
    """What a file of records says; None with the findings where its shape is wrong."""
    match file.kind:
        case "outlets":
            return record(file, OutletShape, outlet)
        case "actors":
            return record(file, ActorShape, actor)
        case "articles":
            return record(
                file,
                ArticleShape,
                lambda one, shape: article(one, shape, language=spoken(shape.outlet) or language),
            )
        case "annotations":
            return record(file, AnnotationsShape, annotated)
        case "stories":
            return record(file, StoryShape, partial(story, language=language))
        case _:
            return record(file, SealShape, seal)


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

    def of(self, kinds: Iterable[str]) -> list[Known]:
        """The files of some kinds, kind by kind."""
        return [file for kind in kinds for file in self.files.get(kind, ())]

    def taken(self, file: Known, read: Recorded[R]) -> R | None:
        """A file has been read: what was found is written down, and its record given."""
        record, findings = read
        self.findings += findings
        if record is None:
            self.refused.add(RefusedFile(file.path, file.kind, file.id))
        return record


def read(tree: Tree, *, folder_name: str, spread: Spread | None = None) -> Reading:
    """Read a whole tree. `folder_name` is the site's title where there is no `site.yaml`.

    `spread` says how, where there are others to do it. Raises `WorldError` where a file cannot be
    opened, and for nothing a file can hold.
    """
    made: dict[str, list[Any]] = {}

    def take(record: AnyRecord) -> None:
        made.setdefault(type(record).__name__, []).append(record)

    def take_sent(sent: tuple[str, bytes]) -> None:
        made.setdefault(sent[0], []).append(from_json(sent[1], _CLASSES[sent[0]]))

    if spread is None:
        files = read_each(tree, folder_name=folder_name, keep=lambda one: one, take=take)
    else:
        files = read_each(
            tree,
            folder_name=folder_name,
            keep=lambda one: (type(one).__name__, as_json(one)),
            take=take_sent,
            spread=spread,
        )

    def of(cls: type[R]) -> tuple[R, ...]:
        return tuple(made.get(cls.__name__, ()))

    return Reading(
        settings=files.settings,
        sources=files.sources,
        refused=files.refused,
        findings=files.findings,
        outlets=of(Outlet),
        actors=of(Actor),
        articles=of(Article),
        annotations=of(Annotations),
        stories=of(Story),
        seals=of(SealRecord),
    )


def read_each(
    tree: Tree,
    *,
    folder_name: str,
    keep: Callable[[AnyRecord], K],
    take: Callable[[K], None],
    spread: Spread = in_turn,
    tell: Tell | None = None,
) -> ReadFiles:
    """Read a whole tree, and hold none of it: `take` is given what `keep` makes of each record.

    They come by path, kind by kind. `spread` says how files are read and `keep` is done; `tell` is
    told how far it has come. Raises what `read` raises.
    """
    desk = _Desk(tree)
    site = _settings(desk, folder_name)
    spoken: dict[str, str | None] = {}

    def recorded(file: Known) -> Recorded[AnyRecord]:
        return _recorded(desk.opened(file), language=site.language, spoken=spoken.get)

    for file in desk.of(["outlets"]):
        one = desk.taken(file, recorded(file))
        if isinstance(one, Outlet):
            spoken[one.id] = one.language
            take(keep(one))

    def batch(files: Sequence[Known]) -> list[Recorded[K]]:
        read = (recorded(file) for file in files)
        return [(None if one is None else keep(one), findings) for one, findings in read]

    files = desk.of(list(ENDINGS)[1:])
    batches = spread(batch, in_batches(files))
    done = one_by_one(batches, stage="reading", total=len(files), tell=tell)
    for file, found in zip(files, done, strict=True):
        kept = desk.taken(file, found)
        if kept is not None:
            take(kept)
    return ReadFiles(
        settings=site,
        sources=Sources(tree, [file.path for kind in desk.files.values() for file in kind]),
        refused=frozenset(desk.refused),
        findings=tuple(desk.findings),
    )


def _settings(desk: _Desk, folder_name: str) -> Settings:
    """The settings; of a file that isn't there or is refused, as much as the rest needs."""
    for file in desk.of(["site"]):
        made = desk.taken(file, record(desk.opened(file), SiteShape, settings))
        if made is not None:
            return made
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
