from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from generator.catalogue import (
    DEFAULT,
    Catalogue,
    UnknownWordsError,
    languages,
    load,
    method_text,
)
from generator.dependents import RestKind
from generator.markup import Html
from generator.model import (
    ActorKind,
    Basis,
    OutletKind,
    Position,
    Rights,
    Says,
    Status,
    UpdateKind,
)
from generator.rendering import packaged_templates

GENERATOR = Path(__file__).parent.parent / "generator"
READ_FOR = ("quotes", "reports", "stances")

FAMILIES: dict[str, tuple[str, ...]] = {
    "basis.": tuple(Basis),
    "brackets.": ("outlet", "ours", "both"),
    "claim.": ("absent", "not-read"),
    "claim-status.": (
        "corroborated",
        "single-source",
        "relayed-only",
        "disputed",
        "questioned",
        "unreported",
    ),
    "figure.": (
        "quotes-proven",
        "quotes-unproven",
        "items-proven",
        "items-unproven",
        "sentences-attributed",
        "claims-corroborated",
        "claims-single-source",
        "claims-disputed",
    ),
    "flag.": (
        "not-in-quote-marks",
        "gap-has-negation",
        "bracket-adds-negation",
        "in-heading",
        "cut-mid-sentence",
        "empty-gap",
        "attribution-gap",
        "multi-block",
        "edge-punct",
        "speaker-not-near",
    ),
    "form.": ("direct", "partial", "indirect"),
    "kind.": (
        *ActorKind,
        *OutletKind,
        "quote",
        "passage",
        "report",
        "headline",
        "paragraph",
    ),
    "kinds.": tuple(ActorKind),
    "mix.": ("named", "documents", "unnamed", "own", "relayed"),
    "month.": tuple(str(number) for number in range(1, 13)),
    "not-read.": READ_FOR,
    "position.": tuple(Position),
    "position-count.": tuple(Position),
    "read.": READ_FOR,
    "rests.": tuple(kind for kind in RestKind if kind is not RestKind.KEY_QUOTE),
    "rights.": tuple(Rights),
    "rights.short-": tuple(Rights),
    "says.": tuple(Says),
    "section.": (
        "said",
        "stances",
        "differences",
        "coverage",
        "flow",
        "timeline",
        "unknowns",
        "sources",
        "updates",
    ),
    "sources.lead-": ("all", "story", "unlisted"),
    "stance.": ("none-found", "not-read"),
    "status.": tuple(Status),
    "update.": tuple(UpdateKind),
    "verdict.": ("verbatim", "normalised-verbatim", "elided", "altered-with-brackets", "unproven"),
}
"""Beginning of a key that is put together → what may follow it."""


def calls() -> Iterator[tuple[str, nodes.Call]]:
    """Every call of `t` in a template, with the template's name."""
    for path in sorted(packaged_templates().glob("*.*")):
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t":
                yield path.name, call


def asked(key: nodes.Node) -> Iterator[str]:
    """The keys an expression may be; families are spread out."""
    match key:
        case nodes.Const(value=str(word)):
            yield word
        case nodes.CondExpr(expr1=first, expr2=nodes.Expr() as second):
            yield from asked(first)
            yield from asked(second)
        case nodes.Concat(nodes=[nodes.Const(value=str(start)), _]):
            yield from (start + member for member in FAMILIES[start])
        case _:
            pytest.fail(f"a key the test cannot follow: {key}")


def in_code() -> set[str]:
    """Keys that Python code names, whole or by their beginning."""
    found = set()
    for path in sorted(GENERATOR.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start = str(node.values[0].value)
                found.update(start + member for member in FAMILIES.get(start, ()))
    return found


@pytest.fixture(scope="module")
def english() -> Catalogue:
    return load("en")


def test_every_key_that_a_template_asks_for_is_in_the_catalogue(english: Catalogue) -> None:
    found = {key for _, call in calls() for key in asked(call.args[0])}

    assert len(found) > 150
    assert found - set(english.keys()) == set()


def test_every_text_is_given_the_values_that_it_names(english: Catalogue) -> None:
    lacking = {
        (template, key, field)
        for template, call in calls()
        for key in asked(call.args[0])
        for field in english.fields(key) - {keyword.key for keyword in call.kwargs}
    }

    assert lacking == set()


def test_every_entry_of_the_catalogue_is_used(english: Catalogue) -> None:
    used = {key for _, call in calls() for key in asked(call.args[0])} | in_code()

    assert set(english.keys()) - used == set()


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_entries_with_the_same_values(language: str) -> None:
    full, other = load(DEFAULT), load(language)

    assert other.keys() == full.keys()
    assert [k for k in full.keys() if not other.fields(k) <= full.fields(k)] == []  # noqa: SIM118 # a method of ours
    assert method_text(language).startswith("## ")


def test_an_unknown_key_is_an_error(english: Catalogue) -> None:
    with pytest.raises(UnknownWordsError, match=r"no words for 'verdict\.perhaps'"):
        english("verdict.perhaps")


def test_a_missing_value_is_an_error(english: Catalogue) -> None:
    with pytest.raises(UnknownWordsError, match=r"'item\.via' needs a value for 'name'"):
        english("item.via", nome="Gazette")


def test_a_plural_without_its_number_is_an_error(english: Catalogue) -> None:
    with pytest.raises(UnknownWordsError, match="needs a number"):
        english("count.quotes")


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 quotes"), (1, "1 quote"), (2, "2 quotes"), (11, "11 quotes")]
)
def test_the_number_chooses_the_form(english: Catalogue, number: int, said: str) -> None:
    assert english("count.quotes", n=number) == said


def test_a_language_with_more_forms_than_english_finds_its_own() -> None:
    def polish(n: int) -> str:
        if n == 1:
            return "one"
        return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"

    forms = {"one": "{n} lampa", "few": "{n} lampy", "many": "{n} lamp", "other": "{n} lampy"}
    words = Catalogue("pl", {"lamps": forms}, polish)

    assert [words("lamps", n=n) for n in (1, 3, 5, 12, 22)] == [
        "1 lampa",
        "3 lampy",
        "5 lamp",
        "12 lamp",
        "22 lampy",
    ]


def test_a_value_that_is_html_makes_html_of_the_whole_and_escapes_the_rest() -> None:
    words = Catalogue("en", {"by": "“{words}” & so says {name}"}, lambda _: "other")

    said = words("by", words="<b>", name=Html("<bdi>Vale</bdi>"))

    assert isinstance(said, Html)
    assert said == "“&lt;b&gt;” &amp; so says <bdi>Vale</bdi>"


def test_plain_values_give_plain_text_for_the_template_to_escape() -> None:
    words = Catalogue("en", {"by": "says {name}"}, lambda _: "other")

    said = words("by", name="<b>")

    assert type(said) is str
    assert said == "says <b>"


def test_a_value_is_never_read_as_a_pattern() -> None:
    words = Catalogue("en", {"by": "says {name}"}, lambda _: "other")

    assert words("by", name="{secret} {0} {name.__class__}") == (
        "says {secret} {0} {name.__class__}"
    )


@pytest.mark.parametrize(
    ("tag", "found"), [("en", "en"), ("en-GB", "en"), ("EN", "en"), ("x-none", "en")]
)
def test_the_nearest_catalogue_is_taken(tag: str, found: str) -> None:
    assert load(tag).language == found
