"""Markdown to prose: the stream, the pieces, the places in the source, the problems."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.markup import escape, join, safe_href, without_bidi
from generator.pieces import (
    ANALYSIS_BEGIN,
    ANALYSIS_END,
    BlockEnd,
    Markup,
    Prose,
    Reference,
    ReferenceKind,
    Words,
)
from generator.prose import Problem, compile_article, compile_line, compile_story
from generator.text_stream import BORDER, BlockKind

Compile = Callable[..., tuple[Prose, tuple[Problem, ...]]]
COMPILERS = (compile_article, compile_story, compile_line)


def show(_: int, reference: Reference) -> str:
    """A page's way with references, at its plainest."""
    match reference.kind:
        case ReferenceKind.LINK:
            return escape(reference.words or reference.target)
        case ReferenceKind.HREF:
            return reference.target
        case _:
            return ""


def article(text: str) -> Prose:
    prose, problems = compile_article(text, lang="en")
    assert problems == ()
    return prose


def story(text: str) -> Prose:
    prose, problems = compile_story(text, lang="en")
    assert problems == ()
    return prose


def line(text: str) -> Prose:
    prose, problems = compile_line(text, lang="en")
    assert problems == ()
    return prose


def html(prose: Prose) -> str:
    return join(prose, resolve=show).replace("\n<", "<").removesuffix("\n")


def blocks(prose: Prose) -> list[tuple[str, str, int | None]]:
    return [(prose.stream.text[b.start : b.end], b.kind, b.paragraph) for b in prose.stream.blocks]


def faults(compile_: Compile, text: str) -> list[tuple[str, str]]:
    """Codes, and what in the text they point at."""
    return [(found.code, text[found.start : found.end]) for found in compile_(text, lang="en")[1]]


# -- the text stream ------------------------------------------------------------------------------


def test_the_stream_is_the_words_without_the_marks() -> None:
    prose = article("The *ferry* **will** `sail` ~~all~~ [winter](https://a.example).")
    assert prose.stream.text == "The ferry will sail all winter."


def test_blocks_are_joined_by_a_paragraph_separator() -> None:
    assert article("Lamps.\n\nNets.").stream.text == f"Lamps.{BORDER}Nets."


def test_soft_and_hard_breaks_are_line_ends() -> None:
    prose = article("one\ntwo  \nthree\\\nfour")
    assert prose.stream.text == "one\ntwo\nthree\nfour"
    assert html(prose) == '<p id="p1">one\ntwo<br>\nthree<br>\nfour</p>'


def test_escapes_and_entities_are_read() -> None:
    assert article(r"5 \* 3 &amp; &#8220;so&#8221;").stream.text == "5 * 3 & “so”"


def test_html_is_text() -> None:
    prose = article("<b>Lamps</b> <script>x</script>\n\n<div>\nNets\n</div>")
    assert prose.stream.text.startswith("<b>Lamps</b> <script>x</script>")
    assert "<b>" not in html(prose)
    assert "&lt;div&gt;" in html(prose)


def test_an_article_knows_no_references() -> None:
    text = "[[mara-lind]] said [@gazette] so.\n\n![[gazette#x]]\n\n::: analysis\nNets\n:::"
    prose = article(text)
    assert prose.references == ()
    assert prose.stream.text == text.replace("\n\n", BORDER)


def test_addresses_titles_and_alternative_texts_are_not_in_the_stream() -> None:
    prose = article('[Lamps](/l/ "title") ![nets](/n.png "net").')
    assert prose.stream.text == "Lamps ."
    assert html(prose) == (
        '<p id="p1"><a href="/l/">Lamps</a> <a class="image" href="/n.png">nets</a>.</p>'
    )


def test_code_is_a_block_of_text_without_its_last_line_end() -> None:
    prose = article('```js onload="x"\na <b>\n\n c\n```\n\n    indented')
    assert blocks(prose) == [("a <b>\n\n c", "code", None), ("indented", "code", None)]
    assert html(prose).startswith("<pre><code>a &lt;b&gt;\n\n c</code></pre>")


