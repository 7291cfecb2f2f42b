"""Floor 7, `onrecord seal`: commit to a withheld text, and prove each item of it.

The only writer of `content/seals/` and of `texts/`. The root and the key are made once; sealing
again adds proofs for new items and drops those of items that are gone. Another text, or a lost
key, needs `renew`, which begins anew.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from generator.anchoring import FOLD_VERSION, prepare
from generator.anchoring.opening import prove
from generator.anchoring.seal_form import seal_to_mapping, to_mapping
from generator.anchoring.seals import KEY_BYTES, Committed, commit, sealed_stream
from generator.diagnostics import WorldError
from generator.library import Fault, Library
from generator.model import Article, SealRecord, WordedItem
from generator.pipeline import project_tree, read_library
from generator.proof_findings import anchor_findings
from generator.proving import anchor_item
from generator.reporting import visible
from generator.sealed_words import asked
from generator.structs import Struct
from generator.text_stream import TextStream
from generator.tree import CONTENT
from generator.withheld import TEXTS, key_path, read_text, text_path
from generator.yaml_events import dump

_HEAD = """\
# Made by `onrecord seal` and checked by everybody: not to be edited. What it proves, and what it
# doesn't, stands in docs/seals.md. The text and the key are not in this repository.
"""


class Sealed(Struct, frozen=True, kw_only=True):
    """What sealing came to."""

    lines: tuple[str, ...]
    """For people."""
    complete: bool
    """Whether every item has a proof."""


def seal(project: Path, article_id: str, *, text: Path | None, renew: bool) -> Sealed:
    """Seal an article's text and prove its items.

    Raises `WorldError` for an unknown article, one shown in full, a text or key that is not here,
    and a text that is not the sealed one.
    """
    library = read_library(project_tree(project), project.resolve().name)
    article = library.article(article_id)
    if isinstance(article, Fault):
        hint = f": {article.hint}" if article.hint else ""
        raise WorldError(f"{article.message}{hint}")
    if article.body:
        raise WorldError(f"'{article_id}' is shown in full: everybody can check it, without a seal")
    sealed = sealed_stream(_text(project, article_id, text), library.language(article))
    before = library.seals.get(article_id)
    key, fresh = _key(project, article_id, before, renew=renew)
    try:
        committed = commit(sealed, key=key, article=article_id)
    except ValueError as error:
        raise WorldError(f"{TEXTS}/{article_id}.txt cannot be sealed: {error}") from None
    lines = list(_compared(library, article, before, committed, renew=renew))
    proofs, failures = _proofs(library, article_id, committed, sealed)
    if fresh:
        _write(key_path(project, article_id), key.hex() + "\n", mode=0o600)
    path = project / (before.at.path if before else f"{CONTENT}/seals/{article_id}.yaml")
    _write(path, _HEAD + dump(_stored(article, committed, proofs)), mode=0o644)
    lines += failures
    lines.append(
        f"sealed {article_id}: {committed.seal.tokens} tokens, {len(proofs)} items proven"
        + (f", {_failed(library, article_id, proofs)} not" if failures else "")
    )
    lines.append(f"  commit {path.relative_to(project)}; keep {TEXTS}/ where it is, out of git")
    return Sealed(lines=tuple(lines), complete=not failures)


def _text(project: Path, article_id: str, given: Path | None) -> str:
    """The text to seal; one given from elsewhere is kept in `texts/` for the next time."""
    home = text_path(project, article_id)
    if given is None:
        if not home.is_file():
            raise WorldError(f"there is no {TEXTS}/{article_id}.txt: put the text there, or --text")
        return read_text(home)
    text = read_text(given)
    if home.is_file():
        if read_text(home) != text:
            raise WorldError(
                f"{TEXTS}/{article_id}.txt holds another text: take one of the two away"
            )
    else:
        _write(home, text, mode=0o600)
    return text


def _key(
    project: Path, article_id: str, before: SealRecord | None, *, renew: bool
) -> tuple[bytes, bool]:
    """The key, and whether it is new."""
    path = key_path(project, article_id)
    if renew or (before is None and not path.exists()):
        return secrets.token_bytes(KEY_BYTES), True
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        raise WorldError(
            f"the key {TEXTS}/{article_id}.key is not here: only who has it can add proofs."
            " --renew makes a new seal from the text"
        ) from None
    except (OSError, ValueError):
        raise WorldError(
            f"{TEXTS}/{article_id}.key holds no key: --renew makes a new one"
        ) from None
    if len(key) != KEY_BYTES:
        raise WorldError(f"{TEXTS}/{article_id}.key holds no key: --renew makes a new one")
    return key, False


def _compared(
    library: Library,
    article: Article,
    before: SealRecord | None,
    committed: Committed,
    *,
    renew: bool,
) -> Iterator[str]:
    """What a renewed seal changes; raises `WorldError` where only `renew` may go on."""
    if before is None:
        return
    if not renew:
        if before.root != seal_to_mapping(committed.seal)["root"]:
            raise WorldError(
                f"this is not the text that was sealed ({before.tokens} tokens, now"
                f" {committed.seal.tokens}), or not its key. --renew seals it anew: all"
                f" {len(before.proofs)} proofs are made again, and a reader who kept the old root"
                " will see that it changed"
            )
        return
    yield (
        f"renewed: {before.tokens} tokens before, {committed.seal.tokens} now;"
        f" fold {before.fold} before, {FOLD_VERSION} now"
    )
    known = {item.id for item in library.items(article.id)}
    gone = sorted(set(before.proofs) - known)
    yield f"  {len(before.proofs)} proofs are made again" + (
        f"; no longer there: {', '.join(gone)}" if gone else ""
    )


def _proofs(
    library: Library, article_id: str, committed: Committed, sealed: TextStream
) -> tuple[dict[str, object], list[str]]:
    """A proof for every item that stands in the text, and what to say of the others."""
    text = prepare(sealed)
    proofs: dict[str, object] = {}
    failures: list[str] = []
    for item in _worded(library, article_id):
        if item.select is None:
            continue
        found = anchor_item(library, item, item.select, text)
        if found.verdict.proven:
            try:
                made = prove(committed, asked(item, item.select, sealed.lang), found)
            except ValueError as error:
                failures.append(f"{item.at.path}: '{item.id}' cannot be proven by a seal: {error}")
            else:
                proofs[item.id] = to_mapping(made, item.select.parts)
            continue
        for finding in anchor_findings(item, item.select, found):
            failures.append(f"{item.at.path}: {visible(finding.message)}")
            failures += [f"  {visible(line)}" for line in finding.detail]
    return proofs, failures


def _worded(library: Library, article_id: str) -> tuple[WordedItem, ...]:
    record = library.annotations.get(article_id)
    return record.worded() if record else ()


def _failed(library: Library, article_id: str, proofs: dict[str, object]) -> int:
    items = [item for item in _worded(library, article_id) if item.select]
    return len(items) - len(proofs)


def _stored(article: Article, committed: Committed, proofs: dict[str, object]) -> dict[str, object]:
    dates = {"retrieved": article.retrieved.text} if article.retrieved else {}
    places = {"archive": article.archive} if article.archive else {}
    return {
        "seal": "1",
        **{key: str(value) for key, value in seal_to_mapping(committed.seal).items()},
        **dates,
        **places,
        "proofs": proofs,
    }


def _write(path: Path, text: str, *, mode: int) -> None:
    """A file whole or not at all; raises `WorldError`."""
    staged = path.with_name(f".{path.name}.onrecord-new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.unlink(missing_ok=True)
        descriptor = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise WorldError(f"{path} cannot be written: {error.strerror}") from None
