"""Floor 4, the shape of a name: equal for names that a reader could take for one another.

A small form of the skeleton of Unicode Technical Standard 39: compatibility forms, case, accents
and everything but letters and digits go, and letters of other scripts that look like Latin ones
become those.
"""

from __future__ import annotations

import unicodedata

_TWINS = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнгαορνικτυχеёїη",
    "aeopcyxijshdqwkmtbhraopvikruxeein",
)


def skeleton(name: str) -> str:
    """The shape of a name."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c)).translate(_TWINS)
    letters = "".join(c for c in bare if c.isalnum())
    return letters or name
