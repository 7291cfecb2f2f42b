"""What GitHub shows to whoever opens an issue or a pull request, and whom it asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import REPOSITORY

GITHUB = REPOSITORY / ".github"
DOCS = sorted(f"docs/{path.name}" for path in (REPOSITORY / "docs").glob("*.md"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").iterdir() if path.stem != "config")


def form(path: Path) -> dict[str, Any]:
    read = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_as_github_wants_it(path: Path) -> None:
    told = form(path)
    assert set(told) == {"name", "description", "title", "body"}
    asked = [part for part in told["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in asked} <= {"input", "textarea"}
    assert all(set(part) <= {"type", "id", "attributes", "validations"} for part in asked)
    assert all(part["attributes"]["label"] for part in asked)
    assert len({part["id"] for part in asked}) == len(asked)
    assert any(part.get("validations", {}).get("required") is True for part in asked)


def test_pages_may_still_open_an_issue_of_their_own() -> None:
    config = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/config.yml").read_text("utf-8"))
    assert config == {"blank_issues_enabled": True}


def owned() -> list[tuple[str, str]]:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    return [
        (path, owner)
        for path, owner in (line.split() for line in lines if line and not line.startswith("#"))
    ]


def test_seals_templates_and_all_that_runs_have_an_owner() -> None:
    owners = dict(owned())
    assert all((REPOSITORY / path.strip("/")).exists() for path in owners)
    assert owners["/content/seals/"] != owners["/templates/"]
    assert {"/generator/", "/.ci/", "/.github/", "/requirements-dev.lock"} <= owners.keys()
    assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners.values())


@pytest.mark.parametrize("path", [".github/CONTRIBUTING.md", "README.md", *DOCS])
def test_links_between_documents_lead_somewhere(path: str) -> None:
    here = REPOSITORY / path
    links = re.findall(r"\]\((?!https?:)([^)#]+)", here.read_text("utf-8"))
    assert not [link for link in links if not (here.parent / link).exists()]
