"""Nothing of a hidden story leaks, whatever is published: every field of it holds a canary.

Each made-up word or name beginning with `zq` stands in one field of a hidden story, of its sole
article, of what was found in that, of the actors and outlets that only it reaches, or of what
public articles say about it. A build writes what it lists in its manifest; none of it, in path or
bytes, may hold `zq`. As a control, the same build with drafts shows every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest

from generator.cli import main
from generator.manual.rule import BASE
from generator.publishing import read_manifest
from tests.project import alone, lay

PUBLIC = """
-- content/site.yaml --
title: Harbour watch
base_url: https://harbour.example/
publisher: desk
repository:
  url: https://code.example/harbour
-- content/outlets/desk.yaml --
name: The Desk
kind: own
-- content/actors/shared.yaml --
name: Shared Speaker
roles:
  - title: Pilot of the port
    of: pilots
    evidence: [zq-article#zq-quote]
-- content/actors/pilots.yaml --
name: The pilots
kind: group
-- content/actors/mara-lind.yaml --
name: Mara Lind
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
published: 2031-01-05
rights: full
licence: CC0-1.0
---
“The ferry will sail all winter,” Mara Lind said. “So it will,” Shared Speaker said.
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
  so-it-will:
    speaker: shared
    text: So it will
reports:
  sails: will sail all winter
  zq-public-report:
    claim: zq-story#zq-claim
    text: The ferry will sail
    note: zqpublicreportnote
  by-evidence:
    claim: sails
    evidence: [all-winter, zq-article#zq-quote]
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter, zq-article#zq-quote]
  - actor: mara-lind
    question: zq-story#zq-question
    position: for
    basis: stated
    note: zqpublicstancenote
    evidence: [all-winter]
-- content/articles/gazette-lone.md --
---
title: An article in no story
outlet: gazette
---
-- content/stories/harbour.md --
---
title: The harbour in winter
articles:
  gazette: gazette-ferry
questions:
  open:
    ask: Should the ferry sail?
claims:
  sails: The ferry sails in winter
related: [zq-story]
translation_of: zq-story
published: 2031-01-06
---
The ferry sails. [@gazette#all-winter] Read [on](/stories/zq-story/) or [back](/articles/zq-article/#zq-quote).
"""

HIDDEN = """
-- content/stories/zq-story.md --
---
title: zqtitle of the story
kicker: zqkicker
summary: zqsummary of it. [@zq-short#zq-quote]
articles:
  zq-short: zq-article
  gazette: gazette-ferry
authors: [zqstoryauthor]
published: 2087-01-02
updated: 2087-01-03
status: developing
key_quotes: [zq-short#zq-quote]
questions:
  zq-question:
    ask: Should zqask be?
    for: zqfor
    against: zqagainst
    formerly: [zq-former-question]
claims:
  zq-claim:
    text: The zqclaimtext of it
    formerly: [zq-former-claim]
differences:
  - about: zqabout
    accounts:
      - the one zqaccount [@zq-short#zq-passage]
events:
  - date: 2087-01-04
    text: The zqevent [[zq-linked]] [@zq-short]
unknowns:
  - What zqunknown will do
related: [harbour]
updates:
  - date: 2087-01-05
    kind: correction
    text: A zqcorrection was made.
    at: zq-short#zq-quote
review_by: 2087-01-06
translation_of: harbour
formerly: [zq-former-story]
{how}
---
## The zqheading

The zqbody tells it. [@zq-short#zq-quote] So says [[zq-speaker|zqlinkwords]], and [[shared]]. [@zq-claim]

![[zq-short#zq-quote]]

::: analysis
Our zqanalysis of it.
:::
-- content/articles/zq-article.md --
---
title: zqarticletitle
outlet: zq-outlet
url: https://zqhost.example/zqpath
published: 2087-02-01
updated: 2087-02-02
retrieved: 2087-02-03
authors: [zqarticleauthor]
origins: [zq-origin, zq-outlet]
rights: full
licence: zqlicence
archive: https://zqarchive.example/
digest: A zqdigest of it. [@#zq-quote]
supersedes: gazette-ferry
withdrawn:
  date: 2087-02-04
  reason: zqreason
formerly: [zq-former-article]
---
“The zqquotetext goes here,” zqspeakername said. The zqpassagetext was there, and the zqreporttext.

A zqarticlebody follows.
-- content/annotations/zq-article.yaml --
quotes:
  zq-quote:
    speaker: zq-speaker
    where: the zqwhere
    said: 2087-03-01
    via: [zq-via]
    text: The zqquotetext goes here
    note: zqquotenote
    translation:
      text: zqtranslation
      by: zqtranslator
    formerly: [zq-former-quote]
passages:
  zq-passage:
    speaker: shared
    where: the zqpassagewhere
    text: zqpassagetext was there
    note: zqpassagenote
reports:
  zq-report:
    claim: zq-claim
    speaker: zq-reporter
    text: the zqreporttext
    note: zqreportnote
stances:
  - actor: zq-stander
    question: zq-question
    position: conditional
    basis: inferred
    evidence: [zq-quote, zq-passage]
    note: zqstancenote
  - actor: zq-speaker
    question: zq-question
    position: against
    basis: stated
    evidence: [zq-quote]
-- content/actors/zq-speaker.yaml --
name: zqspeakername
aliases: [zqalias]
native_name:
  pt: zqnative
description: What zqdescription does.
roles:
  - title: zqrole
    of: zq-boss
    since: 2087-04-01
    until: 2087-05
    evidence: [zq-article#zq-quote]
    note: zqrolenote
links:
  zqlinklabel: https://zqlink.example/
formerly: [zq-former-speaker]
-- content/actors/zq-boss.yaml --
name: zqbossname
kind: organisation
-- content/actors/zq-linked.yaml --
name: zqlinkedname
-- content/actors/zq-reporter.yaml --
name: zqreportername
-- content/actors/zq-stander.yaml --
name: zqstandername
kind: group
-- content/outlets/zq-outlet.yaml --
name: zqoutletname
kind: newspaper
url: https://zqoutlet.example/
country: PT
formerly: [zq-former-outlet]
-- content/outlets/zq-origin.yaml --
name: zqoriginname
-- content/outlets/zq-via.yaml --
name: zqvianame
kind: wire
"""

NEVER_SHOWN = frozenset({"zq-short"})
"""Canaries that no page shows even when all is public: a short name is for its own file."""

Run = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Build the site with the hidden story's `how`, and give what the manifest lists."""

    @cache
    def build(how: str, *options: str) -> dict[str, bytes]:
        files = alone(BASE, PUBLIC, HIDDEN.replace("{how}", how))
        project = lay(files, tmp_path_factory.mktemp("canary"))
        words = ["onrecord", "build", "--project", str(project), *options]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", words)
            with pytest.raises(SystemExit) as done:
                main()
        assert done.value.code == 0
        output = project / "site"
        listed = read_manifest(output)
        assert listed is not None
        here = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}
        assert {p for p in here if not p.startswith(".")} == listed.keys()
        return {path: (output / path).read_bytes() for path in listed}

    return build


def canaries() -> set[str]:
    return set(re.findall(r"zq[a-z-]*[a-z]", HIDDEN + PUBLIC))


def leaks(files: dict[str, bytes]) -> list[tuple[str, str]]:
    """Where canaries stand: the path, and the words around each."""
    found = [(path, path) for path in files if "zq" in path]
    dates = rb"2087|[^\"<>]{0,40}zq[^\"<>]{0,40}"
    for path, data in files.items():
        found += [(path, hit.decode("utf-8", "replace")) for hit in re.findall(dates, data)]
    return found


NOON = "2031-06-01T12:00:00Z"
EMBARGO = "embargo: 2031-06-01T02:00:00+02:00"


@pytest.mark.parametrize(
    ("how", "now"),
    [
        ("draft: true", NOON),
        (EMBARGO, "2031-05-31T23:59:59Z"),
        (f"draft: true\n{EMBARGO}", "2099-01-01"),
    ],
    ids=["draft", "embargo", "draft and embargo"],
)
def test_nothing_of_a_hidden_story_is_published(run: Run, how: str, now: str) -> None:
    files = run(how, "--now", now)
    assert "articles/gazette-lone/index.html" in files
    assert leaks(files) == []


@pytest.mark.parametrize(
    ("how", "options"),
    [
        ("draft: true", ["--now", NOON, "--drafts"]),
        (EMBARGO, ["--now", "2031-06-01T00:00:00Z"]),
    ],
    ids=["draft with drafts", "after the embargo"],
)
def test_the_same_canaries_are_all_published_when_the_story_is(
    run: Run, how: str, options: list[str]
) -> None:
    files = run(how, *options)
    every = b"\n".join([*files.values(), *(path.encode() for path in files)]).decode()
    assert sorted(word for word in canaries() if word not in every) == sorted(NEVER_SHOWN)


def test_an_actor_that_a_public_article_names_too_stays(run: Run) -> None:
    files = run("draft: true", "--now", NOON)
    assert "actors/shared/index.html" in files
    assert b"Shared Speaker" in files["actors/shared/index.html"]
    assert "actors/pilots/index.html" in files


def test_a_public_report_or_stance_on_a_hidden_claim_or_question_is_held_back(run: Run) -> None:
    hidden = run("draft: true", "--now", NOON)["articles/gazette-ferry/index.html"]
    shown = run("draft: true", "--now", NOON, "--drafts")["articles/gazette-ferry/index.html"]
    for anchor in (b'id="zq-public-report"', b'id="mara-lind--zq-question"'):
        assert anchor not in hidden
        assert anchor in shown
    assert b'id="mara-lind--open"' in hidden
    assert b'id="by-evidence"' in hidden
