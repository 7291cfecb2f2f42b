"""The command line: options, what is printed where, and exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from generator import __version__
from generator.cli import main
from generator.cli.commands import onrecord
from generator.diagnostics import WorldError
from tests.command import REPOSITORY, published
from tests.project import lay, over_base

WARNING = "-- content/actors/jon-berg.yaml --\nname: Jon Berg\n"
ERROR = """
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lindd
    text: The ferry will sail all winter
"""
WITHHELD = """
-- content/articles/gazette-quay.md --
---
title: Quay to open
outlet: gazette
---
-- content/annotations/gazette-quay.yaml --
quotes:
  opens:
    speaker: mara-lind
    text: The quay opens
"""
EMBARGOED = """
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
embargo: 2031-06-01T00:00:00Z
---
The ferry will sail all winter. [@gazette#all-winter]
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it printed."""

    code: object
    out: str
    err: str


Run = Callable[..., Done]

HEAVY = (
    "jinja2", "markdown_it", "mdit_py_plugins", "pydantic", "pydantic_core", "yaml", "tornado",
    "livereload", "watchfiles", "rich", "tqdm", "asyncio", "multiprocessing", "subprocess",
)  # fmt: skip
"""What reads, renders and serves: the command answers `--help` without any of them."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def run(*words: str | Path) -> Done:
        monkeypatch.setattr("sys.argv", ["onrecord", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as done:
            main()
        printed = capsys.readouterr()
        return Done(done.value.code, printed.out, printed.err)

    return run


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_the_command_says_what_it_is_without_the_libraries_of_its_work(word: str) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", word],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines()}
    inside = {line.rpartition("|")[2].strip() for line in told.splitlines() if "generator." in line}

    assert "click" in loaded
    assert not loaded.intersection(HEAVY)
    light = {"skipping", "unchanged"}
    assert {name for name in inside if not name.startswith("generator.cli")} == {
        f"generator.{name}" for name in light
    }


def project(folder: Path, *trees: str) -> Path:
    """The base project with some trees laid over it."""
    return lay(over_base(*trees), folder / "my project")


# -- commands and options -------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["build", "check", "explain", "preview"])
def test_every_command_has_help_and_takes_a_project(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert "--project DIR" in done.out


def test_every_command_there_is_takes_a_project() -> None:
    context = click.Context(onrecord)
    names = onrecord.list_commands(context)
    assert len(names) > 5
    for command in (onrecord.get_command(context, name) for name in names):
        assert command
        assert "--project" in [name for option in command.params for name in option.opts]


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("option", ["--quiet", "--strict", "--now"])
def test_build_and_check_can_be_quiet_and_strict_and_are_told_the_time(
    run: Run, command: str, option: str
) -> None:
    assert option in run(command, "--help").out


def test_help_and_version_are_told(run: Run) -> None:
    assert run("--help").code == 0
    assert run("-h").out == run("--help").out
    assert run("--version").out == f"onrecord, version {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["no-such-command"],
        ["build", "--no-such-option"],
        ["build", "--project", "no-such-folder"],
        ["check", "--format", "xml"],
        ["preview", "--port", "many"],
        ["build", "--base-url", "ftp://host.example/"],
        ["build", "--base-url", "host.example"],
        ["build", "--base-url", "https://host.example/?page=1"],
        ["build", "--base-url", "https://host.example/#top"],
        ["check", "--now", "soon"],
        ["check", "--now", "2031-01-05T20:00:00"],
        ["explain", "no-such-code"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_says_so_on_standard_error(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(project(tmp_path))
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err
    assert not Path("site").exists()


# -- exit codes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trees", "options", "code"),
    [
        ([], [], 0),
        ([], ["--strict"], 0),
        ([WARNING], [], 0),
        ([WARNING], ["--strict"], 1),
        ([WITHHELD], ["--strict"], 0),
        ([ERROR], [], 1),
        ([ERROR], ["--strict"], 1),
        ([WARNING, ERROR], ["--quiet"], 1),
    ],
    ids=["clean", "clean, strict", "warning", "warning, strict", "note, strict", "error",
         "error, strict", "both, quiet"],
)  # fmt: skip
def test_a_check_exits_with_1_for_errors_and_when_strict_for_warnings(
    run: Run, tmp_path: Path, trees: list[str], options: list[str], code: int
) -> None:
    assert run("check", "--project", project(tmp_path, *trees), *options).code == code


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (WorldError("the disk is full"), 2, "onrecord: the disk is full\n"),
        (KeyboardInterrupt(), 130, None),
        (click.Abort(), 130, None),
        (click.UsageError("not so"), 2, "not so"),
        (ZeroDivisionError("a slip of ours"), 3, "a slip of ours"),
        (RecursionError("too deep"), 3, "too deep"),
    ],
)
def test_trouble_of_the_world_bugs_and_interrupts_have_exit_codes_of_their_own(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    raised: BaseException,
    code: int,
    said: str | None,
) -> None:
    @click.command()
    def stumble() -> None:
        raise raised

    monkeypatch.setitem(onrecord.commands, "stumble", stumble)
    done = run("stumble")
    assert (done.code, done.out.strip()) == (code, "")
    assert said is None or said in done.err
    assert ("Traceback" in done.err) is (code == 3)


# -- check ----------------------------------------------------------------------------------------


def test_a_clean_check_says_so(run: Run, tmp_path: Path) -> None:
    done = run("check", "--project", project(tmp_path))
    assert (done.out, done.err) == ("nothing to mend\n", "")


def test_the_project_is_the_current_folder_unless_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path, ERROR))
    assert run("check").code == 1


def test_findings_are_printed_with_path_place_frame_and_help(run: Run, tmp_path: Path) -> None:
    done = run("check", "--project", project(tmp_path, ERROR))
    assert done.out.split("\n")[-7:] == [
        (
            "content/annotations/gazette-ferry.yaml:3:14: error[unknown-actor]: "
            "no actor or outlet is called 'mara-lindd'"
        ),
        "  |",
        "3 |     speaker: mara-lindd",
        "  |              ^^^^^^^^^^",
        "  = help: did you mean 'mara-lind'?",
        "1 error, 1 warning",
        "",
    ]


def test_a_quiet_check_prints_errors_alone(run: Run, tmp_path: Path) -> None:
    where = project(tmp_path, WARNING, WITHHELD, ERROR)
    done = run("check", "--quiet", "--project", where)
    assert re.findall(r"(\w+)\[", done.out) == ["error"]
    assert done.out.endswith("\n1 error\n")


def test_a_quiet_clean_check_prints_nothing(run: Run, tmp_path: Path) -> None:
    done = run("check", "--quiet", "--project", project(tmp_path, WARNING))
    assert (done.out, done.err) == ("", "")


def test_a_quiet_strict_check_prints_the_warnings_that_made_it_fail(
    run: Run, tmp_path: Path
) -> None:
    done = run("check", "--quiet", "--strict", "--project", project(tmp_path, WARNING))
    assert done.code == 1
    assert "unused-actor" in done.out


KEYS = ["code", "severity", "path", "line", "column", "end_line", "end_column", "message", "hint"]


def test_json_is_one_object_a_line_on_standard_output_with_paths_from_the_project(
    run: Run, tmp_path: Path
) -> None:
    where = project(tmp_path, WARNING, WITHHELD, ERROR)
    done = run("check", "--format", "json", "--project", where)
    assert (done.code, done.err) == (1, "")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [list(row) for row in rows] == [KEYS] * len(rows)
    assert {row["severity"] for row in rows} == {"error", "warning", "note"}
    assert [r for r in rows if r["code"] == "unknown-actor"] == [
        {
            "code": "unknown-actor",
            "severity": "error",
            "path": "content/annotations/gazette-ferry.yaml",
            "line": 3,
            "column": 14,
            "end_line": 3,
            "end_column": 24,
            "message": "no actor or outlet is called 'mara-lindd'",
            "hint": "did you mean 'mara-lind'?",
        }
    ]
    assert all((where / row["path"]).is_file() for row in rows)


def test_json_of_a_clean_project_is_no_line_at_all(run: Run, tmp_path: Path) -> None:
    done = run("check", "--format", "json", "--project", project(tmp_path))
    assert (done.code, done.out, done.err) == (0, "", "")


def test_json_can_be_quiet_too(run: Run, tmp_path: Path) -> None:
    where = project(tmp_path, WARNING, ERROR)
    done = run("check", "--quiet", "--format", "json", "--project", where)
    assert [json.loads(line)["severity"] for line in done.out.splitlines()] == ["error"]


def test_a_check_writes_nothing(run: Run, tmp_path: Path) -> None:
    where = project(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    run("check", "--project", where)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_project_without_a_content_folder_is_trouble_of_the_world(
    run: Run, tmp_path: Path
) -> None:
    done = run("check", "--project", tmp_path)
    assert done.code == 2
    assert "there is no folder 'content'" in done.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_empty_content_folder_is_told_what_to_begin_with(
    run: Run, tmp_path: Path, command: str
) -> None:
    (tmp_path / "content").mkdir()
    done = run(command, "--project", tmp_path)
    assert done.code == 1
    printed = done.out + done.err
    assert "the folder 'content' is empty" in printed
    assert "content/articles/<id>.md" in printed


# -- the clock ------------------------------------------------------------------------------------

REVIEW = EMBARGOED.replace("embargo: 2031-06-01T00:00:00Z", "review_by: 2031-06-01")


@pytest.mark.parametrize(
    ("options", "epoch", "due"),
    [
        (["--now", "2031-06-01T23:59:59Z"], None, False),
        (["--now", "2031-06-02"], None, True),
        ([], "1938124799", False),  # 2031-06-01T23:59:59Z
        ([], "1938124800", True),
        (["--now", "2031-06-01"], "1938124800", False),
    ],
)
def test_the_time_is_given_by_option_else_by_the_environment(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    epoch: str | None,
    *,
    due: bool,
) -> None:
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = run("check", "--project", project(tmp_path, REVIEW), *options)
    assert ("review-due" in done.out) is due


def test_an_epoch_that_is_no_number_is_trouble_of_the_world(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    done = run("check", "--project", project(tmp_path))
    assert done.code == 2
    assert "SOURCE_DATE_EPOCH" in done.err


# -- build ----------------------------------------------------------------------------------------


def test_a_build_goes_to_site_in_the_project_and_says_what_it_proved(
    run: Run, tmp_path: Path
) -> None:
    where = project(tmp_path, WITHHELD)
    done = run("build", "--project", where)
    assert done.code == 0
    assert re.findall(r"^built \d+ pages: (.+)$", done.out, re.MULTILINE) == [
        str(where / "site" / "index.html")
    ]
    assert re.search(r"\b1 items? proven", done.out)
    assert re.search(r"\b1 items? not yet proven", done.out)
    assert "note[not-yet-proven]" in done.err
    assert (where / "site" / "articles" / "gazette-quay" / "index.html").is_file()


def test_state_lives_in_one_dot_folder_and_nowhere_else(run: Run, tmp_path: Path) -> None:
    where = project(tmp_path)
    run("build", "--project", where)
    assert {path.name for path in where.iterdir()} <= {"content", "site", ".onrecord"}
    assert [path.name for path in tmp_path.iterdir()] == ["my project"]


def test_a_build_goes_where_it_is_told(run: Run, tmp_path: Path) -> None:
    where = project(tmp_path)
    assert run("build", "--project", where, "--output", tmp_path / "new" / "out").code == 0
    assert (tmp_path / "new" / "out" / "index.html").is_file()
    assert not (where / "site").exists()


def test_a_build_is_made_where_it_is_told(run: Run, tmp_path: Path) -> None:
    laid = project(tmp_path)
    for where in ("serial", "processes"):
        done = run("build", "--executor", where, "--project", laid, "--output", tmp_path / where)
        assert (done.code, done.err) == (0, "")
        assert (tmp_path / where / "index.html").is_file()


@pytest.mark.parametrize("where", ["ray", "dask", "dask:", "dask:lamp", "dask:tcp://lamp"])
def test_a_place_that_is_none_is_told(run: Run, tmp_path: Path, where: str) -> None:
    done = run("build", "--executor", where, "--project", project(tmp_path))

    assert done.code == 2
    assert "is no" in done.err
    assert "tcp://" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("asked", [["--profile"], ["--explain", "/"]])
def test_a_cluster_notes_nothing_that_could_be_told(
    run: Run, tmp_path: Path, asked: list[str]
) -> None:
    where = "dask:tcp://127.0.0.1:1"
    done = run("build", "--executor", where, *asked, "--project", project(tmp_path))

    assert done.code == 2
    assert "one on a cluster notes nothing" in done.err


def test_a_relative_output_is_meant_from_the_current_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("build", "--project", where, "--output", "out").code == 0
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_quiet_build_prints_nothing(run: Run, tmp_path: Path) -> None:
    done = run("build", "--quiet", "--project", project(tmp_path, WARNING, WITHHELD))
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_build_with_errors_writes_nothing_and_prints_every_fault_with_its_path(
    run: Run, tmp_path: Path
) -> None:
    tree = """
-- content/outlets/herald.yaml --
name: The Herald
kind: paper
-- content/actors/jon-berg.yaml --
name: Jon Berg
colour: blue
"""
    where = project(tmp_path, ERROR, tree)
    done = run("build", "--project", where)
    assert (done.code, done.out) == (1, "")
    assert re.findall(r"^(content/\S+):\d+:\d+: error\[", done.err, re.MULTILINE) == [
        "content/actors/jon-berg.yaml",
        "content/annotations/gazette-ferry.yaml",
        "content/outlets/herald.yaml",
    ]
    assert done.err.endswith("nothing was written\n")
    assert {path.name for path in where.iterdir()} == {"content"}


@pytest.mark.parametrize(
    ("tree", "options"), [(ERROR, []), (WARNING, ["--strict"])], ids=["error", "strict"]
)
def test_the_last_site_stands_when_a_build_fails(
    run: Run, tmp_path: Path, tree: str, options: list[str]
) -> None:
    where = project(tmp_path)
    run("build", "--project", where)
    before = published(where / "site")
    times = {path: path.stat().st_mtime_ns for path in (where / "site").rglob("*")}
    project(tmp_path, tree)
    done = run("build", "--project", where, *options)
    assert done.code == 1
    assert done.err.endswith("nothing was written; the last site stands\n")
    assert published(where / "site") == before
    assert {path: path.stat().st_mtime_ns for path in (where / "site").rglob("*")} == times


def test_a_template_of_the_projects_own_that_is_wrong_is_told_with_its_line(
    run: Run, tmp_path: Path
) -> None:
    where = lay(
        {"templates/home.html": b"<p>\n{{ view.no_such_thing }}\n</p>\n"}, project(tmp_path)
    )
    done = run("build", "--project", where)
    assert done.code == 1
    assert "templates/home.html:2:1: error[template-fault]" in done.err
    assert not (where / "site").exists()


def test_a_site_of_one_article_and_its_outlet_and_nothing_else_builds(
    run: Run, tmp_path: Path
) -> None:
    tree = {
        "content/outlets/gazette.yaml": b"name: The Gazette\n",
        "content/articles/ferry.md": b"---\ntitle: Ferry to sail\noutlet: gazette\n---\n",
    }
    where = lay(tree, tmp_path / "harbour-watch")
    done = run("build", "--project", where)
    assert done.code == 0
    assert "warning[no-site-yaml]" in done.err
    home = (where / "site" / "index.html").read_text(encoding="utf-8")
    assert "harbour-watch" in home
    assert "Ferry to sail" in home
    assert (where / "site" / "articles" / "ferry" / "index.html").is_file()
    assert (where / "site" / "outlets" / "gazette" / "index.html").is_file()


def test_an_embargoed_story_is_built_from_its_moment_on_and_before_it_with_drafts(
    run: Run, tmp_path: Path
) -> None:
    where = project(tmp_path, EMBARGOED)
    page = where / "site" / "stories" / "harbour" / "index.html"

    def is_there(*options: str) -> bool:
        assert run("build", "--project", where, *options).code == 0
        return page.is_file()

    assert is_there("--now", "2031-06-01T00:00:00Z")
    assert not is_there("--now", "2031-05-31T23:59:59Z")
    assert is_there("--now", "2031-05-31T23:59:59Z", "--drafts")


@pytest.mark.parametrize("base", ["https://host.example/sub", "HTTPS://Host.Example/sub/"])
def test_a_base_address_gives_canonical_links_and_a_sitemap(
    run: Run, tmp_path: Path, base: str
) -> None:
    where = project(tmp_path)
    assert run("build", "--project", where, "--base-url", base).code == 0
    page = (where / "site" / "actors" / "mara-lind" / "index.html").read_text(encoding="utf-8")
    address = "https://host.example/sub/actors/mara-lind/"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f"<loc>{address}</loc>" in (where / "site" / "sitemap.xml").read_text(encoding="utf-8")
    robots = (where / "site" / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://host.example/sub/sitemap.xml\n" in robots


def test_a_base_address_given_goes_before_the_one_in_the_settings(run: Run, tmp_path: Path) -> None:
    tree = "-- content/site.yaml --\ntitle: Harbour\nbase_url: https://settings.example/\n"
    where = project(tmp_path, tree)
    run("build", "--project", where, "--base-url", "https://given.example/")
    home = (where / "site" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://given.example/">' in home
    assert "settings.example" not in home


def test_without_a_base_address_there_is_neither(run: Run, tmp_path: Path) -> None:
    where = project(tmp_path)
    run("build", "--project", where)
    files = published(where / "site")
    assert "sitemap.xml" not in files
    assert b"Sitemap" not in files["robots.txt"]
    assert not [path for path, data in files.items() if b'rel="canonical"' in data]


# -- refusals -------------------------------------------------------------------------------------


def test_a_folder_that_is_not_ours_is_refused_with_what_to_do(run: Run, tmp_path: Path) -> None:
    where = project(tmp_path)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "quay.jpg").write_bytes(b"x")
    done = run("build", "--project", where, "--output", tmp_path / "photos")
    assert done.code == 2
    assert str(tmp_path / "photos") in done.err
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["quay.jpg"]


@pytest.mark.parametrize("output", [".", "..", "content", "content/site", "texts", ".onrecord/x"])
def test_an_output_that_holds_or_lies_in_sources_is_refused(
    run: Run, tmp_path: Path, output: str
) -> None:
    where = project(tmp_path)
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    done = run("build", "--project", where, "--output", where / output)
    assert done.code == 2
    assert done.err.startswith("onrecord: ")
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before


# -- explain --------------------------------------------------------------------------------------


def test_a_code_is_explained(run: Run) -> None:
    done = run("explain", "unknown-actor")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("unknown-actor (error)\n")


def test_without_a_code_all_are_listed(run: Run) -> None:
    done = run("explain")
    assert done.code == 0
    assert "unknown-actor" in done.out


def test_an_unknown_code_is_told_with_the_nearest(run: Run) -> None:
    assert "did you mean 'unknown-actor'?" in run("explain", "unknown-acter").err


# -- as a process of its own ----------------------------------------------------------------------


def process(command: str, where: Path, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """`onrecord` in a shell, `$PYTHON -m generator` for short."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHON": sys.executable, **changes}
    return subprocess.run(
        ["sh", "-c", command], cwd=where, env=environment, capture_output=True, timeout=60,
        check=False,
    )  # fmt: skip


def test_no_question_is_asked_when_standard_input_is_closed(tmp_path: Path) -> None:
    where = project(tmp_path)
    lay({"site/foreign.txt": b"x"}, where)
    done = process("$PYTHON -m generator build <&-", where)
    assert done.returncode == 2
    assert b"site" in done.stderr


def test_a_terminal_that_knows_ascii_alone_still_gets_the_findings(tmp_path: Path) -> None:
    tree = """
-- content/actors/jon-berg.yaml --
name: Jón Berg — 船長
colour: blå
"""
    where = project(tmp_path, tree)
    done = process("$PYTHON -m generator check", where, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"unknown-field" in done.stdout


def test_a_reader_that_stops_listening_is_no_bug(tmp_path: Path) -> None:
    where = project(tmp_path)
    done = process("$PYTHON -m generator explain | head -n 1", where)
    assert b"Traceback" not in done.stderr
    assert b"bug" not in done.stderr
