"""Floor 0, YAML as located nodes from parse events; the only door to PyYAML.

Never by a loader's composer: that one crashes the interpreter on deep nests, keeps the last of two
equal keys and turns `no` into False. Here every scalar stays text until the schema reads it, and
whatever could hide words or expand without end is refused with a position: several documents,
anchors and aliases, tags, merge keys, duplicate keys, depth.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Related
from generator.manual import finding
from generator.patterns import pattern
from generator.source import SourceFile
from generator.structs import Struct, field
from generator.yaml_faults import Fault, explain
from generator.yaml_tree import MAX_FINDINGS, ListNode, MapNode, Node, Parsed, ScalarNode

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it, else the same grammar in Python."""

MAX_DEPTH = 32
"""Mappings and lists inside each other."""
MAX_EVENTS = 500_000
"""Nodes and ends of collections in one file."""
_BLOCK = frozenset("|>")
_BLANK = frozenset(" \t\n")
_LEAD = pattern(r"[ ]*(?:- +)*")
_SURROGATE = pattern("[\ud800-\udfff]")
_HALF = pattern(r"\\(?:u|U0000)[dD][89a-fA-F]")
_WORD = pattern(r"\S+")
_COMMENT = pattern(r"[ \t]+#")
_COMMENT_LINE = pattern(r"\n([ ]*)#")


class _Stop(Exception):
    """Nothing after this point can be relied on; its finding has been written down."""


