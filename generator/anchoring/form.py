"""Whether the article gives a quote as the speaker's sentence or as a fragment in its own.

Direct: the quotation marks around it open a sentence. They stand at the start of a paragraph,
after a colon, comma or full stop, and the first letter, where the script has capitals, is one; or
a quotative particle follows; or the whole is a block quotation. Partial: they stand within the
reporter's sentence ("cannot accept" a plan). What the editor took of it does not matter: that is
told by the verdict and the flags.
"""

from __future__ import annotations

from generator.anchoring import characters as ch
from generator.anchoring.article import FoldedText, Span
from generator.anchoring.joined import goes_on
from generator.anchoring.verdicts import Form
from generator.anchoring.words import count_words
from generator.text_stream import BlockKind

_OPENS_SENTENCE = ".!?…:;,。！？：；，、؟؛،۔।—–-(["
_CLOSES_SENTENCE = ".!?…,。！？，؟،۔।"
_QUOTATIVES = ("と", "って", "고 ", "라고", "며 ", "라며", "면서")
"""What follows a sentence of speech in Japanese and Korean, where it stands within another."""
_AROUND = ch.SPACES + ch.QUOTE_MARKS
_FRAGMENT = 4
"""Words a capitalised fragment, such as a title in marks, seldom passes."""


def find_form(article: FoldedText, span: Span) -> Form | None:
    """The form of the quotation a span starts in; None outside all quotation marks."""
    speech, plain = article.speech, article.folded.plain
    index = speech.at(article.folded.plain_offset(span[0]))
    if index is None:
        return None
    while index > 0 and goes_on(plain, article.areas, speech, index - 1):
        index -= 1
    chunk = speech.chunks[index]
    area = article.areas[chunk.block]
    if area.kind is BlockKind.BLOCKQUOTE:
        return Form.DIRECT
    before = plain[area.start : chunk.start].rstrip(_AROUND)[-1:]
    first = plain[chunk.start : chunk.end].lstrip(_AROUND)[:1]
    after = plain[chunk.end : area.end].lstrip(_AROUND)
    if before == ":" or after.startswith(_QUOTATIVES):
        return Form.DIRECT
    if first.islower():
        return Form.PARTIAL
    if not before or before in _OPENS_SENTENCE or plain[chunk.end - 1] in _CLOSES_SENTENCE:
        return Form.DIRECT
    long = first.isupper() and count_words(plain[chunk.start : chunk.end]) > _FRAGMENT
    return Form.DIRECT if long else Form.PARTIAL
