"""Floor 6, diagnostics for people and for tools, a module a form. Not: the rules."""

from __future__ import annotations

from generator.reporting.github import as_github
from generator.reporting.json import as_json, json_line
from generator.reporting.sarif import as_sarif
from generator.reporting.text import as_text, receipts, summary, visible

__all__ = [
    "as_github",
    "as_json",
    "as_sarif",
    "as_text",
    "json_line",
    "receipts",
    "summary",
    "visible",
]
