"""A build from nothing that notes all it reads, so that the next one can go on from it.

The same way as `generator.pipeline`, piece of work by piece of work.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from generator import catalogue
from generator.dependents import Dependent, rank
from generator.diagnostics import Diagnostic, in_order
from generator.findings import Finding
from generator.guards import guard
from generator.incremental.known import (
    RESTS,
    SPELLED,
    WHOLE,
    Given,
    Known,
    judged,
    known,
    linked,
    lists,
    looking,
    site_of,
    spelling,
    told,
)
from generator.incremental.ledger import NewLedger
from generator.incremental.listed import watched_lists
from generator.incremental.notes import Notes, stored
from generator.incremental.packed import PackedProofs
from generator.incremental.store import Store, as_row
from generator.incremental.stored import (
    former_row,
    key_name,
    part_of,
    record_row,
    records_of,
    value_row,
)
from generator.library import Library
from generator.locate import Locator
from generator.pages import Page, addresses, counter, get_ready, mapped, plan
from generator.pipeline import (
    SETTINGS_AT,
    Options,
    located,
    nothing_there,
    theme_files,
    theme_paths,
)
from generator.plain import pack
from generator.reading import Reading
from generator.relations import Relations
from generator.rendering import Renderer
from generator.rendering.macros import Staying
from generator.spellings import Known as KnownSpellings
from generator.spreading import Spread, Tell, in_batches, one_by_one
from generator.structs import Struct, fields
from generator.tallies import Tally, total
from generator.timing import Laps
from generator.tree import Tree
from generator.units import SITE, Unit, UnitKind, units
from generator.views.lists import Lists
from generator.views.making import On, Site
from generator.visibility import Visible, is_public, visible, without_hidden

_PAGES = 16
"""Pages that are made in one go: some are large, and those that wait are all held."""


@dataclass(slots=True, kw_only=True)
class NewSide:
    """A library, with what follows from it alone and all that was read for that."""

    name: str
    """What stands before all that is kept of it."""
    library: Library
    on: Known
    given: dict[str, bytes] = field(default_factory=dict)
    """Unit → what it gives to the relations, as a row of the cache."""
    parts: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """Relation → key → what each unit gives to it, as a row of the cache."""
    lists: Lists = field(init=False)
    counts: dict[str, int] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class First:
    """A project found out about, with all that was read for it."""

    reading: Reading
    ledger: NewLedger = field(default_factory=NewLedger)
    whole: NewSide = field(init=False)
    shown: NewSide = field(init=False)
    """Of what a reader may see: the same as the whole where that is all."""
    visible: Visible | None = None
    """What a reader may see; None where that is all."""
    found: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """Unit → its findings; `link` and `read` for those of no one unit."""
    proofs: PackedProofs = field(default_factory=PackedProofs)
    tallies: dict[str, Tally] = field(default_factory=dict)
    looked_for: dict[str, KnownSpellings] = field(default_factory=dict)
    """The spellings that are looked for, under the empty key."""
    spelled: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Article → the spellings in it."""
    spelled_of: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Actor → (article, number of the spelling that stands in it)."""


def find_out(
    reading: Reading,
    library: Library,
    links: list[Finding],
    options: Options,
    *,
    spread: Spread,
    laps: Laps,
    tell: Tell | None,
) -> First:
    """Everything about a project. What is found out unit by unit is spread."""
    first = First(reading=reading)
    now, drafts = options.now, options.drafts
    is_all = all(is_public(one, now=now, drafts=drafts) for one in library.stories.values())
    first.whole = first.shown = _side(first, library, "" if is_all else WHOLE, laps)
    if not is_all:
        on = first.whole.on
        with on.notes.taking(wide=True) as reads:
            seen = visible(on.library, now=now, drafts=drafts)
        assert seen is not None
        first.visible = seen
        first.ledger.note("seen ", stored(reads))
        shown = without_hidden(library, seen)
        laps.lap("holding back")
        first.shown = _side(first, shown, "", laps)
    _judge(first, links, now, spread, tell)
    laps.lap("judging and proving")
    on = first.shown.on
    with on.notes.taking(wide=True) as reads:
        first.looked_for[""] = looking(on)
    first.ledger.note("look ", stored(reads))
    _spell(first, spread, tell)
    laps.lap("spellings")
    return first


def _side(first: First, library: Library, name: str, laps: Laps) -> NewSide:
    """What follows from a library alone; `name` stands before what is kept of it."""
    ledger, notes = first.ledger, Notes(name)
    relations: dict[str, dict[Any, Any]] = {one: {} for one in fields(Relations)}
    rests: dict[tuple[str, str], tuple[Dependent, ...]] = {}
    on = known(
        notes,
        library,
        Relations(**relations),
        proofs=first.proofs,
        rests=rests,
        tallies=first.tallies,
        spelled=first.spelled_of,
        looked_for=first.looked_for,
    )
    side = NewSide(name=name, library=library, on=on)
    _link(side, ledger, relations, rests)
    laps.lap("linking")
    with notes.taking(wide=True) as reads:
        side.lists = lists(on)
    ledger.note(f"{name}lists ", stored(reads))
    count = counter(on.library, on.relations, watched_lists(side.lists, notes))

    def counted(of: str) -> int:
        with notes.taking() as reads:
            found = side.counts[of] = count(of)
        ledger.note(f"{name}count {of}", stored(reads))
        return found

    side.pages = plan(library, side.lists, counted)
    laps.lap("planning")
    return side


def unit_name(unit: Unit) -> str:
    """A unit's name in the cache."""
    return f"{unit.kind}/{unit.id}"


