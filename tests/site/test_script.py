"""The one script, in a real Chromium, on a site opened from disk: what it adds, and all it leaves.

Nothing on a page may need it, so each part is also looked at where it cannot work.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.catalogue import load
from generator.rendering import Renderer
from tests.harbour import HARBOUR
from tests.project import alone, lay, over_base, site

pytestmark = pytest.mark.browser

LARGEST = 15 * 1024
"""Bytes the script may have, as it is sent."""

PATIENCE = 120_000
"""Milliseconds that a page of 5,000 rows may take to load on a busy machine."""

NOTE_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(event.violatedDirective + " " + event.blockedURI));"""
INDEX, STORY = "sources/index.html", "stories/harbour-lamps/index.html"
SHOWN = """() => [...document.querySelectorAll("table.index tr[data-actor]")]
    .filter((row) => row.checkVisibility()).map((row) => row.querySelector("q").textContent)"""
IN_SIGHT = """(shown) => { const box = shown.getBoundingClientRect(); return shown.checkVisibility()
    && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; }"""
PERMALINK = (
    '<p><a class="permalink" href="../../articles/gazette-lamps/index.html#dark-water"'
    ' data-copied="Link copied">#</a></p></main>'
)


Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a page of a folder in a browser of its own; at the end nothing may have gone wrong."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []

    def opener(folder: Path, path: str, *, init: str = "", **options: Any) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        # a page that still glides into place would slip away from under the pointer
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        context.on("console", lambda said: trouble.append(f"{said.type}: {said.text}"))
        context.on("weberror", lambda error: trouble.append(f"page error: {error.error}"))
        context.add_init_script(NOTE_VIOLATIONS + init)
        page = context.new_page()
        page.goto(f"{folder.as_uri()}/{path}", timeout=PATIENCE)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site about the harbour's lamps, with a permanent link on its first story."""
    folder = lay(site(alone(HARBOUR)), tmp_path_factory.mktemp("script"))
    page = folder / STORY
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", PERMALINK), "utf-8")
    return folder


def rows(page: Page) -> list[str]:
    """The words of the rows in sight, in order."""
    found: list[str] = page.evaluate(SHOWN)
    return found


def box(page: Page, label: str) -> Locator:
    """A box to choose from, by its label."""
    return page.get_by_role("combobox", name=label, exact=True)


def search(page: Page) -> str:
    """What the address says behind its path."""
    return page.url.partition("index.html")[2]


# -- the script itself ----------------------------------------------------------------------------


def script() -> str:
    """All that a page can be asked to run, whatever its kind."""
    files = Renderer(None, load("en")).assets()
    return "".join(data.decode() for path, data in files if path.endswith(".js"))


def test_the_script_is_small() -> None:
    assert len(script().encode()) <= LARGEST


def test_the_script_makes_no_markup_of_text_and_asks_nobody() -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script(), flags=re.DOTALL)
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|XMLHttp|sendBeacon|WebSocket|https?:|cssText|cookie"
    assert re.findall(forbidden, code) == []


# -- the index: sifting ---------------------------------------------------------------------------

QUOTED = ["We will not sail on dark water", "A few lamps may go", "The harbour lamps must stay"]


def test_filters_combine_are_announced_and_stand_in_the_address(opened: Open, lamps: Path) -> None:
    page = opened(lamps, INDEX)
    assert len(rows(page)) == 22
    box(page, "Speaker").select_option("mirna-vale")
    box(page, "Kind of item").select_option("quote")
    expect(page.get_by_role("status").first).to_have_text(
        "Rows shown: 3 of 22 · Speaker: Mirna Vale (4) · Kind of item: Quote (11)"
    )
    assert rows(page) == QUOTED
    assert search(page) == "?actor=mirna-vale&kind=quote"
    # articles without a row in sight have no head either
    assert page.locator("tr.group:visible").count() == 2


def test_words_are_looked_for_whatever_their_case_and_accents(opened: Open, lamps: Path) -> None:
    page = opened(lamps, INDEX)
    page.get_by_role("searchbox").fill("  LÀMPS   stay ")
    expect(page.locator(".sifted")).to_contain_text("Rows shown: 1 of 22")
    assert rows(page) == ["The harbour lamps must stay"]
    assert search(page) == "?words=L%C3%80MPS+++stay"


