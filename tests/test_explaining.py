"""Manual entries as `explain` prints them. Each entry's content is checked in test_manual."""

from __future__ import annotations

from generator.explaining import codes, entry
from generator.manual import rules


def test_an_unknown_code_has_no_entry() -> None:
    assert entry("no-such-code") is None


def test_the_list_has_one_line_a_code_with_its_severity_and_rule() -> None:
    lines = codes().split("\n")
    assert [line.split()[:2] for line in lines] == [[r.code, str(r.severity)] for r in rules()]
    assert all(rule.what in line for rule, line in zip(rules(), lines, strict=True))


def test_an_entry_shows_the_wrong_example_with_its_line_marked_and_then_the_right_one() -> None:
    text = entry("unknown-actor")
    assert text is not None
    assert text.split("\n")[0] == "unknown-actor (error)"
    wrong, right = text.split("Right:")
    assert "    speaker: mara-lindd  ←" in wrong
    assert "    speaker: mara-lind\n" in right + "\n"
    assert "←" not in right


def test_no_line_of_prose_is_too_long_for_a_terminal() -> None:
    for rule in rules():
        text = entry(rule.code)
        assert text is not None
        prose = text.split("\nWrong:\n")[0]
        assert max(map(len, prose.split("\n"))) <= 88
