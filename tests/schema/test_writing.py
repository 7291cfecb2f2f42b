"""`onrecord schema`: which files it writes, and when it leaves them alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.reading.shapes import SHAPES
from generator.schema import SETTINGS, fresh, write
from tests.command import REPOSITORY
from tests.project import lay, over_base

OURS = [f".vscode/schemas/{kind}.json" for kind in SHAPES]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay(over_base(), tmp_path / "harbour")


def test_a_schema_for_each_kind_of_file_and_the_settings_that_use_them(project: Path) -> None:
    assert write(project).changed == (*OURS, SETTINGS)

    settings = json.loads((project / SETTINGS).read_bytes())
    assert settings == {
        "yaml.schemas": {
            ".vscode/schemas/site.json": ["content/site.yaml"],
            ".vscode/schemas/outlets.json": ["content/outlets/**/*.yaml"],
            ".vscode/schemas/actors.json": ["content/actors/**/*.yaml"],
            ".vscode/schemas/annotations.json": ["content/annotations/**/*.yaml"],
        }
    }
    for path in OURS:
        found = json.loads((project / path).read_bytes())
        assert found["additionalProperties"] is False


def test_what_is_as_it_should_be_is_not_written_again(project: Path) -> None:
    write(project)
    before = {path: (project / path).stat().st_mtime_ns for path in (*OURS, SETTINGS)}

    assert write(project).changed == ()
    assert fresh(project).changed == ()
    assert before == {path: (project / path).stat().st_mtime_ns for path in before}


def test_a_new_actor_makes_what_names_actors_stale(project: Path) -> None:
    write(project)
    lay({"content/actors/jon-berg.yaml": b"name: Jon Berg\n"}, project)

    stale = fresh(project).changed
    assert ".vscode/schemas/annotations.json" in stale
    assert ".vscode/schemas/outlets.json" not in stale
    assert write(project).changed == stale
    assert fresh(project).changed == ()


def test_looking_writes_nothing(project: Path) -> None:
    assert fresh(project).changed == (*OURS, SETTINGS)
    assert not (project / ".vscode").exists()


def test_settings_keep_their_comments_and_order(project: Path) -> None:
    mine = '{\n  // wide\n  "editor.rulers": [100],\n  "a": 1\n}\n'
    lay({SETTINGS: mine.encode()}, project)
    write(project)

    text = (project / SETTINGS).read_text("utf-8")
    assert text.startswith('{\n  // wide\n  "editor.rulers": [100],\n  "a": 1,\n  "yaml.schemas"')


@pytest.mark.parametrize("mine", [b"{ not json", b'{"yaml.schemas": 7}', b"\xff\xfe"])
def test_settings_that_cannot_be_changed_are_left_and_told_what_to_paste(
    project: Path, mine: bytes
) -> None:
    lay({SETTINGS: mine}, project)
    done = write(project)

    assert done.changed == tuple(OURS)
    assert done.paste
    assert ".vscode/schemas/annotations.json" in json.loads(f"{{{done.paste}}}")["yaml.schemas"]
    assert (project / SETTINGS).read_bytes() == mine


def test_a_project_without_content_is_trouble_with_the_world(tmp_path: Path) -> None:
    with pytest.raises(WorldError):
        write(tmp_path)


def test_a_folder_that_cannot_be_made_is_trouble_with_the_world(project: Path) -> None:
    lay({".vscode": b"a file"}, project)
    with pytest.raises(WorldError):
        write(project)


@pytest.mark.parametrize("link", [".vscode", ".vscode/schemas", ".vscode/schemas/site.json"])
def test_a_link_leads_no_writing_elsewhere(project: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project / link).parent.mkdir(parents=True, exist_ok=True)
    (project / link).symlink_to(elsewhere / "x" if link.endswith(".json") else elsewhere)

    with pytest.raises(WorldError, match="is a symbolic link"):
        write(project)
    assert list(elsewhere.iterdir()) == []


def test_the_schemas_of_this_repository_are_fresh() -> None:
    done = fresh(REPOSITORY)
    assert (done.changed, done.paste) == ((), None), "run: onrecord schema"
