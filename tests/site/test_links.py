"""Every link of the built example works, wherever the site is put; and the checker sees faults."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.command import build
from tests.site.links import BASES, broken_links, folder_form, reached_from, read_site

SITEMAP_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def write_site(folder: Path, **pages: str) -> Path:
    """A site of pages given by name and body; each is `<name>/index.html` but the first page."""
    for name, body in pages.items():
        path = folder / ("index.html" if name == "first" else f"{name}/index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><body>{body}</body></html>", encoding="utf-8")
    return folder


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_no_link_of_the_example_is_broken(built_site: Path, base: str) -> None:
    site = read_site(built_site)
    assert sum(len(page.links) for page in site.values()) > 100
    assert broken_links(site, base) == []


def test_the_sitemap_names_pages_that_exist_in_their_folder_form(
    tmp_path: Path, example_project: Path
) -> None:
    base = BASES["in a folder"]
    build(example_project, tmp_path / "site", "--base-url", base)
    sitemap = ET.parse(tmp_path / "site" / "sitemap.xml")
    addresses = [place.text or "" for place in sitemap.iterfind(".//s:loc", SITEMAP_NAMES)]
    site = read_site(tmp_path / "site")
    forms = {base + folder_form(path) for path in site if path.endswith(".html")}
    assert len(addresses) > 20
    assert [address for address in addresses if address not in forms] == []


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_no_link_is_broken_in_a_site_that_knows_its_address(
    tmp_path: Path, example_project: Path, base: str
) -> None:
    build(example_project, tmp_path / "site", "--base-url", "https://else.example/where/")
    assert broken_links(read_site(tmp_path / "site"), base) == []


def test_every_page_is_reached_from_the_first(built_site: Path) -> None:
    site = read_site(built_site)
    pages = {path for path in site if path.endswith(".html") and not _moved(built_site / path)}
    assert pages - reached_from(site, "index.html") - {"404.html"} == set()


def _moved(page: Path) -> bool:
    """Whether a page only leads on to where its subject is now."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<a href="nowhere/index.html">x</a>', "names no published file"),
        ('<a href="other/index.html#gone">x</a>', "names no id in other/index.html"),
        ('<a href="#gone">x</a>', "names no id in index.html"),
        ('<a href="javascript:alert(1)">x</a>', "has the scheme javascript"),
        ('<img src="https://elsewhere.example/x.png" alt="">', "loads something from outside"),
        ('<link rel="stylesheet" href="gone.css">', "names no published file"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "names no published file"),
        ('<p aria-labelledby="gone">x</p>', "names no id of it"),
        ('<svg><use href="#gone"></use></svg>', "names no id in index.html"),
    ],
)
def test_a_broken_address_is_found_wherever_the_site_is_put(
    tmp_path: Path, body: str, reason: str
) -> None:
    site = read_site(write_site(tmp_path, first=body, other='<p id="here">x</p>'))
    for base in (BASES["at the root"], BASES["in a folder"]):
        assert [reason in fault.reason for fault in broken_links(site, base)] == [True]


def test_an_address_from_the_root_of_the_host_breaks_in_a_folder_and_on_disk(
    tmp_path: Path,
) -> None:
    site = read_site(write_site(tmp_path, first='<a href="/other/index.html">x</a>', other=""))
    found = {name: len(broken_links(site, base)) for name, base in BASES.items()}
    assert found == {"from disk": 1, "at the root": 0, "in a folder": 1}


def test_a_folder_opens_on_a_host_but_not_from_disk(tmp_path: Path) -> None:
    site = read_site(write_site(tmp_path, first='<a href="other/">x</a>', other=""))
    found = {name: len(broken_links(site, base)) for name, base in BASES.items()}
    assert found == {"from disk": 1, "at the root": 0, "in a folder": 0}


def test_what_works_is_not_called_broken(tmp_path: Path) -> None:
    body = (
        '<p id="caf&eacute;">x</p><a href="#caf%C3%A9">x</a><a href="?q=1">x</a>'
        '<a href="other/index.html?q=1#here">x</a><a href="https://elsewhere.example/#x">x</a>'
        '<a href="mailto:desk@elsewhere.example">x</a>'
        '<link rel="canonical" href="https://elsewhere.example/">'
    )
    site = read_site(write_site(tmp_path, first=body, other='<p id="here">x</p>'))
    assert broken_links(site, BASES["in a folder"]) == []
