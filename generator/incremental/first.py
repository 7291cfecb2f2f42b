"""A project found out about from nothing, noting all that is read for that.

The same way as `generator.pipeline`, piece of work by piece of work, so that the next build can go
on from it. What is found out is written to the cache as it is found out, and read from there
(`at_hand`). What is found out unit by unit is spread.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, in_order
from generator.guards import guard
from generator.incremental.at_hand import AtHand
from generator.incremental.known import (
    SPELLED,
    WHOLE,
    Known,
    judged,
    linked,
    lists,
    looking,
    note_places,
    spelling,
    told,
)
from generator.incremental.ledger import NewLedger
from generator.incremental.listed import watched_lists
from generator.incremental.notes import stored
from generator.incremental.rows import (
    BODY,
    KIND_OF,
    given_row,
    list_rows,
    part_of,
    record_rows,
    row_of,
    unit_name,
)
from generator.incremental.store import Store, as_row
from generator.linking import Filed, given_twice
from generator.locate import Locator
from generator.model import Annotations, SealRecord, Story
from generator.pages import Page, addresses, counted, counter, mapped, plan
from generator.pipeline import SETTINGS_AT, Options, located, nothing_there, refused_in
from generator.reading import AnyRecord, ReadFiles, read_each
from generator.spreading import Spread, Tell, in_batches, one_by_one
from generator.structs import Struct, as_json, field, from_json, replace
from generator.tallies import Tally
from generator.timing import Laps
from generator.tree import Tree
from generator.units import SITE, Unit, UnitKind, units
from generator.views.lists import Lists
from generator.visibility import is_public, next_change, visible


class Side(Struct, frozen=True, kw_only=True):
    """What follows from a library alone, beside what is in the cache of it."""

    lists: Lists
    pages: list[Page]


class First(Struct, kw_only=True):
    """A project found out about."""

    files: ReadFiles
    store: Store
    ledger: NewLedger
    hand: AtHand
    shown: Side
    """Of what a reader may see."""
    found: dict[str, list[Diagnostic]]
    """Unit → its findings; `link` and `read` for those of no one unit."""
    total: list[int]
    """Of what may be seen: rows, those proven by the text, those proven by a seal."""
    until: datetime | None
    """When the clock alone next changes something."""


class _Run(Struct, frozen=True, kw_only=True):
    """One way through a project: what it needs, and what it has learned."""

    store: Store
    ledger: NewLedger
    hand: AtHand
    files: ReadFiles
    now: datetime
    spread: Spread
    tell: Tell | None
    laps: Laps
    found: dict[str, list[Diagnostic]] = field(default_factory=dict)

    def each(self, stage: str, work: Callable[[Sequence[Any]], Any], things: Sequence[Any]) -> Any:
        """What work gives for each of some things, by whoever does it."""
        self.hand.let_go()
        self.store.share()
        batches = self.spread(work, in_batches(things))
        return one_by_one(batches, stage=stage, total=len(things), tell=self.tell)

    def wide(self, *works: _Wide) -> list[tuple[Any, bytes]]:
        """What pieces of work find that read much, and what they read: made apart, and at once."""
        self.hand.let_go()
        self.store.share()

        def work(some: Sequence[int]) -> list[tuple[Any, bytes]]:
            self.hand.begin()
            return [_read_wide(on(), do) for on, do in (works[number] for number in some)]

        batches = self.spread(work, in_batches(range(len(works)), 1))
        return list(one_by_one(batches, stage="", total=len(works), tell=None))


_Wide = tuple[Callable[[], Known], Callable[[Known], Any]]
"""Of which library, and what is done."""


def _read_wide(on: Known, do: Callable[[Known], Any]) -> tuple[Any, bytes]:
    with on.notes.taking(wide=True) as reads:
        return do(on), stored(reads)


def find_out(
    tree: Tree,
    store: Store,
    ledger: NewLedger,
    options: Options,
    *,
    project: Path,
    spread: Spread,
    laps: Laps,
    tell: Tell | None,
) -> First:
    """Everything about a project, as it goes to a new cache. Raises `Damaged` and `WorldError`."""
    filed = _Filed(store)
    files = read_each(
        tree,
        folder_name=project.resolve().name,
        keep=_kept,
        take=filed.take,
        spread=spread,
        tell=tell,
    )
    settings = files.settings
    if options.base_url:
        settings = replace(settings, base_url=options.base_url)
    hand = AtHand(store, settings, refused_in(files))
    run = _Run(
        store=store,
        ledger=ledger,
        hand=hand,
        files=files,
        now=options.now,
        spread=spread,
        tell=tell,
        laps=laps,
    )
    laps.lap("reading")
    former, is_all = _stories(store, filed, options)
    name = "" if is_all else WHOLE
    hand.know(name=name, former=former)
    locator = Locator(files.sources)
    links = given_twice(hand.library, **filed.by_kind())
    run.found["read"] = list(files.findings)
    run.found["link"] = [located(locator, one) for one in links]
    until = next_change(hand.library, options.now)
    _link(run, name, lambda: hand.whole)
    seen = None
    if is_all:
        made, look = run.wide((lambda: hand.whole, lists), (lambda: hand.whole, looking))
        whole = shown = _side(run, name, lambda: hand.whole, made)
    else:
        made, (seen, reads) = run.wide(
            (lambda: hand.whole, lists),
            (
                lambda: hand.whole,
                lambda on: visible(on.library, now=options.now, drafts=options.drafts),
            ),
        )
        whole = _side(run, name, lambda: hand.whole, made)
        ledger.note("seen ", reads)
        hand.see(seen)
        laps.lap("holding back")
        _link(run, "", lambda: hand.shown)
        made, look = run.wide((lambda: hand.shown, lists), (lambda: hand.shown, looking))
        shown = _side(run, "", lambda: hand.shown, made)
    total = _judge(run, whole)
    laps.lap("judging and proving")
    _spell(run, look)
    laps.lap("spellings")
    run.found["guard"] = guard(project)
    run.found["read"] += [located(locator, one) for one in nothing_there(tree, hand.library, files)]
    store.put("found", ((name, all_) for name, all_ in run.found.items()))
    store.put("page", ((page.path, list(page.what)) for page in shown.pages))
    store.put(
        "meta",
        [
            ("settings", settings),
            ("former", former),
            ("mapped", list(mapped(shown.pages))),
            ("total", total),
        ],
    )
    store.put_bytes("meta", [("visible", as_json(seen or [], is_sorted=True))])
    if seen:
        every, few = ({page.path for page in side.pages} for side in (whole, shown))
        store.put(f"{WHOLE}page", ((path, path in every) for path in sorted(every ^ few)))
    return First(
        files=files,
        store=store,
        ledger=ledger,
        hand=hand,
        shown=shown,
        found=run.found,
        total=total,
        until=until,
    )


def diagnostics(first: First) -> list[Diagnostic]:
    """All findings of a build."""
    return in_order(one for found in first.found.values() for one in found)


# -- reading --------------------------------------------------------------------------------------

_Kept = tuple[str, Filed, bytes, bytes | None]
"""A record's kind, the record in short, as a row, and its body as another."""


