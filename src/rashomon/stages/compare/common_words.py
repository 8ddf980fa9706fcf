"""Words that two documents may share though neither copied the other.

A quotation and the words that attribute it, a sentence that police, monitors and publishers use again and
again, a caption that came with a photograph, a web address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.language.marks import find_marks
from rashomon.language.quotation import find_quotations
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.stages.compare.pasted import spoken
from rashomon.stages.compare.stock import stock_sentences
from rashomon.stages.compare.tokens import Cut, Indexes

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-zß-öø-ÿ])")
_WORD = re.compile(r"[^\W_]+")
_LONGEST_ATTRIBUTION = 12  # words: "a senior defence official told the state news agency in the capital late on Monday"
_ANNOUNCES = re.compile(
    r"\b(?:statement|said|says|wrote|writes|reads?|released?|tweet(?:ed)?|posted)\b[^.]*:\s*$", re.I
)
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_LONGEST_LABEL = 25  # words: a longer block without a full stop is a paragraph that was cut
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.I)
_POST = re.compile(r"[—–-] ?[^\n(—–]{1,80}\(@\w+\)|\bpic\.twitter\.com/|\bt\.co/")


@dataclass(frozen=True, slots=True)
class Marked:
    """What the tokens of a document show: its `stock` sentences, and whether it `may_quote`."""

    stock: Sequence[tuple[int, int]]
    may_quote: bool


def mark_documents(cut: Cut, starts: Indexes) -> Iterator[Marked]:
    """What the tokens of each document show. `starts` says where each token begins."""
    quoting = np.zeros(len(cut.documents), bool)
    quoting[np.repeat(cut.owners, cut.sizes())[cut.look(_may_quote) > 0]] = True
    for stock, quotes in zip(stock_sentences(cut, starts), quoting.tolist(), strict=True):
        yield Marked(stock, quotes)


def _may_quote(token: str) -> int:
    return next(find_marks(token, 0, len(token)), None) is not None


def spans_not_counted(document: Document, marked: Marked) -> list[tuple[int, int]]:
    """The spans of content whose words cannot show copying, sorted."""
    content = document.content_blocks()
    spans = [(b.start, b.end) for b in content if b.role is BlockRole.CAPTION]
    spans += marked.stock
    if marked.may_quote:
        quoted = [(q.start, q.end) for q in spoken(document.text, find_quotations(document.text, content))]
        spans += quoted
        spans += _attributions(document.text, content, quoted)
    spans += _announced(document.text, content)
    small = document.text.lower()
    linked = "http" in small or "www." in small
    for block in content:
        if not _running(document.text, block):
            spans.append((block.start, block.end))
        if linked:
            spans += [found.span() for found in _ADDRESS.finditer(document.text, block.start, block.end)]
    return sorted(spans)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A rough cut into sentences, for weighing words only: `dissect` makes the real one."""
    at = start
    for found in _SENTENCE_END.finditer(text, start, end):
        yield at, found.end()
        at = found.end()
    if at < end:
        yield at, end


def _attributions(text: str, blocks: Sequence[Block], quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The short stretches of a quoting sentence that its quotations leave over: "the minister told reporters"."""
    marks = sorted(quoted)
    first = 0
    for block in blocks:
        while first < len(marks) and marks[first][1] <= block.start:
            first += 1
        inside = marks[first : _until(marks, first, block.end)]
        if not inside:
            continue
        for start, end in _gaps(inside, block):
            yield from _beside(text, start, end, (start > block.start, end < block.end))


def _until(marks: Sequence[tuple[int, int]], first: int, end: int) -> int:
    last = first
    while last < len(marks) and marks[last][0] < end:
        last += 1
    return last


def _gaps(marks: Sequence[tuple[int, int]], block: Block) -> Iterator[tuple[int, int]]:
    at = block.start
    for start, end in marks:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < block.end:
        yield at, block.end


def _beside(text: str, start: int, end: int, touches: tuple[bool, bool]) -> Iterator[tuple[int, int]]:
    """The first or last sentence of a gap, where a quotation touches it and it is short enough."""
    parts = list(sentences(text, start, end))
    edges = ([parts[0]] if touches[0] else []) + ([parts[-1]] if touches[1] else [])
    for edge in edges:
        if len(_WORD.findall(text, *edge)) <= _LONGEST_ATTRIBUTION:
            yield edge


def _announced(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """A paragraph that another announces ("The ministry said in a statement:"), and posts set into the page."""
    for before, block in zip((None, *blocks), blocks, strict=False):
        if (before is not None and _announces(text, before)) or _holds_a_post(text[block.start : block.end]):
            yield block.start, block.end


def _announces(text: str, block: Block) -> bool:
    end = text[max(block.start, block.end - 200) : block.end].rstrip()
    return end.endswith(":") and _ANNOUNCES.search(end) is not None


def _holds_a_post(words: str) -> bool:
    return ("(@" in words or "t.co/" in words or ".twitter.com/" in words) and _POST.search(words) is not None


def _running(text: str, block: Block) -> bool:
    """Whether a block is running text: long, or ended as a sentence is. Headlines, menus and labels are not."""
    if text[block.start : block.end].rstrip("\"'”’)]")[-1:] in _ENDS:
        return True
    return len(_WORD.findall(text, block.start, block.end)) > _LONGEST_LABEL
