"""Where publishing tests write."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 - each test makes a folder of its own there


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """An empty folder for tests that write thousands of files: in memory, where that can be."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)
