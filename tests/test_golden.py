"""A whole believable site is built as its golden output says, and holds what every site holds.

`tests/sites/harbour` is a made-up project that uses every field an editor can write;
`tests/sites/harbour.expected` is what it builds. After a change that is meant to be seen, look at

    pytest tests/test_golden.py --update && git diff tests/sites

and commit what it says. The text of its sealed article is made up too, and stands in `texts`: after
a change of its annotations, or of what a seal holds,

    onrecord seal harbour-radio-2031-03-20-mayor --renew --project tests/sites/harbour

makes its seal anew. Assets are left out and their hashes read as `*`, so that a change of the
style sheet alone changes nothing here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from difflib import unified_diff
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.catalogue import load
from generator.diagnostics import Severity
from generator.pipeline import Options, check, project_tree
from tests.command import REPOSITORY, build, published
from tests.project import html, words
from tests.site.links import BASES, Page, broken_links, reached_from, read_site

PROJECT = REPOSITORY / "tests" / "sites" / "harbour"
EXPECTED = PROJECT.with_name("harbour.expected")
NOW = "2031-04-01T12:00:00Z"
REFRESH = "pytest tests/test_golden.py --update"
LONGEST_DIFF = 40
"""Lines shown of what differs."""

HIDDEN = re.compile(rb"nightjar|orrery|night-ferry|starlight", re.IGNORECASE)
"""Words of the embargoed draft, and of what it alone reaches: they stand nowhere else."""

FORMER = {
    "actors/lamp-order/": "actors/lamp-order-31/",
    "actors/o-marsh/": "actors/ottoline-marsh/",
    "articles/gazette-lamp-vote/": "articles/gazette-2031-03-04-lamps/",
    "outlets/quillhaven-post/": "outlets/gazette/",
    "questions/lamp-order/lamps/": "questions/lamp-order/put-out/",
    "questions/harbour-lamps/lamps/": "questions/lamp-order/put-out/",
    "sources/masabih/": "sources/masabih-quillhaven/",
    "stories/harbour-lamps/": "stories/lamp-order/",
    "stories/masabih/": "stories/masabih-quillhaven/",
}
"""Former addresses of pages, and where they lead."""

FORMER_ANCHORS = {
    "articles/gazette-2031-03-04-lamps/": (
        "dark-sea",
        "oldest-lamp",
        "vote-count",
        "o-marsh--put-out",
    ),
    "stories/lamp-order/": ("c-vote",),
}
"""Former ids of items and claims, on the pages that now have them."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a machine without its withheld text sees it, and without state of builds."""
    copy = tmp_path_factory.mktemp("golden") / "harbour"
    shutil.copytree(PROJECT / "content", copy / "content")
    return copy


