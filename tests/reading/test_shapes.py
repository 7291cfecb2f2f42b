"""The shapes themselves, and how their faults are told."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from generator.diagnostics import Diagnostic
from generator.reading import read
from generator.reading.amiss import _model, faults, json_schema
from generator.reading.files import Known, open_file, place
from generator.reading.shapes import ACKNOWLEDGED, SHAPES, SealShape, StoryShape
from generator.reading.shaping import Shape, keys, shaped
from generator.tree import MemoryTree
from generator.yaml_nodes import MAX_FINDINGS, ListNode, MapNode, Node, ScalarNode
from tests.command import REPOSITORY


def findings(path: str, text: str) -> list[Diagnostic]:
    files = {"content/site.yaml": b"title: x"} | {f"content/{path}": text.encode()}
    return list(read(MemoryTree(files), folder_name="x").findings)


def told(path: str, text: str) -> list[tuple[str, int, int, str]]:
    return [(d.code, d.span.line, d.span.column, d.message) for d in findings(path, text)]


def test_an_unknown_key_is_told_with_the_one_that_was_meant_and_nothing_else() -> None:
    (found,) = findings("actors/mara.yaml", "nmae: Mara\n")

    assert (found.code, found.hint) == ("unknown-field", "did you mean 'name'?")
    assert found.message == "an actor has no field 'nmae'"


def test_an_unknown_key_like_none_is_told_with_all_there_are() -> None:
    (found,) = findings("outlets/gazette.yaml", "name: x\nfounded: 1907\n")

    assert found.hint == "it takes name, kind, url, country, language, formerly"


def test_keys_inside_an_item_are_told_by_the_item() -> None:
    text = "quotes:\n  sails:\n    speaker: mara\n    txet: It sails\n    wher: here\n"

    assert told("annotations/a.yaml", text) == [
        ("unknown-field", 4, 5, "quote 'sails' has no field 'txet'"),
        ("unknown-field", 5, 5, "quote 'sails' has no field 'wher'"),
    ]


def test_a_missing_key_is_told_at_what_lacks_it() -> None:
    text = "name: Mara\nroles:\n  - title: Captain\n  - of: line\n"

    assert told("actors/mara.yaml", text) == [("missing-field", 4, 5, "a role needs 'title'")]
    assert told("annotations/a.yaml", "quotes:\n  sails:\n    speaker: mara\n") == [
        ("missing-field", 2, 3, "quote 'sails' needs 'text'")
    ]
    assert told("actors/jon.yaml", "kind: person\n") == [
        ("missing-field", 1, 1, "an actor needs 'name'")
    ]


def test_a_key_without_the_value_it_needs_is_told_at_the_key() -> None:
    assert told("actors/mara.yaml", "kind: person\nname:\n") == [
        ("missing-value", 2, 1, "'name' has no value")
    ]
    assert told("stories/s.md", "---\ntitle: x\narticles: {}\n---\n") == [
        ("missing-value", 3, 1, "'articles' has no entry, and at least one is needed")
    ]
    assert told("annotations/a.yaml", "passages:\n  lit:\n") == [
        ("missing-value", 2, 3, "'lit' has no value")
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("aliases: M.", "'aliases' takes a list, not one value", "write [M.]"),
        ("aliases: The captain", "'aliases' takes a list, not one value",
         "write each on a line of its own after a dash"),
        ("aliases:\n  a: b", "'aliases' takes a list, not keys",
         "write [ ], or lines that begin with a dash"),
        ("native_name: Mara", "'native_name' takes 'id: …' lines of its own, not one value",
         "begin the next line with an id, indented"),
        ("roles:\n- Captain", "a role takes keys of its own, not one value",
         "write its keys below it, indented: title, of, since, until, evidence, note"),
        ("links: [https://a.example/]", "'links' takes 'id: …' lines of its own, not a list",
         "begin the next line with an id, indented"),
    ],
)  # fmt: skip
def test_the_wrong_kind_of_value_is_told_with_what_to_write(
    text: str, message: str, hint: str
) -> None:
    (found,) = findings("actors/mara.yaml", f"name: Mara\n{text}\n")

    assert (found.code, found.message, found.hint) == ("wrong-type", message, hint)


def test_an_id_is_told_at_its_key() -> None:
    text = "---\ntitle: x\narticles:\n  G 1: a\nclaims:\n  Ice: thick\n---\n"

    assert [(code, line, column) for code, line, column, _ in told("stories/s.md", text)] == [
        ("bad-id", 4, 3),
        ("bad-id", 6, 3),
    ]


def test_an_unquoted_colour_is_a_comment_and_told_so() -> None:
    found = read(
        MemoryTree({"content/site.yaml": b"title: x\ntheme:\n  accent: #a00000\n"}),
        folder_name="x",
    ).findings

    assert [(d.code, d.span.line) for d in found] == [("missing-value", 3)]
    assert "quotation marks" in (found[0].hint or "")


def test_a_file_of_nothing_but_faults_is_told_up_to_a_limit() -> None:
    text = "".join(f"key-{number}: x\n" for number in range(3000))

    assert len(findings("actors/mara.yaml", f"name: x\n{text}")) == MAX_FINDINGS


def test_the_keys_of_a_place_inside_a_shape_are_known() -> None:
    assert keys(StoryShape, ("questions", "sail-on")) == ["ask", "for", "against", "formerly"]
    assert keys(StoryShape, ("differences", 3)) == ["about", "accounts"]
    assert keys(StoryShape, ("articles",)) == []
    assert keys(StoryShape, ("title",)) == []
    assert keys(SHAPES["site"], ("theme",))[-3:] == ["serif", "sans", "measure"]


CONTRACT = {
    "site": "title base_url language timezone publisher contact rights repository min_coverage "
    "max_excerpt_words require_proof theme nav",
    "outlets": "name kind url country language formerly",
    "actors": "name kind aliases native_name description roles links formerly",
    "articles": "title outlet url published updated authors origins language rights licence "
    "retrieved archive digest supersedes withdrawn formerly",
    "annotations": "quotes passages reports stances",
    "stories": "title articles kicker summary authors published updated status key_quotes "
    "questions claims differences events unknowns related updates review_by draft embargo "
    "language translation_of formerly",
}


@pytest.mark.parametrize("kind", CONTRACT)
def test_the_fields_are_those_of_the_content_contract(kind: str) -> None:
    assert keys(SHAPES[kind], ()) == CONTRACT[kind].split()


FOUND = "prefix suffix occurrence ack lang translation said via note formerly"


@pytest.mark.parametrize(
    ("loc", "fields"),
    [
        (("quotes", "a"), f"text speaker {FOUND} where"),
        (("passages", "a"), f"text {FOUND} speaker where"),
        (("reports", "a"), f"{FOUND} text claim says evidence speaker"),
        (("stances", 0), "actor question position basis evidence note formerly"),
        (("quotes", "a", "translation"), "text by"),
    ],
)
def test_the_fields_of_items_are_those_of_the_content_contract(
    loc: tuple[str | int, ...], fields: str
) -> None:
    assert keys(SHAPES["annotations"], loc) == fields.split()


def test_each_flag_can_be_acknowledged() -> None:
    rows = "".join(f"    - {flag}\n" for flag in ACKNOWLEDGED)
    text = f"quotes:\n  a:\n    speaker: mara\n    text: It sails\n    ack:\n{rows}"

    assert findings("annotations/a.yaml", text) == []


@pytest.mark.parametrize("kind", SHAPES)
def test_a_shape_is_told_to_editors_as_json_schema(kind: str) -> None:
    schema = json_schema(kind)

    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(CONTRACT[kind].split())
    assert set(schema.get("required", [])) <= set(schema["properties"])


def test_a_schema_knows_the_words_and_both_forms_of_a_passage() -> None:
    schema = json_schema("annotations")

    assert schema["$defs"]["Position"]["enum"] == [
        "for", "against", "mixed", "conditional", "undeclared",
    ]  # fmt: skip
    passages = schema["properties"]["passages"]["anyOf"][0]["additionalProperties"]
    assert {"type": "string"} in passages["anyOf"]


# -- read straight off, or told what is amiss -----------------------------------------------------

ALL = {**SHAPES, "seals": SealShape}
WORDS = ("", "x", "true", "4", "0.5", "2020-01-05", "2020-01", "a#b", "A b", "p1", "for", "quote",
         "https://a.example/", "en", "Asia/Baghdad", "#fff", "headline", "a, b", "no")  # fmt: skip


def files() -> Iterator[tuple[str, MapNode]]:
    """Every content file of the repository that YAML can read, with the name of its shape."""
    for folder in (REPOSITORY / "content", *sorted((REPOSITORY / "tests").rglob("content"))):
        for path in sorted(folder.rglob("*")):
            known = place(f"content/{path.relative_to(folder).as_posix()}")
            if path.is_file() and isinstance(known, Known):
                opened = open_file(known, path.read_bytes())
                if opened.node is not None:
                    yield known.kind, opened.node


def plain(value: object) -> object:
    """A shape or model as what was set in it; all else as it is."""
    if isinstance(value, BaseModel):
        return {key: plain(getattr(value, key)) for key in value.model_fields_set}
    if isinstance(value, Shape):
        return {key: plain(inner) for key, inner in vars(value).items()}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def agree(shape: type[Shape], node: MapNode) -> bool:
    """Whether the node is in its shape, which both ways to read it say alike."""
    made, wrong = shaped(shape, node), faults(shape, node)
    assert (made is None) == bool(wrong), (node, wrong)
    if made is not None:
        assert plain(made) == plain(_model(shape).model_validate(node))
    return made is not None


def test_a_file_is_made_by_one_reading_exactly_when_the_other_finds_no_fault() -> None:
    found = [agree(ALL[kind], node) for kind, node in files()]

    assert len(found) > 100
    assert sum(found) > 100


def spoil(chance: random.Random, node: Node | None, other: list[Node | None]) -> Node | None:
    """The node, or one somewhere in it exchanged, taken away, doubled or renamed."""
    if chance.random() < 0.15 or node is None:
        return chance.choice(other)
    if isinstance(node, ScalarNode):
        return ScalarNode(node.start, node.end, chance.choice(WORDS), chance.choice(("", '"')),
                          chance.random() < 0.1, chance.choice((-1, -1, -1, 3)))  # fmt: skip
    if isinstance(node, ListNode):
        rows = ListNode(node.start, flow=chance.random() < 0.3)
        rows.extend(node)
        if rows and chance.random() < 0.8:
            at = chance.randrange(len(rows))
            spoilt = spoil(chance, rows.pop(at), other)
            rows[at:at] = [spoilt] if spoilt is not None and chance.random() < 0.8 else []
        return rows
    made = MapNode(node.start, flow=node.flow)
    made.update(node)
    if made and chance.random() < 0.9:
        key = chance.choice(list(made))
        value = made.pop(key)
        if chance.random() < 0.85:
            name = key if chance.random() < 0.9 else chance.choice(WORDS)
            made[name] = spoil(chance, value, other)
    return made


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_to_a_file_both_readings_agree(seed: int) -> None:
    chance = random.Random(seed)
    pool = list(files())
    others: list[Node | None] = [None, ListNode(0, flow=False), MapNode(0, flow=False)]
    others += [ScalarNode(0, 1, word, "", flow=False, comment=-1) for word in WORDS]
    others += [node for _, node in chance.sample(pool, 20)]
    right = 0
    for _ in range(400):
        kind, node = chance.choice(pool)
        spoilt = spoil(chance, node, others)
        if isinstance(spoilt, MapNode):
            right += agree(ALL[kind], spoilt)
    assert 10 < right < 390
