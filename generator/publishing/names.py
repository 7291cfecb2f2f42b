"""What a published file may be called: plain relative paths, no two of which can meet.

Knows nothing of any disk. The names come from `generator.urls`, so an unsafe one is a bug here and
crashes; two ids that would meet on some reader's file system are the editor's to mend.
"""

from __future__ import annotations

import unicodedata

from generator.diagnostics import WorldError
from generator.patterns import pattern

_UNSAFE = pattern(r"[\x00-\x1f\x7f\\:]")
_RESERVED = ".onrecord-"
_LONGEST = 255  # bytes in one name: the limit of ext4, APFS and NTFS (there in UTF-16 units)


def check_path(path: str) -> None:
    """Raises ValueError unless `path` is safe below any folder: relative, POSIX, no `.` or `..`.

    Control characters, backslashes and colons are refused too, and so are our own dot files.
    """
    segments = path.split("/")
    if _UNSAFE.search(path) or any(segment in {"", ".", ".."} for segment in segments):
        raise ValueError(f"unsafe path for a published file: {path!r}")
    if segments[0].startswith(".") and _RESERVED in segments[0].casefold():
        raise ValueError(f"path kept for the publisher's own files: {path!r}")
    path.encode("utf-8")  # a lone surrogate raises UnicodeEncodeError, a ValueError


def folded(path: str) -> str:
    """The key under which a case-blind or normalising file system would look for `path`."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents(path: str) -> list[str]:
    """The folders above `path` inside the site, the outermost first; none for a top-level file."""
    segments = path.split("/")
    return ["/".join(segments[:depth]) for depth in range(1, len(segments))]


class Names:
    """The paths one build has claimed so far."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def claim(self, path: str) -> None:
        """Takes `path`; WorldError when it is too long or meets an earlier one, naming both.

        Paths meet when they are equal but for case and Unicode form, or when one is a folder of
        the other.
        """
        check_path(path)
        if any(len(segment.encode()) > _LONGEST for segment in path.split("/")):
            raise WorldError(f"a name in {path!r} is too long for a file: give it a shorter id.")
        key = folded(path)
        above = [folded(folder) for folder in parents(path)]
        for rivals in (self._files.get(key), self._folders.get(key), *map(self._files.get, above)):
            if rivals is not None:
                raise WorldError(
                    f"two files of the site need one place, {rivals!r} and {path!r} "
                    "(case and Unicode form do not count): give one of them another id."
                )
        self._files[key] = path
        for folder in above:
            self._folders.setdefault(folder, path)
