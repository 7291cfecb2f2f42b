"""The method page: its text with contents, what was read, and what each sign means."""

from __future__ import annotations

from itertools import chain

from generator.catalogue import load
from generator.rendering import Renderer
from generator.views.method import LONGEST, READINGS, SIGNS, MethodView
from tests.harbour import HARBOUR
from tests.project import alone, html, over_base, page_words, site, view, words

PAGE = "method/index.html"


def method() -> MethodView:
    return view(alone(HARBOUR), PAGE, MethodView)


def test_its_contents_lead_to_every_section_of_the_text() -> None:
    page = html(site(over_base())[PAGE])
    contents = {a.attributes["href"]: words(a) for a in page.css(".contents a")}
    assert "How a quotation is checked" in contents.values()
    for target, title in contents.items():
        assert target
        section = page.css_first(target)
        assert section is not None
        assert title in (section.attributes.get("aria-label"), words(section))
    headings = {words(h) for h in page.css("main h2")}
    assert headings == set(contents.values())


def test_what_the_words_of_a_seal_and_of_corroboration_mean_is_told() -> None:
    text = page_words(site(over_base()), PAGE).lower()
    assert "we know only what reports disclose" in text
    assert "what a seal guarantees" in text
    assert "what it does not guarantee" in text


def test_every_sign_is_explained_once() -> None:
    template = Renderer(None, load("en"))._environment.get_template("_shape.html")
    shapes = set(vars(template.module)["shapes"])
    listed = list(chain.from_iterable(names for _, names in SIGNS))
    assert sorted(listed) == sorted(shapes)
    page = html(site(over_base())[PAGE])
    shown = [(i.attributes["class"] or "").split()[-1] for i in page.css(".legend-table td i")]
    assert sorted(shown) == sorted(shapes)
    meanings = [
        words(row.css_first("td:last-child")) for row in page.css(".legend-table tr:has(td)")
    ]
    assert len(meanings) == len(set(meanings)) > len(shapes)


def test_what_was_read_is_told_story_by_story_without_withdrawn_articles() -> None:
    rows = {row.story.words if row.story else None: row for row in method().reading}
    lamps = rows["Port Ellary switches off its lamps"]
    # the brief not at all, the order not for stances, the second note for claims alone
    assert (lamps.articles, lamps.read) == (6, (("quotes", 4), ("reports", 5), ("stances", 3)))
    assert [(one.source.title.words, one.kinds) for one in lamps.unread] == [
        ("What the lamp order says", ("stances",)),
        ("What the order can do, again", ("quotes", "stances")),
        ("Lamp news in brief", READINGS),
    ]
    assert rows[None].articles == 1
    text = page_words(site(alone(HARBOUR)), PAGE)
    assert "3 reports not read for everything yet" in text


def test_the_figures_are_those_of_the_site() -> None:
    found = method()
    assert dict(found.totals) == {
        "stories": 3, "reports": 7, "outlets": 5, "actors": 7, "quotes": 10,
    }  # fmt: skip
    counts = {figure.key: figure.count for figure in found.proof}
    assert counts == {
        "items-proven": "13", "items-unproven": "7", "claims-corroborated": "1",
        "claims-single-source": "2", "claims-disputed": "1",
    }  # fmt: skip


def test_a_site_of_many_stories_names_the_newest_and_counts_the_others() -> None:
    many = "".join(
        f"-- content/stories/tide-{n:03}.md --\n---\ntitle: Tide {n}\n"
        "articles: {gazette: gazette-ferry}\n---\nIt rose.\n"
        for n in range(LONGEST + 5)
    )
    found = view(over_base(many), PAGE, MethodView)
    assert (len(found.reading), found.more) == (LONGEST, 5)
