"""Floor 0, prose once it has been compiled: plain data that outlives the Markdown parser.

`generator.prose` makes these values; views join the pieces again with links resolved and marks
put in. No HTML is ever searched or replaced: a mark or a link is placed by offset.
"""

from __future__ import annotations

from enum import StrEnum

from generator.structs import Struct
from generator.text_stream import TextStream


class ReferenceKind(StrEnum):
    """What stands in prose and points elsewhere."""

    LINK = "link"
    """`[[actor]]` or `[[actor|words]]`: a link to an actor or outlet."""
    CITATION = "citation"
    """`[@short#item]`, `[@short]`, `[@claim]` or `[@#item]`: evidence for the words before it."""
    TRANSCLUSION = "transclusion"
    """`![[short#quote]]` alone on its line: the quote shown in place, with its chain."""
    HREF = "href"
    """The address of a Markdown link or image: the piece stands inside a quoted `href`."""


class Reference(Struct, frozen=True, kw_only=True):
    """One pointer in prose."""

    kind: ReferenceKind
    target: str
    """What is pointed at, as written: `cnbc#remains-best`, `adel-abdul-mahdi`, `/method/`."""
    words: str | None = None
    """The words to show for a link, where the editor gave any."""
    at: int
    """Where it stands in the text stream (code points)."""
    start: int
    """Where its source begins, counted in code points from the start of the compiled text."""
    end: int
    """Where its source ends."""


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong in a text, before it is known where the text stands in its file."""

    code: str
    """The name of a manual entry."""
    start: int
    """Where it begins, in code points from the start of the compiled text."""
    end: int
    """Where it ends."""
    message: str
    hint: str | None = None


class Markup(Struct, frozen=True, tag="m"):
    """Literal HTML, already escaped."""

    html: str


ANALYSIS_BEGIN = Markup('<section class="analysis">')
"""A piece of its own where a `::: analysis` block begins, so that a page can put its label."""
ANALYSIS_END = Markup("</section>")
"""A piece of its own where such a block ends; always after the same number of beginnings."""


LINK_END = Markup("</a>")
"""A piece of its own where a Markdown link ends: what must not stand within a link waits for it."""


class Words(Struct, frozen=True, tag="w"):
    """`stream.text[start:end]`: escaped when joined, and cut where a mark begins or ends."""

    start: int
    end: int


class Pointer(Struct, frozen=True, tag="p"):
    """Reference number `number` (from 0): whoever joins the pieces says what it becomes."""

    number: int


class BlockEnd(Struct, frozen=True, tag="e"):
    """Just after the closing tag of a top-level block: where its notes can be put.

    `block` is the number of the last text block within (an index into `stream.blocks`), or -1
    where the block holds no text, as a transclusion does.
    """

    block: int


Piece = Markup | Words | Pointer | BlockEnd


class Sentence(Struct, frozen=True):
    """One sentence of the text stream, by rule (`generator.sentences`)."""

    start: int
    """Offset of its first character in the stream (code points)."""
    end: int
    """Offset just after its last character, closing marks included."""
    block: int
    """Index into `stream.blocks`."""


class Prose(Struct, frozen=True, kw_only=True):
    """A compiled text: what it says, how it is shown, and what it points at."""

    stream: TextStream
    references: tuple[Reference, ...]
    """In order of appearance."""
    pieces: tuple[Piece, ...]
    sentences: tuple[Sentence, ...]
    """All sentences but those of headings, code and analysis blocks; none for an article."""
    analysis: tuple[tuple[int, int], ...] = ()
    """Ranges of the stream that stand in `::: analysis` blocks."""
