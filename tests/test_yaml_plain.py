"""YAML that is read without the parser is read as the parser reads it, place by place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import yaml_nodes
from generator.front_matter import split
from generator.source import SourceFile
from generator.yaml_nodes import ListNode, Node, Parsed, ScalarNode, parse
from generator.yaml_plain import read_plain

CONTENT = Path(__file__).parents[1] / "content"

KEYS = st.sampled_from(["a", "key", "q1", "9", "x-y", "null", "a_b"])
PLAIN = st.sampled_from([
    "v", "two  words", "null", "~", "2022-10-04", "https://x.y/z", "true", "“é”", "$(x)", "x#c", "<<",
    "a, b", "...", '"q: x"', '""', "'s'", "[a, b c]", "[]", "[a#b,  c/d]", "[é]",
])  # fmt: skip
OTHER = st.sampled_from([
    "", "v ", "a: b", "a:", "x #c", "-1", "- a", "*a", "&a", "!t", "{a: b}", '"a\\n"', "'it''s'", "?",
    "[a,b]", "[a, b ]", "[a: b]", "[a", "|+", ">2", "\ta", "\u00a0a", "@x", '"a" b', "|", ">",
])  # fmt: skip
BLOCKS = st.tuples(st.sampled_from([">-", "|", ">", "|-"]), st.lists(PLAIN, min_size=1, max_size=3))
ODD = st.sampled_from(
    ["", "", "  ", "# c", "# c", " # c", "text", "- x", "  deep: x", "---", "<<: x"]
)


def written(value: Any, indent: int, step: int) -> list[str]:
    """Lines of a value: a mapping, a list, a block, or a text for the line before."""
    pad = " " * indent
    if isinstance(value, tuple):
        return [f" {value[0]}", *(pad + line for line in value[1])]
    if isinstance(value, str):
        return [f" {value}" if value else ""]
    lines = [""]
    for key, inner in value.items() if isinstance(value, dict) else ():
        first, *more = written(inner, indent + step, step)
        lines += [f"{pad}{key}:{first}", *more]
    for inner in value if isinstance(value, list) else ():
        first, *more = written(inner, indent + 2, step)
        if not first and more:
            first, *more = [f" {more[0].lstrip(' ')}", *more[1:]]
        lines += [f"{pad}-{first}", *more]
    return lines


VALUES = st.recursive(
    PLAIN | BLOCKS | (PLAIN | OTHER),
    lambda inner: (
        st.dictionaries(KEYS, inner, min_size=1, max_size=3)
        | st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A mapping as it may be written, now and then with a line that may not stand there."""
    value = draw(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
    lines = written(value, 0, draw(st.sampled_from([1, 2, 2, 4])))[1:]
    if draw(st.booleans()):
        lines.insert(draw(st.integers(0, len(lines))), draw(ODD))
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


def shown(node: Node | None) -> Any:
    """All that is known of a node."""
    if node is None or isinstance(node, ScalarNode):
        return node
    if isinstance(node, ListNode):
        return (node.start, node.end, node.flow, [shown(one) for one in node])
    inner = [(key, shown(value)) for key, value in node.items()]
    return (node.start, node.end, node.flow, inner, list(node.keys_at.items()))


def by_the_parser(text: str, base: int = 0) -> Parsed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "read_plain", lambda *_: None)
        return parse(SourceFile("a.yaml", "\n" * base + text), base)


@given(text=texts(), base=st.sampled_from([0, 4]))
@example("a: >-\n  b\n    \n\n", 0)
@example("a:\n- b: c\n  d:\n- e\nf:\n", 0)
@example("a: b\n  c\n", 0)
@example("a: >\n  b", 0)
def test_it_is_read_as_the_parser_reads_it(text: str, base: int) -> None:
    plain = read_plain(text, base)
    if plain is not None:
        parsed = by_the_parser(text, base)
        assert not parsed.findings
        assert shown(plain) == shown(parsed.node)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.*")), ids=lambda path: path.name)
def test_our_own_content_is_read_as_the_parser_reads_it(path: Path) -> None:
    text = path.read_text("utf-8")
    front = split(text)
    text = text[front.start : front.end] if front else text
    plain = read_plain(text, 0)
    assert plain is None or shown(plain) == shown(by_the_parser(text).node)


@pytest.mark.parametrize(
    "text",
    [
        'title: "Night ferry"\noutlet: gazette\nauthors: [Ida Rook, Bram Tolliver]\nrights: full\n',
        "quotes:\n  q1:\n    speaker: omar\n    text: >-\n      We came,\n      and stayed.\n",
        "# Who speaks.\nroles:\n- title: mayor\n  of: council\n- title: pilot\n",
        "note:\nkind: person\n",
    ],
)
def test_common_content_takes_no_parser(text: str) -> None:
    assert read_plain(text, 0) is not None


@pytest.mark.parametrize(
    "text",
    [
        "", "a\n", "- a\n", "a: b # c\n", "a: b\n  c\n", "a: {b: c}\n", 'a: "b\\n"\n', "a: b\na: c\n",
        "a: &b c\n", "a: *b\n", "a: !b c\n", "--- \na: b\n", "a:\tb\n", " a: b\n", '"a": b\n', "a: b: c\n",
        "a:\n  b: c\n d: e\n", "a: |\n  b\n   c\n", "a: |\n  b\n\n  c\n", "? a\n", "a: b\u00a0c\n",
    ],
)  # fmt: skip
def test_all_else_does(text: str) -> None:
    assert read_plain(text, 0) is None