@pytest.fixture(scope="module")
def output(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once; not to be changed."""
    site = tmp_path_factory.mktemp("golden-built") / "site"
    build(project, site, "--now", NOW)
    return site


@pytest.fixture(scope="module")
def older(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it was before: a name misspelled, a report missing, the draft not held back."""
    before = tmp_path_factory.mktemp("golden-older") / "harbour"
    shutil.copytree(project, before)
    for path in ("articles/2031/{}.md", "annotations/2031/{}.yaml"):
        (before / "content" / path.format("leuchtfeuer-2031-01-05-austern")).unlink()
    actor = before / "content" / "actors" / "jory-pell.yaml"
    actor.write_bytes(actor.read_bytes().replace(b"Jory Pell", b"Jory Quell"))
    site = before.with_name("site")
    build(before, site, "--now", NOW, "--drafts")
    return site


@pytest.fixture(scope="module")
def drafts(older: Path) -> dict[str, bytes]:
    """Every file of a site that shows drafts."""
    return published(older)


@pytest.fixture(scope="module")
def files(output: Path) -> dict[str, bytes]:
    """Every published file by its path."""
    return published(output)


@pytest.fixture(scope="module")
def trees(files: dict[str, bytes]) -> dict[str, LexborHTMLParser]:
    """Every page that shows something, parsed; those that only lead on are left out."""
    return {
        path: html(data)
        for path, data in files.items()
        if path.endswith(".html") and b'http-equiv="refresh"' not in data
    }


@pytest.fixture(scope="module")
def linked(output: Path) -> dict[str, Page]:
    """What every file offers to links and asks of them."""
    return read_site(output)


# -- the golden output ----------------------------------------------------------------------------


def golden(files: dict[str, bytes]) -> dict[str, bytes]:
    """What of a site stands in its golden output: all but assets, with `*` for their hashes."""
    return {
        path: re.sub(rb"(assets/[\w-]+\.)[0-9a-f]{10}(?=\.)", rb"\1*", data)
        for path, data in files.items()
        if not path.startswith("assets/")
    }


def write(files: dict[str, bytes], folder: Path) -> None:
    """Make `folder` hold exactly these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def differences(expected: dict[str, bytes], found: dict[str, bytes]) -> Iterator[str]:
    """What differs, file by file, as lines of a unified diff."""
    for path in sorted(expected.keys() | found.keys()):
        before, after = expected.get(path), found.get(path)
        if before == after:
            continue
        if before is None or after is None:
            yield f"{'only built' if before is None else 'not built'}: {path}"
            continue
        was, now = (_lines(data) for data in (before, after))
        yield from unified_diff(was, now, f"expected/{path}", f"built/{path}", lineterm="", n=1)


def _lines(data: bytes) -> list[str]:
    """A file as lines, with a new one before each tag that follows another."""
    return data.decode("utf-8", "replace").replace("><", ">\n<").splitlines()


def test_the_site_is_built_as_its_golden_output_says(
    files: dict[str, bytes], pytestconfig: pytest.Config
) -> None:
    found = golden(files)
    if pytestconfig.getoption("update"):
        write(found, EXPECTED)
    lines = list(differences(published(EXPECTED), found))
    if not lines:
        return
    shown = "\n".join(line[:200] for line in lines[:LONGEST_DIFF])
    more = f"\n… and {len(lines) - LONGEST_DIFF} lines more" if len(lines) > LONGEST_DIFF else ""
    pytest.fail(f"\n{shown}{more}\n\nIf this is meant: {REFRESH}", pytrace=False)


def test_a_difference_from_golden_output_is_told_by_file_and_line() -> None:
    expected = {"a.html": b"one\ntwo\n", "gone.html": b"", "same.html": b"x"}
    found = {"a.html": b"one\n2\n", "new.html": b"", "same.html": b"x"}
    assert list(differences(expected, found)) == [
        *("--- expected/a.html", "+++ built/a.html", "@@ -1,2 +1,2 @@", " one", "-two", "+2"),
        *("not built: gone.html", "only built: new.html"),
    ]


def test_golden_output_knows_no_hash_of_an_asset() -> None:
    page = b'<link href="../assets/onrecord.0123456789.css"> assets/x.css'
    assert golden({"a.html": page, "assets/onrecord.0123456789.css": b""}) == {
        "a.html": b'<link href="../assets/onrecord.*.css"> assets/x.css'
    }


# -- what holds of every site ---------------------------------------------------------------------


def test_the_content_raises_no_error_and_no_warning(project: Path) -> None:
    options = Options(now=datetime.fromisoformat(NOW))
    found = check(project_tree(project), options, folder_name="harbour").diagnostics
    assert [d for d in found if d.severity is not Severity.NOTE] == []
    assert {d.code for d in found} >= {"coverage", "not-yet-proven"}


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_every_link_and_fragment_leads_somewhere(linked: dict[str, Page], base: str) -> None:
    assert sum(len(page.links) for page in linked.values()) > 2000
    assert broken_links(linked, base) == []


def test_every_page_is_reached_from_the_first(
    linked: dict[str, Page], trees: dict[str, LexborHTMLParser]
) -> None:
    assert trees.keys() - reached_from(linked, "index.html") == {"404.html"}


def test_a_build_over_an_older_site_has_the_bytes_of_a_single_build(
    project: Path, files: dict[str, bytes], older: Path, tmp_path: Path
) -> None:
    output = tmp_path / "site"
    shutil.copytree(older, output)
    before = published(output)
    assert "stories/night-ferry/index.html" in before
    assert b"Jory Quell" in before["actors/jory-pell/index.html"]
    assert "articles/leuchtfeuer-2031-01-05-austern/index.html" not in before

    build(project, output, "--now", NOW)
    assert published(output) == files


def test_no_word_of_the_embargoed_draft_is_published(files: dict[str, bytes]) -> None:
    assert [path for path in files if HIDDEN.search(path.encode())] == []
    assert [path for path, data in files.items() if HIDDEN.search(data)] == []


def test_with_drafts_every_word_of_it_is_shown(drafts: dict[str, bytes]) -> None:
    seen = {found.lower() for data in drafts.values() for found in HIDDEN.findall(data)}
    assert seen == {b"nightjar", b"orrery", b"night-ferry", b"starlight"}


@pytest.mark.parametrize(("before", "now"), FORMER.items())
def test_a_former_address_leads_to_the_page_now(
    files: dict[str, bytes], before: str, now: str
) -> None:
    page = html(files[f"{before}index.html"])
    refresh = page.css_first('meta[http-equiv="refresh"]')
    assert refresh is not None
    address = (refresh.attributes["content"] or "").partition("url=")[2]
    assert urljoin(f"/{before}index.html", address) == f"/{now}index.html"


@pytest.mark.parametrize(("page", "ids"), FORMER_ANCHORS.items())
def test_a_former_id_is_still_an_anchor(
    trees: dict[str, LexborHTMLParser], page: str, ids: tuple[str, ...]
) -> None:
    here = {node.attributes["id"] for node in trees[f"{page}index.html"].css("[id]")}
    assert set(ids) - here == set()


def test_the_html_validator_finds_no_error(vnu: Path, output: Path) -> None:
    checked = subprocess.run(
        ["java", "-jar", str(vnu), "--errors-only", "--skip-non-html", str(output)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


# -- what stands on its pages ---------------------------------------------------------------------


def said(key: str) -> str:
    """Words of the interface."""
    return load("en")(key, None)


def cards(trees: dict[str, LexborHTMLParser]) -> Iterator[tuple[str, LexborNode]]:
    """Every quotation shown as a card, with its page."""
    for path, page in trees.items():
        for card in page.css("figure.card"):
            if card.css_first("blockquote") is not None:
                yield path, card


def paragraph(card: LexborNode) -> str:
    """Where a card says its words stand: at the end of its chain, or above it in the record."""
    carried = card.css_first(".chain > .carried")
    if carried is not None:
        return words(carried)
    at = card.parent
    while at is not None and "folio" not in classes(at):
        at = at.parent
    return words(at.css_first(".pilcrow")) if at is not None else ""


def classes(node: LexborNode) -> list[str]:
    """An element's classes."""
    return (node.attributes.get("class") or "").split()


def chain_faults(card: LexborNode) -> list[str]:
    """What of its way to the reader a card leaves unsaid."""
    faults = []
    speaker = card.css_first(".chain > .spoke")
    if speaker is None or not words(speaker):
        faults.append("no speaker")
    verdict = card.css_first(".state .verdict")
    kinds = classes(verdict)[1:] if verdict is not None else []
    if verdict is None or [words(verdict)] != [said(f"verdict.{kind}") for kind in kinds]:
        faults.append("no verdict in words")
    where = paragraph(card)
    numbered = re.search(r"¶\d+", where)
    if "unproven" in kinds and (not where or numbered):
        faults.append(f"a place for words not yet proven: {where}")
    if "unproven" not in kinds and not numbered and "headline" not in classes(card):
        faults.append(f"no paragraph: {where}")
    return faults


def test_every_card_carries_its_chain_and_its_verdict_in_words(
    trees: dict[str, LexborHTMLParser],
) -> None:
    shown = list(cards(trees))
    assert len(shown) > 150
    found = [(path, words(card), chain_faults(card)) for path, card in shown]
    assert [fault for fault in found if fault[2]] == []


def test_the_site_shows_cards_of_every_sort(trees: dict[str, LexborHTMLParser]) -> None:
    sorts = {name for _, card in cards(trees) for name in classes(card)}
    assert sorts >= {
        *("quote", "passage", "report", "relayed", "unnamed", "unproven"),
        *("verbatim", "normalised-verbatim", "elided", "altered-with-brackets"),
    }


def test_a_quotation_within_prose_carries_its_verdict_too(
    trees: dict[str, LexborHTMLParser],
) -> None:
    quoted = trees["stories/winter-timetable/index.html"].css_first("li .quoted")
    assert words(quoted) == "Winter ends when the ice says so Jory Pell, Quillhaven Gazette ¶1 " + (
        said("verdict.verbatim")
    )


ARABIC = re.compile("[\u0621-\u064a]{2}")


def tongue(node: LexborNode, attribute: str) -> str | None:
    """An element's language or direction: its own, or that of what it stands in."""
    at: LexborNode | None = node
    while at is not None and not at.attributes.get(attribute):
        at = at.parent
    return at.attributes[attribute] if at is not None else None


def _is_name(node: LexborNode) -> bool:
    if node.tag == "option":  # which can hold nothing that isolates
        return node.attributes.get("dir") == "auto"
    if node.tag == "title":  # of a drawing, where no element can hold a name apart
        return not ARABIC.search(re.sub("\u2068[^\u2069]*\u2069", "", node.text()))
    named = node.tag == "text" and "who" in (node.attributes.get("class") or "").split()
    return named or (node.tag == "bdi" and not node.attributes.keys() - {"class"})


def test_arabic_text_is_marked_as_arabic_and_set_from_right_to_left(
    trees: dict[str, LexborHTMLParser],
) -> None:
    found = [
        (path, node)
        for path, page in trees.items()
        for node in page.css("body *")
        # a name is isolated, and in no language that we know of
        if ARABIC.search(node.text(deep=False)) and not _is_name(node)
    ]
    assert len(found) > 100
    wrong = [
        (path, node.html)
        for path, node in found
        if (tongue(node, "lang"), tongue(node, "dir")) != ("ar", "rtl")
    ]
    assert wrong == []


def test_words_of_the_interface_are_not_taken_for_arabic(
    trees: dict[str, LexborHTMLParser],
) -> None:
    page = trees["stories/masabih-quillhaven/index.html"]
    interface = page.css(".chain, .state, .when, .label, .verdict")
    assert len(interface) > 10
    assert {(tongue(node, "lang"), tongue(node, "dir")) for node in interface} == {("en", "ltr")}


def test_what_only_one_field_says_is_on_its_page(trees: dict[str, LexborHTMLParser]) -> None:
    """A word or two of each field that nothing else repeats: so that none falls away unseen."""
    told = {
        "stories/lamp-order/index.html": (
            *("By Ona Mar, Teodor Quist", "Developing", "1 correction", "9 reports by 8 outlets"),
            *("16 of 17 sentences", "if the Mole Head stays lit", "our reading", "shown by a deed"),
            *("Corroborated", "Single source", "Relayed only", "Disputed", "Questioned"),
            *("by 1901", "November 2030", "26–27 February 2031", "4 March 2031, 21:40"),
            *("What sank the cutter of 2029", "Northwire's second version replaces its first."),
            *("Our analysis", "Withdrawn", "The ferries keep to winter hours"),
        ),
        "actors/ottoline-marsh/index.html": (
            *("O. Marsh", "since November 2030", "2019 to October 2030", "keeps a lamp of her own"),
            *("Elected by the council, not by the town.", "website"),
        ),
        "actors/salma-haddad/index.html": ("سلمى حدّاد", "Captain Haddad"),
        "actors/gazette-council-clerk/index.html": ("Asked not to be named.",),
        "articles/gazette-2031-03-04-lamps/index.html": (
            *("Ida Rook, Bram Tolliver", "5 March 2031, 09:30", "archived copy", "CC-BY-4.0"),
            *("Translation: The Mole Desk Without light, no harbour", "Counted by hand."),
            *("names the speaker in another paragraph", "written advice to the council"),
        ),
        "articles/gazette-2031-02-27-dark-already/index.html": ("It was fog.", "28 February 2031"),
        "articles/northwire-2031-03-06-lamps/index.html": ("Replaces", "via Harbour Radio"),
        "articles/northwire-2031-03-04-lamps/index.html": ("A later version has replaced this",),
        "articles/harbour-radio-2031-03-20-mayor/index.html": (
            *("Harbour Radio, Northwire", "interview, The Morning Buoy", "its own narration"),
        ),
        "articles/harbour-office-2031-03-20-minutes/index.html": (
            "The sentence goes on in the report",
        ),
        "outlets/gazette/index.html": ("Newspaper", "FO", "gazette.example"),
        "corrections/index.html": (
            "14 March 2031",
            "Clarification",
            "Lamps of the mole already dark",
        ),
        "index.html": ("Published by The Mole Desk", "How we work", "what we quote belongs to"),
    }
    missing = [
        (path, text) for path, texts in told.items() for text in texts
        if text not in words(trees[path])
    ]  # fmt: skip
    assert missing == []
