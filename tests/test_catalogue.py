from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

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
from generator.views import claim_matrix, method

GENERATOR = Path(__file__).parent.parent / "generator"
READ_FOR = ("quotes", "reports", "stances")
SIGNS = tuple(name for _, names in method.SIGNS for name in names)
EDGES = ("plain", "elided", "altered-with-brackets", "relayed", "unnamed", "unproven")

FAMILIES: dict[str, tuple[str, ...]] = {
    "actor.": (
        "stands",
        "deeds",
        "words",
        "carriers",
        "roles",
        "connections",
        "stories",
        "quoting",
        "telling",
        "without",
        "unread",
    ),
    "article.": ("text", "items", "claims", "stances"),
    "basis.": tuple(Basis),
    "brackets.": ("outlet", "ours", "both"),
    "carried.": tuple(Says),
    "carried.by-": tuple(Says),
    "claim.": ("absent", "not-read"),
    "claim-status.": (
        "corroborated",
        "single-source",
        "relayed-only",
        "disputed",
        "questioned",
        "unreported",
    ),
    "column.": ("speaker", "words", "way", "report", "form", "verdict", "rests"),
    "drawing-key.": (
        "quoted",
        "told",
        "relayed",
        "unnamed",
        "point",
        "within",
        "before",
        "broken",
        "evidence",
        "no-evidence",
        "past",
    ),
    "claim-status-means.": ("corroborated", "single-source", "unreported"),
    "column.read-": READ_FOR,
    "count.": ("stories", "reports", "outlets", "actors", "quotes"),
    "figure.": (
        "index-items",
        "index-named",
        "index-documents",
        "index-unnamed",
        "index-outlet",
        "index-relayed",
        "index-text",
        "index-seal",
        "index-none",
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
    "form.": ("direct", "partial", "indirect", "own", "unknown", "unmarked"),
    "form.count-": ("direct", "partial", "indirect", "unknown"),
    "kind.": (
        *ActorKind,
        *OutletKind,
        "quote",
        "passage",
        "report",
        "headline",
        "paragraph",
    ),
    "kinds.": (*ActorKind, "outlet"),
    "means.": ("text", "seal"),
    "mix.": ("named", "documents", "unnamed", "own", "relayed"),
    "month.": tuple(str(number) for number in range(1, 13)),
    "not-read.": READ_FOR,
    "position.": tuple(Position),
    "position-count.": tuple(Position),
    "read.": READ_FOR,
    "resting.": tuple(RestKind),
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
    "sift.": ("actor", "who", "outlet", "kind", "form", "verdict", "story"),
    "sign.": ("asserts", "mouth", "relayed", "denies", "questions"),
    "sign-means.": claim_matrix.SIGNS,
    "signs-name.": SIGNS,
    "signs-name.card-": EDGES,
    "signs-tell.": SIGNS,
    "signs-tell.card-": EDGES,
    "signs-tell.mark-": ("quote", "passage", "report"),
    "signs.": tuple(group for group, _ in method.SIGNS),
    "sources.lead-": ("all", "story", "unlisted"),
    "stance.": ("none-found", "not-read"),
    "status.": tuple(Status),
    "sums.": ("found", "who", "proven"),
    "update.": tuple(UpdateKind),
    "verdict.": ("verbatim", "normalised-verbatim", "elided", "altered-with-brackets", "unproven"),
    "who.": ("named", "documents", "unnamed", "outlet"),
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


# -- every language says what English says ---------------------------------------------------------

OTHERS = [language for language in languages() if language != DEFAULT]
COUNTED = range(1001)
"""Numbers that lead to every plural category of a language."""


def fields(text: str) -> set[str]:
    """The names of the values that a text uses."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts(words: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Every text of a language: its key, its plural category or `""`, and itself."""
    for key in words.keys():  # noqa: SIM118 # a method of ours
        for category, text in words.texts(key).items():
            yield key, category, text


def categories(language: str) -> dict[str, int]:
    """Each plural category of a language, with how many numbers below a thousand are in it."""
    return Counter(load(language).category(n) for n in COUNTED)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_entry_of_english_and_no_other(language: str) -> None:
    english, other = set(load(DEFAULT).keys()), set(load(language).keys())

    missing, unknown = sorted(english - other), sorted(other - english)
    assert (missing, unknown) == ([], []), f"{language}.toml: no {missing}, needless {unknown}"


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_uses_the_values_that_english_uses(language: str) -> None:
    english, other = load(DEFAULT), load(language)
    shared = [key for key in english.keys() if key in other]  # noqa: SIM118 # a method of ours

    differing = {
        key: (sorted(english.fields(key)), sorted(other.fields(key)))
        for key in shared
        if other.fields(key) != english.fields(key)
    }
    assert differing == {}


@pytest.mark.parametrize("language", languages())
def test_every_plural_entry_has_each_form_of_its_language(language: str) -> None:
    english, here = load(DEFAULT), load(language)
    forms = categories(language).keys() | {"other"}

    lacking = {}
    for key in set(english.keys()) & set(here.keys()):
        needed = {""} if english.texts(key).keys() == {""} else forms
        if needed != here.texts(key).keys():
            lacking[key] = sorted(needed ^ here.texts(key).keys())
    assert lacking == {}


@pytest.mark.parametrize("language", languages())
def test_a_form_for_several_numbers_says_which_it_is(language: str) -> None:
    here, numbers = load(language), categories(language)

    silent = [
        (key, category)
        for key, category, text in texts(here)
        if numbers.get(category, 2) > 1 and fields(text) != here.fields(key)
    ]
    assert silent == []


@pytest.mark.parametrize("language", languages())
def test_a_language_has_no_html_and_no_empty_text(language: str) -> None:
    wrong = [at for at in texts(load(language)) if not at[2].strip() or set(at[2]) & set("<>&")]

    assert wrong == []


def headings(text: str) -> list[int]:
    """The levels of a Markdown text's headings, and 0 for each point of a list."""
    marks = (line.split(" ")[0] for line in text.splitlines())
    return [0 if mark == "-" else len(mark) for mark in marks if mark and set(mark) <= set("#-")]


@pytest.mark.parametrize("language", languages())
def test_the_method_page_has_the_same_parts_in_each_language(language: str) -> None:
    text, english = method_text(language), method_text(DEFAULT)

    assert headings(text) == headings(english)
    assert len(headings(text)) > 20
    assert text.count("**") == english.count("**")
    assert len(text.split("\n\n")) == len(english.split("\n\n"))


@pytest.mark.parametrize("language", languages())
def test_the_method_page_says_verdicts_in_the_words_that_pages_say_them_in(language: str) -> None:
    text, words = method_text(language), load(language)
    bold = {found.strip() for found in text.split("**")[1::2]}

    said = {words(f"verdict.{verdict}") for verdict in FAMILIES["verdict."]}
    assert said <= bold
    statuses = [status for status in FAMILIES["claim-status."] if status != "unreported"]
    assert {words(f"claim-status.{status}").casefold() for status in statuses} <= bold


# -- Arabic ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "category", "said"),
    [
        (0, "zero", "لا تقارير"),
        (1, "one", "تقرير واحد"),
        (2, "two", "تقريران"),
        (3, "few", "3 تقارير"),
        (10, "few", "10 تقارير"),
        (11, "many", "11 تقريرًا"),
        (26, "many", "26 تقريرًا"),
        (99, "many", "99 تقريرًا"),
        (100, "other", "100 تقرير"),
        (101, "other", "101 تقرير"),
        (102, "other", "102 تقرير"),
        (103, "few", "103 تقارير"),
        (111, "many", "111 تقريرًا"),
        (1000, "other", "1000 تقرير"),
    ],
)
def test_arabic_counts_in_six_forms(number: int, category: str, said: str) -> None:
    arabic = load("ar")

    assert arabic.category(number) == category
    assert arabic("count.reports", n=number) == said


def test_arabic_is_written_in_arabic_letters_and_western_digits() -> None:
    arabic = load("ar")
    own = [(key, re.sub(r"\{[a-z]+\}", "", text)) for key, _, text in texts(arabic)]

    assert [found for found in own if re.search("[A-Za-z]", found[1])] == []
    assert [found for found in own if re.search("[\u0660-\u0669\u06f0-\u06f9,;?]", found[1])] == []


@pytest.mark.parametrize(
    ("tag", "found"), [("ar", "ar"), ("ar-IQ", "ar"), ("AR", "ar"), ("arn", "en")]
)
def test_arabic_is_found_by_its_tags(tag: str, found: str) -> None:
    assert load(tag).language == found


# -- a catalogue at work ---------------------------------------------------------------------------


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
