"""Floor 0, Markdown that needs no parser: headings, paragraphs, lists and quotations of these,
of words, emphasis, links and references, one after the other and none within another, as most
prose is.

What is read here is read as the parser would; of any other text nothing is, and `generator.grammar`
gives it to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from generator.story_syntax import inline_at
from generator.structs import Struct

Mode = Literal["article", "story", "line"]
"""What a text is: an article's body, a story's, a line of prose in a YAML value."""


class PlainToken(Struct, frozen=True):
    """A token as the parser's are (`generator.markdown_inline.MarkdownToken`)."""

    type: str
    content: str = ""
    level: int = 0
    nesting: int = 0
    attrs: Mapping[str, str | int | float] = {}
    meta: Mapping[Any, Any] = {}
    tag: str = ""
    info: str = ""
    hidden: bool = False
    map: list[int] | None = None
    children: Sequence[PlainToken] | None = None


_PLAIN = r"[^\n\\`~*_\[\]!<&]"
"""What means itself wherever it stands."""
# A mark of emphasis can only open, or only close, where a letter is on one side of it and a space
# or a stop on the other; two of a kind with nothing but words between are a pair.
_PART = re.compile(
    rf"""
    (?P<words>  (?: {_PLAIN}+ | !(?!\[) )+ )
  | (?P<emphasis>
      (?<![^\ \n(“"‘'—–-]) (?P<mark>\*\*?) (?P<inside> [^\W_] (?: {_PLAIN}*[^\W_] )? )
      (?P=mark) (?![^\ \n.,;:?!)”"’'…—–-])
    )
  | (?P<link>  \[ (?P<label> (?!@){_PLAIN}+ ) \]\( (?P<href> [^\s()<>\[\]\\`&\x00-\x1f\x7f]+ ) \) )
  | (?P<break>  (?<!\ )\n[ \t]* )
  | (?P<ours>  \[\[ | \[@ )
    """,
    re.VERBOSE,
)


_BEGINS = re.compile(r"""[^\W\d_] | [“”‘’„«»"'(…—\[] | \*\*?[^\W_]""", re.VERBOSE)
"""What a paragraph's line may begin with: no other kind of block does. What might be the address of
a link elsewhere is not taken for plain words below."""
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])(.*[^\s#])")


def read_text(text: str, mode: Mode) -> list[PlainToken] | None:
    """The tokens of a text; None where it takes a parser."""
    return _line(text) if mode == "line" else _blocks(text, ours=mode == "story")


def _line(text: str) -> list[PlainToken] | None:
    content = text.strip()
    children = read_plain(content, ours=True) if is_normal(content) else None
    if children is None:
        return None
    points = {"points": [(0, text.find(content))]}
    return [PlainToken("inline", children=children, meta=points)]


def _blocks(text: str, *, ours: bool) -> list[PlainToken] | None:
    if not is_normal(text):
        return None
    tokens: list[PlainToken] = []
    lines, before, number, at = text.split("\n"), "", 0, 0
    while number < len(lines):
        first, start = number, at
        while number < len(lines) and lines[number]:
            at += len(lines[number]) + 1
            number += 1
        if number == first:
            at += 1
            number += 1
            continue
        made = _block(lines[first:number], first, start, ours=ours)
        if made is None or made[0].type == before == "bullet_list_open":  # they are one list
            return None
        before = made[0].type
        tokens += made
    return tokens


def _block(lines: list[str], number: int, at: int, *, ours: bool) -> list[PlainToken] | None:
    """What stands in lines between empty ones; the first of them is line `number`, at `at`."""
    match lines[0][0]:
        case "#":
            found = _HEADING.fullmatch(lines[0]) if len(lines) == 1 else None
            if found is None:
                return None
            inside = _inline(found[2], [(0, at + found.start(2))], number, ours=ours)
            return None if inside is None else _within("heading", f"h{len(found[1])}", [inside])
        case ">":
            quoted = _paragraph(lines, number, at, "> ", level=1, ours=ours)
            return quoted and _within("blockquote", "blockquote", quoted)
        case "-":
            items: list[PlainToken] = []
            for row, line in enumerate(lines, number):
                item = _paragraph([line], row, at, "- ", level=2, ours=ours)
                if item is None:
                    return None
                items += _within("list_item", "li", item, level=1)
                at += len(line) + 1
            return _within("bullet_list", "ul", items)
        case _:
            return _paragraph(lines, number, at, "", level=0, ours=ours)


def _paragraph(
    lines: list[str], number: int, at: int, mark: str, *, level: int, ours: bool
) -> list[PlainToken] | None:
    """A paragraph; before each of its lines stands `mark`. As a list item's it is hidden."""
    points: list[tuple[int, int]] = []
    skipped, length = len(mark), 0
    for line in lines:
        begins = line.startswith(mark) and _BEGINS.match(line, skipped)
        if not begins or line[-1].isspace():
            return None
        points.append((length, at + skipped))
        length += len(line) - skipped + 1
        at += len(line) + 1
    content = "\n".join([line[skipped:] for line in lines]) if mark else "\n".join(lines)
    inside = _inline(content, points, number, level=level + 1, ours=ours)
    if inside is None:
        return None
    return _within("paragraph", "p", [inside], level=level, hidden=mark == "- ")


def _inline(
    content: str, points: list[tuple[int, int]], number: int, *, level: int = 1, ours: bool
) -> PlainToken | None:
    children = read_plain(content, ours=ours)
    if children is None:
        return None
    span = [number, number + len(points)]
    meta = {"points": points}
    return PlainToken("inline", content, level=level, map=span, children=children, meta=meta)


def _within(
    name: str, tag: str, tokens: list[PlainToken], *, level: int = 0, hidden: bool = False
) -> list[PlainToken]:
    """Tokens with what opens and closes around them."""
    return [
        PlainToken(f"{name}_open", level=level, nesting=1, tag=tag, hidden=hidden),
        *tokens,
        PlainToken(f"{name}_close", level=level, nesting=-1, tag=tag, hidden=hidden),
    ]


def is_normal(text: str) -> bool:
    """Whether a text has no line end and no character that the parser would have otherwise."""
    return "\r" not in text and "\0" not in text


def read_plain(text: str, *, ours: bool) -> list[PlainToken] | None:
    """The tokens of a text; None where it takes a parser. `ours`: whether references are known."""
    tokens: list[PlainToken] = []
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            return None
        start, at = at, part.end()
        match part.lastgroup:
            case "words":
                tokens.append(PlainToken("text", part[0]))
            case "emphasis":
                name = "em" if part["mark"] == "*" else "strong"
                tokens += _around(name, {}, {}, part["inside"])
            case "link":
                places = {"span": (start, at), "address": part.span("href")}
                tokens += _around("link", {"href": part["href"]}, places, part["label"])
            case "break":
                tokens.append(PlainToken("softbreak"))
            case _:
                written = inline_at(text, start, len(text)) if ours else None
                if written is None:
                    return None
                at = written.end
                meta = {"span": (start, at), "written": written}
                tokens.append(PlainToken("reference", text[start:at], meta=meta))
    return tokens


def _around(
    name: str, attrs: dict[str, str | int | float], meta: dict[str, Any], words: str
) -> tuple[PlainToken, PlainToken, PlainToken]:
    """Words with what opens and closes around them."""
    return (
        PlainToken(f"{name}_open", nesting=1, attrs=attrs, meta=meta),
        PlainToken("text", words, level=1),
        PlainToken(f"{name}_close", nesting=-1),
    )
