"""Names resolved: what each reference means, and what is said of one that means nothing."""

from __future__ import annotations

import pytest

from generator.library import Fault, Target, TargetKind, is_paragraph
from tests.project import library, over_base

TREE = """
-- content/outlets/herald.yaml --
name: The Herald
formerly: [evening-herald]
-- content/actors/mara-lind.yaml --
name: Mara Lind
formerly: [m-lind]
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
rights: full
licence: CC0-1.0
formerly: [gazette-boat]
---
“The ferry will sail all winter,” Mara Lind said on Monday.

- First of the list
- Second of the list
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
    formerly: [whole-winter]
passages:
  monday: said on Monday
reports:
  sails: will sail all winter
stances:
  - actor: mara-lind
    question: open
    position: for
    basis: stated
    evidence: [all-winter]
-- content/articles/herald-quay.md --
---
title: The quay opens
outlet: herald
---
-- content/annotations/herald-quay.yaml --
quotes:
  quay-opens:
    speaker: mara-lind
    text: The quay opens
-- content/stories/harbour.md --
---
title: The harbour
articles:
  g: gazette-ferry
claims:
  sails: The ferry sails
  late: The ferry is late
questions:
  open:
    ask: Should it sail?
formerly: [port]
---
-- content/stories/quay.md --
---
title: The quay
articles:
  g: gazette-ferry
  h: herald-quay
claims:
  late: The ferry comes late
questions:
  close:
    ask: Should the quay close?
---
"""
LIBRARY = library(over_base(TREE))
HARBOUR = LIBRARY.stories["harbour"]


def fault(found: object) -> Fault:
    assert isinstance(found, Fault)
    return found


# -- people and outlets ---------------------------------------------------------------------------


def test_whoever_speaks_may_be_an_actor_or_an_outlet() -> None:
    assert LIBRARY.party("mara-lind") is LIBRARY.actors["mara-lind"]
    assert LIBRARY.party("gazette") is LIBRARY.outlets["gazette"]


def test_an_unknown_name_is_told_with_the_nearest_of_both() -> None:
    assert fault(LIBRARY.party("mara-lynd")).hint == "did you mean 'mara-lind'?"
    assert fault(LIBRARY.party("gazete")).hint == "did you mean 'gazette'?"
    assert fault(LIBRARY.party("xyz")).hint == "add content/actors/xyz.yaml"


def test_an_outlet_is_not_replaced_by_an_actor() -> None:
    found = fault(LIBRARY.outlet("mara-lind"))
    assert found.code == "unknown-outlet"
    assert "is an actor" in (found.hint or "")


@pytest.mark.parametrize(
    ("kind", "before", "now"),
    [
        ("party", "m-lind", "mara-lind"),
        ("party", "evening-herald", "herald"),
        ("outlet", "evening-herald", "herald"),
        ("article", "gazette-boat", "gazette-ferry"),
        ("story", "port", "harbour"),
    ],
)
def test_a_former_id_is_a_fault_that_names_the_new_one(kind: str, before: str, now: str) -> None:
    found = fault(getattr(LIBRARY, kind)(before))
    assert (found.code, found.hint) == ("former-id", f"write {now}")


def test_the_name_of_nobody_is_its_id() -> None:
    assert LIBRARY.party_name("gazette") == "The Gazette"
    assert LIBRARY.party_name("nobody") == "nobody"


# -- items, as an annotation names them -----------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "kind", "article", "item"),
    [
        ("all-winter", "item", "gazette-ferry", "all-winter"),
        ("monday", "item", "gazette-ferry", "monday"),
        ("sails", "item", "gazette-ferry", "sails"),
        ("mara-lind--open", "item", "gazette-ferry", "mara-lind--open"),
        ("headline", "headline", "gazette-ferry", "headline"),
        ("p1", "paragraph", "gazette-ferry", "p1"),
        ("p3", "paragraph", "gazette-ferry", "p3"),
        ("gazette-ferry#all-winter", "item", "gazette-ferry", "all-winter"),
        ("herald-quay#quay-opens", "item", "herald-quay", "quay-opens"),
        ("herald-quay#headline", "headline", "herald-quay", "headline"),
        ("herald-quay#p40", "paragraph", "herald-quay", "p40"),
    ],
)
def test_evidence_is_an_item_of_the_same_article_or_of_one_that_is_named(
    reference: str, kind: str, article: str, item: str
) -> None:
    found = LIBRARY.evidence(reference, "gazette-ferry")
    assert found == Target(kind=TargetKind(kind), article=article, item=item)


@pytest.mark.parametrize(
    ("reference", "code", "hint"),
    [
        ("all-wintr", "unknown-item", "did you mean 'all-winter'?"),
        ("quay-opens", "unknown-item", None),
        ("p4", "unknown-item", None),
        ("p0", "unknown-item", None),
        ("p01", "unknown-item", None),
        ("herald-quay#p0", "unknown-item", None),
        ("herald-kway#quay-opens", "unknown-article", "did you mean 'herald-quay'?"),
        ("gazette-boat#all-winter", "former-id", "write gazette-ferry"),
        ("whole-winter", "former-id", "write all-winter"),
        ("gazette-ferry#whole-winter", "former-id", "write all-winter"),
    ],
)
def test_evidence_that_is_not_there_is_a_fault(reference: str, code: str, hint: str | None) -> None:
    found = fault(LIBRARY.evidence(reference, "gazette-ferry"))
    assert (found.code, found.hint, found.quiet) == (code, hint, False)


def test_of_an_article_whose_text_is_here_the_number_of_paragraphs_is_told() -> None:
    assert "3 paragraphs" in fault(LIBRARY.evidence("p4", "gazette-ferry")).message


