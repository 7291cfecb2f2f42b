"""Addresses, paths and how pages refer to each other."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import urls

IDS = st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True)
FOLDERS = st.lists(IDS, max_size=4).map(lambda parts: "/" + "".join(f"{p}/" for p in parts))
FILES = st.sampled_from(["/404.html", "/sitemap.xml", "/robots.txt", "/assets/x.0a1b.css"])
ADDRESSES = st.one_of(FOLDERS, FILES)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (urls.story("lamps"), "/stories/lamps/"),
        (urls.claim("lamps", "voted"), "/stories/lamps/#c-voted"),
        (urls.actor("mara-lind"), "/actors/mara-lind/"),
        (urls.outlet("gazette"), "/outlets/gazette/"),
        (urls.article("gazette-ferry"), "/articles/gazette-ferry/"),
        (urls.item("gazette-ferry", "all-winter"), "/articles/gazette-ferry/#all-winter"),
        (urls.paragraph("gazette-ferry", 3), "/articles/gazette-ferry/#p3"),
        (urls.question("lamps", "off"), "/questions/lamps/off/"),
        (urls.sources("lamps"), "/sources/lamps/"),
        (urls.sources(None), "/sources/unlisted/"),
        (urls.further("/actors/", 1), "/actors/"),
        (urls.further("/actors/", 2), "/actors/page/2/"),
        (urls.HOME, "/"),
        (urls.MISSING, "/404.html"),
    ],
)
def test_addresses_are_those_of_the_content_contract(address: str, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize("anchor", [urls.note_anchor(1), urls.citation_anchor(1)])
def test_ids_of_page_furniture_begin_with_an_underscore(anchor: str) -> None:
    assert anchor.startswith("_")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "index.html"),
        ("/actors/mara-lind/", "actors/mara-lind/index.html"),
        ("/actors/mara-lind/#_words", "actors/mara-lind/index.html"),
        ("/404.html", "404.html"),
        ("/assets/x.css", "assets/x.css"),
    ],
)
def test_a_folder_is_written_to_its_index_and_a_file_to_itself(address: str, expected: str) -> None:
    assert urls.path(address) == expected


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("index.html", "/", "index.html"),
        ("index.html", "/actors/", "actors/index.html"),
        ("actors/index.html", "/", "../index.html"),
        ("actors/mara-lind/index.html", "/actors/jon-berg/", "../jon-berg/index.html"),
        ("actors/mara-lind/index.html", "/articles/x/#q", "../../articles/x/index.html#q"),
        ("actors/mara-lind/index.html", "/actors/mara-lind/#_words", "#_words"),
        ("actors/mara-lind/index.html", "/actors/mara-lind/", "index.html"),
        ("404.html", "/assets/x.css", "assets/x.css"),
        ("a/a/index.html", "/a/", "../index.html"),
        ("a/index.html", "/a/a/", "a/index.html"),
    ],
)
def test_pages_refer_to_each_other_relatively_and_by_file_name(
    page: str, address: str, expected: str
) -> None:
    assert urls.relative(page, address) == expected


@given(
    page=ADDRESSES,
    address=ADDRESSES,
    anchor=st.one_of(st.just(""), IDS.map(lambda i: f"#{i}")),
    base=st.sampled_from(
        ["file:///home/x/site/", "https://h.example/", "https://h.example/sub/path/"]
    ),
)
def test_a_browser_finds_what_was_meant_wherever_the_site_is_put(
    page: str, address: str, anchor: str, base: str
) -> None:
    here = urls.path(page)
    href = urls.relative(here, address + anchor)
    assert urljoin(base + here, href) == base + urls.path(address) + anchor


@given(page=ADDRESSES, address=ADDRESSES)
def test_a_reference_is_never_absolute_nor_a_bare_folder(page: str, address: str) -> None:
    href = urls.relative(urls.path(page), address)
    assert href
    assert not href.startswith("/")
    assert "://" not in href
    assert not href.endswith("/")


@pytest.mark.parametrize("base", ["https://h.example/sub/", "https://h.example/sub"])
def test_a_canonical_address_is_the_folder_form_below_the_base(base: str) -> None:
    assert urls.absolute(base, "/actors/x/") == "https://h.example/sub/actors/x/"
    assert urls.absolute(base, "/") == "https://h.example/sub/"
