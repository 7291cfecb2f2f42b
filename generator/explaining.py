"""Floor 6, manual entries as text: what `onrecord explain CODE` prints."""

from __future__ import annotations

import re
from textwrap import dedent, fill, indent

from generator.manual import rule, rules
from generator.patterns import pattern

_EXPECT = pattern(r"[ \t]*# expect$", re.MULTILINE)


def codes() -> str:
    """All codes, a line each."""
    width = max(len(entry.code) for entry in rules())
    return "\n".join(f"{e.code:{width}}  {e.severity:7}  {e.what}" for e in rules())


def entry(code: str) -> str | None:
    """One entry: what, why, an example of it wrong and right; None for an unknown code."""
    found = rule(code)
    if found is None:
        return None
    return "\n".join(
        [
            f"{found.code} ({found.severity})",
            "",
            fill(found.what, 88),
            "",
            fill(found.why, 88),
            "",
            "Wrong:",
            _example(found.wrong),
            "",
            "Right:",
            _example(found.right),
        ]
    )


def _example(tree: str) -> str:
    return indent(_EXPECT.sub("  ←", dedent(tree).strip("\n")), "    ")
