"""The plan: every address of the content contract, redirects, and links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborNode

from tests.harbour import HARBOUR
from tests.project import Files, alone, html, library, over_base, site, words

BASE_URL = "https://lamps.example/desk/"


def harbour() -> dict[str, bytes]:
    return site(alone(HARBOUR), base_url=BASE_URL)


def broken(pages: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Links of a site that lead to no file or to no id of it, as (page, address)."""
    trees = {path: html(data) for path, data in pages.items() if path.endswith(".html")}
    ids = {
        path: {node.attributes["id"] for node in tree.css("[id]")} for path, tree in trees.items()
    }
    found = []
    for path, tree in trees.items():
        for node in tree.css("[href]"):
            address = node.attributes["href"] or ""
            if path == "404.html" and address.startswith("/desk/"):
                # it is shown under any address, and so names the site's place
                address = address.removeprefix("/desk/")
            if re.match(r"[a-z]+:", address):
                continue
            bare, _, anchor = unquote(address).partition("#")
            target = joined(path, bare.partition("?")[0])
            if target not in pages or (anchor and anchor not in ids.get(target, ())):
                found.append((path, address))
    return found


def joined(path: str, address: str) -> str:
    """The file that a relative address means, seen from the page at `path`."""
    if not address:
        return path
    parts = path.split("/")[:-1]
    for part in address.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def repeated_ids(pages: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Ids that stand twice on a page."""
    found = {}
    for path, data in pages.items():
        if path.endswith(".html"):
            counts = Counter(node.attributes["id"] or "" for node in html(data).css("[id]"))
            twice = [name for name, count in counts.items() if count > 1]
            if twice:
                found[path] = twice
    return found


# -- the contract's table -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "stories/index.html",
        "stories/harbour-lamps/index.html",
        "actors/index.html",
        "actors/mirna-vale/index.html",
        "actors/gazette-clerk/index.html",
        "articles/index.html",
        "articles/gazette-lamps/index.html",
        "articles/tide-lamps/index.html",
        "articles/courier-order/index.html",
        "outlets/index.html",
        "outlets/courier/index.html",
        "questions/index.html",
        "questions/harbour-lamps/lamps-off/index.html",
        "questions/masabih/atfa/index.html",
        "sources/index.html",
        "sources/harbour-lamps/index.html",
        "sources/unlisted/index.html",
        "corrections/index.html",
        "method/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
    ],
)
def test_every_address_of_the_contract_has_its_page(path: str) -> None:
    assert harbour()[path]


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("stories/harbour-lamps/index.html", "c-voted"),
        ("stories/harbour-lamps/index.html", "c-costly"),
        ("articles/gazette-lamps/index.html", "dark-water"),
        ("articles/gazette-lamps/index.html", "took-office"),
        ("articles/gazette-lamps/index.html", "voted"),
        ("articles/gazette-lamps/index.html", "mirna-vale--lamps-off"),
        ("articles/gazette-lamps/index.html", "p1"),
        ("articles/gazette-lamps/index.html", "p5"),
        ("articles/tide-lamps/index.html", "no-work"),
        ("articles/tide-lamps/index.html", "voted"),
        ("articles/tide-lamps/index.html", "mirna-vale--lamps-off"),
        ("articles/tide-lamps/index.html", "mirna-vale--lamps-off-2"),
        ("articles/courier-order/index.html", "order-words"),
        ("articles/sahil-port/index.html", "no-dark"),
    ],
)
def test_every_item_claim_and_paragraph_has_its_anchor(path: str, anchor: str) -> None:
    assert len(html(harbour()[path]).css(f'[id="{anchor}"]')) == 1


def test_all_records_have_a_page_and_no_page_is_planned_twice() -> None:
    paths = list(harbour())
    assert len(set(paths)) == len(paths)
    for kind, count in (("stories", 4), ("actors", 8), ("articles", 10), ("outlets", 6)):
        assert len([p for p in paths if re.fullmatch(rf"{kind}/[^/]+/index\.html", p)]) == count


def test_ids_on_article_and_story_pages_are_items_paragraphs_claims_or_begin_with_an_underscore() -> (
    None
):
    made = library(alone(HARBOUR))
    for article in made.articles:
        items = {"headline", *(item.id for item in made.items(article))}
        items |= {former for item in made.items(article) for former in item.formerly}
        for name in ids_of(f"articles/{article}/index.html"):
            assert name in items or re.fullmatch(r"p\d+|_.+", name), (article, name)
    for story_id, record in made.stories.items():
        claims = {f"c-{claim.id}" for claim in record.claims}
        for name in ids_of(f"stories/{story_id}/index.html"):
            assert name in claims or name.startswith("_"), (story_id, name)


def ids_of(path: str) -> set[str]:
    return {node.attributes["id"] or "" for node in html(harbour()[path]).css("[id]")}


# -- links ----------------------------------------------------------------------------------------


def test_hrefs_are_relative_and_name_a_file() -> None:
    for path, data in harbour().items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for node in html(data).css("[href]"):
            address = node.attributes["href"] or ""
            if node.attributes.get("rel") == "canonical" or re.match(r"(https?|mailto):", address):
                continue
            assert re.fullmatch(r"[^/:?][^:?]*(\?verdict=unproven)?", address), (path, address)
            file = re.split("[?#]", address)[0]
            assert not file or "." in file.rpartition("/")[2], (path, address)
            assert not file.endswith("/"), (path, address)


def test_every_link_of_the_site_leads_somewhere() -> None:
    assert broken(harbour()) == []


def test_no_id_stands_twice_on_a_page() -> None:
    assert repeated_ids(harbour()) == {}


STORY = """
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
{keys}
---
{body}
"""


def story(keys: str = "status: developing", body: str = "") -> Files:
    return over_base(STORY.replace("{keys}", keys).replace("{body}", body))


@pytest.mark.parametrize(
    "files",
    [
        story(body="![[gazette#all-winter]]"),
        story(body="![[gazette#all-winter]]\n\n- said:\n\n  ![[gazette#all-winter]]\n\n"
                   "::: analysis\n![[gazette#all-winter]]\n:::"),
        story("summary: It sails. [@gazette#all-winter]"),
        story("updates:\n  - date: 2031-02-01\n    kind: correction\n"
              "    text: It sails after all. [@gazette#all-winter]"),
        story("events:\n  - date: 2031\n    text: It sails, says [[mara-lind]] [@gazette]"),
        story("key_quotes: [gazette#all-winter]", "It sails. [@gazette#headline] [@gazette#p1]"),
        story(body="See [the ferry](/articles/gazette-ferry#p1), [us](/method), [all](/)."),
        over_base("-- content/site.yaml --\ntitle: Harbour\nnav:\n"
                  "  - title: How\n    url: /method\n  - title: Who\n    url: /actors/\n"),
        over_base("-- content/articles/gazette-quay.md --\n---\ntitle: Quay\noutlet: gazette\n"
                  "rights: full\nlicence: CC0-1.0\n---\n# A [way](#p1) down\n\n"
                  "[Back](/articles/gazette-ferry/) to it.\n"),
    ],
    ids=["a quote shown and no key quotes", "a quote shown three times", "a summary and no body", "a correction that cites",
         "an event that cites", "a headline and a paragraph", "site paths", "navigation",
         "links in an article"],
)  # fmt: skip
def test_links_lead_somewhere_on_small_sites_too(files: Files) -> None:
    pages = site(files)
    assert broken(pages) == []
    assert repeated_ids(pages) == {}


def test_two_stories_with_events_of_one_actor_do_not_share_note_ids() -> None:
    tree = """
-- content/stories/{name}.md --
---
title: The {name}
articles: {{gazette: gazette-ferry}}
events:
  - date: 2031-01
    text: "[[mara-lind]] takes the {name} [@gazette]"
updates:
  - date: 2031-01-09
    kind: update
    text: The {name} is hers. [@gazette]
---
"""
    pages = site(over_base(tree.format(name="ferry"), tree.format(name="quay")))
    assert repeated_ids(pages) == {}
    assert broken(pages) == []


def test_a_link_to_a_page_that_is_held_back_leads_to_our_own_missing_page() -> None:
    tree = """
-- content/stories/shut.md --
---
title: Shut
articles: {gazette: gazette-ferry}
draft: true
---
"""
    pages = site(story(body="Read [more](/stories/shut/).") | over_base(tree))
    assert "stories/shut/index.html" not in pages
    (more,) = [
        node for node in html(pages["stories/harbour/index.html"]).css("a") if words(node) == "more"
    ]
    assert more.attributes["href"] == "../../404.html"


# -- former addresses -----------------------------------------------------------------------------


def goal(pages: Mapping[str, bytes], path: str) -> str | None:
    """Where a page leads on to by itself, as a file of the site."""
    if path not in pages:
        return None
    tree = html(pages[path])
    refresh = tree.css_first('meta[http-equiv="refresh"]')
    if refresh is None:
        return None
    address = re.fullmatch(r"0; url=(\S+)", refresh.attributes["content"] or "")
    assert address
    assert tree.css_first(f'main a[href="{address[1]}"]') is not None
    return joined(path, address[1])


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("stories/ellary-lamps/", "stories/harbour-lamps/"),
        ("actors/m-vale/", "actors/mirna-vale/"),
        ("articles/gazette-old-lamps/", "articles/gazette-lamps/"),
        ("outlets/ellary-post/", "outlets/gazette/"),
        ("questions/harbour-lamps/lamps/", "questions/harbour-lamps/lamps-off/"),
        ("sources/ellary-lamps/", "sources/harbour-lamps/"),
        ("questions/ellary-lamps/lamps-off/", "questions/harbour-lamps/lamps-off/"),
        ("questions/ellary-lamps/lamps/", "questions/harbour-lamps/lamps-off/"),
    ],
)
def test_a_former_address_leads_on(before: str, now: str) -> None:
    assert goal(harbour(), f"{before}index.html") == f"{now}index.html"


def test_a_former_item_leads_on_to_the_item() -> None:
    page = html(harbour()["articles/gazette-lamps/index.html"])
    assert len(page.css('[id="dark-sea"]')) == 1


def test_a_former_claim_leads_on_to_the_claim() -> None:
    tree = "claims:\n  sails:\n    text: The ferry sails\n    formerly: [sailing]"
    page = html(site(story(tree))["stories/harbour/index.html"])
    assert len(page.css('[id="c-sailing"]')) == 1


def test_a_page_at_a_former_address_is_not_for_search_engines() -> None:
    page = html(harbour()["actors/m-vale/index.html"])
    robots = page.css_first('meta[name="robots"]')
    canonical = page.css_first('link[rel="canonical"]')
    assert robots is not None
    assert canonical is not None
    assert robots.attributes["content"] == "noindex"
    assert canonical.attributes["href"] == f"{BASE_URL}actors/mirna-vale/"


# -- canonical addresses, site map ----------------------------------------------------------------


def located(pages: Mapping[str, bytes]) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", pages["sitemap.xml"].decode())


def test_the_site_map_lists_every_page_but_redirects_and_the_missing_page() -> None:
    forms = {
        BASE_URL + path.removesuffix("index.html")
        for path, data in harbour().items()
        if path.endswith(".html") and b'http-equiv="refresh"' not in data and path != "404.html"
    }
    assert sorted(forms) == located(harbour())


def test_the_site_map_tells_when_stories_and_articles_changed() -> None:
    text = harbour()["sitemap.xml"].decode()
    assert f"<loc>{BASE_URL}stories/harbour-lamps/</loc><lastmod>2031-03-21</lastmod>" in text
    assert f"<loc>{BASE_URL}articles/courier-order/</loc><lastmod>2031-03-04</lastmod>" in text


def test_every_listed_page_names_its_canonical_address() -> None:
    for address in located(harbour()):
        path = address.removeprefix(BASE_URL)
        page = html(harbour()[f"{path}index.html"])
        link = page.css_first('link[rel="canonical"]')
        assert link is not None, path
        assert link.attributes["href"] == address


# -- what every page has --------------------------------------------------------------------------


def every_page() -> list[tuple[str, str]]:
    return [(p, data.decode()) for p, data in harbour().items() if p.endswith(".html")]


def test_every_page_is_whole_and_says_its_language_direction_and_policy() -> None:
    for path, text in every_page():
        assert text.startswith("<!doctype html>\n<html lang="), path
        assert text.endswith("</html>\n"), path
        page = html(text.encode())
        root = page.css_first("html")
        policy = page.css_first('meta[http-equiv="Content-Security-Policy"]')
        assert root is not None
        assert policy is not None, path
        assert (root.attributes["lang"], root.attributes["dir"]) == ("en", "ltr")
        assert (policy.attributes["content"] or "").startswith("default-src 'none'")


def test_no_page_holds_script_style_or_handlers() -> None:
    for path, text in every_page():
        page = html(text.encode())
        assert page.css("style, [style], iframe, object, embed, base, form") == [], path
        for script in page.css("script"):
            data = (script.attributes.get("type") or "").endswith("json")
            assert data or (script.attributes.get("src") and not script.text()), path
        nodes: list[LexborNode] = page.css("*")
        assert [name for n in nodes for name in n.attributes if name.startswith("on")] == [], path


def test_neither_bytes_nor_their_order_depend_on_the_order_of_files() -> None:
    backwards = dict(reversed(alone(HARBOUR).items()))
    assert list(site(backwards, base_url=BASE_URL).items()) == list(harbour().items())


def test_a_long_list_has_further_pages_that_lead_to_each_other() -> None:
    many = "".join(
        f"-- content/articles/gull-{n:03}.md --\n---\ntitle: Gull {n}\noutlet: gazette\n---\n"
        for n in range(300)
    )
    files = over_base("-- content/outlets/gazette.yaml --\nname: The Gazette\n", many)
    pages = {path: data for path, data in site(files).items() if "articles/" in path}
    lists = sorted(path for path in pages if path.count("/") in (1, 3) and "/gull" not in path)
    assert lists[0] == "articles/index.html"
    assert "articles/page/2/index.html" in lists
    listed: list[str | None] = []
    for path in lists:
        page = html(pages[path])
        listed += [a.attributes.get("href") for a in page.css(".record .title a")]
        assert len(page.css(".pager li")) == len(lists)
        (current,) = page.css(".pager [aria-current=page]")
        assert current.text() == (path.split("/")[2] if "/page/" in path else "1")
    assert len(listed) == len({str(href).split("/")[-2] for href in listed}) >= 300
