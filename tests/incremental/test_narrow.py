"""A change makes the pages that show it anew, and no more than these few others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import incremental
from generator.incremental import again, known
from generator.pages import Page
from generator.pipeline import Built, Options
from generator.spreading import in_turn
from tests.corpus import write_corpus
from tests.incremental.bench import standing
from tests.project import NOW

ACTOR = "content/actors/actor-009.yaml"
ARTICLE = "content/articles/report-007.md"
ANNOTATIONS = "content/annotations/report-007.yaml"
STORY = "content/stories/story-01.md"

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
        return known.render_noted(page, *given)  # type: ignore[arg-type] # as it was called

    def build(self) -> Built:
        self.made = []
        # in this process alone, where it is seen what is made
        output, options = self.project / "site", Options(now=NOW)
        return incremental.build(self.project, output, options, spread=in_turn)

    def with_files(self, files: dict[str, str | None]) -> set[str]:
        """The files that come, go or change their bytes with some files; None where one goes."""
        before = standing(self.project / "site")
        for path, text in files.items():
            at = self.project / path
            if text is None:
                at.unlink()
            else:
                at.parent.mkdir(parents=True, exist_ok=True)
                at.write_text(text, encoding="utf-8")
        built = self.build()
        assert built.reason is None
        assert built.rendered == len(self.made)
        now = standing(self.project / "site")
        other = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        return other - {".onrecord-manifest.json"}

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


def test_a_new_article_is_made_with_what_lists_or_counts_it_and_goes_again(corpus: Corpus) -> None:
    before = standing(corpus.project / "site")
    text = (corpus.project / ARTICLE).read_text(encoding="utf-8")
    new = "content/articles/report-new.md"
    changed = corpus.with_files({new: text.replace("report 7", "report 7 again")})
    assert changed == {
        "articles/report-new/index.html",
        "outlets/log-1/index.html",
        "sources/index.html",  # has a part now for articles in no story
        *(f"sources/story-0{n}/index.html" for n in range(7)),
        "articles/index.html",
        "outlets/index.html",
        "index.html",
        "method/index.html",
        "sources/unlisted/index.html",
        "sitemap.xml",
    }
    assert changed <= set(corpus.made)
    assert corpus.with_files({new: None}) == changed
    assert standing(corpus.project / "site") == before


def test_a_new_article_of_a_story_changes_none_of_other_stories(corpus: Corpus) -> None:
    text = (corpus.project / ARTICLE).read_text(encoding="utf-8")
    story = (corpus.project / STORY).read_text(encoding="utf-8")
    changed = corpus.with_files(
        {
            "content/articles/report-new.md": text.replace("report 7", "report 7 again"),
            STORY: story.replace("  a5: report-011\n", "  a5: report-011\n  a6: report-new\n"),
        }
    )
    assert "articles/report-new/index.html" in changed
    assert "stories/story-01/index.html" in changed
    others = [path for path in corpus.made if "/story-0" in path and "story-01" not in path]
    assert others == []


def test_a_new_actor_makes_its_page_and_lists(corpus: Corpus) -> None:
    before = standing(corpus.project / "site")
    new = "content/actors/zed.yaml"
    changed = corpus.with_files({new: "name: Zed Quarrel\n"})
    assert changed == {
        "actors/zed/index.html",
        "actors/index.html",
        "method/index.html",
        "sitemap.xml",
    }
    assert changed <= set(corpus.made)
    assert len(corpus.made) < 12
    assert corpus.with_files({new: None}) == changed
    assert standing(corpus.project / "site") == before


def test_a_file_in_another_folder_is_the_same_record_in_another_place(corpus: Corpus) -> None:
    text = (corpus.project / ARTICLE).read_text(encoding="utf-8")
    moved = ARTICLE.replace("articles/", "articles/of-old/")
    assert corpus.with_files({ARTICLE: None, moved: text}) == set()
    assert "articles/report-007/index.html" in corpus.made


def test_an_actor_that_is_renamed_leaves_word(corpus: Corpus) -> None:
    corpus.with_files({"content/actors/zed.yaml": "name: Zed Quarrel\n"})
    renamed = {"content/actors/zoe.yaml": "name: Zed Quarrel\nformerly: [zed]\n"}
    changed = corpus.with_files({"content/actors/zed.yaml": None, **renamed})
    made = {"actors/zed/index.html", "actors/zoe/index.html", "actors/index.html"}
    assert changed == made | {"sitemap.xml"}
    assert changed <= set(corpus.made)
    site = standing(corpus.project / "site")
    assert b"../zoe/index.html" in site["actors/zed/index.html"]


def test_a_setting_is_made_anew_where_it_is_read(corpus: Corpus) -> None:
    site = corpus.project / "content/site.yaml"
    text = site.read_text(encoding="utf-8")
    assert corpus.with_files({"content/site.yaml": f"{text}max_excerpt_words: 5000\n"}) == set()
    assert corpus.made == []
    renamed = text.replace("title: ", "title: New ", 1)
    assert renamed != text
    changed = corpus.with_files({"content/site.yaml": renamed})
    pages = {path for path in standing(corpus.project / "site") if path.endswith(".html")}
    assert changed == pages == set(corpus.made) - {"robots.txt", "sitemap.xml"}


def test_the_articles_of_an_outlet_that_has_another_language_are_read_in_it(
    corpus: Corpus,
) -> None:
    outlet = "content/outlets/log-1.yaml"
    text = (corpus.project / outlet).read_text(encoding="utf-8")
    changed = corpus.with_files({outlet: f"{text}language: de\n"})
    assert "articles/report-007/index.html" in changed
    assert b'lang="de"' in standing(corpus.project / "site")["articles/report-007/index.html"]
    assert "articles/report-008/index.html" not in corpus.made
