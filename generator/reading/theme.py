"""Floor 2, what a site may set of its look: design tokens, each from a small safe part of CSS.

Values are put into a style sheet as they are, so nothing gets through that could fetch, import or
end a declaration.
"""

from __future__ import annotations

import re

from generator.reading.values import Fault, name, shown

_NUMBER = r"-?[0-9]{1,4}(?:\.[0-9]{1,4})?(?:%|deg)?"
_COLOUR = (
    r"(?:#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})"
    r"|[a-zA-Z]{3,24}"
    rf"|(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\({_NUMBER}(?:[ ,/]{{1,3}}{_NUMBER}){{2,3}}\))"
)
_COLOURS = rf"(?:{_COLOUR}|light-dark\({_COLOUR}, ?{_COLOUR}\))\Z"
_PLAIN = "[a-zA-Z][a-zA-Z0-9 -]{0,60}"
_FAMILY = rf"(?:{_PLAIN}|\"{_PLAIN}\"|'{_PLAIN}')"
_FAMILIES = rf"{_FAMILY}(?:, ?{_FAMILY}){{0,15}}\Z"
_LENGTH = r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?:rem|em|ch|ex|px)\Z"


def colour(value: object) -> str:
    """A colour by name, number or function, or one for light and one for dark."""
    if value is None:  # most often `accent: #a00`, which YAML reads as a comment
        raise Fault(
            "missing-value", "has no value", 'a colour stands in quotation marks: "#a00000"'
        )
    return _matching(value, _COLOURS, 'a colour such as "#1a1a1a", navy or light-dark(navy, white)')


def fonts(value: object) -> str:
    """Names of font families, the first that is there."""
    return _matching(value, _FAMILIES, "a list of fonts such as Georgia, serif")


def length(value: object) -> str:
    """A length with its unit."""
    return _matching(value, _LENGTH, "a length such as 38rem")


def _matching(value: object, pattern: str, words: str) -> str:
    text = name(value)
    if not re.match(pattern, text):
        raise Fault("bad-theme", f"takes {words}, not {shown(text)}")
    return text
