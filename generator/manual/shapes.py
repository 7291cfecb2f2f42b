"""Floor 0, manual entries: what may stand under which key."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

SHAPES: tuple[Rule, ...] = (
    # -- keys ---------------------------------------------------------------------------------
    Rule(
        code="unknown-field",
        severity=Severity.ERROR,
        what="Every key is one that the content contract names for its place.",
        why="A misspelt key would be passed over, and what stands under it would be lost.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            publishd: 2031-01-06  # expect
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            published: 2031-01-06
            ---
            """,
    ),
    Rule(
        code="missing-field",
        severity=Severity.ERROR,
        what="Keys that the content contract requires are there.",
        why="Nothing could be shown, or be attributed, without them.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---  # expect
            title: Lamp lit
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            ---
            """,
    ),
    Rule(
        code="missing-value",
        severity=Severity.ERROR,
        what="A key that is needed has its value.",
        why="A key with nothing after it was begun and forgotten.",
        wrong="""
            -- content/site.yaml --
            title:  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            """,
    ),
    Rule(
        code="wrong-type",
        severity=Severity.ERROR,
        what="Under a key stands what it takes: one value, a list, or keys of its own.",
        why="Guessing which was meant would put words where nobody wrote them.",
        wrong="""
            -- content/site.yaml --
            title: [Harbour, watch]  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            """,
    ),
    # -- texts --------------------------------------------------------------------------------
    Rule(
        code="comment-after-text",
        severity=Severity.ERROR,
        what="No comment stands right after an unquoted text, on its line or deeper on the next.",
        why="` #` cuts a text off silently, and what is left of a quote still matches its source.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit by crew #2  # expect
            outlet: gazette
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            # The crew's number stands in the headline.
            title: >-
              Lamp lit by crew #2
            outlet: gazette
            ---
            """,
    ),
    Rule(
        code="prose-in-brackets",
        severity=Severity.ERROR,
        what="A text never stands between `{ }` or `[ ]`.",
        why="A comma would cut it in two.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            digest: [After a week, the lamp is lit.]  # expect
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            digest: After a week, the lamp is lit.
            ---
            """,
    ),
    # -- ids ----------------------------------------------------------------------------------
    Rule(
        code="bad-reference",
        severity=Severity.ERROR,
        what="What is defined elsewhere is named by its id, or `article-id#item-id`.",
        why="A name in place of an id would have to be guessed at, and two people share names.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: The Gazette  # expect
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            ---
            """,
    ),
    Rule(
        code="reserved-item-id",
        severity=Severity.ERROR,
        what="No item is called `headline`, `p1`, `p2` and so on.",
        why="Those ids mean an article's title and its paragraphs.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp was lit on Monday.
            -- content/annotations/gazette-lamp.yaml --
            passages:
              p1: The lamp was lit  # expect
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp was lit on Monday.
            -- content/annotations/gazette-lamp.yaml --
            passages:
              lit: The lamp was lit
            """,
    ),
    # -- words, dates, numbers, addresses -----------------------------------------------------
    Rule(
        code="unknown-word",
        severity=Severity.ERROR,
        what="Where the content contract gives a list of words, one of them stands.",
        why="A word that nothing understands would change nothing, and nobody would notice.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: witheld  # expect
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: withheld
            ---
            """,
    ),
    Rule(
        code="bad-date",
        severity=Severity.ERROR,
        what="Dates are written as known: 2019, 2019-11, 2019-11-29, with a time and its zone, "
        "between two days, or `../` some time before (EDTF).",
        why="05/01 is two days, and a date that is read wrongly puts events in the wrong order.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            published: 6 January 2031  # expect
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            published: 2031-01-06
            ---
            """,
    ),
    Rule(
        code="embargo-without-zone",
        severity=Severity.ERROR,
        what="An embargo ends at a time of day with its zone.",
        why="A day begins at forty moments around the world; the first could be too early.",
        wrong="""
            -- content/stories/winter.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            embargo: 2031-01-07  # expect
            ---
            Mara Lind says the ferry will sail. [@gazette#all-winter]
            """,
        right="""
            -- content/stories/winter.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            embargo: 2031-01-07T06:00:00+01:00
            ---
            Mara Lind says the ferry will sail. [@gazette#all-winter]
            """,
    ),
    Rule(
        code="bad-url",
        severity=Severity.ERROR,
        what="An address begins with http:// or https:// and hides nothing.",
        why="Other schemes can run programs, and a name before the host can show one site and "
        "lead to another.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            url: gazette.example/lamp  # expect
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            url: https://gazette.example/lamp
            ---
            """,
    ),
    Rule(
        code="bad-language",
        severity=Severity.ERROR,
        what="A language is a BCP 47 tag such as en, pt-BR or sr-Latn.",
        why="Browsers and screen readers choose voice, fonts and direction by it.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            language: english  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            language: en
            """,
    ),
    Rule(
        code="bad-country",
        severity=Severity.ERROR,
        what="A country is the two capital letters of ISO 3166-1.",
        why="Countries are grouped and compared by it, in every language.",
        wrong="""
            -- content/outlets/gazette.yaml --
            name: The Gazette
            country: Norway  # expect
            """,
        right="""
            -- content/outlets/gazette.yaml --
            name: The Gazette
            country: NO
            """,
    ),
    Rule(
        code="bad-timezone",
        severity=Severity.ERROR,
        what="A time zone is named as in the IANA database.",
        why="Other names mean several zones or none, and change with the season.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            timezone: CEST  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            timezone: Europe/Oslo
            """,
    ),
    Rule(
        code="bad-number",
        severity=Severity.ERROR,
        what="A count is a whole number from 1; a share lies between 0 and 1.",
        why="90 might be meant as 90 %, but 1 could be either.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            min_coverage: 90  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            min_coverage: 0.9
            """,
    ),
    Rule(
        code="bad-theme",
        severity=Severity.ERROR,
        what="A design token takes a colour, a list of fonts or a length, as its name says.",
        why="Values go into the style sheet as they are; nothing may fetch or break out there.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            theme:
              measure: wide  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            theme:
              measure: 38rem
            """,
    ),
    # -- rights -------------------------------------------------------------------------------
    Rule(
        code="licence-needed",
        severity=Severity.ERROR,
        what="An article with `rights: full` names its licence.",
        why="A text is shown whole only where somebody has said that it may be.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full  # expect
            ---
            The lamp was lit on Monday.
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp was lit on Monday.
            """,
    ),
    Rule(
        code="article-without-text",
        severity=Severity.ERROR,
        what="An article with `rights: full` has its text after the front matter.",
        why="Its page would be empty, and no quote could be found in it.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full  # expect
            licence: CC0-1.0
            ---
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            ---
            """,
    ),
    Rule(
        code="text-not-published-here",
        severity=Severity.ERROR,
        what="The text of an article stands in its file only with `rights: full`.",
        why="What is committed is published with the repository, whatever the site shows.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: withheld
            ---
            The lamp was lit on Monday.  # expect
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: withheld
            ---
            """,
    ),
    # -- items --------------------------------------------------------------------------------
    Rule(
        code="evidence-needed",
        severity=Severity.ERROR,
        what="A stance names its evidence; a report has words of its own or names evidence.",
        why="What nothing in a source carries is only our opinion of somebody's opinion.",
        wrong="""
            -- content/stories/winter.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            questions:
              sail-on:
                ask: Should the ferry sail in winter?
            ---
            Mara Lind says the ferry will sail. [@gazette#all-winter]
            -- content/annotations/gazette-ferry.yaml --
            quotes:
              all-winter:
                speaker: mara-lind
                text: The ferry will sail all winter
            stances:
              - actor: mara-lind
                question: sail-on
                position: for
                basis: stated
                evidence: []  # expect
            """,
        right="""
            -- content/stories/winter.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            questions:
              sail-on:
                ask: Should the ferry sail in winter?
            ---
            Mara Lind says the ferry will sail. [@gazette#all-winter]
            -- content/annotations/gazette-ferry.yaml --
            quotes:
              all-winter:
                speaker: mara-lind
                text: The ferry will sail all winter
            stances:
              - actor: mara-lind
                question: sail-on
                position: for
                basis: stated
                evidence: [all-winter]
            """,
    ),
    Rule(
        code="note-needed",
        severity=Severity.ERROR,
        what="A stance that is inferred, conditional, or rests on a deed says more in a `note`.",
        why="The reader must see how we read it, on what it depends, or what was done.",
        wrong="""
            -- content/stories/winter.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            questions:
              sail-on:
                ask: Should the ferry sail in winter?
            ---
            Mara Lind says the ferry will sail. [@gazette#all-winter]
            -- content/annotations/gazette-ferry.yaml --
            quotes:
              all-winter:
                speaker: mara-lind
                text: The ferry will sail all winter
            stances:
              - actor: mara-lind
                question: sail-on
                position: for
                basis: inferred  # expect
                evidence: [all-winter]
            """,
        right="""
            -- content/stories/winter.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            questions:
              sail-on:
                ask: Should the ferry sail in winter?
            ---
            Mara Lind says the ferry will sail. [@gazette#all-winter]
            -- content/annotations/gazette-ferry.yaml --
            quotes:
              all-winter:
                speaker: mara-lind
                text: The ferry will sail all winter
            stances:
              - actor: mara-lind
                question: sail-on
                position: for
                basis: inferred
                evidence: [all-winter]
                note: She announces it without a word of regret.
            """,
    ),
)
