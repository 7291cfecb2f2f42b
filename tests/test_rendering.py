from __future__ import annotations

import pickle
import re
import shutil
from collections import Counter
from dataclasses import dataclass, make_dataclass
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.catalogue import load
from generator.markup import Html, escape
from generator.model import Position
from generator.rendering import Renderer, TemplateFault, packaged_templates
from generator.structs import Struct, fields, replace
from generator.views.claim_matrix import SIGNS, ClaimMatrix
from generator.views.key_quotes import KeyQuotes
from tests.views_fixture import PAGES, STORY

VERDICTS = ("verbatim", "normalised-verbatim", "elided", "altered-with-brackets", "unproven")

CANARY = "<x-canary \"'>"
PARTS = ("questions", "flow", "events", "unknowns", "sources", "updates", "related",
         "coverage_heads", "differences", "stances", "body", "proof", "authors", "translations",
         "not_read")  # fmt: skip
HTML = [page for page in PAGES if page[1].endswith(".html")]
each_page = pytest.mark.parametrize(
    ("template", "view"), [(t, v) for _, t, v in HTML], ids=[name for name, _, _ in HTML]
)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(None, load("en"))


def page(renderer: Renderer, template: str, view: object) -> LexborHTMLParser:
    return LexborHTMLParser(renderer.render(template, view).decode())


# -- every page ------------------------------------------------------------------------------------


def test_there_is_a_page_of_every_template() -> None:
    templates = {path.name for path in packaged_templates().glob("[!_]*.*")}

    assert templates - {"base.html"} == {template for _, template, _ in PAGES}


@pytest.mark.parametrize(("template", "view"), [(t, v) for _, t, v in PAGES])
def test_a_page_ends_with_exactly_one_newline(
    renderer: Renderer, template: str, view: object
) -> None:
    data = renderer.render(template, view)

    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


@each_page
def test_a_page_is_whole(renderer: Renderer, template: str, view: Any) -> None:
    text = renderer.render(template, view).decode()

    assert text.startswith(
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta http-equiv="Content-Security-Policy"'
    )
    assert text.endswith("</html>\n")


@each_page
def test_a_page_holds_no_script_and_no_style_of_its_own(
    renderer: Renderer, template: str, view: object
) -> None:
    elements = page(renderer, template, view).css("*")

    assert {"style", "iframe", "object"} & {e.tag for e in elements} == set()
    scripts = [(e.attributes.get("src"), e.text()) for e in elements if e.tag == "script"]
    sifting = [("records.js", "")] if template == "sources.html" else []
    assert scripts == [("onrecord.js", ""), *sifting]
    names = {name for e in elements for name in e.attributes}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


@each_page
def test_headings_begin_at_one_and_leave_out_no_level(
    renderer: Renderer, template: str, view: object
) -> None:
    levels = [
        int((e.tag or "h0")[1])
        for e in page(renderer, template, view).css("h1, h2, h3, h4, h5, h6")
    ]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


@each_page
def test_ids_are_unique_and_those_of_furniture_begin_with_a_line(
    renderer: Renderer, template: str, view: object
) -> None:
    ids = Counter(e.attributes["id"] for e in page(renderer, template, view).css("[id]"))

    assert [name for name, count in ids.items() if count > 1] == []
    content = {
        "headline", "darkness", "not-binding", "evidence-only", "unproven", "every-lamp", "p1", "p2", "p4", "p6",
        "mirna-vale--lamps", "guild--vote-night", "c-not-binding", "c-oil-saved",
    }  # fmt: skip
    assert {name for name in ids if name and not name.startswith("_")} <= content


@each_page
def test_what_a_page_refers_to_by_id_is_on_it(
    renderer: Renderer, template: str, view: object
) -> None:
    found = page(renderer, template, view)
    ids = {e.attributes["id"] for e in found.css("[id]")}
    labelled = [str(e.attributes["aria-labelledby"]) for e in found.css("[aria-labelledby]")]
    named = {name for names in labelled for name in names.split()}
    own = {str(e.attributes["href"])[1:] for e in found.css("a[href^='#']")}

    assert (named | own) - ids == {n for n in own if re.fullmatch("_[rn][0-9]+", n)} - ids


def test_the_pages_are_valid_html(renderer: Renderer, vnu: Path, tmp_path: Path) -> None:
    for name, template, view in HTML:
        (tmp_path / f"{name}.html").write_bytes(renderer.render(template, view))

    found = run(
        ["java", "-jar", str(vnu), "--errors-only", str(tmp_path)],
        capture_output=True, check=False, text=True,
    )  # fmt: skip

    assert (found.returncode, found.stderr) == (0, "")


