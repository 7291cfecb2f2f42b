"""The hooks that other repositories can use: what pre-commit asks of them, and that they run."""

from __future__ import annotations

from typing import Any

import click
import pytest
import yaml

from generator.cli.commands import onrecord
from tests.command import REPOSITORY

HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8")
)


def test_content_can_be_checked_and_schemas_kept_fresh() -> None:
    assert [hook["id"] for hook in HOOKS] == ["onrecord-check", "onrecord-schema"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_of_ours_on_all_content(hook: dict[str, Any]) -> None:
    program, command = hook["entry"].split()
    assert (program, hook["language"]) == ("onrecord", "python")
    assert command in onrecord.list_commands(click.Context(onrecord))
    assert hook["pass_filenames"] is False
    assert hook["always_run"] is True
    assert {"id", "name", "description"} <= hook.keys()
