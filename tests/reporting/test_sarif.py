"""Diagnostics as SARIF 2.1.0, held against the rules of its schema (OASIS, errata 01)."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from generator.diagnostics import Diagnostic, Related, Severity
from generator.manual import rules
from generator.reporting import as_sarif
from generator.source import SourceFile, Span
from tests.project import checked, over_base
from tests.reporting.marked import wrong


class Strict(BaseModel):
    """An object of the schema: `additionalProperties` is false in all of them."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Message(Strict):
    text: str


class ArtifactLocation(Strict):
    # format uri-reference: what has to be escaped is
    uri: Annotated[str, Field(pattern=r"^[A-Za-z0-9._~/%()*!$&'+,;=@-]+$")] | None = None
    uriBaseId: str | None = None  # noqa: N815 # the schema's name
    description: Message | None = None


class Region(Strict):
    startLine: Annotated[int, Field(ge=1)]  # noqa: N815
    startColumn: Annotated[int, Field(ge=1)]  # noqa: N815
    endLine: Annotated[int, Field(ge=1)]  # noqa: N815
    endColumn: Annotated[int, Field(ge=1)]  # noqa: N815


class PhysicalLocation(Strict):
    artifactLocation: ArtifactLocation  # noqa: N815
    region: Region


class Location(Strict):
    id: Annotated[int, Field(ge=-1)] = -1
    physicalLocation: PhysicalLocation  # noqa: N815
    message: Message | None = None


LEVEL = Literal["none", "note", "warning", "error"]


class Configuration(Strict):
    level: LEVEL


class Descriptor(Strict):
    id: str
    shortDescription: Message  # noqa: N815
    fullDescription: Message  # noqa: N815
    help: Message
    defaultConfiguration: Configuration  # noqa: N815


class Component(Strict):
    name: str
    version: str
    rules: list[Descriptor]


class Tool(Strict):
    driver: Component


class Result(Strict):
    ruleId: str  # noqa: N815
    ruleIndex: Annotated[int, Field(ge=-1)]  # noqa: N815
    level: LEVEL
    message: Message
    locations: list[Location]
    relatedLocations: list[Location] | None = None  # noqa: N815
    partialFingerprints: dict[str, str]  # noqa: N815


class Run(Strict):
    tool: Tool
    columnKind: Literal["utf16CodeUnits", "unicodeCodePoints"]  # noqa: N815
    originalUriBaseIds: dict[str, ArtifactLocation]  # noqa: N815
    results: list[Result]


class Log(Strict):
    schema_: str = Field(alias="$schema")
    version: Literal["2.1.0"]
    runs: Annotated[list[Run], Field(min_length=1, max_length=1)]


def run(found: list[Diagnostic], *sources: SourceFile) -> Run:
    """The one run of the document, which follows the schema."""
    text = as_sarif(found, {source.path: source for source in sources})
    text.encode()
    (only,) = Log.model_validate(json.loads(text)).runs
    for result in only.results:
        assert only.tool.driver.rules[result.ruleIndex].id == result.ruleId
        for place in (*result.locations, *(result.relatedLocations or ())):
            assert place.physicalLocation.artifactLocation.uriBaseId in only.originalUriBaseIds
    return only


def test_a_finding_is_a_result_with_its_place_and_what_to_type() -> None:
    related = Related(Span("content/actors/y.yaml", 2, 7, 2, 9), "first defined here")
    found, source = wrong("name: X\nsince: ‹soon›\n", hint="write 2031", related=(related,))
    (result,) = run([found], source).results

    assert (result.ruleId, result.level) == ("bad-date", "error")
    assert result.message.text == "takes a date\nhelp: write 2031"
    (place,) = result.locations
    assert place.physicalLocation.artifactLocation.uri == "content/actors/x.yaml"
    assert place.physicalLocation.region == Region(
        startLine=2, startColumn=8, endLine=2, endColumn=12
    )
    assert result.relatedLocations
    (other,) = result.relatedLocations
    assert other.message == Message(text="first defined here")
    assert other.physicalLocation.artifactLocation.uri == "content/actors/y.yaml"


def test_columns_count_code_points() -> None:
    found, source = wrong("name: 𝔛 ‹soon›\n")
    only = run([found], source)
    assert only.columnKind == "unicodeCodePoints"
    assert only.results[0].locations[0].physicalLocation.region.startColumn == 9


def test_rules_come_from_the_manual_with_help() -> None:
    found, source = wrong("since: ‹soon›")
    (rule,) = run([found, found], source).tool.driver.rules
    (entry,) = [entry for entry in rules() if entry.code == "bad-date"]

    assert rule.shortDescription.text == entry.what
    assert entry.why in rule.fullDescription.text
    assert rule.help.text.startswith("bad-date (error)\n")
    assert "Right:" in rule.help.text
    assert rule.defaultConfiguration.level == "error"


def test_paths_are_percent_encoded_and_relative() -> None:
    path = "content/actors/naïve name#1%.yaml"
    found, source = wrong("since: ‹soon›", path=path)
    (result,) = run([found], source).results
    uri = result.locations[0].physicalLocation.artifactLocation.uri
    assert uri == "content/actors/na%C3%AFve%20name%231%25.yaml"
    assert unquote(uri) == path


def fingerprints(*marked: str) -> list[str]:
    """The fingerprints of findings in one file, each marked in a copy of it."""
    pairs = [wrong(one) for one in marked]
    found = [one for one, _ in pairs]
    return [
        one.partialFingerprints["primaryLocationLineHash"]
        for one in run(found, pairs[0][1]).results
    ]


def test_a_fingerprint_stays_when_lines_shift_and_changes_with_the_words() -> None:
    before = fingerprints("name: X\nsince: ‹soon›\n")
    assert fingerprints("# new\n\nname: X\n  since: ‹soon›\n") == before
    assert fingerprints("name: X\nsince: ‹late›\n") != before


def test_equal_lines_have_fingerprints_of_their_own() -> None:
    first, second = fingerprints("a: ‹x›\na: x\n", "a: x\na: ‹x›\n")
    assert first.rpartition(":")[0] == second.rpartition(":")[0]
    assert first != second


def test_details_which_may_hold_withheld_words_stay_out() -> None:
    found, source = wrong("since: ‹soon›", detail=("the withheld words",))
    assert "withheld" not in as_sarif([found], {source.path: source})


def test_nothing_found_is_a_run_without_results() -> None:
    only = run([])
    assert (only.results, only.tool.driver.rules) == ([], [])


def test_all_that_is_wrong_with_a_project_follows_the_schema() -> None:
    tree = "-- content/actors/mara-lind.yaml --\nnmae: X\n-- content/site.yaml --\ntitle: [x]\n"
    done = checked({**over_base(tree), "content/actors/jon berg.yaml": b"name: Jon\n"})
    only = run(done.diagnostics, *done.sources.values())
    assert len(only.results) == len(done.diagnostics) > 2
    levels: dict[Severity, Any] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
    }
    assert [one.level for one in only.results] == [levels[d.severity] for d in done.diagnostics]


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_any_text_follows_the_schema(message: str, name: str) -> None:
    found, source = wrong("since: ‹soon›", message=message, path=f"content/{name}")
    (result,) = run([found], source).results
    assert result.message.text == message
