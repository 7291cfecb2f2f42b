"""The library and what is known of it, read from the cache one row at a time, when asked for.

The same mappings as a library in memory has. Nothing here notes; `observing` goes around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

from generator.dependents import Dependent, rank
from generator.incremental.held import Lazy, few, held, many, same
from generator.incremental.known import RESTS, SPELLED
from generator.incremental.observing import SIZES
from generator.incremental.rows import BODY, KINDS, ORDER, key_name
from generator.incremental.store import Damaged, Store
from generator.library import Index, Library
from generator.model import (
    Annotations,
    Article,
    Claim,
    Item,
    Question,
    Story,
)
from generator.pieces import Prose
from generator.proving import Proof
from generator.relations import Counted, Relations
from generator.settings import Settings
from generator.spellings import Known, to_look_up
from generator.structs import fields, from_json, partly_from_json, replace
from generator.tallies import Tally
from generator.units import Unit
from generator.views.lists import Lists

K = TypeVar("K")
V = TypeVar("V")


_TEXTS = 8
"""Texts of articles that are held: a page prints one and may point into a few others."""


class Rows(Mapping[K, V]):
    """Rows of one kind, each read when first asked for."""

    def __init__(
        self,
        store: Store,
        kind: str,
        load: Callable[[bytes], V],
        *,
        name: Callable[[K], str] = str,
        size: Callable[[int | None], int | None] = same,
    ) -> None:
        """`load` makes a value of a row, `name` a row's name of a key.

        `size` says how many are held: `few` where they are large, `many` where they are small.
        """
        self._store, self._kind, self._load, self._name = store, kind, load, name
        self._made: dict[K, V | None] = held(size(store.most))
        self._names: list[Any] | None = None
        self._tried: set[K] = set()
        """Keys of what was learned or said while something is tried."""
        store.hold(self)

    def get(self, key: K, default: Any = None) -> Any:
        """A value; the default where there is no row."""
        if key in self._made:
            found = self._made[key]
        else:
            row = self._store.get_bytes(self._kind, self._name(key))
            self._try(key)
            try:
                found = self._made[key] = None if row is None else self._load(row)
            except (ValueError, TypeError, LookupError, AttributeError) as error:
                raise Damaged(self._kind) from error
        return default if found is None else found

    def __getitem__(self, key: K) -> V:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        value: V = found
        return value

    def __contains__(self, key: object) -> bool:
        name: Any = key  # what is no name has no row
        if name in self._made:
            return self._made[name] is not None
        found = self._store.has(self._kind, self._name(name))
        if not found:
            self._try(name)
            self._made[name] = None
        return found

    def __bool__(self) -> bool:
        """Whether there is any row."""
        return self._store.has(self._kind)

    def put(self, key: K, value: V | None) -> None:
        """What is known better than the row has it; None where there is none any more."""
        self._try(key)
        self._made[key] = value
        self._names = None

    def forget(self, key: K) -> None:
        """The row is another now, or gone."""
        self._try(key)
        self._made.pop(key, None)
        self._names = None

    def _try(self, key: K) -> None:
        if self._store.is_trying:
            self._tried.add(key)

    def settle(self) -> None:
        """What was tried has come to something."""
        self._tried.clear()

    def go_back(self) -> None:
        """It has come to nothing."""
        for key in self._tried:
            self._made.pop(key, None)
        self._tried.clear()
        self._names = None

    def __iter__(self) -> Iterator[K]:
        if self._names is None:
            self._names = list(self._store.names(self._kind))
        yield from self._names

    def __len__(self) -> int:
        return sum(1 for _ in self)


def load_record(store: Store, kind: str) -> Callable[[bytes], Any]:
    """Makes a record of such a row.

    Where few are held, the most of a story is left until it is asked for: it is often only named.
    """
    cls = KINDS[kind]
    if cls is Story and store.most:
        return partly_from_json(Story, ("questions", "events"), Lazy)
    if cls is not Article:
        return lambda row: from_json(row, cls)
    texts: dict[str, Prose] | None = held(_TEXTS) if store.most else None

    def article(row: bytes) -> Article:
        found: Article = from_json(row, Article)
        if found.body is None:
            return found
        # where rows become others, what was read of one must go with its article
        body: Any = _Body(store, found.id, {} if texts is None else texts)
        return replace(found, body=body)

    return article


class _Body:
    """The text of an article in the cache, read when something of it is asked for."""

    __slots__ = ("_article", "_store", "_texts")
    __class__ = property(lambda _: Prose)  # who asks is told so

    def __init__(self, store: Store, article: str, texts: dict[str, Prose]) -> None:
        """`texts`: those that were read last."""
        self._store, self._article, self._texts = store, article, texts

    def whole(self) -> Prose:
        """All of it."""
        found = self._texts.get(self._article)
        if found is None:
            found = self._store.read(BODY, self._article, Prose)
            if found is None:
                raise Damaged(BODY)
            self._texts[self._article] = found
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if type(other) is _Body else other)

    def __hash__(self) -> int:
        return hash(self.whole())


def whole_article(article: Article) -> Article:
    """The same, with its text, whatever becomes of the rows."""
    body: Any = article.body
    return replace(article, body=body.whole()) if type(body) is _Body else article


def article_texts(store: Store, name: str) -> tuple[str, str] | None:
    """The title and the text of an article in the cache; None where its text is not there."""
    article, body = store.read("article", name, Article), store.read(BODY, name, Prose)
    return (article.title, body.stream.text) if article and body else None


_ITEMS = "quotes", "passages", "reports", "stances"
"""Where the items of an article stand, in their order."""


class _Items(Mapping[str, Mapping[str, Item]]):
    """Article → its items."""

    def __init__(self, annotations: Mapping[str, Annotations], most: int | None) -> None:
        self._annotations = annotations
        self._made: dict[str, dict[str, Item]] = held(most)

    def __getitem__(self, article: str) -> Mapping[str, Item]:
        found = self._made.get(article)
        if found is None:
            found = self._made[article] = {}
            record = self._annotations[article]
            for item in chain.from_iterable(getattr(record, kind) for kind in _ITEMS):
                found.setdefault(item.id, item)
        return found

    def forget(self, article: str) -> None:
        """The article's annotations have changed."""
        self._made.pop(article, None)

    def forget_all(self) -> None:
        """Any of them may be others."""
        self._made.clear()

    def __iter__(self) -> Iterator[str]:
        return iter(self._annotations)

    def __len__(self) -> int:
        return len(self._annotations)


