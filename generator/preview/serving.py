"""Floor 7, the stage on a port: who may ask, and who is told. The door to tornado and livereload.

Of livereload, its conversation with the browser is used, and its script. Its watcher, its pause
between reloads, its file server and its command for reloading are not.
The conversation is http://livereload.com/protocols/official-7, as livereload's script speaks it.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import json
import socket
from collections.abc import Callable, Collection
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import livereload
from livereload.handlers import LiveReloadHandler
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError

from generator.diagnostics import WorldError
from generator.preview.making import Making
from generator.preview.stage import OWN, Answer, Stage, own_answer, own_file

_PATIENCE = 2.0
"""Seconds from when all began to be found out anew in which requests wait for what comes of it."""
_TRIES = 10
"""Ports that are tried, the one asked for being the first."""
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 # to know them, not to listen there
"""Hosts that stand for every address of this machine."""


class Names:
    """What the preview may be asked for as."""

    def __init__(self, host: str, port: int, further: Collection[str] = ()) -> None:
        """`host` and `port` are what is listened on.

        `further` are names by which somebody made this machine reachable, at whatever port.
        """
        self._ours = frozenset(("127.0.0.1", "localhost", "[::1]", _in_address(host).lower()))
        self._further = frozenset(name.lower() for name in further)
        self._everywhere = host in EVERYWHERE
        self._port = port

    def answers_to(self, host: str) -> bool:
        """Whether a request's `Host` is one of ours.

        A name that somebody else made lead here (DNS rebinding) is not. Where we listen on every
        address of this machine, any address will do: an address cannot be made to lead elsewhere.
        """
        name, port = _parted(host)
        if name in self._further:
            return True
        is_ours = name in self._ours or (self._everywhere and _is_address(name))
        return is_ours and port == str(self._port)

    def is_own(self, origin: str, host: str) -> bool:
        """Whether a page of that origin came from here, of a request for a `Host` of ours."""
        schemes = ("http", "https") if _parted(host)[0] in self._further else ("http",)
        return origin.lower() in {f"{scheme}://{host}".lower() for scheme in schemes}


class Served:
    """The pages, the names they may be asked for by, and the browsers that look at them."""

    def __init__(self, making: Making, names: Names) -> None:
        """Nothing is to be seen until it is `ready`."""
        self.making, self.names = making, names
        self.ready = asyncio.Event()
        """Set once there is something to show, be it what is wrong."""
        self.browsers: set[_Socket] = set()
        scripts = Path(livereload.__file__).parent / "vendors"
        self.own = {name: own_file(name) for name in ("client.js", "client.css")}
        self.own["livereload.js"] = (scripts / "livereload.js").read_bytes()

    async def ask(self, question: Callable[[Stage], Answer]) -> Answer:
        """What the stage answers; where all is being found out anew, a moment later."""
        await self.ready.wait()
        until = monotonic() + _PATIENCE
        while True:
            answer = await asyncio.wrap_future(self.making.ask(question))
            pending = self.making.pending()
            left = min(until - monotonic(), _PATIENCE - pending[1]) if pending else 0
            if pending is None or left <= 0:
                return answer
            await asyncio.wait([asyncio.wrap_future(pending[0])], timeout=left)

    def look(self) -> None:
        """Have every browser ask how things stand."""
        for browser in tuple(self.browsers):
            browser.look()

    def shown(self) -> frozenset[str]:
        """The addresses of the pages that are open in browsers."""
        return frozenset(browser.page for browser in tuple(self.browsers))  # from other threads


class _Guarded(RequestHandler):
    """Answers only those who ask for us by our name, and no page of another site."""

    from_pages = False
    """Whether only scripts on pages ask for this, and so always name their origin."""

    def initialize(self, served: Served) -> None:
        self.served = served

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        """Turn away what another site has sent."""
        headers = self.request.headers
        asked_for_us = self.served.names.answers_to(headers.get("Host", ""))
        # A browser names no origin where a person follows a link or types the address.
        from_us = self.is_own(headers["Origin"]) if "Origin" in headers else not self.from_pages
        if not (asked_for_us and from_us):
            self.set_status(403)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish("this preview answers to the address that it named at its start\n")

    def is_own(self, origin: str) -> bool:
        """Whether a page of that origin came from here."""
        return self.served.names.is_own(origin, self.request.headers.get("Host", ""))

    def compute_etag(self) -> None:
        """None: nothing is to be kept."""

    def give(self, answer: Answer) -> None:
        """Send an answer."""
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.kind)
        if answer.location is not None:
            self.set_header("Location", answer.location)
        self.finish(answer.body)


class _Pages(_Guarded):
    """Pages and assets from memory, and the 404 page for all else."""

    async def get(self) -> None:
        path = self.request.path
        self.give(await self.served.ask(lambda stage: stage.answer(path)))

    async def head(self) -> None:
        await self.get()


class _Own(_Guarded):
    """Our own script and its style, livereload's, and how things stand."""

    async def get(self, name: str) -> None:
        if name in self.served.own:
            self.give(own_answer(name, self.served.own[name]))
        elif name == "state.json":
            page = self.get_query_argument("page", "/")
            self.give(await self.served.ask(lambda stage: stage.state(page)))
        else:
            path = self.request.path
            self.give(await self.served.ask(lambda stage: stage.answer(path)))

    async def head(self, name: str) -> None:
        await self.get(name)


