"""What a save comes to: the last one is shown, and a fault leaves the last good page standing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import environment
from tests.conftest import cannot_run
from tests.corpus import write_corpus
from tests.preview.running import (
    ANNOTATION,
    ARTICLE,
    SITE,
    STORY,
    Running,
    example,
    started,
    until,
)

QUOTE = "The harbour board lights the eastern pier at slack water without a word at berth 0"
SPEAKER = "/actors/actor-000/"
REPORT = "/articles/report-000/"


def asleep(running: Running) -> None:
    """Wait until what was saved before has been seen, so that what comes is another burst."""
    running.settles()
    time.sleep(0.05)


# -- the last save ----------------------------------------------------------------------------


def test_the_last_of_ten_quick_saves_is_what_is_shown(preview: Running, settings: str) -> None:
    for number in range(10):
        preview.write(SITE, settings.replace("Harbour papers", f"Papers {number}"))
        time.sleep(0.03)
    preview.shows("Papers 9")
    time.sleep(0.3)
    assert "Papers 9" in preview.get("/")[2]


def test_a_request_right_after_a_save_gets_it_before_anybody_has_woken(preview: Running) -> None:
    assert QUOTE in preview.get(SPEAKER)[2]
    with preview.kept(ARTICLE, ANNOTATION):
        for number in range(20):
            preview.edit(ARTICLE, "at berth 30", f"at berth 30 {'x' * number}.")
            assert f"at berth 30 {'x' * number}." in preview.get(REPORT)[2]
            preview.edit(ARTICLE, f"at berth 30 {'x' * number}.", "at berth 30")
            assert f"at berth 30 {'x' * number}." not in preview.get(REPORT)[2]
        for word in ("Every", "No", "Some"):
            said = f"{word} harbour board"
            was = preview.text(ANNOTATION).partition(" lights")[0].rpartition("      ")[2]
            preview.edit(ARTICLE, was, said)
            preview.edit(ANNOTATION, was, said)
            assert said in preview.get(SPEAKER)[2]
            assert said in preview.get(REPORT)[2]


def test_a_new_file_and_one_that_is_gone_are_seen_by_the_next_request(preview: Running) -> None:
    story = "content/stories/second.md"
    with preview.kept(story):
        text = preview.text(STORY).replace("Winter at berth 20", "A second winter")
        preview.write(story, re.sub(r"(?ms)^questions:.*?(?=^events:)", "", text))
        status, _, page = preview.get("/stories/second/")
        assert (status, "A second winter" in page) == (200, True), preview.problems()
        assert "A second winter" in preview.get("/stories/")[2]
        (preview.project / story).unlink()
        assert preview.get("/stories/second/")[0] == 404
        assert "A second winter" not in preview.get("/stories/")[2]


def test_a_file_under_another_name_is_another_page(preview: Running) -> None:
    old, new = "content/stories/unprinted.md", "content/stories/renamed.md"
    (preview.project / old).rename(preview.project / new)
    try:
        assert preview.get("/stories/unprinted/")[0] == 404
        assert preview.get("/stories/renamed/")[0] == 200
    finally:
        (preview.project / new).rename(preview.project / old)
    assert preview.get("/stories/unprinted/")[0] == 200


def by_renaming(file: Path, text: str) -> None:
    """As vim and many others save: aside, then in its place."""
    aside = file.with_name(f".{file.name}.swp")
    aside.write_text(text, encoding="utf-8")
    aside.replace(file)


def with_a_backup(file: Path, text: str) -> None:
    """As Emacs and vim's `backupcopy=no` save: the old one is moved away first."""
    file.rename(file.with_name(f"{file.name}~"))
    time.sleep(0.005)
    file.write_text(text, encoding="utf-8")
    file.with_name(f"{file.name}~").unlink()


def by_emptying(file: Path, text: str) -> None:
    """As editors save that write into the file itself, with a slow disk."""
    with file.open("w", encoding="utf-8") as stream:
        time.sleep(0.005)
        stream.write(text)


HALF_SAVED = 0.05
"""Seconds that a file may be half saved for."""


