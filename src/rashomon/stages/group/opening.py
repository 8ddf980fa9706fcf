"""The opening of a document, which tells first what happened and whom it happened to."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.document import BlockRole, Document

_LONGEST = 3000  # code points, some 500 words
_HEADS = (BlockRole.TITLE, BlockRole.HEADING)


@dataclass(frozen=True, slots=True)
class Opening:
    """Headline and first paragraphs, without furniture. `body` is where the prose begins: headlines have their own
    capitals."""

    text: str
    body: int


def opening_of(document: Document) -> Opening:
    """The opening of `document`; a headline that is no part of its text stands before it."""
    blocks = document.content_blocks()
    parts, heads, size = list[str](), list[str](), 0
    if not any(block.role is BlockRole.TITLE for block in blocks) and document.title:
        heads.append(document.title)
    for block in blocks:
        (heads if block.role in _HEADS and not parts else parts).append(document.text[block.start : block.end])
        size += block.end - block.start
        if size > _LONGEST:
            break
    head = "\n".join([*heads, ""])
    return Opening((head + "\n".join(parts))[:_LONGEST], len(head))