def test_bidi_controls_and_marks_are_not_published() -> None:
    prose = article("a \u202bb\u202c \u2067c\u2069 d\u200f &#x202e;e ![\u200ff](/x)")
    assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", html(prose))
    # what is checked keeps them: a quote without them is the same words in another typography
    assert without_bidi(prose.stream.text) == "a b c d e "


# -- kinds and numbers ----------------------------------------------------------------------------


def test_paragraphs_items_quotations_and_rows_are_counted_and_headings_and_code_are_not() -> None:
    text = """\
# Lamps

One

- two
- three

  four

> five
>
> - six

| seven | too |
|---|---|
| eight | too |

    code

nine
"""
    assert blocks(article(text)) == [
        ("Lamps", "heading", None),
        ("One", "para", 1),
        ("two", "list", 2),
        ("three", "list", 3),
        ("four", "list", 4),
        ("five", "blockquote", 5),
        ("six", "list", 6),
        ("seven", "table", 7),
        ("too", "table", 7),
        ("eight", "table", 8),
        ("too", "table", 8),
        ("code", "code", None),
        ("nine", "para", 9),
    ]


def test_tight_and_loose_lists_are_counted_alike() -> None:
    tight, loose = article("- a\n- b\n  - c\n- d"), article("- a\n\n- b\n\n  - c\n\n- d")
    assert blocks(tight) == blocks(loose)


def test_every_counted_element_carries_its_number() -> None:
    text = "a\n\n- b\n- c\n  > d\n\n  e\n\n1. f\n2. > g\n\n|h|i|\n|-|-|\n|j|k|"
    prose = article(text)
    page = LexborHTMLParser(html(prose))
    for block in prose.stream.blocks:
        element = page.css_first(f"#p{block.paragraph}")
        assert element is not None
        assert prose.stream.text[block.start : block.end] in element.text()
    assert len(page.css("[id]")) == max(block.paragraph or 0 for block in prose.stream.blocks)


def test_a_tight_item_carries_the_number_itself() -> None:
    assert html(article("- a\n- b")) == '<ul><li id="p1">a</li><li id="p2">b</li></ul>'


def test_a_second_paragraph_of_a_tight_item_has_an_element_for_its_number() -> None:
    text = "- a\n  > b\n\n  # c\n  d"
    shown = html(article(text))
    assert [shown.count(f'id="p{number}"') for number in (1, 2, 3)] == [1, 1, 1]


def test_an_empty_item_is_not_counted() -> None:
    prose = article("-\n- b")
    assert html(prose) == '<ul><li></li><li id="p1">b</li></ul>'


@pytest.mark.parametrize("compile_", [compile_story, compile_line])
def test_stories_and_lines_carry_no_numbers_as_ids(compile_: Compile) -> None:
    prose, _ = compile_("a\n\n- b\n\n|c|d|\n|-|-|", lang="en")
    assert "id=" not in html(prose)


def test_a_paragraph_without_text_is_counted_but_is_no_block() -> None:
    prose = article("a\n\n![b](/b.png)\n\nc")
    assert blocks(prose) == [("a", "para", 1), ("c", "para", 3)]
    assert prose.stream.text == f"a{BORDER}{BORDER}c"


def test_a_line_is_one_block_whatever_stands_in_it() -> None:
    prose = line("# not a heading\n- not *a* list\n\nstill one")
    assert blocks(prose) == [("# not a heading\n- not a list\n\nstill one", "para", 1)]
    assert html(prose) == "# not a heading\n- not <em>a</em> list\n\nstill one"


