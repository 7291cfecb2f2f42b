"""Floor 0, YAML syntax errors in words for people who write articles.

A parser says "mapping values are not allowed in this context"; an editor needs to hear that the
text holds `: ` and belongs under `>-`. From the text, the place and the parser's own words; knows
no parser, so that both loaders give the same messages.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.patterns import pattern

MARKS = "@`%*&!|>]}[{,?#-\"'"
"""Characters with which YAML begins something else than a text."""

UNDER = "put the text on a line of its own, under >-"
"""The way out of every mark that YAML would read as its own."""

_KEYED = pattern(r"[ ]*(?:- +)*[^\s:#][^:]*?:[ ]+(?=\S)")
_TIGHT = pattern(r"[ ]*(?:- +)*[\w-]+:(?=[^\s/])")
_CUT = pattern(r"\s#.*\n[ ]*$")


class Fault(NamedTuple):
    """What is wrong in `text[start:end]`."""

    code: str
    start: int
    end: int
    message: str
    hint: str | None = None


def explain(
    text: str, problem: str, at: int, context: int | None, *, read: tuple[int, int]
) -> Fault:
    """The fault at offset `at`; `context` is where the parser began what it was reading.

    `read` is where the scalar stands that was read last.
    """
    at = min(at, len(text))
    late = _closed_late(text, problem, at, *read)
    if late:
        return late
    for rule in _RULES:
        fault = rule(text, problem, at, context)
        if fault:
            return fault
    return Fault("bad-yaml", *_one(text, at), f"this is not YAML: {problem}")


def _one(text: str, at: int) -> tuple[int, int]:
    """The character at an offset; the last one of the line before where there is none."""
    while at > 0 and (at >= len(text) or (text[at] == "\n" and text[at - 1] == "\n")):
        at -= 1
    return at, min(at + 1, len(text))


def _line(text: str, at: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end


def _inked(text: str, start: int, end: int) -> tuple[int, int]:
    """The same range without the blanks around it."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _tab(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    if "tab" not in problem and text[at : at + 1] != "\t":
        return None
    tab = text.find("\t", at)
    tab = at if tab < 0 else tab
    message = "a tab cannot indent YAML"
    return Fault("bad-yaml", tab, tab + 1, message, "use spaces, two for each level")


