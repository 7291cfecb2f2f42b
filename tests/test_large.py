"""The large made-up site is what it says: as large, as hard, and without a fault."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.library import Library
from generator.model import Basis, Position, Rights, Says
from generator.pipeline import Checked, Options, check, project_tree
from tests.large import SMALL, Size, write_large
from tests.large.cast import VOICE, WIRE
from tests.large.extremes import CROWDED, GREAT
from tests.large.words import COMPOUND, TOKEN
from tests.project import NOW

TINY = Size(
    stories=6,
    articles=44,
    actors=40,
    quotes_of_one=70,
    story_quotes=60,
    story_actors=12,
    items_of_one=60,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A large project of the size that the tests build, checked."""
    project = write_large(tmp_path_factory.mktemp("large"), size=SMALL)
    return check(project_tree(project), Options(now=NOW), folder_name="large")


@pytest.fixture(scope="module")
def library(made: Checked) -> Library:
    """All of it, drafts included."""
    return made.library


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_builds_with_two_notes_and_nothing_worse(made: Checked) -> None:
    assert {found.code for found in made.diagnostics} == {"coverage", "not-yet-proven"}


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    first = contents(write_large(tmp_path / "a", size=TINY))
    assert contents(write_large(tmp_path / "b", size=TINY)) == first
    other = contents(write_large(tmp_path / "c", size=TINY, seed=2))
    assert other.keys() == first.keys()
    assert other != first


def test_the_language_of_the_interface_is_asked_for(tmp_path: Path) -> None:
    project = write_large(tmp_path, size=TINY, language="ar")
    checked = check(project_tree(project), Options(now=NOW), folder_name="large")
    assert checked.library.settings.language == "ar"
    assert {found.code for found in checked.diagnostics} == {"coverage", "not-yet-proven"}


def test_it_has_as_much_as_was_asked_for(library: Library) -> None:
    assert len(library.stories) == SMALL.stories
    assert len(library.articles) == SMALL.articles
    assert len(library.actors) == SMALL.actors
    quotes = Counter(quote.speaker for quote in library.quotes())
    assert quotes.most_common(1)[0][0] == VOICE
    assert quotes[VOICE] >= SMALL.quotes_of_one
    assert len(library.annotations[CROWDED].items()) == SMALL.items_of_one


def test_the_great_story_has_300_cited_quotes_and_60_actors_with_stances(library: Library) -> None:
    story = library.stories[GREAT]
    assert story.body
    cited = [r.target for r in story.body.references if "#q" in r.target]
    assert len(cited) == len(set(cited)) == SMALL.story_quotes == 300
    stances = [s for s in library.stances() if s.article in story.articles.values()]
    assert len({stance.actor for stance in stances}) == SMALL.story_actors == 60
    assert len(story.questions) == 4


def test_it_has_everything_that_can_be_written(library: Library) -> None:
    articles, stories = library.articles.values(), library.stories.values()
    assert {article.rights for article in articles} == set(Rights)
    assert {library.language(article) for article in articles} == {"en", "de", "ar"}
    assert {story.language for story in stories} == {"en", "de", "ar"}
    assert any(article.withdrawn for article in articles)
    assert any(article.supersedes for article in articles)
    assert {s.basis for s in library.stances()} == set(Basis)
    assert {s.position for s in library.stances()} == set(Position)
    assert {r.says for r in library.reports()} == set(Says)
    assert sum(article.origins == (WIRE,) for article in articles) > 10
    assert any(story.draft for story in stories)
    assert any(story.embargo for story in stories)
    assert any(story.translation_of for story in stories)
    assert {kind for actor in library.actors.values() for kind in [actor.kind.value]} == {
        "person",
        "organisation",
        "group",
        "document",
        "unnamed",
    }


def test_its_names_are_hard(library: Library) -> None:
    assert len(COMPOUND) >= 60
    assert len(TOKEN) == 80
    names = " ".join(actor.name for actor in library.actors.values())
    hard = ("O’Marsh", "d'Aubrin", "N'Gola", COMPOUND, "<b>", "“", "&", "#", "e\u0308", "الحداد")
    assert [part for part in hard if part not in names] == []
    assert any(TOKEN in article.title for article in library.articles.values())
    natives = {tag for actor in library.actors.values() for tag in actor.native_name}
    assert natives == {"ar", "he"}
