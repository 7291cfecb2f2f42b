"""Which pages there are, once there may be others: what came, what went, and who asked for it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.incremental.known import WHOLE, Touched
from generator.incremental.listed import ADDRESS, MAPPED, PATH
from generator.incremental.observing import SITE
from generator.incremental.side import Side
from generator.incremental.store import Store
from generator.pages import Page, What, addresses, mapped
from generator.structs import Struct, field


class Moves(Struct):
    """The pages that differ from those of the last build, by path."""

    new: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    """Pages of something else than before."""
    gone: set[str] = field(default_factory=set)


def settled(store: Store, whole: Side, shown: Side) -> Moves:
    """Write down which pages there are, where that was found out again; what of it differs."""
    if whole.pages is None and shown.pages is None:
        return Moves()
    before: dict[str, What] = {path: tuple(what) for path, what in store.rows("page")}
    after = before if shown.pages is None else {page.path: page.what for page in shown.pages}
    if whole is not shown:
        _settle_apart(store, whole, before.keys(), after.keys())
    else:
        _touch(whole, ADDRESS, _addresses(before.keys() ^ after.keys()))
    _touch(shown, PATH, before.keys() ^ after.keys())
    moves = Moves(
        new=after.keys() - before.keys(),
        other={path for path in after.keys() & before.keys() if after[path] != before[path]},
        gone=before.keys() - after.keys(),
    )
    shown.touch(page_touched(path) for path in sorted(moves.new | moves.other))
    store.put("page", ((path, list(after[path])) for path in sorted(moves.new | moves.other)))
    store.put("page", ((path, None) for path in sorted(moves.gone)))
    store.put("count", [("pages", len(after))])
    names = list(mapped(Page(path, what) for path, what in after.items()))
    if names != store.need("meta", "mapped"):
        store.put("meta", [("mapped", names)])
        shown.touch([(SITE, "", MAPPED)])
    return moves


def page_touched(path: str) -> Touched:
    """What is touched where a page is new, or of something else."""
    return "page", path, "subject"


def _settle_apart(store: Store, whole: Side, shown: Iterable[str], shows: Iterable[str]) -> None:
    """The pages there would be if nothing were held back: `shown` before, and `shows` now."""
    kind = f"{WHOLE}page"
    rows = dict(store.rows(kind))
    before = {path for path in shown if rows.get(path, True)}
    before |= {path for path, is_there in rows.items() if is_there}
    after = before if whole.pages is None else {page.path for page in whole.pages}
    _touch(whole, ADDRESS, _addresses(before ^ after))
    apart = {path: path in after for path in after ^ set(shows)}
    store.put(kind, ((path, None) for path in sorted(rows.keys() - apart.keys())))
    store.put(kind, sorted(apart.items()))


def _touch(side: Side, kind: str, places: Iterable[str]) -> None:
    side.touch((kind, place, "there") for place in sorted(places))


def _addresses(paths: Iterable[str]) -> Iterable[str]:
    return addresses(Page(path, ()) for path in paths)


class Paths:
    """The paths of all pages: whether one is among them."""

    def __init__(self, store: Store) -> None:
        """As they stand in the cache, when they are asked for."""
        self._store = store

    def __contains__(self, path: object) -> bool:
        """Whether there is such a page."""
        return self._store.get_bytes("page", str(path)) is not None


class Addresses(Paths):
    """The addresses of all pages, in folder form; of those too that are held back."""

    def __contains__(self, address: object) -> bool:
        """Whether there is a page at an address."""
        bare = str(address).removeprefix("/")
        whole = f"{bare}index.html" if bare == "" or bare.endswith("/") else bare
        row = self._store.get(f"{WHOLE}page", whole)
        return super().__contains__(whole) if row is None else bool(row)