def test_an_address_is_taken_up_and_what_it_does_not_know_left_out(
    opened: Open, lamps: Path
) -> None:
    page = opened(lamps, f"{INDEX}?actor=mirna-vale&form=shouted&story=&moon=full&sort=-height")
    expect(box(page, "Speaker")).to_have_value("mirna-vale")
    expect(box(page, "Form")).to_have_value("")
    assert len(rows(page)) == 4
    assert page.locator("[aria-sort]").count() == 0


def test_coming_back_finds_the_rows_as_they_were_left(opened: Open, lamps: Path) -> None:
    page = opened(lamps, INDEX)
    box(page, "Outlet").select_option("sahil")
    page.get_by_role("button", name="Words").click()
    before = rows(page)
    assert len(before) == 2
    page.locator("tr[data-actor]:visible a").first.click()
    expect(page).not_to_have_url(re.compile("sources"))
    page.go_back()
    expect(page.locator(".sifted")).to_contain_text("Rows shown: 2 of 22")
    assert rows(page) == before
    expect(box(page, "Outlet")).to_have_value("sahil")


def test_clearing_shows_all_and_empties_the_address(opened: Open, lamps: Path) -> None:
    page = opened(lamps, f"{INDEX}?verdict=unproven&words=lamps#_content")
    assert len(rows(page)) < 22
    page.get_by_role("button", name="Clear filters").click()
    assert len(rows(page)) == 22
    assert search(page) == "#_content"
    expect(page.locator(".sifted")).to_have_text("")


def test_every_figure_of_a_choice_is_the_number_of_its_rows(opened: Open, lamps: Path) -> None:
    page = opened(lamps, INDEX)
    for select in page.locator(".sift select").all():
        for option in select.locator("option:not([value=''])").all():
            select.select_option(option.get_attribute("value"))
            count = re.search(r"\((\d+)\)$", option.text_content() or "")
            assert count
            expect(page.locator(".sifted")).to_contain_text(f"Rows shown: {count[1]} of 22")
            assert len(rows(page)) == int(count[1])
        select.select_option("")


# -- the index: sorting ---------------------------------------------------------------------------


def test_a_head_sorts_all_rows_and_back_again(opened: Open, lamps: Path) -> None:
    page = opened(lamps, INDEX)
    before = rows(page)
    by_words = page.get_by_role("button", name="Words")
    by_words.click()
    rising = rows(page)
    assert rising != before
    assert sorted(rising) == sorted(before)
    assert [w for w in rising if w.isascii()] == sorted(
        (w for w in before if w.isascii()), key=str.casefold
    )
    assert page.locator("[aria-sort=ascending]").inner_text().startswith("Words")
    assert page.locator("tr.group").count() == 0
    assert search(page) == "?sort=words"
    by_words.click()
    assert page.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    assert [w for w in rows(page) if w.isascii()] == [w for w in rising if w.isascii()][::-1]
    assert search(page) == "?sort=-words"
    page.get_by_role("button", name="As in the articles").click()
    assert rows(page) == before
    assert page.locator("[aria-sort]").count() == 0
    assert page.locator("tr.group").count() > 3
    assert search(page) == ""


def test_paragraphs_are_sorted_as_numbers_and_what_rests_by_how_many(
    opened: Open, tmp_path: Path
) -> None:
    text = "".join(f"The {n}th lamp is out.\n\n" for n in range(1, 13))
    tree = f"""
-- content/articles/long.md --
---
title: Twelve lamps
outlet: gazette
rights: full
licence: CC0-1.0
---
{text}
-- content/annotations/long.yaml --
passages:
  tenth: The 10th lamp is out
  second: The 2th lamp is out
-- content/stories/dark.md --
---
title: Dark
articles: {{long: long}}
---
It is dark. [@long#second] Very dark. [@long#second]
"""
    page = opened(lay(site(over_base(tree)), tmp_path), "sources/dark/index.html")
    page.get_by_role("button", name="Report").click()
    assert rows(page) == ["The 2th lamp is out", "The 10th lamp is out"]
    page.get_by_role("button", name="What rests on it").click()
    assert rows(page) == ["The 10th lamp is out", "The 2th lamp is out"]


