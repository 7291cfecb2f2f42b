"""How a preview begins and ends, and what one leaves to the next."""

from __future__ import annotations

import shutil
import stat
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.preview import greeting, serve
from tests.command import build
from tests.corpus import write_corpus
from tests.preview.running import (
    ARTICLE,
    SITE,
    STORY,
    Running,
    example,
    interrupt,
    started,
    until,
)

CACHE = ".onrecord/preview/public.db"


def ended_well(running: Running) -> None:
    """Interrupt it, and fail unless it ends soon, with code 0 and without a trace."""
    begun = time.monotonic()
    assert interrupt(running) == 0
    spent = time.monotonic() - begun
    assert spent < 10, spent  # far more than it takes, and far less than what it was doing
    running.wait_for("preview ended")
    assert not any("Traceback" in line for line in running.said), "".join(running.said)


# -- what is said at the start ----------------------------------------------------------------


def test_what_a_person_should_know_is_said_at_the_start() -> None:
    plain = list(greeting("127.0.0.1", asked_for=0, found=8000, drafts=False))
    assert plain[0] == "preview: http://127.0.0.1:8000/"
    assert "drafts and embargoed stories are left out (--drafts shows them)" in plain[1]
    assert "are shown;" in list(greeting("::1", asked_for=0, found=8000, drafts=True))[1]
    moved, *rest = greeting("localhost", asked_for=8000, found=8001, drafts=False)
    assert moved == "port 8000 is busy; taking 8001 (--port names another)"
    assert rest[0] == "preview: http://localhost:8001/"
    for host, who in (("0.0.0.0", "this machine"), ("desk.example", "desk.example")):  # noqa: S104
        warning = next(greeting(host, asked_for=8000, found=8000, drafts=False))
        assert warning == f"warning: whoever can reach {who} can read this preview"


def test_a_folder_without_content_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(WorldError, match="there is no folder 'content'"):
        serve(tmp_path, host="127.0.0.1", port=0, say=said.append)
    assert said == []


def test_open_opens_the_browser_at_the_address_named(tmp_path: Path) -> None:
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/opened\n', encoding="utf-8")
    opener.chmod(opener.stat().st_mode | stat.S_IXUSR)
    with started(example(tmp_path / "p"), "--open", changes={"BROWSER": f"{opener} %s"}) as running:
        until((tmp_path / "opened").exists)
        until(lambda: (tmp_path / "opened").read_text(encoding="utf-8") == running.home)


@pytest.mark.parametrize(
    "editor", ["subl {path}", "javascript:{path}", "data:text/html,{path}", "idea://open?file="]
)
def test_an_editor_that_is_no_address_is_refused(tmp_path: Path, editor: str) -> None:
    with started(example(tmp_path), changes={"ONRECORD_EDITOR": editor}) as running:
        running.wait_for("ONRECORD_EDITOR is an address with {path}, such as vscode://file/")
        assert running.process.wait() == 2


def test_another_editor_is_opened_at_the_place(tmp_path: Path) -> None:
    editor = "idea://open?file={path}&line={line}&column={column}"
    project = example(tmp_path / "a b&c")
    with started(project, changes={"ONRECORD_EDITOR": editor}) as running:
        running.edit(SITE, "title:", "titel:")
        until(lambda: bool(running.problems()))
        place = f"{project.resolve()}/{SITE}".replace(" ", "%20").replace("&", "%26")
        opens = [one["open"] for one in running.state()["problems"]]
        assert f"idea://open?file={place}&line=1&column=1" in opens


# -- the end ----------------------------------------------------------------------------------


