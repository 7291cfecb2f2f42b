"""From a save to what is served: onrecord's preview beside Hugo's, and what it costs to wait.

`python -m tests.benchmarks.served [--articles 1000,10000] [--saves 40] [--bench FOLDER]` writes the
corpus in both forms, in memory where there is such a folder, starts `onrecord preview` and `hugo
server`, and saves the body of an article, then a quote, in turns; it asks for the pages until they
say the new words. Then an article is saved 200 times, ten times a second, with its page open in
Chromium, and last the preview is left alone and its processor time taken. What is required is
printed beside. See `tests.benchmarks.contestants` for where Hugo and the corpus come from.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory, TemporaryFile

from tests.benchmarks.contestants import (
    BENCH,
    Contestant,
    bench_folder,
    hugo,
    in_memory,
    onrecord,
    write_corpus,
)
from tests.benchmarks.edits import ARTICLE, Editor, Quoted, quoted
from tests.site.browsing import chromium_at, find_chromium

_EVERY = 0.002
"""Seconds between two looks at a page."""
_STARTED = 600.0
"""Seconds in which a server has something to show."""
_ARRIVED = 60.0
"""Seconds in which a save is served."""
_RATIO = {1_000: 20, 10_000: 50}
"""Articles → how many times as fast as Hugo is required."""
_MOST = {10_000: 50.0}
"""Articles → milliseconds that are required."""
_TYPED = 200
"""Saves in the browser's part, ten a second."""
_IDLE = 20.0
"""Seconds for which the preview is left alone."""


class Server:
    """A contestant's preview, and its project."""

    def __init__(self, contestant: Contestant, project: Path, quote: Quoted, port: int) -> None:
        self.name, self.project, self.port = contestant.name, project, port
        self.editor = Editor(contestant, project, quote)
        self.pages = {
            "body": [f"/articles/{ARTICLE}/"],
            "quote": [f"/articles/{ARTICLE}/", f"/actors/{quote.speaker}/"],
        }
        self._line = HTTPConnection("127.0.0.1", port, timeout=_ARRIVED)

    def save(self, phase: str, word: str) -> float:
        """Milliseconds from the save of a word until all pages say it."""
        edit = {"body": self.editor.edit_body, "quote": self.editor.edit_quote}[phase]
        edit(word)
        start = time.perf_counter()
        for page in self.pages[phase]:
            while word.encode() not in self._get(page):
                assert time.perf_counter() - start < _ARRIVED, (self.name, phase, page)
                time.sleep(_EVERY)
        return (time.perf_counter() - start) * 1000

    def _get(self, page: str) -> bytes:
        try:
            self._line.request("GET", page)
            return self._line.getresponse().read()
        except (OSError, HTTPException):
            self._line.close()
            return b""

    def begin(self) -> None:
        """Wait until it shows the pages."""
        until = time.monotonic() + _STARTED
        while b"</html>" not in self._get(self.pages["body"][0]):
            assert time.monotonic() < until, self.name
            time.sleep(0.1)

    def end(self) -> None:
        self._line.close()


