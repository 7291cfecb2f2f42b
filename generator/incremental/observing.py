"""A library, and all that is known of it, that note every answer they give.

The same types as without notes, so that whoever reads need not know: records are of subclasses
whose fields note that they were read, look-ups are mappings that note what was looked up, found or
not. What cannot change without everything being made anew (the site's language, what the interface
says) is given without a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

from generator.incremental.held import Lazy, few, held, many, same
from generator.incremental.notes import Notes, asked, stored, together
from generator.library import Index, Library
from generator.model import (
    Actor,
    Annotations,
    Article,
    Outlet,
    Passage,
    Quote,
    Report,
    SealRecord,
    Stance,
    Story,
)
from generator.proving import Proof
from generator.relations import Relations
from generator.settings import Settings
from generator.structs import fields, replace
from generator.tallies import Tally

if TYPE_CHECKING:
    from generator.model import Item

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")

ARTICLE, PARTY, STORY, SITE = "article", "party", "story", "site"
"""What can be asked about. An article comes with its annotations, its seal and what was made of
them; actors and outlets are parties."""
ITEM, PROOF = "item", "proof"
"""And single items of articles, and their proofs: named by the article's id, `/` and the item's."""


_TOLD = FunctionType, property
"""What a record's class has beside its fields."""


class _Noting:
    """A record whose fields note that they were read. It says that it is of the record's class."""

    __slots__ = ("_about", "_all", "_notes", "_of")

    def __init__(self, record: Any, about: int, every: int, notes: Notes) -> None:
        self._of, self._about, self._all, self._notes = record, about, every, notes

    def _told(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in fields(self._of)])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, _Noting):
            return type(other) is type(self) and other._told() == self._told()
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._told())


@cache
def _noting(cls: Any) -> type[Any]:
    """A class that has all a record's class has, and whose fields note that they were read."""
    namespace: dict[str, Any] = {
        name: value for name, value in vars(cls).items() if isinstance(value, _TOLD)
    }
    for name in fields(cls):
        # by these a record was found: with others it would be another one
        fixed = name == "id" or (name == "article" and cls is not SealRecord)
        fixed |= cls is Settings and name in FIXED
        read = attrgetter(f"_of.{name}") if fixed else _reader(name, asked(field_name(cls, name)))
        namespace[name] = property(read)
    namespace["__class__"] = property(lambda _: cls)
    namespace["__slots__"] = ()
    return type(cls.__name__, (_Noting,), namespace)


FIXED = frozenset({"language", "theme"})
"""Settings with others of which everything is made anew: how texts are read hangs on them, or what
each page links to."""


def field_name(cls: Any, field: str) -> str:
    """What is asked by reading a field of a record; or `there`: whether there is one, `any`."""
    return f"{cls.__name__.lower()}.{field}"


_TOGETHER: dict[Any, tuple[str, ...]] = {
    Actor: ("name", "kind", "roles"),
    Article: ("outlet", "title", "language", "withdrawn"),
    Quote: ("select", "speaker", "where", "said", "via", "note"),
    Passage: ("select", "speaker", "where", "said", "via", "note"),
    Report: ("select", "speaker", "said", "via", "note"),
    Stance: ("actor", "position", "basis", "evidence", "note"),
    Proof: ("verdict", "means", "flags", "slices", "paragraph"),
}
"""Fields that whoever shows such a record reads together."""
for _cls, _names in _TOGETHER.items():
    together(field_name(_cls, "shown"), [field_name(_cls, name) for name in _names])


def _reader(name: str, what: int) -> Callable[[Any], Any]:
    # as text: a field is read a thousand times a page, and quicker by its name than by a getter
    made: dict[str, Callable[[Any], Any]] = {}
    source = f"""
def read(self):
    notes = self._notes
    notes.found.add((self._all if notes.wide else self._about) + {what})
    return self._of.{name}
"""
    exec(source, made)  # noqa: S102 # the name of a field of ours, and a number
    return made["read"]


def noting(record: R, cls: Any, about: str, name: str, notes: Notes) -> R:
    """A record that notes which of its fields are read, as of the thing `about`/`name`.

    `record` is one of `cls`, or has its fields.
    """
    found: R = _noting(cls)(record, notes.about(about, name), notes.about(about, "*"), notes)
    return found


SIZES: dict[Any, Callable[[int | None], int | None]] = {
    Story: few,
    Article: many,
    Outlet: many,
    Actor: many,
}
"""Class of records → how many are held; an article's text is none of its record."""