def test_sorting_keeps_the_filter_and_an_address_holds_both(opened: Open, lamps: Path) -> None:
    page = opened(lamps, f"{INDEX}?actor=mirna-vale&kind=quote&sort=-words")
    assert rows(page) == [QUOTED[0], QUOTED[2], QUOTED[1]]
    assert page.locator("[aria-sort=descending]").count() == 1


def test_the_keyboard_alone_sifts_and_sorts(opened: Open, lamps: Path) -> None:
    page = opened(lamps, INDEX)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("ferrymen")
    expect(page.locator(".sifted")).to_contain_text("ferrymen")
    count = len(rows(page))
    assert 0 < count < 22
    for _ in range(3):  # past the button that clears, and the table that scrolls
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Speaker"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('th').ariaSort") == "ascending"
    assert len(rows(page)) == count


# -- the index: where the script does not run, on small screens, with very many rows --------------


def test_without_script_the_table_is_whole_and_nothing_is_there_to_press(
    opened: Open, lamps: Path
) -> None:
    page = opened(lamps, f"{INDEX}?actor=mirna-vale", java_script_enabled=False)
    assert page.locator("tr[data-actor]:visible").count() == 22
    assert page.locator("main :is(form, select, input, button):visible").count() == 0
    with_script = opened(lamps, INDEX)
    with_script.evaluate("document.querySelector('.sift').remove()")
    assert page.inner_text("main") == with_script.inner_text("main")


def test_on_a_narrow_screen_rows_go_and_heads_to_sort_by_stay(opened: Open, lamps: Path) -> None:
    page = opened(lamps, INDEX, viewport={"width": 320, "height": 640})
    box(page, "Verdict").select_option("unproven")
    expect(page.locator(".sifted")).to_contain_text("Rows shown: 9 of 22")
    assert len(rows(page)) == 9
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for button in page.locator(".index thead button").all():
        area = button.bounding_box()
        assert area
        assert area["height"] >= 24
        assert 0 <= area["x"] <= 320 - area["width"]


def test_five_thousand_rows_are_sifted_and_sorted_while_one_waits(
    opened: Open, lamps: Path, tmp_path: Path
) -> None:
    source = (lamps / INDEX).read_text(encoding="utf-8")
    begin, *others = re.split(r"(?=<tr data-actor)", source)
    (whole,) = [other for other in others if "We will not" in other]
    row, end = whole.split("</tr>")[0] + "</tr>", "</tbody></table></div></main></body></html>"
    many = "".join(row.replace("We will not", f"On day {n} we will not", 1) for n in range(4999))
    report = row.replace('data-kind="quote"', 'data-kind="report"')
    shutil.copytree(lamps / "assets", tmp_path / "assets")
    (tmp_path / "sources").mkdir()
    (tmp_path / INDEX).write_text(begin + many + report + end, encoding="utf-8")
    page = opened(tmp_path, INDEX)
    took = page.evaluate("""async () => {
        const time = async (what) => {
            const start = performance.now();
            what();
            await new Promise((done) => setTimeout(done, 0));
            document.body.getBoundingClientRect();
            return performance.now() - start;
        };
        const kind = document.querySelector("[name=kind]");
        kind.value = "report";
        return [
            await time(() => kind.dispatchEvent(new Event("input", { bubbles: true }))),
            await time(() => document.querySelector("[data-sort=words] button").click()),
        ];
    }""")
    assert page.locator("tr[data-actor]").count() == 5000
    assert rows(page) == ["We will not sail on dark water"]
    # far more than is needed: the machine that runs this may be busy
    assert max(took) < 5000, took


# -- previews -------------------------------------------------------------------------------------


def test_a_preview_opens_on_focus_and_closes_on_escape_back_to_the_word(
    opened: Open, lamps: Path
) -> None:
    page = opened(lamps, STORY)
    word = page.locator(".actor[aria-describedby]").first
    shown = page.locator(".preview").first
    expect(shown).to_be_hidden()
    page.keyboard.press("Tab")  # so that the focus is one of the keyboard
    word.focus()
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(word).to_be_focused()
    expect(shown).to_be_visible()


@pytest.mark.parametrize("script", ["on", "off"])
def test_a_preview_can_be_pointed_at_and_closes_when_it_is_left(
    opened: Open, lamps: Path, script: str
) -> None:
    page = opened(lamps, STORY, java_script_enabled=script == "on")
    word, shown = page.locator(".mention > .actor").first, page.locator(".preview").first
    word.hover()
    expect(shown).to_be_visible()
    area = shown.bounding_box()
    assert area
    page.mouse.move(area["x"] + area["width"] / 2, area["y"] + area["height"] - 4, steps=8)
    expect(shown).to_be_visible()
    page.mouse.move(2, 2)
    expect(shown).to_be_hidden()


