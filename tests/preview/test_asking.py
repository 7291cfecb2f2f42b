"""Who may ask for what: everybody else gets nothing, and the server lives."""

from __future__ import annotations

import random
import re
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import product
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.preview.serving import Names, is_local, listen, web_address
from tests.preview.running import ORIGINS, PATIENCE, Running, example, started, until

PATHS = ("/", "/stories/unprinted/", "/_preview/state.json", "/_preview/client.js", "/livereload")
HOSTS = (
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
    "127.0.0.1:{port}, evil.example",
    "evil.example, 127.0.0.1:{port}",
    "localhost.:{port}",
    "http://127.0.0.1:{port}",
    "127.0.0.1:{port}#",
    "127.0.0.1:+{port}",
    "１２７.0.0.1:{port}",
)
PAIRS = [
    *((host, None) for host in HOSTS),
    *(("127.0.0.1:{port}", origin) for origin in ORIGINS),
    # a name that leads here by DNS rebinding: both agree with each other
    *((host, f"http://{host}") for host in HOSTS[1:6]),
]


def test_the_pairs_are_fifty_and_more() -> None:
    assert len(set(PAIRS)) >= 50


@pytest.mark.parametrize(("host", "origin"), PAIRS, ids=str)
def test_a_request_by_another_name_or_from_another_page_gets_nothing(
    preview: Running, host: str, origin: str | None
) -> None:
    port = str(preview.port)
    headers = {"Host": host.replace("{port}", port).encode().decode("latin-1")}
    if origin is not None:
        headers["Origin"] = origin.replace("{port}", port).encode().decode("latin-1")
    for path in PATHS:
        status, _, text = preview.get(path, **headers)
        assert status in {400, 403}, (path, status)
        assert not any(word in text for word in ("Harbour", "token", "script", "client"))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_a_request_by_one_of_our_names_is_answered(preview: Running, name: str) -> None:
    host = f"{name}:{preview.port}"
    assert preview.get("/", Host=host)[0] == 200
    assert preview.get("/_preview/state.json", Host=host, Origin=f"http://{host}")[0] == 200


def test_a_name_that_is_allowed_is_answered_by_whatever_port_it_is_reached(tmp_path: Path) -> None:
    options = ("--allow-host", "Desk.example", "--allow-host", "lamp.example")
    with started(example(tmp_path), *options) as running:
        for host in ("desk.example", "DESK.example", "desk.example:8443", "lamp.example:80"):
            for scheme in ("http", "https"):
                origin = f"{scheme}://{host}"
                assert running.get("/", Host=host, Origin=origin)[0] == 200
            assert running.get("/", Host=host, Origin="https://evil.example")[0] == 403
        for host in ("evil.example", "evil.desk.example", "desk.example.evil.example"):
            assert running.get("/", Host=host)[0] == 403


def test_whoever_listens_wider_warns_and_answers_to_plain_addresses(tmp_path: Path) -> None:
    everywhere = "0.0.0.0"  # noqa: S104 # to see that it is warned of
    with started(example(tmp_path), "--host", everywhere) as running:
        running.wait_for("warning: whoever can reach this machine can read this preview")
        assert running.get("/", Host=f"192.0.2.7:{running.port}")[0] == 200
        assert running.get("/", Host=f"evil.example:{running.port}")[0] == 403
        assert running.get("/", Host="192.0.2.7")[0] == 403


# -- paths ------------------------------------------------------------------------------------


def hostile_paths() -> Iterator[str]:
    """Ways out of the site, and into what is not of it."""
    steps = ("", "../", "../../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..\\", "%5c..%5c", "..;/")
    names = ("content/site.yaml", "etc/passwd", "making.py", ".git/config", ".onrecord/cache.db")
    before = ("/", "/assets/", "/_preview/", "//", "/./")
    yield from ("".join(parts) for parts in product(before, steps, names))
    yield from (
        "/%00",
        "/index.html%00.css",
        "/%ff",
        "/%c0%ae%c0%ae/content/site.yaml",
        "/%u002e%u002e/etc/passwd",
        "/index.html/",
        "/index.html/..",
        "/stories//",
        "/stories/./",
        "/stories/..%2findex.html",
        "//evil.example/",
        "//evil.example/%2f..",
        "/\\evil.example",
        "/stories%2f",
        "/file:///etc/passwd",
        "/content",
        "/content/",
        "/templates/home.html",
        "/_preview",
        "/_preview/",
        "/_preview/serving.py",
        "/_preview/client.js/",
        "/_preview//client.js",
        "/_preview/state.json/x",
        "/forcereload",
        "/livereload.js",
        "/livereload/",
        "/.onrecord-manifest.json",
        f"/{'a' * 5000}",
        f"/{'../' * 1000}etc/passwd",
        f"/{'%2e%2e%2f' * 500}etc/passwd",
    )


