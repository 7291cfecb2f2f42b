"""Steps of a workflow, run here as GitHub would run them: without network, token or secret.

What a step of our own says is read from the workflow's YAML and run by the shell that GitHub uses, in
the environment that GitHub sets. Steps that somebody else's action does are played: a check-out and a
set-up have been done, and an upload copies what it is told to.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.command import REPOSITORY

WORKFLOWS = REPOSITORY / ".github" / "workflows"
SCRIPTS = ("tell", "differs", "comment.py")
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


def workflow(name: str) -> dict[str, Any]:
    """A workflow as plain data. YAML 1.1 reads its key `on` as true: it is `on` here."""
    read = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text("utf-8"))
    assert isinstance(read, dict)
    return {"on" if key is True else key: value for key, value in read.items()}


def git(folder: Path, *words: str) -> str:
    """What git answers, whoever's machine this is."""
    author = ("-c", "user.name=E", "-c", "user.email=e@example.org")
    done = subprocess.run(
        ["git", *author, *words],
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def commit(folder: Path, said: str) -> str:
    """All that is in the folder as a commit; its hash."""
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", said)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path) -> Path:
    """The example content with the workflows' scripts, as a repository whose branch is `main`."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    (folder / ".ci").mkdir()
    for name in SCRIPTS:
        shutil.copy2(REPOSITORY / ".ci" / name, folder / ".ci" / name)
    shutil.copy2(REPOSITORY / ".gitignore", folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "The site as it stands")
    return folder


def set_up(folder: Path) -> None:
    """What the step 'Set up onrecord' leaves behind, without installing anything."""
    program = folder / ".venv" / "bin" / "onrecord"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    program.chmod(0o755)


@dataclass(slots=True, kw_only=True)
class Run:
    """A job that has been run: what each step said and how it ended."""

    folder: Path
    values: dict[str, str]
    """What GitHub would put for each expression that a step's environment holds."""
    environment: dict[str, str]
    beside: Path
    """Where files of the runner lie: beside the check-out, not in it."""
    said: dict[str, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)
    """`step.name` → value."""

    @property
    def summary(self) -> str:
        return (self.beside / "summary").read_text("utf-8")

    @property
    def artifacts(self) -> Path:
        return self.beside / "artifacts"

    def play(self, name: str, job: str) -> None:
        """All steps of a job in order."""
        self.artifacts.mkdir(parents=True)
        (self.beside / "summary").touch()
        told = workflow(name)["jobs"][job]
        for step in told["steps"]:
            if self.wanted(step.get("if")):
                self.step(step, {**told.get("env", {}), **step.get("env", {})})

    def wanted(self, condition: str | None) -> bool:
        """Whether a step runs. Only the conditions that our workflows use are known here."""
        match EXPRESSION.sub(r"\1", condition or "success()"):
            case "success()":
                return not self.failed
            case "!cancelled() && steps.ready.outcome == 'success'":
                return True
            case "steps.compare.outputs.differs == 'true'":
                return not self.failed and self.outputs["compare.differs"] == "true"
        raise AssertionError(f"a condition that nobody has thought of here: {condition}")

    def step(self, step: dict[str, Any], environment: dict[str, str]) -> None:
        given = step.get("with", {})
        match step.get("uses", "").partition("@")[0]:
            case "actions/checkout" | "actions/setup-python" | "actions/configure-pages":
                pass
            case "actions/upload-artifact":
                self.keep(given["name"], self.folder / given["path"])
            case "actions/upload-pages-artifact":
                self.keep("github-pages", self.folder / given["path"])
            case "":
                self.run(step, environment)
            case other:
                raise AssertionError(f"an action that nobody has thought of here: {other}")

    def keep(self, name: str, path: Path) -> None:
        """An upload: a folder or a file, if it is there, without what begins with a dot."""
        if path.is_dir():
            shutil.copytree(path, self.artifacts / name, ignore=shutil.ignore_patterns(".*"))
        elif path.exists():
            (self.artifacts / name).mkdir()
            shutil.copy2(path, self.artifacts / name)

    def run(self, step: dict[str, Any], environment: dict[str, str]) -> None:
        if step["run"] == "make setup":
            set_up(self.folder)
            return
        output = self.beside / "output"
        output.write_bytes(b"")
        filled = {
            key: EXPRESSION.sub(lambda found: self.values[found[1]], value)
            for key, value in environment.items()
        }
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=self.folder,
            env={
                **self.machine(),
                "GITHUB_STEP_SUMMARY": str(self.beside / "summary"),
                "GITHUB_OUTPUT": str(output),
                **self.environment,
                **filled,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.said[step["name"]] = done.stdout
        if done.returncode:
            self.failed.append(step["name"])
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"{step['id']}.{name}"] = value

    def machine(self) -> dict[str, str]:
        """A machine that knows nothing of us, and whose way out is shut."""
        shut = "http://127.0.0.1:9"
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.beside),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(REPOSITORY),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "desk/site",
            **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), shut),
        }
