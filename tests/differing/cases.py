"""Every kind of change by itself: what is edited in the harbour, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GAZETTE = "content/articles/gazette-ferry.md"
FOUND = "content/annotations/gazette-ferry.yaml"
HERALD = "content/articles/herald-quay.md"
HEARD = "content/annotations/herald-quay.yaml"
MARA = "content/actors/mara-lind.yaml"
CREW = "content/actors/the-crew.yaml"
STORY = "content/stories/winter.md"
SITE = "content/site.yaml"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a file: words and what takes their place; a whole file; a new place."""

    path: str
    old: str = ""
    new: str = ""
    to: str = ""
    """Another path for the file; `-` deletes it."""


@dataclass(frozen=True, slots=True)
class Case:
    """Edits and the sentences they make, warnings marked with `!`."""

    name: str
    edits: tuple[Edit, ...]
    told: tuple[str, ...]
    is_undone: bool = False
    """Whether the edits were made before, and are taken back now."""


def changed(files: Mapping[str, bytes], case: Case) -> dict[str, bytes]:
    """The files after a case's edits."""
    found = dict(files)
    for edit in case.edits:
        text = found.get(edit.path, b"").decode()
        assert not edit.old or edit.old in text, f"{edit.old!r} does not stand in {edit.path}"
        text = text.replace(edit.old, edit.new, 1) if edit.old else edit.new or text
        found.pop(edit.path, None)
        if edit.to != "-":
            found[edit.to or edit.path] = text.encode()
    return found


