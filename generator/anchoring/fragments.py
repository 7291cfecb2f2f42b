"""Links that open an outlet's page at a passage: the text directive of a URL fragment.

Format: https://wicg.github.io/scroll-to-text-fragment/. A directive is made from the article's
own words, never from an editor's. Browsers compare words without case, accents and most of
typography, but only whole words, a term only within one block, and a prefix or suffix only where
nothing but spaces stands between it and the term. So terms are widened to whole tokens, what lies
across a border or is long is given by its first and last words, and context takes in the
quotation marks beside the term. That a term is the only one of its kind is known of our copy of
the text, not of the outlet's page with its menus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.anchoring.article import FoldedText, Span
from generator.anchoring.characters import BIDI_CONTROLS
from generator.anchoring.weaker import browser_fold

_MAX_TERM = 300
"""Characters of a term that is given whole."""
_ENDS = 5
"""Words at either end of a passage that is given by its ends."""
_FEW = 3
"""Words up to which a term always gets context."""
_CONTEXT = (2, 4, 8)
"""Words of context, tried in turn."""

_PARTING = r"\s。，、！？；：「」『』（）《》…—–“”„«»‹›\"()\[\],;:!?،؛؟।"
_TOKEN = re.compile(rf"[^{_PARTING}.]+(?:(?:\.+|(?<=\d)[,:](?=\d))[^{_PARTING}.]+)*")
_UNPUBLISHED = str.maketrans(dict.fromkeys(BIDI_CONTROLS))
_BREAK = re.compile("[\n\u2029]")


@dataclass(frozen=True, slots=True)
class _Block:
    """The text a term may not leave: a block, or a line of one."""

    start: int
    end: int
    tokens: list[Span]


def text_directive(article: FoldedText, spans: Sequence[Span]) -> str:
    """`:~:text=…` for a passage in one or more parts, to be put behind a URL and its `#`."""
    return ":~:" + "&".join(f"text={_term(article, *span)}" for span in spans)


def with_directive(url: str, directive: str) -> str:
    """A URL that opens at a passage; a fragment it already has stays as the second choice."""
    return f"{url}{'' if '#' in url else '#'}{directive}"


def _term(article: FoldedText, start: int, end: int) -> str:
    first, last = _block(article, start), _block(article, end - 1)
    start, end = _whole_tokens(first, start)[0], _whole_tokens(last, end)[1]
    text = article.stream.text
    if first.start == last.start and end - start <= _MAX_TERM:
        few = len(_TOKEN.findall(text, start, end)) <= _FEW
        prefix, suffix = _context(article, first, start, end, always=few)
        return prefix + _encoded(text[start:end]) + suffix
    start_end = _nth_end(first, start, min(end, first.end))
    end_start = _nth_start(last, max(start_end, last.start), end)
    prefix, _ = _context(article, first, start, start_end, always=False)
    return f"{prefix}{_encoded(text[start:start_end])},{_encoded(text[end_start:end])}"


def _block(article: FoldedText, offset: int) -> _Block:
    text = article.stream.text
    block = article.block(offset)
    lower, upper = (block.start, block.end) if block else (0, len(text))
    breaks = [m.start() for m in _BREAK.finditer(text, lower, upper)]
    start = max([lower, *(at + 1 for at in breaks if at < offset)])
    end = min([upper, *(at for at in breaks if at >= offset)])
    return _Block(start, end, [m.span() for m in _TOKEN.finditer(text, start, end)])


def _whole_tokens(block: _Block, offset: int) -> Span:
    """The token around an offset, or the offset itself where none is cut there."""
    for start, end in block.tokens:
        if start < offset < end:
            return start, end
    return offset, offset


def _nth_end(block: _Block, start: int, end: int) -> int:
    ends = [b for a, b in block.tokens if start <= a and b <= end]
    return ends[min(_ENDS, len(ends)) - 1] if ends else end


def _nth_start(block: _Block, start: int, end: int) -> int:
    starts = [a for a, b in block.tokens if start <= a and b <= end]
    return starts[-min(_ENDS, len(starts))] if starts else start


def _context(
    article: FoldedText, block: _Block, start: int, end: int, *, always: bool
) -> tuple[str, str]:
    """The encoded prefix and suffix that a term needs to be the only one."""
    text = article.stream.text
    if not always and _is_unique(article, text[start:end]):
        return "", ""
    before = [a for a, b in block.tokens if b <= start]
    after = [b for a, b in block.tokens if a >= end]
    first, last = start, end
    for count in _CONTEXT:
        first = before[-min(count, len(before))] if before else start
        last = after[min(count, len(after)) - 1] if after else end
        if _is_unique(article, text[first:last]):
            break
    prefix, suffix = text[first:start].strip(), text[end:last].strip()
    return (
        f"{_encoded(prefix)}-," if prefix else "",
        f",-{_encoded(suffix)}" if suffix else "",
    )


def _is_unique(article: FoldedText, words: str) -> bool:
    text, folded = article.as_browsers_read, browser_fold(words)
    first = text.find(folded)
    return first >= 0 and text.find(folded, first + 1) < 0


def _encoded(text: str) -> str:
    """Percent-encoded UTF-8; hyphens too, since they part context from term."""
    text = " ".join(text.translate(_UNPUBLISHED).split())
    return quote(text, safe="").replace("-", "%2D")
