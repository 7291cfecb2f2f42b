"""What an editor sees of the preview in a real Chromium, under the policy of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from tests.preview.running import (
    ANNOTATION,
    ARTICLE,
    DRAFT,
    PATIENCE,
    SITE,
    STORY,
    Running,
    example,
    interrupt,
    started,
    until,
)

pytestmark = pytest.mark.browser

WAIT = PATIENCE * 1000
FIXED = """(name) => getComputedStyle(document.querySelector(name)).position === "fixed" """
MARK = "window.marked = true"
MARKED = "window.marked === true"


@dataclass  # not slotted: playwright leaves a mark on whoever listens to it
class Watched:
    """A page of a preview, and what its browser had to complain of."""

    running: Running
    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Open an address, and wait until it is connected: then it asks how things stand."""
        with self.page.expect_response("**/_preview/state.json*", timeout=WAIT):
            self.page.goto(self.running.home + path.lstrip("/"))

    def hear(self) -> None:
        """Take note of complaints, and of requests that go elsewhere."""
        self.page.set_default_timeout(WAIT)
        self.page.on("request", self._request)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, made: Request) -> None:
        if not made.url.startswith(self.running.home):
            self.foreign.append(made.url)

    def is_calm(self) -> bool:
        """Whether nobody complained, the policy's guard in the browser included.

        Of a 404 page it says that it is one, and that those of its style sheets are not there
        which are for opening the page from a disk.
        """
        expected = ("404 (Not Found)", "Refused to apply style from")
        said = [one for one in self.complaints if not any(words in one for words in expected)]
        return (said, self.foreign) == ([], [])

    @property
    def problems(self) -> Locator:
        return self.page.locator("onrecord-problems section")

    @property
    def banner(self) -> Locator:
        return self.page.locator("onrecord-banner section")

    @property
    def badge(self) -> Locator:
        return self.page.locator("onrecord-badge section")

    @property
    def heading(self) -> Locator:
        return self.page.locator("h1")


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1000, "height": 500})
    yield made
    made.close()


@pytest.fixture
def watched(preview: Running, context: BrowserContext) -> Iterator[Watched]:
    """A tab, which has nothing to complain of in the end."""
    found = Watched(preview, context.new_page())
    found.hear()
    yield found
    assert found.is_calm(), (found.complaints, found.foreign)
    found.page.close()


def test_a_page_follows_every_save(preview: Running, watched: Watched, settings: str) -> None:
    watched.open("/")
    expect(watched.heading).to_have_text("Harbour papers", timeout=WAIT)
    for number in range(20):
        preview.write(SITE, settings.replace("Harbour papers", f"Quay papers {number}"))
    expect(watched.heading).to_have_text("Quay papers 19", timeout=WAIT)


def test_a_quote_is_followed_on_the_page_of_its_speaker(preview: Running, watched: Watched) -> None:
    watched.open("/actors/actor-000/")
    with preview.kept(ARTICLE, ANNOTATION):
        for path in (ARTICLE, ANNOTATION):
            preview.edit(path, "The harbour board lights", "Every harbour board lights")
        words = watched.page.get_by_text("Every harbour board lights").first
        expect(words).to_be_visible(timeout=WAIT)


def test_faults_stand_above_the_last_good_page_until_they_are_mended(
    preview: Running, watched: Watched, settings: str, context: BrowserContext
) -> None:
    watched.open("/")
    preview.write(SITE, settings + "colour: <i>red</i>\n")
    expect(watched.problems).to_be_visible(timeout=WAIT)
    for words in (
        "content/site.yaml:3:1: error[unknown-field]",
        "3 | colour: <i>red</i>",
        "^",
        "help: ",
    ):
        expect(watched.problems).to_contain_text(words)
    expect(watched.heading).to_have_text("Harbour papers")
    link = watched.problems.get_by_role("link", name="Open content/site.yaml:3:1 in the editor")
    file = (preview.project / SITE).resolve().as_posix()
    expect(link).to_have_attribute("href", f"vscode://file/{file}:3:1")
    watched.page.wait_for_function(FIXED, arg="onrecord-problems", timeout=WAIT)
    assert str(preview.project) not in watched.problems.inner_text()
    assert watched.page.locator("onrecord-problems[lang=en][dir=ltr]").count() == 1
    assert watched.problems.get_attribute("role") == "alert"

    other = Watched(preview, context.new_page())  # who comes later sees it too
    other.hear()
    other.open("/stories/")
    expect(other.problems).to_contain_text("unknown-field", timeout=WAIT)
    other.problems.get_by_role("button").click()
    expect(other.problems).to_have_count(0)

    preview.write(SITE, settings + "hue: red\n")
    for one in (watched, other):  # another fault is shown again
        expect(one.problems).to_contain_text("hue: red", timeout=WAIT)
    other.page.keyboard.press("Escape")
    expect(other.problems).to_have_count(0)
    preview.write(SITE, settings.replace("Harbour papers", "Pier papers"))
    expect(watched.heading).to_have_text("Pier papers", timeout=WAIT)
    expect(other.page.locator(".brand")).to_have_text("Pier papers", timeout=WAIT)
    for one in (watched, other):
        expect(one.problems).to_have_count(0)
    assert other.is_calm()
    other.page.close()


