"""A large site of made-up content, hard on purpose: the same bytes from the same seed.

Three languages, names that break careless pages, every date precision and sort of rights, and
three extremes: a story of 300 cited quotes, an actor with 2,000, an article with 150 items. Unlike
`tests.corpus` it is not plain prose in a handful of shapes, but all shapes at once.
`python -m tests.large FOLDER` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.large.cast import cast, party_files
from tests.large.extremes import crowded_article, great_articles, great_story
from tests.large.files import Value, write, yaml
from tests.large.ordinary import plots, story_files

__all__ = ["FULL", "SMALL", "Size", "write_large"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of everything there is, the extremes included."""

    stories: int = 40
    articles: int = 400
    actors: int = 300
    quotes_of_one: int = 2000
    """Quotes of the actor with the most."""
    story_quotes: int = 300
    """Quotes in the great story, each cited once in its body."""
    story_actors: int = 60
    """Who speaks and has stances in the great story."""
    items_of_one: int = 150
    """Items of the article with the most."""


FULL = Size()
SMALL = Size(stories=11, articles=120, actors=90, quotes_of_one=600)
"""The great story and the crowded article in full, and fewer of the rest."""


def write_large(folder: Path, *, seed: int = 1, size: Size = FULL, language: str = "en") -> Path:
    """Write a project under `folder`, which is returned; `language` is the interface's."""
    files = {"content/site.yaml": yaml(_settings(language))}
    everyone = cast(size.actors)
    files.update(party_files(everyone))
    count = size.articles - great_articles(size.story_quotes) - 1
    each = plots(size.stories - 1, count, everyone)
    for plot in each:
        files.update(
            story_files(
                plot,
                everyone,
                seed=str(seed),
                quotes_of_voice=-(-size.quotes_of_one // count),
                last=len(each) - 1,
            )
        )
    people = everyone.named[: size.story_actors]
    files.update(great_story(people, size.story_quotes, str(seed)))
    files.update(crowded_article(people, size.items_of_one, str(seed)))
    write(folder, files)
    return folder


def _settings(language: str) -> dict[str, Value]:
    return {
        "title": "The “Long” Coast & its <Lamps>",
        "base_url": "https://coast.example/record/",
        "language": language,
        "publisher": "the-desk",
        "contact": "desk@coast.example",
        "rights": "Our texts are CC BY 4.0.",
        "repository": {"url": "https://code.example/coast", "branch": "main"},
        "nav": [{"title": "How we work", "url": "/method/"}],
    }
