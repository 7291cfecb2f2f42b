"""Floor 0, manual entries: files, their names, their bytes, their YAML."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

FILES: tuple[Rule, ...] = (
    # -- where files stand --------------------------------------------------------------------
    Rule(
        code="no-site-yaml",
        severity=Severity.WARNING,
        what="A site says its title in `content/site.yaml`.",
        why="Without it the site is named after the folder it happens to stand in.",
        wrong="""
            -- content/site.yaml (absent) --  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            """,
    ),
    Rule(
        code="misplaced-file",
        severity=Severity.ERROR,
        what="Every file in `content/` stands in its kind's folder and ends as that kind does.",
        why="A file elsewhere would be passed over, and what it says would silently be missing.",
        wrong="""
            -- content/actor/mara-lind.yaml --
            name: Mara Lind  # expect
            """,
        right="""
            -- content/actors/mara-lind.yaml (absent) --
            -- content/actors/ferry/mara-lind.yaml --
            name: Mara Lind
            """,
    ),
    Rule(
        code="bad-id",
        severity=Severity.ERROR,
        what="An id, such as a file's name without its ending, is made of a-z, 0-9 and hyphens.",
        why="Ids become addresses, which must survive every file system, link and keyboard.",
        wrong="""
            -- content/actors/Mara_Lind.yaml --
            name: Mara Lind  # expect
            """,
        right="""
            -- content/actors/mara-lind.yaml --
            name: Mara Lind
            """,
    ),
    Rule(
        code="not-a-regular-file",
        severity=Severity.ERROR,
        what="Only files and folders are read: no symbolic link, pipe, socket or device.",
        why="A link could publish a file from outside the project; a pipe could hang the build.",
        wrong="""
            -- content/actors/jon-vale.yaml (link) --  # expect
            """,
        right="""
            -- content/actors/mara-lind.yaml --
            name: Mara Lind
            """,
    ),
    # -- what bytes they hold -----------------------------------------------------------------
    Rule(
        code="too-large",
        severity=Severity.ERROR,
        what="A content file holds at most 1 MiB and 500,000 YAML nodes.",
        why="Larger ones are mistakes or attacks, and make every build wait.",
        wrong="""
            -- content/site.yaml (times 12000) --
            # A remark that somebody wrote once and that a script then repeated without end, so that nobody could read it.  # expect
            """,
        right="""
            -- content/site.yaml --
            # A remark.
            title: Harbour watch
            """,
    ),
    Rule(
        code="not-utf8",
        severity=Severity.ERROR,
        what="Content files are UTF-8.",
        why="In another encoding letters turn into others, and a quote no longer matches.",
        wrong=r"""
            -- content/site.yaml (escaped) --
            title: Harbour watch at Troms\xf8  # expect
            """,
        right=r"""
            -- content/site.yaml (escaped) --
            title: Harbour watch at Troms\xc3\xb8
            """,
    ),
    Rule(
        code="control-character",
        severity=Severity.ERROR,
        what="Content holds no control characters but tabs and line ends, written or as escapes.",
        why="They show as nothing, travel with copied text and confuse whatever reads it next.",
        wrong=r"""
            -- content/site.yaml (escaped) --
            title: Harbour\x07 watch  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            """,
    ),
    Rule(
        code="bidi-control",
        severity=Severity.ERROR,
        what="Controls that override the direction of text are refused, and so are unpaired ones.",
        why="They can show other words than are written, in a name or in a quote (UAX #9; "
        "“Trojan Source”). Paired embeddings and isolates are fine.",
        wrong=r"""
            -- content/site.yaml (escaped) --
            title: Harbour \xe2\x80\xaewatch  # expect
            """,
        right=r"""
            -- content/site.yaml (escaped) --
            title: Harbour \xe2\x81\xa8watch\xe2\x81\xa9
            """,
    ),
    # -- front matter -------------------------------------------------------------------------
    Rule(
        code="empty-file",
        severity=Severity.ERROR,
        what="A content file, and the front matter of one, says something.",
        why="An empty file is one that was begun and forgotten, or lost its text when saved.",
        wrong="""
            -- content/site.yaml --
            # to be written  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            """,
    ),
    Rule(
        code="no-front-matter",
        severity=Severity.ERROR,
        what="An article or story begins with a line `---`, its keys and a second line `---`.",
        why="Without them nothing says whose text it is.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            The lamp was lit on Monday.  # expect
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
        code="unclosed-front-matter",
        severity=Severity.ERROR,
        what="Front matter ends with a line `---` of its own.",
        why="Otherwise nobody can tell where the keys end and the text begins.",
        wrong="""
            -- content/articles/gazette-lamp.md --
            ---  # expect
            title: Lamp lit
            outlet: gazette
            """,
        right="""
            -- content/articles/gazette-lamp.md --
            ---
            title: Lamp lit
            outlet: gazette
            ---
            """,
    ),
    # -- YAML ---------------------------------------------------------------------------------
    Rule(
        code="bad-yaml",
        severity=Severity.ERROR,
        what="YAML files and front matter are YAML; a text that holds `: ` or begins with a mark "
        "goes under `>-` on a line of its own.",
        why="A file that cannot be read says nothing; one that is read wrongly says worse.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch: the winter  # expect
            """,
        right="""
            -- content/site.yaml --
            title: >-
              Harbour watch: the winter
            """,
    ),
    Rule(
        code="several-documents",
        severity=Severity.ERROR,
        what="A YAML file holds one document.",
        why="Most tools read the first and pass over the rest.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            ---  # expect
            language: en
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            language: en
            """,
    ),
    Rule(
        code="duplicate-key",
        severity=Severity.ERROR,
        what="A key stands once in its mapping.",
        why="YAML tools keep the last one and drop the others without a word.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            title: Lamp watch  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            """,
    ),
    Rule(
        code="yaml-alias",
        severity=Severity.ERROR,
        what="Anchors `&name` and aliases `*name` are refused.",
        why="They hide what a file says, and a small file of them can stand for a huge one. Most "
        "often a text was meant that begins with one of those marks.",
        wrong="""
            -- content/site.yaml --
            title: &name Harbour watch  # expect
            rights: *name  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            rights: Harbour watch
            """,
    ),
    Rule(
        code="yaml-tag",
        severity=Severity.ERROR,
        what="Tags such as `!name` are refused.",
        why="They tell a program to treat a value as something else than the text it is.",
        wrong="""
            -- content/site.yaml --
            title: !!str Harbour watch  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            """,
    ),
    Rule(
        code="merge-key",
        severity=Severity.ERROR,
        what="The merge key `<<` is refused.",
        why="It brings in keys that don't stand there, and overrides others silently.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            repository:
              <<: {url: https://code.example/harbour}  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            repository:
              url: https://code.example/harbour
            """,
    ),
    Rule(
        code="bad-key",
        severity=Severity.ERROR,
        what="A key is a word, not a list, a mapping or nothing.",
        why="Such keys come of a text that begins with a bracket or a colon.",
        wrong="""
            -- content/site.yaml --
            [Harbour]: watch  # expect
            """,
        right="""
            -- content/site.yaml --
            title: >-
              [Harbour]: watch
            """,
    ),
    Rule(
        code="too-deep",
        severity=Severity.ERROR,
        what="Lists and mappings stand at most 32 deep inside each other.",
        why="No content needs that, and deep nests have crashed YAML parsers.",
        wrong="""
            -- content/site.yaml --
            title: Harbour watch
            nav: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]  # expect
            """,
        right="""
            -- content/site.yaml --
            title: Harbour watch
            nav: []
            """,
    ),
)
