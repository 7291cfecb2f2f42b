"""What is told of a change: every kind of it, and calm where nothing changes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diagnostics import Severity
from generator.differing import Difference, Kind, differ
from generator.differing.wording import TEMPLATES, sentence
from generator.pipeline import Options
from generator.tree import MemoryTree
from tests.command import REPOSITORY
from tests.differing.cases import CASES, FOUND, GAZETTE, HEARD, STORY, Case, Edit, changed
from tests.differing.harbour import BASE
from tests.project import NOW, Files, alone, checked, site

FILES = alone(BASE)
OPTIONS = Options(now=NOW)


def difference(before: Files, after: Files, *, with_pages: bool = False) -> Difference:
    return differ(
        MemoryTree(before), MemoryTree(after), OPTIONS,
        project=Path("no-such-project"), with_pages=with_pages,
    )  # fmt: skip


def told(found: Difference) -> list[str]:
    """Sentences in their order, warnings marked, with what is shown below them."""
    lines = []
    for change in found.changes:
        lines.append(("! " if change.is_warning else "") + sentence(change))
        lines += [f"    {line}" for line in change.lines]
    return lines


def sides(one: Case) -> tuple[Files, Files]:
    after = changed(FILES, one)
    return (after, FILES) if one.is_undone else (FILES, after)


def test_the_harbour_is_clean() -> None:
    found = checked(FILES).diagnostics
    assert [one for one in found if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_each_change_is_told_in_its_sentences(one: Case) -> None:
    assert told(difference(*sides(one))) == list(one.told)


def test_every_kind_of_change_is_told_somewhere() -> None:
    kinds = {change.kind for one in CASES for change in difference(*sides(one)).changes}
    elsewhere = {
        Kind.PAGES_CHANGED, Kind.PAGES_ADDED, Kind.PAGES_REMOVED, Kind.PAGES_UNKNOWN,
        Kind.SEALED, Kind.UNSEALED, Kind.RESEALED, Kind.EMBARGO_EARLIER, Kind.PROOF_REFUTED,
        Kind.CORROBORATION_LOST, Kind.UNCOVERED, Kind.VALUE_FORM,
    }  # fmt: skip
    assert set(Kind) - kinds == elsewhere
    assert TEMPLATES.keys() == set(Kind)


# -- calm ------------------------------------------------------------------------------------------


CALM = [one for one in CASES if not one.told]


@pytest.mark.parametrize("one", CALM, ids=lambda one: one.name)
def test_what_is_only_written_otherwise_is_counted_and_no_change(one: Case) -> None:
    found = difference(*sides(one))
    assert found.changes == ()
    assert found.rewritten == len({edit.path for edit in one.edits})


def example() -> Files:
    root = REPOSITORY / "content"
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in paths}


def rewritten(data: bytes, rng: random.Random) -> bytes:
    """A YAML text or front matter written anew: keys in any order, any quoting, any width."""
    text = data.decode()
    head, body = "", ""
    if text.startswith("---\n"):
        _, text, body = text.split("---\n", 2)
        head, body = "---\n", "---\n" + rewrapped(body, rng)
    value = shuffled(yaml.load(text, Loader=yaml.BaseLoader), rng)  # noqa: S506 # texts alone
    style = rng.choice(["'", '"'])
    dumped = yaml.dump(
        value, default_style=style, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"{head}# written anew\n{dumped}{body}".encode()


def shuffled(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict):
        pairs = [(key, shuffled(inner, rng)) for key, inner in value.items()]
        rng.shuffle(pairs)
        return dict(pairs)
    return value


def rewrapped(body: str, rng: random.Random) -> str:
    """A Markdown body with its lines broken elsewhere, where a blank may be a line's end."""
    lines = []
    for line in body.split("\n"):
        words = line.split(" ")
        cut = rng.randrange(1, len(words)) if len(words) > 2 and line[0].isalpha() else 0
        beginning = words[cut] if cut else ""
        safe = beginning.isalpha() and words[cut - 1] and not words[cut - 1].endswith("[")
        lines += [" ".join(words[:cut]), " ".join(words[cut:])] if cut and safe else [line]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(6))
def test_the_example_written_anew_is_no_change(seed: int) -> None:
    rng = random.Random(seed)
    before, after = example(), {}
    for path, data in before.items():
        folder, _, name = path.rpartition("/")
        inner = f"{folder}/{rng.choice('abc')}/{name}" if folder != "content" else path
        after[inner] = rewritten(data, rng)
    found = difference(before, after)
    assert told(found) == []
    assert found.rewritten == len(before)


def test_files_that_are_the_same_are_not_even_read() -> None:
    broken = {"content/site.yaml": b"\xff"}
    assert difference(broken, dict(broken)) == Difference(changes=(), titles={}, spans={})


# -- what takes more than one file, or another beginning -------------------------------------------


def test_an_embargo_that_ends_earlier_is_a_warning() -> None:
    before = edited(STORY, "status: developing", "embargo: 2031-07-01T00:00:00Z")
    after = edited(STORY, "status: developing", "embargo: 2031-06-20T00:00:00Z")
    assert "! the embargo ends earlier: 2031-06-20T00:00:00Z in place of 2031-07-01T00:00:00Z" in (
        told(difference(before, after))
    )


