"""ARCHITECTURE.md and the code agree: floors, doors, and which modules there are."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.command import REPOSITORY

PACKAGE = REPOSITORY / "generator"
_FLOOR = re.compile(r"    -- (?P<number>\d+) [^-]+ -+")
_ENTRY = re.compile(r"    (?P<path>[\w/.]+?(?:\.py|/)) +(?P<door>★ )? *(?P<what>\S.*)")


@dataclass(frozen=True, slots=True)
class Room:
    """One line of the plan."""

    path: str
    """Below `generator/`: a module, or a package and all in it, ending in `/`."""
    floor: int
    what: str
    is_door: bool


def plan() -> list[Room]:
    """The lines of ARCHITECTURE.md's block, in order."""
    rooms = []
    floor = -1
    for line in (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8").split("\n"):
        head = _FLOOR.fullmatch(line)
        if head:
            assert int(head["number"]) == floor + 1, line
            floor += 1
        elif line.startswith("    "):
            entry = _ENTRY.fullmatch(line)
            assert entry, f"neither a floor nor a module: {line!r}"
            rooms.append(Room(entry["path"], floor, entry["what"], bool(entry["door"])))
    return rooms


PLAN = plan()


def modules() -> list[str]:
    """Every module by its path below `generator/`."""
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def room(path: str) -> Room | None:
    """The line for a module: its own, else that of the innermost package it lies in."""
    fitting = [
        one for one in PLAN
        if one.path == path or (one.path.endswith("/") and path.startswith(one.path))
    ]  # fmt: skip
    return max(fitting, key=lambda one: len(one.path), default=None)


def floor(path: str) -> int:
    found = room(path)
    assert found, f"ARCHITECTURE.md does not list {path}"
    return found.floor


def file_of(name: str) -> str:
    """The file of a module of ours by its dotted name, such as `generator.views.story`."""
    path = "/".join(name.split(".")[1:])
    inside = f"{path}/__init__.py" if path else "__init__.py"
    return inside if (PACKAGE / inside).is_file() else f"{path}.py"


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import of a module: in functions and for type checking too."""
    for node in ast.walk(parsed(PACKAGE / path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: a relative import"
            base = node.module or ""
            for alias in node.names:  # `from generator import urls` names a module
                inner = f"{base}.{alias.name}"
                ours = base.split(".")[0] == "generator" and (PACKAGE / file_of(inner)).is_file()
                yield node.lineno, inner if ours else base


@cache
def third_party() -> dict[str, set[str]]:
    """Distribution, such as `markdown-it-py` → the modules of ours that import it."""
    provided = packages_distributions()
    found: dict[str, set[str]] = {}
    for path in modules():
        for line, name in imported(path):
            root = name.split(".")[0]
            if root == "generator" or root in sys.stdlib_module_names:
                continue
            assert root in provided, f"{path}:{line}: nobody knows where {root} comes from"
            found.setdefault(provided[root][0].lower(), set()).add(path)
    return found


# -- what there is --------------------------------------------------------------------------------


def test_the_plan_lists_each_room_once() -> None:
    paths = [one.path for one in PLAN]
    assert len(paths) > 40
    assert sorted(set(paths)) == sorted(paths)


def test_every_room_of_the_plan_exists() -> None:
    assert [one.path for one in PLAN if not (PACKAGE / one.path).exists()] == []


def test_every_module_is_in_the_plan() -> None:
    assert [path for path in modules() if room(path) is None] == []


def test_a_module_that_says_its_floor_says_what_the_plan_says() -> None:
    wrong = []
    for path in modules():
        doc = ast.get_docstring(parsed(PACKAGE / path)) or ""
        said = re.match(r"Floor (\d+),", doc)
        if said and int(said[1]) != floor(path):
            wrong.append(f"{path} says floor {said[1]}, and the plan {floor(path)}")
    assert wrong == []


def test_every_module_has_a_docstring() -> None:
    assert [path for path in modules() if not ast.get_docstring(parsed(PACKAGE / path))] == []


# -- the direction of imports ---------------------------------------------------------------------


def test_a_module_imports_downward_or_sideways_and_never_up() -> None:
    upward = [
        f"{path}:{line} on floor {floor(path)} imports {name} on floor {floor(file_of(name))}"
        for path in modules()
        for line, name in imported(path)
        if name.split(".")[0] == "generator" and name != "generator"
        and floor(file_of(name)) > floor(path)
    ]  # fmt: skip
    assert upward == []


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    arrows = {
        path: {
            file_of(name)
            for _, name in imported(path)
            if name.split(".")[0] == "generator" and name != "generator"
        } - {path}
        for path in modules()
    }  # fmt: skip
    left = dict(arrows)
    while free := [path for path, names in left.items() if not names & left.keys()]:
        for path in free:
            del left[path]
    assert sorted(left) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import generator.urls", ["generator.urls"]),
        ("from generator import urls", ["generator.urls"]),
        ("from generator.urls import path", ["generator.urls"]),
        ("def f():\n    from generator.cli import main", ["generator.cli"]),
        ("if TYPE_CHECKING:\n    from generator.views import story", ["generator.views.story"]),
        ("import yaml.events as e", ["yaml.events"]),
    ],
)
def test_imports_are_found_wherever_they_stand(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    names: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("package")
    (folder / "urls.py").touch()
    (folder / "cli.py").touch()
    (folder / "views").mkdir()
    (folder / "views" / "story.py").touch()
    (folder / "x.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.PACKAGE", folder)
    assert [name for _, name in imported("x.py")] == names


# -- doors ----------------------------------------------------------------------------------------


def test_each_library_enters_by_one_door_which_the_plan_marks() -> None:
    found = third_party()
    rooms = {dist: {room(path) for path in paths} for dist, paths in found.items()}
    assert {dist: len(doors) for dist, doors in rooms.items() if len(doors) > 1} == {}
    outside = {dist: paths for dist, paths in found.items()
               if not all((one := room(path)) and one.is_door for path in paths)}  # fmt: skip
    assert outside == {}


def test_each_library_enters_by_one_module_or_one_package() -> None:
    several = {dist: paths for dist, paths in third_party().items() if len(paths) > 1}
    packages = {dist: {room(path) for path in paths} for dist, paths in several.items()}
    assert [
        dist for dist, doors in packages.items()
        if len(doors) > 1 or not all(door and door.path.endswith("/") for door in doors)
    ] == []  # fmt: skip


def test_a_door_names_its_library_and_opens_for_it() -> None:
    entering = {path for paths in third_party().values() for path in paths}
    doors = [one for one in PLAN if one.is_door]
    assert doors
    for door in doors:
        assert any(room(path) == door for path in entering), f"nothing enters by {door.path}"
        libraries = {dist for dist, paths in third_party().items()
                     if any(room(path) == door for path in paths)}  # fmt: skip
        named = door.what.partition(":")[0].lower().replace(",", " ").split()
        assert set(named) & libraries, f"{door.path} is the door of {sorted(libraries)}"


def test_all_that_is_imported_is_required_and_all_that_is_required_is_imported() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for group in project.get("optional-dependencies", {}).values() for one in group]
    required = {
        re.split(r"[^\w.-]", one, maxsplit=1)[0].lower()
        for one in (*project["dependencies"], *extras)
    }
    assert required == third_party().keys()