# -- the page -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# a", "<h2>a</h2>"),
        ("## a", "<h2>a</h2>"),
        ("### a", "<h3>a</h3>"),
        ("###### a", "<h6>a</h6>"),
        ("a\n=", "<h2>a</h2>"),
        ("---", "<hr>"),
        ("3. a", '<ol start="3"><li>a</li></ol>'),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("~~a~~", "<p><s>a</s></p>"),
        ("***a***", "<p><em><strong>a</strong></em></p>"),
        ("<https://a.example/x>", '<p><a href="https://a.example/x">https://a.example/x</a></p>'),
        ("<mara@a.example>", '<p><a href="mailto:mara@a.example">mara@a.example</a></p>'),
        ("[a][b]\n\n[b]: /b", '<p><a href="/b">a</a></p>'),
        ("[a](#p3)", '<p><a href="#p3">a</a></p>'),
        ("![](/a.png)", '<p><a class="image" href="/a.png">/a.png</a></p>'),
        ("[![a](/a.png)](/b)", '<p><a href="/b"><span class="image">a</span></a></p>'),
        ("![a `b`\n*c*](/d)", '<p><a class="image" href="/d">a b c</a></p>'),
        ("[<https://a.example>](/b)", '<p><a href="/b">https://a.example</a></p>'),
    ],
)
def test_markdown_is_shown_as_html(text: str, shown: str) -> None:
    assert html(story(text)) == shown


def test_columns_are_aligned_by_class_never_by_style() -> None:
    shown = html(story("|a|b|c|\n|:-|:-:|-:|\n|d|e|f|"))
    assert "style" not in shown
    assert '<td class="align-left">d</td><td class="align-center">e</td>' in shown
    assert '<th scope="col" class="align-right">c</th>' in shown


def test_a_cell_that_the_row_leaves_out_is_shown_empty() -> None:
    assert "<td>c</td><td></td>" in html(story("|a|b|\n|-|-|\n|c|"))


def test_every_top_level_block_says_where_its_notes_go() -> None:
    text = "# a\n\nb\n\n- c\n- d\n\n---\n\n![[x#y]]\n\n::: analysis\ne\n\nf\n:::\n\n> ::: analysis\n> g\n> :::"
    ends = [piece.block for piece in story(text).pieces if isinstance(piece, BlockEnd)]
    assert ends == [0, 1, 3, -1, -1, 4, 5, 6]


def test_notes_come_right_after_the_closing_tag() -> None:
    shown = join(story("a\n\n- b"), resolve=show, after=lambda block: f"({block})")
    assert shown == "<p>a</p>(0)\n<ul><li>b</li></ul>(1)\n"


# -- references -----------------------------------------------------------------------------------


def test_a_link_shows_its_words_or_its_target() -> None:
    prose = story("[[mara-lind|The *captain*]] and [[jon-ode]] left.")
    assert prose.stream.text == "The *captain* and jon-ode left."
    first, second = prose.references
    assert (first.kind, first.target, first.words) == ("link", "mara-lind", "The *captain*")
    assert (second.target, second.words, second.at) == ("jon-ode", None, 18)


def test_the_words_of_a_link_may_be_wrapped() -> None:
    prose = story("> By [[mara-lind|the old\n> captain]].")
    assert prose.references[0].words == "the old captain"
    assert prose.stream.text == "By the old captain."


def test_a_citation_moves_up_to_the_stop_before_it() -> None:
    prose = story("The ferry sails. [@gazette#x]\n[@herald] The lamps\n[@n], too [@m].")
    assert prose.stream.text == "The ferry sails. The lamps, too."
    assert [reference.at for reference in prose.references] == [16, 16, 26, 31]


@pytest.mark.parametrize(
    ("text", "stream"),
    [
        ("a [@x]b", "a b"),
        ("a [@x][[b]]", "a b"),
        ("a [@x] [@y]b", "a b"),
        ("*a* [@x] b", "a b"),
        ("a[@x]b", "ab"),
        ("a [@x]", "a"),
        ("[@x] a", " a"),
        ("a [@x]*b*", "a b"),
        ("a [@x].", "a."),
        ("a\n[@x]\nb", "a\nb"),
    ],
)
def test_words_on_both_sides_of_a_citation_stay_apart(text: str, stream: str) -> None:
    assert story(text).stream.text == stream


def test_a_quote_is_shown_in_place_right_after_a_paragraph() -> None:
    prose = story("a\n![[gazette#x]]\nb")
    assert [reference.kind for reference in prose.references] == ["transclusion"]
    assert prose.stream.text == f"a{BORDER}b"


