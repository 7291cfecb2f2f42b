"""All that is known of a library, noting what is read of it; and the pieces of work done on it.

A piece of work is a function of `Known` and what it is about; its reads are noted, and it is done
again when an answer it read is another one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from generator import dependents, relations
from generator.claims import Assessment, assess_claim
from generator.dates import When
from generator.dependents import Dependent
from generator.findings import Finding
from generator.incremental.listed import ADDRESS, MAPPED, PATH, Places, Whole, watched_lists
from generator.incremental.notes import Notes, asked, asking
from generator.incremental.observing import (
    ARTICLE,
    PARTY,
    SITE,
    Answers,
    Derived,
    Proofs,
    Tallies,
    field_name,
    relation_about,
    watched_library,
    watched_relations,
)
from generator.incremental.remembering import NotedFacts
from generator.library import Library
from generator.model import Claim, Place
from generator.proving import Proof, TextsHere, prove_article
from generator.relations import Relations
from generator.spellings import (
    Known as KnownSpellings,
)
from generator.spellings import (
    Listed as ListedSpellings,
)
from generator.spellings import (
    Spelling,
    known_spellings,
    near_story,
    spelled_in,
    spellings_of,
)
from generator.structs import Struct, fields
from generator.tallies import NOTHING, Tally, tally
from generator.units import Unit, UnitKind
from generator.views.once import ROOM

if TYPE_CHECKING:
    from generator.catalogue import Catalogue
    from generator.diagnostics import Diagnostic
    from generator.pages import Page
    from generator.rendering import Renderer
    from generator.rendering.macros import Staying
    from generator.views.lists import Lists
    from generator.views.making import Site
    from generator.views.once import Memory

Touched = tuple[str, str, str]
"""An answer that may have changed: about which kind of thing, which one, and what of it."""

LOOKED_FOR: Touched = ("site", "", "looked for")
"""What is touched when other spellings are looked for."""
WHOLE = "whole "
"""Stands before what is kept of the whole library alone, where some of it is held back."""
RESTS, SPELLED = "rests", "spelled"
"""Kept as relations are: what rests on an item; which spellings of an actor stand in articles."""


class Known(Struct, kw_only=True):
    """A library and what was found out about it so far, all of it noting."""

    notes: Notes
    library: Library
    relations: Relations
    proofs: Mapping[tuple[str, str], Proof]
    dependents: Mapping[tuple[str, str], tuple[Dependent, ...]]
    tallies: Mapping[str, Tally]
    spelled: Mapping[str, tuple[tuple[str, int], ...]]
    """Actor → (article, number of the spelling that stands in it)."""
    near: Mapping[str, frozenset[str]]
    """Story → who appears in it."""
    looked_for: Mapping[str, KnownSpellings]
    """The spellings that are looked for, under the empty key; to be set before they are."""

    def named(self, article: str) -> set[str]:
        """Whom an article's annotations, or a role's evidence, find named in it."""
        return {*self.tallies[article].named, *self.relations.roles_from.get(article, ())}


def known(
    notes: Notes,
    library: Library,
    found: Relations,
    *,
    proofs: Mapping[tuple[str, str], Proof],
    rests: Mapping[tuple[str, str], tuple[Dependent, ...]],
    tallies: Mapping[str, Tally],
    spelled: Mapping[str, tuple[tuple[str, int], ...]],
    looked_for: Mapping[str, KnownSpellings],
) -> Known:
    """What is known, noting, from the same that doesn't note."""
    watched = watched_library(library, notes)
    made = Known(
        notes=notes,
        library=watched,
        relations=watched_relations(found, watched, notes),
        proofs=Proofs(proofs, notes),
        dependents=Answers(
            rests, notes, about=lambda k: given_about(RESTS, k), every=(SITE, RESTS)
        ),
        tallies=Tallies(tallies, NOTHING, notes),
        spelled=Answers(
            spelled, notes, about=lambda k: given_about(SPELLED, k), every=(SITE, SPELLED)
        ),
        near={},
        looked_for=Answers(
            looked_for, notes, about=lambda _: LOOKED_FOR, every=(SITE, LOOKED_FOR[2])
        ),
    )
    made.near = Derived(library.stories, lambda s: near_story(watched, made.named, s), notes)
    return made


# -- pieces of work -------------------------------------------------------------------------------

Given = dict[tuple[str, str | tuple[str, str]], list[Any]]
"""(relation, key) → the values that one unit gives to it."""


def linked(on: Known, unit: Unit) -> Given:
    """What a unit gives to the relations, and to what rests on items."""
    given: Given = {}
    for name, key, value in relations.contributions(on.library, unit):
        given.setdefault((name, key), []).append(value)
    for item, dependent in dependents.contributions(on.library, unit):
        given.setdefault((RESTS, item), []).append(dependent)
    return given