def test_a_digest_that_cites_something_else_is_told() -> None:
    before = edited(GAZETTE, "rights:", "digest: The plan. [@#all-winter]\nrights:")
    after = edited(GAZETTE, "rights:", "digest: The plan. [@#new-engine]\nrights:")
    assert told(difference(before, after)) == [
        "the digest of the article 'Ferry to sail all winter' changes in its marks or its evidence"
    ]


def edited(path: str, old: str, new: str, *, files: Files = FILES) -> Files:
    return changed(files, Case("", (Edit(path, old, new),), ()))


def test_a_claim_that_loses_one_of_three_origins_is_a_warning() -> None:
    two = edited(HEARD, "passages:", "reports:\n  sails:\n    text: The quay stays open\npassages:")
    lamp = "content/annotations/herald-lamp.yaml"
    three = edited(
        lamp, "passages:",
        "reports:\n  winter#sails:\n    claim: winter#sails\n    speaker: the-crew\n    evidence: [lit]\npassages:",
        files=two,
    )  # fmt: skip
    three = {**three, lamp: three[lamp].replace(b"  winter#sails:\n", b"  crew-says:\n")}
    assert (
        "! the claim 'The ferry sails all winter' is now corroborated by only 2 origins, no longer"
        " by 3"
    ) in told(difference(three, two))


def test_a_quote_found_false_once_its_text_is_here_is_a_warning() -> None:
    files = edited(FOUND, "Nobody will wait on the quay.", "Nobody will wait here.")
    front = (
        files[GAZETTE].partition("“".encode())[0].replace(b"full\nlicence: CC0-1.0", b"withheld")
    )
    assert "! 1 quote of The Gazette does not match its source" in (
        told(difference({**files, GAZETTE: front}, files))
    )


def test_a_sentence_that_loses_its_citation_is_told_though_the_share_stays() -> None:
    engine = "[[mara-lind]] wants to sail. [@g#all-winter] The engine is new. [@g#new-engine]"
    before = edited(STORY, engine, engine.removesuffix(" [@g#new-engine]"))
    after = edited(
        STORY, engine, "[[mara-lind]] wants to sail.\n\nThe engine is new. [@g#new-engine]"
    )
    found = told(difference(before, after))
    at = found.index("! 1 sentence is newly without a citation")
    assert found[at + 1] == "    Mara Lind wants to sail."


# -- seals -----------------------------------------------------------------------------------------

SEAL = "content/seals/cnbc-2020-01-05-iraq-vote.yaml"


def test_a_seal_that_goes_takes_its_proofs_along() -> None:
    files = example()
    without = {path: data for path, data in files.items() if path != SEAL}
    gone, come = told(difference(files, without)), told(difference(without, files))

    title = "Iraqi parliament calls for US troops to be expelled —coalition suspends operations against ISIS"
    assert f"! takes the seal of the article '{title}' of CNBC away" in gone
    assert "! 5 quotes of CNBC are no longer proven" in gone
    assert "5 quotes of CNBC are now proven" in come
    assert any(one.startswith(f"seals the article '{title}' of CNBC: ") for one in come)
    assert any(one.endswith("(¶15) by its seal") for one in come)


def test_a_seal_of_another_text_is_a_warning() -> None:
    files = example()
    lines = files[SEAL].decode().split("\n")
    other = [
        "root: " + "0" * (len(line) - 6) if line.startswith("root:") else line for line in lines
    ]
    found = told(difference(files, {**files, SEAL: "\n".join(other).encode()}))
    assert any(one.startswith("! seals the article") and "anew" in one for one in found)


# -- stories and pages -----------------------------------------------------------------------------


def test_what_is_in_no_story_and_of_the_site_comes_last() -> None:
    files = changed(FILES, Case("", (
        Edit("content/site.yaml", "title: Harbour watch", "title: Harbour news"),
        Edit("content/articles/herald-lamp.md", "title: A lamp is lit", "title: The lamp is lit"),
        Edit(STORY, "title: Winter", "draft: true\ntitle: Ice"),
    ), ()))  # fmt: skip
    found = difference(FILES, files)
    assert [(change.stories, change.is_warning) for change in found.changes] == [
        (("winter",), True), (("winter",), False), ((), False), (None, False),
    ]  # fmt: skip


def test_pages_are_counted_by_making_both_sites() -> None:
    after = edited("content/actors/the-crew.yaml", "name: The crew", "name: The whole crew")
    after |= {"content/actors/pilot.yaml": b"name: The pilot\n"}
    found = difference(FILES, after, with_pages=True)
    changed_, added = (change for change in found.changes if change.kind.startswith("pages"))

    before_site, after_site = site(FILES), site(after)
    pages = [path for path in after_site if path.endswith(".html")]
    differing = [p for p in pages if p in before_site and before_site[p] != after_site[p]]
    assert changed_.facts == {"count": len(differing)}
    assert sentence(changed_) == f"{len(differing)} pages change"
    assert (sentence(added), added.lines) == ("1 page is added", ("actors/pilot/index.html",))
    removed = difference(after, FILES, with_pages=True).changes[-1]
    assert (sentence(removed), removed.lines) == ("1 page goes away", ("actors/pilot/index.html",))


def test_of_content_with_errors_no_pages_are_counted() -> None:
    after = edited(FOUND, "speaker: the-crew", "speaker: the-cru")
    assert told(difference(FILES, after, with_pages=True))[-1] == (
        "pages are not compared: now the content has errors, and of such no site is made"
    )