class _Parts(Mapping[tuple[str, str], V]):
    """(story, id) → a claim or question of the story."""

    def __init__(self, stories: Mapping[str, Story], field: str) -> None:
        self._stories, self._field = stories, field

    def __getitem__(self, key: tuple[str, str]) -> V:
        story = self._stories.get(key[0])
        for part in getattr(story, self._field) if story else ():
            if part.id == key[1]:
                found: V = part
                return found
        raise KeyError(key)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for name, story in self._stories.items():
            for part in getattr(story, self._field):
                yield name, part.id

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Before(Mapping[tuple[str, str], str]):
    """(article, former item) → the item now."""

    def __init__(self, items: Mapping[str, Mapping[str, Item]]) -> None:
        self._items = items

    def __getitem__(self, key: tuple[str, str]) -> str:
        for item in self._items.get(key[0], {}).values():
            if key[1] in item.formerly:
                return item.id
        raise KeyError(key)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for article, items in self._items.items():
            for item in items.values():
                for former in item.formerly:
                    yield article, former

    def __len__(self) -> int:
        return sum(1 for _ in self)


def stored_library(store: Store, settings: Settings, former: Mapping[str, Any]) -> Library:
    """The library in the cache; `former`: what `former_row` gave."""

    def rows(kind: str) -> Rows[str, Any]:
        return Rows(store, kind, load_record(store, kind), size=SIZES.get(KINDS[kind], same))

    annotations, stories = rows("annotations"), rows("story")
    stories_of = Rows[str, Any](store, "stories_of", lambda row: tuple(from_json(row)), size=many)
    return Library(
        settings=settings,
        outlets=rows("outlet"),
        actors=rows("actor"),
        articles=rows("article"),
        annotations=annotations,
        stories=stories,
        seals=rows("seal"),
        index=lazy_index(annotations, stories, stories_of, former, most=store.most),
    )


