"""PolNeAR's conventions of where a content and a source begin and end, put on statements before they are scored.

A statement's content is the words a reader wants: without the marks, the comma and the "that" around them. The corpus'
coders drew their spans wider, always alike, so a span can be right and still count as not exact. What they do was read
off the training part; nothing of it is in the product. `docs/benchmarks.md` has what each convention is worth.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.rows import Row
from rashomon.schema.analysis import Quotation
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Directness, Statement

_THAT = re.compile(r"\bthat,?\s+$", re.IGNORECASE)
_LONGEST_THAT = 8  # characters before a content that are looked at for its "that"
_COMMA = re.compile(r"\s?,\s?")

Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Convention:
    """One convention of the corpus: its name, and what its coders do."""

    name: str
    words: str


CONVENTIONS = (
    Convention("that", "the that before a content is part of it"),
    Convention("marks", "the marks around a quotation are part of it, and so is the comma before the closing mark"),
    Convention("source", "a quotation that goes on under a speaker has the words that name the speaker as its source"),
    Convention("joined", "a quotation cut by the words that tell who speaks is one content, whatever those words are"),
)


def as_coded(
    document: Document,
    quotations: Sequence[Quotation],
    statements: Sequence[Statement],
    without: frozenset[str] = frozenset(),
) -> list[Row]:
    """The statements as the corpus' coders would have marked them, but for the conventions named in `without`."""
    marks = _Marks(quotations)
    rows: list[Row] = []
    last: Statement | None = None
    for statement in statements:
        content = [_content(one, document.text, marks, without) for one in statement.content]
        if last is not None and "joined" not in without and _goes_on(last, statement, document.text):
            rows[-1]["content"].extend(content)
        else:
            source = _source(statement, statements, without)
            rows.append({"source": source, "cue": _spans(statement.cue), "content": content})
        last = statement
    return rows


class _Marks:
    """The outer quotations, to ask which one a content begins and ends in."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._outer = [quotation for quotation in quotations if quotation.depth == 0]
        self._starts = [quotation.start for quotation in self._outer]

    def opening(self, start: int) -> int:
        """Where a content that begins at `start` begins with the mark that stands right before it."""
        i = bisect_right(self._starts, start) - 1
        return self._starts[i] if i >= 0 and self._outer[i].inner_start == start else start

    def closing(self, end: int, text: str) -> int:
        """Where a content that ends at `end` ends with the comma and the mark that stand right after it."""
        i = bisect_left(self._starts, end) - 1
        if i < 0 or not end <= self._outer[i].inner_end:
            return end
        between = text[end : self._outer[i].inner_end]
        return self._outer[i].end if not between or _COMMA.fullmatch(between) else end


def _content(content: Evidence, text: str, marks: _Marks, without: frozenset[str]) -> list[int]:
    start, end = content.start, content.end
    if "marks" not in without:
        start, end = marks.opening(start), marks.closing(end, text)
    that = _THAT.search(text, max(0, start - _LONGEST_THAT), start)
    return [that.start() if that and "that" not in without else start, end]


def _source(statement: Statement, statements: Sequence[Statement], without: frozenset[str]) -> Spans:
    speaker = statement.speaker
    if speaker is None:
        return []
    if speaker.mention is not None:
        return _spans([speaker.mention])
    if "source" in without:
        return []
    named = [
        s.speaker.mention for s in statements if s.speaker and s.speaker.mention and s.speaker.name == speaker.name
    ]
    nearest = min(named, key=lambda mention: (abs(mention.start - statement.start), mention.start), default=None)
    return _spans([nearest]) if nearest is not None else []


def _goes_on(last: Statement, statement: Statement, text: str) -> bool:
    """True for a quotation without a cue, in the paragraph of the one before, with that one's cue between the two."""
    if statement.cue or not last.cue or last.directness is Directness.INDIRECT:
        return False
    same = statement.speaker is not None and last.speaker is not None and statement.speaker.name == last.speaker.name
    cut = last.end <= last.cue[0].start < statement.start
    return same and cut and "\n" not in text[last.end : statement.start]


def _spans(evidence: Sequence[Evidence]) -> Spans:
    return [[one.start, one.end] for one in evidence]
