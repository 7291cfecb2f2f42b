"""The preview: a real server for what comes over the wire, and its parts where they stand alone."""

from __future__ import annotations

import asyncio
import json
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from generator.diagnostics import WorldError
from generator.preview import greeting, serve
from generator.preview.making import Attempt, attempt
from generator.preview.serving import Served, is_local, listen, web_address
from generator.preview.stage import Stage
from generator.preview.watching import is_watched, saves
from tests.command import REPOSITORY, build, environment
from tests.corpus import write_corpus

PATIENCE = 30.0
"""Seconds after which what was waited for will not come; a shared machine is slow at times."""
EPOCH = {"SOURCE_DATE_EPOCH": "1580515200"}
"""The time that `tests.command.build` builds for, in seconds."""
SITE = "content/site.yaml"
HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
INFO = {"command": "info", "url": "http://127.0.0.1/", "plugins": {}}
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

    def read(self) -> None:
        """Take what it says, line by line as it comes."""
        assert self.process.stdout
        with self.process.stdout:
            for line in self.process.stdout:
                self.said.append(line)  # extend() would wait for more than a line

    @property
    def port(self) -> int:
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.wait_for("preview: http"))
        assert found
        return int(found[1])

    def wait_for(self, words: str) -> str:
        """The first line that holds some words."""
        until(lambda: any(words in line for line in self.said) or self.process.poll() is not None)
        assert any(words in line for line in self.said), "".join(self.said)
        return next(line for line in self.said if words in line)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        """A page's status, headers by their small names, and text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, text

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("/_preview/state.json")[2])
        return found

    def write(self, path: str, text: str) -> None:
        (self.project / path).write_text(text, encoding="utf-8")

    def shows(self, words: str, path: str = "/") -> None:
        """Wait until a page holds some words."""
        until(lambda: words in self.get(path)[2])


def until(fulfilled: Callable[[], bool]) -> None:
    """Wait for a condition, and fail if it takes too long."""
    end = time.monotonic() + PATIENCE
    while not fulfilled():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


# A shell that runs tests in the background makes them, and all they start, deaf to SIGINT.
_HEARS_INTERRUPTS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from generator.cli import main
main()
"""


