"""Floor 7, the site while it is being written: served from memory, made anew on every save.

One thread watches and makes the pages (`watching`, `making`), tornado's loop serves them
(`serving`), and `stage` is what the one hands to the other. The only door to livereload, tornado
and watchfiles. Not: the output folder. Nothing is written and no process is started.
"""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from socket import socket
from threading import Event, Thread
from time import perf_counter

from tornado.httpserver import HTTPServer

from generator.clock import read_clock
from generator.pipeline import project_tree
from generator.preview.making import Attempt, attempt
from generator.preview.serving import EVERYWHERE, Served, application, is_local, listen, web_address
from generator.preview.stage import Stage
from generator.preview.watching import saves

Say = Callable[[str], object]

_PATIENCE = 1.0
"""Seconds that a build under way is waited for at the end."""


def serve(project: Path, *, host: str, port: int, say: Say) -> None:
    """Serve `project` until interrupted, telling `say` a line at a time how it stands.

    `port` 0 is any free port; a busy one is stepped over. Content at fault is shown and waited
    for. Raises `WorldError` where there is no content or nothing to listen on.
    """
    project_tree(project)
    listener = listen(host, port)
    for line in greeting(host, asked_for=port, found=listener.getsockname()[1]):
        say(line)
    try:
        asyncio.run(_run(project, listener, host=host, say=say))
    except KeyboardInterrupt:
        say("preview ended")


def greeting(host: str, *, asked_for: int, found: int) -> Iterator[str]:
    """Where the preview is and what it shows; `found` is the port that it got."""
    if asked_for not in (0, found):
        yield f"port {asked_for} is busy; taking {found} (--port names another)"
    if not is_local(host):
        who = "this machine" if host in EVERYWHERE else host
        yield f"warning: whoever can reach {who} can read this preview"
    yield f"preview: {web_address(host, found)}"
    yield "  drafts and embargoed stories are shown; nothing is written; Ctrl-C ends it"


async def _run(project: Path, listener: socket, *, host: str, say: Say) -> None:
    """Serve until the thread that makes the pages fails, or somebody interrupts."""
    served = Served(Stage(secrets.token_hex(4)), host=host, port=listener.getsockname()[1])
    server = HTTPServer(application(served), max_body_size=1 << 16)
    server.add_socket(listener)
    stop = Event()
    loop = asyncio.get_running_loop()
    failed: asyncio.Future[None] = loop.create_future()

    def hand_over(done: Attempt) -> None:
        loop.call_soon_threadsafe(served.show, done)

    def work() -> None:
        try:
            _keep_making(project, stop, hand_over=hand_over, say=say)
        except Exception as error:  # noqa: BLE001 # raised again where it is awaited
            loop.call_soon_threadsafe(partial(failed.set_exception, error))

    thread = Thread(target=work, name="preview", daemon=True)
    thread.start()
    try:
        await failed
    finally:
        stop.set()
        server.stop()
        thread.join(_PATIENCE)


def _keep_making(
    project: Path, stop: Event, *, hand_over: Callable[[Attempt], None], say: Say
) -> None:
    """Make the pages once, and again after every burst of saves, until `stop` is set."""
    stands = False
    for _ in saves(project, stop):
        start = perf_counter()
        done = attempt(project, lambda: read_clock(None, os.environ))
        if stop.is_set():
            return
        stands = stands or done.files is not None
        hand_over(done)
        for line in done.told:
            say(line)
        say(_summary(done, perf_counter() - start, stands=stands))


def _summary(done: Attempt, seconds: float, *, stands: bool) -> str:
    if done.files is None:
        return "not made anew; the last good pages stand" if stands else "nothing to show yet"
    held = f"; stories not yet public: {done.held}" if done.held else ""
    return f"made {done.pages} pages in {seconds * 1000:.0f} ms{held}"