def _link(
    side: NewSide,
    ledger: NewLedger,
    relations: dict[str, dict[Any, Any]],
    rests: dict[tuple[str, str], tuple[Dependent, ...]],
) -> None:
    on, found = side.on, dict[tuple[str, str], dict[Dependent, None]]()
    parts: dict[str, dict[Any, list[Any]]] = {}
    for unit in units(side.library):
        with on.notes.taking() as reads:
            given = linked(on, unit)
        ledger.note(f"{side.name}link {unit_name(unit)}", stored(reads))
        row = given_row(given)
        side.given[unit_name(unit)] = as_row(row)
        for ((relation, key), values), (_, _, rows) in zip(given.items(), row, strict=True):
            parts.setdefault(relation, {}).setdefault(key, []).append([*part_of(unit), rows])
            if relation == RESTS:
                found.setdefault(key, {}).update(dict.fromkeys(values))  # type: ignore[arg-type]
            else:
                relations[relation].setdefault(key, []).extend(values)
    side.parts = {relation: _part_rows(keys) for relation, keys in parts.items()}
    for name, keys in relations.items():
        whole = frozenset if name == "linked_in" else tuple
        for key, values in keys.items():
            keys[key] = whole(values)
    for item, dependents in found.items():
        rests[item] = tuple(sorted(dependents, key=rank))


def _part_rows(keys: dict[Any, list[Any]]) -> dict[str, bytes]:
    return {key_name(key): as_row(parts) for key, parts in keys.items()}


class _Judged(Struct, frozen=True, kw_only=True):
    """What was found out in a unit, and what was read for that."""

    proofs: bytes | None
    """Those of an article, packed; None where there are none."""
    found: list[Diagnostic]
    reads: bytes
    tally: tuple[Tally, bytes] | None
    """The numbers of an article that a reader may see, and what was read for those."""


