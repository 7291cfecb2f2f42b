"""Floor 0, what is known of a language from its tag (BCP 47)."""

from __future__ import annotations

_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_LEFT_TO_RIGHT_SCRIPTS = ("latn", "cyrl")


def direction(tag: str) -> str:
    """`rtl` or `ltr`: by the script subtag where there is one, else by the language."""
    parts = tag.lower().split("-")
    if any(script in parts[1:] for script in _LEFT_TO_RIGHT_SCRIPTS):
        return "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT or "arab" in parts[1:] else "ltr"
