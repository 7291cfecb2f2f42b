"""Floor 6, diagnostics as SARIF 2.1.0: one document, for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ has the form. Details, which may hold words of a
withheld text, stay out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.diagnostics import Diagnostic, Severity
from generator.explaining import entry
from generator.manual import Rule, rules
from generator.reporting.json import json_line
from generator.source import SourceFile, Span

_ROOT = "%SRCROOT%"
"""What paths are relative to: the name that GitHub gives the top of a repository."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceFile]) -> str:
    """All findings as one run, with the manual's entries of the codes they carry."""
    codes = {found.code for found in diagnostics}
    known = [rule for rule in rules() if rule.code in codes]
    numbers = {rule.code: number for number, rule in enumerate(known)}
    marks = _fingerprints(diagnostics, sources)
    return json_line(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "onrecord",
                            "version": __version__,
                            "rules": [_rule(rule) for rule in known],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "originalUriBaseIds": {
                        _ROOT: {"description": {"text": "The project's folder."}}
                    },
                    "results": [
                        _result(found, numbers[found.code], mark)
                        for found, mark in zip(diagnostics, marks, strict=True)
                    ],
                }
            ],
        }
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": entry(rule.code)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, number: int, mark: str) -> dict[str, Any]:
    hint = f"\nhelp: {found.hint}" if found.hint else ""
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": number,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}{hint}"},
        "locations": [_location(found.span)],
        # this name is the one that GitHub compares
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": id_, "message": {"text": related.label}, **_location(related.span)}
            for id_, related in enumerate(found.related, 1)
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {
            # half characters, which no encoding has, become what Python writes for them
            "artifactLocation": {
                "uri": quote(span.path.encode("utf-8", "backslashreplace")),
                "uriBaseId": _ROOT,
            },
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }


def _fingerprints(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]
) -> Iterator[str]:
    """What each finding is known by when its line has moved: code, file and the line's words.

    Equal ones are told apart by a number, in their order.
    """
    seen = Counter[str]()
    for found in diagnostics:
        source = sources.get(found.span.path)
        words = source.line(found.span.line).strip() if source else found.message
        named = f"{found.code}\n{found.span.path}\n{words}"
        mark = sha256(named.encode("utf-8", "backslashreplace")).hexdigest()[:16]
        seen[mark] += 1
        yield f"{mark}:{seen[mark]}"