@pytest.mark.parametrize(
    ("item", "expected"),
    [("p1", True), ("p12", True), ("p", False), ("pier", False), ("p1a", False), ("p٣", False),
     ("headline", False), ("", False)],
)  # fmt: skip
def test_a_paragraph_is_a_p_with_a_number(item: str, *, expected: bool) -> None:
    assert is_paragraph(item) is expected


# -- what a story's prose points at ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("g#all-winter", Target(kind=TargetKind.ITEM, article="gazette-ferry", item="all-winter")),
        ("g#headline", Target(kind=TargetKind.HEADLINE, article="gazette-ferry", item="headline")),
        ("g#p2", Target(kind=TargetKind.PARAGRAPH, article="gazette-ferry", item="p2")),
        ("g", Target(kind=TargetKind.ARTICLE, article="gazette-ferry")),
        ("gazette-ferry", Target(kind=TargetKind.ARTICLE, article="gazette-ferry")),
        ("gazette-ferry#monday",
         Target(kind=TargetKind.ITEM, article="gazette-ferry", item="monday")),
        ("herald-quay#quay-opens",
         Target(kind=TargetKind.ITEM, article="herald-quay", item="quay-opens")),
        ("sails", Target(kind=TargetKind.CLAIM, story="harbour", claim="sails")),
        ("late", Target(kind=TargetKind.CLAIM, story="harbour", claim="late")),
        ("quay#late", Target(kind=TargetKind.CLAIM, story="quay", claim="late")),
    ],
)  # fmt: skip
def test_a_citation_is_a_short_name_with_an_item_or_alone_a_claim_or_a_full_id(
    reference: str, target: Target
) -> None:
    assert LIBRARY.citation(HARBOUR, reference) == target


def test_a_short_name_is_known_in_its_own_story_alone() -> None:
    assert fault(LIBRARY.citation(HARBOUR, "h#quay-opens")).code == "unknown-citation"
    found = LIBRARY.citation(LIBRARY.stories["quay"], "h#quay-opens")
    assert not isinstance(found, Fault)


@pytest.mark.parametrize(
    ("reference", "code", "hint"),
    [
        ("sail", "unknown-citation", "did you mean 'sails'?"),
        ("gg#all-winter", "unknown-citation", None),
        ("g#all-wintr", "unknown-item", "did you mean 'all-winter'?"),
        ("g#p9", "unknown-item", None),
        ("g#whole-winter", "former-id", "write all-winter"),
        ("gazette-boat", "former-id", "write gazette-ferry"),
        ("gazette-boat#all-winter", "former-id", "write gazette-ferry"),
        ("close", "unknown-citation", None),
    ],
)
def test_a_citation_of_nothing_is_a_fault(reference: str, code: str, hint: str | None) -> None:
    found = fault(LIBRARY.citation(HARBOUR, reference))
    assert (found.code, found.quiet) == (code, False)
    assert hint is None or found.hint == hint


# -- claims and questions -------------------------------------------------------------------------


def test_a_bare_claim_or_question_is_found_in_the_stories_that_list_the_article() -> None:
    assert LIBRARY.claim("sails", "gazette-ferry") == ("harbour", "sails")
    assert LIBRARY.claim("late", "herald-quay") == ("quay", "late")
    assert LIBRARY.question("open", "gazette-ferry") == ("harbour", "open")
    assert LIBRARY.question("close", "gazette-ferry") == ("quay", "close")


def test_with_its_story_it_is_found_from_any_article() -> None:
    assert LIBRARY.claim("harbour#sails", "herald-quay") == ("harbour", "sails")
    assert LIBRARY.question("harbour#open", "herald-quay") == ("harbour", "open")


def test_a_claim_of_two_stories_is_ambiguous_and_both_full_ids_are_printed() -> None:
    found = fault(LIBRARY.claim("late", "gazette-ferry"))
    assert (found.code, found.hint) == ("ambiguous-claim", "write harbour#late or quay#late")


@pytest.mark.parametrize(
    ("reference", "article", "hint"),
    [
        ("sial", "gazette-ferry", "did you mean 'sails'?"),
        ("harbour#sial", "gazette-ferry", "did you mean 'harbour#sails'?"),
        ("sails", "herald-quay", "write harbour#sails, or list this article in that story"),
        ("port#sails", "gazette-ferry", "write harbour#sails"),
    ],
)
def test_an_unknown_claim_is_told_with_what_to_write(
    reference: str, article: str, hint: str
) -> None:
    found = fault(LIBRARY.claim(reference, article))
    assert found.hint == hint
    assert not found.quiet


def test_an_article_lists_the_stories_that_use_it_and_one_without_is_unlisted() -> None:
    lone = "-- content/articles/gazette-lone.md --\n---\ntitle: Alone\noutlet: gazette\n---\n"
    made = library(over_base(TREE, lone))
    assert made.index.stories_of["gazette-ferry"] == ("harbour", "quay")
    assert [article.id for article in made.unlisted()] == ["gazette-lone"]


def test_an_article_speaks_its_own_language_else_its_outlets_else_the_sites() -> None:
    tree = """
-- content/site.yaml --
title: Harbour
language: pt
-- content/outlets/sahil.yaml --
name: Sahil
language: ar
-- content/articles/own.md --
---
title: Own
outlet: sahil
language: fr
---
-- content/articles/outlets.md --
---
title: Outlets
outlet: sahil
---
-- content/articles/sites.md --
---
title: Sites
outlet: gazette
---
"""
    made = library(over_base(tree))
    spoken = [made.language(made.articles[i]) for i in ("own", "outlets", "sites")]
    assert spoken == ["fr", "ar", "pt"]
