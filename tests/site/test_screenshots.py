"""Every kind of page is rendered as a picture in each variant, and the sheet shows them all."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.command import NOW
from tests.site.screenshots import take

pytestmark = pytest.mark.browser

WIDTHS = {"light": 1280, "dark": 1280, "narrow": 320, "print": 760, "mirrored": 1280}


def width(picture: Path) -> int:
    """Pixels across, from the header of a PNG."""
    found: int = struct.unpack(">I", picture.read_bytes()[16:20])[0]
    return found


@pytest.mark.usefixtures("chromium")
def test_each_variant_of_a_kind_of_page_is_taken_and_shown(
    example_project: Path, tmp_path: Path
) -> None:
    *pictures, sheet = take(example_project, tmp_path, now=NOW, only=["missing", "method"])
    found = {picture.name: width(picture) for picture in pictures}
    assert found == {
        f"{kind}.{variant}.png": across
        for kind in ("missing", "method")
        for variant, across in WIDTHS.items()
    }
    assert len({picture.read_bytes() for picture in pictures}) == len(pictures)
    shown = LexborHTMLParser(sheet.read_text(encoding="utf-8")).css("img")
    assert sorted(image.attributes["src"] or "" for image in shown) == sorted(found)
