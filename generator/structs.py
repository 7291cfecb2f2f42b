"""Floor 0, the one door to msgspec: frozen records and views, of which very many are made.

A struct is declared as a dataclass is. To declare a frozen one takes a fortieth of the time, which
is felt whenever the command starts, and to make one a tenth, which is felt wherever pages are made.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict, astuple, replace

__all__ = ["Struct", "asdict", "astuple", "field", "fields", "replace"]


def fields(kind: Any) -> tuple[str, ...]:
    """The names of a struct's fields, in their order; `kind`: it, or one of them."""
    found: tuple[str, ...] = kind.__struct_fields__
    return found