def test_references_are_not_read_in_code_or_after_a_backslash() -> None:
    prose = story("`[[a]]` \\[[b]] \\[@c]\n\n    ![[d#e]]\n\n```\n[@f]\n```")
    assert prose.references == ()
    assert "[[a]] [[b]] [@c]" in prose.stream.text


def test_a_citation_before_a_colon_is_no_definition() -> None:
    prose = story("[@gazette]: the ferry sails.\n\n[[a]]: b")
    assert [reference.target for reference in prose.references] == ["gazette", "a"]
    assert ": the ferry sails." in prose.stream.text


def test_a_line_takes_links_and_citations() -> None:
    prose = line("  [[mara-lind|Mara]] left [@gazette#x].\n")
    assert prose.stream.text == "Mara left."
    assert [(r.start, r.end) for r in prose.references] == [(2, 20), (26, 38)]


def test_analysis_is_shown_as_a_section_and_recorded() -> None:
    prose = story("a b.\n\n::: analysis\nc d.\n\ne f.\n:::\n\ng h.")
    assert html(prose) == (
        '<p>a b.</p><section class="analysis"><p>c d.</p><p>e f.</p></section><p>g h.</p>'
    )
    assert [prose.stream.text[slice(*found)] for found in prose.analysis] == [f"c d.{BORDER}e f."]
    assert [prose.stream.text[s.start : s.end] for s in prose.sentences] == ["a b.", "g h."]


def test_the_tags_of_analysis_are_pieces_of_their_own() -> None:
    prose = story("::: analysis\na\n:::\n::: analysis\n:::\n\n> ::: analysis\n> b\n> :::")
    found = [piece for piece in prose.pieces if piece in (ANALYSIS_BEGIN, ANALYSIS_END)]
    assert found == [ANALYSIS_BEGIN, ANALYSIS_END] * 3


def test_analysis_may_stand_in_a_quotation_or_item() -> None:
    prose = story("> ::: analysis\n> a\n> :::\n\n- ::: analysis\n  b\n  :::\n- c")
    assert len(prose.analysis) == 2
    assert [prose.stream.text[s.start : s.end] for s in prose.sentences] == ["c"]


def test_an_article_has_no_sentences_to_count() -> None:
    assert article("The ferry sails.").sentences == ()


def test_a_link_without_words_begins_a_sentence() -> None:
    assert len(story("The ferry sails. [[mara-lind]] waves.").sentences) == 2


# -- places in the source -------------------------------------------------------------------------

WRAPPED = [
    "{}",
    "Lamps {} nets.",
    "Lamps\nand {}\nnets.",
    "Lamps\n   and {}   \n nets.",
    "Lamps  \nand {}",
    "\u00a0\nLamps {}",
    "> Lamps\n> and {}",
    "> Lamps\nand lazy {}",
    ">\tLamps\n>\t{} nets",
    "- Lamps\n  and {}\n\n      code\n\n  {}",
    "- Lamps\n- > 1. nets\n  >    and {}",
    "-\tLamps\n\n\tand {}",
    "1) Lamps\n   and {}\n2) {}",
    "# Lamps {} ##",
    "Lamps\n  and {}\n===",
    "> ## Lamps {}",
    "|Lamps|\n|-|\n|{}|",
    " | Lamps \\| {} | {} |\n |-|-|\n | \\|\\| nets \\| {} \\| | x \\\\| {} |",
    "- |Lamps|b|\n  |-|-|\n  |a\\|{}| {}",
    "::: analysis\n\n- Lamps {}\n:::",
    "*Lamps **{}** nets* {}",
    "`a` &amp; \\* {} &#35; {}",
]


@pytest.mark.parametrize("frame", WRAPPED)
@pytest.mark.parametrize(
    "written",
    ["[[mara-lind]]", "[[mara-lind|Mara]]", "[@gazette#x]", "[a](https://a.example/x)",
     "<https://a.example>", "![a \\] b](</a>)", "[a][d]"],
)  # fmt: skip
def test_every_reference_knows_where_it_stands(frame: str, written: str) -> None:
    if "|-|" in frame:
        written = written.replace("|", "\\|")
    text = frame.replace("{}", written) + "\n\n[d]: /d"
    found = [text[r.start : r.end] for r in story(text).references]
    address = re.search(r"(?<=\()[^<]*?(?=\))|(?<=<).*(?=>)", written)
    assert found == [address[0] if address else written] * frame.count("{}")


