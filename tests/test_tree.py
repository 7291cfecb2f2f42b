"""Where content comes from: a folder on disk, or memory."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from generator.diagnostics import WorldError
from generator.tree import MAX_BYTES, FolderTree, MemoryTree


def put(project: Path, *paths: str) -> None:
    for path in paths:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(f"{path}\n")


def told(tree: FolderTree | MemoryTree) -> list[tuple[str, str]]:
    return [(found.code, found.span.path) for found in tree.findings()]


def test_files_are_listed_in_order_of_their_paths_whatever_the_disk_says(tmp_path: Path) -> None:
    paths = ["content/site.yaml", "content/actors/z.yaml", "content/actors/b/a.yaml"]
    put(tmp_path, *paths, "texts/secret.txt", "README.md")

    tree = FolderTree(tmp_path)

    assert tree.paths() == sorted(paths)
    assert tree.read("content/actors/z.yaml") == b"content/actors/z.yaml\n"
    assert tree.findings() == ()


def test_hidden_files_and_editors_backups_are_passed_over(tmp_path: Path) -> None:
    put(
        tmp_path,
        "content/.schema/a.json",
        "content/actors/.a.yaml.swp",
        "content/actors/a.yaml~",
        "content/actors/#a.yaml#",
        "content/actors/b.swp",
        "content/actors/a.yaml",
    )
    memory = dict.fromkeys(("content/.x/a.yaml", "content/a.yaml~", "content/a.yaml"), b"")

    assert FolderTree(tmp_path).paths() == ["content/actors/a.yaml"]
    assert MemoryTree(memory).paths() == ["content/a.yaml"]


def test_a_project_without_content_has_no_files(tmp_path: Path) -> None:
    assert FolderTree(tmp_path).paths() == []


def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    put(tmp_path, "outside/secret.yaml", "content/actors/a.yaml")
    (tmp_path / "content/actors/b.yaml").symlink_to(tmp_path / "outside/secret.yaml")
    (tmp_path / "content/more").symlink_to(tmp_path / "outside")
    (tmp_path / "content/loop").symlink_to(tmp_path / "content")
    (tmp_path / "content/gone.yaml").symlink_to("nowhere")

    tree = FolderTree(tmp_path)

    assert tree.paths() == ["content/actors/a.yaml"]
    assert told(tree) == [
        ("not-a-regular-file", f"content/{name}")
        for name in ("actors/b.yaml", "gone.yaml", "loop", "more")
    ]
    assert "a symbolic link" in tree.findings()[0].message


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_content_folder_that_is_none_is_named(tmp_path: Path, kind: str) -> None:
    put(tmp_path, "elsewhere/site.yaml")
    if kind == "link":
        (tmp_path / "content").symlink_to("elsewhere")
    else:
        (tmp_path / "content").write_text("")

    tree = FolderTree(tmp_path)

    assert tree.paths() == []
    assert told(tree) == [("not-a-regular-file", "content")]


def test_a_pipe_or_a_socket_is_never_opened(tmp_path: Path) -> None:
    put(tmp_path, "content/actors/a.yaml")
    os.mkfifo(tmp_path / "content/actors/b.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(tmp_path)  # a socket's path has a short limit
        try:
            listening.bind("content/c.yaml")
        finally:
            os.chdir(here)
        tree = FolderTree(tmp_path)

        assert tree.paths() == ["content/actors/a.yaml"]
        assert [found.message.split(" is ")[1].split(";")[0] for found in tree.findings()] == [
            "a pipe", "a socket",
        ]  # fmt: skip


def test_a_file_that_became_a_pipe_or_a_link_since_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "content/a.yaml", "content/b.yaml")
    tree = FolderTree(tmp_path)
    assert len(tree.paths()) == 2
    for name in ("a", "b"):
        (tmp_path / f"content/{name}.yaml").unlink()
    os.mkfifo(tmp_path / "content/a.yaml")
    (tmp_path / "content/b.yaml").symlink_to("/dev/null")

    for name in ("a", "b"):
        with pytest.raises(WorldError, match=f"content/{name}.yaml"):
            tree.read(f"content/{name}.yaml")


def test_a_file_that_went_away_since_is_trouble_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"content/a\.yaml: No such file"):
        FolderTree(tmp_path).read("content/a.yaml")


@pytest.mark.parametrize("name", ["a\x07b", "a\nb", "a\u202eb", "a\u2028b"])
def test_a_name_that_cannot_be_shown_is_shown_escaped(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"content/{name}/x.yaml", f"content/{name}.yaml", "content/y.yaml")

    tree = FolderTree(tmp_path)

    assert tree.paths() == ["content/y.yaml"]
    assert [code for code, _ in told(tree)] == ["bad-id", "bad-id"]
    assert all(path.isprintable() for _, path in told(tree))


def test_a_name_in_another_encoding_is_shown_escaped(tmp_path: Path) -> None:
    put(tmp_path, "content/y.yaml")
    (tmp_path / "content").joinpath(os.fsdecode(b"troms\xf8.yaml")).write_text("")

    assert told(FolderTree(tmp_path)) == [("bad-id", "content/troms\\udcf8.yaml")]


def test_no_more_than_a_byte_past_the_limit_is_read(tmp_path: Path) -> None:
    put(tmp_path, "content/a.yaml")
    (tmp_path / "content/a.yaml").write_bytes(b"x" * (MAX_BYTES + 500))

    assert len(FolderTree(tmp_path).read("content/a.yaml")) == MAX_BYTES + 1
    assert (
        len(MemoryTree({"content/a": b"x" * (MAX_BYTES + 500)}).read("content/a")) == MAX_BYTES + 1
    )


def test_memory_lists_only_content_and_names_its_links() -> None:
    tree = MemoryTree({"content/b": b"2", "content/a": b"1", "texts/c": b"3"}, links=["content/d"])

    assert tree.paths() == ["content/a", "content/b"]
    assert tree.read("content/a") == b"1"
    assert told(tree) == [("not-a-regular-file", "content/d")]
