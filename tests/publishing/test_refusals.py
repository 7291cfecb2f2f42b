"""When a build will not publish, what it says, and that it then has changed nothing."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.publishing import publish
from generator.publishing.ledger import read_journal
from tests.command import REPOSITORY, environment, published
from tests.publishing.generations import site

NOBODY = 65534
HOME = ("index.html", b"<html>home</html>")
LAMP = ("lamps/red/index.html", b"<html>red</html>")


def state(folder: Path) -> dict[str, bytes]:
    """Every file below, dot files included."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that is ours to write, its parent not: permissions bind even those who run as root.

    Not in pytest's own folder, which root alone may enter.
    """
    is_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        parent, folder = Path(name), Path(name, "www")
        folder.mkdir()
        folder.chmod(0o755)
        if is_root:
            os.chown(folder, NOBODY, NOBODY)
            parent.chmod(0o755)
            os.seteuid(NOBODY)
        else:
            parent.chmod(0o555)
        yield folder
        if is_root:
            os.seteuid(0)
        for path in (parent, *parent.rglob("*")):
            path.chmod(0o755)


# Where a site may be published


@pytest.mark.parametrize("where", ["content", "content/site", ".", "..", "link", "link/site"])
def test_an_output_that_holds_is_or_lies_inside_a_source_is_refused(
    tmp_path: Path, where: str
) -> None:
    project = tmp_path / "projects" / "harbour"
    (project / "content").mkdir(parents=True)
    (project / "content" / "site.yaml").write_text("title: Harbour")
    (project / "link").symlink_to("content")
    before = state(tmp_path)
    with pytest.raises(WorldError, match=r"holds, is or lies inside .*content.* another folder"):
        publish([HOME], output=project / where, sources=[project / "content"])
    assert state(tmp_path) == before


def test_an_output_beside_the_sources_is_fine(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    publish([HOME], output=tmp_path / "content-site", sources=[tmp_path / "content"])
    assert published(tmp_path / "content-site") == dict([HOME])


def test_a_source_reached_by_a_link_inside_the_output_is_seen(tmp_path: Path) -> None:
    (tmp_path / "site" / "theme").mkdir(parents=True)
    (tmp_path / "templates").symlink_to("site/theme")
    with pytest.raises(WorldError, match=r"holds, is or lies inside .*templates"):
        publish([HOME], output=tmp_path / "site", sources=[tmp_path / "templates"])


def test_a_folder_of_somebody_else_is_refused_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.tex").write_text("ten years")
    with pytest.raises(WorldError, match=r"not ours, such as 'thesis\.tex'.*or empty this one"):
        publish([HOME], output=tmp_path / "site", sources=[])
    assert state(tmp_path) == {str(tmp_path / "site" / "thesis.tex"): b"ten years"}


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("notes")
    with pytest.raises(WorldError, match="it is not a folder"):
        publish([HOME], output=tmp_path / "site", sources=[])
    assert (tmp_path / "site").read_text() == "notes"


# What stands in a page's place


@pytest.mark.parametrize("there", ["lamps", "lamps/red/index.html", "lamps/red/index.html/a.txt"])
def test_a_foreign_file_in_the_way_is_refused_before_anything_is_written(
    tmp_path: Path, there: str
) -> None:
    output = tmp_path / "site"
    publish([HOME], output=output, sources=[])
    (output / there).parent.mkdir(parents=True, exist_ok=True)
    (output / there).write_text("theirs")
    before = state(tmp_path)
    with pytest.raises(WorldError, match=r"not written by onrecord\. Move it away"):
        publish([("index.html", b"<html>new</html>"), LAMP], output=output, sources=[])
    assert state(tmp_path) == before


def test_a_folder_of_foreign_files_in_the_place_of_our_own_page_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish([HOME], output=output, sources=[])
    (output / "index.html").unlink()
    (output / "index.html").mkdir()
    (output / "index.html" / "sketch.png").write_bytes(b"theirs")
    before = state(tmp_path)
    with pytest.raises(WorldError, match=r"'index\.html' stands there"):
        publish([LAMP, HOME], output=output, sources=[])
    assert state(tmp_path) == before


def test_nothing_is_written_or_removed_through_a_link_to_another_folder(tmp_path: Path) -> None:
    output, outside = tmp_path / "site", tmp_path / "outside"
    publish([HOME, LAMP], output=output, sources=[])
    (output / "lamps").rename(outside)
    (output / "lamps").symlink_to(outside)
    with pytest.raises(WorldError, match="'lamps' stands there"):
        publish([HOME, LAMP, ("lamps/new.html", b"<html>")], output=output, sources=[])
    publish([HOME], output=output, sources=[])
    assert (outside / "red" / "index.html").read_bytes() == LAMP[1]
    assert (output / "lamps").is_symlink()


# Names


@pytest.mark.parametrize(
    "path",
    [
        *["", "/etc/motd", "../motd", "a/../../motd", "a//b", "a/", "./a", "a\\b", "C:motd"],
        *["a\0b", "a\nb", "\ud800", ".onrecord-manifest.json", ".site.onrecord-stage/a"],
    ],
)
def test_an_unsafe_path_is_a_bug_and_writes_nothing(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match=r"published file|publisher's own|surrogates"):
        publish([(path, b"x")], output=tmp_path / "site", sources=[])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("a", "a"), ("a/b", "A/B"), ("caf\u00e9", "cafe\u0301"), ("stra\u00dfe", "STRASSE")],
        *[("a", "a/b"), ("a/b/c", "A")],
    ],
)
def test_two_files_that_could_meet_on_a_disk_are_refused_and_named(
    tmp_path: Path, one: str, other: str
) -> None:
    with pytest.raises(WorldError) as trouble:
        publish([(one, b""), (other, b"")], output=tmp_path / "site", sources=[])
    assert repr(one) in str(trouble.value)
    assert repr(other) in str(trouble.value)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_no_disk_takes_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="too long for a file: give it a shorter id"):
        publish([HOME, (f"{'a' * 256}/index.html", b"")], output=tmp_path / "site", sources=[])
    assert list(tmp_path.iterdir()) == []


# Our own lists, if a stranger wrote them


@pytest.mark.parametrize("listed", ["../victim.txt", "/victim.txt", "a/../../victim.txt"])
def test_a_manifest_cannot_name_a_file_outside(tmp_path: Path, listed: str) -> None:
    (tmp_path / "victim.txt").write_text("mine")
    hashes = {listed: hashlib.sha256(b"mine").hexdigest()}
    (tmp_path / "site").mkdir()
    forged = json.dumps({"onrecord": 1, "files": hashes})
    (tmp_path / "site" / ".onrecord-manifest.json").write_text(forged)
    with pytest.raises(WorldError, match="damaged or from another version"):
        publish([HOME], output=tmp_path / "site", sources=[])
    assert (tmp_path / "victim.txt").read_text() == "mine"


@pytest.mark.parametrize("name", [".onrecord-manifest.json", ".onrecord-journal.json"])
@pytest.mark.parametrize(
    "text",
    [
        *["", "{", "[]", "null", "[" * 100_000, '{"onrecord": 2, "files": {}}', "\ufeff{}"],
        *['{"onrecord": 1}', '{"onrecord": 1, "files": [], "staged": [], "stale": {}}'],
        *['{"onrecord": 1, "files": {"a": 1}}', '{"onrecord": 1, "files": {"a": "beef"}}'],
    ],
)
def test_a_damaged_list_is_refused_with_what_to_do(tmp_path: Path, name: str, text: str) -> None:
    publish([HOME], output=tmp_path / "site", sources=[])
    (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    with pytest.raises(WorldError, match=r"damaged or from another version\. Empty that folder"):
        publish([HOME], output=tmp_path / "site", sources=[])
    assert published(tmp_path / "site") == dict([HOME])


# Another build at work


def test_a_second_build_is_told_who_is_at_work(tmp_path: Path) -> None:
    def meanwhile() -> Iterator[tuple[str, bytes]]:
        with pytest.raises(WorldError, match=rf"another build \(process {os.getpid()}\)"):
            publish([LAMP], output=tmp_path / "site", sources=[], wait=0.1)
        yield HOME

    publish(meanwhile(), output=tmp_path / "site", sources=[])
    assert published(tmp_path / "site") == dict([HOME])
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_builds_at_the_same_time_take_turns(quick_path: Path) -> None:
    code = """if 1:
        import sys, pathlib, itertools, generator.publishing, tests.publishing.generations as g
        for one in itertools.islice(itertools.cycle(sys.argv[1]), 6):
            generator.publishing.publish(g.site(one), output=pathlib.Path("site"), sources=[])
        """
    path = {"PYTHONPATH": str(REPOSITORY)}
    builds = [
        subprocess.Popen([sys.executable, "-c", code, order], cwd=quick_path, env=environment(path))
        for order in ("AB", "BA", "A")
    ]
    assert [build.wait(timeout=60) for build in builds] == [0, 0, 0]
    assert published(quick_path / "site") in (dict(site("A")), dict(site("B")))
    assert [path.name for path in quick_path.iterdir()] == ["site"]


def test_the_lock_file_a_killed_build_left_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / ".site.onrecord-lock").write_text("4194305 and more")
    publish([HOME], output=tmp_path / "site", sources=[], wait=0)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


# What a disk can do


@pytest.mark.parametrize(
    ("limit", "named"), [(2_000, "site/index.html"), (6_000, "site/.onrecord-journal.json")]
)
def test_a_full_disk_is_said_and_the_last_site_stands(
    tmp_path: Path, limit: int, named: str
) -> None:
    code = f"""if 1:
        import pathlib, resource
        from generator.diagnostics import WorldError
        from generator.publishing import publish
        from tests.publishing.generations import site
        resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
        try:
            publish(site("B"), output=pathlib.Path("site"), sources=[])
        except WorldError as trouble:
            print(trouble)
        """
    publish(site("A"), output=tmp_path / "site", sources=[])
    before = state(tmp_path)
    said = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert f"{named}: File too large. Free some space, then build again" in said
    assert state(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_we_may_not_write_to_is_named_and_the_next_build_goes_on(
    unprivileged: Path,
) -> None:
    output = unprivileged / "site"
    publish(site("A"), output=output, sources=[])
    (output / "berths" / "7").chmod(0o555)
    with pytest.raises(WorldError, match=r"berths/7/index\.html: Permission denied\. Make that"):
        publish(site("B"), output=output, sources=[])
    standing = published(output)
    both = (dict(site("A")), dict(site("B")))
    assert all(data in (both[0].get(path), both[1].get(path)) for path, data in standing.items())
    assert read_journal(output) is not None

    (output / "berths" / "7").chmod(0o755)
    publish(site("B"), output=output, sources=[])
    assert published(output) == both[1]
    assert [path.name for path in unprivileged.iterdir()] == ["site"]


def test_where_only_the_output_is_ours_to_write_the_stage_stands_inside(
    unprivileged: Path,
) -> None:
    publish(site("A"), output=unprivileged, sources=[])
    publish(site("B"), output=unprivileged, sources=[])
    assert published(unprivileged) == dict(site("B"))
    assert [path.name for path in unprivileged.glob(".*")] == [".onrecord-manifest.json"]


def test_where_nothing_may_be_written_that_is_said(unprivileged: Path) -> None:
    output = unprivileged.parent / "site"
    with pytest.raises(WorldError, match=r"onrecord-lock: Permission denied\. Make that writable"):
        publish([HOME], output=output, sources=[])
