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

from generator import __version__
from generator.skipping import is_name_skipped

TYPE_CHECKING = False  # what `typing` says too, and takes longer to import than it has time for
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

SPENT = "\0"
"""Stands in a line where the seconds come that a build took."""
_FORMAT = 3
_STAMP = "%x %x %x %x %x"
"""How a file stands: its times of change in nanoseconds, size, number and mode."""
_PARTS = 8
"""What a note is made of."""
_KEPT = 8
"""Notes a project keeps: one for each way it is built."""
_TICK = 2_000_000_000
"""Nanoseconds within which a file may change twice and look the same: the coarsest clocks of file
systems in use (FAT). Younger files are compared by content too."""
_MUCH = 100_000
"""Bytes of stamps from which on comparing them is worth a process."""
_CONTENT = "content"
_FOLDER = ".onrecord/builds"
_HERE = os.path.dirname(os.path.abspath(__file__))
_VARIABLES = ("SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL")
"""What of the environment a build or its words hang on."""


class Seen:
    """What a build is made from, as it stood before the build read it."""

    def __init__(self, project: str, output: str, looked: tuple[int, bytes] | None = None) -> None:
        """Look now, at all of it; but for what has been `looked` at."""
        self.project = project
        self.shown = output
        self.output = os.path.realpath(output)
        self.started, self.inputs = looked or _look(project)
        self.young = _young(self.inputs, self.started)
        """Files that may change and look the same: path → SHA-256, before the build reads them."""


_looked: dict[str, tuple[int, bytes]] = {}
"""Project → when it was looked at in this run, and how it stood: a build need not look again."""
_pending: list[tuple[bytes, bytes, Callable[[], bool]]] = []
"""Outputs that are being compared: their names, how they stood, and what waits for the answer."""


def _look(project: str) -> tuple[int, bytes]:
    started = time.time_ns()
    return started, stamped(inputs_of(project))


class Left:
    """How a finished build left things."""

    def __init__(self, names: bytes, stamps: bytes, young: dict[str, str | None]) -> None:
        """Take what was found out."""
        self.names = names
        """Its files, from the output folder, a line each."""
        self.stamps = stamps
        """How the manifest and they stand, a line each."""
        self.young = young
        """Files that may change without looking changed: path → SHA-256."""


def left_by(seen: Seen, outputs: Iterable[str]) -> Left | None:
    """How a build left things that wrote these files; None where one is not there."""
    names = "\n".join(sorted(outputs)).encode("utf-8", "surrogateescape")
    found = output_stamps(seen.output, names)
    return None if found is None else Left(names, found, seen.young)


def _young(inputs: bytes, started: int) -> dict[str, str | None]:
    """Of files as they stood, those that may have changed since and look the same."""
    found = {}
    for line in inputs.decode("utf-8", "surrogateescape").split("\n"):
        path, tab, stamp = line.partition("\t")
        if tab and int(stamp.partition(" ")[0], 16) >= started - _TICK:
            found[path] = digest(path)
    return found


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
        *(seen.inputs, left.names, left.stamps, tool_stamp()),
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
    if tool != tool_stamp():
        return False
    # the outputs are many, and a second core may have nothing to do
    is_same = _meanwhile(lambda: stamps == output_stamps(output, names), len(stamps))
    _pending[:] = [(names, stamps, is_same)]
    _looked[project] = _look(project)
    return (
        inputs == _looked[project][1]
        and all(digest(path) == before for path, before in young.items())
        and is_same()
    )


def outputs_stand(output: str, names: bytes, stamps: bytes) -> bool:
    """Whether all files of a build stand as they stood."""
    for asked, before, is_same in _pending:
        if (asked, before) == (names, stamps):
            return is_same()
    return output_stamps(output, names) == stamps


