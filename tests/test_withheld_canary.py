"""No word of a withheld text leaves it, but those of its proven items."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing import read_manifest
from generator.sealing import seal
from tests.project import lay, over_base
from tests.test_sealing import ANNOTATIONS, SEAL, WITHHELD, edit, run

# every word but the proven ones is a canary of its own
SAID = "The ferry will sail all winter"
CANARIES = [f"zq{word}{number}" for number, word in enumerate("abcdefghijklmnopqrst" * 4)]
TEXT = (
    " ".join(CANARIES[:20]) + ".\n"
    f"{CANARIES[20]} “{SAID},” Mara Lind {CANARIES[21]}, “and the lamps stay lit.” {CANARIES[22]}\n"
    f"{CANARIES[23]} The hall was full {CANARIES[24]}.\n" + " ".join(CANARIES[25:]) + "\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = lay(over_base(WITHHELD), tmp_path)
    (folder / "texts").mkdir()
    (folder / "texts/gazette-ferry.txt").write_text(TEXT, encoding="utf-8")
    assert seal(folder, "gazette-ferry", text=None, renew=False).complete
    return folder


def canaries_in(text: str) -> set[str]:
    return {canary for canary in CANARIES if canary in text}


def test_the_canaries_can_be_found() -> None:
    assert canaries_in(TEXT) == set(CANARIES)


def test_none_is_in_any_output_state_or_seal(project: Path) -> None:
    done = run(project, "build")
    assert done.code == 0
    assert canaries_in(done.out + done.err) == set()
    manifest = read_manifest(project / "site")
    assert manifest
    files = [project / "site" / path for path in manifest]
    files += [path for path in project.rglob("*") if path.is_file() and "texts" not in path.parts]
    assert project / SEAL in files
    for file in files:
        assert canaries_in(file.read_bytes().decode("utf-8", "replace")) == set(), file


@pytest.mark.parametrize("words", [("verify",), ("verify", "--no-text"), ("check",)])
@pytest.mark.parametrize("form", [(), ("--format", "json")])
def test_none_is_in_what_commands_print_of_proven_items(
    project: Path, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    done = run(project, *words, *form)
    assert done.code == 0
    assert canaries_in(done.out + done.err) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID.replace('ferry', 'boat')}, Mara Lind",
        f"and {SAID} Mara Lind said and the lamps",
        "The hall",
    ],
)
def test_words_that_explain_a_failure_go_to_the_terminal_alone(project: Path, text: str) -> None:
    edit(project, ANNOTATIONS, f"text: {SAID}", f"text: {text}")
    edit(project, "texts/gazette-ferry.txt", CANARIES[3], f"The hall {CANARIES[3]}")
    for words in (("check", "--format", "json"), ("verify", "--format", "json"), ("build",)):
        done = run(project, *words)
        assert done.code == 1
        assert canaries_in(done.out + done.err) == set(), words
    for file in project.rglob("*"):
        if file.is_file() and "texts" not in file.parts:
            assert canaries_in(file.read_bytes().decode("utf-8", "replace")) == set(), file


def test_the_terminal_does_show_them(project: Path) -> None:
    edit(
        project, ANNOTATIONS, f"text: {SAID}", f"text: {CANARIES[25]} {CANARIES[27]} {CANARIES[28]}"
    )
    done = run(project, "check")
    assert done.code == 1
    assert CANARIES[26] in done.out