class Records(Mapping[str, R]):
    """Records by id, noting what is read of each, which are looked for, and which there are."""

    def __init__(self, of: Mapping[str, R], cls: type[R], about: str, notes: Notes) -> None:
        """`cls` is the records' class, `about` the kind of thing they are part of."""
        self._of, self._cls, self._about, self._notes = of, cls, about, notes
        self._made: dict[str, R] = held(SIZES.get(cls, same)(notes.most))
        self._there = asked(field_name(cls, "there"))
        self._every = notes.about(about, "*") + self._there
        self._any = notes.about(about, "*") + asked(field_name(cls, "any"))
        self._keys: dict[str, int] = {}

    def _noted(self, name: str) -> None:
        notes = self._notes
        if notes.wide:
            notes.found.add(self._every)
            return
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = notes.about(self._about, name) + self._there
        notes.found.add(key)

    def __getitem__(self, name: str) -> R:
        """A record. That there is one is not noted: if it goes, so does all that is read of it."""
        found = self._made.get(name)
        if found is None:
            record = self._of.get(name)
            if record is None:
                self._noted(name)
                raise KeyError(name)
            found = self._made[name] = noting(record, self._cls, self._about, name, self._notes)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """What stands there, or the default."""
        self._noted(name)
        found = self._made.get(name)
        if found is None:
            record = self._of.get(name)
            if record is None:
                return default
            found = self._made[name] = noting(record, self._cls, self._about, name, self._notes)
        return found

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):  # whoever is nobody will never be here
            return False
        self._noted(name)
        return name in self._of

    def __bool__(self) -> bool:
        self._notes.found.add(self._any)
        return bool(self._of)

    def __iter__(self) -> Iterator[str]:
        self._notes.found.add(self._every)
        return iter(self._of)

    def __len__(self) -> int:
        self._notes.found.add(self._every)
        return len(self._of)


def _note(notes: Notes, kind: str, name: str, what: int) -> None:
    notes.found.add(notes.about(kind, "*" if notes.wide else name) + what)


def _note_every(notes: Notes, kind: str, what: int) -> None:
    notes.found.add(notes.about(kind, "*") + what)


class Answers(Mapping[K, V]):
    """A look-up that notes what was looked up, found or not, and which keys there are."""

    def __init__(
        self,
        of: Mapping[K, V],
        notes: Notes,
        *,
        about: Callable[[K], tuple[str, str, str]],
        every: tuple[str, str],
        some: str | None = None,
        give: Callable[[V], V] | None = None,
    ) -> None:
        """`about`: what a key asks: about which kind of thing, which one, and what of it.

        `every`: what asks which keys there are: of which kind of thing, and what of it; `some` what
        asks whether there are any, where that is asked often. `give` makes of an answer what
        whoever asked may have: records that note.
        """
        self._of, self._notes, self._about, self._give = of, notes, about, give
        self._every = notes.about(every[0], "*") + asked(every[1])
        self._some = notes.about(every[0], "*") + asked(some or every[1])
        self._keys: dict[K, tuple[str, str, int]] = held(notes.most)

    def _noted(self, key: K) -> None:
        found = self._keys.get(key)
        if found is None:
            kind, name, what = self._about(key)
            found = self._keys[key] = kind, name, asked(what)
        _note(self._notes, *found)

    def __getitem__(self, key: K) -> V:
        self._noted(key)
        found = self._of[key]
        return self._give(found) if self._give else found

    def get(self, key: K, default: Any = None) -> Any:
        """What stands there, or the default."""
        self._noted(key)
        found = self._of.get(key)
        if found is None:
            return default
        return self._give(found) if self._give else found

    def __contains__(self, key: object) -> bool:
        self._noted(key)  # type: ignore[arg-type] # whoever asks for nonsense notes nonsense
        return key in self._of

    def __bool__(self) -> bool:
        self._notes.found.add(self._some)
        return bool(self._of)

    def __iter__(self) -> Iterator[K]:
        self._notes.found.add(self._every)
        return iter(self._of)

    def __len__(self) -> int:
        self._notes.found.add(self._every)
        return len(self._of)