def _judge(
    first: First, links: list[Finding], now: datetime, spread: Spread, tell: Tell | None
) -> None:
    locator = Locator(first.reading.sources)
    there = addresses(first.whole.pages)
    first.found["read"] = list(first.reading.findings)
    first.found["link"] = [located(locator, one) for one in links]
    every = list(units(first.whole.library))

    def judge(some: Sequence[Unit]) -> list[_Judged]:
        return [_judge_unit(first, unit, locator, there, now) for unit in some]

    batches = spread(judge, in_batches(every))
    done = one_by_one(batches, stage="checking", total=len(every), tell=tell)
    for unit, one in zip(every, done, strict=True):
        first.ledger.note(f"judge {unit_name(unit)}", one.reads)
        if one.proofs:
            first.proofs.put_packed(unit.id, one.proofs)
        if one.found:
            first.found[unit_name(unit)] = one.found
        if one.tally:
            first.tallies[unit.id] = one.tally[0]
            first.ledger.note(f"tally {unit.id}", one.tally[1])


def _judge_unit(
    first: First, unit: Unit, locator: Locator, there: Container[str], now: datetime
) -> _Judged:
    on, tally = first.whole.on, None
    with on.notes.taking(wide=unit == SITE) as reads:
        proofs, findings = judged(on, unit, addresses=there, settings_at=SETTINGS_AT, now=now)
        found = [located(locator, one) for one in findings]
        note_places(on.notes, found)
    packed = first.proofs.put(unit.id, proofs) if proofs else None
    shown = first.shown
    if unit.kind is UnitKind.ARTICLE and unit.id in shown.library.annotations:
        with shown.on.notes.taking() as counted:
            numbers = told(shown.on, unit.id)
        tally = numbers, stored(counted)
    return _Judged(proofs=packed, found=found, reads=stored(reads), tally=tally)


def note_places(notes: Notes, found: list[Diagnostic]) -> None:
    """The files in which findings stand are read: where in them may change."""
    from generator.incremental.notes import asked

    for one in found:
        for span in (one.span, *(related.span for related in one.related)):
            notes.found.add(notes.about("file", span.path) + asked("text"))


def _spell(first: First, spread: Spread, tell: Tell | None) -> None:
    on, used = first.shown.on, dict[str, list[tuple[str, int]]]()
    parts: dict[str, list[Any]] = {}
    articles = list(first.shown.library.articles)

    def spell(some: Sequence[str]) -> list[tuple[tuple[tuple[str, int], ...], bytes]]:
        done = []
        for article in some:
            with on.notes.taking() as reads:
                found = spelling(on, article)
            done.append((found, stored(reads)))
        return done

    batches = spread(spell, in_batches(articles))
    done = one_by_one(batches, stage="looking for names", total=len(articles), tell=tell)
    for article, (found, reads) in zip(articles, done, strict=True):
        first.spelled[article] = found
        first.ledger.note(f"spell {article}", reads)
        for actor, number in found:
            used.setdefault(actor, []).append((article, number))
        for actor in dict.fromkeys(actor for actor, _ in found):
            rows = [number for one, number in found if one == actor]
            parts.setdefault(actor, []).append([*part_of(Unit(UnitKind.ARTICLE, article)), rows])
    first.shown.parts[SPELLED] = _part_rows(parts)
    first.spelled_of.update({actor: tuple(found) for actor, found in used.items()})


# -- pages ----------------------------------------------------------------------------------------


class Rendered:
    """The files of a site, one at a time; what each page read goes to the cache as they pass."""

    def __init__(self, first: First, project: Path, options: Options, spread: Spread) -> None:
        side = first.shown
        words = catalogue.load(side.library.settings.language)
        self._first, self._spread = first, spread
        self.spent: dict[str, float] = {}
        self._renderer = Renderer(project / "templates", words)
        self._site = site_of(
            side.on,
            side.lists,
            catalogue=words,
            assets=self._renderer.asset_paths() | dict(theme_paths(side.library)),
            now=options.now,
            paths=frozenset(page.path for page in side.pages),
            mapped=mapped(side.pages),
        )

    def files(self, begin: Callable[[], None], tell: Tell | None) -> Iterator[tuple[str, bytes]]:
        """Every file. `begin` is called when pages have come. Raises `TemplateFault`."""
        pages, notes = self._first.shown.pages, self._first.shown.on.notes
        site, renderer = self._site, self._renderer

        def batch(numbers: Sequence[int]) -> list[tuple[str, bytes, bytes, str, float]]:
            done = []
            for page in (pages[number] for number in numbers):
                began = perf_counter()
                with notes.taking(wide=page.is_wide) as reads:
                    data = render_noted(page, site, renderer)
                kept = stored(reads)
                done.append((page.path, data, kept, str(page.what[0]), perf_counter() - began))
            return done

        yield from renderer.assets()
        yield from theme_files(self._first.shown.library)
        get_ready(pages)
        total_ = len(pages)
        made = 0
        for rendered in self._spread(batch, in_batches(range(total_), _PAGES)):
            for path, data, reads, kind, seconds in rendered:
                self._first.ledger.note(f"page {path}", reads)
                lap = f"pages of {kind}, in all processes"
                self.spent[lap] = self.spent.get(lap, 0.0) + seconds
                yield path, data
            made += len(rendered)
            if tell:
                tell("making pages", made, total_)
            begin()