class _Builder(Struct):
    """One pass over the events. `text` is `source.text` from `base` on; events count from there."""

    source: SourceFile
    text: str
    base: int
    commented: bool
    """Whether there is any `#`."""
    findings: list[Diagnostic] = field(default_factory=list)
    sound: bool = True
    """Whether the nodes say what the text says."""
    open: list[ListNode | MapNode] = field(default_factory=list)
    root: Node | None = None
    key: ScalarNode | None = None
    """The key that waits for its value, in the innermost mapping."""
    event: Any = None
    """The last event of all, which tells where a fault without a place of its own was met."""
    spoken: Any = None
    """The last scalar's event."""

    @property
    def last(self) -> int:
        """Where the last event ended."""
        return self.event.end_mark.index if self.event else 0

    @property
    def scalar(self) -> tuple[int, int]:
        """Where the last scalar stands."""
        return (self.spoken.start_mark.index, self.spoken.end_mark.index) if self.spoken else (0, 0)

    # -- findings ----------------------------------------------------------------------------

    def say(
        self,
        fault: Fault,
        *,
        related: tuple[Related, ...] = (),
        stop: bool = False,
    ) -> None:
        span = self.source.span(self.base + fault.start, self.base + fault.end)
        self.findings.append(
            finding(fault.code, span, fault.message, hint=fault.hint, related=related)
        )
        if stop or len(self.findings) >= MAX_FINDINGS:
            raise _Stop

    # -- events (Any: the stubs call their marks optional, which those of parsed text are not) ---

    def build(self) -> Node | None:
        loader = LOADER(self.text)
        count = documents = 0
        try:
            while loader.check_event():
                self.event = event = loader.get_event()
                count += 1
                if count > MAX_EVENTS:
                    self._too_many()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent:
                    self._begin(event, MapNode(event.start_mark.index, flow=self._flow(event)))
                elif kind is yaml.SequenceStartEvent:
                    self._begin(event, ListNode(event.start_mark.index, flow=self._flow(event)))
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._finish(event)
                elif kind is yaml.AliasEvent:
                    self._alias(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._second_document(event)
        finally:
            loader.dispose()
        return self.root

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style
        self.spoken = event
        base = self.base
        comment = -1
        if not style:
            style = ""
            if self.commented and self.text[end : end + 1] in _BLANK:
                comment = self._comment(start, end)
                comment = comment if comment < 0 else base + comment
        elif style == '"':
            if _SURROGATE.search(event.value):
                self._lone_surrogate(start, end)
        elif style in _BLOCK:
            while end > start and self.text[end - 1] in " \n":
                end -= 1
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        flow = bool(self.open) and self.open[-1].flow
        self._put(ScalarNode(base + start, base + end, event.value, style, flow, comment))

    def _lone_surrogate(self, start: int, end: int) -> None:
        """Half a character written as an escape: libyaml refuses it, the Python loader doesn't."""
        found = _HALF.search(self.text, start, end)
        at = found.start() if found else start
        self.say(explain(self.text, "escape", at, start, read=(0, 0)), stop=True)

    def _comment(self, start: int, end: int) -> int:
        """Where a comment begins that ends the plain text `text[start:end]`, or -1.

        A comment on the next line counts where the text could have gone on: deeper than what
        holds it.
        """
        if start == end:
            return -1
        match = _COMMENT.match(self.text, end)
        if match:
            return match.end() - 1
        match = _COMMENT_LINE.match(self.text, end)
        if not match:
            return -1
        line = self.text.rfind("\n", 0, start) + 1
        lead = _LEAD.match(self.text, line)
        assert lead is not None
        holder = lead.end() - line
        if lead.end() == start:  # an entry of a list: held by its dash
            holder = self.text.rfind("-", line, start) - line
        return match.end() - 1 if len(match[1]) > holder else -1

    def _flow(self, event: Any) -> bool:
        return bool(event.flow_style)

    def _begin(self, event: Any, node: ListNode | MapNode) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if len(self.open) >= MAX_DEPTH:
            at = event.start_mark.index
            message = f"lists and mappings stand more than {MAX_DEPTH} deep inside each other"
            self.say(Fault("too-deep", at, at + 1, message), stop=True)
        node.start = node.end = self.base + event.start_mark.index
        self._put(node)
        self.open.append(node)

    def _finish(self, event: Any) -> None:
        node = self.open.pop()
        if node.flow:
            node.end = self.base + event.end_mark.index
        elif isinstance(node, ListNode):
            node.end = node[-1].end if node else node.start
        elif node.keys_at:
            key, value = next(reversed(node.items()))
            node.end = value.end if value is not None else node.keys_at[key].end

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        holder = self.open[-1]
        if isinstance(holder, ListNode):
            holder.append(node)
        elif self.key is None:
            self.key = self._name(node, holder)
        else:
            key, self.key = self.key, None
            if key.text in holder.keys_at:  # the first stands; the second has been reported
                return
            holder.keys_at[key.text] = key
            absent = isinstance(node, ScalarNode) and node.absent
            holder[key.text] = None if absent else node

    def _name(self, node: Node, holder: MapNode) -> ScalarNode:
        if not isinstance(node, ScalarNode) or not node.text:
            at = node.start - self.base
            message = "a key is a plain word, not a list, a mapping or nothing"
            hint = "text that begins with a mark goes under >- on a line of its own"
            self.say(Fault("bad-key", at, at + 1, message, hint), stop=True)
        assert isinstance(node, ScalarNode)
        if node.text == "<<" and not node.style:
            self.sound = False
            message = "a merge key '<<' hides what the file says"
            fault = Fault(
                "merge-key",
                node.start - self.base,
                node.end - self.base,
                message,
                "write the keys out",
            )
            self.say(fault)
        elif node.text in holder.keys_at:
            first = holder.keys_at[node.text]
            related = Related(self.source.span(first.start, first.end), "first defined here")
            message = f"'{node.text}' stands twice in the same mapping"
            fault = Fault(
                "duplicate-key",
                node.start - self.base,
                node.end - self.base,
                message,
                "keep one of them, or give one another name",
            )
            self.say(fault, related=(related,))
        return node

    # -- what is refused ---------------------------------------------------------------------

    def _marked(self, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor is not None:
            end = start + 1 + len(event.anchor)
            self.say(_not_yaml("yaml-alias", start, end, "&", "an anchor"))
        else:
            tag = _WORD.match(self.text, start)
            end = tag.end() if tag else start + 1
            self.say(_not_yaml("yaml-tag", start, end, "!", "a tag"))

    def _alias(self, event: Any) -> None:
        self.sound = False
        start, end = event.start_mark.index, event.end_mark.index
        self.say(_not_yaml("yaml-alias", start, end, "*", "an alias"))
        text = self.text[start:end]
        self._put(ScalarNode(self.base + start, self.base + end, text, "*", flow=False, comment=-1))

    def _second_document(self, event: Any) -> None:
        self.sound = False
        start, end = event.start_mark.index, max(event.end_mark.index, event.start_mark.index + 1)
        message = "a second YAML document begins here; a file holds one"
        self.say(
            Fault(
                "several-documents", start, end, message, "take the line away, or make two files"
            ),
            stop=True,
        )

    def _too_many(self) -> None:
        message = f"the file holds more than {MAX_EVENTS:,} YAML nodes"
        fault = Fault("too-large", self.last, self.last + 1, message, "split it into several files")
        self.say(fault, stop=True)


def _not_yaml(code: str, start: int, end: int, mark: str, what: str) -> Fault:
    return Fault(
        code,
        start,
        end,
        f"'{mark}' begins {what} here, and those are refused: each value is written out",
        f"text that begins with {mark} goes under >- on a line of its own",
    )


def read_events(source: SourceFile, text: str, start: int) -> Parsed:
    """The YAML in `text`, which is that of `source` from `start` on, with all that is refused."""
    builder = _Builder(source, text, start, "#" in text)
    node: Node | None = None
    fault: Fault | None = None
    try:
        node = builder.build()
    except _Stop:
        builder.sound = False
    except RecursionError:
        at = builder.last
        message = "lists and mappings stand too deep inside each other"
        fault = Fault("too-deep", at, at + 1, message)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # ValueError and OverflowError: the Python loader on escapes beyond Unicode.
        fault = explain(text, *_marks(error, builder.last), read=builder.scalar)
    if fault:
        builder.sound = False
        with suppress(_Stop):
            builder.say(fault)
    return Parsed(node if builder.sound else None, tuple(builder.findings))


def _marks(error: Exception, last: int) -> tuple[str, int, int | None]:
    """What a loader found, where, and where the thing it was reading began."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        context = error.context_mark
        problem = f"{error.context or ''} {error.problem or ''}".strip()
        return problem, error.problem_mark.index, context.index if context else None
    if isinstance(error, yaml.reader.ReaderError):
        return "this character may not stand in YAML", error.position, None
    return "found invalid Unicode character escape code", last, None


class _Texts(yaml.SafeDumper):
    """Writes every scalar as the text it is: of plain ones our reader takes only null for none."""

    yaml_implicit_resolvers = {  # noqa: RUF012 # the library's own attribute
        first: [rule for rule in rules if rule[0].endswith(":null")]
        for first, rules in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }


_Texts.add_representer(int, lambda dumper, value: dumper.represent_str(str(value)))


def dump(value: object) -> str:
    """Mappings, lists, texts and whole numbers as YAML that `parse` reads back, keys in order."""
    text: str = yaml.dump(value, Dumper=_Texts, allow_unicode=True, sort_keys=False, width=1 << 20)
    return text
