"""What the tests of the preview may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.preview.running import SITE, Running, example, started


@pytest.fixture(scope="package")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One running preview, drafts included; a test that changes its project puts it back."""
    with started(example(tmp_path_factory.mktemp("previewed")), "--drafts") as running:
        running.wait_for("all found out")
        yield running


@pytest.fixture
def settings(preview: Running) -> Iterator[str]:
    """The text of the previewed project's settings, put back after the test."""
    text = preview.text(SITE)
    yield text
    preview.write(SITE, text)
    preview.shows("Harbour papers")
