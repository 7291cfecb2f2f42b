"""Floor 7, a build that would change nothing is not made again.

A finished build leaves a note in `.onrecord/builds/`: what it was asked, what it was made from and
what it wrote, each file with its time, size and inode, and the lines it printed. Asked the same
again while all of that stands, the command repeats the lines and is done, before anything else is
imported. Whatever is not exactly as noted (a file, the tool, Python, the clock past an embargo, a
damaged note) means: build. Nothing is trusted that a build could not make again.

Imports only what Python itself has loaded or loads in a millisecond.
"""

from __future__ import annotations

import os
import stat
import sys
import time
import zlib
from array import array
from itertools import compress
from operator import attrgetter, itemgetter

from generator import __version__
from generator.skipping import kept

TYPE_CHECKING = False  # what `typing` says too, and takes longer to import than it has time for
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import NoReturn, TypeAlias

    How: TypeAlias = tuple[int, int, int, int, int]
    Listed: TypeAlias = tuple[list[str], list[How]]
    """The paths in a folder, and how each stands."""

SPENT = "\0"
"""Stands in a line where the seconds come that a build took."""
_FORMAT = 4
_HOW = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino", "st_mode")
"""How a file stands: its times of change in nanoseconds, size, number and mode."""
_TIME, _MODE = itemgetter(0), itemgetter(-1)
_STAMP = "%x %x %x %x %x"
"""That in words."""
_PARTS = 8
"""What a note is made of."""
_KEPT = 8
"""Notes a project keeps: one for each way it is built."""
_TICK = 2_000_000_000
"""Nanoseconds within which a file may change twice and look the same: the coarsest clocks of file
systems in use (FAT). Younger files are compared by content too."""
STAMP = 8
"""Bytes that tell how a file of the output stands."""
_PART = 1_000
"""Outputs of which each process compares as many at a time, and that are too few to share."""
_PARTS_AT_MOST = 250
"""As many as there are bytes to number them by."""
_MANIFEST = ".onrecord-manifest.json"
_JOURNAL = ".onrecord-journal.json"
_CONTENT = "content"
_FOLDER = ".onrecord/builds"
_HERE = os.path.dirname(os.path.abspath(__file__))
_VARIABLES = ("SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL")
"""What of the environment a build or its words hang on."""


class Looked:
    """A project as it stood at a moment, with the tool that looked at it."""

    def __init__(self, inputs: bytes, young: list[str], tool: bytes) -> None:
        """Take what was found out."""
        self.inputs = inputs
        """How all stands that a build reads, a line each."""
        self.young = young
        """Files that may change in that moment and look the same."""
        self.tool = tool


class Seen:
    """What a build is made from, as it stood before the build read it."""

    def __init__(self, project: str, output: str, looked: Looked | None = None) -> None:
        """Look now, at all of it; but for what has been `looked` at."""
        self.project = project
        self.shown = output
        self.output = os.path.realpath(output)
        looked = looked or _look(project)
        self.inputs, self.tool = looked.inputs, looked.tool
        self.young = {path: digest(path) for path in looked.young}
        """Files that may change and look the same: path → SHA-256, before the build reads them."""


_looked: dict[str, Looked] = {}
"""Project → how it stood when this run looked at it: a build need not look again."""
_comparing: list[_Comparing] = []
"""Outputs that are being compared."""


class Left:
    """How a finished build left things."""

    def __init__(self, names: bytes, stamps: bytes, young: dict[str, str | None]) -> None:
        """Take what was found out."""
        self.names = names
        """Its files, from the output folder, a line each."""
        self.stamps = stamps
        """How the manifest and they stand, `STAMP` bytes each."""
        self.young = young
        """Files that may change without looking changed: path → SHA-256."""


def left_by(seen: Seen, outputs: Iterable[str]) -> Left | None:
    """How a build left things that wrote these files; None where one is not there."""
    names = "\n".join(sorted(outputs)).encode("utf-8", "surrogateescape")
    found = output_stamps(seen.output, names)
    return None if found is None else Left(names, found, seen.young)


def look(argv: Sequence[str], project: str, output: str) -> Seen | None:
    """What a build of `project` into `output` is about to read; None where it is no build."""
    if argv[:1] != ["build"]:
        return None
    return Seen(project, output, _looked.pop(project) if project in _looked else None)


