"""Floor 6, templates → Python: Jinja's compiler, told what our templates never ask of it.

Most of the time that a page took went into asking anew, for each of its expressions, what is known
as soon as a template has been read: that `x.name` is an attribute, that a macro is a function,
that `t` is the catalogue, that a text without values is always the same. What is not as simple as
that is left to Jinja. Templates mean what they mean to Jinja, but for one thing: of a dictionary
`x.name` is no entry, which is asked for as `x['name']`.
"""
# ruff: noqa: N802, FBT001, FBT002 # Jinja's compiler names its methods and orders their parameters

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from keyword import iskeyword
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, TemplateRuntimeError, nodes
from jinja2.compiler import CodeGenerator, Frame, find_undeclared
from jinja2.runtime import Markup, escape, exported  # type: ignore[attr-defined] # says `exported`
from jinja2.visitor import NodeTransformer

from generator.catalogue import Catalogue, UnknownWordsError
from generator.markup import Html
from generator.patterns import pattern
from generator.rendering.macros import KeepingTemplate, Staying

_CATALOGUE = "t"
"""What templates call the catalogue."""

_AT_HAND = {"printed": "environment.printed", "html": "environment.html"}
"""What the code of a template calls things by → where it finds them."""

_TAKEN = {
    *_AT_HAND, *exported, *dir(builtins), "cond_expr_undefined", "concat", "context",
    "environment", "resolve", "undefined",
}  # fmt: skip
"""Names that the code of a macro has for what is not its own."""

_NUMBERED = pattern(r"[lt]_\d")
"""How names begin that Jinja makes up."""

_UNTOLD = ("caller", "kwargs", "varargs")
"""What a macro may use without having it among its parameters."""

_OF_WHAT_MAY_LACK = frozenset({"defined", "undefined", "default", "d"})
"""Tests and filters that may be applied to what is not there."""


def printed(value: object) -> str:
    """A value as it stands in HTML: what is HTML as it is, all else escaped; None is a fault."""
    if type(value) is not str:
        if type(value) is Html or type(value) is Markup:
            return value
        if hasattr(value, "__html__"):
            return str(escape(value))
        value = str(not_none(value))
    # to look is cheaper than to escape, and few texts hold any of these
    if "<" in value or ">" in value or "&" in value or '"' in value or "'" in value:
        return str(escape(value))
    return value


def not_none(value: object) -> object:
    """The value itself; None is a fault."""
    if value is None:
        raise TemplateRuntimeError("prints a value that is None; ask for it with {% if %} first")
    return value


