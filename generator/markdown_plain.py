"""Floor 0, inline Markdown that needs no parser: words, emphasis, links and references, one after
the other and none within another, as most prose is.

What is read here is read as the parser would; of any other text nothing is, and `generator.grammar`
gives it to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.story_syntax import inline_at
from generator.structs import Struct


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
