"""Floor 3, how many words of an article we publish: the outlet's own and the speakers', apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from generator.model import Annotations, Quote, Selector

_ALONE = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Han, kana and the Thai family, whose scripts do not part words: each character is one."""


def word_count(text: str) -> int:
    """The number of words in a text."""
    has_alone = not text.isascii() and any(map(_may_be_alone, set(text)))
    return len(_word(has_alone=has_alone).findall(text))


def _may_be_alone(character: str) -> bool:
    return "\u0e00" <= character <= "\u17ff" or "\u3040" <= character <= "\u9fff"


@cache
def _word(*, has_alone: bool) -> re.Pattern[str]:
    """A word. What only texts with characters that are one need is dear to compile, and waits."""
    if not has_alone:
        return re.compile(r"\w+(?:[.,'’\-]\w+)*")
    return re.compile(rf"[{_ALONE}]|[^\W{_ALONE}]+(?:[.,'’\-][^\W{_ALONE}]+)*")


def outlet_words(record: Annotations) -> int:
    """Words of passages and reports: the outlet's own, each place counted once."""
    return _total(
        item.select for item in record.worded() if item.select and not isinstance(item, Quote)
    )


def speaker_words(record: Annotations) -> int:
    """Words of quotes: the speakers'."""
    return _total(quote.select for quote in record.quotes)


def _total(selectors: Iterable[Selector]) -> int:
    texts = sorted(
        {" ".join(part.split()) for select in selectors for part in select.parts},
        key=lambda text: (-len(text), text),
    )
    counted: list[str] = []
    for text in texts:
        if not any(f" {text} " in f" {longer} " for longer in counted):
            counted.append(text)
    return sum(word_count(text) for text in counted)
