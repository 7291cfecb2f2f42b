"""Floor 0, manual entries: what Markdown and the references in it may hold."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

PROSE: tuple[Rule, ...] = (
    # -- references ---------------------------------------------------------------------------
    Rule(
        code="malformed-reference",
        severity=Severity.ERROR,
        what="A reference is [[actor]], [[actor|words]], [@item] or ![[short#quote]], without "
        "spaces in what it names.",
        why="A slip of the keyboard would show the marks to readers, and leave a sentence without "
        "the evidence its writer meant to give.",
        wrong="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            The ferry sails all winter, says [[Mara Lind]].  # expect
            [@gazette#all-winter]
            """,
        right="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            The ferry sails all winter, says [[mara-lind|Mara Lind]].
            [@gazette#all-winter]
            """,
    ),
    Rule(
        code="transclusion-not-alone",
        severity=Severity.ERROR,
        what="A quote shown in place, ![[short#quote]], stands on a line of its own in a story.",
        why="A quote is shown with its speaker and its sources, which fit into no sentence.",
        wrong="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            Mara Lind said: ![[gazette#all-winter]]  # expect
            """,
        right="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            Mara Lind said:
            ![[gazette#all-winter]]
            """,
    ),
    # -- blocks -------------------------------------------------------------------------------
    Rule(
        code="unknown-block",
        severity=Severity.ERROR,
        what="A line of three colons begins or ends a '::: analysis' block.",
        why="There is no other block, and text in a misspelt one would pass for reporting.",
        wrong="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            ::: anlysis  # expect
            We think that the harbour needs the ferry.
            :::
            """,
        right="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            ::: analysis
            We think that the harbour needs the ferry.
            :::
            """,
    ),
    Rule(
        code="unclosed-block",
        severity=Severity.ERROR,
        what="A '::: analysis' block is ended by a line of three colons.",
        why="All that follows, reporting too, would be shown as our own reasoning and not counted.",
        wrong="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            ::: analysis  # expect
            We think that the harbour needs the ferry.
            """,
        right="""
            -- content/stories/ferry.md --
            ---
            title: The winter ferry
            articles:
              gazette: gazette-ferry
            ---
            ::: analysis
            We think that the harbour needs the ferry.
            :::
            """,
    ),
    # -- Markdown -----------------------------------------------------------------------------
    Rule(
        code="unsafe-link",
        severity=Severity.ERROR,
        what="A link in Markdown leads to an http(s) or mailto: address, to '#…' on its page, or "
        "to a path of this site that begins with '/'.",
        why="Other addresses can run a program on the reader's machine, show one place and lead "
        "to another, or lead nowhere once the site is published.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp burns again; see [the plan](plans/lamp.html).  # expect
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp burns again; see [the plan](https://gazette.example/plans/lamp.html).
            """,
    ),
    Rule(
        code="row-too-long",
        severity=Severity.ERROR,
        what="A row of a table has no more cells than the table's head.",
        why="Markdown leaves out the cells that are too many, and words of the article with them.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            | lamp | lit |
            |---|---|
            | north | yes | since Monday |  # expect
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            | lamp | lit | since |
            |---|---|---|
            | north | yes | since Monday |
            """,
    ),
    Rule(
        code="nested-too-deep",
        severity=Severity.ERROR,
        what="Lists, quotations and emphasis stand at most 89 levels deep in one another.",
        why="The Markdown parser silently drops what is nested deeper, and a quote in it would "
        "vanish from the page.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp burns again.

            >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Why?  # expect
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp burns again.

            > Why?
            """,
    ),
    Rule(
        code="too-intricate",
        severity=Severity.ERROR,
        what="A text can be read as Markdown in a limited number of steps, far more than any "
        "article needs.",
        why="A text made on purpose of marks within marks would hold up every build for minutes. "
        "Steps are counted, not seconds, so that it is refused on every machine alike.",
        wrong="""
            -- content/articles/gazette-lamp.md (times 250) --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[  # expect
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            rights: full
            licence: CC0-1.0
            ---
            The lamp burns again.
            """,
    ),
)
