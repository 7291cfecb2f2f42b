"""An editor's settings: what is put in, and that nothing else changes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.schema.jsonc import Unreadable, merge, parse

KEY = "yaml.schemas"
OURS = {"a.json": ["x/*.yaml"]}
PUT = """"yaml.schemas": {
    "a.json": [
      "x/*.yaml"
    ]
  }"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{}", f"{{\n  {PUT}\n}}"),
        ('{"tab": 2}\n', f'{{"tab": 2,\n  {PUT}\n}}\n'),
        ('{\n  "tab": 2\n}\n', f'{{\n  "tab": 2,\n  {PUT}\n}}\n'),
        # a comment stays with what it is about, and a comma behind the last member is one already
        ('{\n  "tab": 2 // wide\n}\n', f'{{\n  "tab": 2, // wide\n  {PUT}\n}}\n'),
        ('{\n  "tab": 2, // wide\n}\n', f'{{\n  "tab": 2, // wide\n  {PUT}\n}}\n'),
        ("{\n  /* none\n  yet */\n}", f"{{\n  /* none\n  yet */\n  {PUT}\n}}"),
        ('{\r\n  "tab": 2\r\n}', f'{{\n  "tab": 2,\n  {PUT}\n}}'.replace("\n", "\r\n")),
    ],
)
def test_what_is_missing_is_put_behind_the_last_member(before: str, after: str) -> None:
    assert merge(before, KEY, OURS) == after


def test_the_indent_is_the_files_own() -> None:
    found = merge('{\n\t"tab": 2\n}\n', KEY, OURS)
    assert (
        found
        == '{\n\t"tab": 2,\n\t"yaml.schemas": {\n\t\t"a.json": [\n\t\t\t"x/*.yaml"\n\t\t]\n\t}\n}\n'
    )


def test_other_schemas_stay_and_ours_are_set() -> None:
    before = (
        '{\n  "yaml.schemas": { // mine\n    "b.json": "y", "a.json": "old" },\n  "z": [1,],\n}'
    )
    found = merge(before, KEY, {"a.json": ["x"], "c.json": ["w"]})
    assert found == (
        '{\n  "yaml.schemas": { // mine\n    "b.json": "y", "a.json": ["x"],\n    "c.json": [\n'
        '      "w"\n    ]\n  },\n  "z": [1,],\n}'
    )


def test_what_is_there_already_is_left_as_it_stands() -> None:
    text = '{"yaml.schemas":{"a.json" : [ "x/*.yaml" ]}} // so'
    assert merge(text, KEY, OURS) == text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"a": 1 "b": 2}', '{"yaml.schemas": []}', '{"a": 1, "a": 2}', "{} x", "{a: 1}",
     '{"a": }', "/* never closed", '{"a": [1 2]}'],
)  # fmt: skip
def test_what_cannot_be_changed_without_loss_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        merge(text, KEY, OURS)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES, max_size=5), st.sampled_from([None, 0, 1, 2, "\t"]))
def test_any_object_keeps_all_it_says(value: dict[str, object], indent: int | str | None) -> None:
    text = json.dumps(value, indent=indent)
    assert parse(text).plain == value
    if isinstance(value.get(KEY, {}), dict):
        found = merge(text, KEY, OURS)
        assert json.loads(found) == {**value, KEY: {**value.get(KEY, {}), **OURS}}  # type: ignore[dict-item]
        assert merge(found, KEY, OURS) == found


def test_comments_are_not_read_as_values() -> None:
    text = '// {\n{ /* "a": 1, */ "b": "// no comment", // x\n "c": [ /* y */ 1, ], }\n/* end */'
    assert parse(text).plain == {"b": "// no comment", "c": [1]}