@contextmanager
def started(project: Path, port: int = 0) -> Iterator[Running]:
    """The preview of a project, on any free port unless one is named; gone at the end."""
    command = [sys.executable, "-c", _HEARS_INTERRUPTS, "preview", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--project", str(project)],
        cwd=REPOSITORY,
        env=environment(EPOCH),
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


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One running preview; a test that changes its project puts back what it changed."""
    with started(example(tmp_path_factory.mktemp("previewed"))) as running:
        running.wait_for("made")
        yield running


@pytest.fixture
def settings(preview: Running) -> Iterator[str]:
    """The text of the previewed project's settings, put back after the test."""
    text = (preview.project / SITE).read_text(encoding="utf-8")
    yield text
    preview.write(SITE, text)
    preview.shows("Harbour papers")


# -- pages ------------------------------------------------------------------------------------


def test_a_page_differs_from_the_built_one_by_a_script_alone(
    preview: Running, tmp_path: Path
) -> None:
    build(preview.project, tmp_path / "out", "--drafts")
    script = re.compile(r'<script src="/_preview/client\.js\?[0-9a-f]+\.\d+" defer></script>')
    files = sorted(p for p in (tmp_path / "out").rglob("*") if p.is_file() and p.name[0] != ".")
    assert len(files) > 20
    for file in files:
        path = file.relative_to(tmp_path / "out").as_posix()
        status, _, text = preview.get(f"/{path}")
        assert status == 200
        if path.endswith(".html"):
            assert len(script.findall(text)) == 1, path
            text = script.sub("", text)
        assert text == file.read_text(encoding="utf-8"), path


def test_an_address_leads_to_the_page_of_its_folder(preview: Running) -> None:
    assert preview.get("/stories/")[2] == preview.get("/stories/index.html")[2]
    status, headers, _ = preview.get("/stories")
    assert (status, headers["location"]) == (302, "/stories/")


def test_every_answer_has_its_type_and_is_not_kept(preview: Running) -> None:
    page = preview.get("/")[2]
    style = re.search(r"assets/[^\"]+\.css", page)
    icon = re.search(r"assets/[^\"]+\.svg", page)
    assert style
    assert icon
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        (f"/{style[0]}", "text/css; charset=utf-8"),
        (f"/{icon[0]}", "image/svg+xml"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/_preview/client.js", "text/javascript; charset=utf-8"),
        ("/_preview/livereload.js", "text/javascript; charset=utf-8"),
        ("/_preview/client.css", "text/css; charset=utf-8"),
        ("/_preview/state.json", "application/json"),
    ):
        status, headers, _ = preview.get(path)
        assert (status, headers["content-type"]) == (200, kind)
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "etag" not in headers


def test_drafts_are_shown_and_said_to_be(preview: Running) -> None:
    assert "Unprinted winter" in preview.get("/stories/unprinted/")[2]
    assert preview.state()["held"] == 1
    assert any("drafts and embargoed stories are shown" in line for line in preview.said)
    assert any("stories not yet public: 1" in line for line in preview.said)


# -- saves ------------------------------------------------------------------------------------


def test_the_last_of_ten_quick_saves_is_what_is_shown(preview: Running, settings: str) -> None:
    for number in range(10):
        preview.write(SITE, settings.replace("Harbour papers", f"Papers {number}"))
        time.sleep(0.03)
    preview.shows("Papers 9")
    time.sleep(0.3)
    assert "Papers 9" in preview.get("/")[2]


def test_an_error_is_told_and_the_last_good_page_stands_until_it_is_mended(
    preview: Running, settings: str
) -> None:
    good = preview.state()
    preview.write(SITE, settings + "colour: red\n")
    until(lambda: preview.state()["problems"])
    state = preview.state()
    assert state["version"] == good["version"]
    assert state["problems"].startswith("content/site.yaml:")
    assert "3 | colour: red" in state["problems"]
    assert str(preview.project) not in state["problems"]
    assert "Harbour papers" in preview.get("/")[2]
    preview.wait_for("the last good pages stand")
    assert any("error[unknown-field]" in line for line in preview.said)
    preview.write(SITE, settings)
    until(lambda: not preview.state()["problems"])
    assert preview.state()["version"] != good["version"]


def test_a_template_of_the_projects_own_is_taken_up_and_its_fault_told(preview: Running) -> None:
    templates = preview.project / "templates"
    templates.mkdir()
    (templates / "robots.txt").write_text("# of our own\n")
    preview.shows("# of our own", "/robots.txt")
    (templates / "robots.txt").write_text("{{ view.nothing_of_the_kind }}\n")
    until(lambda: preview.state()["problems"])
    assert preview.state()["problems"].startswith("templates/robots.txt:1:1: error[template-fault]")
    assert preview.get("/robots.txt")[2] == "# of our own\n"
    shutil.rmtree(templates)
    until(lambda: "# of our own" not in preview.get("/robots.txt")[2])


def test_content_that_goes_away_and_comes_back_is_waited_for(preview: Running) -> None:
    (preview.project / "content").rename(preview.project / "elsewhere")
    until(lambda: preview.state()["problems"])
    assert preview.state()["problems"].startswith("there is no folder 'content' in the project")
    assert "Harbour papers" in preview.get("/")[2]
    (preview.project / "elsewhere").rename(preview.project / "content")
    until(lambda: not preview.state()["problems"])


def test_nothing_is_written_to_the_project(preview: Running) -> None:
    preview.shows("Harbour papers")
    # but for the note that a build of another test has left
    assert {path.name for path in preview.project.iterdir()} - {".onrecord"} == {"content"}


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
        assert interrupt(running) == 0
    assert [path.name for path in project.iterdir()] == ["content"]


# -- the line to the browser ------------------------------------------------------------------


async def line_to(preview: Running) -> WebSocketClientConnection:
    """A line to the preview, as livereload's script opens one."""
    address = f"127.0.0.1:{preview.port}"
    headers = {"Origin": f"http://{address}"}
    return await websocket_connect(HTTPRequest(f"ws://{address}/livereload", headers=headers))


async def ended(line: WebSocketClientConnection) -> int | None:
    """Wait for the end of a line; the code it was closed with."""
    while await asyncio.wait_for(line.read_message(), PATIENCE) is not None:
        pass
    line.close()
    return line.close_code


async def told(line: WebSocketClientConnection) -> Any:
    return json.loads(str(await asyncio.wait_for(line.read_message(), PATIENCE)))


def test_a_browser_is_told_to_look_when_it_comes_and_after_every_save(
    preview: Running, settings: str
) -> None:
    async def look_on() -> list[Any]:
        line = await line_to(preview)
        await line.write_message(json.dumps(HELLO))
        heard = [await told(line)]
        await line.write_message(json.dumps(INFO))
        heard.append(await told(line))
        for name in ("Quay papers", "Pier papers"):
            preview.write(SITE, settings.replace("Harbour papers", name))
            heard.append(await told(line))
            await asyncio.to_thread(preview.shows, name)
        line.close()
        await ended(line)
        return heard

    greeting, *commands = asyncio.run(look_on())
    assert greeting["command"] == "hello"
    assert len(commands) == 3
    for command in commands:
        assert (command["command"], command["path"]) == ("reload", "*")


@pytest.mark.parametrize(
    "origin",
    [
        None,
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
        "file://",
    ],
    ids=str,
)
def test_a_page_of_another_origin_gets_no_line(preview: Running, origin: str | None) -> None:
    assert knock(preview, f"http://127.0.0.1:{preview.port}") == 101
    assert knock(preview, origin and origin.format(port=preview.port)) == 403


def knock(preview: Running, origin: str | None) -> int:
    """The status that a browser gets which asks for a line from a page of an origin."""
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request(
        "GET", "/livereload", headers=headers if origin is None else {**headers, "Origin": origin}
    )
    response = connection.getresponse()
    response.close()
    connection.close()
    return response.status


def test_a_line_on_which_nonsense_is_spoken_is_closed_and_the_server_lives(
    preview: Running,
) -> None:
    async def speak(words: str | bytes) -> int | None:
        line = await line_to(preview)
        await line.write_message(words, binary=isinstance(words, bytes))
        return await ended(line)

    for words in ("", "nonsense", "[]", "7", "{}", "null", '{"command"', "[" * 60_000, b"\xff"):
        assert asyncio.run(speak(words)) == 1002, words[:20]
    assert preview.get("/")[0] == 200
    assert not any("Traceback" in line for line in preview.said)


# -- who may ask ------------------------------------------------------------------------------

FOREIGN = [
    "",
    "evil.example",
    "evil.example:{port}",
    "127.0.0.1",
    "localhost",
    "127.0.0.1:1",
    "127.0.0.1:{port}0",
    "127.0.0.1:0{port}",
    "127.0.0.1:{port}.evil.example",
    "127.0.0.1.evil.example:{port}",
    "localhost.evil.example:{port}",
    "evil.localhost:{port}",
    "127.0.0.2:{port}",
    "0.0.0.0:{port}",
    "[::]:{port}",
    "::1:{port}",
    "192.168.0.10:{port}",
    "2130706433:{port}",
    "0x7f.1:{port}",
    "user@127.0.0.1:{port}",
    "127.0.0.1:{port}/",
    "localhost.:{port}",
]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_request_by_another_name_is_refused(preview: Running, host: str) -> None:
    for path in ("/", "/stories/unprinted/", "/_preview/state.json", "/livereload"):
        status, _, text = preview.get(path, Host=host.format(port=preview.port))
        assert (status, "Harbour" in text, "version" in text) in {
            (403, False, False),
            (400, False, False),
        }


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_a_request_by_one_of_our_names_is_answered(preview: Running, name: str) -> None:
    assert preview.get("/", Host=f"{name}:{preview.port}")[0] == 200


def test_a_page_of_another_origin_is_answered_nothing(preview: Running) -> None:
    for origin in ("http://evil.example", "null", f"http://localhost:{preview.port}"):
        assert preview.get("/_preview/state.json", Origin=origin)[0] == 403
    assert preview.get("/", Origin=f"http://127.0.0.1:{preview.port}")[0] == 200


def test_a_path_that_is_no_page_is_answered_with_the_404_page(preview: Running) -> None:
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    steps = ("", "../", "../../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..\\", "%5c..%5c")
    names = ("content/site.yaml", "etc/passwd", "client.py", "making.py", ".git/config")
    for before in ("/", "/assets/", "/_preview/", "//", "/./"):
        for path in (f"{before}{step}{name}" for step in steps for name in names):
            connection.request("GET", path)
            response = connection.getresponse()
            assert (response.status, b"There is no such page" in response.read()) == (404, True)
    connection.close()


@pytest.mark.parametrize("path", ["/forcereload", "/livereload.js", "/_preview/", "/%ff", "/%00"])
def test_livereloads_other_addresses_and_odd_ones_are_no_pages(preview: Running, path: str) -> None:
    assert preview.get(path)[0] == 404


def test_only_reading_is_possible(preview: Running) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
        connection.request(method, "/")
        assert connection.getresponse().status == 405
        connection.close()
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("HEAD", "/")
    response = connection.getresponse()
    assert (response.status, response.read()) == (200, b"")
    connection.close()


def test_malformed_requests_leave_the_server_alive(preview: Running) -> None:
    lines = (
        b"",
        b"\0",
        b"GET",
        b"GET /",
        b"GET / HTTP/9",
        b"\xff\xfe / HTTP/1.1",
        b"GET  / HTTP/1.1",
    )
    headers = (b"", b"Host", b"Host: \xff", b"Host: a\r\nHost: b", b"Content-Length: -1", b": x")
    for line in lines:
        for header in headers:
            with socket.create_connection(("127.0.0.1", preview.port), PATIENCE) as raw:
                raw.sendall(line + b"\r\n" + header + b"\r\n\r\n")
    assert preview.get("/")[0] == 200
    assert not any("Traceback" in line for line in preview.said)


# -- parts ------------------------------------------------------------------------------------


class Watching:
    """`saves` of a project as they come, taken by a thread."""

    def __init__(self, project: Path) -> None:
        self.stop = threading.Event()
        self.items: queue.Queue[None] = queue.Queue()
        self.thread = threading.Thread(target=self.take, args=(project,))
        self.thread.start()
        self.items.get(timeout=PATIENCE)

    def take(self, project: Path) -> None:
        for item in saves(project, self.stop):
            self.items.put(item)

    def seen(self) -> None:
        """Fail unless a save was seen, and wait for a pause."""
        self.items.get(timeout=PATIENCE)
        while True:
            try:
                self.items.get(timeout=0.15)
            except queue.Empty:
                return


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "content/actors").mkdir(parents=True)
    found = Watching(tmp_path)
    yield found
    found.stop.set()
    found.thread.join(PATIENCE)