# -- what an editor writes never becomes markup ----------------------------------------------------


def vocabulary() -> set[str]:
    """Strings of a view that choose words of the catalogue."""
    keys = load("en").keys()
    return {key.rpartition(".")[2] for key in keys} | {
        key.partition("-")[2] for key in keys if key.startswith(("sources.lead-",))
    }


def tainted(value: Any, known: set[str]) -> Any:
    """A view with the canary at the end of every text that is not HTML."""
    if isinstance(value, Struct):
        return type(value)(**{n: tainted(getattr(value, n), known) for n in fields(value)})
    if isinstance(value, tuple):
        return tuple(tainted(part, known) for part in value)
    if type(value) is str and value not in known | {"stance", "reported"}:
        return value + CANARY
    return value


@pytest.mark.parametrize(("name", "template", "view"), PAGES)
def test_a_text_of_an_editor_stays_text(
    renderer: Renderer, name: str, template: str, view: object
) -> None:
    text = renderer.render(template, tainted(view, vocabulary())).decode()

    if template.endswith(".txt"):
        assert CANARY in text
        return
    assert "x-canary" in text
    assert "<x-canary" not in text, name
    parser = LexborHTMLParser(text)
    assert parser.css("x-canary") == []
    stray = {a for e in parser.css("*") for a in e.attributes if "canary" in a or '"' in a}
    assert stray == set()


def test_words_that_are_html_already_are_not_escaped_again(renderer: Renderer) -> None:
    text = renderer.render("story.html", STORY).decode()

    assert '<ins class="ours">[after sunset]</ins>' in text
    assert "&lt;ins" not in text


# -- no words in templates -------------------------------------------------------------------------


