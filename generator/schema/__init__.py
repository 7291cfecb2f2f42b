"""Floor 7, what a code editor is told of the content: JSON Schemas with the site's own ids."""

from __future__ import annotations

from generator.schema.writing import SETTINGS, Written, fresh, write

__all__ = ["SETTINGS", "Written", "fresh", "write"]