class _Socket(_Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload has no type hints
    """A browser that is told to look again."""

    from_pages = True
    page = "/"
    """The address of the page it is on."""

    def check_origin(self, origin: str) -> bool:
        return self.is_own(origin)

    def on_message(self, message: str | bytes) -> None:
        """The greeting; whoever has said what page it is on gets to look at once."""
        try:
            super().on_message(message)
            told = json.loads(message)
            if told.get("command") == "info":
                self.page = urlsplit(told["url"]).path or "/"
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            self.close(1002, "not livereload's protocol")
            return
        # Livereload keeps its own list, of all servers; ours is what is told.
        if self in LiveReloadHandler.waiters:
            LiveReloadHandler.waiters.discard(self)
            self.served.browsers.add(self)
            self.look()

    def on_close(self) -> None:
        self.served.browsers.discard(self)

    def look(self) -> None:
        """Have the script on the page ask how things stand."""
        command = {"command": "reload", "path": "*", "liveCSS": False, "liveImg": False}
        try:
            sent = self.write_message(command)
        except WebSocketClosedError:
            return
        sent.add_done_callback(_forget)


def application(served: Served) -> Application:
    """All that is answered."""
    given: dict[str, Any] = {"served": served}
    return Application(
        [
            (r"/livereload", _Socket, given),
            (rf"/{OWN}(.*)", _Own, given),
            (r".*", _Pages, given),
        ],
        log_function=lambda _handler: None,
        websocket_max_message_size=1 << 16,
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket on `port`, or on the next free one; raises `WorldError` where there is none.

    Port 0 is any free one.
    """
    if not 0 <= port <= 65535:
        raise WorldError(f"there is no port {port}: --port takes 0 to 65535, 0 being any free one")
    last = port if port == 0 else min(port + _TRIES - 1, 65535)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, last + 1):
        try:
            found = socket.create_server((host, candidate), family=family)
        except (OSError, UnicodeError) as error:  # the latter for a host that cannot be a name
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
                continue
            where = web_address(host, candidate)
            why = str(getattr(error, "strerror", error)).partition(" (")[0]
            raise WorldError(f"{where} cannot be listened on: {why}") from error
        found.setblocking(False)  # noqa: FBT003 # takes it so alone
        return found
    raise WorldError(f"ports {port} to {last} are busy: name a free one with --port")


def web_address(host: str, port: int) -> str:
    """Where a browser on this machine finds what listens on `host`."""
    name = "127.0.0.1" if host in EVERYWHERE else _in_address(host)
    return f"http://{name}:{port}/"


def is_local(host: str) -> bool:
    """Whether only this machine reaches what listens on `host`."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _parted(host: str) -> tuple[str, str]:
    """A `Host`'s name, small, and its port."""
    name, _, port = host.lower().rpartition(":")
    return (name, port) if name and port.isdigit() else (host.lower(), "80")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _forget(sent: asyncio.Future[None]) -> None:
    """Take note of a failure to send, which the closing of the socket tells as well."""
    if not sent.cancelled():
        sent.exception()
