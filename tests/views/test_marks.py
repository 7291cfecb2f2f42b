"""Marks in the text of an article: whatever is marked, the text stays as it was.

Articles and marks are drawn at random: all that Markdown has, and items that overlap, lie within
each other, touch, run over several blocks or have several parts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.markup import Mark, join, without_bidi
from generator.pieces import Prose, Reference
from generator.prose import compile_article
from generator.text_stream import BORDER
from tests.project import html, over_base, site, words

_WORDS = st.sampled_from(
    [
        "lamp",
        "*salt*",
        "**rope & tar**",
        "[the quay](https://quay.example/a?b=1&c=2)",
        "*old **and [new](https://b.example)** piers*",
        "`crane <b> & \\`",
        "~~tide~~",
        "“We wait,”",
        "it’s 3 < 4",
        "&amp; &lt;i&gt;",
        "<mark>plain</mark>",
        "![a drawing](https://a.example/i.png)",
        "café",
        "港口的灯",
        "المصباح",
        "\u2067نمک\u2069",
        "mi\u00adle",
        "first\\\nsecond",
        "third\nfourth",
    ]
)
_LINE = st.lists(_WORDS.filter(lambda word: "\n" not in word), min_size=1, max_size=4).map(" ".join)
_TEXT = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _listed(lines: list[str], *, between: str, mark: str) -> str:
    return between.join(f"{mark} {line}" for line in lines)


_LINES = st.lists(_LINE, min_size=1, max_size=3)
_BLOCK = st.one_of(
    _TEXT,
    _LINE.map(lambda line: f"## {line}"),
    _TEXT.map(_quoted),
    st.tuples(_TEXT, _LINE).map(lambda two: f"{_quoted(two[0])}\n>\n> {two[1]}"),
    _LINES.map(lambda lines: _listed(lines, between="\n", mark="-")),
    _LINES.map(lambda lines: _listed(lines, between="\n\n", mark="-")),
    _LINES.map(lambda lines: _listed(lines, between="\n", mark="1.")),
    st.tuples(_LINE, _LINES).map(
        lambda two: f"- {two[0]}\n" + "\n".join(f"  - {line}\n\n    > {line}" for line in two[1])
    ),
    st.tuples(_LINE, _LINE, _LINES).map(
        lambda row: f"|{row[0]}|{row[1]}|\n|-|:-:|\n" + "\n".join(f"|{c}|" for c in row[2])
    ),
    _TEXT.map(lambda text: f"```\n{text}\n```"),
    st.just("* * *"),
)
_ARTICLE = st.lists(_BLOCK, min_size=1, max_size=5).map("\n\n".join)


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and the items marked in it."""

    text: str
    prose: Prose
    items: dict[str, tuple[tuple[int, int], ...]]

    @property
    def marks(self) -> list[Mark]:
        return [Mark(*span, name) for name, spans in self.items.items() for span in spans]

    def slice(self, name: str) -> str:
        """The item's words as the page has them: without borders and controls of direction."""
        parts = (self.prose.stream.text[start:end] for start, end in self.items[name])
        return without_bidi("".join(parts).replace(BORDER, ""))


def compiled(text: str) -> Prose:
    prose, problems = compile_article(text, lang="en")
    assert [problem.code for problem in problems] == []
    return prose


@st.composite
def marked(draw: st.DrawFn) -> Marked:
    text = draw(_ARTICLE)
    prose = compiled(text)
    length = len(prose.stream.text)
    borders = sorted({0, length, *(o for b in prose.stream.blocks for o in (b.start, b.end))})
    offset = st.one_of(st.integers(0, length), st.sampled_from(borders))
    items = {}
    for number in range(draw(st.integers(1, 6))):
        cuts = sorted(draw(st.lists(offset, min_size=2, max_size=6)))
        items[f"item-{number}"] = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    return Marked(text, prose, items)


def shown(article: Marked, marks: list[Mark]) -> str:
    def resolve(_: int, reference: Reference) -> str:
        return reference.target

    return join(article.prose, resolve=resolve, marks=marks)


@settings(max_examples=80)
@given(marked())
def test_an_article_without_its_marks_is_the_same_byte_for_byte(article: Marked) -> None:
    with_marks = shown(article, article.marks)
    without = re.sub(r'<mark class="q" [^>]*>|</mark>|<span id="[^"]*"></span>', "", with_marks)
    assert without == shown(article, [])


@settings(max_examples=80)
@given(marked())
def test_marks_cross_no_element_and_hold_nothing_but_words(article: Marked) -> None:
    page = LexborHTMLParser(f"<body>{shown(article, article.marks)}</body>")
    assert [mark.html for mark in page.css("mark *")] == []
    for helper in page.css("span[id]"):
        assert helper.text() == ""
        helper.decompose()
    page.unwrap_tags(["mark"])
    plain = LexborHTMLParser(f"<body>{shown(article, [])}</body>")
    assert page.html == plain.html


@settings(max_examples=80)
@given(marked())
def test_the_marks_of_an_item_hold_its_words_in_order(article: Marked) -> None:
    page = LexborHTMLParser(f"<body>{shown(article, article.marks)}</body>")
    for name in article.items:
        pieces = page.css(f'mark[data-q~="{name}"]')
        assert "".join(piece.text() for piece in pieces) == article.slice(name)


