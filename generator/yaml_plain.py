"""Floor 0, YAML that needs no parser: a key or an entry a line, each with its value on that line.

That is how most content is written. What is read here is read as the parser would, place by place;
of any other text nothing is, and `generator.yaml_nodes` gives it to the parser: comments behind
values, values of several lines that are no blocks, escapes, braces, keys in quotes, and whatever is
wrong.
"""

from __future__ import annotations

import re

from generator.yaml_tree import ListNode, MapNode, Node, ScalarNode

_MOST = 200_000
"""Characters: a longer text may hold more nodes than the parser lets pass."""
_DEEPEST = 30
"""Less than the parser lets pass."""

_ENTRY = r"[^\W_](?:[^\n,\[\]{}:?]*[^\s,\[\]{}:?])?"
_LINE = re.compile(
    rf"""
    (?P<indent>[ ]*)
    (?P<dash>-[ ]+)?
    (?: (?P<key>[A-Za-z0-9_][A-Za-z0-9_-]{{0,99}}) :(?:[ ]+|(?=\n|\Z)) )?
    (?: "(?P<double>[^"\\\n]*)"
      | '(?P<single>[^'\n]*)'
      | (?P<list>\[ (?: {_ENTRY} (?: ,[ ]+{_ENTRY} )*+ )? \])
      | (?P<block>[|>]-?)
      | (?P<plain>[^\s\-?:,\[\]{{}}#&*!|>'"%@`][^\n:]*+(?::(?![ \n]|\Z)[^\n:]*+)*+)(?<![ ])
    )?
    (?:\n|\Z)
    """,
    re.VERBOSE,
)
_IN_LIST = re.compile(_ENTRY)
_IN_BLOCK = re.compile(r"([ ]+)([^ \n][^\n]*)(?<! )(?:\n|\Z)")
_BLANK = re.compile(r"[ ]*\n|[ ]+\Z")
_DOUBLE, _SINGLE, _LIST, _BLOCK, _PLAIN = map(
    _LINE.groupindex.__getitem__, ("double", "single", "list", "block", "plain")
)


def read_plain(text: str, base: int) -> MapNode | None:
    """The mapping a text is; None where it takes a parser. Places count from `base` on."""
    if len(text) > _MOST or " #" in text or not text.replace("\n", "").isprintable():
        return None
    return _Reader(text, base).read()


