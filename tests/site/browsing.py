"""Pages in a real Chromium: serve a folder, open its pages on any screen, and hear all trouble."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""What Chromium is started with: nothing of its own that asks the network."""
NARROW = 320
"""The narrowest screen that every page must fit, in CSS pixels."""
WIDE = 1280

_NOTE_VIOLATIONS = """
    window.forbidden = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.forbidden.push(event.violatedDirective + " " + event.blockedURI));
"""
_OVERFLOWING = """(width) => document.documentElement.scrollWidth <= width ? [] :
    [...document.querySelectorAll("body, body *")].filter((element) =>
    element.getBoundingClientRect().right > width + 0.5 ||
    element.getBoundingClientRect().left < -0.5 || element.scrollWidth > width)
    .slice(-5).map((element) => element.outerHTML.slice(0, 120))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """How a reader looks at pages."""

    width: int = WIDE
    """In CSS pixels."""
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    script: bool = True
    """Whether scripts of pages run."""
    scale: float = 1
    """Device pixels a CSS pixel: with half the width, this is a zoom of 200 %."""
    media: Literal["screen", "print"] = "screen"


@dataclass  # not slotted: playwright leaves a mark on whoever listens to it
class Tab:
    """A tab of a browser, and what went wrong in it."""

    page: Page
    screen: Screen
    _trouble: list[str] = field(default_factory=list)
    _origin: str = ""

    def open(self, address: str) -> None:
        """Open an address and forget the trouble so far; all else than its host is elsewhere."""
        self._trouble.clear()
        self._origin = urlsplit(address).netloc
        self.page.goto(address, wait_until="load")

    def trouble(self) -> list[str]:
        """Console messages, errors, forbidden or failed requests and those to elsewhere."""
        return [*self._trouble, *(self.page.evaluate("window.forbidden") or [])]

    def overflowing(self) -> list[str]:
        """What makes the page wider than the screen: up to five elements, as they begin."""
        found: list[str] = self.page.evaluate(_OVERFLOWING, self.screen.width)
        return found

    def watch(self) -> None:
        """Hear trouble from now on, in whatever the tab opens."""
        self.page.on("console", lambda said: self._trouble.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self._trouble.append(f"page error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._asked)
        self.page.add_init_script(_NOTE_VIOLATIONS)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a tab leaves unfinished by going on
            self._trouble.append(f"failed: {request.url}")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._origin:
            self._trouble.append(f"asked elsewhere: {request.url}")


def find_chromium() -> Path | None:
    """The Chromium that CHROMIUM names, or one found on the machine."""
    named = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return Path(named) if named and Path(named).is_file() else None


@contextmanager
def chromium_at(executable: Path) -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(executable), args=ARGUMENTS)
        yield running
        running.close()


@contextmanager
def tab(browser: Browser, screen: Screen | None = None) -> Iterator[Tab]:
    """A fresh tab, which remembers nothing and moves nothing for show."""
    shown = screen or Screen()
    with browser.new_context(
        viewport={"width": shown.width, "height": shown.height},
        color_scheme=shown.scheme,
        java_script_enabled=shown.script,
        device_scale_factor=shown.scale,
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        page.emulate_media(media=shown.media)
        opened = Tab(page, shown)
        opened.watch()
        yield opened


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder, at the root of a host or in a folder of it, without a word."""

    def __init__(self, *received: Any, base: str, **options: Any) -> None:
        self._base = base
        super().__init__(*received, **options)

    def translate_path(self, path: str) -> str:
        """Where a path of the host is on the disk: nowhere, if it is not below the base."""
        if path.startswith(self._base):
            return super().translate_path(path.removeprefix(self._base.rstrip("/")))
        return str(Path(self.directory) / "nothing is here")

    def log_message(self, *_: object) -> None:
        """Say nothing: who looks, looks at the browser's side."""


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """The address under which a folder is served on this machine, at the path `base`.

    Both end with a slash.
    """
    handler = partial(_QuietHandler, directory=str(folder), base=base)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