class Items(Mapping[str, "Item"]):
    """The items of one article, noting what is read of each, and which there are."""

    def __init__(self, of: Mapping[str, Item], article: str, notes: Notes) -> None:
        """Take an article's items, noting nothing yet."""
        self._of, self._notes, self._article = of, notes, article
        self._made: dict[str, Item] = {}
        self._keys: dict[str, int] = {}

    def get(self, name: str, default: Any = None) -> Any:
        """An item. Whether there is one is noted of this one alone, however wide the work."""
        found = self._made.get(name)
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = self._notes.about(ITEM, f"{self._article}/{name}") + THERE
        self._notes.found.add(key)
        if found is not None:
            return found
        plain = self._of.get(name)
        if plain is None:
            return default
        found = noting(plain, type(plain), ITEM, f"{self._article}/{name}", self._notes)
        self._made[name] = found
        return found

    def __getitem__(self, name: str) -> Item:
        """An item."""
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        item: Item = found
        return item

    def __contains__(self, name: object) -> bool:
        """Whether there is such an item: noted of this one alone, however wide the work."""
        notes = self._notes
        notes.found.add(notes.about(ITEM, f"{self._article}/{name}") + THERE)
        return name in self._of

    def __iter__(self) -> Iterator[str]:
        """Their ids, in the order of the file."""
        _note(self._notes, ARTICLE, self._article, ITEMS)
        return iter(self._of)

    def __len__(self) -> int:
        """How many there are."""
        _note(self._notes, ARTICLE, self._article, ITEMS)
        return len(self._of)


ITEMS = asked("items")
"""Which items an article has, in which order."""
THERE = asked("there")
"""Whether there is such a thing."""
ANNOTATED = asked(field_name(Annotations, "there"))
"""Whether an article is annotated."""


class _ItemsOf(Mapping[str, Mapping[str, "Item"]]):
    """Article → its items; of one without annotations it is noted which are looked for."""

    def __init__(self, of: Mapping[str, Mapping[str, Item]], notes: Notes) -> None:
        self._of, self._notes = of, notes
        self._made: dict[str, Items] = held(notes.most)

    def __getitem__(self, article: str) -> Mapping[str, Item]:
        found = self._made.get(article)
        if found is None:
            found = Items(self._of.get(article, {}), article, self._notes)
            self._made[article] = found
        return found

    def get(self, article: str, default: Any = None) -> Any:  # noqa: ARG002 # there always are some
        return self[article]

    def __iter__(self) -> Iterator[str]:
        _note_every(self._notes, ARTICLE, ANNOTATED)
        return iter(self._of)

    def __len__(self) -> int:
        _note_every(self._notes, ARTICLE, ANNOTATED)
        return len(self._of)


class Proofs(Mapping[tuple[str, str], "Proof"]):
    """(article, item) → its proof, noting what is read of it, and that there is none."""

    def __init__(self, of: Mapping[tuple[str, str], Proof], notes: Notes) -> None:
        """Take proofs, noting nothing yet."""
        self._of, self._notes = of, notes
        self._made: dict[tuple[str, str], Proof] = held(notes.most)

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        """A proof."""
        found = self._made.get(key)
        if found is not None:
            return found
        plain = self._of.get(key)
        if plain is None:
            _note(self._notes, PROOF, "/".join(key), THERE)
            return default
        found = self._made[key] = noting(plain, Proof, PROOF, "/".join(key), self._notes)
        return found

    def __getitem__(self, key: tuple[str, str]) -> Proof:
        """A proof."""
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        proof: Proof = found
        return proof

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """All keys."""
        _note_every(self._notes, PROOF, THERE)
        return iter(self._of)

    def __len__(self) -> int:
        """How many there are."""
        _note_every(self._notes, PROOF, THERE)
        return len(self._of)


def watched_library(library: Library, notes: Notes) -> Library:
    """The library, noting."""
    index = library.index

    def of_story(what: str) -> dict[str, Any]:
        return {"about": lambda k: (STORY, k[0], f"{what}/{k[1]}"), "every": (STORY, what)}

    def before(kind: str) -> dict[str, Any]:
        return {"about": lambda k: (kind, k, BEFORE), "every": (kind, BEFORE)}

    listed: Any = {"about": lambda a: (ARTICLE, a, LISTED), "every": (ARTICLE, LISTED)}
    items: Any = {"about": lambda k: (ARTICLE, k[0], f"before/{k[1]}"), "every": (ARTICLE, "items")}
    return replace(
        library,
        settings=noting(library.settings, Settings, SITE, "", notes),
        outlets=Records(library.outlets, Outlet, PARTY, notes),
        actors=Records(library.actors, Actor, PARTY, notes),
        articles=Records(library.articles, Article, ARTICLE, notes),
        annotations=Records(library.annotations, Annotations, ARTICLE, notes),
        stories=Records(library.stories, Story, STORY, notes),
        seals=Records(library.seals, SealRecord, ARTICLE, notes),
        index=Index(
            stories_of=Answers(index.stories_of, notes, **listed),
            items=_ItemsOf(index.items, notes),
            claims=Answers(index.claims, notes, **of_story("claim")),
            questions=Answers(index.questions, notes, some=ASKING, **of_story("question")),
            parties_before=Answers(index.parties_before, notes, **before(PARTY)),
            articles_before=Answers(index.articles_before, notes, **before(ARTICLE)),
            stories_before=Answers(index.stories_before, notes, **before(STORY)),
            items_before=Answers(index.items_before, notes, **items),
            claims_before=Answers(index.claims_before, notes, **of_story("claim before")),
            questions_before=Answers(index.questions_before, notes, **of_story("question before")),
        ),
    )