def test_escape_closes_a_preview_under_the_pointer_until_it_is_left(
    opened: Open, lamps: Path
) -> None:
    page = opened(lamps, STORY)
    word, shown = page.locator(".mention > .actor").first, page.locator(".preview").first
    word.hover()
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    page.mouse.move(2, 2)
    word.hover()
    expect(shown).to_be_visible()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_preview_stays_on_the_screen(
    opened: Open, lamps: Path, width: int, direction: str
) -> None:
    page = opened(lamps, STORY, viewport={"width": width, "height": 640})
    page.evaluate("(way) => { document.documentElement.dir = way }", direction)
    words = page.locator(".mention > .actor").all()
    assert words
    for word in words:
        word.scroll_into_view_if_needed()
        word.hover()
        shown = word.locator("+ .preview")
        expect(shown).to_be_visible()
        assert shown.evaluate(IN_SIGHT)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_preview_is_not_printed(opened: Open, lamps: Path) -> None:
    page = opened(lamps, STORY)
    page.locator(".mention > .actor").first.hover()
    expect(page.locator(".preview").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".preview").first).to_be_hidden()


def test_a_screen_reader_hears_a_preview_as_the_description_of_its_link(
    opened: Open, lamps: Path
) -> None:
    page = opened(lamps, STORY)
    page.keyboard.press("Tab")
    word = page.locator(".mention > .actor").first
    word.focus()
    expect(word).to_have_accessible_description(re.compile("Mayor of Port Ellary.*leads the town"))
    expect(word).to_have_accessible_name("The mayor")
    assert "She leads the town" not in page.locator("main").aria_snapshot()


# -- notes ----------------------------------------------------------------------------------------


def test_a_note_opens_on_focus_is_gone_to_and_leads_back_to_a_closed_word(
    opened: Open, lamps: Path
) -> None:
    page = opened(lamps, STORY, viewport={"width": 400, "height": 700})
    cite, note = page.locator("#_r2"), page.locator("#_n2")
    page.keyboard.press("Tab")
    cite.focus()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(cite).to_be_focused()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    note.locator("> a").first.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_hidden()
    expect(cite).to_be_focused()


def test_escape_leads_back_from_a_note_that_was_gone_to(opened: Open, lamps: Path) -> None:
    page = opened(lamps, f"{STORY}#_n2", viewport={"width": 400, "height": 700})
    expect(page.locator("#_n2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#_n2")).to_be_hidden()
    assert page.url.endswith("#_r2")


def test_a_touch_opens_a_note_and_its_number_closes_it(opened: Open, lamps: Path) -> None:
    page = opened(
        lamps, STORY, viewport={"width": 400, "height": 700}, has_touch=True, is_mobile=True
    )
    page.locator("#_r2").tap()
    expect(page.locator("#_n2")).to_be_visible()
    page.locator("#_n2 > a:first-child").tap()
    expect(page.locator("#_n2")).to_be_hidden()


# -- permanent links ------------------------------------------------------------------------------


def test_a_permanent_link_is_copied_and_says_so(opened: Open, lamps: Path) -> None:
    page = opened(lamps, STORY, permissions=["clipboard-read", "clipboard-write"])
    link = page.locator("a.permalink").last
    address = link.evaluate("(link) => link.href")
    link.click()
    expect(page.locator(".announced")).to_have_text("Link copied")
    assert page.locator(".announced").get_attribute("role") == "status"
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert address.startswith("file://")
    assert page.url.endswith(STORY)


def test_a_click_with_a_key_held_down_is_left_to_the_browser(opened: Open, lamps: Path) -> None:
    page = opened(lamps, STORY)
    taken = page.evaluate("""() => ["ctrlKey", "metaKey", "shiftKey", "altKey"].map((key) => {
        const click = new MouseEvent("click", { bubbles: true, cancelable: true, [key]: true });
        let taken;
        addEventListener("click", (event) => {
            taken = event.defaultPrevented;
            event.preventDefault();
        }, { once: true });
        [...document.querySelectorAll("a.permalink")].at(-1).dispatchEvent(click);
        return taken;
    })""")
    assert taken == [False] * 4
    expect(page.locator(".announced")).to_have_text("")


