"""Floor 7, what a browser is shown: the last good pages, and what is wrong since.

Knows addresses and bytes, nothing of sockets. A page is served as it would be published, but for
one script from here and a policy that lets it run. Whoever asks for a page gets it as the files
stand then, whether or not somebody has noticed that they were saved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from generator import reporting
from generator.diagnostics import Diagnostic
from generator.markup import escape
from generator.preview.resident import Made, Resident
from generator.structs import Struct

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


class Answer(Struct, frozen=True):
    """What a request is answered with."""

    status: int
    kind: str
    """The content type."""
    body: bytes
    location: str | None = None
    """Where to go instead."""


Take = Callable[[Collection[str] | None, str | None], bool]
"""Takes in what was saved of some files, or of all, for the sake of a page; whether there was any.
"""


class Stage:
    """What is on a project's pages, and the trouble that has come since."""

    def __init__(
        self,
        resident: Resident,
        take: Take,
        *,
        project: Path,
        editor: str,
    ) -> None:
        """`take` takes in what was saved.

        `editor`: an address that opens a file, with `{path}`, `{line}` and `{column}` in it.
        """
        self._resident, self._take = resident, take
        self._project, self._editor = project.resolve(), editor
        self.trouble = ""
        """What is wrong with the world, or with us."""

    # -- addresses ---------------------------------------------------------------------------

    @property
    def _base(self) -> str:
        """The path of the address at which the site will be published; ends with a slash."""
        address = self._resident.settings.base_url if self._resident.stands else None
        return unquote(urlsplit(address or "").path).rstrip("/") + "/"

    def _name(self, path: str) -> str:
        """What an address names on the site."""
        name = unquote(path, errors="replace")
        base = self._base
        name = name.removeprefix(base if name.startswith(base) else "/")
        return f"{name}index.html" if name == "" or name.endswith("/") else name

    def names(self, paths: Iterable[str]) -> list[str]:
        """What the addresses of pages that are open name on the site, once each."""
        if not self._resident.stands:
            return []
        return list(dict.fromkeys(self._name(path) for path in paths))

    # -- answers -----------------------------------------------------------------------------

    def answer(self, path: str) -> Answer:
        """The answer to a request for a path as it stands in the address, from the `/` on."""
        if not self._resident.stands:
            self._take(None, None)
        if not self._resident.stands:
            return self._nothing_yet()
        name = self._name(path)
        made = self._page(name)
        if made is not None:
            return self._dressed_page(200, name, made)
        if self._resident.has(name):  # a template at fault, before it was ever good
            return self._nothing_yet()
        asset = self._resident.asset(name)
        if asset is not None:
            return Answer(200, _kind(name), asset)
        if self._resident.has(f"{name}/index.html"):
            return Answer(302, _kind(".txt"), b"", location=quote(f"{self._base}{name}/"))
        missing = self._page("404.html")
        if missing is not None:
            return self._dressed_page(404, "404.html", missing)
        return Answer(404, _kind(".txt"), b"there is no such page\n")

    def _page(self, name: str) -> Made | None:
        """A page as the files stand now."""
        resident = self._resident
        if not resident.has(name):
            self._take(None, name)  # it may have just been written
        elif resident.was_made(name) or resident.page(name):
            self._take(resident.reads(name), name)
        return resident.page(name)

    def state(self, path: str) -> Answer:
        """What the script on a page asks for: whether that page is still the right one."""
        resident = self._resident
        name = self._name(path)
        made = self._page(name) if resident.stands else None
        if made is None and resident.stands and not resident.has(name):
            made = self._page("404.html")
        state = {
            "token": made.token if made else "",
            "styles": resident.styles() if resident.stands else {},
            "problems": self._problems(),
            "held": resident.held,
            "isHeld": resident.is_held(name),
        }
        return Answer(200, _kind("state.json"), json.dumps(state).encode())

    # -- what is wrong -----------------------------------------------------------------------

    def _problems(self) -> list[dict[str, str]]:
        """Each as a text, and the address that opens its place in the editor."""
        found = [*self._resident.errors, *filter(None, [self._resident.fault])]
        told = [self._problem(one) for one in found]
        return [*([{"text": self.trouble, "open": "", "place": ""}] if self.trouble else []), *told]

    def _problem(self, one: Diagnostic) -> dict[str, str]:
        span = one.span
        file = self._project / span.path
        where = {"path": quote(file.as_posix()), "line": str(span.line), "column": str(span.column)}
        address = self._editor
        for name, value in where.items():
            address = address.replace(f"{{{name}}}", value)
        if not file.is_file():  # it is gone, or one of our own
            address = ""
        text = "\n".join(reporting.as_text([one], self._resident.sources))
        place = f"{span.path}:{span.line}:{span.column}"
        return {"text": text, "open": address, "place": place}

    def _nothing_yet(self) -> Answer:
        problems = "\n\n".join(one["text"] for one in self._problems())
        page = _NOTHING_YET.format(problems=escape(problems))
        return Answer(503, _kind(".html"), dressed(page.encode(), ""))

    @staticmethod
    def _dressed_page(status: int, name: str, made: Made) -> Answer:
        is_page = name.endswith(".html")
        body = dressed(made.data, made.token) if is_page else made.data
        return Answer(status, _kind(name), body)


def dressed(page: bytes, token: str) -> bytes:
    """A page with our script, and with leave for it to run and to ask us things."""
    script = f'<script src="/{OWN}client.js?{token}" defer></script>'.encode()
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