def test_a_fault_that_is_taken_back_clears_without_a_reload(
    preview: Running, watched: Watched
) -> None:
    watched.open("/articles/report-of-1/")
    watched.page.evaluate(MARK)
    with preview.kept(ANNOTATION):
        preview.edit(ANNOTATION, "lights the eastern", "lights a eastern")
        expect(watched.problems).to_contain_text(f"{ANNOTATION}:5:", timeout=WAIT)
    expect(watched.problems).to_have_count(0, timeout=WAIT)
    assert watched.page.evaluate(MARKED)


def test_a_template_at_fault_is_named_above_the_page_it_makes(
    preview: Running, watched: Watched
) -> None:
    template = "templates/story.html"
    watched.open("/stories/story-00/")
    (preview.project / "templates").mkdir()
    try:
        preview.write(template, "<h1>\n{% if %}\n")
        expect(watched.problems).to_contain_text(f"{template}:2:1: error[", timeout=WAIT)
        expect(watched.problems).to_contain_text("2 | {% if %}")
        expect(watched.heading).to_have_text("Winter at berth 20")
        preview.write(template, "<h1>{{ view.nothing }}</h1>\n")
        expect(watched.problems).to_contain_text("1 | <h1>{{ view.nothing }}", timeout=WAIT)
        preview.write(template, "<title>Own</title><h1>Of our own</h1>\n")
        expect(watched.heading).to_have_text("Of our own", timeout=WAIT)
        expect(watched.problems).to_have_count(0)
    finally:
        (preview.project / template).unlink(missing_ok=True)
        (preview.project / "templates").rmdir()
    expect(watched.heading).to_have_text("Winter at berth 20", timeout=WAIT)


def test_a_style_sheet_is_swapped_without_a_reload(preview: Running, watched: Watched) -> None:
    watched.open("/")
    watched.page.evaluate(MARK)
    styles = preview.project / "templates/assets"
    styles.mkdir(parents=True)
    colour = "getComputedStyle(document.body).backgroundColor"
    before = watched.page.evaluate(colour)
    css = (Path(__file__).parents[2] / "templates/assets").glob("onrecord.css/*")
    name = max(path.name for path in css)
    try:
        (styles / "onrecord.css").mkdir()
        for number in (1, 2):
            (styles / "onrecord.css" / name).write_text(
                f"body {{ background: rgb(0, 0, {number}) !important }}\n", encoding="utf-8"
            )
            watched.page.wait_for_function(
                f"() => {colour} === 'rgb(0, 0, {number})'", timeout=WAIT
            )
            sheets = watched.page.locator('link[rel="stylesheet"][href*="onrecord"]')
            expect(sheets).to_have_count(1, timeout=WAIT)
    finally:
        (styles / "onrecord.css" / name).unlink()
        (styles / "onrecord.css").rmdir()
        styles.rmdir()
        styles.parent.rmdir()
    watched.page.wait_for_function(f"() => {colour} === '{before}'", timeout=WAIT)
    assert watched.page.evaluate(MARKED)


def test_a_page_that_a_save_does_not_touch_is_left_alone(
    preview: Running, watched: Watched
) -> None:
    watched.open("/actors/actor-000/")
    watched.page.evaluate(MARK)
    with preview.kept(ARTICLE):
        for number in range(3):
            with watched.page.expect_response("**/_preview/state.json*", timeout=WAIT) as asked:
                preview.edit(ARTICLE, "rights:", f"# {number}\nrights:")
            assert asked.value.ok
    assert watched.page.evaluate(MARKED)


@pytest.mark.parametrize(
    ("path", "is_reloaded"),
    [
        ("/articles/report-000/", False),
        ("/articles/report-000/#p2", False),
        ("/sources/", True),  # a script of its own is at work there
    ],
)
def test_the_page_stays_where_it_was_scrolled_to(
    preview: Running, watched: Watched, path: str, *, is_reloaded: bool
) -> None:
    watched.page.set_viewport_size({"width": 900, "height": 200})
    watched.open(path)
    watched.page.evaluate(MARK)
    watched.page.evaluate("scrollTo(0, 150)")
    watched.page.wait_for_function("() => scrollY === 150")
    with preview.kept(SITE):
        preview.edit(SITE, "Harbour papers", "Quay papers")
        expect(watched.page.locator(".brand")).to_have_text("Quay papers", timeout=WAIT)
        assert watched.page.evaluate(MARKED) is not is_reloaded
        watched.page.wait_for_function("() => scrollY === 150", timeout=WAIT)
        if "#" in path:
            assert watched.page.evaluate("() => document.querySelector(':target')?.id") == "p2"


def test_focus_and_the_title_follow_where_the_page_is_not_reloaded(
    preview: Running, watched: Watched
) -> None:
    watched.open("/articles/report-000/")
    with preview.kept(ARTICLE):
        title = watched.page.title()
        word = watched.page.evaluate("() => document.querySelector('h1').textContent")
        preview.edit(ARTICLE, word, f"{word} again")
        watched.page.wait_for_function(f"() => document.title !== {title!r}", timeout=WAIT)
        assert f"{word} again" in watched.page.title()