@contextmanager
def running(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Iterator[int]:
    """A server in a folder; its process number. Gone at the end."""
    with TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        try:
            yield process.pid
        finally:
            process.kill()
            process.wait()


def compared(servers: Sequence[Server], saves: int) -> dict[tuple[str, str], list[float]]:
    """Milliseconds of every save, by phase and server: the servers take turns."""
    found: dict[tuple[str, str], list[float]] = {}
    for phase in ("body", "quote"):
        for number in range(-1, saves):  # the first is not counted
            for server in servers:
                spent = server.save(phase, f"{phase.capitalize()}{number + 1}x")
                if number >= 0:
                    found.setdefault((phase, server.name), []).append(spent)
    return found


def typed(server: Server) -> tuple[list[float], int]:
    """Milliseconds from each save to the page in Chromium that shows it or a later one.

    And how many were seen there themselves. Fails unless the last one was.
    """
    chromium = find_chromium()
    assert chromium, "no Chromium here (set CHROMIUM, or install it)"
    # a page that has been loaded anew says what it says at once; the clock is the machine's
    seen = """(() => { const look = () => {
        const found = (document.body?.textContent ?? "").match(/Typed(\\d+)x/g);
        if (found) { window.told(found.at(-1), Date.now()); } };
        new MutationObserver(look).observe(document, {childList: true, subtree: true});
        addEventListener("DOMContentLoaded", look); })()"""
    arrived: dict[str, float] = {}
    saved: dict[str, float] = {}

    def told_by_page(word: str, at: float) -> None:
        arrived.setdefault(word, at)

    with chromium_at(chromium) as browser:
        page = browser.new_page()
        page.expose_function("told", told_by_page)
        page.add_init_script(seen)
        page.goto(f"http://127.0.0.1:{server.port}{server.pages['body'][0]}")
        page.wait_for_function("() => window.LiveReload")
        start = time.monotonic()
        for number in range(_TYPED):
            word = f"Typed{number}x"
            page.wait_for_timeout(max(1.0, (start + number / 10 - time.monotonic()) * 1000))
            server.editor.edit_body(word)
            saved[word] = time.time() * 1000
        until = time.monotonic() + _ARRIVED
        while word not in arrived:
            assert time.monotonic() < until, "the last save did not come to the page"
            page.wait_for_timeout(5)
    shown, spent = float("inf"), list[float]()
    for word, at in reversed(saved.items()):
        shown = min(shown, arrived.get(word, shown))
        spent.append(shown - at)
    return spent, len(arrived.keys() & saved.keys())


def idle(process: int) -> float:
    """Percent of a core that a process takes while nothing happens."""
    time.sleep(3)  # it looks at all files once after the last save
    before, start = _spent(process), time.monotonic()
    time.sleep(_IDLE)
    return (_spent(process) - before) / (time.monotonic() - start) * 100


def _spent(process: int) -> float:
    """Seconds of processor time."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(found: dict[tuple[str, str], list[float]], articles: int) -> Iterator[str]:
    """The figures, and what is required."""
    names = list(dict.fromkeys(name for _, name in found))
    for phase in ("body", "quote"):
        middle = {name: median(found[phase, name]) for name in names}
        for name in names:
            yield f"  {phase:<6}{name:<10}median {middle[name]:8.1f} ms   p95 {_p95(found[phase, name]):8.1f} ms"
        line = f"  {phase:<6}Hugo ÷ onrecord = {middle['Hugo'] / middle['onrecord']:.0f}"
        if articles in _RATIO:
            line += f"   (required: {_RATIO[articles]} or more"
            line += f", and {_MOST[articles]:.0f} ms or less)" if articles in _MOST else ")"
        yield line


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def measure(bench: Path, articles: int, saves: int) -> Iterator[str]:
    """All figures of a size, line by line."""
    ours, theirs = onrecord(), hugo()
    with TemporaryDirectory(dir=in_memory()) as folder:
        root = Path(folder)
        projects = [
            write_corpus(bench, one.form, articles, root / one.form) for one in (ours, theirs)
        ]
        quote = quoted(projects[0])
        files = sum(path.is_file() for path in (projects[0] / "content").rglob("*"))
        servers = [
            Server(one, project, quote, port)
            for one, project, port in zip((ours, theirs), projects, _free_ports(), strict=True)
        ]
        preview = [*ours.command[: ours.command.index("build")], "preview"]
        preview += ["--port", str(servers[0].port)]
        other = [theirs.command[0], "server", "--port", str(servers[1].port), "--quiet"]
        environment = {**ours.environment, "PYTHONDONTWRITEBYTECODE": ""}
        with running(preview, projects[0], environment) as process:
            with running(other, projects[1], {}):
                for server in servers:
                    server.begin()
                yield from told(compared(servers, saves), articles)
            spent, seen = typed(servers[0])
            yield (
                f"  {_TYPED} saves at ten a second: {seen} stood in the page, the last too;"
                f" save to DOM median {median(spent):.0f} ms, p95 {_p95(spent):.0f} ms"
                " (required: 150 or less)"
            )
            yield f"  idle, {files:,} files: {idle(process):.2f} % of a core (required: 1 or less)"
        for server in servers:
            server.end()


def _free_ports() -> Iterator[int]:
    """Two ports that nobody listens on."""
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        ports = [one.getsockname()[1], other.getsockname()[1]]
    yield from ports


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=_numbers, default=[1_000, 10_000], metavar="N,…")
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--bench", type=bench_folder, default=BENCH, metavar="FOLDER")
    asked = parser.parse_args(arguments)
    if min(asked.articles) < 10 or asked.saves < 2:
        parser.error("--articles are 10 or more, --saves 2 or more")
    print(onrecord().told_version(), hugo().told_version(), sep="\n")  # noqa: T201
    for articles in asked.articles:
        print(f"\n{articles:,} articles, {asked.saves} saves each", flush=True)  # noqa: T201
        for line in measure(Path(asked.bench), articles, asked.saves):
            print(line, flush=True)  # noqa: T201
    return 0


def _numbers(words: str) -> list[int]:
    return [int(word) for word in words.split(",")]


if __name__ == "__main__":
    sys.exit(main())
