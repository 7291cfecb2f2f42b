"""YAML as located nodes: what is kept, what is refused, with either loader."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import yaml_events, yaml_tree
from generator.source import SourceFile
from generator.yaml_nodes import ListNode, MapNode, Node, Parsed, ScalarNode, parse

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__, autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here runs with libyaml, and with the loader used where it is missing."""
    monkeypatch.setattr(yaml_events, "LOADER", request.param)


def parsed(text: str) -> Parsed:
    return parse(SourceFile("x.yaml", text))


def plain(node: Node | None) -> Any:
    if isinstance(node, MapNode):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, ListNode):
        return [plain(entry) for entry in node]
    return node.text if node else None


def scalar(text: str, *path: str | int) -> ScalarNode:
    node: Any = parsed(text).node
    for step in path:
        node = node[step]
    assert isinstance(node, ScalarNode)
    return node


def told(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in parsed(text).findings]


# -- what is kept ---------------------------------------------------------------------------------


def test_every_scalar_stays_text() -> None:
    text = "a: no\nb: 2024-01-02\nc: 010\nd: 1_000\ne: 12:30\nf: 0x1f\ng: =\nh: .inf\n"

    assert plain(parsed(text).node) == {
        "a": "no", "b": "2024-01-02", "c": "010", "d": "1_000",
        "e": "12:30", "f": "0x1f", "g": "=", "h": ".inf",
    }  # fmt: skip


def test_a_nest_of_mappings_and_lists_is_kept_in_order() -> None:
    text = "z:\n- a: 1\n  b: [x, {y: z}]\n- - 2\na: >-\n  one\n  two\n"

    node = parsed(text).node

    assert plain(node) == {"z": [{"a": "1", "b": ["x", {"y": "z"}]}, ["2"]], "a": "one two"}
    assert list(plain(node)) == ["z", "a"]


def test_offsets_count_code_points_of_the_file() -> None:
    text = "a: 😀 Ærø\nb: 'it''s'\nc: [ø, \"ü\"]\n"
    node: Any = parsed(text).node

    def raw(one: ScalarNode) -> str:
        return text[one.start : one.end]

    assert [raw(node["a"]), raw(node["b"]), raw(node["c"][1])] == ["😀 Ærø", "'it''s'", '"ü"']
    assert raw(node.keys_at["c"]) == "c"


def test_offsets_of_a_part_of_a_file_are_those_of_the_whole() -> None:
    text = "---\ntitle: Lamp\n---\nbody"

    node: Any = parse(SourceFile("x.md", text), 4, 16).node

    assert text[node["title"].start : node["title"].end] == "Lamp"


@pytest.mark.parametrize("value", ["", " ", "~", "null", " # remark"])
def test_a_key_without_a_value_has_none(value: str) -> None:
    node = parsed(f"a:{' ' if value else ''}{value}\nb: c\n").node

    assert plain(node) == {"a": None, "b": "c"}
    assert isinstance(node, MapNode)
    assert node.keys_at["a"].text == "a"


@pytest.mark.parametrize("value", ['""', "''", '"~"', "'null'", "Null", "NULL"])
def test_quoted_nothing_and_names_like_null_are_values(value: str) -> None:
    assert plain(parsed(f"a: {value}").node)["a"] is not None


def test_a_block_collection_ends_with_its_last_value() -> None:
    text = "a:\n- x\n- y\n\n# remark\nb: z\n"
    node: Any = parsed(text).node

    assert text[node["a"].start : node["a"].end] == "- x\n- y"


def test_a_folded_text_ends_with_its_words() -> None:
    node = scalar("a: >-\n  one\n  two\n\n\nb: x\n", "a")

    assert node.style == ">"
    assert (node.start, node.end) == (3, 17)


def test_texts_in_brackets_are_known_as_such() -> None:
    text = "a: [x, {b: y}]\nc:\n- z\n"

    assert scalar(text, "a", 0).flow
    assert scalar(text, "a", 1, "b").flow
    assert not scalar(text, "c", 0).flow


def test_a_text_that_holds_nothing_has_no_node_and_no_findings() -> None:
    assert parsed("# only a remark\n") == Parsed(None, ())


