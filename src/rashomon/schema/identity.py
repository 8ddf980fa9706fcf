"""Identity is content: an id is the hash of what a thing says, encoded so that no two things collide by joining."""

from __future__ import annotations

import hashlib

_ID_LENGTH = 16  # 64 bits of hex: a collision is expected near 5e9 items, far above any case


def content_id(kind: str, *parts: str | int | None) -> str:
    """Return the id of a thing of `kind` that says `parts`: 16 hex digits.

    Each part is written with its type and length before it, so ("ab", "c") and ("a", "bc"), 1 and "1",
    and None and "" all differ.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        tag = "n" if part is None else "i" if isinstance(part, int) else "s"
        encoded = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{tag}{len(encoded)}:".encode())
        digest.update(encoded)
    return digest.hexdigest()[:_ID_LENGTH]
