"""What our compiler makes of a template says what Jinja's own makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateRuntimeError

from generator.catalogue import load
from generator.markup import Html
from generator.rendering.compiling import Compiled, printed

OIL = (
    "{% macro oil(of, unit='l', more=(), last=none) %}{{ of }} {{ unit }}{{ more|length }}"
    "{{ 'none' if last is none }}{% endmacro %}"
    "{% macro lit() %}<b>{{ t('nav.stories') }}</b>{% endmacro %}"
    "{% macro rest() %}{{ varargs|join('+') }}{{ kwargs['b'] }}{% endmacro %}"
    "{% macro given(concat, class) %}{{ concat }}{{ class }}{% endmacro %}"
    "{% macro fresh(found=[]) %}{% set kept = found.append(1) %}{{ found|length }}{% endmacro %}"
    "{% macro around() %}[{{ caller('x') }}]{% endmacro %}"
)
FROM = "{% from 'oil.html' import oil, lit, rest, given, fresh, around %}"


@dataclass(frozen=True)
class Lamp:
    """A small view."""

    name: str = "<north> & 'south'"
    oil: int = 3
    html: Html = field(default=Html("<i>lit</i>"))

    def burn(self, hours: int, of: str = "oil") -> str:
        """A method that a template may call."""
        return f"{hours} of {of}"


def said(environment: Environment, source: str, ending: str = "html") -> str:
    loader = {
        f"lamp.{ending}": source,
        "oil.html": OIL,
        "base.html": "<{% block a %}-{% endblock %}>",
    }
    environment.loader = DictLoader(loader)
    return environment.get_template(f"lamp.{ending}").render(view=Lamp())


def options() -> dict[str, Any]:
    return {
        "undefined": StrictUndefined,
        "autoescape": lambda name: bool(name and name.endswith("html")),
        "trim_blocks": True,
    }


def ours() -> Environment:
    return Compiled(load("en"), **options())


def theirs() -> Environment:
    environment = Environment(**options())  # noqa: S701 # it is among them
    environment.globals["t"] = load("en")
    return environment


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.name }} {{ view.html }} {{ view.oil }} {{ 'a' ~ view.html ~ view.name }}",
        "{{ view.burn(2) }} {{ view.burn(2, of='<wax>') }} {{ 'a'.upper() }} {{ 2 .bit_length() }}",
        "{{ view.wick is defined }} {{ view.wick|default('no wick') }} {{ view.oil is defined }}",
        "{{ view.oil is none }} {{ none is none }} {{ view.oil is not none and view.oil is odd }}",
        "{{ t('nav.stories') }} {{ t('count.quotes', n=view.oil) }} {{ t('count.quotes', 1) }}",
        "{{ t('verdict.' ~ 'verbatim') }} {{ t('item.via', name=view.name) }}",
        "{{ t('item.via', name=view.html) }} {{ t('item.via', **{'name': view.name}) }}",
        "{% set t = view.burn %}{{ t(1) }}",
        "{% for t in 'ab' %}{{ t }}{{ loop.index }}{% endfor %}",
        "{% macro t(of) %}{{ of }}{% endmacro %}{{ t('nav.stories') }}",
        "{% if view.oil > 4 %}{{ t('no.such.key') }}{% endif %}",
        FROM + "{{ oil(1) }} {{ oil(of=2, unit=view.name) }} {{ oil(3, more=[1]) }} {{ oil(1, last=2) }}",
        FROM + "{{ lit() }} {{ lit() + '<' }} {{ lit()|length }} {{ 'x' ~ lit() }}",
        FROM + "{{ rest(1, 2, b=3) }} {{ given('a', 'b') }} {{ given(concat=1, **{'class': 2}) }}",
        FROM + "{{ fresh() }} {{ fresh() }}",
        FROM + "{% call(of) around() %}{{ of }}{{ view.name }}{% endcall %}",
        "{% macro a(n) %}{{ n }}{{ a(n - 1) if n }}{% endmacro %}{{ a(3) }}",
        "{% if view.oil %}{% macro a(n) %}{{ n }}{% endmacro %}{% endif %}{{ a(3) }}",
        "{% macro a(n) %}{{ n is defined }}{% endmacro %}{{ a() }}",
        "{% import 'oil.html' as of %}{{ of.oil(3) }}",
        "{% import 'oil.html' as of with context %}{{ of.oil(3) }}",
        "{% set kept = namespace(a=1) %}{% set kept.a = 2 %}{{ kept.a }}",
        "{% set kept %}<b>{{ view.name }}</b>{% endset %}{{ kept }}",
        "{{ 'a' if view.oil > 9 }}{{ ('a' if view.oil > 9) is defined }}",
        "{% extends 'base.html' %}{% block a %}{{ super() }}{{ view.name }}{% endblock %}",
        "{% block a %}a{% endblock %}{{ self.a() }}",
        "{% autoescape false %}{{ view.name }}{% endautoescape %}",
        "{% autoescape view.oil > 9 %}{{ view.name }}{{ view.html }}{% endautoescape %}",
        "{% filter upper %}{{ view.html }}{% endfilter %}",
    ],
)  # fmt: skip
def test_a_template_means_what_it_means_to_jinja(source: str) -> None:
    assert said(ours(), source) == said(theirs(), source)


def test_a_page_that_is_no_html_is_not_escaped() -> None:
    source = "{% macro a(n) %}{{ n }}{% endmacro %}{{ a(view.name) }}{{ t('nav.stories') }}"

    assert said(ours(), source, "txt") == said(theirs(), source, "txt")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ view.wick }}", "no attribute 'wick'"),
        ("{% set lamp = {'a': view} %}{{ lamp.a }}", "no attribute 'a'"),
        ("{{ wick }}", "'wick' is undefined"),
        ("{{ wick() }}", "'wick' is undefined"),
        ("{% macro a(n) %}{{ n }}{% endmacro %}{{ a() }}", "parameter 'n' was not provided"),
        ("{% macro a(n) %}{{ n }}{% endmacro %}{{ a(1, 2) }}", "argument"),
        ("{% macro a(n) %}{{ n }}{% endmacro %}{{ a(m=2) }}", "argument"),
        ("{{ view.name and none }}", "prints a value that is None"),
    ],
)
def test_what_is_not_there_is_a_fault(source: str, message: str) -> None:
    with pytest.raises(Exception, match=message):
        said(ours(), source)


def test_none_is_a_fault_on_a_page_that_is_no_html_too() -> None:
    with pytest.raises(TemplateRuntimeError, match="prints a value that is None"):
        said(ours(), "{{ view.burn.__doc__ and none }}", "txt")


def test_what_is_printed_is_escaped_once() -> None:
    assert [printed(value) for value in ("a", "<&'\">", Html("<b>"), 3)] == [
        "a", "&lt;&amp;&#39;&#34;&gt;", "<b>", "3",
    ]  # fmt: skip
