"""A site made whole, with no cache kept, misleads no build that goes on from an older cache."""

from __future__ import annotations

from pathlib import Path

from generator.incremental import build, build_whole
from generator.spreading import in_turn
from tests.command import published
from tests.corpus import write_corpus
from tests.test_pipeline import OPTIONS


def caches(project: Path) -> list[str]:
    """The caches that builds have left."""
    return [path.name for path in (project / ".onrecord").glob("cache/*.db")]


def test_no_cache_is_kept(tmp_path: Path) -> None:
    project, site = write_corpus(tmp_path / "corpus", articles=4), tmp_path / "site"

    built = build_whole(project, site, OPTIONS, in_turn)

    assert built.left
    assert caches(project) == []
    assert build(project, tmp_path / "other", OPTIONS, spread=in_turn).left
    assert published(site) == published(tmp_path / "other")


def test_after_it_has_changed_the_site_the_next_build_starts_anew(tmp_path: Path) -> None:
    project, site = write_corpus(tmp_path / "corpus", articles=4), tmp_path / "site"
    article = min((project / "content" / "articles").glob("*.md"))
    before = article.read_bytes()
    build(project, site, OPTIONS, spread=in_turn)
    first = published(site)

    article.write_bytes(before + b"\nThe ferry is late.\n")
    build_whole(project, site, OPTIONS, in_turn)
    whole = published(site)
    article.write_bytes(before)
    built = build(project, site, OPTIONS, spread=in_turn)

    assert whole != first
    assert built.reason == "the output is of another build"
    assert published(site) == first
    assert len(caches(project)) == 1


def test_where_it_has_changed_nothing_the_next_build_goes_on(tmp_path: Path) -> None:
    project, site = write_corpus(tmp_path / "corpus", articles=4), tmp_path / "site"
    build(project, site, OPTIONS, spread=in_turn)
    first = published(site)

    build_whole(project, site, OPTIONS, in_turn)
    built = build(project, site, OPTIONS, spread=in_turn)

    assert (built.reason, built.rendered) == (None, 0)
    assert published(site) == first