class Words(HTMLParser):
    """Collects the letters that stand in a template for people to read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += re.findall(r"[^\W\d_]+", data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spoken = {"aria-label", "title", "alt", "placeholder", "summary", "label"}
        for name, value in attrs:
            if name in spoken:
                self.handle_data(value or "")
        assert tag.islower()


@pytest.mark.parametrize("path", sorted(packaged_templates().glob("*.html")), ids=lambda p: p.name)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    parser = Words()
    # what is left of a macro that writes attributes
    parser.feed(re.sub(r'<!doctype html>| (?:lang|dir|data-[a-z]+)=""', "", bare))

    assert parser.found == []


# -- single pieces ---------------------------------------------------------------------------------


def test_a_story_with_nothing_but_a_title_shows_no_empty_part(renderer: Renderer) -> None:
    empty: Any = dict.fromkeys(PARTS, ())
    bare = replace(
        STORY, standfirst=None, published=None, updated=None, status=None, kicker=None,
        corrections=0, review_by=None, review_overdue=False, key_quotes=KeyQuotes(),
        claims=ClaimMatrix(), **empty,
    )  # fmt: skip

    found = page(renderer, "story.html", bare)

    assert [e.attributes["id"] for e in found.css("main [id]")] == ["_made"]
    assert [e.text() for e in found.css("nav.contents a")] == ["How this page was made"]


def test_the_parts_of_a_story_come_in_the_order_readers_need(renderer: Renderer) -> None:
    found = page(renderer, "story.html", STORY)

    assert [e.attributes["id"] for e in found.css("main h2[id]")] == [
        "_said", "_stances", "_differences", "_coverage", "_flow", "_timeline", "_unknowns",
        "_sources", "_updates", "_related", "_made",
    ]  # fmt: skip


def test_a_note_leads_to_its_citation_and_is_led_to(renderer: Renderer) -> None:
    found = page(renderer, "story.html", STORY)

    numbers = [str(e.attributes["href"]) for e in found.css(".note > a:first-child")]
    notes = [str(e.attributes["id"]) for e in found.css(".note")]
    assert numbers == [f"#_r{n}" for n in range(1, 15)]
    assert [e.attributes["href"] for e in found.css("a.cite")] == [f"#{n}" for n in notes]


def test_no_statement_found_is_no_position(renderer: Renderer) -> None:
    found = page(renderer, "story.html", STORY)

    silent = found.css("td.none-found")
    assert {e.text(deep=False).strip() for e in silent} == {"No statement found"}
    assert [e for e in silent if e.css(".position")] == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ["verbatim", "quoted as a sentence", "Open the passage"]),
        (
            1,
            [
                "verbatim, shortened at …",
                "quoted as a sentence",
                "Ellary Gazette does not name the speaker",
                "The square brackets stand in Ellary Gazette’s report",
                "The report interrupts the speech to say who speaks",
            ],
        ),
        (
            2,
            [
                "verbatim, but for typography",
                "quoted as a fragment",
                "Tide Radio has these words from Northshore Courier",
            ],
        ),
        (
            3,
            [
                "edited in [ ]",
                "quoted as a sentence",
                "What stands in square brackets is ours, not Ellary Gazette’s",
                "The sentence goes on in the report",
                "The report names the speaker in another paragraph",
            ],
        ),
        (4, ["not yet proven", "quoted as a sentence"]),
    ],
)
def test_a_card_says_in_words_what_was_done_to_the_quotation(
    renderer: Renderer, number: int, said: list[str]
) -> None:
    card = page(renderer, "story.html", STORY).css("#_said ~ .cards .card")[number]

    assert [" ".join(e.text().split()) for e in card.css(".state > li")] == said


def test_a_chain_runs_from_the_speaker_to_the_paragraph(renderer: Renderer) -> None:
    card = page(renderer, "story.html", STORY).css("#_said ~ .cards .card")[2]

    assert [" ".join(e.text().split()) for e in card.css(".chain > li")] == [
        "Northshore Courier its own narration",
        "via Northshore Courier",
        "Tide Radio ¶14 Withdrawn",
    ]


def test_a_text_in_another_language_says_so(renderer: Renderer) -> None:
    found = page(renderer, "story.html", STORY)

    assert [e.attributes["dir"] for e in found.css("blockquote p[lang='ar']")] == ["rtl"]
    assert {e.text() for e in found.css("h3 [lang='fr']")} == {"Les lampes du port vont s’éteindre"}


# -- files that go with the templates --------------------------------------------------------------


def test_an_asset_is_named_after_its_content(renderer: Renderer, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "onrecord.css").write_text("body { color: red }", encoding="utf-8")
    other = Renderer(tmp_path, load("en"))

    paths = renderer.asset_paths()
    assert re.fullmatch(r"assets/onrecord\.[0-9a-f]{10}\.css", paths["onrecord.css"])
    assert other.asset_paths()["onrecord.css"] != paths["onrecord.css"]
    assert other.asset_paths()["icon.svg"] == paths["icon.svg"]
    assert dict(other.assets())[other.asset_paths()["onrecord.css"]] == b"body { color: red }"


def test_an_asset_in_parts_is_joined_in_order_and_a_project_can_replace_one(tmp_path: Path) -> None:
    own = tmp_path / "assets" / "onrecord.css"
    own.mkdir(parents=True)
    (own / "00-tokens.css").write_text(":root { --paper: #fff; }", encoding="utf-8")
    (own / "99-ours.css").write_text(".lamp { color: red }", encoding="utf-8")
    other = Renderer(tmp_path, load("en"))

    joined = dict(other.assets())[other.asset_paths()["onrecord.css"]].decode()
    assert joined.startswith(":root{--paper:#fff;}")
    assert joined.endswith(".lamp{color:red}\n")
    assert "light-dark" not in joined
    assert ".masthead" in joined


def sheet() -> str:
    parts = sorted((packaged_templates() / "assets").glob("*.css/*.css"))
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def test_the_sheet_loads_nothing_and_knows_no_left_and_right() -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet(), flags=re.DOTALL)

    assert re.findall(r"url\(|@import|@font-face", css) == []
    sided = (
        r"(?:margin|padding|border)-(?:left|right|top|bottom)\b|[;{]\s*(?:left|right|top|bottom):"
    )
    assert re.findall(sided, css) == []
    assert re.findall(r"(?:float|clear|text-align):\s*(?:left|right)", css) == []


@pytest.mark.parametrize(
    "name",
    [
        *(f".position.{position}" for position in Position),
        *(f".says.{sign}" for sign in SIGNS),
        *(f".verdict.{verdict}" for verdict in VERDICTS),
    ],
)
def test_every_word_that_is_told_by_a_sign_has_one_of_its_own(name: str) -> None:
    drawn = [rule for rule in re.findall(r"([^{}]+)\{", sheet()) if f"{name}::before" in rule]
    assert drawn != []


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card", "mark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "for", "against", "mixed", "unclear"])
def test_every_ink_can_be_read_on_every_ground(ink: str, ground: str, scheme: int) -> None:
    tokens = {
        name: (light, dark)
        for name, light, dark in re.findall(
            r"--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", sheet()
        )
    }

    assert contrast(tokens[ink][scheme], tokens[ground][scheme]) >= 4.5


def test_browsers_without_light_dark_get_the_light_scheme() -> None:
    fallback = dict(re.findall(r"\n  --([a-z]+): (#[0-9a-f]{6});", sheet()))
    light = dict(re.findall(r"--([a-z]+): light-dark\((#[0-9a-f]{6}),", sheet()))

    assert fallback == light


# -- faults ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lamp:
    """A small view for broken templates."""

    name: str
    oil: int | None = None
    html: Html | None = None

    @property
    def broken(self) -> str:
        """A fault of Python code, not of a template."""
        return {self.name: self.name}["wick"]


def own(folder: Path, **templates: str) -> Renderer:
    for name, source in templates.items():
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
    return Renderer(folder, load("en"))


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("\n{{ view.nome }}", 2, "has no attribute 'nome'"),
        ("\n\n{% if view.name %}", 3, "Unexpected end of template"),
        ("{{ t('no.such.key') }}", 1, "no words for 'no.such.key'"),
        ("\n{{ view.oil }}", 2, "prints a value that is None"),
        ("\n{{ view.name + 1 }}", 2, "can only concatenate"),
        ("\n{% include 'wick.html' %}", 2, "there is no template 'wick.html'"),
    ],
)
def test_a_fault_in_a_template_has_a_place(
    tmp_path: Path, source: str, line: int, message: str
) -> None:
    renderer = own(tmp_path, lamp=source)

    with pytest.raises(TemplateFault, match=message) as caught:
        renderer.render("lamp.html", Lamp("north"))

    assert (caught.value.path, caught.value.line) == (tmp_path / "lamp.html", line)


def test_a_fault_in_a_partial_is_told_of_the_partial(tmp_path: Path) -> None:
    renderer = own(
        tmp_path,
        lamp="{% from '_oil.html' import oil %}\n{{ oil(view) }}",
        _oil="{% macro oil(of) %}\n\n{{ of.litres }}{% endmacro %}",
    )

    with pytest.raises(TemplateFault) as caught:
        renderer.render("lamp.html", Lamp("north"))

    assert (caught.value.path, caught.value.line) == (tmp_path / "_oil.html", 3)


def test_a_fault_in_our_own_code_is_no_fault_of_a_template(tmp_path: Path) -> None:
    renderer = own(tmp_path, lamp="{{ view.broken }}")

    with pytest.raises(KeyError):
        renderer.render("lamp.html", Lamp("north"))


def test_a_template_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"there is no template 'lantern\.html'"):
        own(tmp_path).render("lantern.html", Lamp("north"))


def test_a_template_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    said = [own(tmp_path, lamp=text).render("lamp.html", Lamp("north")) for text in ("lit", "dark")]

    assert said == [b"lit\n", b"dark\n"]


def test_a_project_can_replace_one_template_and_keep_the_others(tmp_path: Path) -> None:
    renderer = own(tmp_path, missing="<p>{{ view.frame.site_title }}</p>")
    view = next(view for name, _, view in PAGES if name == "missing")

    assert renderer.render("missing.html", view) == b"<p>The Lantern Desk</p>\n"
    assert renderer.render("story.html", STORY).endswith(b"</html>\n")


def test_text_is_escaped_and_html_is_not(tmp_path: Path) -> None:
    renderer = own(tmp_path, lamp="{{ view.name }} {{ view.html }}")

    made = renderer.render("lamp.html", Lamp("<north>", html=Html("<b>lit</b>")))

    assert made.decode() == f"{escape('<north>')} <b>lit</b>\n"


# -- made elsewhere --------------------------------------------------------------------------------


def test_a_pickled_renderer_has_its_templates_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "oil.html").write_text("oil\r\nfor ", encoding="utf-8")
    (folder / "lamp.html").write_text(
        "{% include './parts/oil.html' %}{{ view.name }}\n{{ view.litres }}", encoding="utf-8"
    )
    (folder / "story.html").write_bytes(b"\xff")
    here = Renderer(folder, load("en"))
    sent = pickle.dumps(here)
    shutil.rmtree(folder)

    there = pickle.loads(sent)  # noqa: S301 # our own, just made

    view = make_dataclass("Filled", ["name", "litres"])("north", 3)
    assert there.render("lamp.html", view) == b"oil\nfor north\n3\n"
    assert there.asset_paths() == here.asset_paths()
    missing = next(view for name, _, view in PAGES if name == "missing")
    assert there.render("missing.html", missing) == here.render("missing.html", missing)
    with pytest.raises(TemplateFault) as caught:
        there.render("lamp.html", Lamp("north"))
    assert (caught.value.path, caught.value.line) == (folder / "lamp.html", 2)
    with pytest.raises(UnicodeDecodeError):  # and not our own template of that name
        there.render("story.html", STORY)