def test_saves_are_seen_in_folders_that_are_made_renamed_and_replaced(
    watching: Watching, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    for change in (
        lambda: (content / "actors/ada.yaml").write_text("name: Ada\n"),
        lambda: (content / "actors").rename(content / "people"),
        lambda: (content / "people/ada.yaml").write_text("name: Ada Quillon\n"),
        lambda: (content / "people/ada.yaml").rename(content / "people/bero.yaml"),
        (content / "people/bero.yaml").unlink,
        lambda: (content / "stories/old").mkdir(parents=True),
        lambda: (content / "stories/old/fog.md").write_text("Fog.\n"),
        (tmp_path / "templates").mkdir,
        lambda: (tmp_path / "templates/home.html").write_text("Home\n"),
        lambda: content.rename(tmp_path / "former"),
        content.mkdir,
        lambda: (content / "site.yaml").write_text("title: Anew\n"),
        lambda: shutil.rmtree(content),
        content.mkdir,
        lambda: (content / "site.yaml").write_text("title: Anew again\n"),
    ):
        change()
        watching.seen()


def test_hidden_and_temporary_files_and_other_folders_wake_nobody(
    watching: Watching, tmp_path: Path
) -> None:
    for path in (
        "content/.site.yaml.swp",
        "content/site.yaml~",
        "content/.git/HEAD",
        "site/x.html",
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x")
    with pytest.raises(queue.Empty):
        watching.items.get(timeout=0.5)


def test_a_burst_of_saves_while_the_pages_are_being_made_is_one_more_item(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    stop = threading.Event()
    items = saves(tmp_path, stop)
    next(items)
    for number in range(50):
        (tmp_path / f"content/{number}.yaml").write_text("name: Ada\n")
    time.sleep(0.3)
    next(items)
    threading.Timer(0.5, stop.set).start()
    assert list(items) == []


@pytest.mark.parametrize(
    ("path", "watched"),
    [
        ("content/site.yaml", True),
        ("content", True),
        ("templates/assets/onrecord.css", True),
        ("content/.hidden.yaml", False),
        ("content/.git/index", False),
        ("content/actors/#ada.yaml#", False),
        ("content/actors/.#ada.yaml", False),
        ("content/actors/ada.yaml~", False),
        ("content/actors/ada.yaml.swp", False),
    ],
)
def test_hidden_and_temporary_files_are_not_watched(path: str, *, watched: bool) -> None:
    assert is_watched(path) is watched


def test_a_busy_port_is_stepped_over_and_ten_of_them_are_reported() -> None:
    taken = [listen("127.0.0.1", 0)]
    port = taken[0].getsockname()[1]

    def take_them_all() -> None:
        while len(taken) <= 10:
            taken.append(listen("127.0.0.1", port))

    with pytest.raises(WorldError, match=f"ports {port} to {port + 9} are busy: .* with --port"):
        take_them_all()
    ports = [each.getsockname()[1] for each in taken]
    assert len(ports) > 1
    assert sorted(set(ports)) == ports
    assert ports[-1] < port + 10
    for each in taken:
        each.close()


@pytest.mark.parametrize(
    ("host", "port", "says"),
    [
        ("127.0.0.1", 70000, "there is no port 70000"),
        ("192.0.2.1", 8000, "http://192.0.2.1:8000/ cannot be listened on"),
        ("no such host", 8000, "http://no such host:8000/ cannot be listened on"),
    ],
)
def test_where_nothing_can_be_listened_on_it_says_so(host: str, port: int, says: str) -> None:
    with pytest.raises(WorldError, match=re.escape(says)):
        listen(host, port)


def test_a_folder_without_content_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(WorldError, match="there is no folder 'content'"):
        serve(tmp_path, host="127.0.0.1", port=0, say=said.append)
    assert said == []


@pytest.mark.parametrize(
    ("host", "local", "address"),
    [
        ("127.0.0.1", True, "http://127.0.0.1:8000/"),
        ("localhost", True, "http://localhost:8000/"),
        ("::1", True, "http://[::1]:8000/"),
        ("0.0.0.0", False, "http://127.0.0.1:8000/"),  # noqa: S104 # to see that it is known
        ("192.168.0.10", False, "http://192.168.0.10:8000/"),
        ("", False, "http://127.0.0.1:8000/"),
        ("desk.example", False, "http://desk.example:8000/"),
    ],
)
def test_what_others_can_reach_is_told_apart(host: str, *, local: bool, address: str) -> None:
    assert (is_local(host), web_address(host, 8000)) == (local, address)


@pytest.mark.parametrize(
    ("listened_on", "port", "asked_for", "answered"),
    [
        ("desk.example", 8000, "desk.example:8000", True),
        ("desk.example", 8000, "Desk.Example:8000", True),
        ("desk.example", 8000, "lamp.example:8000", False),
        ("127.0.0.1", 80, "localhost", True),
        ("127.0.0.1", 80, "[::1]", True),
        ("127.0.0.1", 80, "evil.example", False),
        ("0.0.0.0", 8000, "192.168.0.10:8000", True),  # noqa: S104
        ("::", 8000, "[fe80::1]:8000", True),
        ("0.0.0.0", 8000, "evil.example:8000", False),  # noqa: S104
        ("0.0.0.0", 8000, "192.168.0.10:8001", False),  # noqa: S104
    ],
)
def test_who_listens_wider_answers_to_that_name_or_to_plain_addresses(
    *, listened_on: str, port: int, asked_for: str, answered: bool
) -> None:
    async def answers() -> bool:
        return Served(Stage("run"), host=listened_on, port=port).answers_to(asked_for)

    assert asyncio.run(answers()) is answered


def test_what_a_person_should_know_is_said_at_the_start() -> None:
    plain = list(greeting("127.0.0.1", asked_for=0, found=8000))
    assert plain[0] == "preview: http://127.0.0.1:8000/"
    assert "drafts and embargoed stories are shown" in plain[1]
    moved, *rest = greeting("localhost", asked_for=8000, found=8001)
    assert moved == "port 8000 is busy; taking 8001 (--port names another)"
    assert rest[0] == "preview: http://localhost:8001/"
    for host, who in (("0.0.0.0", "this machine"), ("desk.example", "desk.example")):  # noqa: S104
        warning = next(greeting(host, asked_for=8000, found=8000))
        assert warning == f"warning: whoever can reach {who} can read this preview"


def staged(**files: bytes) -> Stage:
    stage = Stage("run")
    named = {
        name.replace("__", "/").replace("_html", ".html"): data for name, data in files.items()
    }
    stage.show(Attempt(files=named, pages=len(named), base="/sub/path/"))
    return stage


def test_a_site_that_will_be_below_a_path_is_found_there_too() -> None:
    stage = staged(index_html=b"home", stories__index_html=b"stories")
    assert stage.answer("/sub/path/").body == stage.answer("/").body
    assert stage.answer("/sub/path/stories/").body == stage.answer("/stories/").body
    assert stage.answer("/sub/path/stories").location == "/stories/"


def test_a_site_without_a_404_page_says_so_plainly() -> None:
    answer = staged(index_html=b"home").answer("/nowhere/")
    assert (answer.status, answer.kind) == (404, "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("policy", "served"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        (
            "script-src 'none'; connect-src 'self'",
            "script-src 'self'; connect-src 'self'",
        ),
        (
            "script-src https://maps.example;",
            "script-src https://maps.example 'self'; connect-src 'self'",
        ),
    ],
)
def test_a_policy_is_widened_by_what_our_script_needs_and_no_more(policy: str, served: str) -> None:
    page = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></HEAD>x'
    body = staged(index_html=page.encode()).answer("/").body.decode()
    script = '<script src="/_preview/client.js?run.1" defer></script>'
    meta = f'<meta http-equiv="Content-Security-Policy" content="{served}">'
    assert body == f"<head>{meta}{script}</HEAD>x"


def test_a_page_without_a_head_is_followed_by_the_script() -> None:
    body = staged(index_html=b"<p>Fog</p>").answer("/").body
    assert body == b'<p>Fog</p><script src="/_preview/client.js?run.1" defer></script>'


def test_what_a_clock_that_cannot_be_read_says_is_an_attempt_too(tmp_path: Path) -> None:
    def clock() -> Any:
        raise WorldError(f"{tmp_path}: no clock")

    done = attempt(tmp_path, clock)
    assert (done.files, done.problems) == (None, "the project: no clock")
    assert done.told == (f"onrecord: {tmp_path}: no clock",)


def test_a_bug_is_told_in_the_terminal_and_ends_nothing(tmp_path: Path) -> None:
    def broken_clock() -> Any:
        raise ZeroDivisionError("at 7")

    done = attempt(tmp_path, broken_clock)
    assert done.problems == "this is a bug in onrecord; the terminal says where"
    assert "ZeroDivisionError: at 7" in done.told[0]
