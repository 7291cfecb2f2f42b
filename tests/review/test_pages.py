"""The site as it goes to Pages: with its address, and on a schedule only where it differs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.review.github import Run, commit, repository, workflow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The check-out of a site."""
    return repository(tmp_path_factory.mktemp("pages") / "ours")


@pytest.fixture
def published(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that a server of this machine shows, and its address."""
    folder = tmp_path / "published"
    folder.mkdir()
    shown = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), shown) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """A server that writes no log."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def deployed(site: Path, beside: Path, *, event: str, address: str) -> Run:
    shutil.rmtree(site / ".venv", ignore_errors=True)
    run = Run(
        folder=site,
        values={"steps.pages.outputs.base_url": address},
        environment={"GITHUB_EVENT_NAME": event, "no_proxy": "127.0.0.1"},
        beside=beside,
    )
    run.play("pages", "build")
    assert run.failed == [], run.said
    return run


def test_a_push_is_published_and_a_schedule_only_what_differs(
    site: Path, tmp_path: Path, published: tuple[Path, str]
) -> None:
    folder, address = published
    # The same site goes out on a push, and at first, whatever stands there.
    for number, event in enumerate(("schedule", "push")):
        run = deployed(site, tmp_path / str(number), event=event, address=address)
        assert run.outputs["compare.differs"] == "true"
        made = run.artifacts / "github-pages"
        assert f'href="{address}/' in (made / "index.html").read_text("utf-8")
        shutil.copytree(made, folder, dirs_exist_ok=True)

    run = deployed(site, tmp_path / "same", event="schedule", address=f"{address}/")
    assert run.outputs["compare.differs"] == "false"
    assert not list(run.artifacts.iterdir())

    story = site / "content/stories/iraq-troop-vote.md"
    story.write_text(story.read_text("utf-8").replace("kicker: Iraq", "kicker: Baghdad"), "utf-8")
    commit(site, "Another kicker")
    run = deployed(site, tmp_path / "other", event="schedule", address=address)
    assert run.outputs["compare.differs"] == "true"
    assert "github-pages" in [path.name for path in run.artifacts.iterdir()]


def test_only_what_deploys_may_and_only_from_main() -> None:
    told = workflow("pages")
    build, deploy = told["jobs"]["build"], told["jobs"]["deploy"]
    assert set(told["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert told["on"]["push"] == {"branches": ["main"]}
    assert build["if"] == "github.ref == 'refs/heads/main'"
    assert told["permissions"] == {}
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["needs"] == "build"
    assert [step["name"] for step in deploy["steps"]] == ["Deploy"]
