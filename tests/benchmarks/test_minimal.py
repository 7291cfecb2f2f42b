"""The engine with the peers' pages alone: which pages, and what stands on them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from generator.pipeline import Options
from tests.benchmarks.minimal.__main__ import build
from tests.command import NOW, published
from tests.corpus import write_corpus
from tests.project import html, words


def test_it_makes_what_the_peers_make_and_no_more(tmp_path: Path) -> None:
    project = write_corpus(tmp_path / "project", articles=12, paragraphs=2)

    build(project, tmp_path / "site", Options(now=datetime.fromisoformat(NOW)))

    pages = {p: d for p, d in published(tmp_path / "site").items() if p.endswith(".html")}
    folders = [path.split("/")[0] for path in pages]
    assert {name: folders.count(name) for name in folders} == {
        "actors": len(list((project / "content/actors").iterdir())),
        "articles": 12,
        "stories": len(list((project / "content/stories").iterdir())),
        "index.html": 1,
        "sources": 1,
    }
    article = next(data for path, data in pages.items() if path.startswith("articles/"))
    quote = html(article).css_first(".quotes blockquote p")
    assert words(quote)
    assert words(quote) in words(html(article).css_first(".body"))