CASES = (
    Case(
        "the same",
        (),
        (),
    ),
    Case(
        "keys in another order",
        (
            Edit(
                FOUND,
                "    speaker: mara-lind\n    text: The ferry will sail all winter\n",
                "    text: The ferry will sail all winter\n    speaker: mara-lind\n",
            ),
        ),
        (),
    ),
    Case(
        "a comment and other quoting",
        (
            Edit(
                FOUND,
                "    text: The ferry will sail all winter\n",
                "    # said twice\n    text: >-\n      The ferry will\n      sail all winter\n",
            ),
        ),
        (),
    ),
    Case(
        "a file in another folder",
        (Edit(FOUND, to="content/annotations/2031/gazette-ferry.yaml"),),
        (),
    ),
    Case(
        "wrapped lines",
        (
            Edit(
                STORY, "The engine is new. [@g#new-engine]", "The engine\nis new.\n[@g#new-engine]"
            ),
        ),
        (),
    ),
    Case(
        "items in another order",
        (
            Edit(FOUND, "  new-engine: The ferry has a new engine\n", ""),
            Edit(
                FOUND,
                "    text: The crew is against the plan\n",
                "    text: The crew is against the plan\n  new-engine: The ferry has a new engine\n",
            ),
        ),
        (),
    ),
    Case(
        "a list in another order",
        (
            Edit(
                STORY,
                "      - no word of it in the Gazette [@g#headline]\n      - a danger in the Herald [@h#not-on-ice]\n",
                "      - a danger in the Herald [@h#not-on-ice]\n      - no word of it in the Gazette [@g#headline]\n",
            ),
        ),
        (),
    ),
    Case(
        "a citation by its full id",
        (Edit(STORY, "[@g#new-engine]", "[@gazette-ferry#new-engine]"),),
        (),
    ),
    Case(
        "another short name",
        (
            Edit(STORY, "  h: herald-quay", "  her: herald-quay"),
            Edit(STORY, "h#not-on-ice]\nq", "her#not-on-ice]\nq"),
            Edit(STORY, "[@h#not-on-ice]\ne", "[@her#not-on-ice]\ne"),
            Edit(STORY, "[@h#quay", "[@her#quay"),
            Edit(STORY, "[@h#not-on-ice]\n\n:", "[@her#not-on-ice]\n\n:"),
        ),
        (),
    ),
    Case(
        "a proven quote comes",
        (
            Edit(
                HEARD,
                "passages:",
                "  the-ice:\n    speaker: the-crew\n    text: sail on ice\npassages:",
            ),
        ),
        (
            "adds 1 proven quote of The crew from The Herald",
            "    “sail on ice” (¶1)",
        ),
    ),
    Case(
        "two quotes, one from each",
        (
            Edit(
                HEARD,
                "  not-on-ice:\n",
                "  the-ice:\n    speaker: the-crew\n    text: sail on ice\n  will-not:\n    speaker: the-crew\n    text: We will not sail\n  not-on-ice:\n",
            ),
        ),
        (
            "adds 2 proven quotes of The crew from The Herald",
            "    “sail on ice” (¶1)",
            "    “We will not sail” (¶1)",
        ),
    ),
    Case(
        "a quote that is not there comes",
        (
            Edit(
                HEARD,
                "passages:",
                "  the-ice:\n    speaker: the-crew\n    text: dance on the ice\npassages:",
            ),
        ),
        (
            "! adds 1 quote of The crew from The Herald that does not match its source",
            "    “dance on the ice”",
        ),
    ),
    Case(
        "a quote comes to an article whose text is not here",
        (
            Edit(
                "content/articles/gazette-note.md", new="---\ntitle: A note\noutlet: gazette\n---\n"
            ),
            Edit(
                "content/annotations/gazette-note.yaml",
                new="quotes:\n  ours:\n    speaker: mara-lind\n    text: These words are ours\n",
            ),
        ),
        (
            "adds the article 'A note' of The Gazette",
            "adds 1 quote of Mara Lind from The Gazette, not yet proven",
            "    “These words are ours”",
        ),
    ),
    Case(
        "a quote goes",
        (
            Edit(
                FOUND,
                "  nobody-waits:\n    speaker: mara-lind\n    text: Nobody will wait on the quay.\n",
                "",
            ),
            Edit(STORY, "![[g#nobody-waits]]\n\n", ""),
        ),
        (
            "! removes 1 quote of Mara Lind from The Gazette: the id nobody-waits leads nowhere now",
            "    “Nobody will wait on the quay.” (¶1)",
            "removes 1 quote shown in place from the text",
            "    “Nobody will wait on the quay.” (The Gazette ¶1)",
        ),
    ),
    Case(
        "a quote is shortened",
        (Edit(HEARD, "text: We will not sail on ice", "text: We will not sail"),),
        (
            "rewords the quote of The crew from The Herald: “We will not sail on ice” → “We will not sail”",
        ),
    ),
    Case(
        "a quote is reworded and stops matching",
        (Edit(HEARD, "text: We will not sail on ice", "text: We shall not sail on ice"),),
        (
            "! 1 quote of The Herald no longer matches its source",
            "    “We shall not sail on ice”",
            "rewords the quote of The crew from The Herald: “We will not sail on ice” → “We shall not sail on ice”",
        ),
    ),
    Case(
        "a quote is mended",
        (Edit(HEARD, "text: We will not sail on ice", "text: We shall not sail on ice"),),
        (
            "rewords the quote of The crew from The Herald: “We shall not sail on ice” → “We will not sail on ice”",
            "1 quote of The Herald is now proven",
            "    “We will not sail on ice” (¶1)",
        ),
        is_undone=True,
    ),
    Case(
        "another speaker",
        (Edit(HEARD, "    speaker: the-crew\n", "    speaker: mara-lind\n"),),
        (
            "the quote “We will not sail on ice” from The Herald is now Mara Lind's, no longer The crew's",
        ),
    ),
    Case(
        "a via comes",
        (Edit(HEARD, "    speaker: the-crew\n", "    speaker: the-crew\n    via: [gazette]\n"),),
        ("the via of the quote “We will not sail on ice” from The Herald: now with 'The Gazette'",),
    ),
    Case(
        "a via goes",
        (Edit(HEARD, "    speaker: the-crew\n", "    speaker: the-crew\n    via: [gazette]\n"),),
        (
            "the via of the quote “We will not sail on ice” from The Herald: no longer with 'The Gazette'",
        ),
        is_undone=True,
    ),
    Case(
        "a place and a day come",
        (
            Edit(
                HEARD,
                "    speaker: the-crew\n",
                "    speaker: the-crew\n    where: a meeting on the pier\n    said: 2031-01-04\n",
            ),
        ),
        (
            "the date of the quote “We will not sail on ice” from The Herald is now given: '2031-01-04'",
            "the place of the quote “We will not sail on ice” from The Herald is now given: 'a meeting on the pier'",
        ),
    ),
    Case(
        "a translation and a note come",
        (
            Edit(
                HEARD,
                "    speaker: the-crew\n",
                "    speaker: the-crew\n    translation:\n      text: Nous ne partons pas\n      by: our desk\n    note: Said twice.\n",
            ),
        ),
        (
            "the note of the quote “We will not sail on ice” from The Herald is now given: 'Said twice.'",
            "the translation of the quote “We will not sail on ice” from The Herald is now given: 'Nous ne partons pas (our desk)'",
        ),
    ),
    Case(
        "a flag is acknowledged",
        (
            Edit(
                HEARD,
                "    speaker: the-crew\n",
                "    speaker: the-crew\n    ack: [speaker-not-near]\n",
            ),
        ),
        (
            "the acknowledged flags of the quote “We will not sail on ice” from The Herald: now with 'speaker-not-near'",
        ),
    ),
    Case(
        "a quote is renamed",
        (
            Edit(HEARD, "  not-on-ice:\n", "  ice:\n    formerly: [not-on-ice]\n"),
            Edit(STORY, "h#not-on-ice]\nq", "h#ice]\nq"),
            Edit(STORY, "[@h#not-on-ice]\ne", "[@h#ice]\ne"),
            Edit(STORY, "[@h#not-on-ice]\n\n:", "[@h#ice]\n\n:"),
        ),
        (
            "renames the quote “We will not sail on ice” from The Herald from 'not-on-ice' to 'ice'; the old id leads on",
        ),
    ),
    Case(
        "a quote is renamed without saying so",
        (
            Edit(HEARD, "  not-on-ice:\n", "  ice:\n"),
            Edit(STORY, "h#not-on-ice]\nq", "h#ice]\nq"),
            Edit(STORY, "[@h#not-on-ice]\ne", "[@h#ice]\ne"),
            Edit(STORY, "[@h#not-on-ice]\n\n:", "[@h#ice]\n\n:"),
        ),
        (
            "! renames the quote “We will not sail on ice” from The Herald from 'not-on-ice' to 'ice' without saying so: the old id leads nowhere until it stands under formerly: [not-on-ice]",
        ),
    ),
    Case(
        "two quotes become one",
        (
            Edit(
                FOUND,
                "  nobody-waits:\n    speaker: mara-lind\n    text: Nobody will wait on the quay.\n",
                "",
            ),
            Edit(FOUND, "  all-winter:\n", "  all-winter:\n    formerly: [nobody-waits]\n"),
            Edit(STORY, "![[g#nobody-waits]]\n\n", ""),
        ),
        (
            "the quote 'nobody-waits' goes into 'all-winter'; the old id leads on",
            "removes 1 quote shown in place from the text",
            "    “Nobody will wait on the quay.” (The Gazette ¶1)",
        ),
    ),
    Case(
        "a passage becomes a quote",
        (
            Edit(
                HEARD,
                "passages:\n  quay-open: The quay stays open through the winter\n",
                "  quay-open:\n    speaker: the-crew\n    text: The quay stays open through the winter\n",
            ),
        ),
        (
            "! a new error: 'quay-open': the article does not set these words as speech (not-in-quote-marks, content/annotations/herald-quay.yaml:7)",
            "the quote “The quay stays open through the winter” from The Herald is now The crew's, no longer nobody's",
            "the quote “The quay stays open through the winter” from The Herald was a passage before",
        ),
    ),
    Case(
        "a passage comes",
        (Edit(FOUND, "passages:\n", "passages:\n  old-engine: the old one is for sale\n"),),
        (
            "adds 1 proven passage from The Gazette",
            "    “the old one is for sale” (¶2)",
        ),
    ),
    Case(
        "the source changes and a quote stops matching",
        (Edit(HERALD, "We will not sail on ice", "We shall not sail on ice"),),
        (
            "! 1 quote of The Herald no longer matches its source",
            "    “We will not sail on ice”",
            "! the text of the article 'Quay stays open' changes in 1 paragraph",
            "    - The quay stays open through the winter. The crew will strike, it said. “We will not sail on ice,” said the crew.",
            "    + The quay stays open through the winter. The crew will strike, it said. “We shall not sail on ice,” said the crew.",
        ),
    ),
    Case(
        "an article is read for stances",
        (Edit(HEARD, "passages:", "stances: []\npassages:"),),
        ("the article 'Quay stays open' of The Herald has now been read for stances",),
    ),
    Case(
        "an article counts as unread again",
        (Edit(HEARD, "passages:", "stances: []\npassages:"),),
        ("! the article 'Quay stays open' of The Herald counts as not read for stances any more",),
        is_undone=True,
    ),
    Case(
        "an article is not read for quotes any more",
        (
            Edit(
                "content/annotations/herald-lamp.yaml",
                "passages:\n  lit: A lamp was lit\n",
                "passages:\n  lit: A lamp was lit\nquotes: []\n",
            ),
        ),
        (
            "! a new error: 'quotes' takes 'id: …' lines of its own, not a list (wrong-type, content/annotations/herald-lamp.yaml:3)",
        ),
    ),
    Case(
        "a second outlet reports",
        (Edit(HEARD, "passages:", "reports:\n  sails:\n    text: The quay stays open\npassages:"),),
        (
            "The Herald now asserts the claim 'The ferry sails all winter'",
            "    “The quay stays open” (¶1)",
            "the claim 'The ferry sails all winter' is now corroborated by 2 origins",
        ),
    ),
    Case(
        "the second outlet's report goes",
        (Edit(HEARD, "passages:", "reports:\n  sails:\n    text: The quay stays open\npassages:"),),
        (
            "! the article 'Quay stays open' of The Herald counts as not read for reports any more",
            "! The Herald no longer asserts the claim 'The ferry sails all winter'",
            "    “The quay stays open” (¶1)",
            "! the claim 'The ferry sails all winter' now has a single source, and no longer 2 origins",
        ),
        is_undone=True,
    ),
    Case(
        "a report denies",
        (
            Edit(
                HEARD,
                "passages:",
                "reports:\n  sails:\n    says: denies\n    speaker: the-crew\n    evidence: [not-on-ice]\npassages:",
            ),
        ),
        (
            "The Herald now denies the claim 'The ferry sails all winter', in the words of The crew",
            "the claim 'The ferry sails all winter' is now disputed",
        ),
    ),
    Case(
        "a denial goes",
        (
            Edit(
                HEARD,
                "passages:",
                "reports:\n  sails:\n    says: denies\n    speaker: the-crew\n    evidence: [not-on-ice]\npassages:",
            ),
        ),
        (
            "! the article 'Quay stays open' of The Herald counts as not read for reports any more",
            "! The Herald no longer denies the claim 'The ferry sails all winter', in the words of The crew",
            "the claim 'The ferry sails all winter' is no longer disputed",
        ),
        is_undone=True,
    ),
    Case(
        "a report questions",
        (
            Edit(
                FOUND,
                "    evidence: [all-winter]\nstances",
                "    evidence: [all-winter]\n    says: questions\nstances",
            ),
        ),
        (
            "! the claim 'The ferry sails all winter' is no longer asserted by anybody",
            "The Gazette now questions, and no longer asserts, the claim 'The ferry sails all winter'",
            "the claim 'The ferry sails all winter' is now questioned",
        ),
    ),
    Case(
        "a report is relayed",
        (
            Edit(
                FOUND,
                "    evidence: [all-winter]\nstances",
                "    evidence: [all-winter]\n    via: [herald]\nstances",
            ),
        ),
        (
            "the via of the report on 'sails' from The Gazette: now with 'The Herald'",
            "the claim 'The ferry sails all winter' is now relayed only",
        ),
    ),
    Case(
        "a report is on another claim",
        (
            Edit(STORY, "claims:\n", "claims:\n  icy: The ice is thick\n"),
            Edit(
                FOUND,
                "    evidence: [all-winter]\nstances",
                "    evidence: [all-winter]\n    claim: icy\nstances",
            ),
        ),
        (
            "! the claim 'The ferry sails all winter' is no longer asserted by anybody",
            "a report of The Gazette is now on the claim 'The ice is thick', no longer on 'The ferry sails all winter'",
            "adds the claim 'The ice is thick', from a single source",
        ),
    ),
    Case(
        "a report goes",
        (Edit(FOUND, "reports:\n  sails:\n    evidence: [all-winter]\n", ""),),
        (
            "! the article 'Ferry to sail all winter' of The Gazette counts as not read for reports any more",
            "! The Gazette no longer asserts the claim 'The ferry sails all winter'",
            "! the claim 'The ferry sails all winter' is no longer asserted by anybody",
        ),
    ),
    Case(
        "a claim is reworded",
        (
            Edit(
                STORY,
                "sails: The ferry sails all winter",
                "sails: The ferry sails through the winter",
            ),
        ),
        ("rewords the claim 'The ferry sails all winter' → 'The ferry sails through the winter'",),
    ),
    Case(
        "a claim comes",
        (
            Edit(STORY, "claims:\n", "claims:\n  icy: The ice is thick\n"),
            Edit(HEARD, "passages:", "reports:\n  icy:\n    text: sail on ice\npassages:"),
        ),
        (
            "The Herald now asserts the claim 'The ice is thick'",
            "    “sail on ice” (¶1)",
            "adds the claim 'The ice is thick', from a single source",
        ),
    ),
    Case(
        "a claim goes",
        (
            Edit(STORY, "claims:\n  sails: The ferry sails all winter\n", ""),
            Edit(FOUND, "reports:\n  sails:\n    evidence: [all-winter]\n", ""),
        ),
        (
            "! removes the claim 'The ferry sails all winter': the id 'sails' leads nowhere now",
            "! the article 'Ferry to sail all winter' of The Gazette counts as not read for reports any more",
            "! The Gazette no longer asserts the claim 'The ferry sails all winter'",
        ),
    ),
    Case(
        "a claim is renamed",
        (
            Edit(
                STORY,
                "  sails: The ferry sails all winter",
                "  sailing:\n    text: The ferry sails all winter\n    formerly: [sails]",
            ),
            Edit(FOUND, "  sails:\n", "  sails:\n    claim: sailing\n"),
        ),
        (
            "renames the claim 'The ferry sails all winter' from 'sails' to 'sailing'; the old id leads on",
        ),
    ),
    Case(
        "a stance moves",
        (
            Edit(
                FOUND,
                "position: undeclared\n    basis: ascribed",
                "position: against\n    basis: stated",
            ),
        ),
        (
            "the stance of The crew on 'Should the ferry sail in winter?' moves from undeclared to against (stated, The Gazette ¶2)",
        ),
    ),
    Case(
        "a newer report moves a stance",
        (
            Edit(
                HEARD,
                "passages:",
                "stances:\n  - actor: the-crew\n    question: sail\n    position: against\n    basis: stated\n    evidence: [not-on-ice]\npassages:",
            ),
        ),
        (
            "the stance of The crew on 'Should the ferry sail in winter?' moves from undeclared to against (stated, The Herald ¶1)",
        ),
    ),
    Case(
        "a newer stance goes",
        (
            Edit(
                HEARD,
                "passages:",
                "stances:\n  - actor: the-crew\n    question: sail\n    position: against\n    basis: stated\n    evidence: [not-on-ice]\npassages:",
            ),
        ),
        (
            "! the article 'Quay stays open' of The Herald counts as not read for stances any more",
            "! the stance of The crew on 'Should the ferry sail in winter?' moves from against to undeclared (ascribed, The Gazette ¶2)",
        ),
        is_undone=True,
    ),
    Case(
        "a newer report says the same",
        (
            Edit(
                HEARD,
                "passages:",
                "stances:\n  - actor: mara-lind\n    question: sail\n    position: for\n    basis: ascribed\n    evidence: [quay-open]\npassages:",
            ),
        ),
        (
            "adds another stance of Mara Lind on 'Should the ferry sail in winter?': for (ascribed, The Herald ¶1)",
        ),
    ),
    Case(
        "a newer stance that said the same goes",
        (
            Edit(
                HEARD,
                "passages:",
                "stances:\n  - actor: mara-lind\n    question: sail\n    position: for\n    basis: ascribed\n    evidence: [quay-open]\npassages:",
            ),
        ),
        (
            "! the article 'Quay stays open' of The Herald counts as not read for stances any more",
            "! removes one stance of Mara Lind on 'Should the ferry sail in winter?': for (ascribed, The Herald ¶1)",
        ),
        is_undone=True,
    ),
    Case(
        "a first stance",
        (
            Edit(
                HEARD,
                "passages:",
                "stances:\n  - actor: herald\n    question: sail\n    position: against\n    basis: inferred\n    note: By its tone.\n    evidence: [quay-open]\npassages:",
            ),
        ),
        (
            "adds the stance of The Herald on 'Should the ferry sail in winter?': against (inferred, The Herald ¶1)",
        ),
    ),
    Case(
        "a stance goes",
        (
            Edit(
                FOUND,
                "  - actor: the-crew\n    question: sail\n    position: undeclared\n    basis: ascribed\n    evidence: [crew-against]\n",
                "",
            ),
        ),
        (
            "! removes the stance of The crew on 'Should the ferry sail in winter?': it was undeclared (ascribed, The Gazette ¶2)",
        ),
    ),
    Case(
        "another basis",
        (Edit(FOUND, "basis: ascribed", "basis: stated"),),
        (
            "the basis of the stance of The crew on 'Should the ferry sail in winter?' changes from 'ascribed' to 'stated'",
        ),
    ),
    Case(
        "other evidence and a note",
        (
            Edit(
                FOUND,
                "    evidence: [crew-against]",
                "    evidence: [new-engine]\n    note: They wait.",
            ),
        ),
        (
            "the note of the stance of The crew on 'Should the ferry sail in winter?' is now given: 'They wait.'",
            "the evidence of the stance of The crew on 'Should the ferry sail in winter?': now with '“The ferry has a new engine” (The Gazette ¶2)', no longer with '“The crew is against the plan” (The Gazette ¶2)'",
        ),
    ),
    Case(
        "a question is reworded",
        (
            Edit(
                STORY,
                "ask: Should the ferry sail in winter?",
                "ask: Should the ferry sail on ice?\n    for: Sail",
            ),
        ),
        (
            "the word for 'for' of the question 'Should the ferry sail on ice?' is now given: 'Sail'",
            "rewords the question 'Should the ferry sail in winter?' → 'Should the ferry sail on ice?'",
        ),
    ),
    Case(
        "a question comes",
        (
            Edit(
                STORY,
                "questions:\n",
                "questions:\n  paint:\n    ask: Should the ferry be painted?\n",
            ),
        ),
        ("adds the question 'Should the ferry be painted?'",),
    ),
    Case(
        "a question goes",
        (
            Edit(STORY, "questions:\n  sail:\n    ask: Should the ferry sail in winter?\n", ""),
            Edit(
                FOUND,
                "stances:\n  - actor: mara-lind\n    question: sail\n    position: for\n    basis: stated\n    evidence: [all-winter]\n  - actor: the-crew\n    question: sail\n    position: undeclared\n    basis: ascribed\n    evidence: [crew-against]\n",
                "",
            ),
        ),
        (
            "! removes the question 'Should the ferry sail in winter?': the id 'sail' leads nowhere now",
            "! the article 'Ferry to sail all winter' of The Gazette counts as not read for stances any more",
        ),
    ),
    Case(
        "a question is renamed",
        (
            Edit(STORY, "  sail:\n", "  sailing:\n    formerly: [sail]\n"),
            Edit(FOUND, "question: sail\n", "question: sailing\n"),
            Edit(FOUND, "question: sail\n", "question: sailing\n"),
        ),
        (
            "renames the question 'Should the ferry sail in winter?' from 'sail' to 'sailing'; the old id leads on",
        ),
    ),
    Case(
        "a sentence without a citation comes",
        (Edit(STORY, "[@h#not-on-ice]\n\n:", "[@h#not-on-ice]\n\nNobody asked them.\n\n:"),),
        (
            "! attribution coverage 100 % → 83 %: this sentence",
            "    Nobody asked them.",
            "adds 1 sentence to the text",
            "    Nobody asked them.",
        ),
    ),
    Case(
        "a sentence with a citation comes",
        (Edit(STORY, "[@h#not-on-ice]\n\n:", "[@h#not-on-ice] It will strike. [@h]\n\n:"),),
        (
            "adds 1 sentence to the text",
            "    It will strike.",
        ),
    ),
    Case(
        "a sentence goes",
        (Edit(STORY, " The engine is new. [@g#new-engine]", ""),),
        (
            "removes 1 sentence from the text",
            "    The engine is new.",
        ),
    ),
    Case(
        "a sentence is reworded",
        (Edit(STORY, "The engine is new.", "The engine is as good as new."),),
        (
            "rewords 1 sentence of the text",
            "    “The engine is new.” → “The engine is as good as new.”",
        ),
    ),
    Case(
        "two sentences change places",
        (
            Edit(
                STORY,
                "The quay stays open. [@h#quay-open] The crew fears the ice. [@h#not-on-ice]",
                "The crew fears the ice. [@h#not-on-ice] The quay stays open. [@h#quay-open]",
            ),
        ),
        (
            "moves 1 sentence within the text",
            "    The crew fears the ice.",
        ),
    ),
    Case(
        "a citation goes",
        (Edit(STORY, "The engine is new. [@g#new-engine]", "The engine is new."),),
        (
            "! attribution coverage 100 % → 80 %: this sentence",
            "    The engine is new.",
        ),
    ),
    Case(
        "a citation comes",
        (Edit(STORY, "The engine is new. [@g#new-engine]", "The engine is new."),),
        ("attribution coverage 80 % → 100 %",),
        is_undone=True,
    ),
    Case(
        "other evidence for a sentence",
        (Edit(STORY, "The quay stays open. [@h#quay-open]", "The quay stays open. [@h#headline]"),),
        (
            "1 sentence of the text rests on other evidence",
            "    The quay stays open. (+ #headline (The Herald), - “The quay stays open through the winter” (The Herald ¶1))",
        ),
    ),
    Case(
        "a word is stressed",
        (Edit(STORY, "The engine is new.", "The engine is *new*."),),
        ("the marks of the text change: links, emphasis or headings, and no word",),
    ),
    Case(
        "a name becomes a link",
        (Edit(STORY, "The crew fears", "[[the-crew|The crew]] fears"),),
        ("the marks of the text change: links, emphasis or headings, and no word",),
    ),
    Case(
        "a heading and a quote shown in place",
        (Edit(STORY, "## The quay\n", "## The open quay\n\n![[h#not-on-ice]]\n"),),
        (
            "adds 1 quote shown in place to the text",
            "    “We will not sail on ice” (The Herald ¶1)",
            "rewords 1 heading of the text",
            "    “The quay” → “The open quay”",
        ),
    ),
    Case(
        "the analysis",
        (Edit(STORY, "We think that both can be right.", "We think that neither is right."),),
        (
            "rewords 1 paragraph of analysis of the text",
            "    “We think that both can be right.” → “We think that neither is right.”",
        ),
    ),
    Case(
        "the summary",
        (Edit(STORY, "summary: The ferry may sail.", "summary: The ferry may sail again."),),
        (
            "rewords 1 sentence of the summary",
            "    “The ferry may sail.” → “The ferry may sail again.”",
        ),
    ),
    Case(
        "the title",
        (Edit(STORY, "title: Winter at the harbour", "title: Ice at the harbour"),),
        (
            "the title of the story 'Ice at the harbour' changes from 'Winter at the harbour' to 'Ice at the harbour'",
        ),
    ),
    Case(
        "the status and dates",
        (
            Edit(
                STORY,
                "published: 2031-01-07\nstatus: developing",
                "published: 2031-01-07\nupdated: 2031-01-09\nreview_by: 2031-09-01\nstatus: settled",
            ),
        ),
        (
            "the status of the story 'Winter at the harbour' changes from 'developing' to 'settled'",
            "the date of update of the story 'Winter at the harbour' is now given: '2031-01-09'",
            "the review date of the story 'Winter at the harbour' is now given: '2031-09-01'",
        ),
    ),
    Case(
        "a draft",
        (Edit(STORY, "status: developing", "status: developing\ndraft: true"),),
        ("! the story is a draft again: its pages go away",),
    ),
    Case(
        "a draft is published",
        (Edit(STORY, "status: developing", "status: developing\ndraft: true"),),
        ("the story is no draft any more: its pages are published",),
        is_undone=True,
    ),
    Case(
        "an embargo",
        (Edit(STORY, "status: developing", "status: developing\nembargo: 2031-07-01T00:00:00Z"),),
        ("the embargo of the story 'Winter at the harbour' is now given: '2031-07-01T00:00:00Z'",),
    ),
    Case(
        "an embargo is lifted",
        (Edit(STORY, "status: developing", "status: developing\nembargo: 2031-07-01T00:00:00Z"),),
        ("! the embargo until 2031-07-01T00:00:00Z is lifted",),
        is_undone=True,
    ),
    Case(
        "key quotes in another order",
        (Edit(STORY, "[g#all-winter, h#not-on-ice]", "[h#not-on-ice, g#all-winter]"),),
        ("puts the key quotes in another order",),
    ),
    Case(
        "another key quote",
        (Edit(STORY, "[g#all-winter, h#not-on-ice]", "[g#all-winter, g#nobody-waits]"),),
        (
            "the key quotes of the story 'Winter at the harbour': now with '“Nobody will wait on the quay.” (The Gazette ¶1)', no longer with '“We will not sail on ice” (The Herald ¶1)'",
        ),
    ),
    Case(
        "an article joins the story",
        (Edit(STORY, "  h: herald-quay\n", "  h: herald-quay\n  l: herald-lamp\n"),),
        (
            "the articles of the story 'Winter at the harbour': now with 'A lamp is lit (The Herald)'",
        ),
    ),
    Case(
        "an article leaves the story",
        (Edit(STORY, "  h: herald-quay\n", "  h: herald-quay\n  l: herald-lamp\n"),),
        (
            "the articles of the story 'Winter at the harbour': no longer with 'A lamp is lit (The Herald)'",
        ),
        is_undone=True,
    ),
    Case(
        "an account",
        (
            Edit(
                STORY,
                "      - a danger in the Herald [@h#not-on-ice]\n",
                "      - a danger in the Herald [@h#not-on-ice]\n      - a joke to some [@h#quay-open]\n",
            ),
        ),
        ("adds the difference 'The ice: a joke to some'",),
    ),
    Case(
        "an account goes",
        (
            Edit(
                STORY,
                "      - a danger in the Herald [@h#not-on-ice]\n",
                "      - a danger in the Herald [@h#not-on-ice]\n      - a joke to some [@h#quay-open]\n",
            ),
        ),
        ("removes the difference 'The ice: a joke to some'",),
        is_undone=True,
    ),
    Case(
        "an event is dated otherwise",
        (Edit(STORY, "  - date: 2031-01-05", "  - date: 2031-01-04"),),
        ("rewords the event '2031-01-05: The master speaks.' → '2031-01-04: The master speaks.'",),
    ),
    Case(
        "an event comes",
        (
            Edit(
                STORY,
                "events:\n",
                "events:\n  - date: 2031-01-06\n    text: The quay opens its gates. [@h#quay-open]\n",
            ),
        ),
        ("adds the event '2031-01-06: The quay opens its gates.'",),
    ),
    Case(
        "an event goes",
        (
            Edit(
                STORY,
                "events:\n",
                "events:\n  - date: 2031-01-06\n    text: The quay opens its gates. [@h#quay-open]\n",
            ),
        ),
        ("removes the event '2031-01-06: The quay opens its gates.'",),
        is_undone=True,
    ),
    Case(
        "an event rests on something else",
        (
            Edit(
                STORY, "The master speaks. [@g#all-winter]", "The master speaks. [@g#nobody-waits]"
            ),
        ),
        ("the event '2031-01-05: The master speaks.' changes in its marks or its evidence",),
    ),
    Case(
        "an unknown is settled",
        (Edit(STORY, "unknowns:\n  - Who pays for the engine\n", ""),),
        ("removes the unknown 'Who pays for the engine'",),
    ),
    Case(
        "a clarification comes",
        (
            Edit(
                STORY,
                "updates:\n",
                "updates:\n  - date: 2031-01-09\n    kind: clarification\n    text: The quay is the northern one.\n",
            ),
        ),
        ("adds the clarification '2031-01-09: The quay is the northern one.'",),
    ),
    Case(
        "a correction goes",
        (
            Edit(
                STORY,
                "updates:\n  - date: 2031-01-08\n    kind: correction\n    text: We had named the wrong quay.\n",
                "",
            ),
        ),
        ("! removes the correction '2031-01-08: We had named the wrong quay.'",),
    ),
    Case(
        "a story comes",
        (
            Edit(
                "content/stories/lamp.md",
                new="---\ntitle: The lamp\narticles:\n  l: herald-lamp\nclaims:\n  lamp-lit: The lamp is lit\n---\nThe lamp is lit. [@l#lit] Why?\n",
            ),
        ),
        (
            "adds the story 'The lamp': 1 claim, 2 sentences, attribution coverage 50 %",
            "    Why?",
        ),
    ),
    Case(
        "a story goes",
        (
            Edit(STORY, to="-"),
            Edit(
                FOUND,
                "reports:\n  sails:\n    evidence: [all-winter]\nstances:\n  - actor: mara-lind\n    question: sail\n    position: for\n    basis: stated\n    evidence: [all-winter]\n  - actor: the-crew\n    question: sail\n    position: undeclared\n    basis: ascribed\n    evidence: [crew-against]\n",
                "",
            ),
        ),
        (
            "! removes the story 'Winter at the harbour': the id 'winter' leads nowhere now",
            "! the article 'Ferry to sail all winter' of The Gazette counts as not read for reports, stances any more",
            "! The Gazette no longer asserts the claim 'The ferry sails all winter'",
        ),
    ),
    Case(
        "a story is renamed",
        (
            Edit(
                STORY,
                "title: Winter",
                "formerly: [winter]\ntitle: Winter",
                to="content/stories/ice.md",
            ),
        ),
        ("renames the story 'Winter at the harbour' from 'winter' to 'ice'; the old id leads on",),
    ),
    Case(
        "a story is renamed without saying so",
        (Edit(STORY, to="content/stories/ice.md"),),
        (
            "! renames the story 'Winter at the harbour' from 'winter' to 'ice' without saying so: the old id leads nowhere until it stands under formerly: [winter]",
        ),
    ),
    Case(
        "an article comes",
        (
            Edit(
                "content/articles/gazette-note.md", new="---\ntitle: A note\noutlet: gazette\n---\n"
            ),
        ),
        ("adds the article 'A note' of The Gazette",),
    ),
    Case(
        "an article goes",
        (
            Edit("content/articles/herald-lamp.md", to="-"),
            Edit("content/annotations/herald-lamp.yaml", to="-"),
        ),
        (
            "! removes the article 'A lamp is lit' of The Herald with its 1 item: the id 'herald-lamp' leads nowhere now",
        ),
    ),
    Case(
        "an article is renamed",
        (
            Edit(
                "content/articles/herald-lamp.md",
                "title:",
                "formerly: [herald-lamp]\ntitle:",
                to="content/articles/herald-light.md",
            ),
            Edit(
                "content/annotations/herald-lamp.yaml", to="content/annotations/herald-light.yaml"
            ),
        ),
        (
            "renames the article 'A lamp is lit' from 'herald-lamp' to 'herald-light'; the old id leads on",
        ),
    ),
    Case(
        "what is known of an article",
        (
            Edit(
                GAZETTE,
                "outlet: gazette\npublished: 2031-01-05\n",
                "outlet: gazette\npublished: 2031-01-04\nurl: https://gazette.example/ferry\nauthors: [Ann Ott]\norigins: [gazette, herald]\n",
            ),
        ),
        (
            "the date of the article 'Ferry to sail all winter' changes from '2031-01-05' to '2031-01-04'",
            "the address of the article 'Ferry to sail all winter' is now given: 'https://gazette.example/ferry'",
            "the authors of the article 'Ferry to sail all winter': now with 'Ann Ott'",
            "the origins of the article 'Ferry to sail all winter': now with 'The Gazette', 'The Herald'",
        ),
    ),
    Case(
        "what was known of an article goes",
        (
            Edit(
                GAZETTE,
                "outlet: gazette\npublished: 2031-01-05\n",
                "outlet: gazette\npublished: 2031-01-04\nurl: https://gazette.example/ferry\nauthors: [Ann Ott]\norigins: [gazette, herald]\n",
            ),
        ),
        (
            "the date of the article 'Ferry to sail all winter' changes from '2031-01-04' to '2031-01-05'",
            "the address of the article 'Ferry to sail all winter' is no longer given: it was 'https://gazette.example/ferry'",
            "the authors of the article 'Ferry to sail all winter': no longer with 'Ann Ott'",
            "the origins of the article 'Ferry to sail all winter': no longer with 'The Gazette', 'The Herald'",
        ),
        is_undone=True,
    ),
    Case(
        "a headline",
        (Edit(GAZETTE, "title: Ferry to sail all winter", "title: Ferry to sail"),),
        (
            "the headline of the article 'Ferry to sail' changes from 'Ferry to sail all winter' to 'Ferry to sail'",
        ),
    ),
    Case(
        "a digest",
        (Edit(GAZETTE, "published:", "digest: The plan. [@#all-winter]\npublished:"),),
        ("the digest of the article 'Ferry to sail all winter' is now given: 'The plan.'",),
    ),
    Case(
        "rights",
        (
            Edit(
                "content/articles/herald-lamp.md",
                "rights: full\nlicence: CC0-1.0\n---\nA lamp was lit on the pier.\n",
                "rights: withheld\n---\n",
            ),
        ),
        (
            "! 1 passage of The Herald is no longer proven",
            "    “A lamp was lit”",
            "the kind of rights of the article 'A lamp is lit' changes from 'full' to 'withheld'",
            "the licence of the article 'A lamp is lit' is no longer given: it was 'CC0-1.0'",
        ),
    ),
    Case(
        "an article is withdrawn",
        (
            Edit(
                GAZETTE,
                "published:",
                "withdrawn:\n  date: 2031-02-01\n  reason: It was made up.\npublished:",
            ),
        ),
        (
            "! the claim 'The ferry sails all winter' is no longer asserted by anybody",
            "! the article 'Ferry to sail all winter' is marked as withdrawn, 2031-02-01: It was made up.",
        ),
    ),
    Case(
        "an article is withdrawn no more",
        (
            Edit(
                GAZETTE,
                "published:",
                "withdrawn:\n  date: 2031-02-01\n  reason: It was made up.\npublished:",
            ),
        ),
        (
            "the claim 'The ferry sails all winter' now has a single source",
            "the article 'Ferry to sail all winter' is no longer marked as withdrawn",
        ),
        is_undone=True,
    ),
    Case(
        "an article supersedes another",
        (Edit(HERALD, "published:", "supersedes: herald-lamp\npublished:"),),
        ("the earlier version of the article 'Quay stays open' is now given: 'A lamp is lit'",),
    ),
    Case(
        "an outlet is renamed",
        (
            Edit(
                "content/outlets/herald.yaml",
                "name: The Herald",
                "name: The Herald\nformerly: [herald]",
                to="content/outlets/morning-herald.yaml",
            ),
            Edit(HERALD, "outlet: herald", "outlet: morning-herald"),
            Edit("content/articles/herald-lamp.md", "outlet: herald", "outlet: morning-herald"),
        ),
        ("renames the outlet 'The Herald' from 'herald' to 'morning-herald'; the old id leads on",),
    ),
    Case(
        "what is known of an outlet",
        (
            Edit(
                "content/outlets/gazette.yaml",
                "kind: newspaper",
                "kind: digital\nurl: https://gazette.example\ncountry: NO\nlanguage: en",
            ),
        ),
        (
            "the kind of the outlet 'The Gazette' changes from 'newspaper' to 'digital'",
            "the address of the outlet 'The Gazette' is now given: 'https://gazette.example'",
            "the country of the outlet 'The Gazette' is now given: 'NO'",
            "the language of the outlet 'The Gazette' is now given: 'en'",
        ),
    ),
    Case(
        "an actor comes",
        (Edit("content/actors/pilot.yaml", new="name: The pilot\n"),),
        ("adds the actor 'The pilot'",),
    ),
    Case(
        "an actor that nobody named goes",
        (Edit("content/actors/pilot.yaml", new="name: The pilot\n"),),
        ("! removes the actor 'The pilot': the id 'pilot' leads nowhere now",),
        is_undone=True,
    ),
    Case(
        "an actor goes",
        (Edit(CREW, to="-"),),
        (
            "! removes the actor 'The crew': the id 'the-crew' leads nowhere now",
            "! 3 new errors: no actor or outlet is called 'the-crew' (unknown-actor, content/annotations/gazette-ferry.yaml:11)",
            "    content/annotations/gazette-ferry.yaml:22",
            "    content/annotations/herald-quay.yaml:3",
        ),
    ),
    Case(
        "an actor is renamed",
        (
            Edit(
                CREW,
                "name: The crew",
                "name: The crew\nformerly: [the-crew]",
                to="content/actors/crew.yaml",
            ),
            Edit(FOUND, "speaker: the-crew", "speaker: crew"),
            Edit(FOUND, "actor: the-crew", "actor: crew"),
            Edit(HEARD, "the-crew", "crew"),
        ),
        ("renames the actor 'The crew' from 'the-crew' to 'crew'; the old id leads on",),
    ),
    Case(
        "an actor's name, roles and other names",
        (
            Edit(
                MARA,
                "name: Mara Lind\naliases: [M. Lind]\nroles:\n  - title: Harbour master\n    since: 2029\n",
                "name: Mara Lind-Ott\naliases: [Mara Lind]\nroles:\n  - title: Harbour master\n    since: 2029\n    until: 2031-05\n    of: herald\n    evidence: [gazette-ferry#all-winter]\n",
            ),
        ),
        (
            "the name of the actor 'Mara Lind-Ott' changes from 'Mara Lind' to 'Mara Lind-Ott'",
            "the other names of the actor 'Mara Lind-Ott': now with 'Mara Lind', no longer with 'M. Lind'",
            "the roles of the actor 'Mara Lind-Ott': now with 'Harbour master; in The Herald; since 2029; until 2031-05; by “The ferry will sail all winter” (The Gazette ¶1)', no longer with 'Harbour master; since 2029'",
        ),
    ),
    Case(
        "an actor becomes an outlet",
        (
            Edit(
                CREW,
                "name: The crew\nkind: group",
                "name: The crew",
                to="content/outlets/the-crew.yaml",
            ),
        ),
        ("the sort of the outlet 'The crew' changes from 'actor' to 'outlet'",),
    ),
    Case(
        "settings",
        (
            Edit(
                SITE,
                new="title: Harbour news\ncontact: desk@example.org\nmin_coverage: 0.8\nnav:\n  - {title: About, url: /about/}\n",
            ),
        ),
        (
            "the title of the site changes from 'Harbour watch' to 'Harbour news'",
            "the contact of the site is now given: 'desk@example.org'",
            "the least attribution coverage of the site is now given: '0.8'",
            "the navigation of the site: now with 'About: /about/'",
        ),
    ),
    Case(
        "an error comes",
        (Edit(FOUND, "    speaker: the-crew\n", "    speaker: the-cru\n"),),
        (
            "! a new error: no actor or outlet is called 'the-cru' (unknown-actor, content/annotations/gazette-ferry.yaml:11)",
            "the passage “The crew is against the plan” from The Gazette is now the-cru's, no longer The crew's",
        ),
    ),
    Case(
        "an error is mended",
        (Edit(FOUND, "    speaker: the-crew\n", "    speaker: the-cru\n"),),
        (
            "the passage “The crew is against the plan” from The Gazette is now The crew's, no longer the-cru's",
            "1 error is mended",
        ),
        is_undone=True,
    ),
    Case(
        "a file cannot be read any more",
        (Edit(HEARD, "quotes:", "quotes: ["),),
        (
            "! a new error: the [ that opens here is not closed as a list is (bad-yaml, content/annotations/herald-quay.yaml:1)",
        ),
    ),
    Case(
        "a file can be read again",
        (Edit(HEARD, "quotes:", "quotes: ["),),
        ("1 error is mended",),
        is_undone=True,
    ),
    Case(
        "a former id is given",
        (Edit(CREW, "kind: group", "kind: group\nformerly: [crew]"),),
        ("the former id 'crew' now leads to the actor 'The crew'",),
    ),
    Case(
        "a former id is taken out",
        (Edit(CREW, "kind: group", "kind: group\nformerly: [crew]"),),
        ("! the former id 'crew' of the actor 'The crew' leads nowhere now",),
        is_undone=True,
    ),
    Case(
        "a stance has a former id",
        (
            Edit(
                FOUND,
                "    evidence: [crew-against]",
                "    evidence: [crew-against]\n    formerly: [crew--ice]",
            ),
        ),
        (
            "the former id 'crew--ice' now leads to the stance of The crew on 'Should the ferry sail in winter?'",
        ),
    ),
    Case(
        "a story cannot be read any more",
        (Edit(STORY, "title: Winter", "titel: Winter"),),
        (
            "! a new error: a story has no field 'titel' (unknown-field, content/stories/winter.md:2)",
        ),
    ),
    Case(
        "a story can be read again",
        (Edit(STORY, "title: Winter", "titel: Winter"),),
        ("1 error is mended",),
        is_undone=True,
    ),
    Case(
        "an actor cannot be read any more",
        (Edit(MARA, "name: Mara", "nam: Mara"),),
        (
            "! a new error: an actor has no field 'nam' (unknown-field, content/actors/mara-lind.yaml:1)",
        ),
    ),
    Case(
        "an article cannot be read any more",
        (Edit(GAZETTE, "outlet: gazette", "outlet:"),),
        (
            "! a new error: 'outlet' has no value (missing-value, content/articles/gazette-ferry.md:3)",
        ),
    ),
    Case(
        "site.yaml cannot be read any more",
        (Edit(SITE, "title: Harbour watch", "titel: x"),),
        ("! a new error: the site has no field 'titel' (unknown-field, content/site.yaml:1)",),
    ),
    Case(
        "annotations of a source of claims cannot be read",
        (Edit(FOUND, "quotes:", "quotes: ["),),
        (
            "! a new error: the [ that opens here is not closed as a list is (bad-yaml, content/annotations/gazette-ferry.yaml:1)",
        ),
    ),
)