def _kept(record: AnyRecord) -> _Kept:
    name = record.article if isinstance(record, Annotations) else record.id
    of = record.article if isinstance(record, Annotations | SealRecord) else ""
    short = Filed(name, record.at, getattr(record, "formerly", ()), of)
    row, body = record_rows(record)
    return KIND_OF[type(record)], short, row, body


class _Filed:
    """The records that were read, in short; whole they are in the cache."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.every: dict[str, list[Filed | SealRecord]] = {kind: [] for kind in KIND_OF.values()}
        self.held: dict[str, dict[str, Filed]] = {kind: {} for kind in KIND_OF.values()}
        """Kind → id → the one of its id that the library holds."""

    def take(self, kept: _Kept) -> None:
        """Another record, in the order of the paths."""
        kind, short, row, body = kept
        held = self.held[kind]
        one: Filed | SealRecord = short
        if kind == "seal" and short.article != short.id:
            pass  # a copy under another id belongs to no article
        elif short.id not in held:
            held[short.id] = short
            self._store.put_bytes(kind, [(short.id, row)])
            if body is not None:
                self._store.put_bytes(BODY, [(short.id, body)])
        elif kind == "seal":  # what is in it is looked at, though nobody holds it
            one = from_json(row, SealRecord)
        self.every[kind].append(one)

    def by_kind(self) -> dict[str, Any]:
        """As `given_twice` takes them."""
        every = self.every
        return {
            "parties": [*every["outlet"], *every["actor"]],
            "articles": every["article"],
            "stories": every["story"],
            "annotations": every["annotations"],
            "seals": every["seal"],
        }


def _stories(store: Store, filed: _Filed, options: Options) -> tuple[dict[str, Any], bool]:
    """The former ids of all, as `former_row` has them; and whether all stories may be seen.

    The stories of each article go to the cache.
    """
    former: dict[str, Any] = {
        "parties": {**_before(filed.held["actor"]), **_before(filed.held["outlet"])},
        "articles": _before(filed.held["article"]),
        "stories": _before(filed.held["story"]),
        "claims": [],
        "questions": [],
    }
    listed: dict[str, list[str]] = {}
    is_all = True
    story: Story
    for name, story in store.rows("story", Story):
        is_all &= is_public(story, now=options.now, drafts=options.drafts)
        former["claims"] += [[name, f, one.id] for one in story.claims for f in one.formerly]
        former["questions"] += [[name, f, one.id] for one in story.questions for f in one.formerly]
        for article in dict.fromkeys(story.articles.values()):
            listed.setdefault(article, []).append(name)
    store.put("stories_of", listed.items())
    return former, is_all


def _before(held: Mapping[str, Filed]) -> dict[str, str]:
    return {former: name for name in sorted(held) for former in held[name].formerly}


# -- linking --------------------------------------------------------------------------------------

_Linked = tuple[bytes, bytes, list[tuple[str, str, bytes]]]
"""What a unit gives to the relations, as a row; what was read for that; and relation, name of a row
and what it gives there, as part of the row."""


def _link(run: _Run, name: str, on: Callable[[], Known]) -> None:
    """What each unit gives to the relations; `name` stands before what is kept of the library."""

    def link(some: Sequence[Unit]) -> list[_Linked]:
        run.hand.begin()
        return [_linked(on(), unit) for unit in some]

    every = list(units(on().library))
    parts: dict[str, dict[str, list[bytes]]] = {}
    given: list[tuple[str, bytes]] = []
    for unit, (row, reads, each) in zip(every, run.each("linking", link, every), strict=True):
        run.ledger.note(f"{name}link {unit_name(unit)}", reads)
        given.append((unit_name(unit), row))
        for relation, key, part in each:
            parts.setdefault(relation, {}).setdefault(key, []).append(part)
    run.store.put_bytes(f"{name}given", given)
    for relation, keys in sorted(parts.items()):
        run.store.put_bytes(f"{name}rel:{relation}", _part_rows(keys))
    run.laps.lap("linking")


def _linked(on: Known, unit: Unit) -> _Linked:
    with on.notes.taking() as reads:
        row = given_row(linked(on, unit))
    place, each = part_of(unit), []
    for relation, key, rows in row:
        name, within = row_of(relation, key)
        each.append((relation, name, as_row([*place, *within, rows])))
    return as_row(row), stored(reads), each


def _part_rows(keys: Mapping[str, list[bytes]]) -> Iterator[tuple[str, bytes]]:
    """Parts of rows joined, each key's."""
    for key in sorted(keys):
        yield key, b"[" + b",".join(keys[key]) + b"]"