@pytest.mark.parametrize(
    "init",
    [
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });",
        "if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject();",
    ],
    ids=["no-clipboard", "refused"],
)
def test_where_nothing_can_be_copied_it_is_the_link_it_was(
    opened: Open, lamps: Path, init: str
) -> None:
    page = opened(lamps, STORY, init=init)
    page.locator("a.permalink").last.click()
    page.wait_for_url("**/articles/gazette-lamps/index.html#dark-water")


# -- new since the last visit ---------------------------------------------------------------------

GROWN = HARBOUR.replace(
    "review_by: 2031-12-31",
    "  - date: 2031-03-25\n    kind: clarification\n    text: The vote was by hand.\n"
    "review_by: 2031-12-31",
).replace(
    "key_quotes: [gazette#dark-water, tide#no-work]",
    "key_quotes: [gazette#dark-water, tide#no-work, tide#later]",
).replace(
    "  narrated:\n    speaker: gazette",
    "  later:\n    speaker: ferrymen\n    text: We shall see\n  narrated:\n    speaker: gazette",
).replace(
    "  binding: The order binds the harbour office\n",
    "  binding: The order binds the harbour office\n  dearer: Oil is dearer than last year\n",
)  # fmt: skip
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new Error("blocked"); } });"""
FRESH = "New since your last visit"


def rebuild(folder: Path, tree: str) -> Path:
    return lay(site(alone(tree)), folder)


def fresh(page: Page) -> list[str]:
    """What is marked as new: the text of each mark's entry, shortened."""
    found: list[str] = page.locator(".fresh").evaluate_all(
        "(marks) => marks.map((mark) => mark.parentNode.textContent.replace(/\\s+/g, ' ').trim())"
    )
    return found


def test_what_is_new_since_the_last_visit_is_marked(opened: Open, tmp_path: Path) -> None:
    page = opened(rebuild(tmp_path, HARBOUR), "index.html")
    assert fresh(page) == []
    page.goto(f"{tmp_path.as_uri()}/{STORY}")
    assert fresh(page) == []
    page.close()

    rebuild(tmp_path, GROWN)
    later = page.context.new_page()
    for path in ("index.html", "stories/index.html"):
        later.goto(f"{tmp_path.as_uri()}/{path}")
        (mark,) = later.locator(".fresh").all()
        assert mark.inner_text() == f"{FRESH} · Updates: 1 · Quotes: 1"
        assert mark.evaluate("(mark) => mark.closest('article').dataset.story") == "harbour-lamps"
    for _ in range(2):  # read again, it is still what was new
        later.goto(f"{tmp_path.as_uri()}/{STORY}")
        marked = " | ".join(fresh(later))
        assert later.locator(".fresh").count() == 3
        for entry in ("We shall see", "Oil is dearer than last year", "Clarification"):
            assert entry in marked or later.locator(f":has(> .fresh):has-text('{entry}')").count()
    later.goto(f"{tmp_path.as_uri()}/index.html")
    assert fresh(later) == []
    later.close()

    again = page.context.new_page()
    again.goto(f"{tmp_path.as_uri()}/{STORY}")
    assert fresh(again) == []


def test_a_story_never_read_has_nothing_new(opened: Open, tmp_path: Path) -> None:
    page = opened(rebuild(tmp_path, HARBOUR), "stories/lamp-oil/index.html")
    rebuild(tmp_path, GROWN)
    page.goto(f"{tmp_path.as_uri()}/index.html")
    assert fresh(page) == []


@pytest.mark.parametrize(
    "init",
    [
        BLOCKED,
        "Storage.prototype.setItem = () => { throw new Error('full'); };",
        "Storage.prototype.getItem = () => '{broken';",
        "Storage.prototype.getItem = () => '[1, null]';",
    ],
    ids=["blocked", "full", "broken", "other"],
)
def test_a_browser_that_keeps_nothing_is_no_trouble(
    opened: Open, tmp_path: Path, init: str
) -> None:
    page = opened(rebuild(tmp_path, HARBOUR), STORY, init=init)
    for path in ("index.html", STORY):
        page.goto(f"{tmp_path.as_uri()}/{path}")
        assert fresh(page) == []
