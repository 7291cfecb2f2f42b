"""A preview as a person runs it: in a process of its own, asked over the wire."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.command import REPOSITORY, environment
from tests.corpus import write_corpus

PATIENCE = 30.0
"""Seconds after which what was waited for will not come; a shared machine is slow at times."""
EPOCH = {"SOURCE_DATE_EPOCH": "1580515200"}
"""The time that `tests.command.build` builds for, in seconds."""
SITE = "content/site.yaml"
ARTICLE = "content/articles/report-000.md"
ANNOTATION = "content/annotations/report-000.yaml"
STORY = "content/stories/story-00.md"
SCRIPT = re.compile(r'<script src="/_preview/client\.js\?[0-9a-f]*" defer></script>')
"""What the preview adds to a page."""
ORIGINS = (
    "null",
    "",
    "http://evil.example",
    "http://evil.example:{port}",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://localhost:{port}",
    "http://127.0.0.1:{port}.evil.example",
    "http://127.0.0.1:{port}@evil.example",
    "http://127.0.0.1:{port}/",
    "http://user@127.0.0.1:{port}",
    "http://127.0.0.1:0{port}",
    "http://127.0.0.2:{port}",
    "http://[::1]:{port}",
    "file://",
    "chrome-extension://abcdefghijklmnop",
    "data:text/html,x",
    "ws://127.0.0.1:{port}",
    "http://127.0.0.1:{port} http://evil.example",
    "127.0.0.1:{port}",
    "*",
)
"""Origins of pages that are not the preview's own."""
DRAFT = """---
title: Unprinted winter
draft: true
summary: >-
  The berth may stay open. [@a0#told]
articles:
  a0: report-000
published: 2020-01-30
---
The berth may close. [@a0#told]
"""


@dataclass
class Running:
    """The command as a person runs it, and what it has said so far."""

    project: Path
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    is_over: bool = False
    """Whether it has said all that it had to say."""

    def read(self) -> None:
        """Take what it says, line by line as it comes."""
        assert self.process.stdout
        with self.process.stdout:
            for line in self.process.stdout:
                self.said.append(line)  # extend() would wait for more than a line
        self.is_over = True

    @property
    def port(self) -> int:
        found = re.search(r"http://[^/]+:(\d+)/", self.wait_for("preview: http"))
        assert found
        return int(found[1])

    @property
    def home(self) -> str:
        """The address that it named."""
        return f"http://127.0.0.1:{self.port}/"

    def wait_for(self, words: str, *, after: int = 0) -> str:
        """The first line that holds some words, of those `after` the first so many."""

        def found() -> list[str]:
            return [line for line in self.said[after:] if words in line]

        until(lambda: bool(found()) or self.is_over)
        assert found(), "".join(self.said)
        return found()[0]

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """A page's status, headers by their small names, and text."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            text = response.read().decode()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, text

    def state(self, page: str = "/") -> dict[str, Any]:
        """What the script on a page is told."""
        answer = self.get(f"/_preview/state.json?page={quote(page, safe='')}")[2]
        found: dict[str, Any] = json.loads(answer)
        return found

    def problems(self, page: str = "/") -> str:
        """What is wrong, as text."""
        return "\n\n".join(one["text"] for one in self.state(page)["problems"])

    def text(self, path: str) -> str:
        """A file of the project."""
        return (self.project / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        (self.project / path).write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Put other words in place of some."""
        text = self.text(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def shows(self, words: str, path: str = "/") -> None:
        """Wait until a page holds some words."""
        until(lambda: words in self.get(path)[2])

    @contextmanager
    def kept(self, *paths: str) -> Iterator[None]:
        """Files that are as they were after the block, and the pages with them."""
        before: Mapping[str, str | None] = {
            path: self.text(path) if (self.project / path).exists() else None for path in paths
        }
        try:
            yield
        finally:
            for path, text in before.items():
                if text is None:
                    (self.project / path).unlink(missing_ok=True)
                else:
                    self.write(path, text)
            self.settles()

    def settles(self) -> None:
        """Wait until nothing is wrong, and the pages have followed."""
        until(lambda: not self.state()["problems"])


def until(fulfilled: Callable[[], bool]) -> None:
    """Wait for a condition, and fail if it takes too long."""
    end = time.monotonic() + PATIENCE
    while not fulfilled():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


# A shell that runs tests in the background makes them, and all they start, deaf to SIGINT.
_HEARS_INTERRUPTS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from generator.cli import main
main()
"""


@contextmanager
def started(
    project: Path, *options: str, port: int = 0, changes: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """The preview of a project, on any free port unless one is named; gone at the end."""
    command = [sys.executable, "-c", _HEARS_INTERRUPTS, "preview", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--project", str(project), *options],
        cwd=REPOSITORY,
        env=environment({**EPOCH, **(changes or {})}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    running = Running(project, process)

    reader = threading.Thread(target=running.read)
    reader.start()
    try:
        yield running
    finally:
        process.kill()
        process.wait()
        reader.join()


def interrupt(running: Running) -> int:
    """Interrupt it, if it runs, as Ctrl-C does; its exit code."""
    running.process.send_signal(signal.SIGINT)
    return running.process.wait(PATIENCE)


def example(folder: Path) -> Path:
    """A small project with a published story and a draft."""
    project = write_corpus(folder, articles=2)
    (project / "content/stories/unprinted.md").write_text(DRAFT, encoding="utf-8")
    return project
