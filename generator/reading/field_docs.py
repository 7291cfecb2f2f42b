"""Floor 2, what the keys of a shape mean: the sentence that stands below each in its class."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from textwrap import dedent

from generator.reading.shaping import Shape


def field_docs(shape: type[Shape]) -> dict[str, str]:
    """Field → what it means, its own and those it shares with other shapes."""
    found: dict[str, str] = {}
    for kind in reversed(shape.__mro__):
        if kind is not object:
            found |= _documented(kind)
    return found


@cache
def _documented(kind: type) -> dict[str, str]:
    """The texts that stand right below the annotations of a class."""
    (body,) = ast.parse(dedent(inspect.getsource(kind))).body
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(body.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if isinstance(below.value.value, str)
    }