NO_FORMER: Mapping[str, Any] = MappingProxyType(
    {"parties": {}, "articles": {}, "stories": {}, "claims": [], "questions": []}
)


def lazy_index(
    annotations: Mapping[str, Annotations],
    stories: Mapping[str, Story],
    stories_of: Mapping[str, tuple[str, ...]],
    former: Mapping[str, Any] = NO_FORMER,
    *,
    most: int | None = None,
) -> Index:
    """The look-ups of a library, each made when it is asked for; `former` as `former_row` gave.

    `most`: of how many articles the items are held; None for all.
    """
    items = _Items(annotations, most)
    return Index(
        stories_of=stories_of,
        items=items,
        claims=_Parts[Claim](stories, "claims"),
        questions=_Parts[Question](stories, "questions"),
        parties_before=former["parties"],
        articles_before=former["articles"],
        stories_before=former["stories"],
        items_before=_Before(items),
        claims_before=_pairs(former["claims"]),
        questions_before=_pairs(former["questions"]),
    )


def _pairs(rows: list[list[str]]) -> dict[tuple[str, str], str]:
    return {(first, second): now for first, second, now in rows}


# -- relations ------------------------------------------------------------------------------------


def stored_relations(store: Store, library: Library, side: str = "") -> Relations:
    """The relations in the cache, of a library there; `side` stands before what is kept of it."""

    def item(unit: str, name: str) -> Any:
        return library.index.items[unit][name]

    def story_event(unit: str, number: int) -> Any:
        story = library.stories[unit]
        return story, story.events[number]

    def actor_role(unit: str, number: int) -> Any:
        actor = library.actors[unit]
        return actor, actor.roles[number]

    loads: dict[str, Callable[[int, str, Any], Any]] = {
        "stances_on": lambda _, unit, row: item(unit, row),
        "stances_of": lambda _, unit, row: ((row[0], row[1]), item(unit, row[2])),
        "reports_of": lambda _, unit, row: item(unit, row),
        "relayed_by": lambda _, unit, row: item(unit, row),
        "roles_in": lambda _, unit, row: actor_role(unit, row),
        "events_naming": lambda _, unit, row: story_event(unit, row),
        "superseding": lambda _, unit, __: library.articles[unit],
        "linked_in": lambda _, unit, __: unit,
        "naming": lambda kind, unit, _: Unit(ORDER[kind], unit),
        "annotated_in": lambda _, unit, __: unit,
        "roles_from": lambda _, unit, __: unit,
        "quoted_in": lambda _, unit, row: (unit, row),
        "placed_in": lambda _, unit, row: (unit, row),
        "counting": lambda _, __, row: Counted(first=row[0], outlet=row[1], was_read=row[2]),
    }

    def values(relation: str) -> Callable[[Any], Any]:
        load = loads[relation]
        whole = frozenset if relation == "linked_in" else tuple
        return lambda parts: (
            whole(load(kind, unit, row) for kind, unit, rows in from_json(parts) for row in rows)
            or None
        )

    def said(parts: Any) -> Any:
        """Items that are often only counted."""
        found = [(unit, row) for _, unit, rows in from_json(parts) for row in rows]

        def load() -> list[Any]:
            try:
                return [item(*one) for one in found]
            except LookupError as error:
                raise Damaged("rel:said_by") from error

        return Lazy(load, len(found)) if found else None

    names = fields(Relations)
    rows: dict[str, Any] = {
        name: Rows(
            store,
            f"{side}rel:{name}",
            said if name == "said_by" else values(name),
            name=key_name,
            size=few,
        )
        for name in names
    }
    return Relations(**rows)


