"""Floor 0, from parsed Markdown to prose: what stands within a paragraph, heading or cell.

`generator.grammar` parses, `generator.markdown_walk` walks the blocks and calls this for the words
in them. Only kinds of token named here are let through: an unknown one is a bug and crashes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Protocol

from generator.composing import Composer, SourceMap
from generator.markup import safe_href
from generator.pieces import LINK_END, Problem, ReferenceKind
from generator.story_syntax import Written


class MarkdownToken(Protocol):
    """What is read of a parser's token; in `meta` stands what `generator.grammar` noted."""

    @property
    def type(self) -> str:
        """The rule's name, with `_open` and `_close` for what holds other tokens."""

    @property
    def tag(self) -> str:
        """The element CommonMark has in mind."""

    @property
    def level(self) -> int:
        """Depth of nesting, from 0."""

    @property
    def nesting(self) -> int:
        """1 opens, -1 closes, 0 stands alone."""

    @property
    def hidden(self) -> bool:
        """Whether this is a paragraph of a list whose items stand close."""

    @property
    def content(self) -> str:
        """Its text."""

    @property
    def info(self) -> str:
        """What follows the mark of a fence or container."""

    @property
    def attrs(self) -> Mapping[str, str | int | float]:
        """Attributes the parser means the element to have."""

    @property
    def map(self) -> list[int] | None:
        """First line, and the line after the last, from 0."""

    @property
    def children(self) -> Sequence[MarkdownToken] | None:
        """The tokens within an `inline` token or an image."""

    @property
    def meta(self) -> Mapping[Any, Any]:
        """Places in the source: `points`, `span`, `address`, `written`."""


def unsafe_link(href: str, span: tuple[int, int]) -> Problem:
    """The finding that a link's or image's address is none we let through."""
    return Problem(
        code="unsafe-link",
        start=span[0],
        end=span[1],
        message="a link leads to an http(s) or 'mailto:' address, to '#…' or to a site path '/…', "
        f"not to '{href}'",
        hint="a page of this site is written from its top, such as /method/",
    )


_FIXED = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
}


class InlineWalk:
    """Tells a `Composer` what each inline token is."""

    def __init__(self, out: Composer, problems: list[Problem]) -> None:
        self._out = out
        self._problems = problems
        self._map = SourceMap([(0, 0)])
        self._links: list[bool] = []

    def content(self, token: MarkdownToken) -> None:
        """Walk what an `inline` token holds."""
        self._map = SourceMap(token.meta.get("points") or [(0, 0)])
        for child in token.children or ():
            if child.type in _FIXED:
                self._out.html(_FIXED[child.type])
            else:
                self._HANDLERS[child.type](self, child)

    def _words(self, token: MarkdownToken) -> None:
        self._out.say(token.content)

    def _soft_break(self, _: MarkdownToken) -> None:
        self._out.say("\n")

    def _hard_break(self, _: MarkdownToken) -> None:
        self._out.html("<br>")
        self._out.say("\n")

    def _code(self, token: MarkdownToken) -> None:
        self._out.html("<code>")
        self._out.say(token.content)
        self._out.html("</code>")

    def _link_open(self, token: MarkdownToken) -> None:
        href = self._address(token, str(token.attrs["href"]))
        shown = href is not None and not any(self._links)
        self._links.append(shown)
        if shown and href is not None:
            self._href(href, token, '<a href="')

    def _link_close(self, _: MarkdownToken) -> None:
        if self._links.pop():
            self._out.whole(LINK_END)

    def _image(self, token: MarkdownToken) -> None:
        """An image is shown as its alternative text with a link: no file is loaded from afar."""
        written = str(token.attrs["src"])
        href = self._address(token, written)
        linked = href is not None and not any(self._links)
        if linked and href is not None:
            self._href(href, token, '<a class="image" href="')
        else:
            self._out.html('<span class="image">')
        self._out.alternative(_plain(token.children or ()) or written)
        if linked:
            self._out.whole(LINK_END)
        else:
            self._out.html("</span>")

    def _href(self, href: str, token: MarkdownToken, tag: str) -> None:
        self._out.html(tag)
        self._out.point(ReferenceKind.HREF, href, self._span(token))
        self._out.html('">')

    def _address(self, token: MarkdownToken, written: str) -> str | None:
        href = safe_href(written)
        # Without an `address` it is defined elsewhere, and a fault there is found there.
        if href is None and token.meta["address"]:
            self._problems.append(unsafe_link(written, self._span(token)))
        return href

    def _span(self, token: MarkdownToken) -> tuple[int, int]:
        start, end = token.meta["address"] or (0, 0)
        return self._map.span(*((start, end) if end > start else token.meta["span"]))

    def _reference(self, token: MarkdownToken) -> None:
        written: Written = token.meta["written"]
        span = self._map.span(*token.meta["span"])
        if written.kind is ReferenceKind.LINK:
            self._out.link(written.target, written.words, span)
        elif written.kind is ReferenceKind.CITATION:
            self._out.cite(written.target, span)
        elif written.kind is ReferenceKind.TRANSCLUSION:
            message = f"'{token.content}' shows a quote only on a line of its own in a story's text"
            hint = f"to cite it here, write [@{written.target}]"
            self._fault("transclusion-not-alone", span, message, hint)
            self._out.say(token.content)
        else:
            self._fault("malformed-reference", span, written.fault, written.hint)
            self._out.say(token.content)

    def _fault(self, code: str, span: tuple[int, int], message: str, hint: str | None) -> None:
        self._problems.append(
            Problem(code=code, start=span[0], end=span[1], message=message, hint=hint)
        )

    _HANDLERS: ClassVar[dict[str, Callable[[InlineWalk, MarkdownToken], None]]] = {
        "text": _words,
        "softbreak": _soft_break,
        "hardbreak": _hard_break,
        "code_inline": _code,
        "link_open": _link_open,
        "link_close": _link_close,
        "image": _image,
        "reference": _reference,
    }


def _plain(tokens: Sequence[MarkdownToken]) -> str:
    """The words of an image's alternative text."""
    return "".join(
        _plain(token.children)
        if token.children
        else " "
        if "break" in token.type
        else token.content
        for token in tokens
    )
