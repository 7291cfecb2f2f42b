"""Floor 4, what a check is given beside the record it judges."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import datetime

from generator.anchoring import FoldedText
from generator.library import Library
from generator.model import Place
from generator.relations import Relations
from generator.structs import Struct


class Subject(Struct, frozen=True, kw_only=True):
    """The whole library, drafts included, what is known of it, and the build's one clock."""

    library: Library
    relations: Relations
    addresses: Container[str]
    """Those of all pages, in folder form."""
    texts: Mapping[str, FoldedText]
    """Those that are here, by article."""
    settings_at: Place
    """Where the settings stand."""
    now: datetime
    """With a zone; used for review dates alone."""