def _meanwhile(work: Callable[[], bool], size: int) -> Callable[[], bool]:
    """Something that is found out in a copy of this process while this one goes on, where it is
    much; what is given waits for the answer.
    """
    answers: list[bool] = []
    copy = 0
    if size >= _MUCH and hasattr(os, "fork") and (os.cpu_count() or 1) > 1:
        copy = os.fork()
        if copy == 0:
            code = 1
            try:
                code = 0 if work() else 1
            finally:
                os._exit(code)

    def answer() -> bool:
        if not answers:
            answers.append(os.waitpid(copy, 0)[1] == 0 if copy else work())
        return answers[0]

    return answer


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


def inputs_of(project: str) -> Iterator[tuple[str, os.stat_result]]:
    """All that a build reads or hangs on, with how it stands; what is not there is left out."""
    yield from _walk(os.path.join(project, _CONTENT), skip=True)
    yield from _walk(os.path.join(project, "templates"), skip=False)
    index = _git_index(project)
    if index and os.path.lexists(index):  # which withheld texts and keys git tracks
        yield index, os.stat(index)


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


def _walk(folder: str, *, skip: bool) -> list[tuple[str, os.stat_result]]:
    """Every entry below a folder with how it stands, links not followed, by name."""
    found: list[tuple[str, os.stat_result]] = []
    try:
        with os.scandir(folder) as entries:
            here = sorted([(entry.name, entry) for entry in entries], key=_first)
    except (FileNotFoundError, NotADirectoryError):
        return found
    for name, entry in here:
        if skip and is_name_skipped(name):
            continue
        at = entry.stat(follow_symlinks=False)
        found.append((entry.path, at))
        if stat.S_ISDIR(at.st_mode):
            found += _walk(entry.path, skip=skip)
    return found


def _first(pair: tuple[str, os.DirEntry[str]]) -> str:
    return pair[0]


def stamped(found: Iterable[tuple[str, os.stat_result]]) -> bytes:
    """A line for each file, folders by name alone; equal only where nothing was touched."""
    lines = [
        path
        if stat.S_ISDIR(at.st_mode)
        else f"{path}\t"
        + _STAMP % (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino, at.st_mode)
        for path, at in found
    ]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _stamp(at: os.stat_result) -> str:
    return _STAMP % (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino, at.st_mode)


def output_stamps(output: str, names: bytes, *, missing: str | None = None) -> bytes | None:
    """How the manifest and the files of a build stand, a line each.

    None where a build was cut short, and where a file is not there if no word for that is given.
    """
    if os.path.lexists(os.path.join(output, ".onrecord-journal.json")):
        return None
    top = f"{output}/"
    paths = names.decode("utf-8", "surrogateescape").split("\n") if names else []
    try:
        found = [os.lstat(top + name) for name in (".onrecord-manifest.json", *paths)]
    except OSError:
        if missing is None:
            return None
        lines = [_stamp_or(missing, top + name) for name in (".onrecord-manifest.json", *paths)]
    else:
        lines = [
            _STAMP % (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino, at.st_mode)
            for at in found
        ]
    return "\n".join(lines).encode()


def _stamp_or(missing: str, path: str) -> str:
    try:
        return _stamp(os.lstat(path))
    except OSError:
        return missing


def tool_stamp() -> bytes:
    """What builds: this version, its files and templates, what it imports, and Python."""
    lines = [__version__, sys.version, str(_FORMAT)]
    templates = os.path.join(os.path.dirname(_HERE), "templates")
    for folder in (_HERE, templates):
        for path, at in _walk(folder, skip=True):
            if not stat.S_ISDIR(at.st_mode) and not path.endswith((".pyc", ".pyo")):
                lines.append(f"{path}\t{at.st_mtime_ns:x} {at.st_size:x}")
    for place in sys.path:  # where libraries lie: a new version of one is a new entry there
        if place.endswith("-packages"):
            try:
                lines.append(f"{place}\t{os.stat(place).st_mtime_ns:x}")
            except OSError:
                continue
    return "\n".join(lines).encode("utf-8", "surrogateescape")


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
            data = file.read()
    except OSError:
        return None
    body = data[4:]
    if zlib.crc32(body).to_bytes(4, "big") != data[:4]:
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
