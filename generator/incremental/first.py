"""A build from nothing that notes all it reads, so that the next one can go on from it.

The same way as `generator.pipeline`, piece of work by piece of work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
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
from generator.incremental.notes import Notes, stored
from generator.incremental.observing import watched_lists
from generator.incremental.store import Store
from generator.incremental.stored import former_row, key_name, part_of, record_row, value_row
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
from generator.proving import Proof
from generator.reading import Reading
from generator.relations import Relations
from generator.rendering import Renderer
from generator.spellings import Known as KnownSpellings
from generator.spreading import Spread
from generator.tallies import Tally, total
from generator.timing import Laps
from generator.tree import FolderTree
from generator.units import SITE, Unit, UnitKind, units
from generator.views.lists import Lists
from generator.views.making import On, Site

_BATCH = 64
"""Pages that are rendered in one go."""


@dataclass(slots=True, kw_only=True)
class First:
    """A library found out about, with all that was read for it."""

    library: Library
    reading: Reading
    on: Known
    ledger: NewLedger
    given: dict[str, Given] = field(default_factory=dict)
    """Unit → what it gives to the relations."""
    found: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """Unit → its findings; `link` and `read` for those of no one unit."""
    spelled: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Article → the spellings in it."""
    looked_for: KnownSpellings = field(default_factory=dict)
    """The spellings that were looked for in them."""
    proofs: dict[tuple[str, str], Proof] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    parts: dict[str, dict[Any, list[Any]]] = field(default_factory=dict)
    """Relation → key → what each unit gives to it, as rows."""
    lists: Lists | None = None
    counts: dict[str, int] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)


Tell = Callable[[str, int, int], None]
"""Told of a stage how much of it is done, and how much there is in all."""


def find_out(
    reading: Reading,
    library: Library,
    links: list[Finding],
    now: datetime,
    *,
    laps: Laps,
    tell: Tell | None,
) -> First:
    """Everything about a library of which nothing is held back."""
    notes, ledger = Notes(), NewLedger()
    relations: dict[str, dict[Any, Any]] = {one.name: {} for one in fields(Relations)}
    rests: dict[tuple[str, str], tuple[Dependent, ...]] = {}
    proofs: dict[tuple[str, str], Proof] = {}
    tallies: dict[str, Tally] = {}
    spelled: dict[str, tuple[tuple[str, int], ...]] = {}
    looked_for: dict[str, KnownSpellings] = {}
    on = known(
        notes,
        library,
        Relations(**relations),
        proofs=proofs,
        rests=rests,
        tallies=tallies,
        spelled=spelled,
        looked_for=looked_for,
    )
    first = First(
        library=library, reading=reading, on=on, ledger=ledger, proofs=proofs, tallies=tallies
    )
    _link(first, relations, rests)
    laps.lap("linking")
    with notes.taking(wide=True) as reads:
        made = first.lists = lists(on)
    ledger.note("lists ", stored(reads))
    count = counter(on.library, on.relations, watched_lists(made, notes))

    def counted(name: str) -> int:
        with notes.taking() as reads:
            found = first.counts[name] = count(name)
        ledger.note(f"count {name}", stored(reads))
        return found

    first.pages = plan(library, made, counted)
    laps.lap("planning")
    _judge(first, links, now, tell)
    laps.lap("judging and proving")
    for article in library.annotations:
        with notes.taking() as reads:
            tallies[article] = told(on, article)
        ledger.note(f"tally {article}", stored(reads))
    laps.lap("counting")
    with notes.taking(wide=True) as reads:
        first.looked_for = looked_for[""] = looking(on)
    ledger.note("look ", stored(reads))
    _spell(first, spelled)
    laps.lap("spellings")
    return first


def unit_name(unit: Unit) -> str:
    """A unit's name in the cache."""
    return f"{unit.kind}/{unit.id}"


def _link(
    first: First,
    relations: dict[str, dict[Any, Any]],
    rests: dict[tuple[str, str], tuple[Dependent, ...]],
) -> None:
    on, found = first.on, dict[tuple[str, str], dict[Dependent, None]]()
    for unit in units(first.library):
        with on.notes.taking() as reads:
            given = linked(on, unit)
        first.ledger.note(f"link {unit_name(unit)}", stored(reads))
        for (relation, key), values in given.items():
            rows = [value_row(relation, value) for value in values]
            parts = first.parts.setdefault(relation, {}).setdefault(key, [])
            parts.append([*part_of(unit), rows])
            if relation == RESTS:
                found.setdefault(key, {}).update(dict.fromkeys(values))  # type: ignore[arg-type]
            else:
                relations[relation].setdefault(key, []).extend(values)
        first.given[unit_name(unit)] = given
    for name, keys in relations.items():
        whole = frozenset if name == "linked_in" else tuple
        for key, values in keys.items():
            keys[key] = whole(values)
    for item, dependents in found.items():
        rests[item] = tuple(sorted(dependents, key=rank))


def _judge(first: First, links: list[Finding], now: datetime, tell: Tell | None) -> None:
    on, library = first.on, first.library
    locator = Locator(first.reading.sources)
    there = addresses(first.pages)
    first.found["read"] = list(first.reading.findings)
    first.found["link"] = [located(locator, one) for one in links]
    every = list(units(library))
    for number, unit in enumerate(every, 1):
        if tell and (number % _BATCH == 0 or number == len(every)):
            tell("checking", number, len(every))
        with on.notes.taking(wide=unit == SITE) as reads:
            proofs, findings = judged(on, unit, addresses=there, settings_at=SETTINGS_AT, now=now)
            here = [located(locator, one) for one in findings]
            note_places(on.notes, here)
        first.ledger.note(f"judge {unit_name(unit)}", stored(reads))
        first.proofs.update({(unit.id, item): proof for item, proof in proofs.items()})
        if here:
            first.found[unit_name(unit)] = here


