"""Floor 0, what is known of a language from its tag (BCP 47)."""

from __future__ import annotations

_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"]
)


def direction(tag: str) -> str:
    """`rtl` or `ltr`: by the script subtag where there is one, else by the language."""
    parts = tag.lower().split("-")
    script = next((part for part in parts[1:3] if len(part) == 4 and part.isalpha()), None)
    right = script in _RIGHT_TO_LEFT_SCRIPTS if script else parts[0] in _RIGHT_TO_LEFT
    return "rtl" if right else "ltr"
