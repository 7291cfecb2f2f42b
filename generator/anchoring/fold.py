"""The fold: two texts that differ in typography only become the same text.

It is applied to both sides before any search. A text goes through three stages, each with a map
back: *composed* (Unicode NFC), *plain* (ignorable characters dropped, presentation forms and
full-width ASCII resolved; marks and spaces as they were) and *folded* (marks, dashes, ellipses
and spaces made alike). Case, accents, superscripts, digits of other scripts, look-alike letters,
`?`, `!`, spelling and hyphens inside words are never folded.

The tables below are the fold's definition. Seals depend on it: a change to what any text folds
to is a new `FOLD_VERSION`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.anchoring import characters as ch
from generator.anchoring.offsets import IDENTITY, OffsetMap, rewrite
from generator.patterns import pattern
from generator.structs import Struct

FOLD_VERSION = 1
"""Names what `fold` does; written into every seal."""

_TO_PLAIN = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D}
_TO_PLAIN |= {
    "\uff61": "\u3002",  # half-width stop, corner marks and enumeration comma
    "\uff62": "\u300c",
    "\uff63": "\u300d",
    "\uff64": "\u3001",
    "\u064a": "\u06cc",  # Arabic yeh as Persian yeh
    "\u0643": "\u06a9",  # Arabic kaf as Persian kaf
}

_TO_MARKS = {
    **dict.fromkeys(ch.QUOTE_MARKS, '"'),
    **dict.fromkeys(ch.HYPHENS + ch.MINUS, "-"),
    **dict.fromkeys(ch.DASHES, "—"),
    "\u2013": "–",  # the one dash that is also written for a minus sign
    **dict.fromkeys(ch.SPACES, " "),
    **dict.fromkeys("\u2025\u22ef\ufe19", "…"),
    **dict.fromkeys("\u3002\ufe52\u06d4", "."),
    **dict.fromkeys("\ufe50\u060c", ","),
    **dict.fromkeys("\u00b7\u2027\u2219", "\u30fb"),  # between parts of a name
    "\ufe51": "\u3001",
    "\u061b": ";",
    "\u061f": "?",
    "\u301c": "~",
}

# One at a time, so that a span may end between two; a half-width kana goes with its voicing mark.
_FORMS = pattern(
    "[\ufb00-\ufb06\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]|[\uff65-\uff9d][\uff9e\uff9f]?|[\uff9e\uff9f]"
)
_PHRASES = pattern("[\ufdfa\ufdfb]")
_DROPPED = pattern(f"[{ch.IGNORABLES}]+")
_UNPLAIN = pattern(f"[{ch.IGNORABLES}]+|{_FORMS.pattern}")
_UNPLAIN_BUT_JOINER = pattern(_UNPLAIN.pattern.replace("\u200b-\u200f", "\u200b\u200d-\u200f"))

# A run of spaces is entered at its start only, so that a long one is not tried from every space.
_ROOM = "(?:(?<![ ])[ ]++)?"
_CONTEXT = rf"""
      (?P<quote>    {_ROOM}"[ "]*+ )
    | (?P<points>   {_ROOM}(?:…(?:[ ]?[.…])*+|\.(?:[ ]?\.){{2,}}(?:[ ]?[.…])*+|・{{3,}})[ ]*+ )
    | (?P<minus>    (?:(?<![ ])(?P<room>[ ]++)|(?<![^ (\["]))[-–](?=\d) )
    | (?P<dash>     {_ROOM}(?:[–—][-–—]*+|-{{2,}})[ ]*+|(?:(?<![ ])[ ]++|(?<=[ ]))-[ ]++ )
    | (?P<nothing>  (?:(?<=[{ch.CJK}、])|(?<=[{ch.CJK}][.,;:!?]))[ ]++(?=[{ch.CJK}、])
                  | (?<![ ])[ ]++(?=[?!:;]) )
    | (?P<space>    [ ]{{2,}} )
"""
# Where `_CONTEXT` may match at all: most spaces have a letter behind them. Every way begins with
# one character as it is, so that a text is searched for them many times faster.
_MAYBE = rf'"|…|・|–|—|-|\.(?=[ ]?\.)| (?=[ ".…・–—\-?!:;{ch.CJK}、])'
# What of ASCII the fold may change: most quotes have nothing of it.
_ASCII_MAYBE = re.compile(r"""["'`\-\t-\r\x1c-\x1f]|\.(?=[ ]?\.)|[ ](?=[ .?!:;])""")
_CJK_BEGINS = ch.CJK[0]
"""No character before it is CJK."""
_FOLDED_AS = {"quote": '"', "points": "...", "dash": "-", "nothing": "", "space": " "}

_WHITESPACE = pattern(f"[{ch.SPACES}]+")

Edit = tuple[int, int, str]
"""A start, an end, and what replaces the stretch between."""


class Folded(Struct, frozen=True, kw_only=True):
    """A text in its three stages, with the way between them.

    Starts and ends are mapped apart, because a stretch that was dropped or replaced lies between
    them: a span never takes in what was dropped at its edges, and never cuts what was replaced.
    """

    source: str
    """As given."""
    plain: str
    """Without what is ignored; spaces, quotation marks and dashes as they were."""
    text: str
    """Folded: what is searched."""
    to_plain: OffsetMap
    """From `text` to `plain`."""
    to_composed: OffsetMap
    """From `plain` to the composed text."""
    to_source: OffsetMap
    """From the composed text to `source`."""
    characters: str
    """At least those that stand in `source` and in `plain`, in no order."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `source`."""
        return self.plain_to_source(self.to_plain.start(start), self.to_plain.end(end))

    def plain_to_source(self, start: int, end: int) -> tuple[int, int]:
        """Where `plain[start:end]` stands in `source`."""
        for step in (self.to_composed, self.to_source):
            if step is not IDENTITY:
                start, end = step.start(start), step.end(end)
        return start, end

    def outer_span(self, start: int, end: int) -> tuple[int, int]:
        """As `source_span`, with whatever was dropped at both edges."""
        maps = (self.to_plain, self.to_composed, self.to_source)
        for step in maps:
            if step is not IDENTITY:
                start, end = step.end(start), step.start(end)
        return start, end

    def plain_offset(self, offset: int) -> int:
        """Where an offset of `source` falls in `plain`."""
        for step in (self.to_source, self.to_composed):
            if step is not IDENTITY:
                offset = step.forward(offset)
        return offset


def fold(source: str, *, keep_joiners: bool = False) -> Folded:
    """Fold a text. `keep_joiners` leaves zero-width non-joiners in, for the search that needs
    to see them.
    """
    if source.isascii() and not _ASCII_MAYBE.search(source):
        return _unchanged(source)
    characters = ch.alphabet(source)
    composed, to_source = _composed(source)
    if composed is not source:
        characters += ch.alphabet(composed)
    bare, to_composed = composed, IDENTITY
    unplain = _UNPLAIN_BUT_JOINER if keep_joiners else _UNPLAIN
    if not composed.isascii() and unplain.search(characters):
        bare, to_composed = rewrite(composed, _plain_edits(composed, unplain))
        characters += ch.alphabet(bare)
    plain = ch.exchange(bare, _TO_PLAIN, characters)
    if plain is not bare:
        characters += ch.alphabet(plain)
    marked = ch.exchange(plain, _TO_MARKS, characters)
    has_cjk = not marked.isascii() and ("・" in marked or max(characters) >= _CJK_BEGINS)
    text, to_plain = rewrite(marked, _context_edits(marked, has_cjk=has_cjk))
    return Folded(
        source=source,
        plain=plain,
        text=text,
        to_plain=to_plain,
        to_composed=to_composed,
        to_source=to_source,
        characters=characters,
    )


def _unchanged(source: str) -> Folded:
    """A text that is folded as it stands."""
    return Folded(
        source=source,
        plain=source,
        text=source,
        to_plain=IDENTITY,
        to_composed=IDENTITY,
        to_source=IDENTITY,
        characters=source,
    )


def strict(text: str) -> str:
    """The weaker fold that tells `verbatim` from `normalised-verbatim`: NFC, each run of
    whitespace one space, none at the ends.
    """
    return _WHITESPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def _composed(source: str) -> tuple[str, OffsetMap]:
    """NFC and its map. It comes first: hamza must join its letter before vowel signs go."""
    if unicodedata.is_normalized("NFC", source):
        return source, IDENTITY
    return rewrite(source, _cluster_edits(source))


def _cluster_edits(text: str) -> Iterator[Edit]:
    """Each character with the marks or jamo that follow it, where NFC changes them."""
    start = 0
    for offset in range(1, len(text) + 1):
        if offset < len(text) and _joins_cluster(text[offset]):
            continue
        cluster = text[start:offset]
        if not unicodedata.is_normalized("NFC", cluster):
            yield start, offset, unicodedata.normalize("NFC", cluster)
        start = offset


def _joins_cluster(character: str) -> bool:
    return character > "\u02ff" and (
        unicodedata.category(character)[0] == "M" or "\u1161" <= character <= "\u11ff"
    )


def _plain_edits(text: str, unplain: re.Pattern[str]) -> Iterator[Edit]:
    """Drop what is ignored, resolve ligatures and presentation forms."""
    for match in unplain.finditer(text):
        run = match.group()
        if not _FORMS.match(run):
            yield match.start(), match.end(), ""
            continue
        # An isolated vowel sign decomposes into a space and the sign: neither is text. Only the
        # two forms that stand for whole phrases hold true spaces.
        form = unicodedata.normalize("NFKC", run)
        if not _PHRASES.search(run):
            form = form.replace(" ", "")
        yield match.start(), match.end(), _DROPPED.sub("", form)


@cache
def _patterns(*, has_cjk: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`_MAYBE` and `_CONTEXT`; for a text without CJK without that, which is dear to compile."""
    cjk = ch.CJK if has_cjk else ""
    maybe, context = (pattern.replace(ch.CJK, cjk) for pattern in (_MAYBE, _CONTEXT))
    return re.compile(maybe), re.compile(context, re.VERBOSE)


def _context_edits(text: str, *, has_cjk: bool) -> Iterator[Edit]:
    """Quotation marks, points, dashes and spaces, each by what stands around it."""
    done = 0
    places, context = _patterns(has_cjk=has_cjk)
    for maybe in places.finditer(text):
        match = context.match(text, maybe.start()) if maybe.start() >= done else None
        if match is None:
            continue
        done = match.end()
        rule = str(match.lastgroup)
        if rule == "minus":
            replacement = f" {ch.MINUS}" if match["room"] else ch.MINUS
        else:
            replacement = _FOLDED_AS[rule]
        if replacement != match.group():
            yield match.start(), match.end(), replacement
