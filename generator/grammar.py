"""Floor 0, our grammar of Markdown: the only door to its parser. Text goes in, tokens come out.

CommonMark with tables and strikethrough and without HTML, in three modes: an article's body, a
story's body and a line of prose in a YAML value. The last two also know the references of
`generator.story_syntax`, and a story its `::: analysis` blocks. Every token knows where in the
text it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, heading, lheading, paragraph, reference, table
from markdown_it.rules_core import StateCore, normalize
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.container import container_plugin

from generator.markdown_inline import unsafe_link
from generator.markdown_plain import Mode, is_normal, read_plain
from generator.markup import safe_href
from generator.pieces import Problem
from generator.story_syntax import inline_at, transclusion_line

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]
_Points = list[tuple[int, int]]

MOST_WORK = 600_000
"""Steps of some microseconds that a text may take; a megabyte of plain prose takes 160,000."""
PARSER_DEPTH = 100
"""What is nested deeper the parser drops."""


class TooMuchWorkError(Exception):
    """The parser has taken `MOST_WORK` steps."""


def read_tokens(text: str, mode: Mode) -> tuple[list[Token], list[Problem]]:
    """The tokens of a text, and what is wrong in it. Raises `TooMuchWorkError`."""
    problems: list[Problem] = []
    env: EnvType = {"problems": problems, "work": _Work(MOST_WORK)}
    if mode != "line":
        return _parser(mode).parse(text, env), problems
    content = text.strip()
    tokens = _parser("line").parseInline(content, env)
    tokens[0].meta["points"] = [(0, text.find(content))]
    return tokens, problems


# -- the parser -----------------------------------------------------------------------------------


class _Work:
    """Counts steps, not seconds, so that a text is refused on every machine or on none."""

    def __init__(self, most: int) -> None:
        self._left = most

    def spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise TooMuchWorkError


class _Inline(ParserInline):
    ours = False
    """Whether the references of `generator.story_syntax` are known."""

    def __init__(self) -> None:
        super().__init__()
        # where a rule of ours may begin; the parser's own list has signs for others
        self.terminator_re = re.compile(r"[\n\\`~*_\[\]!<&]")

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 # the parser's own name
        state.env["work"].spend(1)
        super().skipToken(state)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        env["work"].spend(10)
        plain = read_plain(src, ours=self.ours)
        if plain is None:
            return super().parse(src, md, env, tokens)
        env["work"].spend(len(plain))
        tokens += cast("list[Token]", plain)
        return tokens


def _plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A line that begins with a letter, alone between empty ones: no other rule can want it."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src[first : first + 1].isalpha() or state.is_code_block(start):
        return False
    if start + 1 < state.lineMax and not state.isEmpty(start + 1):
        return False
    return _paragraph(state, start, end, silent)


def _normalize(state: StateCore) -> None:
    if not is_normal(state.src):
        normalize(state)


def _count_inline(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001 # the parser's signature
    state.env["work"].spend(1)
    return False


def _count_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    state.env["work"].spend(4)
    return False


class _Parser(MarkdownIt):
    """Takes addresses as they are typed; which are allowed is judged while walking."""

    def __init__(self, preset: str, options: Mapping[str, bool | int]) -> None:
        super().__init__(preset, options)
        self.inline: _Inline = _Inline()
        self.configure(preset, options)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 # the parser's own name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def _parser(mode: Mode) -> _Parser:
    parser = _Parser("commonmark", {"html": False, "maxNesting": PARSER_DEPTH})
    parser.enable(["table", "strikethrough"]).disable(["html_block", "html_inline"])
    block, inline = parser.block.ruler, parser.inline.ruler
    block.at("paragraph", _paragraph)
    block.at("lheading", _with_points(lheading, _line_points))
    ends = ["paragraph", "reference", "blockquote"]
    block.at("heading", _with_points(heading, _heading_points), {"alt": ends})
    block.at("table", _with_points(table, _cell_points), {"alt": ["paragraph", "reference"]})
    block.at("reference", _definition)
    block.before("table", "count", _count_block, {"alt": [*ends, "list"]})
    block.after("count", "plain", _plain_paragraph)
    parser.core.ruler.at("normalize", _normalize)
    inline.before("text", "count", _count_inline)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        inline.at(name, _with_address(rule))
    if mode != "article":
        parser.inline.ours = True
        inline.before("link", "reference", _ours)
    if mode == "story":
        container_plugin(parser, "any", validate=lambda *_: True)
        block.before("fence", "transclusion", _transclusion, {"alt": [*ends, "list"]})
    return parser


# Inline tokens know no columns. So each rule that makes one is followed by a function that notes
# where its content stands, while the parser's state still knows what it stripped from each line.


def _with_points(rule: _BlockRule, points: Callable[[StateBlock, list[Token]], None]) -> _BlockRule:
    def located(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        first = len(state.tokens)
        found = rule(state, start, end, silent)
        if found and not silent:
            points(state, [token for token in state.tokens[first:] if token.type == "inline"])
        return found

    return located


def _line_points(state: StateBlock, tokens: list[Token]) -> None:
    """Paragraphs and underlined headings: each line's end is the end of its source line."""
    for token in tokens:
        first, last = token.map or (0, 0)
        raw = state.getLines(first, last, state.blkIndent, False)  # noqa: FBT003
        at = -raw.find(token.content)
        points: _Points = []
        for number, line in enumerate(raw.split("\n"), first):
            points.append((at, state.eMarks[number] - len(line)))
            at += len(line) + 1
        token.meta["points"] = points