_Resting = list[tuple[int, str, str, list[Dependent]]]
"""Of what rests on items of an article: of which kind of unit, which one, and on which item."""


class _Rests(Mapping[tuple[str, str], tuple[Dependent, ...]]):
    """(article, item) → what rests on it, kept by article."""

    def __init__(self, rows: Rows[str, dict[str, tuple[Dependent, ...]]]) -> None:
        self._rows = rows

    def __getitem__(self, key: tuple[str, str]) -> tuple[Dependent, ...]:
        return self._rows[key[0]][key[1]]

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        found = self._rows.get(key[0])
        return default if found is None else found.get(key[1], default)

    def forget(self, key: tuple[str, str]) -> None:
        """Something else rests on an item."""
        self._rows.forget(key[0])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((article, item) for article, found in self._rows.items() for item in found)

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))


def stored_dependents(
    store: Store, side: str = ""
) -> Mapping[tuple[str, str], tuple[Dependent, ...]]:
    """(article, item) → what rests on it."""

    def load(parts: Any) -> dict[str, tuple[Dependent, ...]]:
        found: dict[str, list[Dependent]] = {}
        for _, _, item, some in from_json(parts, _Resting):
            found.setdefault(item, []).extend(some)
        return {
            item: tuple(sorted(dict.fromkeys(every), key=rank)) for item, every in found.items()
        }

    return _Rests(Rows(store, f"{side}rel:{RESTS}", load))


def stored_spelled(store: Store) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Actor → (article, number of the spelling that stands in it)."""
    return Rows(
        store,
        f"rel:{SPELLED}",
        lambda parts: tuple((u, row) for _, u, rows in from_json(parts) for row in rows) or None,  # type: ignore[arg-type,return-value]
    )


def stored_looked_for(store: Store) -> Rows[str, Known]:
    """The spellings that are looked for, under the empty key."""

    def load(row: Any) -> Known:
        return to_look_up(from_json(row).items())

    return Rows(store, "looked", load)


class StoredProofs(Mapping[tuple[str, str], Proof]):
    """(article, item) → its proof, kept by article."""

    def __init__(self, rows: Rows[str, dict[str, Proof]]) -> None:
        """`rows` are those of articles."""
        self.rows = rows

    def __getitem__(self, key: tuple[str, str]) -> Proof:
        return self.rows[key[0]][key[1]]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for article, rows in self.rows.items():
            for item in rows:
                yield article, item

    def __len__(self) -> int:
        return sum(1 for _ in self)


def stored_proofs(store: Store) -> StoredProofs:
    """(article, item) → its proof."""
    return StoredProofs(Rows(store, "proofs", lambda row: from_json(row, dict[str, Proof])))


def stored_tallies(store: Store) -> Rows[str, Tally]:
    """Article → its numbers."""
    return Rows(store, "tally", lambda row: from_json(row, Tally), size=many)


class _Lists:
    """The lists in the cache, each read when asked for."""

    def __init__(self, store: Store, side: str) -> None:
        self._store, self._kind = store, f"{side}list"

    def __getattr__(self, name: str) -> Any:
        value = self._store.read(self._kind, name, get_type_hints(Lists)[name])
        if value is None:
            raise Damaged("list")
        self.__dict__[name] = value
        return value


def stored_lists(store: Store, side: str = "") -> Lists:
    """The lists of the site, or of what it would be if nothing were held back."""
    return _Lists(store, side)  # type: ignore[return-value] # has its fields, made when they are read
