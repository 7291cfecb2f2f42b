"""Floor 7, what a browser is shown: the last good pages, and what is wrong since.

Knows addresses and bytes, nothing of sockets. A page is served as it would be published, but for
one script from here and a policy that lets it run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote

from generator.markup import escape
from generator.preview.making import Attempt

OWN = "_preview/"
"""Where our own files are; no page of a site begins so."""

_TYPES = MappingProxyType(
    {
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }
)
_POLICY = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE
)
_HEAD_END = re.compile(rb"</head>", re.IGNORECASE)
_NOTHING_YET = """<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nothing to show yet</title>
<link rel="stylesheet" href="/_preview/client.css">
</head>
<body>
<main>
<h1>Nothing to show yet</h1>
<p>Mend this and save; the page will follow.</p>
<pre id="_problems" role="alert">{problems}</pre>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is answered with."""

    status: int
    kind: str
    """The content type."""
    body: bytes
    location: str | None = None
    """Where to go instead."""


class Stage:
    """The last good pages, and the trouble that has come since."""

    def __init__(self, run: str) -> None:
        """`run` is unlike any other run's, so that a page of an earlier one is known for old."""
        self._run = run
        self._attempts = 0
        self._shown = 0
        self._files: Mapping[str, bytes] = {}
        self._base = "/"
        self._problems = ""
        self._held = 0

    def show(self, done: Attempt) -> None:
        """Take the pages of an attempt, or keep the last ones where it failed."""
        self._attempts += 1
        self._problems = done.problems if done.files is None else ""
        if done.files is not None:
            self._files, self._base, self._held = done.files, done.base, done.held
            self._shown = self._attempts

    @property
    def version(self) -> str:
        """Which pages are shown: in our script's address on each of them."""
        return f"{self._run}.{self._shown}"

    def state(self) -> Answer:
        """What the script on a page asks for: whether that page is still the right one."""
        state = {
            "version": self.version,
            "attempt": self._attempts,
            "problems": self._problems,
            "held": self._held,
        }
        return Answer(200, _kind("state.json"), json.dumps(state).encode())

    def answer(self, path: str) -> Answer:
        """The answer to a request for a path as it stands in the address, from the `/` on."""
        if not self._shown:
            page = _NOTHING_YET.format(problems=escape(self._problems))
            return Answer(503, _kind(".html"), self._dressed(page.encode()))
        name = unquote(path, errors="replace")
        name = name.removeprefix(self._base if name.startswith(self._base) else "/")
        if name == "" or name.endswith("/"):
            name += "index.html"
        if name in self._files:
            return self._file(200, name)
        if f"{name}/index.html" in self._files:
            return Answer(302, _kind(".txt"), b"", location=f"/{quote(name)}/")
        if "404.html" in self._files:
            return self._file(404, "404.html")
        return Answer(404, _kind(".txt"), b"there is no such page\n")

    def _file(self, status: int, name: str) -> Answer:
        kind, body = _kind(name), self._files[name]
        return Answer(status, kind, self._dressed(body) if name.endswith(".html") else body)

    def _dressed(self, page: bytes) -> bytes:
        """A page with our script, and with leave for it to run and to ask us things."""
        script = b'<script src="/%sclient.js?%s" defer></script>' % (
            OWN.encode(),
            self.version.encode(),
        )
        page = _POLICY.sub(lambda m: m[1] + _with_self(m[2]) + m[3], page, count=1)
        head_end = _HEAD_END.search(page)
        at = head_end.start() if head_end else len(page)
        return page[:at] + script + page[at:]


def own_file(name: str) -> bytes:
    """The content of `client.js` or `client.css`."""
    return Path(__file__).with_name(name).read_bytes()


def own_answer(name: str, body: bytes) -> Answer:
    """A file of ours as an answer."""
    return Answer(200, _kind(name), body)


def _kind(name: str) -> str:
    """By the ending alone: what a system's own tables say differs between systems."""
    return _TYPES.get(Path(f"x{name}").suffix, "application/octet-stream")


def _with_self(policy: bytes) -> bytes:
    """A content security policy that lets scripts from here run, and ask here.

    https://www.w3.org/TR/CSP3/#parse-serialized-policy
    """
    rules = [rule.split() for rule in policy.decode().split(";") if rule.strip()]
    for name in ("script-src", "connect-src"):
        rule = next((rule for rule in rules if rule[0].lower() == name), None)
        if rule is None:
            rules.append([name, "'self'"])
        elif "'self'" not in rule:
            rule[1:] = [*(source for source in rule[1:] if source != "'none'"), "'self'"]
    return "; ".join(" ".join(rule) for rule in rules).encode()