def test_a_transclusion_knows_where_it_stands() -> None:
    text = "> a\n>   ![[x#y]]  \n\n- ![[z#w]]"
    assert [text[r.start : r.end] for r in story(text).references] == ["![[x#y]]", "![[z#w]]"]


def test_the_words_of_a_wrapped_link_are_one_range_of_the_source() -> None:
    text = "> By [[mara-lind|the\n> captain]]."
    assert [text[r.start : r.end] for r in story(text).references] == [
        "[[mara-lind|the\n> captain]]"
    ]


# -- problems -------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [
    "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "file:///x", "blob:x",
    "view-source:x", "intent:x", "//a.example", "x.html", "../x", "?x", "ftp://a.example",
    "https://", "https://a@b.example", "/\\a.example", "https:a.example", "mailto:",
])  # fmt: skip
@pytest.mark.parametrize("compile_", COMPILERS)
def test_an_unsafe_address_is_refused_where_it_stands(compile_: Compile, written: str) -> None:
    for text in (f"> a [b c]( {written} 'd') e", f"> a ![b [c]](<{written}>) e"):
        assert faults(compile_, text) == [("unsafe-link", written)]
        assert "href" not in html(compile_(text, lang="en")[0])


def test_an_address_made_of_entities_is_read_before_it_is_judged() -> None:
    text = "[a](&#106;avascript:x) [b](java&Tab;script:x)"
    assert [code for code, _ in faults(compile_article, text)] == ["unsafe-link"] * 2


def test_a_link_without_an_address_is_pointed_at_whole() -> None:
    assert faults(compile_article, "a [b]() c") == [("unsafe-link", "[b]()")]


def test_an_unsafe_definition_is_refused_once_where_it_stands() -> None:
    text = "[a] [a][b] ![a]\n\n> [a]: javascript:x\n\n[b]: /b"
    assert faults(compile_article, text) == [("unsafe-link", "javascript:x")]


def test_a_definition_that_would_swallow_words_is_refused() -> None:
    assert faults(compile_article, "[Note]: ambiguous") == [("unsafe-link", "ambiguous")]
    assert faults(compile_article, "[N]: /a\n\n[n]: ambiguous") == [("unsafe-link", "ambiguous")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a [[]] b", "[[]]"),
        ("a [[mara lind]] b", "[[mara lind]]"),
        ("a [[ mara-lind ]] b", "[[ mara-lind ]]"),
        ("a [[mara-lind|]] b", "[[mara-lind|]]"),
        ("a [[mara-lind| ]] b", "[[mara-lind| ]]"),
        ("a [[|Mara]] b", "[[|Mara]]"),
        ("a [[mara-lind b", "[["),
        ("a [[mara-lind] b", "[["),
        ("a [[mara-lind|Mara [x]]] b", "[["),
        ("a [@] b", "[@]"),
        ("a [@ x] b", "[@ x]"),
        ("a [@x; @y] b", "[@x; @y]"),
        ("a [@x b", "[@"),
        ("a ![[x", "![["),
        ("![[]]", "![[]]"),
        ("![[x y]]", "![[x y]]"),
        ("> ![[x|y]]", "![[x|y]]"),
    ],
)
@pytest.mark.parametrize("compile_", [compile_story, compile_line])
def test_a_malformed_reference_is_refused_and_stays_visible(
    compile_: Compile, text: str, where: str
) -> None:
    assert faults(compile_, text) == [("malformed-reference", where)]
    assert where in compile_(text, lang="en")[0].stream.text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[[Mara Lind]]", "write [[mara-lind|Mara Lind]]"),
        ("[@x; @y]", "write [@x] [@y]"),
        ("[[mara-lind|]]", "write [[mara-lind]]"),
        ("![[x#y|z]]", "write ![[x#y]]"),
        ("[@x", "to show the marks themselves, write a backslash before the first: \\[@"),
    ],
)
def test_a_malformed_reference_says_what_to_write(text: str, hint: str) -> None:
    assert [found.hint for found in compile_story(text, lang="en")[1]] == [hint]


