"""Floor 0, what our editors write beyond Markdown, read from a string at a place.

`[[actor]]`, `[[actor|words]]`, `[@item]`, and `![[short#quote]]` on a line of its own. These are
plain functions on text; `generator.grammar` hangs them into the Markdown parser, so that code,
escapes and blocks keep their meaning.
"""

from __future__ import annotations

import re

from generator.patterns import pattern
from generator.pieces import ReferenceKind
from generator.structs import Struct

# Possessive (`*+`): nothing is read twice, however long the text.
_LINK = pattern(r"\[\[(?P<target>[^\[\]|]*+)(?:\|(?P<words>[^\[\]]*+))?\]\]")
_CITATION = pattern(r"\[@(?P<target>[^\[\]]*+)\]")
_TRANSCLUSION = pattern(r"!\[\[(?P<target>[^\[\]|]*+)\]\]")
_WRAP = pattern(r"[ \t]*\n[ \t]*")


class Written(Struct, frozen=True, kw_only=True):
    """What was found: a reference, or text that looks like one and isn't."""

    end: int
    """Offset just after it."""
    target: str = ""
    kind: ReferenceKind | None = None
    """None where it is malformed; `fault` then says why."""
    words: str | None = None
    """What follows the `|` of a link, on one line."""
    fault: str = ""
    hint: str | None = None


def inline_at(text: str, start: int, end: int) -> Written | None:
    """The reference that begins at `start`, or None where the text there is none of ours."""
    if text.startswith("[[", start):
        return _link(text, start, end)
    if text.startswith("[@", start):
        return _citation(text, start, end)
    if text.startswith("![[", start):
        return _transclusion(text, start, end)
    return None


def transclusion_line(line: str) -> str | None:
    """The target of a line that is one `![[target]]` and nothing else."""
    found = _TRANSCLUSION.fullmatch(line.strip(" \t"))
    return found["target"] if found and _is_target(found["target"]) else None


def _is_target(target: str) -> bool:
    return bool(target) and not re.search(r"\s", target)


def _link(text: str, start: int, end: int) -> Written:
    found = _LINK.match(text, start, end)
    if not found:
        return _unclosed("[[", "]]", start)
    target = found["target"]
    words = None if found["words"] is None else _WRAP.sub(" ", found["words"]).strip()
    if _is_target(target) and words != "":
        return Written(end=found.end(), kind=ReferenceKind.LINK, target=target, words=words)
    if words == "":
        return _malformed(found, "has no words after its `|`", f"[[{target.strip()}]]")
    hint = _hyphenated(target)
    return _malformed(
        found, _target_fault(target), f"[[{hint}|{target.strip()}]]" if hint else None
    )


def _citation(text: str, start: int, end: int) -> Written:
    found = _CITATION.match(text, start, end)
    if not found:
        return _unclosed("[@", "]", start)
    target = found["target"]
    if _is_target(target):
        return Written(end=found.end(), kind=ReferenceKind.CITATION, target=target)
    parts = [part.strip(" \t\n@") for part in re.split("[;,]", target)]
    several = len(parts) > 1 and all(map(_is_target, parts))
    hint = " ".join(f"[@{part}]" for part in parts) if several else None
    return _malformed(found, _target_fault(target), hint)


def _transclusion(text: str, start: int, end: int) -> Written:
    found = _TRANSCLUSION.match(text, start, end)
    if found and _is_target(found["target"]):
        return Written(end=found.end(), kind=ReferenceKind.TRANSCLUSION, target=found["target"])
    if found:
        return _malformed(found, _target_fault(found["target"]), None)
    link = _LINK.match(text, start + 1, end)
    if link:
        return _malformed(link, "takes no words: a quote shows its own", f"![[{link['target']}]]")
    return _unclosed("![[", "]]", start)


def _unclosed(opening: str, closing: str, start: int) -> Written:
    return Written(
        end=start + len(opening),
        fault=f"'{opening}' begins a reference and no '{closing}' ends it",
        hint=f"to show the marks themselves, write a backslash before the first: \\{opening}",
    )


def _malformed(found: re.Match[str], fault: str, instead: str | None) -> Written:
    shown = _WRAP.sub(" ", found[0])
    return Written(
        end=found.end(), fault=f"'{shown}' {fault}", hint=f"write {instead}" if instead else None
    )


def _target_fault(target: str) -> str:
    return "holds a space where an id is wanted" if target.strip() else "names nothing"


def _hyphenated(target: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", target.lower()).strip("-")
