"""What may be seen of a library in the cache, record by record, where some of it is held back.

Nothing of it is kept but which records may be seen: what a reader sees of a record is made from
the record when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from generator.incremental.rows import records_of
from generator.incremental.stored import lazy_index
from generator.library import Library
from generator.structs import replace
from generator.visibility import Changes, Visible

K = TypeVar("K")
R = TypeVar("R")


class Shown(Mapping[str, R]):
    """Those records that may be seen, as they may be."""

    def __init__(
        self, of: Mapping[str, R], ids: AbstractSet[str], changes: Callable[[Any], Changes]
    ) -> None:
        """`changes` tells what of a record a reader sees otherwise."""
        self._of, self._ids, self._changes = of, ids, changes

    def seen(self, name: str, record: Any) -> Any:
        """What may be seen of a record, one of these or one that takes its place; or None."""
        if record is None or name not in self._ids:
            return None
        changes = self._changes(record)
        return _Instead(record, changes) if changes else record

    def get(self, name: str, default: Any = None) -> Any:
        """A record; the default where none may be seen."""
        found = self.seen(name, self._of.get(name)) if name in self._ids else None
        return default if found is None else found

    def __getitem__(self, name: str) -> R:
        """A record."""
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        record: R = found
        return record

    def __contains__(self, name: object) -> bool:
        return name in self._ids and name in self._of

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._of if name in self._ids)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Instead:
    """A record some of whose fields are others; it has a record's fields, not its type."""

    def __init__(self, record: Any, changes: Changes) -> None:
        self.__dict__ = {**changes, "_record": record}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)


class _Listing(Mapping[str, tuple[str, ...]]):
    """Article → the stories that list it and may be seen."""

    def __init__(self, of: Mapping[str, tuple[str, ...]], stories: AbstractSet[str]) -> None:
        self._of, self._stories = of, stories

    def __getitem__(self, article: str) -> tuple[str, ...]:
        """Never none: then there is no such key."""
        found = tuple(story for story in self._of[article] if story in self._stories)
        if not found:
            raise KeyError(article)
        return found

    def __iter__(self) -> Iterator[str]:
        return (article for article in self._of if self.get(article))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Former(Mapping[K, str]):
    """Former ids of what may be seen."""

    def __init__(self, of: Mapping[K, str], is_shown: Callable[[K, str], bool]) -> None:
        """`is_shown` tells of a former id and the id now whether it may be."""
        self._of, self._is_shown = of, is_shown

    def __getitem__(self, before: K) -> str:
        now = self._of[before]
        if not self._is_shown(before, now):
            raise KeyError(before)
        return now

    def __iter__(self) -> Iterator[K]:
        return (before for before, now in self._of.items() if self._is_shown(before, now))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def shown_library(library: Library, seen: Visible) -> Library:
    """Of a library in the cache, what may be seen."""
    index = library.index
    annotations = Shown(library.annotations, seen.annotations, seen.of_annotations)
    stories = Shown(library.stories, seen.stories, seen.of_story)
    index = replace(
        lazy_index(annotations, stories, _Listing(index.stories_of, seen.stories)),
        parties_before=_Former(index.parties_before, lambda _, now: now in seen.parties),
        articles_before=_Former(index.articles_before, lambda _, now: now in seen.articles),
        stories_before=_Former(index.stories_before, lambda _, now: now in seen.stories),
        claims_before=_Former(index.claims_before, lambda of, _: of[0] in seen.stories),
        questions_before=_Former(index.questions_before, lambda of, _: of[0] in seen.stories),
    )
    return replace(
        library,
        outlets=Shown(library.outlets, seen.parties, _unchanged),
        actors=Shown(library.actors, seen.parties, seen.of_actor),
        articles=Shown(library.articles, seen.articles, seen.of_article),
        annotations=annotations,
        stories=stories,
        seals=Shown(library.seals, seen.articles, _unchanged),
        index=index,
    )


def seen_of(library: Library, kind: str, name: str, record: Any) -> Any:
    """What may be seen of a record, in such a library; None where it may not be."""
    shown: Any = records_of(library)[kind]
    return shown.seen(name, record)


def _unchanged(_: object) -> Changes:
    return {}
