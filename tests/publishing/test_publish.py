"""What stands in the output after one build and after many."""

from __future__ import annotations

import os
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.publishing import Published, publish, read_manifest
from tests.command import published

HOME = ("index.html", b"<html>home</html>")
LAMP = ("lamps/red/index.html", b"<html>red</html>")
STYLE = ("assets/harbour.css", b"body {}")


def counts(done: Published) -> tuple[int, int, int]:
    return done.written, done.unchanged, done.removed


def times(output: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "site"


@pytest.fixture
def strict_umask() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


def test_a_missing_output_is_made_and_nothing_stays_beside_it(output: Path) -> None:
    done = publish([HOME, LAMP, STYLE], output=output, sources=[])
    assert counts(done) == (3, 0, 0)
    assert published(output) == dict([HOME, LAMP, STYLE])
    assert sorted(path.name for path in output.parent.iterdir()) == ["site"]
    assert [path.name for path in output.glob(".*")] == [".onrecord-manifest.json"]


def test_modes_do_not_depend_on_the_umask(output: Path, strict_umask: None) -> None:  # noqa: ARG001
    publish([HOME, LAMP], output=output, sources=[])
    publish([HOME, LAMP, STYLE], output=output, sources=[])
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in output.rglob("*")}
    assert modes == {False: 0o644, True: 0o755}
    assert output.stat().st_mode & 0o777 == 0o755


def test_a_build_of_the_same_files_touches_nothing(output: Path) -> None:
    publish([HOME, LAMP, STYLE], output=output, sources=[])
    before = times(output)
    done = publish([STYLE, LAMP, HOME], output=output, sources=[])
    assert counts(done) == (0, 3, 0)
    assert times(output) == before


def test_only_what_differs_is_written(output: Path) -> None:
    publish([HOME, LAMP], output=output, sources=[])
    before = times(output)
    done = publish([("index.html", b"<html>hove</html>"), LAMP], output=output, sources=[])
    assert counts(done) == (1, 1, 0)
    changed = {path for path, time in times(output).items() if before[path] != time}
    assert changed == {str(output / "index.html"), str(output / ".onrecord-manifest.json")}


def test_a_page_no_longer_wanted_goes_with_the_folders_it_leaves_empty(output: Path) -> None:
    publish([HOME, LAMP], output=output, sources=[])
    assert counts(publish([HOME], output=output, sources=[])) == (0, 1, 1)
    assert sorted(path.name for path in output.iterdir()) == [
        ".onrecord-manifest.json",
        "index.html",
    ]


def test_a_folder_emptied_by_hand_goes_too_once_its_page_is_not_wanted(output: Path) -> None:
    publish([HOME, LAMP], output=output, sources=[])
    (output / LAMP[0]).unlink()
    assert counts(publish([HOME], output=output, sources=[])) == (0, 1, 0)
    assert not (output / "lamps").exists()


def test_empty_folders_in_a_page_s_place_give_way(output: Path) -> None:
    publish([HOME], output=output, sources=[])
    (output / LAMP[0] / "deep").mkdir(parents=True)
    publish([HOME, LAMP], output=output, sources=[])
    assert published(output) == dict([HOME, LAMP])


def test_foreign_files_stay_and_so_do_their_folders(output: Path) -> None:
    publish([HOME, LAMP], output=output, sources=[])
    (output / "CNAME").write_text("harbour.example")
    (output / "lamps/red/sketch.png").write_bytes(b"theirs")
    (output / "empty").mkdir()
    publish([HOME], output=output, sources=[])
    assert (output / "CNAME").read_text() == "harbour.example"
    assert (output / "lamps/red/sketch.png").read_bytes() == b"theirs"
    assert (output / "empty").is_dir()
    assert not (output / "lamps/red/index.html").exists()


def test_a_folder_with_dot_files_alone_counts_as_empty(output: Path) -> None:
    (output / ".git").mkdir(parents=True)
    (output / ".git" / "HEAD").write_text("ref: refs/heads/site")
    publish([HOME], output=output, sources=[])
    assert (output / ".git" / "HEAD").read_text() == "ref: refs/heads/site"
    assert published(output) == dict([HOME])