def _side(run: _Run, name: str, on: Callable[[], Known], lists_read: tuple[Lists, bytes]) -> Side:
    """The lists and the pages of a library that is linked."""
    made, reads = lists_read
    store, ledger = run.store, run.ledger
    ledger.note(f"{name}lists ", reads)

    def count(some: Sequence[str]) -> list[tuple[int, bytes]]:
        run.hand.begin()
        known, done = on(), []
        number = counter(known.library, known.relations, watched_lists(made, known.notes))
        for of in some:
            with known.notes.taking() as reads:
                done.append((number(of), stored(reads)))
        return done

    things = list(counted(on().library, made))
    counts: dict[str, int] = {}
    for of, (number, reads) in zip(things, run.each("counting", count, things), strict=True):
        ledger.note(f"{name}count {of}", reads)
        counts[of] = number
    pages = plan(run.hand.library if name else on().library, made, counts.__getitem__)
    store.put(f"{name}pages", counts.items())
    store.put(f"{name}list", list_rows(made))
    run.laps.lap("planning")
    return Side(lists=made, pages=pages)


# -- judging --------------------------------------------------------------------------------------


class _Judged(Struct, frozen=True, kw_only=True):
    """What was found out in a unit, and what was read for that."""

    reads: bytes
    found: list[Diagnostic]
    proofs: bytes | None = None
    """Those of an article, as a row; None where there are none."""
    tally: tuple[Tally, bytes] | None = None
    """The numbers of an article that a reader may see, and what was read for those."""


