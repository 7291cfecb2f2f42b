"""Floor 7, the saves of a project's files as they come. The only door to watchfiles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

from watchfiles import Change, DefaultFilter, watch

from generator.diagnostics import WorldError
from generator.tree import CONTENT

FOLDERS = (CONTENT, "templates")
"""The folders of a project that its pages are made from."""

_QUIET = 5
"""Milliseconds without a change that end a burst; and between two looks whether there is any, so
that fewer would cost more in quiet times."""
_BURST = 5
"""Milliseconds that a burst is waited for at most."""
_LOOK = 250
"""Milliseconds after which to see, in quiet times, whether the folders are still the same."""

_TEMPORARY = DefaultFilter()


def saves(project: Path, stop: Event) -> Iterator[frozenset[str] | None]:
    """None as soon as the folders are watched: nobody knows what was saved before.

    Then the paths, from the project's root, of each burst of saves; none in quiet times, several
    times a second. What is saved while the caller is busy with an item is the next item, however
    many files it is. A folder that is removed, replaced or made later is watched again, and all
    of it may be another. Ends soon after `stop` is set. Raises `WorldError` where the system
    cannot watch a folder.
    """
    root = project.resolve()
    missing = False
    while not stop.is_set():
        folders = _folders(root)
        if not folders:
            if not missing:  # gone since the last item, which is a change too
                yield None
            missing = True
            stop.wait(_LOOK / 1000)
            continue
        missing = False
        try:
            yield from _saves(root, folders, stop)
        except FileNotFoundError:
            continue  # gone between the look and the watch
        except OSError as error:
            raise WorldError(
                f"{project} cannot be watched: {error}; with WATCHFILES_FORCE_POLLING=1 set, its"
                " files are looked at again and again instead"
            ) from error


def _saves(
    root: Path, folders: dict[Path, tuple[int, int]], stop: Event
) -> Iterator[frozenset[str] | None]:
    """Until one of the folders is no longer the one that is watched."""
    watching = watch(
        *folders,
        watch_filter=lambda _, path: is_watched(os.path.relpath(path, root)),
        step=_QUIET,
        debounce=_BURST,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
    )
    with closing(watching):
        begun = False
        for changes in watching:
            if begun:
                yield frozenset(Path(path).relative_to(root).as_posix() for _, path in changes)
            else:
                begun = True
                yield None
            # A new folder may have the old one's number, so its going counts too.
            gone = any(kind is Change.deleted and Path(path) in folders for kind, path in changes)
            if gone or _folders(root) != folders:
                # it may have been moved away while the caller was busy, or without a word from
                # the system: so this is a change of its own
                yield None
                return


def is_watched(path: str) -> bool:
    """Whether a file, by its path from the project's root, is no hidden or temporary one."""
    hidden = any(part.startswith((".", "#")) for part in Path(path).parts)
    return not hidden and _TEMPORARY(Change.modified, path)


def _folders(root: Path) -> dict[Path, tuple[int, int]]:
    """The folders there are, each with the device and number that tell it from a successor."""
    found = {}
    for name in FOLDERS:
        try:
            status = (root / name).stat()
        except OSError:
            continue
        found[root / name] = (status.st_dev, status.st_ino)
    return found