def note_places(notes: Notes, found: list[Diagnostic]) -> None:
    """The files in which findings stand are read: where in them may change."""
    from generator.incremental.notes import asked

    for one in found:
        for span in (one.span, *(related.span for related in one.related)):
            notes.found.add(notes.about("file", span.path) + asked("text"))


def _spell(first: First, spelled: dict[str, tuple[tuple[str, int], ...]]) -> None:
    on, used = first.on, dict[str, list[tuple[str, int]]]()
    parts = first.parts.setdefault(SPELLED, {})
    for article in first.library.articles:
        with on.notes.taking() as reads:
            found = first.spelled[article] = spelling(on, article)
        first.ledger.note(f"spell {article}", stored(reads))
        for actor, number in found:
            used.setdefault(actor, []).append((article, number))
        for actor in dict.fromkeys(actor for actor, _ in found):
            rows = [number for one, number in found if one == actor]
            parts.setdefault(actor, []).append([*part_of(Unit(UnitKind.ARTICLE, article)), rows])
    spelled.update({actor: tuple(found) for actor, found in used.items()})


# -- pages ----------------------------------------------------------------------------------------


class Rendered:
    """The files of a site, one at a time; what each page read goes to the cache as they pass."""

    def __init__(self, first: First, project: Path, options: Options, spread: Spread) -> None:
        words = catalogue.load(first.library.settings.language)
        self._first, self._spread = first, spread
        self.spent: dict[str, float] = {}
        self._renderer = Renderer(project / "templates", words)
        assert first.lists is not None
        self._site = site_of(
            first.on,
            first.lists,
            catalogue=words,
            assets=self._renderer.asset_paths() | dict(theme_paths(first.library)),
            now=options.now,
            paths=frozenset(page.path for page in first.pages),
            mapped=mapped(first.pages),
        )

    def files(self, begin: Callable[[], None], tell: Tell | None) -> Iterator[tuple[str, bytes]]:
        """Every file. `begin` is called when pages have come. Raises `TemplateFault`."""
        pages, notes = self._first.pages, self._first.on.notes
        site, renderer = self._site, self._renderer

        def batch(numbers: range) -> list[tuple[str, bytes, bytes, str, float]]:
            done = []
            for page in (pages[number] for number in numbers):
                began = perf_counter()
                with notes.taking(wide=page.is_wide) as reads:
                    data = render_noted(page, site, renderer)
                kept = stored(reads)
                done.append((page.path, data, kept, str(page.what[0]), perf_counter() - began))
            return done

        yield from renderer.assets()
        yield from theme_files(self._first.library)
        get_ready(pages)
        total_ = len(pages)
        jobs = [range(at, min(at + _BATCH, total_)) for at in range(0, total_, _BATCH)]
        made = 0
        for rendered in self._spread(batch, jobs):
            for path, data, reads, kind, seconds in rendered:
                self._first.ledger.note(f"page {path}", reads)
                lap = f"pages of {kind}, in all processes"
                self.spent[lap] = self.spent.get(lap, 0.0) + seconds
                yield path, data
            made += len(rendered)
            if tell:
                tell("making pages", made, total_)
            begin()


def render_noted(page: Page, site: Site, renderer: Renderer) -> bytes:
    """A page's bytes."""
    return renderer.render(page.template, page.view(On(site, page.path)))


# -- the cache ------------------------------------------------------------------------------------


def write_rows(first: First, store: Store) -> None:
    """All that was found out, but for what pages read."""
    library = first.library
    assert first.lists is not None
    for kind, records in (
        ("outlet", library.outlets),
        ("actor", library.actors),
        ("article", library.articles),
        ("annotations", library.annotations),
        ("story", library.stories),
        ("seal", library.seals),
    ):
        store.put(kind, ((name, record_row(record)) for name, record in records.items()))
    store.put("stories_of", library.index.stories_of.items())
    for relation, keys in sorted(first.parts.items()):
        rows = sorted((key_name(key), parts) for key, parts in keys.items())
        store.put(f"rel:{relation}", rows)
    store.put("given", ((unit, given_row(given)) for unit, given in first.given.items()))
    proofs: dict[str, dict[str, Any]] = {}
    for (article, item), proof in first.proofs.items():
        proofs.setdefault(article, {})[item] = pack(proof)
    store.put("proofs", proofs.items())
    store.put("tally", ((name, pack(tally)) for name, tally in first.tallies.items()))
    store.put("spelled", first.spelled.items())
    store.put("found", ((name, [pack(one) for one in all_]) for name, all_ in first.found.items()))
    store.put("pages", first.counts.items())
    store.put("page", ((page.path, list(page.what)) for page in first.pages))
    store.put("list", list_rows(first.lists))
    store.put("looked", [("", first.looked_for)])
    store.put(
        "meta",
        [
            ("settings", pack(library.settings)),
            ("former", former_row(library.index)),
            ("mapped", list(mapped(first.pages))),
            ("total", totals(first.tallies)),
        ],
    )


def list_rows(made: Lists) -> list[tuple[str, Any]]:
    """The lists as rows, one each."""
    packed = pack(made)
    return [(one.name, packed[at]) for at, one in enumerate(fields(made))]


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


def diagnose(first: First, tree: FolderTree, project: Path) -> list[Diagnostic]:
    """All findings of a build."""
    first.found["guard"] = guard(project)
    locator = Locator(first.reading.sources)
    first.found["read"] += [
        located(locator, one) for one in nothing_there(tree, first.library, first.reading)
    ]
    return in_order(one for found in first.found.values() for one in found)
