"""One comment on a pull request, kept up to date, and one label: what comment.yml runs.

This may write to the repository, and what it is handed may be of anybody's making. So the number
of the pull request comes from GitHub and not from the artifact; the artifact is never unpacked; and
its text is shown only if it has the form in which `onrecord diff --format markdown` writes:
headings and lists of plain words, in which nothing becomes a link, a picture, a tag or the mention
of somebody. Python's standard library and GitHub's `gh` are all it needs.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import unicodedata
import zipfile
import zlib
from typing import Any

MARK = "<!-- onrecord: what the change does -->"
"""How the comment is found again; nobody sees it."""

AUTHOR = "github-actions[bot]"
"""Who writes it: the same mark in somebody else's comment counts for nothing."""

CONTENT = ("content/", ".vscode/schemas/")
"""Where files lie that only say something; the schemas are written from the content."""

LABELS = ("content", "code")

MOST_BYTES = 60_500
"""Of the text: `onrecord diff` stops at 60,000 and says so; a comment holds 65,536 characters."""

MOST_PACKED = 1_000_000
"""Bytes of an artifact that are fetched at all."""

MOST_FILES = 3000
"""Files of a pull request that GitHub lists; there may be more, and of any kind."""

NOTHING = "Nothing changes"

_PLAIN = re.compile(
    r"(?:#{2,3} |(?: {2})?- )?"
    r"(?:\\[\\`*_{}\[\]#|~$.)+=-]|&(?:amp|lt|gt);|[^\\`*_{}\[\]<>#|~$&])*"
)
_LIVE = re.compile(
    r"@(?=\w)|#(?=\d)|(?<=\bGH)-(?=\d)|(?<=:)//|(?<=\bwww)\.|:(?=[\w+-]+:)", re.IGNORECASE
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NO_WIDTH = "\u200b"  # what parts words that would be a link
_LEFT_OUT = re.compile(r"[0-9]+ more are left out here: `onrecord diff` tells all of them\.")


_NOT_OURS = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, UnicodeDecodeError,
)  # fmt: skip
"""What an archive that content.yml has not made may come to."""


def is_harmless(text: str) -> bool:
    """Whether a text has the form of `onrecord diff --format markdown`, line by line."""
    return all(_LEFT_OUT.fullmatch(line) or _is_plain(line) for line in text.split("\n"))


def _is_plain(line: str) -> bool:
    if not _PLAIN.fullmatch(line) or _LIVE.search(re.sub(r"\\(.)", r"\1", line)):
        return False
    return not any(unicodedata.category(c) in _UNSEEN and c != _NO_WIDTH for c in line)


def unpacked(archive: bytes) -> str | None:
    """The text in an artifact, if it is short, UTF-8 and harmless."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as packed, packed.open("change.md") as file:
            data = file.read(MOST_BYTES + 1)
        text = data.decode("utf-8").strip()
    except _NOT_OURS:
        return None
    return text if text and len(data) <= MOST_BYTES and is_harmless(text) else None


def label(paths: list[str]) -> str:
    """`content` if nothing but content changes, else `code`."""
    if not paths or len(paths) >= MOST_FILES:
        return "code"
    return "content" if all(path.startswith(CONTENT) for path in paths) else "code"


def comment(text: str | None, *, sha: str, run: str, kind: str) -> str:
    """The whole comment."""
    parts = [MARK, f"**What this change does to the stories** at {sha[:9]} ([the run]({run}))"]
    if text is None:
        parts.append("The checks could not tell. The run says why.")
    elif kind == "code":
        parts.append("More than content changes here, so a changed program tells what follows.")
    return "\n\n".join([*parts, *([text] if text else [])]) + "\n"


def gh(path: str, *words: str, send: object = None) -> bytes:
    """What GitHub answers."""
    command = ["gh", "api", path, *words]
    if send is not None:
        command += ["--input", "-"]
    data = b"" if send is None else json.dumps(send).encode()
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def every(path: str, part: str = ".[]") -> list[Any]:
    """All entries of a list, of which GitHub gives a hundred at a time."""
    lines = gh(f"{path}?per_page=100", "--paginate", "--jq", part).splitlines()
    return [json.loads(line) for line in lines if line]


def pull_request(here: str, *, repository: str, branch: str, sha: str) -> dict[str, Any] | None:
    """The one open pull request whose newest commit was checked, if it is still the newest."""
    owner = repository.partition("/")[0]
    asked = ("--method", "GET", "-f", "state=open", "-f", f"head={owner}:{branch}")
    found = [
        one
        for one in json.loads(gh(f"{here}/pulls", *asked))
        if one["head"]["sha"] == sha
        and one["head"]["repo"] is not None
        and one["head"]["repo"]["full_name"] == repository
    ]
    return found[0] if len(found) == 1 else None


def told(here: str, run: str) -> str | None:
    """What the run told of the change, if it may be shown."""
    kept = [
        one
        for one in every(f"{here}/actions/runs/{run}/artifacts", ".artifacts[]")
        if one["name"] == "change" and not one["expired"] and one["size_in_bytes"] <= MOST_PACKED
    ]
    if not kept:
        return None
    newest = max(one["id"] for one in kept)  # a run that was run again has one of each time
    return unpacked(gh(f"{here}/actions/artifacts/{newest}/zip"))


def set_label(here: str, pull: dict[str, Any], wanted: str) -> None:
    """Give the pull request this label and take away the other."""
    at = f"{here}/issues/{pull['number']}/labels"
    has = {one["name"] for one in pull["labels"]}
    try:
        if wanted not in has:
            gh(at, "--method", "POST", send={"labels": [wanted]})
        for other in has.intersection(LABELS) - {wanted}:
            gh(f"{at}/{other}", "--method", "DELETE")
    except subprocess.CalledProcessError:
        print(f"::warning::No label {wanted} was set: make the labels content and code once.")


def set_comment(here: str, number: int, body: str, *, is_news: bool) -> None:
    """Bring the comment up to date, or write it, if it tells of anything."""
    comments = every(f"{here}/issues/{number}/comments")
    ours = [one for one in comments if one["user"] and one["user"]["login"] == AUTHOR]
    marked = [one for one in ours if one["body"].startswith(MARK)]
    if marked:
        gh(f"{here}/issues/comments/{marked[0]['id']}", "--method", "PATCH", send={"body": body})
    elif is_news:
        gh(f"{here}/issues/{number}/comments", "--method", "POST", send={"body": body})


def main() -> None:
    """Find the pull request of a run of content.yml, label it and comment on it."""
    said = os.environ
    here = f"repos/{said['GITHUB_REPOSITORY']}"
    sha = said["HEAD_SHA"]
    pull = pull_request(
        here, repository=said["HEAD_REPOSITORY"], branch=said["HEAD_BRANCH"], sha=sha
    )
    if pull is None:
        print("No open pull request has this as its newest commit: there is nothing to do.")
        return
    files = every(f"{here}/pulls/{pull['number']}/files")
    paths = [one[key] for one in files for key in ("filename", "previous_filename") if key in one]
    kind = label(paths)
    set_label(here, pull, kind)
    run = f"{said['GITHUB_SERVER_URL']}/{said['GITHUB_REPOSITORY']}/actions/runs/{said['RUN_ID']}"
    text = told(here, said["RUN_ID"])
    body = comment(text, sha=sha, run=run, kind=kind)
    is_news = text is None or not text.startswith(NOTHING)
    set_comment(here, pull["number"], body, is_news=is_news)


if __name__ == "__main__":
    main()
