"""yaml-language-server as an editor runs it: messages over its standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

PATIENCE = 120.0
"""Seconds after which a server that says nothing is taken for dead: a slow machine is no fault."""


@dataclass(slots=True)
class Server:
    """A language server at work on one folder."""

    given: IO[bytes]
    said: Queue[dict[str, Any] | None]
    folder: Path
    settings: dict[str, Any]
    number: int = 0
    opened: int = 0
    underlined: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.given.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.given.flush()

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """What the server answers."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.hear()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def hear(self) -> dict[str, Any]:
        """The next message; what the server asks is answered on the way."""
        try:
            message = self.said.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError("the language server has gone silent") from None
        assert message is not None, "the language server has ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self.underlined[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self.send({"id": message["id"], "result": self.answer(message)})
        return message

    def answer(self, message: dict[str, Any]) -> Any:
        """What an editor answers: its settings for `workspace/configuration`, else nothing."""
        if message["method"] != "workspace/configuration":
            return None
        parts = [item["section"] for item in message["params"]["items"]]
        return [self.settings if part == "yaml" else {} for part in parts]

    def open(self, folder: str, text: str) -> str:
        """Open a file that was never there, with this text in it; its address."""
        self.opened += 1
        uri = (self.folder / folder / f"new-{self.opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def faults(self, folder: str, text: str) -> list[tuple[int, str, str]]:
        """What is underlined in a file: line from 1, the words, and what is said of them."""
        uri = self.open(folder, text)
        while uri not in self.underlined:
            self.hear()
        lines = text.split("\n")
        found = []
        for one in self.underlined[uri]:
            start, end = one["range"]["start"], one["range"]["end"]
            words = lines[start["line"]][start["character"] : end["character"]]
            found.append((start["line"] + 1, words, one["message"]))
        return found

    def completions(self, folder: str, marked: str) -> dict[str, str]:
        """What is offered at the `|` of a text: label → what is told of it."""
        before, _, after = marked.partition("|")
        uri = self.open(folder, before + after)
        at = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        where = {"textDocument": {"uri": uri}, "position": at}
        answer = self.ask("textDocument/completion", where)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item.get("documentation", "") for item in items}


def _listen(stream: IO[bytes], said: Queue[dict[str, Any] | None]) -> None:
    """Put every message that comes into a queue; None at the end."""
    while True:
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            said.put(None)
            return
        said.put(json.loads(stream.read(length)))


@contextmanager
def serving(program: Path, folder: Path, settings: dict[str, Any]) -> Iterator[Server]:
    """The server for a folder whose editor has these settings, without a network."""
    with subprocess.Popen(
        ["node", str(program), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "REDHAT_TELEMETRY_ENABLED": "false"},
    ) as running:
        assert running.stdin
        assert running.stdout
        said: Queue[dict[str, Any] | None] = Queue()
        listening = Thread(target=_listen, args=(running.stdout, said), daemon=True)
        listening.start()
        server = Server(running.stdin, said, folder, settings)
        try:
            _begin(server)
            yield server
        finally:
            running.kill()
            listening.join()


def _begin(server: Server) -> None:
    folder = {"uri": server.folder.as_uri(), "name": server.folder.name}
    able = {
        "workspace": {"configuration": True, "workspaceFolders": True},
        "textDocument": {"completion": {"completionItem": {"documentationFormat": ["plaintext"]}}},
    }
    server.ask(
        "initialize",
        {
            "processId": os.getpid(),
            "rootUri": folder["uri"],
            "capabilities": able,
            "workspaceFolders": [folder],
        },
    )
    server.send({"method": "initialized", "params": {}})
    server.send({"method": "workspace/didChangeConfiguration", "params": {"settings": {}}})
    # what it says of a first file tells that it has its settings by now
    server.faults("", "")