def _unclosed_quote(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    if context is None or "quoted scalar" not in problem or "escape" in problem:
        return None
    if text[context : context + 1] not in ("'", '"'):
        return None
    mark = text[context]
    message = f"the quotation mark {mark} that opens here is never closed"
    hint = f"close it with {mark}, or {UNDER}"
    return Fault("bad-yaml", context, context + 1, message, hint)


def _closed_late(text: str, problem: str, at: int, start: int, end: int) -> Fault | None:
    """A quotation that swallowed lines, because the mark that closes it opens another one."""
    mark = text[start : start + 1]
    if mark not in ("'", '"') or "expected" not in problem or text[end:at].strip():
        return None
    if "\n" not in text[start:end] or "\n" in text[end:at]:
        return None
    message = f"the quotation mark {mark} that opens here closes only lines below"
    hint = f"close it with {mark} where the text ends, or {UNDER}"
    return Fault("bad-yaml", start, start + 1, message, hint)


def _escape(text: str, problem: str, at: int, context: int | None) -> Fault | None:
    if "escape" not in problem:
        return None
    back = text.rfind("\\", 0, at + 1)
    start = max(back, context or 0, 0)
    message = "a backslash between double quotation marks begins an escape, and this is none"
    return Fault("bad-yaml", start, min(start + 2, len(text)), message, f"write \\\\, or {UNDER}")


def _unclosed_bracket(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    if context is None or "parsing a flow" not in problem:
        return None
    mark = text[context : context + 1]
    if mark not in ("[", "{"):
        if "node" in problem:
            message = f"nothing stands before this '{mark}'"
            return Fault("bad-yaml", context, context + 1, message, f"take it away, or {UNDER}")
        return None
    other = "]" if mark == "[" else "}"
    message = f"the {mark} that opens here is not closed as a list is"
    hint = f"close it with {other}; if a text begins with {mark}, {UNDER}"
    return Fault("bad-yaml", context, context + 1, message, hint)


def _block_header(text: str, problem: str, at: int, context: int | None) -> Fault | None:
    if "block scalar" not in problem or context is None:
        return None
    start, end = _inked(text, at, _line(text, at)[1])
    message = "words stand on the line of > or |; such a text begins on the next line"
    return Fault("bad-yaml", start, max(end, start + 1), message, UNDER)


def _begins_with_mark(text: str, problem: str, at: int, context: int | None) -> Fault | None:
    if "mapping values" in problem:
        return None
    for spot in (context, at):
        if spot is None or text[spot : spot + 1] not in MARKS or spot >= len(text):
            continue
        before = text[_line(text, spot)[0] : spot]
        if "block" in problem and "node" not in problem and spot == context:
            continue
        inked = before.rstrip(" ")
        begins = inked != before and inked.endswith((":", "-"))
        if begins or (spot == at and not inked and "token" in problem):
            mark = text[spot]
            message = f"a text cannot begin with {mark} here: YAML reads it as a mark of its own"
            return Fault("bad-yaml", spot, spot + 1, message, UNDER)
    return None


def _after_comment(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    cut = _CUT.search(text, 0, at)
    if not cut or ("expected" not in problem):
        return None
    start = cut.start() + 1
    message = "' #' begins a comment, which cuts the text off here"
    hint = f"put the comment on a line of its own; if # belongs to the text, {UNDER}"
    return Fault("comment-after-text", start, _line(text, start)[1], message, hint)


def _goes_on(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    start, end = _line(text, at)
    before = text[start:at].rstrip()
    if "expected" not in problem or not before or before[-1] not in "]}\"'":
        return None
    message = f"the text goes on after the closing {before[-1]}"
    return Fault("bad-yaml", *_inked(text, at, end), message, UNDER)


def _colon(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    if "mapping values" not in problem:
        return None
    start, end = _line(text, at)
    keyed = _KEYED.match(text, start, at)
    if keyed:
        message = "the text holds ': ', which YAML reads as a key and its value"
        return Fault("bad-yaml", *_inked(text, keyed.end(), end), message, f"quote it, or {UNDER}")
    above, above_end = _line(text, max(start - 1, 0))
    tight = _TIGHT.match(text, above, above_end) if start else None
    if tight:
        message = "after a key, the colon needs a space"
        return Fault("bad-yaml", tight.end() - 1, tight.end(), message, "write 'key: value'")
    if start and ":" not in text[above:above_end]:
        message = "this line is no 'key: value'"
        return Fault("bad-yaml", *_inked(text, above, above_end), message)
    message = "a key cannot begin here: the line above already has its value"
    hint = f"indent it like the keys around it; if it is part of the text above, {UNDER}"
    return Fault("bad-yaml", *_inked(text, start, at + 1), message, hint)


def _no_colon(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    if "could not find expected ':'" not in problem or context is None:
        return None
    message = "this line is no 'key: value'"
    hint = "a text over several lines goes under >-, indented"
    return Fault("bad-yaml", *_inked(text, *_line(text, context)), message, hint)


def _indent(text: str, problem: str, at: int, context: int | None) -> Fault | None:  # noqa: ARG001
    if "expected" not in problem or "block" not in problem:
        return None
    span = _inked(text, *_line(text, at))
    if text[at : at + 2] == "- " and "mapping" in problem:
        message = "a list item stands among keys"
        return Fault("bad-yaml", *span, message, "indent it under the key it belongs to")
    message = "this line is indented unlike the lines it stands among"
    hint = "keys of one mapping, and dashes of one list, begin in the same column"
    return Fault("bad-yaml", *span, message, hint)


_RULES = (
    _tab,
    _unclosed_quote,
    _escape,
    _block_header,
    _unclosed_bracket,
    _begins_with_mark,
    _after_comment,
    _goes_on,
    _colon,
    _no_colon,
    _indent,
)
