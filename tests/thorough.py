"""How much is tried: all of it with CI=true, and a share of it where a person waits."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

THOROUGH = os.environ.get("CI") == "true"
"""Whether nobody waits."""


def some(every: Sequence[T], *few: T) -> list[T]:
    """All of them with CI=true, else these few."""
    assert set(few) <= set(every)
    return list(every) if THOROUGH else list(few)