@pytest.mark.parametrize(
    "text", ["a ![[x#y]] b", "# ![[x#y]]", "|![[x#y]]|\n|-|", "a\n    ![[x#y]]"]
)
def test_a_quote_within_a_line_is_refused(text: str) -> None:
    assert faults(compile_story, text) == [("transclusion-not-alone", "![[x#y]]")]


def test_a_line_takes_no_quote() -> None:
    assert faults(compile_line, "![[x#y]]") == [("transclusion-not-alone", "![[x#y]]")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("::: analysis\na", [("unclosed-block", "::: analysis")]),
        ("> ::: analysis\n> a\n\nb", [("unclosed-block", "::: analysis")]),
        ("::: analysis\n::: analysis\na\n:::", [("unclosed-block", "::: analysis")]),
        ("::: anlysis\na\n:::", [("unknown-block", "::: anlysis")]),
        ("::: analysis ours\na\n:::", [("unknown-block", "::: analysis ours")]),
        ("a\n\n:::\n\nb", [("unknown-block", ":::")]),
        ("- ::: note  \n  a\n  :::", [("unknown-block", "::: note")]),
    ],
)
def test_blocks_must_be_known_and_closed(text: str, found: list[tuple[str, str]]) -> None:
    assert faults(compile_story, text) == found
    assert "a" in compile_story(text, lang="en")[0].stream.text


def test_a_row_longer_than_its_table_is_refused_since_its_end_would_not_be_shown() -> None:
    text = "|a|b|\n|-|-|\n|c|d|e|f|\n|g|h||\n"
    assert faults(compile_article, text) == [("row-too-long", "e|f")]


# -- nothing is dropped, nothing hangs ------------------------------------------------------------


