"""Floor 4, whether an item's words stand in its article.

An article shown in full is checked against its own text. Of one whose text is not here nothing
is proven: its items say so, on every page, and `check` notes it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from generator.findings import Finding
from generator.library import HEADLINE, Library
from generator.model import Article, Passage, Quote, Report, Selector, Stance
from generator.text_stream import TextStream

UNPROVEN = "unproven"

_SPACE = re.compile(r"[\s\u2029]+")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found out about an item's words."""

    verdict: str | None
    """verbatim; None where there is no text to check against."""
    spans: tuple[tuple[int, int], ...] = ()
    """[start, end) of each part in the text stream, in code points."""
    slices: tuple[str, ...] = ()
    """The article's own words, white space as one space."""
    paragraph: int | None = None
    """¶ of the first part."""
    form: str | None = None
    flags: tuple[str, ...] = ()
    fragment: str | None = None
    """`#:~:text=…`, which opens the passage on the outlet's own page."""

    @property
    def shown_verdict(self) -> str:
        """The verdict, or `unproven`."""
        return self.verdict or UNPROVEN


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text in NFC with white space as one space, and the way back."""

    text: str
    starts: list[int]
    """Folded offset of each piece."""
    sources: list[int]
    """Where each piece begins in the source."""

    def source(self, offset: int) -> int:
        """The source offset of a folded one."""
        at = bisect_right(self.starts, offset) - 1
        return self.sources[at] + offset - self.starts[at]


def _fold(text: str) -> _Folded:
    out: list[str] = []
    starts, sources = [0], [0]
    length = position = 0
    for match in re.finditer(r"[\s\u2029]+|[^\W\d_][\u0300-\u036f]+|[^\s]", text):
        piece = " " if match[0].isspace() else unicodedata.normalize("NFC", match[0])
        if match.start() - position != 0 or starts[-1] != length:
            starts.append(length)
            sources.append(match.start())
        out.append(piece)
        length += len(piece)
        if len(piece) != len(match[0]):
            starts.append(length)
            sources.append(match.end())
        position = match.end()
    return _Folded("".join(out), starts, sources)


def prove(library: Library) -> tuple[dict[tuple[str, str], Proof], list[Finding]]:
    """Every item's proof by (article, item), and what could not be proven."""
    proofs: dict[tuple[str, str], Proof] = {}
    findings: list[Finding] = []
    for record in library.annotations.values():
        article = library.articles.get(record.article)
        if article is None:
            continue
        folded = _fold(article.body.stream.text) if article.body else None
        proofs[article.id, HEADLINE] = Proof(verdict="verbatim")
        for item in record.worded():
            if item.select is None:
                continue
            proof = _anchor(article, folded, item.select) if folded else Proof(verdict=None)
            if proof is None:
                findings.append(_missing(item))
            else:
                proofs[article.id, item.id] = proof
                if proof.verdict is None:
                    findings.append(_unproven(item))
    return proofs, findings


def _anchor(article: Article, folded: _Folded, select: Selector) -> Proof | None:
    assert article.body is not None
    stream = article.body.stream
    spans: list[tuple[int, int]] = []
    begin = 0
    for part in select.parts:
        wanted = _fold(" ".join(part.split()).strip('"“”„«» ,')).text
        at = _find(folded.text, wanted, begin)
        if at < 0:
            return None
        begin = at + len(wanted)
        spans.append((folded.source(at), folded.source(begin - 1) + 1))
    return Proof(
        verdict="elided" if len(spans) > 1 else "verbatim",
        spans=tuple(spans),
        slices=tuple(_SPACE.sub(" ", stream.text[a:b]) for a, b in spans),
        paragraph=_paragraph(stream, spans[0][0]),
    )


def _find(text: str, wanted: str, begin: int) -> int:
    """The first place at or after `begin` where the words stand as whole words."""
    at = text.find(wanted, begin) if wanted else -1
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1]
        if not (_WORD.match(before) and _WORD.match(wanted[0])) and not (
            _WORD.match(after) and _WORD.match(wanted[-1])
        ):
            return at
        at = text.find(wanted, at + 1)
    return -1


def _paragraph(stream: TextStream, offset: int) -> int | None:
    for block in stream.blocks:
        if block.start <= offset < block.end:
            return block.paragraph
    return None


def _missing(item: Quote | Passage | Report) -> Finding:
    return Finding(
        code="not-in-article",
        at=item.at / "text",
        message=f"the words of '{item.id}' do not stand in the article '{item.article}'",
        hint="copy them from the article as they stand",
    )


def _unproven(item: Quote | Passage | Report | Stance) -> Finding:
    return Finding(
        code="not-yet-proven",
        at=item.at,
        key=True,
        message=f"the words of '{item.id}' are not yet proven: the article's text is not here",
    )
