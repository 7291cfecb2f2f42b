"""A change makes the pages that show it anew, and no more than these few others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import incremental
from generator.incremental import again, first
from generator.pages import Page
from generator.pipeline import Built, Options
from tests.corpus import write_corpus
from tests.incremental.bench import standing
from tests.project import NOW

ACTOR = "content/actors/actor-009.yaml"
ARTICLE = "content/articles/report-007.md"
ANNOTATIONS = "content/annotations/report-007.yaml"

LISTS = {f"{kind}/index.html" for kind in ("actors", "articles", "outlets", "stories")}
"""Pages that tell of each actor, article, outlet and story how many quotes there are."""


class Corpus:
    """Forty articles, built once; each edit is followed by a build."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = write_corpus(folder / "project", articles=40)
        self.made: list[str] = []
        monkeypatch.setattr(again, "render_noted", self._render)
        self.build()

    def _render(self, page: Page, *given: object) -> bytes:
        self.made.append(page.path)
        return first.render_noted(page, *given)  # type: ignore[arg-type] # as it was called

    def build(self) -> Built:
        self.made = []
        return incremental.build(self.project, self.project / "site", Options(now=NOW))

    def after(self, path: str, edit: Callable[[str], str]) -> set[str]:
        """The files whose bytes an edit changes; `made` are the pages it made anew."""
        at = self.project / path
        before, text = standing(self.project / "site"), at.read_text(encoding="utf-8")
        assert edit(text) != text
        at.write_text(edit(text), encoding="utf-8")
        built = self.build()
        assert built.reason is None
        assert built.rendered == len(self.made)
        now = standing(self.project / "site")
        assert now.keys() == before.keys()
        return {path for path in now if now[path] != before[path]} - {".onrecord-manifest.json"}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    return Corpus(tmp_path, monkeypatch)


def test_a_description_is_made_anew_where_it_stands(corpus: Corpus) -> None:
    corpus.after(ACTOR, lambda text: text + "description: Paints the lamps of Velmark.\n")
    changed = corpus.after(ACTOR, lambda text: text.replace("Velmark", "Lanmouth"))
    holding = {
        path
        for path, data in standing(corpus.project / "site").items()
        if b"Paints the lamps of Lanmouth." in data
    }
    assert sorted(corpus.made) == sorted(changed) == sorted(holding)
    assert "actors/actor-009/index.html" in holding


def test_a_body_is_made_anew_on_its_page_alone(corpus: Corpus) -> None:
    changed = corpus.after(ARTICLE, lambda text: text + "\nAnd that was all.\n")
    assert corpus.made == sorted(changed) == ["articles/report-007/index.html"]


def test_a_quote_is_made_anew_where_its_words_stand(corpus: Corpus) -> None:
    def reworded(text: str) -> str:
        return text.replace("at berth 1\n", "at berth 100\n").replace(
            "at berth 1,", "at berth 100,"
        )

    body = corpus.project / ARTICLE
    text = body.read_text(encoding="utf-8")
    assert reworded(text) != text
    body.write_text(reworded(text), encoding="utf-8")
    changed = corpus.after(ANNOTATIONS, reworded)
    in_vain = {
        "index.html",  # shows a quote of one article, and reads quotes without telling whose
        "stories/story-01/index.html",  # leads to the quote, and would show its words in a note
    }
    assert changed <= set(corpus.made) <= changed | in_vain
    assert len(changed) == 5


def test_a_new_quote_is_made_anew_where_it_is_listed_or_counted(corpus: Corpus) -> None:
    def one_more(text: str) -> str:
        new = "  new:\n    speaker: actor-009\n    text: The weather turned\n"
        return text.replace("quotes:\n", f"quotes:\n{new}")

    body = corpus.project / ARTICLE
    text = body.read_text(encoding="utf-8") + "\n“The weather turned,” said Joris Quillon.\n"
    body.write_text(text, encoding="utf-8")
    changed = corpus.after(ANNOTATIONS, one_more)
    assert sorted(corpus.made) == sorted(changed)
    assert changed == {
        "articles/report-007/index.html",
        "actors/actor-009/index.html",
        "stories/story-01/index.html",
        "outlets/log-1/index.html",
        "sources/index.html",
        "sources/story-01/index.html",
        *LISTS,
        "index.html",
        "method/index.html",
    }
