"""`onrecord seal`: what it writes, keeps, refuses and says; and what a seal then proves."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.commands import onrecord
from generator.diagnostics import WorldError
from generator.sealing import seal
from tests.project import lay, over_base

TEXT = """\
The hall was full when Mara Lind rose.
“The ferry will sail all winter,” Mara Lind said, “and the lamps stay lit.”
She never said that the ice is no hindrance.
"""
WITHHELD = """
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
retrieved: 2031-01-06
archive: https://archive.example/gazette-ferry
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
  both:
    speaker: mara-lind
    text:
      - The ferry will sail all winter
      - and the lamps stay lit
passages:
  full: The hall was full
"""
ANNOTATIONS = "content/annotations/gazette-ferry.yaml"
SEAL = "content/seals/gazette-ferry.yaml"


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    def rows(self) -> dict[str, dict[str, object]]:
        return {row["item"]: row for row in map(json.loads, self.out.splitlines())}


def run(project: Path, *words: str) -> Ran:
    """A command in this process; trouble with the world ends as `main` ends it."""
    done = CliRunner().invoke(onrecord, [*words, "--project", str(project)])
    if isinstance(done.exception, WorldError):
        return Ran(2, done.stdout, f"{done.stderr}onrecord: {done.exception}\n")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = lay(over_base(WITHHELD), tmp_path)
    (folder / "texts").mkdir()
    (folder / "texts/gazette-ferry.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def sealed(project: Path) -> Path:
    done = seal(project, "gazette-ferry", text=None, renew=False)
    assert done.complete, done.lines
    return project


def edit(project: Path, path: str, before: str, after: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


# -- what sealing writes --------------------------------------------------------------------------


def test_sealing_writes_the_commitment_a_proof_for_each_item_and_a_key_beside_the_text(
    sealed: Path,
) -> None:
    text = (sealed / SEAL).read_text(encoding="utf-8")
    for line in ("article: gazette-ferry", "fold: 1", "retrieved: 2031-01-06", "  both:"):
        assert line in text.splitlines()
    assert "archive: https://archive.example/gazette-ferry" in text
    key = sealed / "texts/gazette-ferry.key"
    assert len(bytes.fromhex(key.read_text(encoding="ascii").strip())) == 32
    assert key.stat().st_mode & 0o077 == 0
    assert sorted(p.name for p in (sealed / "texts").iterdir()) == [
        "gazette-ferry.key",
        "gazette-ferry.txt",
    ]


def test_the_seal_holds_no_word_of_the_text_but_the_proven_ones(sealed: Path) -> None:
    text = (sealed / SEAL).read_text(encoding="utf-8")
    assert not {"rose", "hindrance", "never"} & set(text.replace(":", " ").split())


def test_sealing_again_changes_nothing(sealed: Path) -> None:
    before = (sealed / SEAL).read_bytes()
    assert seal(sealed, "gazette-ferry", text=None, renew=False).complete
    assert (sealed / SEAL).read_bytes() == before


def test_sealing_again_adds_new_items_and_keeps_root_key_and_old_proofs(sealed: Path) -> None:
    before = (sealed / SEAL).read_text(encoding="utf-8")
    key = (sealed / "texts/gazette-ferry.key").read_bytes()
    edit(sealed, ANNOTATIONS, "passages:\n", "passages:\n  rose: Mara Lind rose\n")
    assert run(sealed, "verify", "--no-text").code == 0
    assert seal(sealed, "gazette-ferry", text=None, renew=False).complete
    after = (sealed / SEAL).read_text(encoding="utf-8")
    assert (sealed / "texts/gazette-ferry.key").read_bytes() == key
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert "  rose:" in after.splitlines()


def test_proofs_of_items_that_are_gone_go_too(sealed: Path) -> None:
    edit(sealed, ANNOTATIONS, "passages:\n  full: The hall was full\n", "passages: {}\n")
    assert "warning[unused-proof]" in run(sealed, "check").out
    seal(sealed, "gazette-ferry", text=None, renew=False)
    assert "  full:" not in (sealed / SEAL).read_text(encoding="utf-8").splitlines()


def test_an_item_that_is_not_in_the_text_is_told_and_gets_no_proof(project: Path) -> None:
    edit(project, ANNOTATIONS, "The hall was full", "The hall was empty")
    done = seal(project, "gazette-ferry", text=None, renew=False)
    assert not done.complete
    assert any("full" in line for line in done.lines)
    assert "  full:" not in (project / SEAL).read_text(encoding="utf-8").splitlines()


def test_a_text_from_elsewhere_is_sealed_and_kept(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "copy.txt"
    (project / "texts/gazette-ferry.txt").rename(elsewhere)
    assert run(project, "seal", "gazette-ferry", "--text", str(elsewhere)).code == 0
    assert (project / "texts/gazette-ferry.txt").read_text(encoding="utf-8") == TEXT
    assert elsewhere.read_text(encoding="utf-8") == TEXT


# -- what it refuses ------------------------------------------------------------------------------


def test_another_text_needs_renew_which_says_what_changes(sealed: Path) -> None:
    before = (sealed / SEAL).read_bytes()
    edit(sealed, "texts/gazette-ferry.txt", "was full", "was full to the doors")
    with pytest.raises(WorldError, match="--renew"):
        seal(sealed, "gazette-ferry", text=None, renew=False)
    assert (sealed / SEAL).read_bytes() == before
    done = seal(sealed, "gazette-ferry", text=None, renew=True)
    assert done.complete
    assert any("tokens before" in line for line in done.lines)
    assert (sealed / SEAL).read_bytes() != before
    assert run(sealed, "verify", "--no-text").code == 0


def test_a_lost_key_needs_renew(sealed: Path) -> None:
    (sealed / "texts/gazette-ferry.key").unlink()
    with pytest.raises(WorldError, match="key"):
        seal(sealed, "gazette-ferry", text=None, renew=False)
    assert seal(sealed, "gazette-ferry", text=None, renew=True).complete


@pytest.mark.parametrize("key", ["", "no key", "00" * 31])
def test_a_broken_key_is_told(sealed: Path, key: str) -> None:
    (sealed / "texts/gazette-ferry.key").write_text(key, encoding="ascii")
    with pytest.raises(WorldError, match="holds no key"):
        seal(sealed, "gazette-ferry", text=None, renew=False)


def test_what_cannot_be_sealed_is_told_in_a_sentence(project: Path) -> None:
    assert run(project, "seal", "gazette-fery").code == 2
    (project / "texts/gazette-ferry.txt").write_bytes(b"\xff")
    assert "UTF-8" in run(project, "seal", "gazette-ferry").err
    (project / "texts/gazette-ferry.txt").write_bytes(b"\n \n")
    assert "cannot be sealed" in run(project, "seal", "gazette-ferry").err
    (project / "texts/gazette-ferry.txt").unlink()
    done = run(project, "seal", "gazette-ferry")
    assert (done.code, "texts/gazette-ferry.txt" in done.err) == (2, True)


def test_an_article_shown_in_full_needs_no_seal(tmp_path: Path) -> None:
    done = run(lay(over_base(), tmp_path), "seal", "gazette-ferry")
    assert (done.code, "shown in full" in done.err) == (2, True)


def test_two_different_texts_are_not_overwritten(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another text.", encoding="utf-8")
    done = run(project, "seal", "gazette-ferry", "--text", str(other))
    assert done.code == 2
    assert (project / "texts/gazette-ferry.txt").read_text(encoding="utf-8") == TEXT


# -- what a seal proves ---------------------------------------------------------------------------


def test_everybody_sees_what_the_holder_of_the_text_sees(sealed: Path) -> None:
    here = run(sealed, "verify", "--format", "json").rows()
    there = run(sealed, "verify", "--no-text", "--format", "json").rows()
    assert {row["proof"] for row in here.values()} == {"text"}
    assert {row["proof"] for row in there.values()} == {"seal"}
    for name, row in here.items():
        other = {k: v for k, v in there[name].items() if k not in ("proof", "observed")}
        assert other == {k: v for k, v in row.items() if k != "proof"}


def test_without_the_texts_every_item_is_still_proven(sealed: Path) -> None:
    for file in (sealed / "texts").iterdir():
        file.unlink()
    (sealed / "texts").rmdir()
    assert run(sealed, "check").code == 0
    assert run(sealed, "build").code == 0
    page = (sealed / "site/articles/gazette-ferry/index.html").read_text(encoding="utf-8")
    assert "proven by a seal" in page
    assert "not yet proven" not in page
    assert 'id="p2"' in page


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (
            ANNOTATIONS,
            "text: The ferry will sail all winter",
            "text: The ferry will sail in winter",
        ),
        (ANNOTATIONS, "- and the lamps stay lit", "- and no lamps stay lit"),
        (SEAL, "at: ", "at: 1"),
        (SEAL, "fold: 1", "fold: 2"),
        (SEAL, "tokens: ", "tokens: 1"),
        (SEAL, "root: ", "root: A"),
    ],
)
def test_a_changed_item_or_seal_proves_nothing(
    sealed: Path, path: str, before: str, after: str
) -> None:
    edit(sealed, path, before, after)
    (sealed / "texts/gazette-ferry.txt").unlink()
    done = run(sealed, "check", "--format", "json")
    codes = [json.loads(line)["code"] for line in done.out.splitlines()]
    assert done.code == 1
    assert "seal-mismatch" in codes
    assert run(sealed, "build").code == 1


def test_a_copy_of_a_seal_under_another_id_fails(sealed: Path) -> None:
    for kind, ending in (("articles", "md"), ("annotations", "yaml"), ("seals", "yaml")):
        source = sealed / f"content/{kind}/gazette-ferry.{ending}"
        (sealed / f"content/{kind}/gazette-lamps.{ending}").write_bytes(source.read_bytes())
    done = run(sealed, "check", "--format", "json")
    codes = {json.loads(line)["code"] for line in done.out.splitlines()}
    assert done.code == 1
    assert "seal-of-another-article" in codes
    rows = run(sealed, "verify", "--no-text", "--format", "json", "gazette-lamps").rows()
    assert {row["proof"] for row in rows.values()} == {"none"}


def test_an_item_without_a_proof_is_a_note_and_an_error_where_proof_is_required(
    sealed: Path,
) -> None:
    edit(sealed, ANNOTATIONS, "passages:\n", "passages:\n  rose: Mara Lind rose\n")
    for words, code in ((("check",), 0), (("build",), 0)):
        assert run(sealed, *words).code == code
    assert "note[not-yet-proven]" in run(sealed, "check").out
    edit(sealed, "content/site.yaml", "title:", "require_proof: true\ntitle:")
    assert "error[proof-required]" in run(sealed, "check").out
    assert run(sealed, "build").code == 1


def test_the_pages_do_not_depend_on_the_texts(sealed: Path) -> None:
    edit(sealed, ANNOTATIONS, "passages:\n", "passages:\n  rose: Mara Lind rose\n")
    now = ("--now", "2031-06-01")
    assert run(sealed, "build", "--output", str(sealed / "with"), *now).code == 0
    (sealed / "texts/gazette-ferry.txt").unlink()
    assert run(sealed, "build", "--output", str(sealed / "without"), *now).code == 0
    page = "articles/gazette-ferry/index.html"
    assert (sealed / "with" / page).read_bytes() == (sealed / "without" / page).read_bytes()


def test_text_and_seal_that_disagree_are_told(sealed: Path) -> None:
    edit(sealed, "texts/gazette-ferry.txt", "The hall was full", "On Monday the hall was full")
    done = run(sealed, "check")
    assert done.code == 1
    assert "text-and-seal-disagree" in done.out


# -- guards ---------------------------------------------------------------------------------------


def git(project: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(project), *words], check=True, capture_output=True)


def test_a_tracked_text_or_key_is_an_error_with_the_command_that_mends_it(sealed: Path) -> None:
    git(sealed, "init", "-q")
    git(sealed, "add", "-A")
    done = run(sealed, "check")
    assert done.code == 1
    assert "git rm --cached 'texts/gazette-ferry.key'" in done.out
    assert "git rm --cached 'texts/gazette-ferry.txt'" in done.out
    assert run(sealed, "build").code == 1
    git(sealed, "rm", "-q", "--cached", "texts/gazette-ferry.key", "texts/gazette-ferry.txt")
    assert run(sealed, "check").code == 0
