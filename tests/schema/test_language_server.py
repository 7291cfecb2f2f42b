"""What an editor sees: yaml-language-server with our schemas, on the example content."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.front_matter import split
from generator.reading.shapes import SHAPES
from generator.schema import SETTINGS, write
from tests.command import REPOSITORY, copy_example
from tests.schema.language_server import Server, serving

ELSEWHERE = {
    f".vscode/schemas/{kind}.json": [f"content/{kind}/**/*.yaml"]
    for kind in ("site", "articles", "stories")
}
"""Here the server is given front matter without its Markdown, and the settings under many names:
what the schemas for these say can only be tried so."""


@contextmanager
def editing(program: Path, project: Path) -> Iterator[Server]:
    """The server in an editor that has a project open, with what `schema` wrote there."""
    write(project)
    globs = json.loads((project / SETTINGS).read_bytes())["yaml.schemas"]
    store = {"schemaStore": {"enable": False}}
    settings = {"schemas": {**globs, **ELSEWHERE}, "validate": True, "completion": True, **store}
    with serving(program, project, settings) as server:
        yield server


@pytest.fixture(scope="module")
def server(language_server: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server with the example content."""
    with editing(language_server, copy_example(tmp_path_factory.mktemp("edited"))) as server:
        yield server


def ids(folder: str) -> set[str]:
    return {path.stem for path in (REPOSITORY / "content" / folder).rglob("*.yaml")}


QUOTE = "quotes:\n  new:\n    text: words of somebody\n    speaker: {}\n"


def test_a_speaker_completes_to_every_actor_and_outlet_with_its_name(server: Server) -> None:
    offered = server.completions("content/annotations", QUOTE.format("|"))

    assert set(offered) == ids("actors") | ids("outlets")
    assert offered["adel-abdul-mahdi"] == "Adel Abdul-Mahdi"
    assert offered["axios"] == "Axios"


def test_a_speaker_nobody_is_called_is_underlined(server: Server) -> None:
    found = server.faults("content/annotations", QUOTE.format("adel-abdul-madhi"))

    assert found == [(4, "adel-abdul-madhi", "no actor or outlet is called so")]


def test_a_speaker_there_is_is_not_underlined(server: Server) -> None:
    assert server.faults("content/annotations", QUOTE.format("adel-abdul-mahdi")) == []
    assert server.faults("content/annotations", QUOTE.format("fox-news")) == []


def false_alarms(server: Server, content: Path) -> dict[str, object]:
    """What is underlined in files that have nothing wrong with them."""
    found = {}
    for kind in SHAPES:
        paths = [content / "site.yaml"] if kind == "site" else sorted((content / kind).rglob("*.*"))
        assert paths
        for path in paths:
            text = path.read_text("utf-8")
            front = split(text) if path.suffix == ".md" else None
            text = text[front.start : front.end] if front else text
            found[f"{kind}/{path.name}"] = server.faults(f"content/{kind}", text)
    return {name: faults for name, faults in found.items() if faults}


def test_nothing_of_the_example_is_underlined(server: Server) -> None:
    assert false_alarms(server, REPOSITORY / "content") == {}


def test_nothing_of_a_project_that_uses_every_field_is_underlined(
    language_server: Path, tmp_path: Path
) -> None:
    harbour = REPOSITORY / "tests" / "sites" / "harbour" / "content"
    shutil.copytree(harbour, tmp_path / "harbour" / "content")
    with editing(language_server, tmp_path / "harbour") as server:
        assert false_alarms(server, harbour) == {}


STORY = "title: X\narticles:\n  a: cnbc-2020-01-05-iraq-vote\n"
STANCE = "stances:\n  - actor: iran\n    question: {}\n    position: {}\n    basis: stated\n"


def test_questions_positions_and_claims_complete_too(server: Server) -> None:
    folder = "content/annotations"
    questions = server.completions(folder, STANCE.format("|", "for"))
    positions = server.completions(folder, STANCE.format("troops-leave", "|"))
    claims = server.completions(folder, "reports:\n  new:\n    claim: |\n")
    keys = server.completions(folder, "reports:\n  |\n")

    assert questions["troops-leave"] == "Should foreign troops leave Iraq?"
    assert "iraq-troop-vote#troops-leave" in questions
    assert set(positions) == {"for", "against", "mixed", "conditional", "undeclared"}
    assert claims["non-binding"] == "The resolution does not bind the government"
    assert {"non-binding", "pm-must-sign"} <= set(keys)