def test_a_page_that_somebody_changed_or_lost_is_written_again(output: Path) -> None:
    publish([HOME, LAMP, STYLE], output=output, sources=[])
    (output / HOME[0]).write_text("<html>HOME</html>")
    (output / LAMP[0]).unlink()
    assert counts(publish([HOME, LAMP, STYLE], output=output, sources=[])) == (2, 1, 0)
    assert published(output) == dict([HOME, LAMP, STYLE])


def test_a_changed_page_no_longer_wanted_is_left_reported_and_theirs(output: Path) -> None:
    publish([HOME, LAMP], output=output, sources=[])
    (output / LAMP[0]).write_text("rewritten by hand")
    assert publish([HOME], output=output, sources=[]).left == (LAMP[0],)
    assert (output / LAMP[0]).read_text() == "rewritten by hand"
    assert publish([HOME], output=output, sources=[]).left == ()


def test_a_link_in_a_page_s_place_is_replaced_and_its_target_kept(
    output: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.html"
    outside.write_bytes(HOME[1])
    publish([HOME], output=output, sources=[])
    (output / HOME[0]).unlink()
    (output / HOME[0]).symlink_to(outside)
    publish([("index.html", b"<html>new</html>")], output=output, sources=[])
    assert not (output / HOME[0]).is_symlink()
    assert (output / HOME[0]).read_bytes() == b"<html>new</html>"
    assert outside.read_bytes() == HOME[1]


def test_an_output_that_is_a_link_to_a_folder_is_published_to(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "site").symlink_to("disk")
    publish([HOME], output=tmp_path / "site", sources=[])
    assert published(tmp_path / "disk") == dict([HOME])
    assert (tmp_path / "site").is_symlink()


def test_a_link_in_the_stage_s_place_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("keep me")
    (tmp_path / ".site.onrecord-stage").symlink_to("own")
    publish([HOME], output=tmp_path / "site", sources=[])
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["letter.txt"]


def test_the_manifest_lists_what_was_written_and_depends_on_nothing_else(tmp_path: Path) -> None:
    publish([HOME, LAMP, STYLE], output=tmp_path / "one", sources=[])
    publish([STYLE], output=tmp_path / "two", sources=[])
    publish([LAMP, STYLE, HOME], output=tmp_path / "two", sources=[])
    assert list(read_manifest(tmp_path / "one") or ()) == [STYLE[0], HOME[0], LAMP[0]]
    name = ".onrecord-manifest.json"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_where_rendering_breaks_down_the_last_site_stands(output: Path) -> None:
    def breaking() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"<html>half a site</html>"
        yield "new/index.html", b"<html>half a site</html>"
        raise KeyError("lamp")

    publish([HOME, LAMP], output=output, sources=[])
    before = times(output)
    with pytest.raises(KeyError, match="lamp"):
        publish(breaking(), output=output, sources=[])
    assert times(output) == before
    assert published(output) == dict([HOME, LAMP])
    assert sorted(path.name for path in output.parent.iterdir()) == ["site"]


def test_files_are_not_held_in_memory(output: Path) -> None:
    size = 1 << 20
    many = ((f"{number}.bin", bytes([number]) * size) for number in range(24))
    tracemalloc.start()
    publish(many, output=output, sources=[])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * size


NAMES = st.sampled_from(["a", "b", "A"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
SITES = st.dictionaries(PATHS, st.sampled_from([b"", b"x", b"y"]), max_size=6)


def possible(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a site but those that would meet an earlier one."""
    kept: dict[str, bytes] = {}
    for path, data in files.items():
        low = path.lower()
        rivals = [other.lower() for other in kept]
        if not any(f"{low}/".startswith(f"{o}/") or o.startswith(f"{low}/") for o in rivals):
            kept[path] = data
    return kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each has its own folder
@given(steps=st.lists(SITES.map(possible), min_size=2, max_size=5))
def test_an_output_built_in_many_steps_equals_one_built_at_once(
    quick_path: Path, steps: list[dict[str, bytes]]
) -> None:
    with tempfile.TemporaryDirectory(dir=quick_path) as folder:
        output = Path(folder, "site")
        for files in steps:
            done = publish(files.items(), output=output, sources=[])
            assert done.written + done.unchanged == len(files)
            assert published(output) == files
            folders = {path.relative_to(output) for path in output.rglob("*") if path.is_dir()}
            assert folders == {up for name in files for up in Path(name).parents} - {Path()}