def nested(depth: int) -> list[str]:
    return [
        "> " * depth + "NEEDLE",
        "- " * depth + "NEEDLE",
        "1. " * depth + "NEEDLE",
        "> - " * (depth // 2) + "NEEDLE",
        "\n".join("  " * level + "- a" for level in range(depth))
        + "\n"
        + "  " * depth
        + "- NEEDLE",
        "".join(f"{'*' if level % 2 else '_'}a " for level in range(depth))
        + "NEEDLE"
        + "".join(f" a{'*' if level % 2 else '_'}" for level in reversed(range(depth))),
        "[" * depth + "NEEDLE" + "](/x)" * depth,
        "![" * depth + "NEEDLE" + "](/x)" * depth,
        "> " * (depth // 2) + "*a " * (depth // 2) + "NEEDLE" + " a*" * (depth // 2),
    ]


@pytest.mark.parametrize("depth", [2, 19, 43, 85, 89, 95, 99, 100, 101, 105, 150, 400])
@pytest.mark.parametrize("compile_", COMPILERS)
def test_deeply_nested_text_is_shown_or_refused_never_dropped(
    compile_: Compile, depth: int
) -> None:
    for text in nested(depth):
        prose, problems = compile_(text, lang="en")
        shown = "NEEDLE" in html(prose)
        assert shown or [found.code for found in problems] == ["nested-too-deep"], text[:40]


@pytest.mark.parametrize("kind", range(5))
def test_nesting_past_the_limit_is_refused_at_its_line(kind: int) -> None:
    text = "Lamps.\n\n" + nested(120)[kind]
    (problem,) = compile_article(text, lang="en")[1]
    assert problem.code == "nested-too-deep"
    assert problem.start >= text.index("\n\n") + 2


def test_ordinary_nesting_is_allowed() -> None:
    for text in nested(20):
        assert compile_article(text, lang="en")[1] == ()


@pytest.mark.parametrize("text", [
    "> " * 85 + "a\n" + "b\n" * 20_000,
    "[" * 100_000,
    "![" * 50_000,
], ids=["lazy lines", "brackets", "images"])  # fmt: skip
def test_a_text_made_to_keep_the_parser_busy_is_refused(text: str) -> None:
    prose, problems = compile_article(text, lang="en")
    assert [found.code for found in problems] == ["too-intricate"]
    assert prose.stream.text


@pytest.mark.parametrize("text", [
    "::: x\n" * 2_000, "[[" * 20_000, "[@" * 20_000, "![[" * 20_000, "[[" + "a" * 400_000,
    "[@" + "a " * 200_000, "*a " * 20_000, "`" * 200_000, "[a]: b\n" * 20_000, "a. " * 20_000,
    "a [@b] " * 20_000, "\u00a0\n" * 5_000, "a" + " " * 400_000 + "\nb", ":::\n" * 5_000,
], ids=lambda text: text[:4])  # fmt: skip
def test_a_long_text_of_marks_is_read_in_time_that_grows_with_its_length(text: str) -> None:
    prose, _ = compile_story(text, lang="en")
    assert prose.stream.lang == "en"


def test_half_a_megabyte_of_plain_prose_is_not_refused() -> None:
    text = "The *ferry* will sail all winter, [she](https://a.example/b) said: “It’s so!”\n" * 6_000
    assert compile_article(text, lang="en")[1] == ()


# -- whatever is written --------------------------------------------------------------------------

FRAGMENTS = [
    "a", "Lamps. ", " ", "  \n", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "# ", "|", "\n|-|-|\n",
    "*", "**", "_", "~~", "`", "```\n", "[", "]", "(", ")", "](/x)", "](javascript:x)", "![", "<", ">",
    "&amp;", "&#x202e;", "\\", "<https://a.example>", "[[mara-lind]]", "[[m|Mara\nLind]]", "[@x#y]",
    "![[x#y]]", "\n![[x#y]]\n", "::: analysis\n", "\n:::\n", "[[", "[@", "\n---\n", "\n===\n", "é", "船。",
    "\u00a0", "\u202b", "[a]: /b\n", "<b>", '"', "'", "\u2029",
]  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)


@settings(max_examples=250, deadline=None)
@given(texts, st.sampled_from(COMPILERS))
@example("- [@x#y]a\n\n\t![[x#y]]", compile_story)
def test_the_page_shows_the_stream_and_the_places_are_right(text: str, compile_: Compile) -> None:
    prose, problems = compile_(text, lang="en")
    stream = prose.stream
    # The page's text, alternative texts apart, is the stream, block by block.
    page = LexborHTMLParser(f"<body>{join(prose, resolve=show)}</body>")
    for image in page.css(".image"):
        image.decompose()
    shown = page.body.text() if page.body else ""
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", without_bidi(stream.text))
    covered = [p for p in prose.pieces if isinstance(p, Words)]
    assert all(a.end <= b.start for a, b in pairwise(covered))
    # Blocks are in order, none empty, and between them stand borders only.
    at = 0
    for block in stream.blocks:
        assert block.start < block.end
        assert set(stream.text[at : block.start]) <= {BORDER}
        at = block.end
    # Places in the source hold what they say.
    for reference in prose.references:
        source = text[reference.start : reference.end]
        match reference.kind:
            case ReferenceKind.LINK:
                assert source.startswith(f"[[{reference.target}")
                assert source.endswith("]]")
            case ReferenceKind.CITATION:
                assert source == f"[@{reference.target}]"
            case ReferenceKind.TRANSCLUSION:
                assert source == f"![[{reference.target}]]"
            case ReferenceKind.HREF:
                assert safe_href(reference.target)
        assert 0 <= reference.at <= len(stream.text)
    assert all(0 <= p.start <= p.end <= len(text) for p in problems)
    # Nothing but what we let through.
    literal = "".join(p.html for p in prose.pieces if isinstance(p, Markup))
    assert not re.search(r"style=|<script|=\"javascript:|\son\w+=|<img", literal)


def test_kinds_of_block_are_those_of_the_stream() -> None:
    prose = article("# a\n\nb\n\n- c\n\n> d\n\n|e|\n|-|\n\n    f")
    assert [block.kind for block in prose.stream.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARA,
        BlockKind.LIST,
        BlockKind.BLOCKQUOTE,
        BlockKind.TABLE,
        BlockKind.CODE,
    ]