def in_pieces(file: Path, text: str) -> None:
    """And such that write in two goes."""
    with file.open("w", encoding="utf-8") as stream:
        stream.write(text[: len(text) // 2])
        stream.flush()
        time.sleep(0.005)
        stream.write(text[len(text) // 2 :])


@pytest.mark.parametrize("path", [ARTICLE, ANNOTATION, STORY, SITE])
@pytest.mark.parametrize("save", [by_renaming, with_a_backup, by_emptying, in_pieces])
def test_however_an_editor_saves_no_error_is_shown_for_half_a_file(
    preview: Running, path: str, save: Callable[[Path, str], None]
) -> None:
    said = len(preview.said)
    with preview.kept(path):
        text = preview.text(path)
        line = {ARTICLE: "title: ", ANNOTATION: "passages:", STORY: "title: ", SITE: "title: "}[
            path
        ]
        for number in range(3):
            began = time.monotonic()
            save(preview.project / path, text.replace(line, f"# {number}\n{line}", 1))
            took = time.monotonic() - began
            asleep(preview)
            if took > 0.8 * HALF_SAVED:  # a busy machine: no editor takes so long
                said = len(preview.said)
        preview.get(REPORT)
        told = "".join(preview.said[said:])
    assert "error" not in told
    assert "last good pages" not in told


@pytest.mark.parametrize("save", [by_renaming, by_emptying, in_pieces])
def test_a_new_file_is_not_told_of_before_it_is_whole(
    preview: Running, save: Callable[[Path, str], None]
) -> None:
    said = len(preview.said)
    actor = "content/actors/newcomer.yaml"
    with preview.kept(actor):
        save(preview.project / actor, "name: Newcomer\nkind: person\n")
        preview.shows("Newcomer", "/actors/newcomer/")
    assert "error" not in "".join(preview.said[said:])


def test_a_burst_is_one_turn_and_what_comes_meanwhile_one_more(preview: Running) -> None:
    preview.get(REPORT)
    asleep(preview)
    said = len(preview.said)
    texts = {path: preview.text(path) for path in (ARTICLE, ANNOTATION, STORY)}
    with preview.kept(*texts):
        for path, text in texts.items():
            preview.write(path, text + "\n")
        until(lambda: len(preview.said) > said)
        asleep(preview)
        assert 1 <= len(preview.said) - said <= 2, preview.said[said:]


# -- faults -----------------------------------------------------------------------------------


def test_an_error_is_told_and_the_last_good_page_stands_until_it_is_mended(
    preview: Running, settings: str
) -> None:
    good = preview.state()
    preview.write(SITE, settings + "colour: red\n")
    until(lambda: bool(preview.state()["problems"]))
    state = preview.state()
    assert state["token"] == good["token"]
    (problem,) = state["problems"]
    assert problem["text"].startswith("content/site.yaml:3:1: error[unknown-field]")
    assert "3 | colour: red" in problem["text"]
    assert str(preview.project) not in problem["text"]
    assert problem["place"] == "content/site.yaml:3:1"
    assert problem["open"] == f"vscode://file/{preview.project.resolve()}/content/site.yaml:3:1"
    assert "Harbour papers" in preview.get("/")[2]
    preview.wait_for("the last good pages stand")
    assert any("error[unknown-field]" in line for line in preview.said)
    preview.write(SITE, settings.replace("Harbour", "Quay"))
    until(lambda: not preview.state()["problems"])
    assert preview.state()["token"] != good["token"]


def test_words_that_are_not_in_the_article_are_a_fault_of_every_page(preview: Running) -> None:
    before = preview.get(SPEAKER)[2]
    with preview.kept(ANNOTATION):
        preview.edit(ANNOTATION, QUOTE, QUOTE.replace("lights", "dims"))
        for page in ("/", SPEAKER, REPORT):
            assert "content/annotations/report-000.yaml:5:7: error[words" in preview.problems(page)
        assert preview.get(SPEAKER)[2] == before
        # what is saved besides waits with it, and is there once all is well
        with preview.kept(STORY):
            preview.edit(STORY, "Winter at berth 20", "Frost at berth 20")
            assert "Winter at berth 20" in preview.get("/stories/story-00/")[2]
            preview.edit(ANNOTATION, "dims", "lights")
            assert "Frost at berth 20" in preview.get("/stories/story-00/")[2]
            assert preview.problems() == ""
    assert preview.get(SPEAKER)[2] == before


def test_what_was_saved_beside_a_fault_that_needed_a_look_at_all_is_not_lost(
    preview: Running,
) -> None:
    story = "content/stories/second.md"
    with preview.kept(STORY, ARTICLE, story):
        good = preview.get(REPORT)[2]
        preview.write(story, "---\ntitle: [\n---\n")
        until(lambda: "content/stories/second.md" in preview.problems())
        preview.edit(ARTICLE, "at berth 30", "at berth 99")
        assert preview.get(REPORT)[2] == good
        preview.edit(STORY, "Winter at berth 20", "Frost at berth 20")
        (preview.project / story).unlink()
        assert "Frost at berth 20" in preview.get("/stories/story-00/")[2]
        assert "at berth 99" in preview.get(REPORT)[2]
        assert preview.problems() == ""


def test_a_site_that_is_broken_and_mended_again_and_again(preview: Running, settings: str) -> None:
    for broken in ("", "title: [\n", "title: a: b\n", "\tx", "colour: red\n", "- 1\n"):
        preview.write(SITE, broken)
        until(lambda: "content/site.yaml" in preview.problems())
        assert "Harbour papers" in preview.get("/")[2]
        preview.write(SITE, settings)
        until(lambda: preview.problems() == "")
    (preview.project / SITE).unlink()
    until(lambda: "Harbour papers" not in preview.get("/")[2])  # it need not be there
    preview.write(SITE, settings)
    preview.shows("Harbour papers")


# -- templates --------------------------------------------------------------------------------


def test_a_template_of_the_projects_own_is_taken_up_and_its_fault_told(preview: Running) -> None:
    templates = preview.project / "templates"
    templates.mkdir()
    try:
        (templates / "robots.txt").write_text("# of our own\n")
        preview.shows("# of our own", "/robots.txt")
        for fault, line in (("a\n{{ view.nothing }}\n", 2), ("{% if %}\n", 1), ("{{ x }}", 1)):
            (templates / "robots.txt").write_text(fault)
            until(lambda: bool(preview.problems("/robots.txt")))
            told = preview.problems("/robots.txt")
            assert told.startswith(f"templates/robots.txt:{line}:1: error[template-fault]"), told
            assert preview.get("/robots.txt")[2] == "# of our own\n"
            (templates / "robots.txt").write_text("# of our own\n")
            until(lambda: not preview.problems("/robots.txt"))
    finally:
        shutil.rmtree(templates)
    until(lambda: "# of our own" not in preview.get("/robots.txt")[2])


def test_a_template_at_fault_is_said_in_the_terminal_too(preview: Running) -> None:
    preview.get("/")
    templates = preview.project / "templates"
    templates.mkdir()
    said = len(preview.said)
    try:
        (templates / "home.html").write_text("{{ view.nothing }}\n")
        assert preview.problems("/").startswith("templates/home.html:1:1: error[template-fault]")
        preview.wait_for("templates/home.html:1:1: error[template-fault]", after=said)
        assert "Harbour papers" in preview.get("/")[2]
        # another page is well, and so says nothing
        assert preview.problems(SPEAKER) == ""
        assert "templates/home.html:1:1" in preview.problems("/")
    finally:
        shutil.rmtree(templates)
    assert preview.problems("/") == ""


def test_a_page_that_was_never_good_says_why_and_follows_the_mending(tmp_path: Path) -> None:
    project = example(tmp_path)
    (project / "templates").mkdir()
    (project / "templates/actor.html").write_text("{% if %}\n")
    with started(project) as running:
        status, _, page = running.get(SPEAKER)
        assert status == 503
        assert "templates/actor.html:1:1: error[template-fault]" in page
        state = running.state(SPEAKER)
        assert state["token"] == ""  # as on the page: it stays, and says why
        assert "templates/actor.html:1:1" in state["problems"][0]["text"]
        (project / "templates/actor.html").unlink()
        running.shows("Ada Quillon", SPEAKER)
        assert running.state(SPEAKER)["token"]


# -- greater changes --------------------------------------------------------------------------


def test_content_that_goes_away_and_comes_back_is_waited_for(preview: Running) -> None:
    (preview.project / "content").rename(preview.project / "elsewhere")
    until(lambda: bool(preview.problems()))
    assert preview.problems().startswith("there is no folder 'content' in the project")
    assert "Harbour papers" in preview.get("/")[2]
    (preview.project / "elsewhere").rename(preview.project / "content")
    until(lambda: not preview.problems())


def test_a_link_among_the_content_is_told_of_until_it_is_gone(preview: Running) -> None:
    link = preview.project / "content/stories/linked.md"
    link.symlink_to("story-00.md")
    try:
        until(lambda: any("linked.md" in line for line in preview.said))
        assert preview.get("/stories/linked/")[0] == 404
    finally:
        link.unlink()
    preview.settles()


def test_a_branch_switch_of_thousands_of_files_needs_no_restart(tmp_path: Path) -> None:
    if not shutil.which("git"):
        cannot_run("no git here")
    project = tmp_path / "switched"

    def git(*words: str) -> None:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@desk.example")
        command = ["git", *identity, "-c", "init.defaultBranch=one", "-C", str(project), *words]
        subprocess.run(command, env=environment(), check=True, capture_output=True)

    write_corpus(project, articles=10, seed=1)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "two")
    shutil.rmtree(project / "content")
    write_corpus(project, articles=10, seed=2)
    actors = project / "content/actors"
    for number in range(2000):
        (actors / f"crew-{number}.yaml").write_text(f"name: Crew {number}\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "two")
    git("checkout", "-q", "one")
    with started(project) as running:
        running.shows("Harbour papers")
        assert running.get("/actors/actor-of-1/")[0] == 200
        git("checkout", "-q", "two")
        until(lambda: running.get("/actors/actor-of-2/")[0] == 200)
        assert running.get("/actors/actor-of-1/")[0] == 404
        assert "Crew 1999" in running.get("/actors/crew-1999/")[2]
        git("checkout", "-q", "one")
        until(lambda: running.get("/actors/actor-of-1/")[0] == 200)
        assert running.get("/actors/crew-1999/")[0] == 404
        assert running.problems() == ""


def test_a_warning_is_told_once_however_often_all_is_looked_at(preview: Running) -> None:
    actor = "content/actors/nobody.yaml"
    said = len(preview.said)
    with preview.kept(actor, SITE):
        preview.write(actor, "name: Nobody\n")
        preview.wait_for("warning[unused-actor]", after=said)
        for name in ("Quay", "Pier"):
            preview.write(SITE, preview.text(SITE).replace("title: ", f"title: {name} "))
            preview.shows(f"{name} ")
    assert sum("warning[unused-actor]" in line for line in preview.said[said:]) == 1


# -- what is said and kept --------------------------------------------------------------------


def test_one_line_a_rebuild_says_what_changed_what_was_made_and_how_long(preview: Running) -> None:
    preview.get(REPORT)
    preview.get(SPEAKER)
    asleep(preview)
    said = len(preview.said)
    with preview.kept(ARTICLE):
        preview.edit(ARTICLE, "at berth 30", "at berth 35")
        until(lambda: len(preview.said) > said)
        asleep(preview)
        (line,) = preview.said[said:]
        pattern = (
            rf"{re.escape(ARTICLE)}: \d+ pages? made(, \d+ when they are asked for)?; \d+ ms\n"
        )
        assert re.fullmatch(pattern, line), line
    assert sum("preview: http" in line for line in preview.said) == 1


def test_nothing_is_written_to_the_project_but_the_previews_own_cache(tmp_path: Path) -> None:
    project = example(tmp_path)
    with started(project) as running:
        running.shows("Harbour papers")
        running.edit(SITE, "Harbour", "Quay")
        running.shows("Quay papers")
        time.sleep(1.5)  # what is kept is written in quiet times
    found = {path.name for path in project.iterdir()}
    assert found == {"content", ".onrecord"}
    assert {path.name for path in (project / ".onrecord").iterdir()} == {".gitignore", "preview"}
    assert {path.name for path in (project / ".onrecord/preview").iterdir()} <= {
        "public.db",
        "public.db.stamp",
        "lock",
    }


def test_a_page_follows_the_clock(tmp_path: Path) -> None:
    project = example(tmp_path)
    story = project / "content/stories/story-00.md"
    text = story.read_text(encoding="utf-8")
    ends = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 4))
    story.write_text(text.replace("summary:", f"embargo: {ends}\nsummary:"), encoding="utf-8")
    changes = {"SOURCE_DATE_EPOCH": ""}
    assert os.environ.get("SOURCE_DATE_EPOCH") is None
    with started(project, changes=changes) as running:
        assert running.get("/stories/story-00/")[0] == 404
        until(lambda: running.get("/stories/story-00/")[0] == 200)
        running.edit(STORY, "Winter at berth 20", "Frost at berth 20")
        assert "Frost at berth 20" in running.get("/stories/story-00/")[2]
        assert running.problems() == ""
