"""Floor 0, YAML as located nodes.

Most of it takes no parser (`yaml_plain`), which is then not even imported; all else is read event
by event (`yaml_events`). What a key means is not known here.
"""

from __future__ import annotations

from generator.source import SourceFile
from generator.yaml_plain import read_plain
from generator.yaml_tree import MAX_FINDINGS, ListNode, MapNode, Node, Parsed, ScalarNode

__all__ = ["MAX_FINDINGS", "ListNode", "MapNode", "Node", "Parsed", "ScalarNode", "parse"]


def parse(source: SourceFile, start: int = 0, end: int | None = None) -> Parsed:
    """The YAML in `source.text[start:end]` as one node, with all that is refused in it.

    Never raises for anything a file can hold. Spans and offsets are those of the whole file.
    """
    text = source.text[start:end]
    plain = read_plain(text, start)
    if plain is not None:
        return Parsed(plain, ())
    from generator.yaml_events import read_events

    return read_events(source, text, start)
