"""What a build tells of itself: its last line, why a page was made, where the time went."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import NOW, environment
from tests.corpus import write_corpus


def said(project: Path, *options: str) -> list[str]:
    """The lines of a build on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--now", NOW, *options],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", articles=4)


def edited(project: Path) -> Path:
    """One article's body says more."""
    path = next(iter(sorted((project / "content" / "articles").glob("*.md"))))
    path.write_text(path.read_text(encoding="utf-8") + "\nThe ferry is late.\n", encoding="utf-8")
    return path


pty = pytest.importorskip("pty", reason="there are terminals of this sort on POSIX alone")

LAST = re.compile(
    r"(\d+) pages? written, (\d+) unchanged, (\d+) removed; (\d+) items? proven;"
    r" (\d+) warnings?; \d+\.\d\d s"
)


def test_the_last_line_counts_pages_items_and_warnings(project: Path) -> None:
    def last() -> list[int]:
        line = LAST.fullmatch(said(project)[-1])
        assert line
        return [int(number) for number in line.groups()]

    first = last()
    pages = len(list((project / "site").rglob("*.html")))
    assert first[:3] == [pages, 0, 0]
    assert first[3] > 0
    assert last() == [0, pages, 0, *first[3:]]
    edited(project)
    assert last() == [1, pages - 1, 0, *first[3:]]
    (project / "site" / "method" / "index.html").unlink()
    assert last() == [1, pages - 1, 0, *first[3:]]


def test_a_page_is_explained_by_its_address_its_path_or_its_file(project: Path) -> None:
    said(project)
    path = edited(project)
    page = f"articles/{path.stem}/index.html"
    first = said(project, "--explain", f"/articles/{path.stem}/")
    assert first[0].startswith(f"{page}: made, since this is another now: article.body of article ")
    told = "\n".join(first)
    assert f"  article {path.stem}: " in told
    assert "article.title" in told
    for asked in (f"articles/{path.stem}", page, f"site/{page}"):
        assert said(project, "--explain", asked)[0] == (
            f"{page}: not made; nothing that it read has changed"
        )
    assert said(project, "--explain", "/nowhere/")[0] == "nowhere/index.html: there is no such page"


def test_a_page_that_was_made_with_all_others_says_why(project: Path) -> None:
    line = said(project, "--explain", "/")[0]
    assert line == "index.html: made, as all pages were: there is nothing to go on from"


def test_the_profile_tells_stages_and_kinds_of_page(project: Path) -> None:
    lines = [line for line in said(project, "--profile") if re.match(r" +\d+\.\d{3} s  ", line)]
    stages = {line.split(" s  ")[1] for line in lines}
    assert {"reading", "linking", "judging and proving", "writing the cache"} <= stages
    assert "pages of article, in all processes" in stages
    seconds = [float(line.split(" s  ")[0]) for line in lines]
    assert seconds == sorted(seconds, reverse=True)


def on_terminal(project: Path, *options: str, ci: str = "") -> str:
    """What a build shows on a terminal."""
    above, below = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--now", NOW, *options],
        cwd=project,
        env=environment({"CI": ci, "TERM": "xterm"}),
        stdout=subprocess.DEVNULL,
        stderr=below,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    os.set_blocking(above, False)
    try:
        return os.read(above, 1 << 20).decode()
    except BlockingIOError:
        return ""
    finally:
        os.close(above)
        os.close(below)


def test_long_work_shows_a_bar_on_a_terminal_and_nowhere_else(project: Path) -> None:
    shown = on_terminal(project)
    assert "reading" in shown
    assert "checking" in shown
    assert "looking for names" in shown
    assert "making pages" in shown
    for options, ci in ((("--quiet",), ""), ((), "true")):
        (project / ".onrecord" / "builds").rename(project / f"gone{ci}")
        for cache in (project / ".onrecord" / "cache").iterdir():
            cache.unlink()
        assert "making pages" not in on_terminal(project, *options, ci=ci)
