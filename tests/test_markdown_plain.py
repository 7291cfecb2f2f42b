"""Markdown that is read without the parser is read as the parser reads it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import grammar, prose
from generator.markdown_plain import Mode, read_plain, read_text
from generator.prose import Problem, Prose, compile_article, compile_line, compile_story

WHOLE = st.sampled_from([
    "word", "two words", "naïve", "水曜", "3", "a-b", "it’s", "e.g.", "12:30", "#1", "{x}", "50 %",
    "*one*", "**two words**", "*naïve*", "*a, b*", "*3*", "_no_", "a_b", "~~gone~~", "`code`",
    "[a link](https://example.org/a_b*c)", "[x](/y/)", "[x](#p1)", "[x](<y>)", '[x](y "z")', "[x]",
    "[@cnbc]", "[@cnbc#x]", "[@]", "[[omar]]", "[[omar|Mr. X]]", "[[omar", "[@x](y)", "![a](b)",
    "![[x#y]]", "<https://a.example>", "&amp;", "\\*", "a*b*c", "*(x)*", "*x *", "***both***", "!",
])  # fmt: skip
BETWEEN = st.sampled_from(
    [" ", " ", " ", "", "\n", " \n", "  \n", "\n  ", ".", ", ", "(", ")", "“", "”", "’", "—", "!"]
)
TEXTS = st.lists(st.tuples(WHOLE, BETWEEN), min_size=1, max_size=8).map(
    lambda pairs: "".join(map("".join, pairs))
)
ODD = st.text(st.sampled_from("ab é*_[](@)!.,\n “”’`~<&\\\u00a0#:-"), max_size=20)


def by_the_parser(compiler, text: str) -> tuple[Prose, tuple[Problem, ...]]:  # type: ignore[no-untyped-def]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grammar, "read_plain", lambda *_, **__: None)
        patch.setattr(prose, "read_text", lambda *_: None)
        found: tuple[Prose, tuple[Problem, ...]] = compiler(text, lang="en")
        return found


@pytest.mark.parametrize("compiler", [compile_article, compile_story, compile_line])
@given(text=TEXTS | ODD)
@example("*a***b**")
@example("**a*")
@example("a *b*\n*c* d")
@example("*a* (*b*) “**c**”")
@example("[a](b)[c](d)*e*")
def test_it_is_read_as_the_parser_reads_it(compiler, text: str) -> None:  # type: ignore[no-untyped-def]
    assert compiler(text, lang="en") == by_the_parser(compiler, text)


LINES = st.lists(
    st.sampled_from([
        "", "", "", "word", "two words", "  indented", "    code", "- item", "  more", "1. one", "> said",
        "## head", "===", "---", "| a | b |", "| - | - |", "a | b", "- | -", "```", "[a]: /b", "::: analysis",
        ":::", "![[a#b]]", "é", "“q”",
    ]),
    max_size=9,
)  # fmt: skip


BLOCKS = st.lists(
    st.sampled_from([
        "", "", "", "", "word", "two words", "*one* and **two**", "a [link](/x/) b", "“q” and “r” *s*",
        "## head", "# *one* two", "### a #", "#", "##", "#word", "####### seven", "##  two", "## a ",
        "é", "(in brackets)", "— said", "said [@a#b].", "[[omar]] said", "word ", "word  ", "word\u00a0",
        "\u00a0", " ", "\t", "— ", "'", "…", "Line\u2028two", "a\x0bb", "===", "- item", "- *one* two", "- ", "-", "- - a", "> “q” *s*", "- **one**: two", "**one**", "*1*", "**", "***", "* * *", "[a](/b/) c", "[a]: c", "[@a#b] said", "[@a]: /b", ">said", "> ", "> # a", "1. one", "a | b",
        "- | -", "> said", "[a]: /b", "[a]", "    code", "::: analysis", ":::", "![[a#b]]", "\\#", "a\r", "b\0",
    ]),
    max_size=12,
)  # fmt: skip


@pytest.mark.parametrize("compiler", [compile_article, compile_story])
@given(lines=BLOCKS)
@example(["a", "# b"])
@example(["# a", "b"])
@example(["- a", "- b", "", "> c", "> d", "", "> e", "", "- f"])
@example(["- a", "", "- b"])
@example(["- a", "", "", "b", "", "- c", "d"])
@example(["> a", "b"])
@example(["", "", "a", "b", "", "# c", "", ""])
def test_blocks_are_read_as_the_parser_reads_them(compiler, lines: list[str]) -> None:  # type: ignore[no-untyped-def]
    text = "\n".join(lines)
    assert compiler(text, lang="en") == by_the_parser(compiler, text)


@given(lines=LINES)
def test_a_line_alone_is_read_as_by_all_rules(lines: list[str]) -> None:
    text = "\n".join(lines)
    rules = grammar._parser("story").block.ruler
    found = compile_story(text, lang="en")
    rules.disable("plain")
    try:
        assert found == by_the_parser(compile_story, text)
    finally:
        rules.enable("plain")


@pytest.mark.parametrize(
    "text",
    [
        "words alone, with stops: and - signs!",
        "some *emphasis* and (**more of it**), said [the paper](https://example.org/a_b).",
        "two\nlines",
    ],
)
@pytest.mark.parametrize("mode", ["article", "story", "line"])
def test_common_prose_takes_no_parser(text: str, mode: Mode) -> None:
    assert read_text(text, mode)
    assert mode == "line" or read_text(f"## Head\n\n{text}\n\n\n# *Last*\n\n{text}\n", mode)
    assert mode == "line" or read_text("- one\n- **two**: 2\n\n> three\n> four\n", mode)


def test_references_take_no_parser_where_they_are_known() -> None:
    assert read_plain("said [[omar|Mr. X]] [@cnbc#x].", ours=True)
    assert read_plain("said [[omar]]", ours=False) is None


@pytest.mark.parametrize(
    "text", ["a_b_", "*a*b", "`a`", "a  \nb", "![a](b)", "\\*", "&amp;", "[a][b]", "<a@b.example>"]
)
def test_all_else_does(text: str) -> None:
    assert read_plain(text, ours=True) is None
