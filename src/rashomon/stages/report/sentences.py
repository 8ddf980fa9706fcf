"""Where a sentence of a report begins and ends, as far as its marks tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.language.data import table
from rashomon.schema.document import Document
from rashomon.schema.evidence import Span

# A sentence ends where a capital or a quotation mark comes next, but for initials ("J. Marsh", "the U.S. Army").
_END = re.compile(r"(?<![\s.“\"‘(][A-Z])[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9])")
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST = 12  # letters of an abbreviation


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence that a span stands in, as far as full stops tell; the span itself where no block holds it."""
    block = next((b for b in document.blocks if b.start <= span.start and span.end <= b.end), None)
    if block is None:
        return span
    ends = list(_ends(document.text, block.start, block.end))
    start = max((end for end in ends if end <= span.start), default=block.start)
    end = min((end for end in ends if end >= span.end), default=block.end)
    return Span(start, max(span.end, start + len(document.text[start:end].rstrip())))


def first_sentence(text: str) -> str:
    """The first sentence of a text, with its marks; the whole text where nothing ends it."""
    return text[: next(_ends(text, 0, len(text)), len(text))].rstrip()


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where the next sentence begins, in order."""
    for match in _END.finditer(text, start, end):
        last = _LAST_WORD.search(text, max(start, match.start() - _LONGEST), match.start())
        if text[match.start()] != "." or last is None or last.group().lower() not in _abbreviated():
            yield match.end()


@cache
def _abbreviated() -> frozenset[str]:
    """Titles whose full stop ends no sentence: "Lt.", "Gov."."""
    return frozenset(row["title"] for row in table("person_titles") if row["short"])
