"""Where a page can be mended, and where a reader can say what is wrong with it."""

from __future__ import annotations

import pytest

from generator.settings import Settings
from generator.views.feedback import edit_address, report_address
from tests.project import html, over_base, site, words

PAGE = "https://harbour.example/actors/mara-lind/"
QUOTED = "https%3A%2F%2Fharbour.example%2Factors%2Fmara-lind%2F"
SUBJECT = "An%20error%20on%20the%20page%20%E2%80%9CMara%20Lind%E2%80%9D"
GITLAB = "https://gitlab.harbour.example/desk/site/-/issues/new"


def settings(**more: str) -> Settings:
    return Settings(title="Harbour watch", **more)  # type: ignore[arg-type] # texts alone


@pytest.mark.parametrize(
    ("given", "page", "found"),
    [
        (
            {"contact": "desk@harbour.example"}, None,
            "mailto:desk@harbour.example?subject=Lamps%20%26%20oil%3F",
        ),
        (
            {"contact": "desk@harbour.example"}, PAGE,
            f"mailto:desk@harbour.example?subject=Lamps%20%26%20oil%3F&body={QUOTED}",
        ),
        ({"contact": "https://harbour.example/say"}, PAGE, "https://harbour.example/say"),
        (
            {"repository_url": "https://code.example/harbour/"}, None,
            "https://code.example/harbour/issues/new?title=Lamps%20%26%20oil%3F",
        ),
        (
            {"repository_url": "https://gitlab.harbour.example/desk/site.git"}, PAGE,
            f"{GITLAB}?issue%5Btitle%5D=Lamps%20%26%20oil%3F&issue%5Bdescription%5D={QUOTED}",
        ),
        ({}, PAGE, None),
    ],
)  # fmt: skip
def test_an_error_is_reported_where_the_site_says(
    given: dict[str, str], page: str | None, found: str | None
) -> None:
    assert report_address(settings(**given), "Lamps & oil?", page) == found


@pytest.mark.parametrize(
    ("given", "path", "found"),
    [
        (
            {"repository_url": "https://code.example/harbour/"}, "content/actors/mara-lind.yaml",
            "https://code.example/harbour/edit/main/content/actors/mara-lind.yaml",
        ),
        (
            {"repository_url": "https://gitlab.com/desk/site", "repository_branch": "winter"},
            "content/site.yaml",
            "https://gitlab.com/desk/site/-/edit/winter/content/site.yaml",
        ),
        ({"repository_url": "https://code.example/harbour"}, None, None),
        ({}, "content/site.yaml", None),
    ],
)  # fmt: skip
def test_a_page_is_edited_in_the_repository(
    given: dict[str, str], path: str | None, found: str | None
) -> None:
    assert edit_address(settings(**given), path) == found


def test_both_stand_at_the_foot_of_a_page_and_name_it() -> None:
    tree = """
-- content/site.yaml --
title: Harbour watch
base_url: https://harbour.example/
repository:
  url: https://code.example/harbour
"""
    pages = site(over_base(tree))
    foot = html(pages["actors/mara-lind/index.html"]).css_first("footer .mend")
    assert foot is not None
    assert foot.attributes["aria-label"] == "This page"
    assert [(words(a), a.attributes["href"]) for a in foot.css("a")] == [
        (
            "Report an error on this page",
            f"https://code.example/harbour/issues/new?title={SUBJECT}&body={QUOTED}",
        ),
        (
            "Edit this page",
            "https://code.example/harbour/edit/main/content/actors/mara-lind.yaml",
        ),
    ]


def test_a_site_that_names_neither_says_nothing_of_them() -> None:
    page = html(site(over_base())["actors/mara-lind/index.html"])
    assert page.css(".mend") == []