def test_two_hundred_hostile_paths_get_the_404_page_and_nothing_else(preview: Running) -> None:
    paths = sorted(set(hostile_paths()))
    assert len(paths) >= 200
    missing = preview.get("/404.html")[2]
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    for path in paths:
        connection.request("GET", path)
        response = connection.getresponse()
        answer = response.status, response.read().decode()
        if path == "/stories%2f":  # a way to spell an address
            assert answer == (200, preview.get("/stories/")[2])
        else:
            assert answer == (404, missing), path
    connection.close()


def test_odd_questions_about_how_things_stand_get_no_page(preview: Running) -> None:
    for asked in ("page=", "page=%00", "page=%ff", "page=//evil.example/", "page=/&page=/x", "x"):
        status, _, text = preview.get(f"/_preview/state.json?{asked}")
        assert status in {200, 400}
        assert "Harbour" not in text
    assert not any("Traceback" in line for line in preview.said)


# -- requests that are none -------------------------------------------------------------------


def test_only_reading_is_possible_and_changes_nothing(preview: Running) -> None:
    before = preview.state()
    for method, path in product(("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"), PATHS):
        connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
        connection.request(method, path)
        assert connection.getresponse().status in {403, 405}, (method, path)
        connection.close()
    for path in PATHS[:-1]:
        status, headers, text = preview.get(path, "HEAD")
        assert (status, text) == (200, "")
        assert headers["content-length"] == preview.get(path)[1]["content-length"]
    assert preview.state() == before


def test_ten_thousand_malformed_requests_leave_the_server_alive(preview: Running) -> None:
    said = len(preview.said)
    rng = random.Random(7)
    lines = (
        b"", b"\0", b"GET", b"GET /", b"GET / HTTP/9", b"\xff\xfe / HTTP/1.1", b"GET  / HTTP/1.1",
        b"GET http:// HTTP/1.1", b"GET / HTTP/1.1\0", b"GET /%zz HTTP/1.1", b"PRI * HTTP/2.0",
        b"\x16\x03\x01\x02\x00\x01\x00", b"GET ? HTTP/1.1", b"G" * 9000,
    )  # fmt: skip
    headers = (
        b"", b"Host", b"Host: \xff", b"Host: a\r\nHost: b", b"Content-Length: -1", b": x",
        b" folded", b"Content-Length: 1\r\nContent-Length: 2", b"Transfer-Encoding: x",
        b"Transfer-Encoding: chunked\r\n\r\nzz", b"Content-Length: 99999999999",
        b"Upgrade: websocket\r\nConnection: Upgrade", b"X: " + b"y" * 300, b"X:\0",
    )  # fmt: skip
    sent = 0
    while sent < 10_000:
        # many on one socket: what follows a request that is none may be read as one or not at all
        batch = [rng.choice(lines) + b"\r\n" + rng.choice(headers) + b"\r\n\r\n" for _ in range(50)]
        with socket.create_connection(("127.0.0.1", preview.port), PATIENCE) as raw:
            try:
                for number in range(0, len(batch), 5):
                    raw.sendall(b"".join(batch[number : number + 5]))
            except OSError:
                pass  # it has hung up
        sent += len(batch)
        for one in rng.sample(batch, 2):
            with socket.create_connection(("127.0.0.1", preview.port), PATIENCE) as raw:
                raw.sendall(one)
    assert preview.get("/")[0] == 200
    assert not any("Traceback" in line for line in preview.said[said:])


def test_requests_that_never_end_keep_nobody_waiting(preview: Running) -> None:
    held = [socket.create_connection(("127.0.0.1", preview.port), PATIENCE) for _ in range(50)]
    for number, one in enumerate(held):
        one.sendall(b"GET / HTTP/1.1\r\nHost: 127"[: number + 1])
    assert preview.get("/")[0] == 200
    for one in held:
        one.close()


# -- names and ports --------------------------------------------------------------------------


def test_a_busy_port_is_stepped_over_and_said(preview: Running, tmp_path: Path) -> None:
    with started(example(tmp_path), port=preview.port) as running:
        running.wait_for(f"port {preview.port} is busy; taking ")
        assert running.port != preview.port
        until(lambda: running.get("/")[0] == 200)


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
        ("127.0.0.1", 8000, "localhost", False),
        ("127.0.0.1", 8000, "tunnel.example", True),
        ("127.0.0.1", 8000, "tunnel.example:443", True),
        ("127.0.0.1", 8000, "tunnel.example.", False),
        ("0.0.0.0", 8000, "192.168.0.10:8000", True),  # noqa: S104
        ("::", 8000, "[fe80::1]:8000", True),
        ("0.0.0.0", 8000, "evil.example:8000", False),  # noqa: S104
        ("0.0.0.0", 8000, "192.168.0.10:8001", False),  # noqa: S104
    ],
)
def test_who_listens_wider_answers_to_that_name_or_to_plain_addresses(
    *, listened_on: str, port: int, asked_for: str, answered: bool
) -> None:
    assert Names(listened_on, port, ["tunnel.example"]).answers_to(asked_for) is answered
