"""What is served: the site as it would be published, and what each address leads to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command import build, published
from tests.preview.running import DRAFT, SCRIPT, SITE, Running, example, started, until


def served_as_built(running: Running, built: dict[str, bytes]) -> None:
    """Fail unless every file of a build is served, pages with our script in them."""
    assert len(built) > 20
    for path, data in built.items():
        status, _, text = running.get(f"/{path}")
        assert status == 200, path
        if path.endswith(".html"):
            assert len(SCRIPT.findall(text)) == 1, path
            text = SCRIPT.sub("", text)
        assert text == data.decode(), path


def test_a_page_differs_from_the_built_one_by_a_script_alone(
    preview: Running, tmp_path: Path
) -> None:
    build(preview.project, tmp_path / "out", "--drafts")
    served_as_built(preview, published(tmp_path / "out"))


def test_without_drafts_the_public_site_is_shown_and_no_more(tmp_path: Path) -> None:
    project = example(tmp_path / "project")
    build(project, tmp_path / "out")
    with started(project) as running:
        running.wait_for("drafts and embargoed stories are left out (--drafts shows them)")
        served_as_built(running, published(tmp_path / "out"))
        assert running.get("/stories/unprinted/")[0] == 404
        assert "Unprinted winter" not in running.get("/stories/")[2]
        state = running.state()
        assert (state["held"], state["isHeld"]) == (0, False)


def test_an_address_leads_to_the_page_of_its_folder(preview: Running) -> None:
    assert preview.get("/stories/")[2] == preview.get("/stories/index.html")[2]
    status, headers, _ = preview.get("/stories")
    assert (status, headers["location"]) == (302, "/stories/")
    assert preview.get("/stories/story-00?utm=1")[0] == 302
    assert preview.get("/stories/story-00/?utm=1")[0] == 200


def test_every_answer_has_its_type_and_is_not_kept(preview: Running) -> None:
    page = preview.get("/")[2]
    style = re.search(r"assets/[^\"]+\.css", page)
    icon = re.search(r"assets/[^\"]+\.svg", page)
    assert style
    assert icon
    for path, expected, kind in (
        ("/", 200, "text/html; charset=utf-8"),
        (f"/{style[0]}", 200, "text/css; charset=utf-8"),
        (f"/{icon[0]}", 200, "image/svg+xml"),
        ("/sitemap.xml", 200, "application/xml"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/stories", 302, "text/plain; charset=utf-8"),
        ("/nowhere/", 404, "text/html; charset=utf-8"),
        ("/_preview/client.js", 200, "text/javascript; charset=utf-8"),
        ("/_preview/livereload.js", 200, "text/javascript; charset=utf-8"),
        ("/_preview/client.css", 200, "text/css; charset=utf-8"),
        ("/_preview/state.json", 200, "application/json"),
        ("/_preview/else", 404, "text/html; charset=utf-8"),
    ):
        status, headers, _ = preview.get(path)
        assert (status, headers["content-type"]) == (expected, kind)
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "etag" not in headers
    status, headers, _ = preview.get("/", Host="evil.example")
    assert (status, headers["cache-control"]) == (403, "no-store")


def test_what_does_not_exist_is_answered_with_the_sites_own_404_page(preview: Running) -> None:
    status, _, text = preview.get("/nowhere/at/all")
    assert status == 404
    assert SCRIPT.sub("", text) == SCRIPT.sub("", preview.get("/404.html")[2])
    assert "There is no such page" in text


def test_drafts_are_shown_and_said_to_be(preview: Running) -> None:
    assert "Unprinted winter" in preview.get("/stories/unprinted/")[2]
    told = {
        path: preview.state(path) for path in ("/", "/stories/unprinted/", "/stories/story-00/")
    }
    assert {state["held"] for state in told.values()} == {1}
    assert [state["isHeld"] for state in told.values()] == [False, True, False]
    assert preview.state("/sources/unprinted/")["isHeld"]
    preview.wait_for("drafts and embargoed stories are shown")


def test_a_draft_that_is_published_is_one_no_longer(preview: Running) -> None:
    story = "content/stories/unprinted.md"
    with preview.kept(story):
        preview.edit(story, "draft: true\n", "")
        assert not preview.state("/stories/unprinted/")["isHeld"]
        assert preview.state()["held"] == 0
    assert preview.state("/stories/unprinted/")["isHeld"]


def test_a_file_that_comes_or_goes_is_followed_without_finding_all_out_again(
    preview: Running,
) -> None:
    story, said = "content/stories/newest.md", len(preview.said)
    with preview.kept(story):
        preview.write(story, DRAFT.replace("Unprinted winter", "The newest winter"))
        preview.shows("The newest winter", "/stories/newest/")
        assert preview.state("/stories/newest/")["isHeld"]
        assert preview.state()["held"] == 2
        assert "The newest winter" in preview.get("/stories/")[2]
        (preview.project / story).unlink()
        until(lambda: preview.get("/stories/newest/")[0] == 404)
        assert preview.state()["held"] == 1
        assert "The newest winter" not in preview.get("/stories/")[2]
    assert not [line for line in preview.said[said:] if "all found out" in line]


@pytest.mark.parametrize("written", ["sub/päth", "sub/p%C3%A4th"])
def test_a_site_that_will_be_below_a_path_is_found_there_too(
    preview: Running, written: str
) -> None:
    below = "/sub/p%C3%A4th"
    with preview.kept(SITE):
        preview.edit(SITE, "harbour.example/", f"harbour.example/{written}/")
        preview.shows(f"/{written}/", "/sitemap.xml")
        for path in ("/", "/stories/", "/actors/actor-000/"):
            assert preview.get(below + path)[2] == preview.get(path)[2]
            assert preview.state(below + path)["token"] == preview.state(path)["token"]
        status, headers, _ = preview.get(f"{below}/stories")
        assert (status, headers["location"]) == (302, f"{below}/stories/")
        assert preview.get(f"{below}/nowhere/")[0] == 404
        assert preview.state(f"{below}/stories/unprinted/")["isHeld"]