def given_about(relation: str, key: Any) -> Touched:
    """What is touched when a unit gives something else to a relation."""
    if relation == RESTS:
        return ARTICLE, key[0], f"{RESTS}/{key[1]}"
    if relation == SPELLED:
        return PARTY, key, SPELLED
    return relation_about(relation, key)


def judged(
    on: Known, unit: Unit, *, addresses: Container[str], settings_at: Place, now: datetime
) -> tuple[Mapping[str, Proof], list[Finding]]:
    """The proofs of a unit's items, and all that is found in it."""
    from generator.checks import Subject
    from generator.judging import unit_findings

    proven = prove_article(on.library, unit.id) if unit.kind is UnitKind.ARTICLE else None
    subject = Subject(
        library=on.library,
        relations=on.relations,
        addresses=Places(addresses, ADDRESS, on.notes),
        texts=TextsHere(on.library, {}),
        settings_at=settings_at,
        now=now,
    )
    found = list(unit_findings(subject, unit, proven))
    return (proven.proofs if proven else {}), found


def told(on: Known, article: str) -> Tally:
    """An article's numbers."""
    return tally(on.library, on.proofs, article)


def looking(on: Known) -> ListedSpellings:
    """The spellings that are looked for."""
    return known_spellings(on.library)


def spelling(on: Known, article: str) -> tuple[tuple[str, int], ...]:
    """The spellings of actors' names that stand in an article."""
    return spelled_in(on.library, on.looked_for[""], article, on.named, on.near)


def lists(on: Known) -> Lists:
    """The site's long lists."""
    from generator.views.listing import make_lists

    return make_lists(on.library, on.relations)


def note_places(notes: Notes, found: Iterable[Diagnostic]) -> None:
    """The files in which findings stand are read: where in them may change."""
    for one in found:
        for span in (one.span, *(related.span for related in one.related)):
            notes.found.add(notes.about("file", span.path) + asked("text"))


def render_noted(
    page: Page, site: Site, renderer: Renderer, staying: Staying | None = None
) -> bytes:
    """A page's bytes; `staying` are views that were on it before."""
    from generator.views.making import On

    return renderer.render(page.template, page.view(On(site, page.path)), staying)


def differing(
    kind: str, name: str, before: Any, after: Any, cls: type[Any] | None = None
) -> list[Touched]:
    """The fields in which two records differ, as what was noted of them.

    `before` may be None: then all fields differ. `cls` is their class, where `after` is not of it.
    """
    asked_of: Any = cls or type(after)
    return [
        (kind, name, field_name(asked_of, field))
        for field in fields(asked_of)
        if before is None or getattr(before, field) != getattr(after, field)
    ]


def changes(kind: str, name: str, before: Any, after: Any) -> list[Touched]:
    """As `differing`, for things that come and go: of a gone one, or one of another class, all."""
    if before is None or type(before) is not type(after):
        # nobody has read a new one: whoever looked for it noted that it wasn't there
        gone = differing(kind, name, None, before) if before is not None else []
        return [(kind, name, "there"), *gone] if gone or after is not None else []
    if after is None:
        return [(kind, name, "there"), *differing(kind, name, None, before)]
    return differing(kind, name, before, after)


def site_of(
    on: Known,
    made: Lists,
    *,
    catalogue: Catalogue,
    assets: Mapping[str, str],
    now: datetime,
    paths: Container[str],
    mapped: Sequence[str],
    memory: Memory | None = None,
    room: int = 0,
) -> Site:
    """What pages are made from, noting. `room` is for facts, where it is more than as a rule."""
    from generator.views.making import Site

    library = on.library

    def assessed(key: tuple[str, str]) -> Assessment | None:
        claim: Claim | None = library.index.claims.get(key)
        return assess_claim(library, on.relations, key, claim) if claim else None

    def spelled(actor: str) -> tuple[Spelling, ...] | None:
        if actor not in library.actors:
            return None
        return spellings_of(library, actor, on.spelled.get(actor, ()))

    return Site(
        library=library,
        proofs=on.proofs,
        assessments=Derived(library.index.claims, assessed, on.notes),
        dependents=on.dependents,
        catalogue=catalogue,
        assets=assets,
        now=When(now, now, now.isoformat()),
        paths=Places(paths, PATH, on.notes),
        mapped=Whole(lambda: mapped, MAPPED, on.notes),
        relations=on.relations,
        spellings=Derived(library.actors, spelled, on.notes),
        tallies=on.tallies,
        lists=watched_lists(made, on.notes),
        memory=memory,
        facts=NotedFacts(on.notes, max(ROOM, room)),
    )


def keys_of(touched: Sequence[Touched], notes: Notes) -> set[int]:
    """The keys under which answers were noted, each by itself or with all of its kind."""
    found: set[int] = set()
    for kind, name, what in touched:
        for key in asking(what):
            found.add(notes.about(kind, name) + key)
            found.add(notes.about(kind, "*") + key)
    return found
