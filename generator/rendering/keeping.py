"""Floor 6, our own templates compiled once, and kept as Python keeps our modules.

They lie in `__pycache__` beside the templates. Not so a project's own: what is kept runs, so
nobody's project may bring it along.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

from generator.catalogue import Catalogue

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_SEAL_BYTES = 32


class Kept(BytecodeCache):
    """What Jinja asks for a template's code before it compiles it.

    A file is used only as it was written, by this program, in this place, for these words: any
    other is made anew.
    """

    def __init__(self, templates: Path, catalogue: Catalogue) -> None:
        """`templates` are ours; `catalogue` has the words that their code may hold."""
        self._templates = templates
        self._language = catalogue.language
        words = [(key, dict(catalogue.texts(key))) for key in sorted(catalogue.keys())]
        self._made_by = _made_by() + repr(words).encode()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """The file that keeps a template; empty for one that is not ours."""
        if filename is None or not Path(filename).is_relative_to(self._templates):
            return ""
        return cache_from_source(f"{filename}.{self._language}.py")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept of a template, if it is whole."""
        if bucket.key:
            with suppress(OSError):
                data = Path(bucket.key).read_bytes()
                if data[:_SEAL_BYTES] == self._seal(bucket.key, data[_SEAL_BYTES:]):
                    bucket.bytecode_from_string(data[_SEAL_BYTES:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template in one step; where nothing can be written, it is compiled every time."""
        if bucket.key and not sys.dont_write_bytecode:
            code = bucket.bytecode_to_string()
            part = Path(f"{bucket.key}.{os.getpid()}")
            with suppress(OSError):
                part.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(self._seal(bucket.key, code) + code)
                part.replace(bucket.key)

    def _seal(self, place: str, code: bytes) -> bytes:
        """What tells kept code that is whole and made alike."""
        return sha256(self._made_by + os.fsencode(place) + b"\n" + code).digest()


@cache
def _made_by() -> bytes:
    """All that a template's code hangs on beside its source and words; this room compiles it."""
    room = sorted(Path(__file__).parent.glob("*.py"))
    versions = f"{sys.version}\n{jinja2.__version__}\n".encode()
    return versions + b"".join(path.read_bytes() for path in room)
