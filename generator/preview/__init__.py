"""Floor 7, the site while it is being written: served from memory, right at every request.

One thread watches (`watching`, `files`), one has the pages (`making`, `resident`), and one finds
out from nothing what cannot be followed (`whole`); tornado's loop serves (`serving`) what is on
the `stage`. The only door to livereload, tornado and watchfiles. Not: the output folder. Only the
preview's own cache is written, and no process is started.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from socket import socket
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from tornado.httpserver import HTTPServer

from generator.clock import read_clock
from generator.diagnostics import WorldError
from generator.pipeline import project_tree
from generator.preview.making import Making
from generator.preview.serving import (
    EVERYWHERE,
    Names,
    Served,
    application,
    is_local,
    listen,
    web_address,
)
from generator.preview.stage import Stage
from generator.preview.watching import saves
from generator.publishing.lock import locked
from generator.unchanged import make_room

if TYPE_CHECKING:
    from generator.spreading import Tell

Say = Callable[[str], object]

EDITOR = "vscode://file/{path}:{line}:{column}"
"""The address that opens a file in the editor, unless another is named."""

_FOLDER = ".onrecord/preview"
_SWITCH = 0.0005
"""Seconds after which the thread that makes pages lets the one that serves them have a word."""
_IDLE = 1.0
"""Seconds without a save after which there is time to look at all files, and to write down how
things stand."""


def serve(
    project: Path,
    *,
    host: str,
    port: int,
    say: Say,
    drafts: bool = False,
    names: Collection[str] = (),
    editor: str = EDITOR,
    opens: bool = False,
    tell: Tell | None = None,
) -> None:
    """Serve `project` until interrupted, telling `say` a line at a time how it stands.

    `port` 0 is any free port; a busy one is stepped over. `drafts` shows what is not public yet.
    `names`: what it may be asked for as, beside the address it listens on. `editor`: an address
    that opens a file. `opens` the browser. `tell` is told how far long work has come. Content at
    fault is shown and waited for. Raises `WorldError` where there is no content or nothing to
    listen on.
    """
    project_tree(project)
    sys.setswitchinterval(_SWITCH)
    listener = listen(host, port)
    found = listener.getsockname()[1]
    address = web_address(host, found) if opens else ""
    with suppress(KeyboardInterrupt), _cache(project, drafts=drafts) as cache:
        making = Making(
            project,
            cache,
            drafts=drafts,
            clock=lambda: read_clock(None, os.environ),
            stage=partial(Stage, project=project, editor=editor),
            say=say,
            tell=tell,
        )
        try:
            served = Served(making, Names(host, found, names))
            lines = greeting(host, asked_for=port, found=found, drafts=drafts)
            asyncio.run(_run(project, listener, served, lines, say=say, opens=address))
        finally:
            making.end()
    say("preview ended")


def greeting(host: str, *, asked_for: int, found: int, drafts: bool) -> Iterator[str]:
    """Where the preview is and what it shows; `found` is the port that it got."""
    if asked_for not in (0, found):
        yield f"port {asked_for} is busy; taking {found} (--port names another)"
    if not is_local(host):
        who = "this machine" if host in EVERYWHERE else host
        yield f"warning: whoever can reach {who} can read this preview"
    yield f"preview: {web_address(host, found)}"
    what = "are shown" if drafts else "are left out (--drafts shows them)"
    yield f"  drafts and embargoed stories {what}; site/ is left alone; Ctrl-C ends it"


@contextmanager
def _cache(project: Path, *, drafts: bool) -> Iterator[Path]:
    """Where this preview's cache stands; one of its own where another preview has the project's."""
    folder = project / _FOLDER
    with ExitStack() as held:
        try:
            make_room(str(folder))
            held.enter_context(locked(folder / "lock", output=folder, wait=0))
        except (OSError, WorldError):
            folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-")))
        for left in folder.glob("*.part"):  # by a preview that ended before it was done
            left.unlink(missing_ok=True)
        yield folder / ("drafts.db" if drafts else "public.db")


async def _run(
    project: Path, listener: socket, served: Served, lines: Iterable[str], *, say: Say, opens: str
) -> None:
    """Serve until the thread that watches fails, or somebody interrupts.

    The `lines` at the start are said from here: from now on an interrupt is heard in good order.
    """
    for line in lines:
        say(line)
    loop = asyncio.get_running_loop()
    making = served.making
    making.look = lambda: loop.call_soon_threadsafe(served.look)
    server = HTTPServer(application(served), max_body_size=1 << 16)
    server.add_socket(listener)
    stop = Event()
    failed: asyncio.Future[None] = loop.create_future()

    def work() -> None:
        try:
            _keep_watching(project, stop, served)
        except Exception as error:  # noqa: BLE001 # raised again where it is awaited
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(partial(failed.set_exception, error))

    Thread(target=work, name="watching", daemon=True).start()
    try:
        await asyncio.wrap_future(making.begin())
        served.ready.set()
        if opens:
            await asyncio.to_thread(webbrowser.open, opens)
        await failed
    finally:
        stop.set()
        server.stop()


def _keep_watching(project: Path, stop: Event, served: Served) -> None:
    """Tell of every burst of saves, until `stop` is set; and of the clock, and of quiet."""
    making = served.making
    last = 0.0
    """When something was saved that has not been looked after yet; 0 for nothing."""
    for paths in saves(project, stop):
        if paths is None or paths:
            last = monotonic()
            making.saved(paths, served.shown())
        elif last and monotonic() - last > _IDLE:
            last = 0.0
            making.saved(None, served.shown())
            making.keep()
        elif making.is_due():
            making.saved(None, served.shown())
