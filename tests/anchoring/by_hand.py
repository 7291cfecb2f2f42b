"""A second, slow and simple reading of what a seal is, which shares no code with ours.

Written from the definition alone, for doubters and for the tests: a whole text and its key to the
root, and a stored proof of words in one run to the crown. Nothing but SHA-256 and HMAC.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

PAD = hashlib.sha256(b"onrecord-seal-1 padding\x00").digest()[:24]
MARKS = "'\"‘’‚‛“”„‟«»‹›`´「」『』\u05f3\u05f4"


def unpack(text: str) -> bytes:
    """Bytes from URL-safe base64 without padding."""
    return base64.urlsafe_b64decode(text + "==")


def text_digest(article: str, fold: int, tokens: int) -> bytes:
    """What names the text in every leaf."""
    message = b"onrecord-seal-1 text\x00" + fold.to_bytes(4, "big") + tokens.to_bytes(4, "big")
    return hashlib.sha256(message + article.encode()).digest()


def leaf(text: bytes, token: dict[str, object], salt: bytes) -> bytes:
    """The leaf of one token: its numbers, edges, kind, salt and letters."""
    numbers = ("index", "start", "block", "quarters", "marks")
    message = b"".join(int(str(token[name])).to_bytes(4, "big") for name in numbers)
    message += bytes([int(str(token["before"])), int(str(token["after"])), len("para")]) + b"para"
    message = b"onrecord-seal-1 leaf\x00" + text + message + salt + str(token["text"]).encode()
    return hashlib.sha256(message).digest()[:24]


def node(left: bytes, right: bytes) -> bytes:
    """What stands above two nodes."""
    return hashlib.sha256(b"onrecord-seal-1 node\x00" + left + right).digest()[:24]


def describe(text: str, tokens: list[tuple[int, str, int]]) -> list[dict[str, object]]:
    """All that a leaf binds, for tokens given by offset, letters and quarter words before."""
    found: list[dict[str, object]] = []
    marks = 0
    for index, (start, letters, quarters) in enumerate(tokens):
        *lines, before = text[:start].split("\n")
        after = text[start + len(letters) :].partition("\n")[0]
        block = sum(1 for line in lines if line.strip())
        found.append(
            {
                "index": index,
                "start": start,
                "text": letters,
                "quarters": quarters,
                "marks": marks,
                "block": block,
                "before": 0 if not before.strip() else 1 if before[-1].isspace() else 2,
                "after": 0 if not after.strip() else 1 if after[0].isspace() else 2,
            }
        )
        marks += letters in MARKS
    return found


def root(text: str, tokens: list[tuple[int, str, int]], *, article: str, key: bytes) -> bytes:
    """The root of a whole text."""
    named = text_digest(article, 1, len(tokens))
    described = describe(text, tokens)
    bare = hashlib.sha256(b"".join(leaf(named, token, b"") for token in described)).digest()
    message = b"onrecord-seal-1 seed\x00" + (32).to_bytes(4, "big") + bare
    seed = hmac.new(key, message, "sha256").digest()[:16]
    width = 1
    while width < len(tokens):
        width *= 2
    salts = spread(seed, width)
    level = [leaf(named, token, salt) for token, salt in zip(described, salts, strict=False)]
    level += [PAD] * (width - len(level))
    pad = PAD
    while len(level) > 64:
        level = [node(level[at], level[at + 1]) for at in range(0, len(level), 2)]
        pad = node(pad, pad)
    while level[-1] == pad:
        level.pop()
    return hashlib.sha256(b"onrecord-seal-1 root\x00" + named + b"".join(level)).digest()


def spread(seed: bytes, width: int) -> list[bytes]:
    """The salts below a seed."""
    if width == 1:
        return [seed]
    both = hashlib.sha256(b"onrecord-seal-1 salts\x00" + seed).digest()
    return spread(both[:16], width // 2) + spread(both[16:], width // 2)


def opened(seeds: bytes, start: int, end: int, width: int) -> list[bytes]:
    """The salts from `start` to `end`, of seeds for the largest halves of halves within."""
    left = [seeds[at : at + 16] for at in range(0, len(seeds), 16)]

    def below(first: int, size: int) -> list[bytes]:
        if end <= first or first + size <= start:
            return []
        if start <= first and first + size <= end:
            return spread(left.pop(0), size)
        half = size // 2
        return below(first, half) + below(first + half, half)

    return below(0, width)


def climbs(leaves: dict[int, bytes], count: int, *, hashes: bytes, crown: bytes) -> bool:
    """Whether leaves, by number, lead to the crown."""
    given = [hashes[at : at + 24] for at in range(0, len(hashes), 24)]
    width, pad, level = count, PAD, dict(leaves)
    full = 1
    while full < count:
        full *= 2
    while full > 64:
        for number in sorted(level):
            partner = number ^ 1
            if partner not in level:
                level[partner] = pad if partner >= width else given.pop(0)
        level = {n // 2: node(level[n], level[n + 1]) for n in level if n % 2 == 0}
        width, full, pad = (width + 1) // 2, full // 2, node(pad, pad)
    return not given and all(crown[24 * n : 24 * n + 24] == level[n] for n in level)