def test_a_preview_of_content_at_fault_starts_shows_why_and_ends_when_interrupted(
    tmp_path: Path,
) -> None:
    project = example(tmp_path / "at-fault")
    settings = (project / SITE).read_text(encoding="utf-8")
    (project / SITE).write_text(settings + "colour: <b>red</b>\n", encoding="utf-8")
    with started(project) as running:
        status, headers, page = running.get("/stories/")
        assert (status, headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert "content/site.yaml:3:1: error[unknown-field]" in page
        assert "&lt;b&gt;red" in page
        assert '<script src="/_preview/client.js?' in page
        running.write(SITE, settings)
        running.shows("Harbour papers")
        ended_well(running)


def test_an_interrupt_while_all_is_found_out_the_first_time_ends_it_at_once(tmp_path: Path) -> None:
    project = write_corpus(tmp_path, articles=1500)
    with started(project) as running:
        running.wait_for("Ctrl-C ends it")
        until((project / ".onrecord/preview").exists)
        ended_well(running)
        assert not any("all found out" in line for line in running.said)
    assert not list((project / ".onrecord/preview").glob("*.db"))


def test_an_interrupt_while_a_browser_waits_ends_it(tmp_path: Path) -> None:
    with started(example(tmp_path)) as running:
        running.shows("Harbour papers")
        waiting = HTTPConnection("127.0.0.1", running.port)
        waiting.putrequest("GET", "/")  # and never ends it
        ended_well(running)
        waiting.close()


def test_a_project_that_is_removed_under_it_is_told_of_and_waited_for(tmp_path: Path) -> None:
    project = example(tmp_path / "project")
    with started(project) as running:
        running.shows("Harbour papers")
        shutil.rmtree(project)
        until(lambda: "there is no folder 'content'" in running.problems())
        assert running.get("/")[0] == 200
        example(project)
        until(lambda: running.problems() == "")
        running.edit(SITE, "Harbour", "Quay")
        running.shows("Quay papers")
        ended_well(running)


# -- what is left to the next -----------------------------------------------------------------


def test_the_next_preview_goes_on_and_shows_what_was_saved_in_between(tmp_path: Path) -> None:
    project = example(tmp_path)
    with started(project) as running:
        running.shows("Harbour papers")
        running.edit(STORY, "Winter at berth 20", "Frost at berth 20")
        running.shows("Frost at berth 20", "/stories/story-00/")
        ended_well(running)
    file = project / ARTICLE
    file.write_text(file.read_text("utf-8").replace("at berth 30", "at berth 99"), "utf-8")
    with started(project) as running:
        assert "at berth 99" in running.get("/articles/report-000/")[2]
        assert "Frost at berth 20" in running.get("/stories/story-00/")[2]
        running.wait_for("ready, from the last preview")
        assert not any("all found out" in line for line in running.said)
    with started(project, "--drafts") as running:  # which shows another site
        assert running.get("/stories/unprinted/")[0] == 200
    with started(project) as running:
        assert running.get("/stories/unprinted/")[0] == 404
        running.wait_for("ready, from the last preview")


def test_a_build_of_the_project_is_gone_on_from(tmp_path: Path) -> None:
    project = example(tmp_path)
    build(project, project / "site")
    with started(project) as running:
        assert "Harbour papers" in running.get("/")[2]
        running.wait_for("ready, from the last build")
    assert (project / "site/index.html").exists()


def test_a_fault_that_was_saved_in_between_leaves_the_last_good_page(tmp_path: Path) -> None:
    project = example(tmp_path)
    with started(project) as running:
        running.shows("Harbour papers")
        ended_well(running)
    text = (project / SITE).read_text("utf-8")
    (project / SITE).write_text(text + "colour: red\n", "utf-8")
    with started(project) as running:
        until(lambda: "unknown-field" in running.problems())
        assert "Harbour papers" in running.get("/")[2]
        running.write(SITE, text.replace("Harbour", "Quay"))
        running.shows("Quay papers")
        assert running.problems() == ""


def flip(path: Path) -> None:
    data = path.read_bytes()
    at = len(data) // 2
    path.write_bytes(data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :])


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "no stamp"])
def test_after_a_damaged_cache_all_is_found_out_anew(tmp_path: Path, harm: str) -> None:
    project = example(tmp_path)
    with started(project) as running:
        running.shows("Harbour papers")
        ended_well(running)
    cache = project / CACHE
    match harm:
        case "flip":
            flip(cache)
        case "cut":
            cache.write_bytes(cache.read_bytes()[:5000])
        case "empty":
            cache.write_bytes(b"")
        case _:
            cache.with_name("public.db.stamp").unlink()
    with started(project) as running:
        running.shows("Harbour papers")
        running.edit(SITE, "Harbour", "Quay")
        running.shows("Quay papers")
        assert not any("bug" in line for line in running.said), "".join(running.said)


def test_after_one_that_was_killed_the_next_shows_all_that_was_saved(tmp_path: Path) -> None:
    project = example(tmp_path)
    for number in range(3):
        with started(project) as running:
            running.shows("Harbour papers")
            running.edit(ARTICLE, f"at berth 30{'.' * number}", f"at berth 30{'.' * (number + 1)}")
            shown = f"at berth 30{'.' * (number + 1)}"
            running.shows(shown, "/articles/report-000/")
            if number == 1:
                time.sleep(1.5)  # quiet times, in which how things stand is kept
            running.process.kill()
            running.process.wait()
        with started(project) as running:
            assert shown in running.get("/articles/report-000/")[2]
            running.process.kill()


def test_two_previews_of_a_project_are_in_nobodys_way(tmp_path: Path) -> None:
    project = example(tmp_path)
    with started(project) as one, started(project) as other:
        for running in (one, other):
            running.shows("Harbour papers")
        one.edit(SITE, "Harbour", "Quay")
        for running in (one, other):
            running.shows("Quay papers")
        ended_well(one)
        other.edit(SITE, "Quay", "Pier")
        other.shows("Pier papers")
        ended_well(other)


def test_where_nothing_can_be_kept_all_else_works(tmp_path: Path) -> None:
    project = example(tmp_path)
    (project / ".onrecord").write_text("in the way", encoding="utf-8")
    with started(project) as running:
        running.shows("Harbour papers")
        running.edit(SITE, "Harbour", "Quay")
        running.shows("Quay papers")
        time.sleep(1.5)
        ended_well(running)
        assert not any("bug" in line for line in running.said)
    assert (project / ".onrecord").read_text(encoding="utf-8") == "in the way"


def test_a_cache_that_is_removed_under_it_is_done_without(tmp_path: Path) -> None:
    project = example(tmp_path)
    with started(project) as running:
        running.shows("Harbour papers")
        shutil.rmtree(project / ".onrecord")
        running.edit(STORY, "Winter at berth 20", "Frost at berth 20")
        running.shows("Frost at berth 20", "/stories/story-00/")
        time.sleep(1.5)  # quiet times, in which how things stand is kept
        running.edit(SITE, "Harbour", "Quay")
        running.shows("Quay papers")
        ended_well(running)
        assert not any("bug" in line for line in running.said), "".join(running.said)
    with started(project) as running:
        running.shows("Quay papers")
