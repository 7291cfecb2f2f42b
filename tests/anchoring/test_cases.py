from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.anchoring import anchor, prepare
from generator.prose import compile_article

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_a_case_of_the_specification_holds(case: dict[str, Any]) -> None:
    prose, _ = compile_article(case["article"], lang=case["lang"])
    quote = case["quote"]
    found = anchor(
        prepare(prose.stream),
        tuple(quote) if isinstance(quote, list) else quote,
        **case.get("args", {}),
    )
    expected = case["expect"]
    assert found.verdict == expected["verdict"], case["why"]
    assert found.reason == expected.get("reason", found.reason)
    assert set(expected.get("flags_include", ())) <= set(found.flags)
    assert list(found.slices) == expected.get("matched", list(found.slices))
    assert not set(expected.get("flags_exclude", ())) & set(found.flags)


def test_the_cases_are_read() -> None:
    assert len(CASES) > 117
