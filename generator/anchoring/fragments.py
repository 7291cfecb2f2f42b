"""Links that open an outlet's page at a passage: the text directive of a URL fragment.

Format: https://wicg.github.io/scroll-to-text-fragment/. A directive is made from the article's
own words, never from an editor's. Browsers compare words without case, accents and most of
typography, but only whole words, a term only within one block, and a prefix or suffix only where
nothing but spaces stands between it and the term. So terms are widened to whole tokens, what lies
across a border or is long is given by its first and last words, and context takes in the
quotation marks beside the term. Where a block's own words do not tell which place is meant, words
of the blocks beside it are the context. That a term is the only one of its kind is known of our
copy of the text, not of the outlet's page with its menus.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from generator.anchoring.article import FoldedText, Span
from generator.anchoring.characters import BIDI_CONTROLS, is_unspaced, is_word
from generator.anchoring.weaker import browser_fold
from generator.patterns import pattern
from generator.structs import Struct

_MAX_TERM = 300
"""Characters of a term that is given whole."""
_ENDS = (5, 10, 20, 40)
"""Words at either end of a passage that is given by its ends, tried in turn."""
_FEW = 3
"""Words up to which a term always gets context, if its block has any."""
_CONTEXT = (2, 4, 8, 16)
"""Words of context, tried in turn."""

_SPACES = r"\t\n\v\f\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u205f\u3000 "
_PARTING = rf"{_SPACES}\u202f。，、！？；：「」『』（）《》…—–“”„«»‹›\"()\[\],;:!?،؛؟।."
# What parts no word where letters or digits stand on either side, and NNBSP, which by
# https://www.unicode.org/reports/tr29/ belongs to the words beside it: browsers find no word that
# ends just before one, so the sign beyond is taken in.
_JOIN = r"\.+|\u202f|:|(?<=\d)[,;،；，](?=\d)|(?<=[א-ת])\"(?=[א-ת])"
_TOKEN = pattern(rf"(?:\S\u202f)?[^{_PARTING}]+(?:(?:{_JOIN})[^{_PARTING}]+)*(?:\u202f\S)?")
_PARTS_ALWAYS = " \n\u2029“”"
"""Some of what parts words whatever stands on either side of it."""
_OVER = pattern(rf"[,.;:!?]?(?:[{_PARTS_ALWAYS}]|\Z)")
"""Where a word is over."""
_UNPUBLISHED = pattern(f"[{BIDI_CONTROLS}]")
_PERCENT = {code: quote(chr(code), safe="") for code in range(128)} | {ord("-"): "%2D"}


class _Line(Struct, frozen=True, dict=True):
    """The stretch of a text that a term may not leave: a block, or a line of one."""

    text: str
    number: int
    start: int
    end: int

    @cached_property
    def tokens(self) -> list[Span]:
        """The words a term may begin and end with."""
        return [match.span() for match in _TOKEN.finditer(self.text, self.start, self.end)]

    def tokens_at(self, start: int, end: int) -> list[Span]:
        """Those of a stretch of the line, and some around it: no token holds a plain space."""
        first = max(self.start, self.text.rfind(" ", self.start, start) + 1)
        last = self.text.find(" ", end, self.end)
        last = self.end if last < 0 else last
        return [match.span() for match in _TOKEN.finditer(self.text, first, last)]


class _Term(NamedTuple):
    """A term with the context that tells its place: prefix, term and suffix follow each other."""

    first: int
    start: int
    end: int
    last: int


def text_directive(article: FoldedText, spans: Sequence[Span]) -> str | None:
    """`:~:text=…` for a passage in one or more parts, to be put behind a URL and its `#`.

    A part that no words of its surroundings tell from another place is left out; None where no
    part remains.
    """
    return Page(article).directive(spans)


def with_directive(url: str, directive: str) -> str:
    """A URL that opens at a passage; a fragment it already has stays as the second choice."""
    return f"{url}{'' if '#' in url else '#'}{directive}"


class Page:
    """An article as a browser searches it: line by line. For several passages of one article."""

    def __init__(self, article: FoldedText) -> None:
        self._article = article
        self._text = article.stream.text
        self._known: dict[int, _Line] = {}
        self._starts = [start for start, _ in article.lines]
        self._ends = [end for _, end in article.lines]

    def directive(self, spans: Sequence[Span]) -> str | None:
        """As `text_directive`."""
        terms = [term for start, end in spans if (term := self._term(start, end))]
        return ":~:" + "&".join(f"text={term}" for term in terms) if terms else None

    def _term(self, start: int, end: int) -> str | None:
        """The encoded term of one part; None where no words tell it from another place."""
        numbers = [n for n in self._numbers(start, end) if self._has_token(n, start, end)]
        if not numbers:
            return None
        first, last = self._line(numbers[0]), self._line(numbers[-1])
        start, end = max(start, first.start), min(end, last.end)
        if first.number == last.number and self._is_plain(start, end):
            term = self._only(self._whole(first, start, end, few=False))
            return self._encoded(term) if term else None
        head = tail = first.tokens_at(start, min(end, first.end))
        if last.number != first.number:
            tail = last.tokens_at(max(start, last.start), end)
        start, end = _whole_tokens(head, start)[0], _whole_tokens(tail, end)[1]
        head, tail = _within(head, start, end), _within(tail, start, end)
        if first.number == last.number:
            if end - start <= _MAX_TERM or len(head) == 1:
                term = self._only(self._whole(first, start, end, few=len(head) <= _FEW))
                return self._encoded(term) if term else None
            middle = len(head) // 2
            head, tail = head[:middle], tail[middle:]
        begin = self._only(self._beginnings(first, start, head))
        return (
            f"{self._encoded(begin)},{self._ending(last, begin.end, end, tail)}" if begin else None
        )

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether a stretch can do without context for its length, and cuts no token: most do."""
        words = self._text[start:end]
        return (
            len(words) <= _MAX_TERM
            and words.isascii()
            and self._text[start - 1 : start] in _PARTS_ALWAYS
            and _OVER.match(self._text, end) is not None
            and sum(map(str.isalpha, words.split())) > _FEW
        )

    # -- lines -----------------------------------------------------------------------------------

    def _line(self, number: int) -> _Line:
        """A line by its number; an empty one before the first and after the last."""
        if not 0 <= number < len(self._article.lines):
            return _Line("", number, 0, 0)
        line = self._known.get(number)
        if line is None:
            start, end = self._article.lines[number]
            line = self._known[number] = _Line(self._text, number, start, end)
        return line

    def _numbers(self, start: int, end: int) -> range:
        """The lines that a span touches."""
        first = bisect_right(self._ends, start)
        return range(first, bisect_left(self._starts, end, lo=first))

    def _has_token(self, number: int, start: int, end: int) -> bool:
        first, last = max(self._starts[number], start), min(self._ends[number], end)
        return self._text[first].isalnum() or _TOKEN.search(self._text, first, last) is not None

    # -- ways to tell a place --------------------------------------------------------------------

    def _whole(self, line: _Line, start: int, end: int, *, few: bool) -> Iterator[_Term]:
        """A term given whole: first those that need least of what is around it."""
        if not few:
            yield _Term(start, start, end, end)
        for count in _CONTEXT:
            yield _Term(_back(line, count, start), start, end, _forth(line, count, end))
        before, after = self._line(line.number - 1), self._line(line.number + 1)
        beside = [
            term
            for count in _CONTEXT
            for term in (
                _Term(_back(before, count, line.start), line.start, end, end),
                _Term(start, start, line.end, _forth(after, count, line.end)),
            )
        ]
        for count in _CONTEXT:
            first, last = _back(before, count, line.start), _forth(after, count, line.end)
            beside.append(_Term(first, line.start, line.end, last))
        yield from sorted(
            (term for term in beside if term.end - term.start <= _MAX_TERM),
            key=lambda term: term.end - term.start,
        )

    def _beginnings(self, line: _Line, start: int, head: Sequence[Span]) -> Iterator[_Term]:
        """The first words of a passage that is given by its ends."""
        for words in _ENDS:
            end = head[:words][-1][1]
            yield _Term(start, start, end, end)
            for count in _CONTEXT:
                yield _Term(_back(line, count, start), start, end, end)
        before = self._line(line.number - 1)
        for count in _CONTEXT:
            yield _Term(_back(before, count, line.start), line.start, end, end)

    def _ending(self, line: _Line, begun: int, end: int, tail: Sequence[Span]) -> str:
        """The last words, encoded: those which stand nowhere between the first and themselves."""
        terms = [_Term(at, at, end, end) for words in _ENDS for at in [tail[-words:][0][0]]]
        after = self._line(line.number + 1)
        for count in _CONTEXT:
            terms.append(terms[0]._replace(last=_forth(line, count, end)))
        for count in _CONTEXT:
            last = _forth(after, count, line.end)
            terms.append(_Term(terms[0].first, terms[0].start, line.end, last))
        for term in terms:
            between = browser_fold(self._text[begun : term.last])
            if _is_once(between, browser_fold(self._text[term.first : term.last])):
                return self._encoded(term)
        return self._encoded(terms[0])

    def _only(self, terms: Iterable[_Term]) -> _Term | None:
        """The first that stands, with its context, in one place."""
        for term in terms:
            if _is_once(
                self._article.as_browsers_read, browser_fold(self._text[term.first : term.last])
            ):
                return term
        return None

    def _encoded(self, term: _Term) -> str:
        first, start, end, last = term
        prefix, suffix = self._text[first:start].strip(), self._text[end:last].strip()
        return (
            (f"{_encoded(prefix)}-," if prefix else "")
            + _encoded(self._text[start:end])
            + (f",-{_encoded(suffix)}" if suffix else "")
        )


