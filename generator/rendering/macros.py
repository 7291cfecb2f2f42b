"""Floor 6, macros that make what they make of a view once, as long as that view stays.

Where one process makes the same pages again and again, most views on a page are those of the last
time, the very same objects. A macro of another template sees nothing but what it is given, so what
it makes of them is the same too.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import wraps
from types import FunctionType
from typing import Any

from jinja2 import Template
from jinja2.environment import TemplateModule

Staying = Mapping[int, tuple[object, MutableMapping[Any, str]]]
"""Number of a view that stays (`id`) → the view, and what macros made of it."""

_NO_VIEW: tuple[object, None] = None, None
_PLAIN = frozenset({str, bool, type(None)})
"""Kinds of values that say all when they are compared; text that is HTML is not among them."""


class KeepingTemplate(Template):
    """A template whose macros keep what they made, for the templates that import them."""

    def make_module(self, *args: Any, **kwargs: Any) -> TemplateModule:
        """What the template defines."""
        module = super().make_module(*args, **kwargs)
        if not args and not kwargs:  # else it may know more than macros are told
            for name, macro in vars(module).items():
                if isinstance(macro, FunctionType):
                    setattr(module, name, _keeping(self.environment, macro))
        return module


def _keeping(environment: Any, macro: FunctionType) -> Any:
    @wraps(macro)
    def given(*args: Any, **kwargs: Any) -> str:
        _, made = environment.staying.get(id(args[0]) if args else 0, _NO_VIEW)
        told = (*args[1:], *kwargs.values())
        if made is None or not all(type(value) in _PLAIN for value in told):
            text: str = macro(*args, **kwargs)
            return text
        asked = (macro, *args[1:], *kwargs.items()) if told else macro
        found: str | None = made.get(asked)
        if found is None:
            found = made[asked] = macro(*args, **kwargs)
        return found

    return given


WRAPPER = next(code for code in _keeping.__code__.co_consts if hasattr(code, "co_name"))
"""The code that stands between a template and the macro it calls."""
