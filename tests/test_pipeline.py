"""The whole way: what a check finds, what a build does with it, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.diagnostics import Severity, WorldError
from generator.pipeline import Options, build, check, prepare, project_tree, render
from generator.tree import MemoryTree
from tests.harbour import HARBOUR
from tests.project import NOW, alone, checked, lay, over_base, told

OPTIONS = Options(now=NOW)


def test_a_clean_project_has_nothing_to_say() -> None:
    assert checked(over_base()).diagnostics == []


def test_all_faults_of_all_stages_are_found_at_once_and_told_in_the_order_of_files() -> None:
    tree = """
-- content/actors/jon-berg.yaml --
name: Jon Berg
colour: blue
-- content/outlets/herald.yaml --
name: The Herald
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will never sail
  again:
    speaker: mara-lnd
    text: The ferry will sail all winter
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
---
See [[mara-lind and [the quay](/quay/). [@gazette]
"""
    codes = [one.split()[0] for one in told(over_base(tree))]
    assert codes[0] == "unknown-field"
    assert {"unknown-actor", "unused-outlet", "dead-link"} <= set(codes)
    paths = [d.span for d in checked(over_base(tree)).diagnostics]
    assert paths == sorted(paths)


def test_the_words_of_a_quote_that_are_not_in_the_article_are_an_error() -> None:
    tree = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The moon is made of lamps
"""
    errors = [d for d in checked(over_base(tree)).diagnostics if d.severity is Severity.ERROR]
    assert [(d.span.path, d.span.line) for d in errors] == [
        ("content/annotations/gazette-ferry.yaml", 4)
    ]


def test_what_is_withheld_is_unproven_and_that_is_a_note() -> None:
    tree = """
-- content/articles/gazette-quay.md --
---
title: Quay to open
outlet: gazette
---
-- content/annotations/gazette-quay.yaml --
quotes:
  opens:
    speaker: mara-lind
    text: The quay opens
"""
    done = checked(over_base(tree))
    assert [(d.code, d.severity) for d in done.diagnostics] == [("not-yet-proven", Severity.NOTE)]
    assert done.proofs["gazette-quay", "opens"].shown_verdict == "unproven"
    assert done.proofs["gazette-ferry", "all-winter"].shown_verdict == "verbatim"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "the folder 'content' is empty"),
        ({"content/site.yaml": b"title: Harbour\n"}, "there is no article to publish"),
    ],
)
def test_a_project_without_an_article_is_an_error_that_says_how_to_begin(
    files: dict[str, bytes], message: str
) -> None:
    errors = [d for d in check(MemoryTree(files), OPTIONS, folder_name="x").diagnostics
              if d.severity is Severity.ERROR]  # fmt: skip
    assert [(d.code, d.message) for d in errors] == [("no-articles", message)]
    assert "content/articles/" in (errors[0].hint or "")


def test_an_article_that_could_not_be_read_is_not_called_missing() -> None:
    files = over_base()
    files["content/articles/gazette-ferry.md"] = b"no front matter\n"
    assert told(files) == ["no-front-matter content/articles/gazette-ferry.md:1"]


def test_without_settings_the_site_is_called_after_its_folder() -> None:
    files = over_base("-- content/site.yaml (absent) --")
    done = check(MemoryTree(files), OPTIONS, folder_name="harbour-watch")
    assert [(d.code, d.severity) for d in done.diagnostics] == [("no-site-yaml", Severity.WARNING)]
    assert done.library.settings.title == "harbour-watch"


def test_a_project_without_content_is_trouble_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="there is no folder 'content'"):
        project_tree(tmp_path)


def test_a_check_sees_drafts_as_well() -> None:
    tree = """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
draft: true
---
It sails. [@gazete]
"""
    assert told(over_base(tree)) == ["unknown-citation content/stories/harbour.md:6"]


def test_pages_are_rendered_only_as_they_are_asked_for() -> None:
    done = checked(alone(HARBOUR))
    site, pages, renderer = prepare(done, OPTIONS, Path("no-such-project"))
    stream = render(site, pages[:1], renderer)
    assert iter(stream) is stream
    assert [path for path, _ in stream][-1] == "index.html"


def test_a_build_writes_what_is_public_at_its_time(tmp_path: Path) -> None:
    tree = """
-- content/stories/harbour.md --
---
title: The harbour
articles: {gazette: gazette-ferry}
embargo: 2031-06-01T00:00:00Z
---
"""
    project = lay(over_base(tree), tmp_path / "p")
    before = Options(now=datetime(2031, 5, 31, tzinfo=UTC))
    page = tmp_path / "site" / "stories" / "harbour" / "index.html"
    built = build(project, tmp_path / "site", before)
    assert built.published is not None
    assert (built.published.removed, page.exists()) == (0, False)
    built = build(project, tmp_path / "site", OPTIONS)
    assert page.exists()
    built = build(project, tmp_path / "site", before)
    assert not page.exists()
    assert built.published is not None
    # the story and its part of the index; the article, speaker and outlet that only it reaches
    assert built.published.removed == 5


def test_a_second_build_of_the_same_content_writes_nothing(tmp_path: Path) -> None:
    project = lay(over_base(), tmp_path / "p")
    build(project, tmp_path / "site", OPTIONS)
    built = build(project, tmp_path / "site", OPTIONS)
    assert built.published is not None
    assert (built.published.written, built.published.removed) == (0, 0)
    assert built.published.unchanged == built.pages + 6  # two sheets, three scripts and the icon


def test_a_projects_own_template_goes_before_ours(tmp_path: Path) -> None:
    own = b'{% extends "base.html" %}{% block content %}<p>Our own front page</p>{% endblock %}'
    project = lay(over_base() | {"templates/home.html": own}, tmp_path / "p")
    build(project, tmp_path / "site", OPTIONS)
    assert b"Our own front page" in (tmp_path / "site" / "index.html").read_bytes()
