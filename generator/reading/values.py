"""Floor 2, reading one value: a located scalar in, a plain value out, or a `Fault`.

`generator.reading.shapes` says which value stands where; this says what each may look like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from generator.dates import DateProblem, When, parse
from generator.patterns import pattern
from generator.yaml_faults import UNDER
from generator.yaml_nodes import ListNode, MapNode, ScalarNode

E = TypeVar("E", bound=StrEnum)

ID = pattern(r"[a-z0-9-]{1,200}\Z")
"""A name of a file, an item, a claim, a question, or a short name of an article."""
RESERVED_ITEM = pattern(r"headline\Z|p[0-9]+\Z")
"""Ids that mean an article's title and its paragraphs."""

_REFERENCE = pattern(r"[a-z0-9-]{1,200}(?:#[a-z0-9-]{1,200})?\Z")
_NUMBER = pattern(r"[0-9]{1,12}\Z")
_SHARE = pattern(r"(?:0(?:\.[0-9]{1,9})?|1(?:\.0{1,9})?)\Z")


class Fault(ValueError):
    """A value that cannot stand where it stands; pydantic hands it on with its place."""

    def __init__(self, code: str, rule: str, hint: str | None = None) -> None:
        """`rule` goes on from the field's name: "takes a date, not 'soon'"."""
        super().__init__(rule)
        self.code = code
        self.rule = rule
        self.hint = hint


def shown(text: str) -> str:
    """A value as a message quotes it: on one line, not too long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= 60 else f"'{line[:57]}…'"


def slug(text: str) -> str:
    """An id made of a name: `Mara Lind` → `mara-lind`; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80]


def nearest(word: str, known: list[str]) -> list[str]:
    """The known word most like this one, if one is like it at all."""
    if len(word) > 100:  # comparing takes the square of its length
        return []
    from difflib import get_close_matches

    return get_close_matches(word, known, n=1, cutoff=0.6)


def near(word: str, known: list[str]) -> str | None:
    """The known word most like this one, as a hint, or None."""
    found = nearest(word, known)
    return f"did you mean '{found[0]}'?" if found else None


def scalar(value: object) -> ScalarNode:
    """The one value expected here."""
    if isinstance(value, ScalarNode):
        if value.absent or not value.text.strip():
            raise Fault("missing-value", "has no value")
        return value
    if isinstance(value, ListNode):
        raise Fault("wrong-type", "takes one value, not a list")
    if isinstance(value, MapNode):
        raise Fault("wrong-type", "takes one value, not keys of its own", _braces(value))
    raise Fault("missing-value", "has no value")


def _braces(value: MapNode) -> str | None:
    return f"if the text begins with a brace, {UNDER}" if value.flow else None


# -- free text ------------------------------------------------------------------------------------


def free_text(value: object) -> str:
    """Prose or words of a source: never cut by a comment, never between brackets."""
    if isinstance(value, ListNode) and value.flow:
        raise Fault("prose-in-brackets", "is a text, and [ ] makes a list of it", UNDER)
    node = scalar(value)
    if node.flow:
        raise Fault(
            "prose-in-brackets",
            "is a text, and within { } or [ ] a comma would cut it",
            UNDER,
        )
    return _uncut(node).strip()


def name(value: object) -> str:
    """A name, title or label: a text on one line, allowed in a `[ ]` list."""
    return _one_line(_uncut(scalar(value)))


def _one_line(text: str) -> str:
    return " ".join(line for part in text.split("\n") if (line := part.strip()))


def label(value: object) -> str:
    """A key in the editor's own words, such as what a link leads to."""
    if isinstance(value, str) and value.strip():
        return _one_line(value)
    raise Fault("bad-key", "has a key without a word")


def licence(value: object) -> str:
    """A licence: an SPDX word, after which a comment may stand, or a name."""
    node = scalar(value)
    return node.text if " " not in node.text else name(value)


def _uncut(node: ScalarNode) -> str:
    if node.comment >= 0:
        raise Fault(
            "comment-after-text",
            f"is a text, and ' #' cuts it off after {shown(node.text)}",
            f"put the comment on a line of its own; if # belongs to the text, {UNDER}",
        )
    return node.text


def parts(value: object) -> list[object]:
    """A text, or a list of its parts, as a list."""
    if isinstance(value, ListNode):
        if value.flow:
            raise Fault(
                "prose-in-brackets",
                "is a text, and [ ] makes a list of it",
                f"{UNDER}, or each part on a line of its own after a dash",
            )
        if not value:
            raise Fault("missing-value", "has no value")
        return list(value)
    scalar(value)
    return [value]


# -- ids and references ---------------------------------------------------------------------------


def identifier(value: object) -> str:
    """A new id, given here: a key, or a former id."""
    text = value if isinstance(value, str) else scalar(value).text
    if not ID.match(text):
        raise Fault("bad-id", f"takes ids of a-z, 0-9 and hyphens, not {shown(text)}", _slug(text))
    return text


