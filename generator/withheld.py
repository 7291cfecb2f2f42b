"""Floor 2, texts that are not in the repository: read where they are, beside their keys.

`texts/<id>.txt` is git-ignored and never published. `check`, `verify`, `anchor` and `seal` read it
where it is; `build` and `preview` never do, so that an editor's pages equal everybody's.
"""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import WorldError

TEXTS = "texts"
"""The folder below the project's root."""

MAX_BYTES = 1 << 20
"""The largest text that is read."""


def text_path(project: Path, article_id: str) -> Path:
    """Where an article's text stands."""
    return project / TEXTS / f"{article_id}.txt"


def key_path(project: Path, article_id: str) -> Path:
    """Where the key of its seal stands: beside the text, never in the repository."""
    return project / TEXTS / f"{article_id}.key"


def read_text(path: Path) -> str:
    """A withheld text: strict UTF-8, one byte-order mark dropped. Raises `WorldError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorldError(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise WorldError(f"{path} is larger than {MAX_BYTES} bytes: it cannot be an article")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorldError(f"{path} is not UTF-8 at byte {error.start}: save it as UTF-8") from None


def local_texts(project: Path) -> dict[str, str]:
    """Every withheld text that is here, by article. Raises `WorldError` for one that is broken."""
    folder = project / TEXTS
    if not folder.is_dir():
        return {}
    return {path.stem: read_text(path) for path in sorted(folder.glob("*.txt")) if path.is_file()}
