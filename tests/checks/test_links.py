"""Site paths in prose are held against the plan."""

from __future__ import annotations

import pytest

from tests.project import Files, found, over_base, told

STORY = """
-- content/stories/harbour.md --
---
title: The harbour
articles:
  gazette: gazette-ferry
---
See [this]({target}). [@gazette#all-winter]
"""


def story(target: str) -> Files:
    return over_base(STORY.replace("{target}", target))


@pytest.mark.parametrize(
    "target",
    [
        "/", "/method/", "/method", "/articles/gazette-ferry/", "/articles/gazette-ferry",
        "/articles/gazette-ferry/#all-winter", "/articles/gazette-ferry/#p1", "/404.html",
        "/sources/harbour/", "/stories/", "/robots.txt", "https://x.example/", "mailto:desk@x.example",
    ],
)  # fmt: skip
def test_a_path_of_the_site_and_any_address_elsewhere_are_right(target: str) -> None:
    assert told(story(target)) == []


@pytest.mark.parametrize(
    "target",
    ["/nowhere/", "/articles/gazette-fery/", "/method.html", "/articles//", "/x?y=1"],
)
def test_a_path_that_leads_nowhere_is_warned_of_where_it_stands(target: str) -> None:
    (warning,) = found(story(target))
    assert (warning.code, str(warning.severity), warning.span.line) == ("dead-link", "warning", 6)
    assert warning.span.column == 12


@pytest.mark.parametrize(
    "target", ["/articles/gazette-ferry/#nothing", "/articles/gazette-ferry/#p9", "#nothing"]
)
def test_a_part_of_a_page_that_is_not_there_is_warned_of(target: str) -> None:
    assert [d.code for d in found(story(target))] == ["dead-link"]


@pytest.mark.parametrize(
    "tree",
    [
        (
            "-- content/articles/quay.md --\n---\ntitle: Quay\noutlet: gazette\nrights: full\n"
            "licence: CC0-1.0\n---\n[gone](/nowhere/)\n"
        ),
        (
            "-- content/articles/quay.md --\n---\ntitle: Quay\noutlet: gazette\n"
            'digest: "[gone](/nowhere/)"\n---\n'
        ),
        (
            "-- content/stories/h.md --\n---\ntitle: H\narticles: {g: gazette-ferry}\n"
            'unknowns:\n  - "[gone](/nowhere/)"\n---\n'
        ),
    ],
    ids=["article", "digest", "unknown"],
)
def test_all_prose_is_looked_through(tree: str) -> None:
    assert [d.code for d in found(over_base(tree))] == ["dead-link"]


def test_navigation_that_leads_nowhere_is_warned_of() -> None:
    tree = "-- content/site.yaml --\ntitle: H\nnav:\n  - title: Gone\n    url: /nowhere/\n"
    assert told(over_base(tree)) == ["dead-link content/site.yaml:4"]
