"""What is found in one unit is found from it alone, and all units together give all there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NoReturn

from generator.checks import Subject
from generator.findings import Finding
from generator.judging import unit_findings
from generator.library import Index, Library
from generator.pipeline import SETTINGS_AT
from generator.proving import TextsHere, prove, prove_article
from generator.relations import relate
from generator.structs import fields, replace
from generator.units import SITE, Unit, UnitKind, units
from tests.harbour import HARBOUR
from tests.project import NOW, alone, checked, found, over_base

MISSPELT = """
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazete
rights: full
licence: CC0-1.0
---
See [nothing](/nowhere/).
-- content/actors/jon-berg.yaml --
name: Jon Berg
roles:
  - title: Aide
    of: mara-lint
-- content/outlets/herald.yaml --
name: The Herald
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all summer
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
claims:
  sails: The ferry sails in winter
related: [the-bay]
---
It sails. [@gazette#all-summer]
"""


class Asked(dict[Any, Any]):
    """A mapping that can be asked by key, and not gone through."""

    def _refuse(self) -> NoReturn:
        raise AssertionError("gone through as a whole")

    def __iter__(self) -> Iterator[Any]:
        self._refuse()

    def keys(self) -> NoReturn:
        self._refuse()

    def values(self) -> NoReturn:
        self._refuse()

    def items(self) -> NoReturn:
        self._refuse()


def subject(library: Library, *, now: datetime = NOW) -> Subject:
    return Subject(
        library=library,
        relations=relate(library),
        addresses=frozenset({"/"}),
        texts=TextsHere(library, {}),
        settings_at=SETTINGS_AT,
        now=now,
    )


def findings(on: Subject, unit: Unit) -> list[Finding]:
    return list(unit_findings(on, unit, prove_article(on.library, unit.id)))


def test_of_a_unit_nothing_else_is_gone_through() -> None:
    whole = subject(checked(alone(HARBOUR)).library)
    library, relations = whole.library, whole.relations
    index = Index(*(Asked(getattr(library.index, name)) for name in fields(Index)))
    only = replace(
        whole,
        library=replace(
            library,
            outlets=Asked(library.outlets),
            actors=Asked(library.actors),
            articles=Asked(library.articles),
            annotations=Asked(library.annotations),
            stories=Asked(library.stories),
            seals=Asked(library.seals),
            index=index,
        ),
        relations=replace(
            relations,
            **{name: Asked(getattr(relations, name)) for name in fields(relations)},
        ),
    )
    for unit in units(library):
        if unit != SITE:
            assert findings(only, unit) == findings(whole, unit)


def test_what_is_found_in_a_unit_stands_in_its_files() -> None:
    on = subject(checked(over_base(MISSPELT)).library)
    by_unit = {unit: findings(on, unit) for unit in units(on.library)}
    assert {
        (unit.kind, unit.id): sorted({f"{one.code} {one.at.path}" for one in every})
        for unit, every in by_unit.items()
        if every
    } == {
        (UnitKind.OUTLET, "herald"): ["unused-outlet content/outlets/herald.yaml"],
        (UnitKind.ACTOR, "jon-berg"): [
            "unknown-actor content/actors/jon-berg.yaml",
            "unused-actor content/actors/jon-berg.yaml",
        ],
        (UnitKind.ARTICLE, "gazette-ferry"): [
            "words-near-miss content/annotations/gazette-ferry.yaml"
        ],
        (UnitKind.ARTICLE, "gazette-quay"): [
            "dead-link content/articles/gazette-quay.md",
            "unknown-outlet content/articles/gazette-quay.md",
        ],
        (UnitKind.STORY, "harbour"): [
            "coverage content/stories/harbour.md",
            "unaddressed-claim content/stories/harbour.md",
            "unknown-item content/stories/harbour.md",
            "unknown-story content/stories/harbour.md",
        ],
    }


def test_words_that_are_missing_are_looked_for_in_all_texts_that_are_here() -> None:
    tree = """
-- content/articles/gazette-quay.md --
---
title: Quay
outlet: gazette
rights: full
licence: CC0-1.0
---
“Nobody swims in the cold bay,” Mara Lind said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: Nobody swims in the cold bay
"""
    (error,) = found(over_base(tree))
    assert (error.code, error.hint) == ("words-missing", "the words stand in 'gazette-quay'")


def test_the_proofs_of_all_articles_are_those_of_each() -> None:
    done = checked(alone(HARBOUR))
    assert prove(done.library) == done.proofs
    assert {article for article, _ in done.proofs} == set(done.library.articles)