_paragraph = _with_points(paragraph, _line_points)


def _heading_points(state: StateBlock, tokens: list[Token]) -> None:
    for token in tokens:
        line = token.map[0] if token.map else 0
        marks = re.compile(r"#+").match(state.src, state.bMarks[line] + state.tShift[line])
        start = marks.end() if marks else 0
        token.meta["points"] = [(0, state.src.find(token.content, start))]


def _cell_points(state: StateBlock, tokens: list[Token]) -> None:
    """Cells, where an escaped bar has become a bar; and cells that the parser would leave out."""
    rows: dict[int, list[Token]] = {}
    for token in tokens:
        rows.setdefault(token.map[0] if token.map else 0, []).append(token)
    for line, row in rows.items():
        cells = _cells(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
        for token, (start, end) in zip(row, cells, strict=False):
            lead = len(state.src[start:end]) - len(state.src[start:end].lstrip())
            points: _Points = [(-lead, start)]
            for escape in re.compile(r"\\\|").finditer(state.src, start, end):
                points.append((escape.start() - start - lead - len(points) + 1, escape.end() - 1))
            token.meta["points"] = points
        left_out = [cell for cell in cells[len(row) :] if state.src[slice(*cell)].strip()]
        if left_out:
            state.env["problems"].append(
                Problem(
                    code="row-too-long",
                    start=left_out[0][0],
                    end=left_out[-1][1],
                    message=f"this table row has {len(cells)} cells, the table's head {len(row)}",
                    hint="give the head more cells, or write a mark that divides none as '\\|'",
                )
            )


def _cells(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a table row as the parser cuts them, as ranges of the source."""
    start += len(source[start:end]) - len(source[start:end].lstrip())
    end = start + len(source[start:end].rstrip())
    cells = []
    for bar in re.compile(r"(?<!\\)\|").finditer(source, start, end):
        cells.append((start, bar.start()))
        start = bar.end()
    cells.append((start, end))
    if cells[0][0] == cells[0][1]:
        del cells[0]
    if cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return cells


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """`[label]: address` on a line of its own. It is shown nowhere, so it must be an address."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[@", at) and "reference" in state.md.inline.ruler.get_active_rules():
        return False
    known = len(state.env.get("duplicate_refs", ()))
    if not reference(state, start, end, silent):
        return False
    again = state.env.get("duplicate_refs", ())
    href = (
        again[-1]["href"]
        if len(again) > known
        else next(reversed(state.env["references"].values()))["href"]
    )
    if safe_href(href) is None:
        found = state.src.find(href, at)
        span = (found, found + len(href)) if found >= 0 else (at, state.eMarks[start])
        state.env["problems"].append(unsafe_link(href, span))
    return True


def _with_address(rule: _InlineRule) -> _InlineRule:
    def located(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, first = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            for token in state.tokens[first : first + 2]:
                if token.type in ("link_open", "image"):
                    token.meta = {"span": (start, state.pos), "address": _address(state, start)}
        return found

    return located


def _address(state: StateInline, start: int) -> tuple[int, int] | None:
    """Where the address of the link just read stands; None where it is defined elsewhere."""
    source, end = state.src, state.pos
    if source[start] == "<":
        return start + 1, end - 1
    label = parseLinkLabel(state, start + (source[start] == "!"))
    if not source.startswith("](", label) or source[end - 1] != ")":
        return None
    begin = label + 2
    while source[begin] in " \t\n":
        begin += 1
    found = parseLinkDestination(source, begin, end - 1)
    last = found.pos if found.ok else begin
    return (begin + 1, last - 1) if source.startswith("<", begin) else (begin, last)


def _ours(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = inline_at(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = state.src[state.pos : found.end]
        token.meta = {"span": (state.pos, found.end), "written": found}
    state.pos = found.end
    return True


def _transclusion(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("![[", at) or state.is_code_block(start):
        return False
    line = state.src[at : state.eMarks[start]].rstrip()
    target = transclusion_line(line)
    if target is None:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("transclusion", "", 0)
        token.content, token.meta = target, {"span": (at, at + len(line))}
        token.map = [start, start + 1]
    return True
