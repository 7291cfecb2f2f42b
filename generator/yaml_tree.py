"""Floor 0, YAML as nodes that know where they stand. What a key means is not known here."""

from __future__ import annotations

from generator.diagnostics import Diagnostic
from generator.structs import Struct

_ABSENT = frozenset({"", "~", "null"})


class ScalarNode(Struct, frozen=True):
    """A text as written, with where it stands: offsets (code points) into the file's text."""

    start: int
    end: int
    text: str
    style: str
    """`"`, `'`, `|`, `>`, or empty for a plain one."""
    flow: bool
    """Whether it stands in `{ }` or `[ ]`."""
    comment: int
    """Where the `#` of a comment that cuts a plain text stands; -1 if there is none."""

    @property
    def absent(self) -> bool:
        """Whether this is no value at all: nothing, `~` or `null`."""
        return not self.style and self.text in _ABSENT


class ListNode(list["Node"]):
    """A list of nodes, with where it stands. Never written to once parsed."""

    __slots__ = ("end", "flow", "start")

    def __init__(self, start: int, *, flow: bool) -> None:
        super().__init__()
        self.start = start
        self.end = start
        self.flow = flow


class MapNode(dict[str, "Node | None"]):
    """Key → node, None for a key without a value, with where it stands. Never written to."""

    __slots__ = ("end", "flow", "keys_at", "start")

    def __init__(self, start: int, *, flow: bool) -> None:
        super().__init__()
        self.start = start
        self.end = start
        self.flow = flow
        self.keys_at: dict[str, ScalarNode] = {}


Node = ScalarNode | ListNode | MapNode


MAX_FINDINGS = 100
"""What is said of one file; one that has more wrong with it is not read on."""


class Parsed(Struct, frozen=True):
    """What came of one YAML text."""

    node: Node | None
    """None where the text holds nothing, or nothing that could be relied on."""
    findings: tuple[Diagnostic, ...]
