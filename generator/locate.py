"""Floor 2, the narrow place of a finding: a `Place` in, a `Span` out, by reading that file anew.

Records keep keys and indexes, not spans; only files in which something was found are read twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.front_matter import split
from generator.model import Place
from generator.source import SourceFile, Span
from generator.structs import Struct
from generator.yaml_nodes import ListNode, MapNode, Node, ScalarNode, parse


class Spot(Struct, frozen=True):
    """Where a path of keys leads in a YAML text, as far as it exists."""

    key: ScalarNode | None
    """The innermost key passed; None at the top of the file or in a list there."""
    value: Node | None
    """What stands there; None for a key without a value."""
    keyed: bool
    """Whether `value` stands right under `key`, rather than in a list under it."""


class Locator:
    """Finds places in a set of files; each file's YAML is read once, when first asked for."""

    def __init__(self, sources: Mapping[str, SourceFile]) -> None:
        """Take the files by path."""
        self._sources = sources
        self._nodes: dict[str, Node | None] = {}

    def span(self, place: Place, *, key: bool = False) -> Span:
        """The span of a place (see `locate`); the top of the file where it was never read."""
        source = self._sources.get(place.path)
        if source is None:
            return Span(place.path, 1, 1, 1, 1)
        if place.offset is None and place.path not in self._nodes:
            self._nodes[place.path] = _root(source)
        return span_of(place, source, self._nodes.get(place.path), key=key)


def locate(place: Place, source: SourceFile, *, key: bool = False) -> Span:
    """The span of a place in its file.

    Of a value that is a text, the text; of anything else, or with `key`, the key it stands under;
    of what isn't there, the nearest key around it. `place.words` narrows it to those words.
    """
    return span_of(place, source, _root(source) if place.offset is None else None, key=key)


def _root(source: SourceFile) -> Node | None:
    if not source.path.endswith(".md"):
        return parse(source).node
    front = split(source.text)
    return parse(source, front.start, front.end).node if front else None


def span_of(place: Place, source: SourceFile, root: Node | None, *, key: bool = False) -> Span:
    """As `locate`, with the file's YAML at hand."""
    if place.offset is not None:
        return source.span(*_in_body(source.text, place.offset, place.words))
    if root is None or not place.loc:
        return source.whole()
    spot = follow(root, place.loc)
    if spot.value is root:
        return source.whole()
    if place.words and not key:
        found = words_in(source.text, spot, place.words)
        if found:
            return source.span(*found)
    return source.span(*_extent(source.text, spot, key=key))


def follow(root: Node, loc: tuple[str | int, ...]) -> Spot:
    """Go down a path of keys and indexes, as far as it leads."""
    spot = Spot(None, root, keyed=False)
    for step in loc:
        at = spot.value
        if isinstance(at, MapNode) and isinstance(step, str) and step in at.keys_at:
            spot = Spot(at.keys_at[step], at[step], keyed=True)
        elif isinstance(at, ListNode) and isinstance(step, int) and step < len(at):
            spot = Spot(spot.key, at[step], keyed=False)
        else:
            break
    return spot


def words_in(text: str, spot: Spot, words: str, nth: int = 0) -> tuple[int, int] | None:
    """Where words of a value stand in its source, for the `nth` time from 0.

    A line break of the source stands for any blank of the value, and the other way round.
    """
    if spot.value is None or not words.strip():
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.search(text, spot.value.start, spot.value.end)
    while found and nth:
        found = pattern.search(text, found.end(), spot.value.end)
        nth -= 1
    return found.span() if found else None


def _extent(text: str, spot: Spot, *, key: bool) -> tuple[int, int]:
    value = spot.value
    if spot.key is not None and (value is None or (spot.keyed and _by_key(value, key=key))):
        return spot.key.start, spot.key.end
    if isinstance(value, ScalarNode):
        return written(text, value)
    if isinstance(value, MapNode) and value.keys_at:  # an entry of a list: its first key
        first = next(iter(value.keys_at.values()))
        return first.start, first.end
    if value is not None:
        return value.start, value.start + 1
    return 0, 0


def _by_key(value: Node, *, key: bool) -> bool:
    return key or not isinstance(value, ScalarNode)


def written(text: str, node: ScalarNode) -> tuple[int, int]:
    """The words of a scalar without the `>-` or `|` above them."""
    if node.style not in ("|", ">"):
        return node.start, node.end
    start = text.find("\n", node.start, node.end)
    if start < 0:
        return node.start, node.end
    while start < node.end and text[start].isspace():
        start += 1
    return start, node.end


def _in_body(text: str, offset: int, words: str) -> tuple[int, int]:
    start = text.find(words, offset) if words else offset
    start = offset if start < 0 else start
    end = start + len(words) if text.startswith(words, start) else start
    return start, max(end, min(start + 1, len(text)))