def render_noted(
    page: Page, site: Site, renderer: Renderer, staying: Staying | None = None
) -> bytes:
    """A page's bytes; `staying` are views that were on it before."""
    return renderer.render(page.template, page.view(On(site, page.path)), staying)


# -- the cache ------------------------------------------------------------------------------------


def write_rows(first: First, store: Store) -> None:
    """All that was found out, but for what pages read."""
    library = first.whole.library
    for kind, records in records_of(library).items():
        store.put(kind, ((name, record_row(record)) for name, record in records.items()))
    store.put("stories_of", library.index.stories_of.items())
    _write_side(first.shown, store)
    store.put_bytes("proofs", first.proofs.rows())
    store.put("tally", ((name, pack(tally)) for name, tally in first.tallies.items()))
    store.put("spelled", first.spelled.items())
    store.put("found", ((name, [pack(one) for one in all_]) for name, all_ in first.found.items()))
    pages = first.shown.pages
    store.put("page", ((page.path, list(page.what)) for page in pages))
    store.put("looked", first.looked_for.items())
    store.put(
        "meta",
        [
            ("settings", pack(library.settings)),
            ("former", former_row(library.index)),
            ("mapped", list(mapped(pages))),
            ("total", totals(first.tallies)),
            ("visible", pack(first.visible) if first.visible else []),
        ],
    )
    if first.visible:
        _write_side(first.whole, store)
        every, shown = ({page.path for page in one} for one in (first.whole.pages, pages))
        store.put(f"{WHOLE}page", ((path, path in every) for path in sorted(every ^ shown)))


def _write_side(side: NewSide, store: Store) -> None:
    for relation, keys in sorted(side.parts.items()):
        store.put_bytes(f"{side.name}rel:{relation}", sorted(keys.items()))
    store.put_bytes(f"{side.name}given", side.given.items())
    store.put(f"{side.name}pages", side.counts.items())
    store.put(f"{side.name}list", list_rows(side.lists))


def list_rows(made: Lists) -> list[tuple[str, Any]]:
    """The lists as rows, one each."""
    return list(zip(fields(made), pack(made), strict=True))


def given_row(given: Given) -> list[list[Any]]:
    """What a unit gives to the relations, as a row."""
    return [
        [relation, list(key) if isinstance(key, tuple) else key, _rows(relation, values)]
        for (relation, key), values in given.items()
    ]


def _rows(relation: str, values: list[Any]) -> list[Any]:
    return [value_row(relation, value) for value in values]


def totals(tallies: dict[str, Tally]) -> list[int]:
    """Rows, those proven by the text, those proven by a seal."""
    found = total(tallies.values())
    return [found.rows, found.by_text, found.by_seal]


def diagnose(first: First, tree: Tree, project: Path) -> list[Diagnostic]:
    """All findings of a build."""
    first.found["guard"] = guard(project)
    locator = Locator(first.reading.sources)
    first.found["read"] += [
        located(locator, one) for one in nothing_there(tree, first.whole.library, first.reading)
    ]
    return in_order(one for found in first.found.values() for one in found)
