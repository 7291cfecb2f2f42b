"""Floor 5, an item's words as a page shows them.

Of proven items these are the article's own slices, without outer quotation marks and a final
comma, a gap as `…`, and so a sentence cut at its beginning or end where the editor says so. Where
the editor changed something, it is shown as written, our insertions marked as ours. Of items not
yet proven they are the editor's text, and say nothing of brackets.
"""

from __future__ import annotations

from functools import lru_cache

from generator.markup import Html, escape, without_bidi
from generator.model import Selector
from generator.patterns import pattern
from generator.proving import Proof
from generator.structs import Struct

GAP = Html(' <span class="gap">…</span> ')

_OUTER = "\"“”„‟«»‹›「」『』‘’‚‛'"
_ELLIPSES = ("…", "...", "[…]", "[...]")
_BRACKETS = pattern(r"\[[^\[\]]*\]")
_COMMAS = ",،"
"""In the scripts whose words are set apart by blanks, Arabic among them."""


class Shown(Struct, frozen=True):
    """What is shown, and whose the square brackets in it are: outlet, ours, both or None."""

    html: Html | None
    brackets: str | None


def shown_words(select: Selector | None, proof: Proof | None) -> Shown:
    """The words of an item; None where it has none of its own."""
    if select is None:
        return Shown(None, None)
    slices = proof.slices if proof else ()
    if proof is None or not slices:
        return Shown(Html(GAP.join(_bare(part) for part in select.parts)), None)
    standing = any(_BRACKETS.search(slice_) for slice_ in slices)
    if proof.verdict == "altered-with-brackets":
        literal = {found for slice_ in slices for found in _BRACKETS.findall(slice_)}
        parts = [_with_ours(trimmed(part), literal) for part in select.parts]
        return Shown(Html(GAP.join(parts)), "both" if standing else "ours")
    shown = GAP.join(_bare(slice_) for slice_ in slices)
    # whether the editor says with an ellipsis of our own that the sentence goes on there
    written, stands = trimmed(select.parts[0]), trimmed(slices[0])
    begins = written.startswith(_ELLIPSES) and not stands.startswith(_ELLIPSES)
    written, stands = trimmed(select.parts[-1]), trimmed(slices[-1])
    ends = written.endswith(_ELLIPSES) and not stands.endswith(_ELLIPSES)
    return Shown(
        Html((GAP.lstrip() if begins else "") + shown + (GAP.rstrip() if ends else "")),
        "outlet" if standing else None,
    )


@lru_cache(maxsize=1_024)  # an item is asked for several times in a row
def trimmed(words: str) -> str:
    """Words without outer quotation marks, a final comma, and bidirectional controls."""
    text = " ".join(without_bidi(words).replace("¶", " ").split()).rstrip(_COMMAS + " ")
    inside = text[1:-1]
    outer = len(text) > 2 and text[0] in _OUTER and text[-1] in _OUTER
    if outer and text[0] not in inside and text[-1] not in inside:
        return inside.strip().rstrip(_COMMAS)
    return text


def _bare(words: str) -> Html:
    return escape(trimmed(words))


def _with_ours(words: str, literal: set[str]) -> Html:
    out: list[str] = []
    at = 0
    for match in _BRACKETS.finditer(words):
        out.append(escape(words[at : match.start()]))
        found = escape(match[0])
        if match[0] in literal:
            out.append(found)
        elif match[0] in ("[...]", "[…]"):
            out.append(GAP.strip())
        else:
            out.append(f'<ins class="ours">{found}</ins>')
        at = match.end()
    out.append(escape(words[at:]))
    return Html("".join(out))