def _whole_tokens(tokens: Sequence[Span], offset: int) -> Span:
    """The token around an offset, or the offset itself where none is cut there."""
    for start, end in tokens:
        if start < offset < end:
            return start, end
    return offset, offset


def _within(tokens: Sequence[Span], start: int, end: int) -> list[Span]:
    return [token for token in tokens if start <= token[0] and token[1] <= end]


def _back(line: _Line, count: int, at: int) -> int:
    """Where so many tokens of a line before an offset begin; the offset if there are none."""
    starts = [start for start, end in line.tokens if end <= at]
    return starts[-count:][0] if starts else at


def _forth(line: _Line, count: int, at: int) -> int:
    """Where so many tokens of a line after an offset end; the offset if there are none."""
    ends = [end for start, end in line.tokens if start >= at]
    return ends[:count][-1] if ends else at


def _is_once(text: str, words: str) -> bool:
    """Whether words stand in one place of a text only, and there as whole words."""
    found, at = 0, text.find(words)
    while at >= 0 and found < 2:
        found += not (_is_within(text, at) or _is_within(text, at + len(words)))
        at = text.find(words, at + 1)
    return found == 1


def _is_within(text: str, at: int) -> bool:
    """Whether a place lies within a word, in a script that parts words by spaces."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before == " " or after == " ":
        return False
    return all(is_word(c) and not is_unspaced(c) for c in (before, after))


def _encoded(text: str) -> str:
    """Percent-encoded UTF-8; hyphens too, since they part context from term."""
    if not text.isascii():
        text = _UNPUBLISHED.sub("", text)
        return quote(" ".join(text.split()), safe="").replace("-", "%2D")
    return " ".join(text.split()).translate(_PERCENT)