@settings(max_examples=80)
@given(marked())
def test_an_item_has_one_address_where_its_words_begin(article: Marked) -> None:
    page = LexborHTMLParser(f"<body>{shown(article, article.marks)}</body>")
    ids = Counter(node.attributes.get("id") for node in page.css("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    for name in article.items:
        found = page.css(f"#{name}")
        assert len(found) == 1 or not article.slice(name)
        for place in found:
            while place.tag == "span":
                assert place.next is not None
                place = place.next  # noqa: PLW2901 # walks to the mark it stands before
            assert place == page.css(f'mark[data-q~="{name}"]')[0]


@settings(max_examples=80)
@given(marked())
def test_every_numbered_paragraph_has_its_address_and_no_other_has_one(article: Marked) -> None:
    page = LexborHTMLParser(f"<body>{shown(article, article.marks)}</body>")
    for image in page.css("a.image"):
        image.decompose()  # what stands for an image is no text of the article
    stream = article.prose.stream
    numbers = dict.fromkeys(b.paragraph for b in stream.blocks if b.paragraph is not None)
    found = [node.attributes["id"] for node in page.css("p[id], li[id], tr[id]")]
    assert {f"p{number}" for number in numbers} <= set(found)
    for block in stream.blocks:
        if block.paragraph is not None:
            (node,) = page.css(f"#p{block.paragraph}")
            said = without_bidi(stream.text[block.start : block.end])
            assert said in node.text()


# -- on a page ------------------------------------------------------------------------------------

TREE = """
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
---
## What she said

“The *ferry* will [sail](https://ferry.example/) all **winter**,” Mara Lind said, “and the lamps
stay lit.” It is the first time in nine years.

- The quay is `closed`
- The oil is *paid for*

> “We wait for salt,” Mara Lind said.
>
> “And we sing.”

| Berth | Keeper |
| --- | --- |
| East | Mara Lind |
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
    ack: [cut-mid-sentence]
    formerly: [winter-long]
  interrupted:
    speaker: mara-lind
    text:
      - The ferry will sail all winter
      - and the lamps stay lit
  cut:
    speaker: mara-lind
    text: The ferry will … all winter
    ack: [cut-mid-sentence]
  salt:
    speaker: mara-lind
    text: We wait for salt
passages:
  whole: “The ferry will sail all winter,” Mara Lind said, “and the lamps stay lit.” It is the first
  within: ferry will sail
  next: time in nine years
  list: The quay is closed The oil is paid for
  cells: East Mara Lind
reports:
  winter: The ferry will sail all winter
-- content/stories/long-winter.md --
---
title: A long winter
published: 2031-01-06
articles:
  gazette: gazette-ferry
claims:
  winter: The ferry sails all winter
---
Winter is long. [@gazette]
"""


def test_on_a_page_every_item_is_marked_under_its_one_id() -> None:
    page = html(site(over_base(TREE))["articles/gazette-ferry/index.html"])
    ids = Counter(node.attributes.get("id") for node in page.css("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    marked_words = {
        name: "".join(piece.text() for piece in page.css(f'main mark[data-q~="{name}"]'))
        for name in ("all-winter", "interrupted", "cut", "salt", "whole", "within", "next", "list",
                     "cells", "winter")
    }  # fmt: skip
    assert marked_words == {
        "all-winter": "The ferry will sail all winter",
        "interrupted": "The ferry will sail all winterand the lamps\nstay lit",
        "cut": "The ferry willall winter",
        "salt": "We wait for salt",
        "whole": (
            "The ferry will sail all winter,” Mara Lind said, “and the lamps\nstay lit.”"
            " It is the first"
        ),
        "within": "ferry will sail",
        "next": "time in nine years",
        "list": "The quay is closedThe oil is paid for",
        "cells": "EastMara Lind",
        "winter": "The ferry will sail all winter",
    }
    assert {*marked_words} <= {*ids}
    assert len(page.css("p#p1, li#p2, li#p3, p#p4, p#p5, tr#p6, tr#p7")) == 7
    assert page.css("#winter-long")


def test_on_a_page_the_marks_leave_the_text_as_it_was() -> None:
    marked_page = html(site(over_base(TREE))["articles/gazette-ferry/index.html"])
    bare = over_base(TREE.partition("-- content/annotations")[0],
                     "-- content/annotations/gazette-ferry.yaml (absent) --")  # fmt: skip
    plain_page = html(site(bare)["articles/gazette-ferry/index.html"])
    assert text(marked_page) == text(plain_page)
    for helper in marked_page.css(".marked span[id], .marked .tie"):
        helper.decompose()
    for part in marked_page.css(".marked"):
        part.unwrap_tags(["mark"])
    assert elements(marked_page) == elements(plain_page)


def text(page: LexborHTMLParser) -> str:
    """What an article's text says, in whatever parts it stands."""
    return " ".join(words(part) for part in page.css(".marked"))


def elements(page: LexborHTMLParser) -> list[str]:
    """The elements of an article's text, in whatever parts it stands."""
    return [node.html or "" for node in page.css(".marked > *")]
