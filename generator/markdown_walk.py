"""Floor 0, from parsed Markdown to prose: one pass over the blocks of a text.

`generator.grammar` parses; here it is decided what of Markdown a page shows, and how.
Only kinds of token named here are let through: an unknown one is a bug and crashes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from generator.composing import Composer
from generator.markdown_inline import InlineWalk, MarkdownToken
from generator.patterns import pattern
from generator.pieces import ANALYSIS_BEGIN, ANALYSIS_END, Problem, ReferenceKind
from generator.source import SourceFile
from generator.text_stream import BlockKind

_TAGS = {
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "thead": "thead",
    "tbody": "tbody",
}
_FIXED = {f"{name}_open": f"<{tag}>" for name, tag in _TAGS.items()} | {
    f"{name}_close": f"</{tag}>" for name, tag in _TAGS.items()
}
_FIXED |= {
    "ordered_list_close": "</ol>",
    "list_item_close": "</li>",
    "table_open": '<div class="table"><table>',
    "table_close": "</table></div>",
    "th_close": "</th>",
    "td_close": "</td>",
    "hr": "<hr>",
}
_KINDS = {"blockquote_open": BlockKind.BLOCKQUOTE, "list_item_open": BlockKind.LIST}
_CONTAINER_CLOSE = "container_any_close"
_FENCE_LINE = pattern(r":::+[ \t]*\Z")
_ALIGNED = {
    "text-align:left": ' class="align-left"',
    "text-align:center": ' class="align-center"',
    "text-align:right": ' class="align-right"',
}


def line_span(source: SourceFile, line: int, mark: str = "") -> tuple[int, int]:
    """Where a line (from 0) begins, or `mark` on it, and where its words end."""
    text = source.line(line + 1)
    start = source.offset(line + 1, 1) if text else len(source.text)
    return start + max(text.find(mark), 0), start + len(text.rstrip())


class Walk:
    """Tells a `Composer` what each token is, block by block."""

    def __init__(self, text: str, *, numbered: bool) -> None:
        self.out = Composer()
        self.problems: list[Problem] = []
        self.analysis: list[tuple[int, int]] = []
        """Ranges of the stream that stand in analysis blocks."""
        self.ours: set[int] = set()
        """Numbers of the blocks within them."""
        self._source = SourceFile("", text)
        self._numbered = numbered
        self._kinds: list[BlockKind] = []
        self._row: int | None = None
        self._item = False
        self._after = ""
        self._since = 0
        self._containers: list[tuple[str, int, int]] = []
        self._inline = InlineWalk(self.out, self.problems)

    def blocks(self, tokens: Sequence[MarkdownToken]) -> None:
        """Walk the tokens of a whole text."""
        for token in tokens:
            # Nothing but analysis blocks is around it.
            top = token.level == len(self._containers)
            if top and token.nesting >= 0:
                self._since = len(self.out.blocks)
            self._block(token)
            if top and token.nesting <= 0 and token.type not in (_CONTAINER_CLOSE, "inline"):
                self.out.end_top(self._since)

    # -- blocks --

    def _block(self, token: MarkdownToken) -> None:
        kind = token.type
        first = False
        if self._item:
            first = kind == "paragraph_open" and token.hidden
            self.out.html(f"<li{self._id() if first else ''}>")
            self._item = False
        if first:
            # Its paragraph is the item: it has no element of its own.
            self._after = ""
        elif kind in _FIXED:
            self.out.html(_FIXED[kind])
        else:
            self._HANDLERS[kind](self, token)
        if kind in _KINDS:
            self._kinds.append(_KINDS[kind])
        elif kind in ("blockquote_close", "list_item_close"):
            self._kinds.pop()

    def _id(self) -> str:
        return f' id="p{self.out.next_number()}"' if self._numbered else ""

    def _paragraph_open(self, _: MarkdownToken) -> None:
        self.out.html(f"<p{self._id()}>")
        self._after = "</p>"

    def _paragraph_close(self, _: MarkdownToken) -> None:
        self.out.html(self._after)

    def _heading_open(self, token: MarkdownToken) -> None:
        # The page's own title is its h1.
        tag = f"h{max(int(token.tag[1:]), 2)}"
        self.out.html(f"<{tag}>")
        self._after = f"</{tag}>"
        self._kinds.append(BlockKind.HEADING)

    def _heading_close(self, _: MarkdownToken) -> None:
        self.out.html(self._after)
        self._kinds.pop()

    def _list_open(self, token: MarkdownToken) -> None:
        start = token.attrs.get("start")
        self.out.html("<ol>" if start is None else f'<ol start="{int(start)}">')

    def _item_open(self, _: MarkdownToken) -> None:
        self._item = True

    def _row_open(self, _: MarkdownToken) -> None:
        self.out.html(f"<tr{self._id()}>")
        self._row = self.out.number()

    def _row_close(self, _: MarkdownToken) -> None:
        self.out.html("</tr>")
        self._row = None

    def _cell_open(self, token: MarkdownToken) -> None:
        scope = ' scope="col"' if token.tag == "th" else ""
        aligned = _ALIGNED.get(str(token.attrs.get("style", "")), "")
        self.out.html(f"<{token.tag}{scope}{aligned}>")

    def _content(self, token: MarkdownToken) -> None:
        kind, paragraph = self._kinds[-1] if self._kinds else BlockKind.PARA, None
        if self._row is not None:
            kind, paragraph = BlockKind.TABLE, self._row
        elif kind is not BlockKind.HEADING:
            paragraph = self.out.number()
        start = self.out.open_block()
        self._inline.content(token)
        self.out.close_block(start, kind, paragraph)

    def _code_block(self, token: MarkdownToken) -> None:
        start = self.out.open_block()
        self.out.html("<pre><code>")
        self.out.say(token.content.removesuffix("\n"))
        self.out.html("</code></pre>")
        self.out.close_block(start, BlockKind.CODE, None)

    def _quote_in_place(self, token: MarkdownToken) -> None:
        self.out.point(ReferenceKind.TRANSCLUSION, token.content, token.meta["span"])

    def _container_open(self, token: MarkdownToken) -> None:
        name = token.info.strip()
        first, last = token.map or (0, 0)
        span = line_span(self._source, first, ":::")
        if name == "analysis":
            self.out.whole(ANALYSIS_BEGIN)
            if not self._is_closed(last):
                self._fault(
                    "unclosed-block",
                    span,
                    "a '::: analysis' block begins here and no ':::' line ends it",
                    "write ':::' on a line of its own after the block's last line",
                )
        elif name:
            known = "'::: analysis' begins the only block there is"
            self._fault("unknown-block", span, f"{known}, not '::: {name}'", "write ::: analysis")
        else:
            self._fault("unknown-block", span, "this ':::' line ends no block", None)
        self._containers.append((name, len(self.out.blocks), last))

    def _is_closed(self, last: int) -> bool:
        """Whether line `last` ends a block by its marks, and not a block around it."""
        around = any(last == other for _, _, other in self._containers)
        return not around and _FENCE_LINE.search(self._source.line(last + 1)) is not None

    def _container_close(self, _: MarkdownToken) -> None:
        name, first, _last = self._containers.pop()
        if name != "analysis":
            return
        self.out.whole(ANALYSIS_END)
        self.out.html("\n")
        within = range(first, len(self.out.blocks))
        self.ours.update(within)
        if within and not any(known == "analysis" for known, _, _ in self._containers):
            blocks = self.out.blocks
            self.analysis.append((blocks[first].start, blocks[-1].end))

    def _fault(self, code: str, span: tuple[int, int], message: str, hint: str | None) -> None:
        self.problems.append(
            Problem(code=code, start=span[0], end=span[1], message=message, hint=hint)
        )

    _HANDLERS: ClassVar[dict[str, Callable[[Walk, MarkdownToken], None]]] = {
        "paragraph_open": _paragraph_open,
        "paragraph_close": _paragraph_close,
        "heading_open": _heading_open,
        "heading_close": _heading_close,
        "ordered_list_open": _list_open,
        "list_item_open": _item_open,
        "tr_open": _row_open,
        "tr_close": _row_close,
        "th_open": _cell_open,
        "td_open": _cell_open,
        "inline": _content,
        "fence": _code_block,
        "code_block": _code_block,
        "transclusion": _quote_in_place,
        "container_any_open": _container_open,
        _CONTAINER_CLOSE: _container_close,
    }