BEFORE, LISTED, ASKING = "before", "stories_of", "any question"
"""What has a former id now; which stories list an article; whether any story asks something."""


def relation_about(relation: str, key: Any) -> tuple[str, str, str]:
    """What a key of a relation asks: about which kind of thing, which one, and what of it."""
    if relation in ("superseding", "roles_from"):
        return ARTICLE, key, relation
    if relation == "counting":
        return STORY, key, relation
    if isinstance(key, tuple):
        return STORY, key[0], f"{relation}/{key[1]}"
    return PARTY, key, relation


def watched_relations(relations: Relations, library: Library, notes: Notes) -> Relations:
    """The relations, noting; `library` is the one that notes."""

    def item(found: Any) -> Any:
        return library.index.items[found.article][found.id]

    def role(found: Any) -> Any:
        actor = library.actors[found[0].id]
        return actor, actor.roles[found[0].roles.index(found[1])]

    def event(found: Any) -> Any:
        story = library.stories[found[0].id]
        return story, story.events[found[0].events.index(found[1])]

    def each(give: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda values: tuple([give(value) for value in values])

    def said(values: Any) -> Any:  # which are often only counted
        return Lazy(lambda: map(item, values), len(values))

    gives: dict[str, Callable[[Any], Any]] = {
        "stances_on": each(item),
        "stances_of": each(lambda pair: (pair[0], item(pair[1]))),
        "reports_of": each(item),
        "said_by": said,
        "relayed_by": each(item),
        "roles_in": each(role),
        "events_naming": each(event),
        "superseding": each(lambda article: library.articles[article.id]),
    }

    def about(relation: str) -> Callable[[Any], tuple[str, str, str]]:
        return lambda key: relation_about(relation, key)

    watched: dict[str, Any] = {
        name: Answers(
            getattr(relations, name),
            notes,
            about=about(name),
            every=(SITE, name),
            give=gives.get(name),
        )
        for name in fields(Relations)
    }
    return Relations(**watched)


class Tallies(Mapping[str, "Tally"]):
    """Numbers of articles, noting which of them are read; of an article without any too."""

    def __init__(self, of: Mapping[str, Tally], nothing: Tally, notes: Notes) -> None:
        self._of, self._nothing, self._notes = of, nothing, notes
        self._made: dict[str, Tally] = held(many(notes.most))

    def __getitem__(self, article: str) -> Tally:
        found = self._made.get(article)
        if found is None:
            plain = self._of.get(article, self._nothing)
            found = self._made[article] = noting(plain, Tally, ARTICLE, article, self._notes)
        return found

    def get(self, article: str, default: Any = None) -> Any:  # noqa: ARG002 # there always are
        """The numbers of an article."""
        return self[article]

    def __iter__(self) -> Iterator[str]:
        _note_every(self._notes, ARTICLE, ANNOTATED)
        return iter(self._of)

    def __len__(self) -> int:
        _note_every(self._notes, ARTICLE, ANNOTATED)
        return len(self._of)


class Derived(Mapping[K, V]):
    """Answers worked out when first asked for; each gives its own reads to whoever asks."""

    def __init__(
        self,
        keys: Mapping[K, object],
        make: Callable[[K], V | None],
        notes: Notes,
        *,
        wide: bool = False,
    ) -> None:
        """`keys` are those that can be asked for; `make` gives None where there is nothing.

        `wide`: to make one reads all records of a kind.
        """
        self._keys, self._make, self._notes, self._wide = keys, make, notes, wide
        self._made: dict[tuple[K, bool], tuple[V | None, bytes]] = held(notes.most)

    def get(self, key: K, default: Any = None) -> Any:
        """What stands there, or the default."""
        wide = self._wide or self._notes.wide
        found = self._made.get((key, wide))
        if found is None:
            with self._notes.taking(wide=wide) as reads:
                value = self._make(key)
            found = self._made[key, wide] = value, stored(reads)
        self._notes.groups.add(found[1])
        return default if found[0] is None else found[0]

    def __getitem__(self, key: K) -> V:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        value: V = found
        return value

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