def asks_more(argv: Sequence[str]) -> bool:
    """Whether a build is to tell of itself what only making it can tell."""
    return any(word.partition("=")[0] in ("--explain", "--profile") for word in argv)


def remember(
    seen: Seen,
    argv: Sequence[str],
    environment: Mapping[str, str],
    left: Left,
    *,
    lines: Sequence[tuple[str, bool]],
    since: float,
    until: float | None,
) -> None:
    """Note a build that has just been finished.

    `left` is how it left things; `lines` what it would have printed had nothing changed, each with
    whether it goes to standard error; from `since` to before `until` (seconds since 1970, None for
    ever) the clock alone changes nothing. Where the note cannot be written, the next build is
    simply made.
    """
    said = [f"{'!' if error else '.'}{text}".encode() for text, error in lines]
    young = [os.fsencode(word or "") for pair in left.young.items() for word in pair]
    parts = [
        f"{since!r} {until!r}".encode(),
        os.fsencode(seen.output),
        _joined(said),
        _joined(young),
        *(seen.inputs, left.names, left.stamps, seen.tool),
    ]
    try:
        _write(_note(seen.project, argv, environment), parts)
    except OSError:
        return


def repeat(argv: Sequence[str], environment: Mapping[str, str]) -> int | None:
    """Say again what the same build said last, if it would change nothing; None if it must be made.

    Returns the exit code.
    """
    if argv[:1] != ["build"] or asks_more(argv):
        return None
    project, began = _project(argv), time.perf_counter()
    try:
        found = _read(_note(project, argv, environment))
        if found is None:
            return None
        when, output, said, young, *rest = found
        if not _stands(when, os.fsdecode(output), _parts(young), rest, project):
            return None
        for line in _parts(said):
            text = line[1:].decode().replace(SPENT, f"{time.perf_counter() - began:.2f}")
            print(text, file=sys.stderr if line[:1] == b"!" else sys.stdout)
    except (OSError, ValueError):
        return None
    return 0


def _stands(
    when: bytes, output: str, was_young: Sequence[bytes], rest: Sequence[bytes], project: str
) -> bool:
    """Whether all that a note says is so still. Raises `ValueError` for what is no note."""
    inputs, names, stamps, tool = rest
    since, until = when.decode().split(" ")
    now = time.time()
    if now < float(since) or (until != "None" and now >= float(until)):
        return False
    paths, before = map(os.fsdecode, was_young[::2]), was_young[1::2]
    young = dict(zip(paths, (one.decode() or None for one in before), strict=True))
    outputs = _Comparing(output, names, stamps)
    _comparing[:] = [outputs]
    looked = _looked[project] = _look(project)
    return (
        tool == looked.tool
        and inputs == looked.inputs
        and all(digest(path) == before for path, before in young.items())
        and outputs.is_same()
    )


def outputs_stand(output: str, names: bytes, stamps: bytes) -> bool:
    """Whether all files of a build stand as they stood."""
    for outputs in _comparing:
        if outputs.are(output, names, stamps):
            return outputs.is_same()
    return output_stamps(output, names) == stamps


def _project(argv: Sequence[str]) -> str:
    """The folder that `--project` names, the last one if several; else the current one."""
    project = "."
    for number, word in enumerate(argv):
        if word == "--project" and number + 1 < len(argv):
            project = argv[number + 1]
        elif word.startswith("--project="):
            project = word.partition("=")[2]
    return project