def item_id(value: object) -> str:
    """An id of a quote, passage or report."""
    if isinstance(value, str) and "#" in value and _REFERENCE.match(value):
        hint = f"choose an id, and write 'claim: {value}' under it"
        raise Fault("bad-id", f"takes ids of a-z, 0-9 and hyphens, not '{value}'", hint)
    text = identifier(value)
    if RESERVED_ITEM.match(text):
        meant = "title" if text == "headline" else "paragraph of that number"
        rule = f"cannot have an item '{text}', which means the article's {meant}"
        raise Fault("reserved-item-id", rule, "choose another id")
    return text


def named(value: object) -> str:
    """The id of something defined elsewhere, without its file's ending."""
    text = scalar(value).text
    if not ID.match(text):
        raise Fault("bad-reference", f"takes an id, not {shown(text)}", _slug(text))
    return text


def reference(value: object) -> str:
    """An id, or `file#id`."""
    text = scalar(value).text
    if not _REFERENCE.match(text):
        hint = _slug(text) if "#" not in text else "write id or article-id#id, without blanks"
        raise Fault(
            "bad-reference", f"takes an id such as 'id' or 'other#id', not {shown(text)}", hint
        )
    return text


def item_reference(value: object) -> str:
    """An item with its article: `article#item`."""
    text = reference(value)
    if "#" not in text:
        raise Fault(
            "bad-reference",
            f"takes an item with its article, not '{text}' alone",
            f"write article#{text}",
        )
    return text


def _slug(text: str) -> str | None:
    made = slug(text.rsplit("/", 1)[-1].removesuffix(".yaml").removesuffix(".md"))
    return f"write {made}" if made else None


# -- words, numbers, dates ------------------------------------------------------------------------


def word(words: type[E]) -> Callable[[object], E]:
    """A reader of one word from a fixed list."""
    known = [str(one) for one in words]

    def read(value: object) -> E:
        text = scalar(value).text
        try:
            return words(text)
        except ValueError:
            raise _unknown(text, known) from None

    return read


def word_of(known: tuple[str, ...]) -> Callable[[object], str]:
    """A reader of one of these words, as text."""

    def read(value: object) -> str:
        text = scalar(value).text
        if text not in known:
            raise _unknown(text, list(known))
        return text

    return read


def _unknown(text: str, known: list[str]) -> Fault:
    rule = f"takes {' | '.join(known)}, not {shown(text)}"
    return Fault("unknown-word", rule, near(text.lower(), known))


def flag(value: object) -> bool:
    """`true` or `false`; no other word, since `no` is as often Norway."""
    text = scalar(value).text
    if text not in ("true", "false"):
        guess = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(
            text.lower(), text.lower()
        )
        hint = f"write {guess}" if guess in ("true", "false") else None
        raise Fault("unknown-word", f"takes true | false, not {shown(text)}", hint)
    return text == "true"


def count(value: object) -> int:
    """A whole number from 1."""
    text = scalar(value).text
    if not _NUMBER.match(text) or not int(text):
        raise Fault("bad-number", f"takes a whole number from 1, not {shown(text)}")
    return int(text)


def stored(value: object) -> dict[str, object]:
    """A proof as a seal stores it: texts, lists and mappings of texts; not looked into here."""
    found = _plain(value)
    if not isinstance(found, dict):
        raise Fault("wrong-type", "takes keys of its own, as `onrecord seal` writes them")
    return found


def _plain(value: object) -> object:
    if isinstance(value, MapNode):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, ListNode):
        return [_plain(inner) for inner in value]
    return value.text if isinstance(value, ScalarNode) else None


def share(value: object) -> float:
    """A share from 0 to 1."""
    text = scalar(value).text
    if not _SHARE.match(text):
        percent = re.fullmatch(r"([0-9]{1,2}|100) ?%?", text)
        hint = f"write {int(percent[1]) / 100:g}" if percent else None
        raise Fault("bad-number", f"takes a share from 0 to 1, not {shown(text)}", hint)
    return float(text)


def date(value: object) -> When:
    """A date as known."""
    text = scalar(value).text
    try:
        return parse(text)
    except DateProblem as problem:
        rule = f"takes a date, not {shown(text)}: {problem}"
        raise Fault("bad-date", rule, _padded(text)) from None


def _padded(text: str) -> str | None:
    """A day written with its year first, with all its digits, as a hint."""
    loose = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text)
    return f"write {loose[1]}-{loose[2]:0>2}-{loose[3]:0>2}" if loose else None


def embargo(value: object) -> When:
    """A moment, with its zone: a day begins and ends at many moments."""
    text = scalar(value).text
    try:
        when = parse(text)
    except DateProblem as problem:
        if re.match(r"\d{4}-\d{2}-\d{2}T[\d:]+\Z", text):
            raise _zoneless(text) from None
        raise Fault("bad-date", f"takes a date, not {shown(text)}: {problem}") from None
    if not when.timed or when.interval:
        raise _zoneless(text)
    return when


def _zoneless(text: str) -> Fault:
    day = text[:10] if re.match(r"\d{4}-\d{2}-\d{2}", text) else "2031-01-05"
    return Fault(
        "embargo-without-zone",
        f"takes a time of day with its zone, not {shown(text)}",
        f"write {day}T20:00:00Z or {day}T20:00:00+01:00",
    )