def test_the_404_page_is_the_sites_own_and_goes_when_the_page_appears(
    preview: Running, watched: Watched
) -> None:
    story = "content/stories/appears.md"
    watched.open("/stories/appears/")
    expect(watched.heading).to_have_text("There is no such page", timeout=WAIT)
    with preview.kept(story):
        preview.write(story, DRAFT.replace("Unprinted winter", "It appears"))
        expect(watched.heading).to_have_text("It appears", timeout=WAIT)
    expect(watched.heading).to_have_text("There is no such page", timeout=WAIT)


def test_what_is_not_public_is_marked_as_such(watched: Watched) -> None:
    watched.open("/stories/unprinted/")
    expect(watched.banner).to_contain_text("not public yet: a draft", timeout=WAIT)
    expect(watched.badge).to_have_count(0)
    watched.page.wait_for_function(FIXED, arg="onrecord-banner", timeout=WAIT)
    watched.open("/stories/story-00/")
    expect(watched.badge).to_contain_text("drafts and embargoed stories are shown", timeout=WAIT)
    expect(watched.banner).to_have_count(0)


def test_a_site_below_a_path_works(preview: Running, watched: Watched) -> None:
    with preview.kept(SITE):
        preview.edit(SITE, "harbour.example/", "harbour.example/below/here/")
        preview.shows("/below/here/", "/sitemap.xml")
        watched.open("/below/here/stories")
        assert watched.page.url == f"{preview.home}below/here/stories/"
        watched.page.get_by_role("link", name="Winter at berth 20").first.click()
        expect(watched.heading).to_have_text("Winter at berth 20", timeout=WAIT)
        assert watched.page.url.startswith(f"{preview.home}below/here/stories/story-00/")
        with preview.kept(STORY):
            preview.edit(STORY, "Winter at berth 20", "Frost at berth 20")
            expect(watched.heading).to_have_text("Frost at berth 20", timeout=WAIT)
        expect(watched.heading).to_have_text("Winter at berth 20", timeout=WAIT)
        watched.open("/below/here/nowhere/")
        expect(watched.heading).to_have_text("There is no such page", timeout=WAIT)


def test_without_drafts_nothing_is_marked(tmp_path: Path, context: BrowserContext) -> None:
    with started(example(tmp_path)) as running:
        watched = Watched(running, context.new_page())
        watched.hear()
        watched.open("/")
        running.edit(SITE, "Harbour", "Quay")
        expect(watched.heading).to_have_text("Quay papers", timeout=WAIT)
        for mark in (watched.badge, watched.banner, watched.problems):
            expect(mark).to_have_count(0)
        assert watched.is_calm()
        watched.page.close()


def test_a_page_outlives_its_preview_and_follows_the_next(
    tmp_path: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    with started(example(tmp_path)) as running:
        watched = Watched(running, page)
        watched.open("/")
        settings = running.text(SITE)
        for number in range(3):
            running.write(SITE, settings.replace("Harbour", f"Quay {number}"))
            expect(watched.heading).to_have_text(f"Quay {number} papers", timeout=WAIT)
        page.wait_for_function("() => window.LiveReload", timeout=WAIT)  # all of it has come
        assert interrupt(running) == 0
    running.write(SITE, settings.replace("Harbour", "Pier"))
    with started(running.project, port=running.port):
        expect(watched.heading).to_have_text("Pier papers", timeout=WAIT)
    page.close()


def test_where_nothing_could_be_made_yet_the_page_says_why_and_follows(
    tmp_path: Path, context: BrowserContext
) -> None:
    project = example(tmp_path)
    settings = (project / SITE).read_text(encoding="utf-8")
    (project / SITE).write_text(settings + "colour: red\n", encoding="utf-8")
    with started(project) as running:
        watched = Watched(running, context.new_page())
        watched.open("/")
        expect(watched.heading).to_have_text("Nothing to show yet", timeout=WAIT)
        problems = watched.page.locator("pre")
        expect(problems).to_contain_text("error[unknown-field]", timeout=WAIT)
        running.write(SITE, settings + "hue: red\n")
        expect(problems).to_contain_text("hue: red", timeout=WAIT)
        running.write(SITE, settings)
        expect(watched.heading).to_have_text("Harbour papers", timeout=WAIT)
        watched.page.close()


def test_the_last_of_many_saves_at_ten_a_second_is_what_stands(
    preview: Running, watched: Watched
) -> None:
    watched.open("/articles/report-000/")
    with preview.kept(ARTICLE):
        for number in range(30):
            preview.write(
                ARTICLE, preview.text(ARTICLE).partition(" End ")[0].rstrip() + f" End {number}.\n"
            )
            watched.page.wait_for_timeout(100)
        expect(watched.page.get_by_text("End 29.").first).to_be_attached(timeout=WAIT)
    until(lambda: "End 29." not in preview.get("/articles/report-000/")[2])