# -- comments that cut a text ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: words # cut", ["a"]),
        ("a:\n- words # cut", ["a", 0]),
        ("a: words\n  and more # cut", ["a"]),
        ("a: [words # cut\n]", ["a", 0]),
        ("a: words\n  # cut: a line deeper than the key goes on with its text", ["a"]),
        ("- a: words\n    # cut", [0, "a"]),
        ("- words\n  # cut", [0]),
        ("a:\n  - - words\n      # cut", ["a", 0, 0]),
    ],
)
def test_a_comment_right_after_a_plain_text_is_seen(text: str, path: list[str | int]) -> None:
    assert text[scalar(text, *path).comment :].startswith("# cut")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: words#1", ["a"]),
        ("a: 'words' # remark", ["a"]),
        ('a: "words" # remark', ["a"]),
        ("a: >- # remark\n  words", ["a"]),
        ("a: >-\n  words # 1\nb: c", ["a"]),
        ("a: words\n# remark", ["a"]),
        ("a: words\n\n  # remark after a blank line", ["a"]),
        ("x:\n  a: words\n  # remark", ["x", "a"]),
        ("- a: words\n  # remark", [0, "a"]),
        ("- words\n# remark", [0]),
        ("a: [words] # remark", ["a", 0]),
    ],
)
def test_a_comment_elsewhere_cuts_nothing(text: str, path: list[str | int]) -> None:
    assert scalar(text, *path).comment == -1


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b\na: c", [("duplicate-key", 2, 1)]),
        ("a:\n  'b': 1\n  \"b\": 2", [("duplicate-key", 3, 3)]),
        ("a: {b: 1, b: 2}", [("duplicate-key", 1, 11)]),
        ("a: &x b", [("yaml-alias", 1, 4)]),
        ("a: &x [b]", [("yaml-alias", 1, 4)]),
        ("a: *x", [("yaml-alias", 1, 4)]),
        ("*x : a", [("yaml-alias", 1, 1)]),
        ("a: !!str b", [("yaml-tag", 1, 4)]),
        ("a: !x {b: c}", [("yaml-tag", 1, 4)]),
        ("a: ! b", [("yaml-tag", 1, 4)]),
        ("<<: {a: b}", [("merge-key", 1, 1)]),
        ("? [a]\n: b", [("bad-key", 1, 3)]),
        ('"": b', [("bad-key", 1, 1)]),
        ("a: b\n---\nc: d", [("several-documents", 2, 1)]),
        ("a: b\n...\n---\nc: d", [("several-documents", 3, 1)]),
    ],
)
def test_what_could_hide_words_is_refused(text: str, found: list[tuple[str, int, int]]) -> None:
    assert told(text) == found


def test_a_quoted_merge_mark_is_a_key_like_any() -> None:
    assert plain(parsed('"<<": a').node) == {"<<": "a"}


def test_the_first_of_two_equal_keys_stands_and_is_shown() -> None:
    found = parsed("a: b\n'a':\n  c: d\n  c: e\n")

    assert plain(found.node) == {"a": "b"}
    related = found.findings[0].related[0]
    assert (related.span.line, related.span.column, related.label) == (1, 1, "first defined here")


def test_everything_refused_is_told_at_once() -> None:
    text = "a: &x 1\na: 2\nb: !y 3\nc: *x\n<<: 4\n"

    assert [code for code, _, _ in told(text)] == [
        "yaml-alias", "duplicate-key", "yaml-tag", "yaml-alias", "merge-key",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["a: *b", "<<: a", "a: b: c", "a: b\n---\nc: d", "? [a]\n: b"])
def test_what_does_not_say_what_was_meant_gives_no_node(text: str) -> None:
    assert parsed(text).node is None


def test_thirty_two_levels_are_read_and_thirty_three_are_not() -> None:
    assert told("[" * 32 + "]" * 32) == []
    assert told("[" * 33 + "]" * 33) == [("too-deep", 1, 33)]


@pytest.mark.parametrize("shape", ["[", "- ", "{a: ", "[{a: "])
def test_a_mebibyte_of_nests_is_refused_like_a_small_one(shape: str) -> None:
    found = told(shape * ((1 << 20) // len(shape)))

    assert [code for code, _, _ in found] == ["too-deep"]


def test_a_small_file_of_aliases_never_expands() -> None:
    rows = ["a: &a [x]", *(f"k{n}: &b{n} [{', '.join(['*a'] * 9)}]" for n in range(9))]

    assert {code for code, _, _ in told("\n".join(rows))} == {"yaml-alias"}


def test_too_many_nodes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "MAX_EVENTS", 50)

    assert [code for code, _, _ in told("- a\n" * 60)] == ["too-large"]


def test_a_file_full_of_faults_is_not_read_to_its_end() -> None:
    assert len(parsed("- !a b\n" * 5000).findings) == yaml_tree.MAX_FINDINGS


@pytest.mark.parametrize(
    "escape",
    [r"\U00110000", r"\UFFFFFFFF", r"\ud800", r"\uDFFF", r"\U0000d83d", r"\xZZ", r"\q"],
)
def test_an_escape_of_no_character_is_refused(escape: str) -> None:
    found = parsed(f'a: "{escape}"')

    assert [d.code for d in found.findings] == ["bad-yaml"]
    assert found.node is None


HOSTILE = st.text(st.sampled_from("ab:-#&*!|>'\"[]{},?%@`\\~<= \n\t\r\x00\x85\u2028\ufeffæ😀"))


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_no_text_crashes_the_reader_and_every_span_lies_in_the_file(text: str) -> None:
    source = SourceFile("x.yaml", text)
    lines = text.count("\n") + 1

    for loader in LOADERS:
        yaml_events.LOADER = loader
        found = parse(source)
        for one in found.findings:
            start = (one.span.line, one.span.column)
            assert (1, 1) <= start <= (one.span.end_line, one.span.end_column)
            assert one.span.end_line <= lines
        if found.node is not None:
            assert 0 <= found.node.start <= found.node.end <= len(text)
