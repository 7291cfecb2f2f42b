"""What is the same on many pages is made once, and every page that shows it has read it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import incremental
from generator.incremental.again import Again
from generator.incremental.known import keys_of
from generator.incremental.notes import Notes, asked, joined
from generator.incremental.observing import ITEM
from generator.incremental.remembering import NotedFacts
from generator.incremental.store import Store
from generator.pipeline import Options, project_tree
from generator.rendering import Renderer
from generator.views.once import Facts
from tests.harbour import HARBOUR
from tests.project import NOW, alone, lay

_PARTS = {"404.html", "index.html", "stories", "actors", "articles", "questions", "sources"}


@pytest.mark.parametrize("base_url", [None, "https://lamps.example/papers/"])
def test_a_page_and_what_it_read_are_the_same_whatever_was_made_before(
    tmp_path: Path, base_url: str | None
) -> None:
    project = lay(alone(HARBOUR), tmp_path)
    options = Options(now=NOW, base_url=base_url)
    incremental.build(project, project / "site", options)
    cache = incremental.cache_path(project, str(project / "site"), options)
    with Store(cache, new=False) as store:
        again = Again(store, project_tree(project), options)
        renderer = Renderer(None, again.words)

        def made(some: Iterable[str]) -> dict[str, tuple[bytes, set[int]]]:
            pages = dict(again.render(some, renderer))
            return {path: (data, set(again.made_from[path])) for path, data in pages.items()}

        paths = [path for path, _ in store.rows("page")]
        each: dict[str, tuple[bytes, set[int]]] = {}
        for path in paths:
            each |= made([path])
        assert {path.partition("/")[0] for path in each} >= _PARTS
        assert made(paths) == each
        assert made(reversed(paths)) == each
        store.drop()


def test_who_asks_for_what_is_known_has_read_what_it_was_made_of() -> None:
    notes, made = Notes(), []
    facts = NotedFacts(notes)

    def make(name: str) -> str:
        made.append(name)
        notes.found.add(notes.about("party", name) + asked("actor.name"))
        return name.upper()

    reads = []
    for _ in range(2):
        with notes.taking() as found:
            assert facts.recall("ada", make, "ada") == "ADA"
        reads.append(found)
    assert made == ["ada"]
    assert reads[0] == reads[1] == {notes.about("party", "ada") + asked("actor.name")}


def test_a_page_that_reads_all_of_a_kind_notes_that_and_nothing_made_for_others() -> None:
    notes = Notes()
    facts = NotedFacts(notes)

    def make() -> None:
        notes.found.add(1 if notes.wide else 2)

    for wide, read_ in ((False, 2), (True, 1), (False, 2)):
        with notes.taking(wide=wide) as found:
            facts.recall("all", make)
        assert found == {read_}


def test_what_nobody_asks_for_any_more_makes_room() -> None:
    facts, made = Facts(3), list[int]()

    def make(number: int) -> None:
        made.append(number)

    for number in range(100):
        facts.recall(number, make, number)
        facts.recall("often", make, -1)
    assert made.count(-1) == 1
    facts.recall(0, make, 0)
    assert made.count(0) == 2


_QUOTE = ("select", "speaker", "where", "said", "via", "note")


def test_all_that_is_shown_of_a_quote_is_read_as_one_and_told_as_many() -> None:
    notes = Notes()
    about = notes.about(ITEM, "report/q1")
    parts = {about + asked(f"quote.{name}") for name in _QUOTE}
    assert len(joined(set(parts))) == 1
    assert notes.labels(joined(set(parts))) == notes.labels(parts)
    some = set(list(parts)[1:])
    assert joined(set(some)) == some


@pytest.mark.parametrize("field", _QUOTE)
def test_each_part_of_what_was_read_as_one_makes_it_another(field: str) -> None:
    notes = Notes()
    about = notes.about(ITEM, "report/q1")
    reads = joined({about + asked(f"quote.{name}") for name in _QUOTE})
    assert reads & keys_of([(ITEM, "report/q1", f"quote.{field}")], notes)
    assert not reads & keys_of([(ITEM, "report/q1", "quote.formerly")], notes)
    assert not reads & keys_of([(ITEM, "report/q2", f"quote.{field}")], notes)