def test_a_role_completes_to_items_of_articles(server: Server) -> None:
    role = "name: Somebody\nroles:\n  - title: Captain\n    of: |\n    evidence: [{}]\n"
    parties = server.completions("content/actors", role.format(""))
    items = server.completions("content/actors", role.replace("|", "iran").format("|"))

    assert "iraqi-government" in parties
    assert items["axios-2020-01-05-iraq-vote#resigned"].startswith("resigned in November")


@pytest.mark.parametrize(
    ("folder", "text", "underlined"),
    [
        ("actors", "name: X\nkind: persn\n", "persn"),
        ("actors", "name: X\nnmae: Y\n", "nmae"),
        ("actors", "name: X\nroles:\n  - title: T\n    of: irak\n", "irak"),
        ("actors", "name: X\nroles:\n  - title: T\n    evidence: [cnbc#no]\n", "cnbc#no"),
        ("actors", "name: X\nformerly: [Old Name]\n", "Old Name"),
        ("actors", "name: [X]\n", "[X]"),
        ("annotations", STANCE.format("troops-laeve", "for"), "troops-laeve"),
        ("annotations", STANCE.format("troops-leave", "agianst"), "agianst"),
        ("annotations", "passages:\n  a:\n    text: b\n    via: [reuter]\n", "reuter"),
        ("annotations", "reports:\n  a:\n    claim: non-bindin\n", "non-bindin"),
        ("annotations", "reports:\n  a:\n    evidence: [cnbc#pased]\n", "cnbc#pased"),
        ("annotations", "quotes:\n  a:\n    text: b\n    speaker: iran\n    ack: [in-hed]\n", "in-hed"),
        ("annotations", "passages:\n  a: [b]\n", "[b]"),
        ("site", "title: X\npublisher: on-the-recrd\n", "on-the-recrd"),
        ("site", "title: X\ntheme:\n  papr: white\n", "papr"),
        ("articles", "title: X\noutlet: iran\n", "iran"),
        ("articles", "title: X\noutlet: cnbc\nsupersedes: cnbc\n", "cnbc"),
        ("stories", "title: X\narticles: {a: axios}\n", "axios"),
        ("stories", STORY + "key_quotes: [cnbc#passed]\n", "cnbc#passed"),
        ("stories", STORY + "updates:\n  - {date: 2020, kind: update, text: t, at: axos}\n", "axos"),
        ("stories", STORY + "related: [no-story]\n", "no-story"),
    ],
)  # fmt: skip
def test_what_check_refuses_is_underlined(
    server: Server, folder: str, text: str, underlined: str
) -> None:
    assert [words for _, words, _ in server.faults(f"content/{folder}", text)] == [underlined]


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("actors", "name: 1984\n"),
        ("actors", "name: true\naliases: [12, 'x']\nroles:\n  - title: T\n    since: 2019\n"),
        ("actors", "name: X\nkind:\nroles:\nlinks:\n  wikidata: Q42\n"),
        ("annotations", "quotes:\nstances: []\n"),
        ("annotations", "passages:\n  a: true\n  b:\n    text:\n      - one\n      - 2\n"),
        ("annotations", "reports:\n  mine:\n    evidence: [a, headline, p3, cnbc#p2]\n"),
    ],
)
def test_forms_that_check_takes_are_not_underlined(server: Server, folder: str, text: str) -> None:
    assert server.faults(f"content/{folder}", text) == []


def test_nothing_is_offered_that_only_a_program_would_write(server: Server) -> None:
    passage = "passages:\n  a:\n    text: |\n"
    assert server.completions("content/annotations", passage) == {}
    via = "passages:\n  a:\n    text: b\n    speaker: |\n"
    assert "null" not in server.completions("content/annotations", via)


def test_keys_are_told_with_what_they_mean(server: Server) -> None:
    keys = server.completions("content/annotations", "quotes:\n  a:\n    text: b\n    |\n")

    assert keys["speaker"] == "Whose words these are: an actor or an outlet."
    assert keys["via"].startswith("Whom the article names")
