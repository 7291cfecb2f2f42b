"""Floor 0, HTML as text: what is escaped, which addresses are allowed, how pieces are joined.

Prose compiled by `generator.prose` becomes HTML here, with links resolved by the caller and marks
cut in by offset. Nothing here parses Markdown or reads HTML.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from generator.languages import direction
from generator.patterns import pattern
from generator.pieces import (
    LINK_END,
    BlockEnd,
    Markup,
    Pointer,
    Prose,
    Reference,
    ReferenceKind,
    Words,
)
from generator.structs import Struct


class Html(str):
    """Text that is HTML already: a template's automatic escaping leaves it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text itself; the name under which Jinja looks for trusted HTML."""
        return str(self)


def escape(text: str) -> Html:
    """A text made safe between tags and within a quoted attribute."""
    return Html(html.escape(text))


# -- addresses ------------------------------------------------------------------------------------

_PLAIN_ASCII = pattern(r"[!-\[\]-~]*")
# Most addresses: nothing in them is refused or written otherwise.
_COMMON = pattern(
    r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:[/?#][A-Za-z0-9/?#!$&'()*+,;=:@._~-]*)?\Z"
)
_SCHEME = pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAILBOX = pattern(r"[^@/?#]+@[^@/?#]+(?:\?[^#]*)?\Z")
_LITERAL_IPV6 = pattern(r"\[[0-9A-Fa-f:.]+\]\Z")
# What RFC 3986 allows nowhere in an address, and a per cent sign that escapes nothing.
_UNWISE = pattern(r'["<>^`{|}]|%(?![0-9A-Fa-f]{2})')
_BRACKETS = pattern(r"[\[\]]")


def safe_url(url: str, *, mailto: bool = False) -> str | None:
    """A web address that can do nothing but be visited, or None.

    Allowed are http and https with a host, and under `mailto` a mail address. Refused is what
    could show one place and lead to another: a user name before the host, white space, control
    and formatting characters, a backslash. Scheme and plain host come back in lower case, and
    characters no address may hold are percent-encoded; letters beyond ASCII stay as typed.
    """
    if _COMMON.match(url):
        return url
    if not url or not _all_plain(url):
        return None
    scheme = _SCHEME.match(url)
    if not scheme:
        return None
    name, rest = scheme[1].lower(), url[scheme.end() :]
    if name == "mailto":
        return f"mailto:{_encoded(rest)}" if mailto and _MAILBOX.match(rest) else None
    if name not in ("http", "https") or not rest.startswith("//"):
        return None
    place, tail = re.fullmatch(r"//([^/?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr] # any text after // matches
    return f"{name}://{place.lower()}{_encoded(tail)}" if _is_host(url) else None


def safe_href(url: str) -> str | None:
    """What a Markdown link may lead to: `safe_url`, `mailto:`, `#part` or a site path `/…`."""
    if url.startswith("#") or (url.startswith("/") and not url.startswith("//")):
        return _encoded(url) if _all_plain(url) else None
    return safe_url(url, mailto=True)


def _all_plain(url: str) -> bool:
    return _PLAIN_ASCII.fullmatch(url) is not None or all(map(_plain, url))


def _plain(character: str) -> bool:
    # Z: spaces and separators; Cc, Cf, Cs, Cn: controls, formatting such as bidi, surrogates.
    category = unicodedata.category(character)
    return character != "\\" and category[0] != "Z" and category not in ("Cc", "Cf", "Cs", "Cn")


def _encoded(tail: str) -> str:
    def percent(match: re.Match[str]) -> str:
        return f"%{ord(match[0]):02X}"

    return _BRACKETS.sub(percent, _UNWISE.sub(percent, tail))


def _is_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, place = parts.hostname, parts.netloc
        parts.port  # noqa: B018 # asking is the check: raises ValueError unless 0–65535
    except ValueError:
        return False
    if not host or "@" in place or place.endswith(":"):
        return False
    if "[" in place:
        return _LITERAL_IPV6.match(place.partition("]")[0] + "]") is not None
    return all(c in ".-_" or c.isalnum() or unicodedata.category(c)[0] == "M" for c in host)


# -- bidirectional controls -----------------------------------------------------------------------

_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b"
_ISOLATES = "\u2066\u2067\u2068"
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"
_MARKS = "\u200e\u200f\u061c"
_BIDI = pattern("[\u202a-\u202e\u2066-\u2069]")
_UNPUBLISHED = pattern(
    f"[{_OVERRIDES}{_EMBEDDINGS}{_ISOLATES}{_POP_EMBEDDING}{_POP_ISOLATE}{_MARKS}]"
)


def bidi_faults(text: str) -> list[tuple[int, int, str]]:
    """Controls that can show other words than are written: (start, end, what), in order.

    Faults are the overrides U+202D and U+202E anywhere, and an embedding or isolate (U+202A,
    U+202B, U+2066–2068) that is not closed on its line, or a closing one (U+202C, U+2069) that
    closes nothing. Pairs are matched as Unicode UAX #9 does: the end of an isolate also ends the
    embeddings begun within it, which are then faults.
    """
    faults = []
    base = 0
    for line in re.split("(?<=[\n\u2029])", text) if _BIDI.search(text) else ():
        faults += [(base + at, _bidi_fault(line[at])) for at in _bidi_line(line)]
        base += len(line)
    return [(at, at + 1, what) for at, what in sorted(faults)]


def _bidi_line(line: str) -> Iterator[int]:
    opened: list[int] = []
    isolates = 0
    for match in _BIDI.finditer(line):
        at, control = match.start(), match[0]
        if control in _OVERRIDES:
            yield at
        elif control in _EMBEDDINGS or control in _ISOLATES:
            opened.append(at)
            isolates += control in _ISOLATES
        elif control == _POP_EMBEDDING:
            if opened and line[opened[-1]] in _EMBEDDINGS:
                opened.pop()
            else:
                yield at
        elif isolates:
            while line[opened[-1]] in _EMBEDDINGS:
                yield opened.pop()
            opened.pop()
            isolates -= 1
        else:
            yield at
    yield from opened


def _bidi_fault(control: str) -> str:
    name = f"U+{ord(control):04X} {unicodedata.name(control).lower()}"
    if control in _OVERRIDES:
        return name
    stray = control in (_POP_EMBEDDING, _POP_ISOLATE)
    return f"{name}, which closes nothing" if stray else f"{name}, which is not closed on its line"


def without_bidi(text: str) -> str:
    """The text as published: without embeddings, isolates, overrides and directional marks."""
    return text if text.isascii() else _UNPUBLISHED.sub("", text)


# -- joining --------------------------------------------------------------------------------------


class Mark(Struct, frozen=True):
    """An item of an article, to be marked in its text: `text[start:end]` of the stream."""

    start: int
    end: int
    """Just after the last character; a mark without characters is not shown."""
    id: str
    """The item's id, `[a-z0-9-]+`; becomes the address of the place."""
    kind: str = ""
    """A further class of the element: what sort of item it is."""
    says: str = ""
    """What is told where the words are pointed at: plain text."""
    lang: str | None = None
    """BCP 47, where the words are in another language than the text around them."""


def join(
    prose: Prose,
    *,
    resolve: Callable[[int, Reference], str],
    after: Callable[[int], str] | None = None,
    marks: Sequence[Mark] = (),
    behind: Callable[[str], Html] | None = None,
) -> Html:
    """The HTML of a prose.

    `resolve(number, reference)` gives what stands for a reference: for HREF the address, for all
    others what is shown. `after(block)` gives what follows a top-level block (see `BlockEnd`).
    Both are escaped unless they are `Html`. Each mark's words are wrapped in
    `<mark class="q" data-q="id">`, cut wherever an element or another mark begins or ends, so
    that `data-q` lists the ids of all marks on those words; the first cut of a mark has its id.
    `behind(id)` gives what follows an item's last marked words, or the link they stand in.
    """
    cutter = _Cutter(prose.stream.text, marks)
    out: list[str] = []
    linked = False
    for piece in prose.pieces:
        match piece:
            case Markup(literal):
                out.append(literal)
                linked = linked and piece != LINK_END
            case Words(start, end):
                out.extend(cutter.cut(start, end, None if linked else behind))
            case Pointer(number):
                reference = prose.references[number]
                out.append(_trusted(resolve(number, reference)))
                linked = linked or reference.kind is ReferenceKind.HREF
            case BlockEnd(block):
                out.append(_trusted(after(block)) if after else "")
        if cutter.done and behind and not linked:
            out.extend(cutter.ended(behind))
    return Html("".join(out))


def _trusted(value: str) -> str:
    return value if hasattr(value, "__html__") else escape(value)


class _Cutter:
    """Walks forward through the words of a stream, with the marks that lie on them."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._ahead = sorted(
            (mark for mark in marks if mark.start < mark.end),
            key=lambda mark: (mark.start, mark.end, mark.id),
            reverse=True,
        )
        self._left = Counter(mark.id for mark in self._ahead)
        self._active: list[Mark] = []
        self._begun: set[str] = set()
        self.done: list[str] = []
        """The items whose last words have been cut, and of which nothing has followed yet."""

    def cut(self, start: int, end: int, behind: Callable[[str], Html] | None) -> Iterable[str]:
        """The words from `start` to `end` in their marks, and what follows these."""
        if self._active or (self._ahead and self._ahead[-1].start < end):
            return self._cut(start, end, behind)
        return (self._bare(start, end),)

    def _bare(self, start: int, end: int) -> Html:
        # controls of direction are the stream's, and never published
        return escape(without_bidi(self._text[start:end]))

    def _cut(self, start: int, end: int, behind: Callable[[str], Html] | None) -> Iterator[str]:
        while start < end:
            self._reach(start)
            border = min([end, *(mark.end for mark in self._active)])
            if self._ahead:
                border = min(border, self._ahead[-1].start)
            words = self._bare(start, border)
            yield self._marked(words) if self._active and words else words
            start = border
            self._leave(start)
            if behind:
                yield from self.ended(behind)

    def ended(self, behind: Callable[[str], Html]) -> Iterator[str]:
        """What follows the items that are done."""
        while self.done:
            yield behind(self.done.pop(0))

    def _reach(self, place: int) -> None:
        while self._ahead and self._ahead[-1].start <= place:
            self._active.append(self._ahead.pop())
        self._leave(place)

    def _leave(self, place: int) -> None:
        for mark in self._active:
            if mark.end <= place:
                self._left[mark.id] -= 1
                if not self._left[mark.id] and mark.id in self._begun:
                    self.done.append(mark.id)
        self._active = [mark for mark in self._active if mark.end > place]

    def _marked(self, words: str) -> str:
        # an item whose speech is interrupted has several marks, and its id stands on the first
        here = {mark.id: mark for mark in self._active}
        first = [name for name in here if name not in self._begun]
        self._begun.update(first)
        # An element has one id; further items that begin here get theirs from an empty one.
        own = f' id="{escape(first[0])}"' if first else ""
        lang = next((mark.lang for mark in self._active if mark.lang), None)
        own += f' lang="{escape(lang)}" dir="{direction(lang)}"' if lang else ""
        others = "".join(f'<span id="{escape(name)}"></span>' for name in first[1:])
        kinds = escape(" ".join(dict.fromkeys(["q", *(m.kind for m in here.values() if m.kind)])))
        said = escape("; ".join(m.says for m in here.values() if m.says))
        title = f' title="{said}"' if said else ""
        ids = escape(" ".join(here))
        return f'{others}<mark class="{kinds}" data-q="{ids}"{own}{title}>{words}</mark>'