def _judge(run: _Run, whole: Side) -> list[int]:
    """Look at each unit; the numbers of all of them."""
    locator = Locator(run.files.sources)
    there = addresses(whole.pages)

    def judge(some: Sequence[Unit]) -> list[_Judged]:
        run.hand.begin()
        return [_judged(run, unit, locator, there) for unit in some]

    every = list(units(run.hand.library))
    proofs: list[tuple[str, bytes]] = []
    tallies: list[tuple[str, bytes]] = []
    total = [0, 0, 0]
    for unit, one in zip(every, run.each("checking", judge, every), strict=True):
        run.ledger.note(f"judge {unit_name(unit)}", one.reads)
        if one.proofs:
            proofs.append((unit.id, one.proofs))
        if one.found:
            run.found[unit_name(unit)] = one.found
        if one.tally:
            tally, reads = one.tally
            tallies.append((unit.id, as_row(tally)))
            run.ledger.note(f"tally {unit.id}", reads)
            numbers = tally.rows, tally.by_text, tally.by_seal
            total = [sum(pair) for pair in zip(total, numbers, strict=True)]
    run.store.put_bytes("proofs", proofs)
    run.store.put_bytes("tally", tallies)
    return total


def _judged(run: _Run, unit: Unit, locator: Locator, there: Container[str]) -> _Judged:
    hand = run.hand
    on, shown = hand.whole, hand.shown
    with on.notes.taking(wide=unit == SITE) as reads:
        proofs, findings = judged(on, unit, addresses=there, settings_at=SETTINGS_AT, now=run.now)
        found = [located(locator, one) for one in findings]
        note_places(on.notes, found)
    if unit.kind is not UnitKind.ARTICLE:
        return _Judged(reads=stored(reads), found=found)
    hand.proofs.rows.put(unit.id, dict(proofs))
    tally = None
    if unit.id in shown.library.annotations:
        with shown.notes.taking() as counted:
            numbers = told(shown, unit.id)
        tally = numbers, stored(counted)
    row = as_row(dict(proofs)) if proofs else None
    return _Judged(reads=stored(reads), found=found, proofs=row, tally=tally)


def _spell(run: _Run, look: tuple[Any, bytes]) -> None:
    """Which spellings of names stand in which articles; `look`: what is looked for."""
    store, ledger = run.store, run.ledger
    ledger.note("look ", look[1])
    store.put("looked", [("", look[0])])

    def spell(some: Sequence[str]) -> list[tuple[tuple[tuple[str, int], ...], bytes]]:
        run.hand.begin()
        done, on = [], run.hand.shown
        for article in some:
            with on.notes.taking() as reads:
                found = spelling(on, article)
            done.append((found, stored(reads)))
        return done

    articles = list(run.hand.shown.library.articles)
    parts: dict[str, list[bytes]] = {}
    spelled: list[tuple[str, Any]] = []
    each = run.each("looking for names", spell, articles)
    for article, (pairs, reads) in zip(articles, each, strict=True):
        ledger.note(f"spell {article}", reads)
        spelled.append((article, pairs))
        place = part_of(Unit(UnitKind.ARTICLE, article))
        for actor in dict.fromkeys(actor for actor, _ in pairs):
            rows = [number for one, number in pairs if one == actor]
            parts.setdefault(actor, []).append(as_row([*place, rows]))
    store.put("spelled", spelled)
    store.put_bytes(f"rel:{SPELLED}", _part_rows(parts))