class Known(NodeTransformer):
    """Puts into a template what is the same on every page."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        """The catalogue, which then need not be looked up by its name."""
        return nodes.EnvironmentAttribute("catalogue") if node.name == _CATALOGUE else node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        """What is printed: where it is `… if …` and is not, nothing."""
        self.generic_visit(node)
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = nodes.Const("")
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """A text without values; unknown words are a fault only when a page asks for them."""
        self.generic_visit(node)
        told = node.kwargs or node.dyn_args or node.dyn_kwargs
        if _is_catalogue(node.node) and not told:
            with suppress(UnknownWordsError, nodes.Impossible):
                words = self._catalogue(*(argument.as_const() for argument in node.args))
                return nodes.Const(words, lineno=node.lineno)
        return node


class Generator(CodeGenerator):
    """Writes attributes as attributes, calls as calls and macros as functions."""

    _may_lack: nodes.Node | None = None
    """An expression of which it is asked whether it is there."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """A template; one in which `t` is something else keeps its own."""
        if isinstance(self.environment, Compiled) and _CATALOGUE not in _named(node):
            node = Known(self.environment.catalogue).visit(node)
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """What a page, a block and their macros have at hand."""
        super().write_commons()
        for name, origin in _AT_HAND.items():
            self.writeline(f"{name} = {origin}")

    def blockvisit(self, nodes: Any, frame: Frame) -> None:
        """Some statements; what a whole page or block prints is given on in one piece."""
        whole = frame.parent is None and frame.buffer is None
        if whole:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if whole:
            self.writeline(f"yield concat({frame.buffer})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        # Jinja would compare the names all templates know with those that this one does
        self.write(f", {self.name!r}).module")

    # -- expressions -------------------------------------------------------------------------

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """An attribute."""
        # `self` gives the page's blocks by their names, and has no attributes
        odd = isinstance(node.node, nodes.Const) or node.node == nodes.Name("self", "load")
        if odd or iskeyword(node.attr) or node is self._may_lack:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """What is asked of a value: most often, whether it is none."""
        if node.name == "none":
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is None)")
        else:
            self._may_lack = node.node if node.name in _OF_WHAT_MAY_LACK else None
            super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """What is made of a value."""
        self._may_lack = node.node if node.name in _OF_WHAT_MAY_LACK else None
        super().visit_Filter(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call of a macro, of the catalogue, of a method: none of them asks who calls."""
        spread = node.dyn_args or node.dyn_kwargs
        if spread or forward_caller or any(iskeyword(pair.key) for pair in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            if isinstance(argument, nodes.Concat) and _is_catalogue(node.node):
                # a key: its parts are no HTML, and are simply joined
                self.write("concat(map(str, ")
                self.visit(nodes.Tuple(argument.nodes, "load"), frame)
                self.write("))")
            else:
                self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    # -- macros ------------------------------------------------------------------------------

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        """A macro; one that needs nothing but its parameters is a function of them."""
        if frame.eval_ctx.volatile or not _is_function(node):
            super().visit_Macro(node, frame)
            return
        inner = frame.inner()
        inner.require_output_check = False
        inner.symbols.analyze_node(node)
        names = [parameter.name for parameter in node.args]
        needed = names[: len(names) - len(node.defaults)]
        self.writeline("def macro(", node)
        self.write("".join(f"{name}=missing, " for name in needed))
        for name, default in zip(names[len(needed) :], node.defaults, strict=True):
            self.write(f"{name}=")
            self.visit(default, inner)
            self.write(", ")
        self.write("):")
        self.indent()
        self.buffer(inner)
        self.enter_frame(inner)
        for name in names:
            self.writeline(f"{inner.symbols.ref(name)} = {name}")
            if name in needed:
                fault = f"undefined(\"parameter '{name}' was not provided\", name='{name}')"
                self.write(f" if {name} is not missing else {fault}")
        self.blockvisit(node.body, inner)
        made = f"concat({inner.buffer})"
        self.writeline(f"return html({made})" if frame.eval_ctx.autoescape else f"return {made}")
        self.outdent()
        self.writeline(f"{frame.symbols.ref(node.name)} = macro")
        if frame.toplevel:
            self.writeline(f"context.vars[{node.name!r}] = macro")
            if not node.name.startswith("_"):
                self.writeline(f"context.exported_vars.add({node.name!r})")


class Compiled(Environment):
    """Templates and the catalogue they take their words from."""

    code_generator_class = Generator
    printed = staticmethod(printed)
    html = partial(str.__new__, Markup)

    staying: Staying = MappingProxyType({})
    """The views of the page being made that were on it before."""

    def __init__(self, catalogue: Catalogue, *, keeps: bool = False, **options: Any) -> None:
        """`keeps`: whether macros keep what they make; `options` are Jinja's own."""
        if keeps:
            self.template_class = KeepingTemplate
        # Jinja's optimiser would find next to nothing in our templates, and takes its time
        super().__init__(finalize=not_none, optimized=False, **options)
        self.catalogue = catalogue
        # A global, not part of the context: macros imported without context see it too.
        self.globals[_CATALOGUE] = catalogue


def _is_catalogue(node: nodes.Node) -> bool:
    return isinstance(node, nodes.EnvironmentAttribute)


def _is_function(macro: nodes.Macro) -> bool:
    """Whether all that a macro has to be told are its parameters, each by its own name."""
    for name in (parameter.name for parameter in macro.args):
        if name in _TAKEN or iskeyword(name) or _NUMBERED.match(name):
            return False
    return all(map(_is_fixed, macro.defaults)) and not find_undeclared(macro.body, _UNTOLD)


def _is_fixed(value: nodes.Node) -> bool:
    """Whether an expression has the same value whenever it is asked for."""
    inside = value.items if isinstance(value, nodes.Tuple) else []
    return isinstance(value, nodes.Const | nodes.Tuple) and all(map(_is_fixed, inside))


def _named(template: nodes.Template) -> Iterator[str]:
    """The names that a template gives to something."""
    kinds = (nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)
    for node in template.find_all(kinds):
        match node:
            case nodes.Name() if node.ctx != "load":
                yield node.name
            case nodes.Macro():
                yield node.name
            case nodes.Import():
                yield node.target
            case nodes.FromImport():
                yield from (name if isinstance(name, str) else name[1] for name in node.names)
