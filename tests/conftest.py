"""What every test may ask for: the example site, built once, and steady property tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.command import REPOSITORY, build, copy_example
from tests.site.browsing import chromium_at, find_chromium

# The same examples in every run and no time limits: a shared machine is slow at random.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


# Tests read what a person would be told, whoever runs them.
for variable in ("GITHUB_ACTIONS", "GITHUB_BASE_REF"):
    os.environ.pop(variable, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update`: write golden output anew instead of failing where it differs."""
    parser.addoption("--update", action="store_true", help="write golden output anew")


def cannot_run(reason: str) -> NoReturn:
    """Skip a test that needs a tool which is not here; under CI=true that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and under CI=true this check must run")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def example_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example content as a project of its own; not to be changed."""
    return copy_example(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def built_site(example_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built once for all tests; not to be changed."""
    output = tmp_path_factory.mktemp("built") / "site"
    build(example_project, output)
    return output


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A Chromium to open pages in: named by CHROMIUM, or found on the machine."""
    found = find_chromium()
    if found is None:
        cannot_run("no Chromium here (set CHROMIUM, or install it)")
    return found


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """One Chromium for all tests of a module: two at a time would be in each other's way."""
    with chromium_at(chromium) as running:
        yield running


def _of_node(variable: str, *parts: str) -> Path:
    """A tool's file: named by an environment variable, or installed by `npm ci` in `.ci`."""
    named = os.environ.get(variable)
    path = Path(named) if named else REPOSITORY.joinpath(".ci", "node_modules", *parts)
    if not path.is_file():
        cannot_run(f"{path.name} is not here (set {variable}, or run npm ci in .ci)")
    return path


@pytest.fixture(scope="session")
def vnu() -> Path:
    """The Nu Html Checker, as a Java archive; needs a `java` to run it."""
    if not shutil.which("java"):
        cannot_run("no Java here to run the HTML validator")
    return _of_node("VNU_JAR", "vnu-jar", "build", "dist", "vnu.jar")


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, to be run in a page."""
    return _of_node("AXE_JS", "axe-core", "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def language_server() -> Path:
    """yaml-language-server, which VS Code's YAML extension runs; needs a `node` to run it."""
    if not shutil.which("node"):
        cannot_run("no Node here to run the language server")
    return _of_node("YAML_LANGUAGE_SERVER", "yaml-language-server", "bin", "yaml-language-server")