def _note(project: str, argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """Where the note of such a build stands: by what was asked, and from where."""
    asked = [*argv, os.getcwd(), *(f"{name}={environment.get(name)}" for name in _VARIABLES)]
    name = f"{zlib.crc32(chr(0).join(asked).encode('utf-8', 'surrogateescape')):08x}"
    return os.path.join(project, _FOLDER, name)


# -- what is compared ------------------------------------------------------------------------------


def _look(project: str) -> Looked:
    """All that a build reads or hangs on; what is not there is left out."""
    started = time.time_ns()
    found = [
        *_walk(os.path.join(project, _CONTENT), kept),
        *_walk(os.path.join(project, "templates"), list),
    ]
    index = _git_index(project)
    if index and os.path.lexists(index):  # which withheld texts and keys git tracks
        found.append(([index], [_HOW(os.stat(index))]))
    young = [path for folder in found for path in _young(*folder, started)]
    return Looked(stamped(found), young, tool_stamp())


def _young(paths: list[str], found: list[How], started: int) -> list[str]:
    """Of files as they stood, those that may have changed since and look the same."""
    since = started - _TICK
    if not found or max(map(_TIME, found)) < since:
        return []
    return [path for path, at in zip(paths, found, strict=True) if at[0] >= since and _is_file(at)]


def _is_file(at: How) -> bool:
    return not stat.S_ISDIR(at[-1])


def _git_index(project: str) -> str | None:
    """The index of the repository the project lies in, if it does."""
    folder = os.path.realpath(project)
    while True:
        found = os.path.join(folder, ".git")
        if os.path.isdir(found):
            return os.path.join(found, "index")
        if os.path.isfile(found):  # a work tree beside the repository
            with open(found, encoding="utf-8", errors="surrogateescape") as file:
                target = file.read().partition("gitdir:")[2].strip()
            return os.path.join(folder, target, "index")
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _walk(folder: str, names_kept: Callable[[list[str]], list[str]]) -> list[Listed]:
    """Every entry below a folder with how it stands, links not followed: folder by folder.

    Files are very many: what is done with each is done by functions of Python's own.
    """
    found: list[Listed] = []
    folders = [folder]
    for here in folders:
        try:
            names = names_kept(os.listdir(here))
        except (FileNotFoundError, NotADirectoryError):
            continue
        paths = [f"{here}{os.sep}{name}" for name in sorted(names)]
        stands = list(map(_HOW, map(os.lstat, paths)))
        found.append((paths, stands))
        folders += compress(paths, map(stat.S_ISDIR, map(_MODE, stands)))
    return found


def stamped(found: Iterable[Listed]) -> bytes:
    """A line for each file, folders by name alone; equal only where nothing was touched."""
    lines: list[str] = []
    for paths, stands in found:
        if any(map(stat.S_ISDIR, map(_MODE, stands))):
            lines += [
                f"{path}\t{_STAMP % at}" if _is_file(at) else path
                for path, at in zip(paths, stands, strict=True)
            ]
        else:
            lines += map("\t".join, zip(paths, map(_STAMP.__mod__, stands), strict=True))
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def output_stamps(output: str, names: bytes, *, is_whole: bool = True) -> bytes | None:
    """How the manifest and the files of a build stand, `STAMP` bytes each.

    None where a build was cut short, and, if it is to be whole, where a file is not there.
    """
    top = f"{output}/"
    if os.path.lexists(top + _JOURNAL):
        return None
    paths = _output_paths(names)
    try:
        return _stamps(top, paths)
    except OSError:
        return None if is_whole else b"".join(_stamp_or_none(top + path) for path in paths)


def _output_paths(names: bytes) -> list[str]:
    paths = names.decode("utf-8", "surrogateescape").split("\n") if names else []
    return [_MANIFEST, *paths]


def _stamps(top: str, names: list[str]) -> bytes:
    """How files stand, in as few bytes as tell one state from another. Raises OSError."""
    paths = [top + name for name in names] if top else names
    # of numbers alone, Python makes the same hash in every run
    return array("q", map(hash, map(_HOW, map(os.lstat, paths)))).tobytes()


def _stamp_or_none(path: str) -> bytes:
    try:
        return _stamps("", [path])
    except OSError:
        return array("q", [-1]).tobytes()  # which is no hash


def tool_stamp() -> bytes:
    """What builds: this version, its files and templates, what it imports, and Python."""
    lines = [__version__, sys.version, str(_FORMAT)]
    templates = os.path.join(os.path.dirname(_HERE), "templates")
    for folder in (_HERE, templates):
        for paths, stands in _walk(folder, _not_compiled):
            lines += [
                f"{path}\t{at[0]:x} {at[2]:x}"
                for path, at in zip(paths, stands, strict=True)
                if _is_file(at)
            ]
    for place in sys.path:  # where libraries lie: a new version of one is a new entry there
        if place.endswith("-packages"):
            try:
                lines.append(f"{place}\t{os.stat(place).st_mtime_ns:x}")
            except OSError:
                continue
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _not_compiled(names: list[str]) -> list[str]:
    """Names of what was written by hand: not what Python and we have made of it."""
    return [name for name in kept(names) if name != "__pycache__"]


class _Comparing:
    """Outputs that are compared with how they stood; where they are many, in parts, which this
    process and a copy of it take in turn, since a second core may have nothing to do.
    """

    def __init__(self, output: str, names: bytes, stamps: bytes) -> None:
        """Begin, if there is a copy; the answer waits."""
        self._asked = output, names, stamps
        self._paths = _output_paths(names)
        self._part = max(_PART, len(self._paths) // _PARTS_AT_MOST + 1)
        parts = range(-(-len(self._paths) // self._part))
        self._turns: Iterable[int] = parts
        self._copy = 0
        self._answer: bool | None = None
        if len(parts) > 1 and hasattr(os, "fork") and (os.cpu_count() or 1) > 1:
            queue, end = os.pipe()
            os.write(end, bytes(parts))
            os.close(end)
            self._turns = _taken(queue)
            self._copy = os.fork()
            if self._copy == 0:
                self._work_apart(output)

    def are(self, output: str, names: bytes, stamps: bytes) -> bool:
        """Whether it is these that are compared."""
        return self._asked == (output, names, stamps)

    def is_same(self) -> bool:
        """Whether all of them stand as they stood; waits for that."""
        if self._answer is None:
            self._answer = self._stand(f"{self._asked[0]}/")
            if self._copy:
                for _ in self._turns:  # where one differs, the rest does not matter
                    pass
                self._answer &= os.waitpid(self._copy, 0)[1] == 0
        return self._answer

    def _stand(self, top: str) -> bool:
        _, _, before = self._asked
        if len(before) != len(self._paths) * STAMP or os.path.lexists(top + _JOURNAL):
            return False
        try:
            for turn in self._turns:
                at, end = turn * self._part, (turn + 1) * self._part
                if _stamps(top, self._paths[at:end]) != before[at * STAMP : end * STAMP]:
                    return False
        except OSError:
            return False
        return True

    def _work_apart(self, output: str) -> NoReturn:
        code = 1
        try:
            os.chdir(output)  # paths from there are shorter, and soonest found
            code = 0 if self._stand("") else 1
        finally:
            os._exit(code)


def _taken(queue: int) -> Iterator[int]:
    """The parts that are left, each given to one process alone."""
    while turn := os.read(queue, 1):
        yield turn[0]


def digest(path: str) -> str | None:
    """SHA-256 of a file; None where it cannot be read."""
    from hashlib import sha256

    try:
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return None


# -- notes on disk ---------------------------------------------------------------------------------


def _write(path: str, parts: Sequence[bytes]) -> None:
    """A note in one step; the oldest ones beyond what is kept go."""
    folder = os.path.dirname(path)
    make_room(folder)
    body = _joined(parts)
    part = f"{path}.{os.getpid()}.part"
    with open(part, "wb") as file:
        file.write(zlib.crc32(body).to_bytes(4, "big") + body)
    os.replace(part, path)
    with os.scandir(folder) as entries:
        notes = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for old in notes[_KEPT:]:
        os.unlink(old.path)


def make_room(folder: str) -> None:
    """Make a folder below `.onrecord/`, which git is told to leave alone. Raises OSError."""
    os.makedirs(folder, exist_ok=True)
    ignore = os.path.join(os.path.dirname(folder), ".gitignore")
    if not os.path.lexists(ignore):
        with open(ignore, "w", encoding="ascii") as file:
            file.write("*\n")


def _read(path: str) -> list[bytes] | None:
    """The parts of a note; None where there is none or it is damaged."""
    try:
        with open(path, "rb") as file:
            seal, body = file.read(4), file.read()
    except OSError:
        return None
    if zlib.crc32(body).to_bytes(4, "big") != seal:
        return None
    parts = _parts(body)
    return parts if len(parts) == _PARTS else None


def _joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def _parts(body: bytes) -> list[bytes]:
    parts, at = [], 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 8], "big")
        parts.append(body[at + 8 : at + 8 + size])
        at += 8 + size
    return parts