class _Reader:
    """One pass over the lines."""

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.at = 0
        """Where the next line begins."""
        self.open: list[tuple[int, MapNode | ListNode]] = []
        """What is not yet over, each with its column."""
        self.waiting: ScalarNode | None = None
        """The key that waits for its value, in the innermost mapping."""

    def read(self) -> MapNode | None:
        text, end = self.text, len(self.text)
        while self.at < end:
            if text[self.at] == "#":  # a comment within no text
                self.at = text.find("\n", self.at) + 1 or end
                continue
            line = _LINE.match(text, self.at)
            if line is None:
                return None
            start, self.at = self.at, line.end()
            indent, dash, key = line.group(1, 2, 3)
            if dash is None and key is None:
                if line.lastindex != 1:  # neither key nor entry, and not blank
                    return None
                continue
            if not self._reach(len(indent), start + len(indent), in_list=dash is not None):
                return None
            if not (self._key(line, start) if key is not None else self._entry(line)):
                return None
        root = self.open[0][1] if self.open else None
        self._close(-1)
        return root if isinstance(root, MapNode) else None

    def _reach(self, column: int, place: int, *, in_list: bool) -> bool:
        """Close and open what must be for a key or entry at a column; whether that is clear."""
        if not self.open:
            self.open.append((0, MapNode(self.base + place, flow=False)))
            return column == 0 and not in_list
        inner, holder = self.open[-1]
        if self.waiting is not None and (column > inner or (in_list and column == inner)):
            start = self.base + place
            made = ListNode(start, flow=False) if in_list else MapNode(start, flow=False)
            self._put(made)
            self.open.append((column, made))
            return len(self.open) < _DEEPEST
        if column < inner or self.waiting is not None:
            self._close(column)
            inner, holder = self.open[-1]
        if column == inner and not in_list and isinstance(holder, ListNode):
            self._close(column, lists=True)
            inner, holder = self.open[-1]
        return column == inner and in_list == isinstance(holder, ListNode)

    def _close(self, column: int, *, lists: bool = False) -> None:
        """Close what stands deeper than a column; with `lists` a list that stands there too."""
        if self.waiting is not None:
            self._put(None)
        while self.open:
            at, node = self.open[-1]
            if at < column or (at == column and not (lists and isinstance(node, ListNode))):
                return
            self.open.pop()
            if isinstance(node, ListNode):
                node.end = node[-1].end
            else:
                key, value = next(reversed(node.items()))
                node.end = node.keys_at[key].end if value is None else value.end

    def _put(self, node: Node | None) -> None:
        """Give the waiting key its value."""
        holder, key = self.open[-1][1], self.waiting
        assert isinstance(holder, MapNode)
        assert key is not None
        holder[key.text] = node
        self.waiting = None

    def _entry(self, line: re.Match[str]) -> bool:
        """An entry of a list that is a value."""
        holder, value = self.open[-1][1], self._value(line)
        if value is None or not isinstance(holder, ListNode):
            return False
        holder.append(value)
        return True

    def _key(self, line: re.Match[str], start: int) -> bool:
        """A key, perhaps the first of an entry of a list, with the value behind it if any."""
        first, last = line.span("key")
        holder = self.open[-1][1]
        if isinstance(holder, ListNode):
            made = MapNode(self.base + first, flow=False)
            holder.append(made)
            self.open.append((first - start, made))
            holder = made
        key = ScalarNode(self.base + first, self.base + last, line["key"], "", False, -1)  # noqa: FBT003 # as made a hundred times a file
        if key.text in holder.keys_at:
            return False
        holder.keys_at[key.text] = key
        self.waiting = key
        if line.lastindex == 3:  # nothing behind it: what it waits for stands on the next line
            return True
        value = self._value(line)
        if value is None:
            return False
        self._put(None if isinstance(value, ScalarNode) and value.absent else value)
        return True

    def _value(self, line: re.Match[str]) -> ScalarNode | ListNode | None:
        """The value on a line; None where it takes a parser."""
        kind = line.lastindex
        if kind is None or kind <= 3:
            return None
        first, last = line.span(kind)
        start, end = self.base + first, self.base + last
        if kind == _PLAIN:
            return ScalarNode(start, end, line[kind], "", False, -1)  # noqa: FBT003
        if kind == _DOUBLE:
            return ScalarNode(start - 1, end + 1, line[kind], '"', False, -1)  # noqa: FBT003
        if kind == _SINGLE:
            return ScalarNode(start - 1, end + 1, line[kind], "'", False, -1)  # noqa: FBT003
        if kind == _LIST:
            return self._list(first, last)
        return self._block(line[kind], first)

    def _list(self, first: int, last: int) -> ListNode:
        """A list in brackets."""
        base, made = self.base, ListNode(self.base + first, flow=True)
        made.end = base + last
        for one in _IN_LIST.finditer(self.text, first, last):
            start, end = one.span()
            made.append(ScalarNode(base + start, base + end, one[0], "", True, -1))  # noqa: FBT003
        return made

    def _block(self, mark: str, first: int) -> ScalarNode | None:
        """The lines below `>-` and the like, where all stand at one column, deeper than the key."""
        column, indent, end = self.open[-1][0], 0, first
        lines: list[str] = []
        while line := _IN_BLOCK.match(self.text, self.at):
            here = len(line[1])
            if here <= column or (lines and here != indent):
                break
            lines.append(line[2])
            indent, end, self.at = here, line.end(2), line.end()
        strip = mark.endswith("-")
        if not lines or not (strip or self.text[end : end + 1]) or _BLANK.match(self.text, self.at):
            return None
        value = (" " if mark[0] == ">" else "\n").join(lines) + ("" if strip else "\n")
        return ScalarNode(self.base + first, self.base + end, value, mark[0], False, -1)  # noqa: FBT003
